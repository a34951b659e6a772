package desk_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var seenField = regexp.MustCompile(`name="seen" value="([0-9a-f]+)"`)

// footer saves the footer step of the town's data with a phone number.
func (g *guest) footer(phone string) {
	g.tb.Helper()
	seen := seenField.FindStringSubmatch(g.get("/town/footer"))
	text, at := g.send("/town/footer", url.Values{"seen": {seen[1]}, "do": {"leave"}, "footer.phone": {phone}})
	if at != "/" {
		g.tb.Fatal(at, words(text))
	}
}

func TestTheTownsDataHaveAHistory(t *testing.T) {
	g := visit(t, town(t, 1))
	has(t, g.get("/town/history"), "从这里还没有改过")
	first := g.text("data/site.toml")
	g.footer("0000-0000001")
	g.footer("0000-0000002")
	if !strings.Contains(g.get("/town/names"), `href="/town/history"`) {
		t.Error("nothing leads to the history")
	}
	history := g.get("/town/history")
	has(t, history, "页脚：联系电话由“0000-0000001”改为“0000-0000002”")
	links := regexp.MustCompile(`/town/history/([0-9-]+)"`).FindAllStringSubmatch(history, -1)
	if len(links) != 2 {
		t.Fatal(len(links), "versions")
	}
	oldest := "/town/history/" + links[1][1]
	has(t, g.get(oldest), "页脚：联系电话", "0000-0000002", "恢复以前的一版")
	if _, at := g.send(oldest, url.Values{}); at != "/town/names" {
		t.Error(at)
	}
	if got := g.text("data/site.toml"); got != first {
		t.Errorf("got\n%s\nwant\n%s", got, first)
	}
	if n := strings.Count(g.get("/town/history"), "看这次修改以前的一版"); n != 3 {
		t.Error(n, "versions after restoring")
	}
	if status, _, _ := g.ask("GET", "/town/history/20200101-000000", nil, ""); status != http.StatusNotFound {
		t.Error(status)
	}
}

func TestSavingTheTownsDataAsTheyWereOpenedChangesNoByte(t *testing.T) {
	g := visit(t, town(t, 1))
	before := g.text("data/site.toml")
	for _, step := range []string{"names", "address", "footer", "office"} {
		fields := fieldsOf(t, g.get("/town/"+step), "")
		fields.Set("do", "leave")
		if text, at := g.send("/town/"+step, fields); at != "/" || g.text("data/site.toml") != before {
			t.Errorf("%s led to %s: %s", step, at, words(text))
		}
	}
	has(t, g.get("/town/history"), "从这里还没有改过")
}

func TestAVersionOfTheTownsDataThatCannotBeReadIsNotRestored(t *testing.T) {
	g := visit(t, town(t, 1))
	now := g.text("data/site.toml")
	place := filepath.Join(g.root, ".pufa", "history", "data", "site.20251201-080000.toml")
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(place, []byte("name = 3\n[broken"), 0o644); err != nil {
		t.Fatal(err)
	}
	status, text, _ := g.sendAny("/town/history/20251201-080000", url.Values{})
	has(t, text, "这一版里有读不懂的内容")
	if status != http.StatusConflict || g.text("data/site.toml") != now {
		t.Error(status)
	}
}
