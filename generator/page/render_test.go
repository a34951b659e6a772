package page_test

import (
	"context"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"pufa"
	"pufa/generator/finding"
	"pufa/generator/page"
	"pufa/generator/record"
	"pufa/generator/site"
)

// rendered is a workspace's preview as Hugo renders it: drafts and the page of all components included.
func rendered(t *testing.T, ws *record.Workspace) map[string]*html.Node {
	t.Helper()
	now := time.Date(2024, 3, 1, 9, 0, 0, 0, time.UTC)
	p, err := page.Make(ws, page.Options{Now: now, Draft: true})
	if err != nil {
		t.Fatal(err)
	}
	files, faults, err := site.Render(context.Background(), site.Options{
		Files: pufa.Files, Content: p.Content, Params: p.Params, Title: ws.Site.Name, Path: ws.Site.Path, Now: now, Draft: true, Cache: t.TempDir(),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		if f.Severity != finding.Notice {
			t.Errorf("rendering: %s", f)
		}
	}
	pages := map[string]*html.Node{}
	for name, data := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, fault := range []string{"ZgotmplZ", "&lt;no value", "%!", "map["} { // what the template engine writes where it is at a loss
			if strings.Contains(string(data), fault) {
				t.Errorf("%s holds %q", name, fault)
			}
		}
		tree, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		pages[name] = tree
	}
	return pages
}

func TestEveryComponentStandsOnItsPage(t *testing.T) {
	pages := rendered(t, &record.Workspace{Site: record.Site{Name: "空站", Town: "甲样镇", Unit: "样例县甲样镇", Fictional: true}})
	tree := pages["about/components.html"]
	if tree == nil {
		t.Fatalf("no page of components among %d pages", len(pages))
	}
	classes := map[string]int{}
	for n := range tree.Descendants() {
		for class := range strings.FieldsSeq(attr(n, "class")) {
			classes[class]++
		}
	}
	for class, least := range map[string]int{
		"header": 1, "crumbs": 1, "footer": 1, "tools": 1, "outline": 1, "figures__item": 8, "mark": 40, "line": 40, "chart--bars": 1, "chart--line": 1,
		"chart--stacked": 1, "chart--share": 1, "chart-table": 6, "entry": 4, "day": 3, "facts__item": 5, "notice": 2, "corrections": 1, "downloads": 1,
		"pager": 1, "ways": 1, "photo": 30, "neighbours": 1,
	} {
		if classes[class] < least {
			t.Errorf("%d of .%s on the page, want at least %d", classes[class], class, least)
		}
	}
}

func TestPagesAreWellBuilt(t *testing.T) {
	pages := rendered(t, page.SmallTown())
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		tree := pages[name]
		ids, level, firsts, whole := map[string]bool{}, 0, 0, strings.Builder{}
		for n := range tree.Descendants() {
			if n.Type == html.TextNode {
				whole.WriteString(n.Data)
			}
			if n.Type != html.ElementNode {
				continue
			}
			if id := attr(n, "id"); id != "" && ids[id] {
				t.Errorf("%s: id %q stands twice", name, id)
			} else {
				ids[id] = true
			}
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				now := int(n.Data[1] - '0')
				if now > level+1 {
					t.Errorf("%s: h%d follows h%d", name, now, level)
				}
				if level = now; now == 1 {
					firsts++
				}
			}
			if n.Data == "svg" && (attr(n, "role") != "img" || !holds(n, "title") || !holds(n, "desc")) {
				t.Errorf("%s: a drawing without role, title or description", name)
			}
		}
		if firsts != 1 {
			t.Errorf("%s has %d headings of the first level", name, firsts)
		}
		if !strings.Contains(whole.String(), "示例") {
			t.Errorf("%s does not say that its data is fictional", name)
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func holds(n *html.Node, name string) bool {
	for c := range n.ChildNodes() {
		if c.Data == name && c.FirstChild != nil && strings.TrimSpace(c.FirstChild.Data) != "" {
			return true
		}
	}
	return false
}
