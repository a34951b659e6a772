package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"pufa/generator/example"
)

// Of 5,000 documents no list weighs more than 40 KB with all that it loads, the page itself unpacked; every document stands in a list of its year, and every
// page of a list is reached from another.
func TestFiveThousandDocumentsKeepTheirListsLight(t *testing.T) {
	const documents = 5000
	root := t.TempDir()
	if err := example.Write(root, example.Options{Seed: 1, Reports: 3, Documents: documents}); err != nil {
		t.Fatal(err)
	}
	public, err := buildInto("documents-5000", root)
	if err != nil {
		t.Fatal(err)
	}
	const lists = "disclosure/documents"
	detail := regexp.MustCompile(`^` + lists + `/\d{4}/.+\.html$`)
	var pages []string
	linked, inYears := map[string]bool{}, map[string]bool{}
	heaviest, heaviestPage := 0, ""
	err = filepath.WalkDir(filepath.Join(public, filepath.FromSlash(lists)), func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".html" {
			return err
		}
		l, err := weigh(public, file)
		if err != nil || detail.MatchString(l.page) {
			return err
		}
		pages = append(pages, l.page)
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if bytes := len(text) + headBytes + l.styles + l.scripts + l.other; bytes > heaviest {
			heaviest, heaviestPage = bytes, l.page
		}
		for _, address := range linksOf(t, text) {
			to := path.Join(path.Dir(l.page), address)
			linked[to] = true
			if strings.HasPrefix(l.page, lists+"/year/") && detail.MatchString(to) {
				inYears[to] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pages of lists, the heaviest is %s with %.1f KB", len(pages), heaviestPage, kilobytes(heaviest))
	if heaviest > pageBytes {
		t.Errorf("%s weighs %.1f KB, may weigh %d KB", heaviestPage, kilobytes(heaviest), pageBytes>>10)
	}
	if len(pages) < 3*documents/100 {
		t.Errorf("only %d pages of lists were weighed", len(pages))
	}
	if len(inYears) != documents {
		t.Errorf("the lists of the years have %d documents, want %d", len(inYears), documents)
	}
	for _, p := range pages {
		if !linked[p] {
			t.Errorf("no list leads to %s", p)
		}
	}
}

func linksOf(t *testing.T, text []byte) (list []string) {
	t.Helper()
	tree, err := html.Parse(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range tree.Descendants() {
		if n.Type != html.ElementNode || n.Data != "a" {
			continue
		}
		if i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" }); i >= 0 {
			list = append(list, n.Attr[i].Val)
		}
	}
	return list
}
