package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var modules = []string{"list", "fold", "pinyin", "index", "query", "excerpt", "hits", "shards", "search"}

// script joins the modules as the template does, imports and exports taken away.
func script(t testing.TB) string {
	t.Helper()
	var s strings.Builder
	for _, name := range modules {
		b, err := os.ReadFile(filepath.Join("../../layouts/_partials/search", name+".js"))
		if err != nil {
			t.Fatal(err)
		}
		s.Write(regexp.MustCompile(`(?m)^import .*$`).ReplaceAll(b, nil))
	}
	return regexp.MustCompile(`(?m)^export `).ReplaceAllString(s.String(), "")
}

// An answer is a line of testdata/run.js.
type answer struct {
	Paths []string
	Where []string
	Files []string
	Slow  float64
}

// ask lets node run the script over an index; share is how many queries share what was loaded, 0 to list all pages found.
func ask(t testing.TB, files map[string][]byte, queries []string, share int) []answer {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("SKIPPED: no node here, so the search script was run in no engine but the browser's")
	}
	dir := t.TempDir()
	for path, data := range files {
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	body := filepath.Join(dir, "body")
	if err := os.WriteFile(body, []byte(script(t)+"\nreturn { openIndex, find };"), 0o600); err != nil {
		t.Fatal(err)
	}
	input, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "testdata/run.js", body, dir, fmt.Sprint(share))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var answers []answer
	for line := range bytes.Lines(out) {
		var a answer
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, a)
	}
	if len(answers) != len(queries) {
		t.Fatalf("%d answers to %d queries", len(answers), len(queries))
	}
	return answers
}

func TestTheScriptFindsWhatAScanFinds(t *testing.T) {
	s, r := get(t, small), rand.New(rand.NewPCG(3, 4))
	queries := append(s.draw(r, 2000), s.absent(r, 200)...)
	want := s.scan(queries)
	for i, a := range ask(t, s.files, queries, 0) {
		paths := slices.Sorted(slices.Values(a.Paths))
		if !slices.Equal(paths, want[i]) {
			t.Errorf("%q: found %d pages, a scan %d", queries[i], len(paths), len(want[i]))
		}
		if !slices.IsSortedFunc(a.Where, byWorth) {
			t.Errorf("%q: a title does not come before headings, or headings before text", queries[i])
		}
	}
}

func byWorth(a, b string) int {
	order := []string{"title", "pinyin", "heading", "text"}
	return slices.Index(order, a) - slices.Index(order, b)
}

func TestQueriesAreFolded(t *testing.T) {
	x := New(Options{})
	x.Add("campaigns/2023/a.html", []byte(`<main><h1>长沙镇开展宪法宣传</h1><p>在 重庆路 发放资料２００份，拨打 Rule of Law 热线。</p><p>张著镕讲话</p></main>`))
	x.Add("campaigns/2022/b.html", []byte(`<main><h1>发放资料</h1><h2>宪法讲座</h2><p>法律和律师</p></main>`))
	x.Add("campaigns/2021/c.html", []byte(`<main><h1>旧闻</h1><p>宪法</p></main>`))
	x.Add("campaigns/2024/d.html", []byte(`<main><h1>新闻</h1><p>宪法</p></main>`))
	files, err := x.Files()
	if err != nil {
		t.Fatal(err)
	}
	a, b, c, d := "campaigns/2023/a.html", "campaigns/2022/b.html", "campaigns/2021/c.html", "campaigns/2024/d.html"
	tests := []struct {
		query string
		want  []string
	}{
		{"宪法", []string{a, b, d, c}}, // title, heading, text newer first
		{"憲法宣傳", []string{a}},        // traditional
		{"２００份", []string{a}},        // full width
		{"200份", []string{a}},
		{"RULE OF", []string{a}},
		{"ｒｕｌｅ　ｏｆ", []string{a}},
		{"重 庆路", []string{a}},
		{"在重庆路发放", []string{a}},
		{"csz", []string{a}}, // initials
		{"changshazhen", []string{a}},
		{"changsh", []string{a}},
		{"xfxc", []string{a}},
		{"沙", []string{a}},  // a single character of a title
		{"律", []string{}},   // of the text only
		{"法律师", []string{}}, // its pairs stand there, it does not
		{"宪法 资料", []string{a, b}},
		{"资料 法律", []string{b}},
		{"a", []string{}},
		{"", []string{}},
		{"\\`${}", []string{}},
		{"。张", []string{}}, // no string runs over two paragraphs
	}
	var queries []string
	for _, test := range tests {
		queries = append(queries, test.query)
	}
	for i, got := range ask(t, files, queries, 0) {
		if !slices.Equal(got.Paths, tests[i].want) {
			t.Errorf("%q found %q, want %q", queries[i], got.Paths, tests[i].want)
		}
	}
}
