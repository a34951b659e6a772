package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"golang.org/x/net/html"
)

// What a page may weigh on its first view, in bytes over the wire: bodies as brotli packs them, and headBytes for the head of each answer. Photos are
// not counted: all but the first wait until they are scrolled to.
const (
	headBytes    = 300
	pageBytes    = 40 << 10
	eventBytes   = 20 << 10
	styleBytes   = 12 << 10
	scriptBytes  = 10 << 10
	mostRequests = 6
)

// A load is what one page costs.
type load struct {
	page, kind                     string
	itself, styles, scripts, other int // bytes
	requests                       int
}

func (l load) bytes() int { return l.itself + l.styles + l.scripts + l.other }

func TestPagesAreLight(t *testing.T) {
	eachSite(t, func(t *testing.T, public string) { weighed(t, public) })
	t.Run("ugly", func(t *testing.T) {
		public, err := uglySite()
		if err != nil {
			t.Fatal(err)
		}
		weighed(t, public)
	})
}

// BenchmarkWeight prints the table: go test -run '^$' -bench Weight ./generator
func BenchmarkWeight(b *testing.B) {
	public, err := exampleSite()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, l := range weighed(b, public) {
			b.ReportMetric(float64(l.bytes())/1024, l.kind+"-KB")
		}
	}
}

// weighed weighs every page, prints the heaviest of each kind and fails over budget.
func weighed(t testing.TB, public string) []load {
	t.Helper()
	heaviest := map[string]load{}
	err := filepath.WalkDir(public, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".html" {
			return err
		}
		l, err := weigh(public, file)
		if err != nil {
			return err
		}
		if l.kind == "" { // a redirect
			return nil
		}
		allowed := pageBytes
		if l.kind == "campaign" {
			allowed = eventBytes
		}
		if l.bytes() > allowed {
			t.Errorf("%s weighs %.1f KB, may weigh %d KB", l.page, kilobytes(l.bytes()), allowed>>10)
		}
		if l.requests > mostRequests {
			t.Errorf("%s asks for %d files, may ask for %d", l.page, l.requests, mostRequests)
		}
		if l.styles > styleBytes+headBytes || l.scripts > scriptBytes+headBytes*3 {
			t.Errorf("%s: styles weigh %.1f KB, scripts %.1f KB", l.page, kilobytes(l.styles), kilobytes(l.scripts))
		}
		if l.bytes() > heaviest[l.kind].bytes() {
			heaviest[l.kind] = l
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var loads []load
	for _, l := range heaviest {
		loads = append(loads, l)
	}
	slices.SortFunc(loads, func(a, b load) int { return cmp.Compare(b.bytes(), a.bytes()) })
	if len(loads) < 8 {
		t.Errorf("only %d kinds of pages were weighed", len(loads))
	}
	t.Log(table(loads))
	return loads
}

func kilobytes(bytes int) float64 { return float64(bytes) / 1024 }

func table(loads []load) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\nheaviest of its kind\tpage KB\tstyles KB\tscripts KB\tother KB\tall KB\trequests\t")
	for _, l := range loads {
		fmt.Fprintf(w, "%s\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t%d\t\n", l.page, kilobytes(l.itself), kilobytes(l.styles), kilobytes(l.scripts), kilobytes(l.other), kilobytes(l.bytes()), l.requests)
	}
	w.Flush()
	return b.String()
}

// weigh adds up a page and all that it loads by itself.
func weigh(public, file string) (load, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return load{}, err
	}
	rel, err := filepath.Rel(public, file)
	if err != nil {
		return load{}, err
	}
	l := load{page: filepath.ToSlash(rel), requests: 1}
	if kind := mainClass.FindSubmatch(text); kind != nil {
		l.kind = string(kind[1])
	}
	if l.itself, err = wire(file); err != nil {
		return l, err
	}
	tree, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return l, err
	}
	for node := range tree.Descendants() {
		address, part := loads(node, &l)
		if part == nil {
			continue
		}
		target, err := url.Parse(address)
		if err != nil {
			return l, err
		}
		size, err := wire(filepath.Join(public, filepath.FromSlash(path.Join(path.Dir(l.page), target.Path))))
		if err != nil {
			return l, err
		}
		*part += size
		l.requests++
	}
	return l, nil
}

// loads is what an element loads, and where its weight belongs; nil where it loads nothing at first.
func loads(node *html.Node, l *load) (address string, part *int) {
	if node.Type != html.ElementNode {
		return "", nil
	}
	a := map[string]string{}
	for _, attribute := range node.Attr {
		a[attribute.Key] = attribute.Val
	}
	switch {
	case node.Data == "script" && a["src"] != "":
		return a["src"], &l.scripts
	case node.Data == "link" && slices.Contains(strings.Fields(a["rel"]), "stylesheet"):
		return a["href"], &l.styles
	case node.Data == "link" && slices.ContainsFunc(strings.Fields(a["rel"]), func(rel string) bool {
		return rel == "icon" || rel == "preload" || rel == "manifest" || rel == "apple-touch-icon"
	}):
		return a["href"], &l.other
	}
	return "", nil
}

// wire is how many bytes a file is over the wire: packed, where a packed file lies beside it.
func wire(file string) (int, error) {
	info, err := os.Stat(file + ".br")
	if errors.Is(err, fs.ErrNotExist) {
		info, err = os.Stat(file)
	}
	if err != nil {
		return 0, err
	}
	return int(info.Size()) + headBytes, nil
}

// TestABrowserAsksForNoMore holds the weighing to a real browser: what it asks for on the first view is what was counted.
func TestABrowserAsksForNoMore(t *testing.T) {
	l := lookAt(t, exampleSite)
	for _, p := range l.kinds() {
		l.open(p, 360)
		counted, err := weigh(l.public, filepath.Join(l.public, filepath.FromSlash(p)))
		if err != nil {
			t.Fatal(err)
		}
		asked := see[[]string](l, `performance.getEntriesByType("resource").filter(r => r.initiatorType !== "img" && !r.name.includes("icon")).map(r => r.name)`)
		if len(asked) > counted.requests-1 {
			t.Errorf("%s asked for %v, counted were %d files", p, asked, counted.requests-1)
		}
	}
}
