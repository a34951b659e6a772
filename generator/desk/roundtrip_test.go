package desk_test

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// fieldsOf are the fields that a browser would send with a page's form: what is typed, chosen and ticked.
func fieldsOf(tb testing.TB, page, id string) url.Values {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		tb.Fatal(err)
	}
	fields := url.Values{}
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		inside = inside || n.Data == "form" && attribute(n, "id") == id
		name := attribute(n, "name")
		switch {
		case !inside || name == "":
		case n.Data == "textarea":
			fields.Add(name, strings.TrimPrefix(textOf(n), "\n"))
		case n.Data == "select":
			fields.Add(name, chosen(n))
		case n.Data == "input":
			kind := attribute(n, "type")
			if kind != "file" && kind != "submit" && (kind != "checkbox" && kind != "radio" || holds(n, "checked")) {
				fields.Add(name, attribute(n, "value"))
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(root, false)
	return fields
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func holds(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// chosen is the value of the option that is selected, else that of the first.
func chosen(n *html.Node) string {
	value, first := "", true
	for o := range n.Descendants() {
		if o.Data == "option" && (first || holds(o, "selected")) {
			if value, first = attribute(o, "value"), false; !holds(o, "value") {
				value = textOf(o)
			}
		}
	}
	return value
}

// Opening a record's form and saving it as it stands changes nothing, in any record of the example: no byte of it, and its history stays empty.
func TestSavingAFormAsItWasOpenedChangesNoByte(t *testing.T) {
	o := wired(t, town(t, 40))
	o.Now = func() time.Time { return time.Date(2026, 3, 6, 9, 30, 0, 0, time.Local) } // when nothing in the example lies ahead
	g := visitWith(t, o)
	files, err := filepath.Glob(filepath.Join(g.root, "data", "campaigns", "*", "*.toml"))
	if err != nil {
		t.Fatal(err)
	}
	folders, err := filepath.Glob(filepath.Join(g.root, "data", "campaigns", "*", "*", "record.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 || len(folders) == 0 {
		t.Fatal("the example has no records of both forms:", len(files), len(folders))
	}
	for _, name := range append(files, folders...) {
		rel, err := filepath.Rel(g.root, name)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.ToSlash(rel)
		before := g.text(file)
		at := "/event/" + strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(file, "data/campaigns/"), "/record.toml"), ".toml")
		page, form := g.send(at, url.Values{"do": {"edit"}})
		fields := fieldsOf(t, page, "edit")
		fields.Set("do", "save")
		if text, end := g.send(form, fields); end != at {
			t.Errorf("%s was not saved but led to %s: %s", file, end, words(text))
		}
		if got := g.text(file); got != before {
			t.Errorf("%s was changed:\n%s\nwas\n%s", file, got, before)
		}
		if strings.Contains(g.get(at+"/history"), "看这次修改以前的一版") {
			t.Error(file, "has a version more")
		}
	}
	t.Log(len(files)+len(folders), "records")
}
