package search

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestReadTakesTheTextOfMain(t *testing.T) {
	tests := []struct {
		name, path, page string
		want             Page
	}{
		{"what the page says of itself", "campaigns/2023/x.html",
			`<title>甲 - 站</title><nav>栏目</nav><main data-kind="campaign" data-date="2023-12-04"><h1>甲</h1><p>乙</main><footer>丙</footer>`,
			Page{"campaigns/2023/x.html", "甲", "campaign", "2023-12-04", 2023, []Block{{"乙", false}}}},
		{"what its path says", "reports/2022.html", `<title>甲 &amp; 乙</title><main><h2>一、成效</h2>文字</main>`,
			Page{"reports/2022.html", "甲&乙", "report", "", 2022, []Block{{"一、成效", true}, {"文字", false}}}},
		{"the first date", "campaigns/2021/x.html", `<main><h1>甲</h1><time datetime="2021-03-01">3月1日</time><time datetime="2022-01-01">次年</time></main>`,
			Page{"campaigns/2021/x.html", "甲", "campaign", "2021-03-01", 2021, []Block{{"3月1日次年", false}}}},
		{"closing tags left out", "a.html", `<main><h1>甲</h1><ul><li>一<li>二</ul><p>三<p>四<table><tr><td>五<td>六</table></main>`,
			Page{"a.html", "甲", "page", "", 0, []Block{{"一", false}, {"二", false}, {"三", false}, {"四", false}, {"五", false}, {"六", false}}}},
		{"what is left out", "a.html", `<main><h1>甲</h1><nav>乙<nav>丙</nav>丁</nav><div data-search="off"><div>戊</div>己</div><script>庚</script>辛</main>`,
			Page{"a.html", "甲", "page", "", 0, []Block{{"辛", false}}}},
		{"a heading on two lines", "a.html", `<main><h1>甲的，<br>乙</h1><h2>丙<br>丁</h2></main>`,
			Page{"a.html", "甲的，乙", "page", "", 0, []Block{{"丙丁", true}}}},
		{"inline elements and blanks", "a.html", "<main><h1>甲</h1><p>办结<b>65</b>件，\n  <a href=x>The  rule\tof law</a> 乙<br>丙&nbsp;丁</p></main>",
			Page{"a.html", "甲", "page", "", 0, []Block{{"办结65件，The rule of law乙", false}, {"丙丁", false}}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := Read(test.path, []byte(test.page))
			if diff := cmp.Diff(test.want, got); diff != "" || !ok {
				t.Errorf("found %v (-want +got):\n%s", ok, diff)
			}
		})
	}
}

func TestReadPassesOverWhatIsNotToBeFound(t *testing.T) {
	for _, page := range []string{`<title>甲</title><p>乙</p>`, `<main data-search="off"><h1>甲</h1></main>`, `<title>甲</title><main><div data-search=off><h1>乙</h1></div></main>`} {
		if p, ok := Read("a.html", []byte(page)); ok {
			t.Errorf("%s is read as %+v", page, p)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<main data-date="2023-12-04"><h1>甲</h1><p>乙<nav>丙</main>`)
	f.Add("<main><div data-search=off><div></div>\x00<h1>\ue000")
	f.Fuzz(func(t *testing.T, page string) {
		p, ok := Read("a.html", []byte(page))
		if !ok {
			return
		}
		for _, b := range append(p.Blocks, Block{Text: p.Title}) {
			if b.Text == "" || plain(b.Text) != b.Text || !utf8.ValidString(b.Text) {
				t.Errorf("%q keeps %q", page, b.Text)
			}
		}
		x := New(Options{})
		x.Add("a.html", []byte(page))
		if _, err := x.Files(); err != nil {
			t.Error(err)
		}
	})
}

func TestTheSamePagesGiveTheSameBytes(t *testing.T) {
	c := madeUp(300)
	var first map[string][]byte
	for round := range 3 {
		rand.Shuffle(len(c.paths), func(i, j int) { c.paths[i], c.paths[j] = c.paths[j], c.paths[i] })
		x := New(Options{})
		var group sync.WaitGroup
		for _, path := range c.paths {
			group.Go(func() { x.Add(path, c.pages[path]) })
		}
		group.Wait()
		files, err := x.Files()
		if err != nil {
			t.Fatal(err)
		}
		if round == 0 {
			first = files
		} else if diff := cmp.Diff(first, files); diff != "" {
			t.Fatal("the bytes differ")
		}
	}
}

func TestAPathAddedTwiceIsAnError(t *testing.T) {
	x := New(Options{})
	x.Add("a.html", []byte("<main>甲</main>"))
	x.Add("a.html", []byte("<main>甲</main>"))
	if _, err := x.Files(); err == nil || !strings.Contains(err.Error(), `indexing "a.html"`) {
		t.Errorf("got %v", err)
	}
}

func TestASiteWithoutPagesHasAnIndex(t *testing.T) {
	files, err := New(Options{}).Files()
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range ask(t, files, []string{"甲乙", "abc", "甲"}, 0) {
		if len(a.Paths) > 0 {
			t.Errorf("query %d found %q", i, a.Paths)
		}
	}
}
