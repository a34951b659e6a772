package main

import (
	"context"
	_ "embed"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"pufa/generator/site"
)

// What the tests measure in a page. Each script is an expression.
var (
	//go:embed browser/layout.js
	layoutScript string
	//go:embed browser/charts.js
	chartsScript string
	//go:embed browser/headings.js
	headingsScript string
)

// uglySite is a preview of the ugliest workspace there can be, its page of components included.
var uglySite = sync.OnceValues(func() (string, error) {
	root, out := filepath.Join(workDir, "ugly-workspace"), filepath.Join(workDir, "ugly")
	if err := writeUgly(root); err != nil {
		return "", err
	}
	options, faults, err := siteOptions(root, built, true)
	if err != nil {
		return "", err
	}
	options.Out = out
	if !refused(faults) {
		_, more, err := site.Build(context.Background(), options)
		if err != nil {
			return "", err
		}
		faults = append(faults, more...)
	}
	return out, standing(root, faults)
})

// A look is a tab on one site.
type look struct {
	t       *testing.T
	ctx     context.Context
	public  string
	base    string                        // the site's address
	missing atomic.Pointer[regexp.Regexp] // paths that the server does not send
}

func lookAt(t *testing.T, public func() (string, error)) *look {
	t.Helper()
	ctx := tab(t)
	folder, err := public()
	if err != nil {
		t.Fatal(err)
	}
	l := &look{t: t, ctx: ctx, public: folder}
	files := http.FileServer(http.Dir(folder))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		if missing := l.missing.Load(); missing != nil && missing.MatchString(r.URL.Path) {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	l.base = server.URL + "/"
	return l
}

var mainClass = regexp.MustCompile(`main--([a-z-]+)`)

// kinds are the largest page of each kind; the kind is the template's name, which main's class tells.
func (l *look) kinds() []string {
	l.t.Helper()
	type sized struct {
		page string
		size int
	}
	found := map[string][]sized{}
	err := filepath.WalkDir(l.public, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".html" {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(l.public, file)
		if err != nil {
			return err
		}
		if kind := mainClass.FindSubmatch(text); kind != nil {
			found[string(kind[1])] = append(found[string(kind[1])], sized{filepath.ToSlash(rel), len(text)})
		}
		return nil
	})
	if err != nil {
		l.t.Fatal(err)
	}
	if len(found) < 12 {
		l.t.Fatalf("only %d kinds of pages were found", len(found))
	}
	var pages []string
	for _, same := range found {
		slices.SortFunc(same, func(a, b sized) int { return b.size - a.size })
		pages = append(pages, same[0].page)
	}
	slices.Sort(pages)
	return pages
}

// open goes to a page of the site.
func (l *look) open(page string, width int64) {
	l.t.Helper()
	l.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(l.base+page))
}

// widen changes the window's width and lets the page follow.
func (l *look) widen(width int64) {
	l.t.Helper()
	l.do(chromedp.EmulateViewport(width, 900))
	see[bool](l, `new Promise(done => requestAnimationFrame(() => done(true)))`)
}

func (l *look) do(steps ...chromedp.Action[chromedp.Void]) {
	l.t.Helper()
	if err := chromedp.Do(l.ctx, steps...); err != nil {
		l.t.Fatal(err)
	}
}

// faults reports each sentence of a measuring script.
func (l *look) faults(where, script string) {
	l.t.Helper()
	for _, fault := range see[[]string](l, script) {
		l.t.Errorf("%s: %s", where, fault)
	}
}

// A mode is what a reader can choose.
type mode struct{ name, attribute, value string }

var modes = []mode{{"light", "data-tone", "light"}, {"dark", "data-tone", "dark"}, {"high contrast", "data-tone", "high"}, {"large print", "data-size", "large"}}

// choose puts one choice on the page, as the reading tools do, and takes every other off.
func (l *look) choose(m mode) {
	l.t.Helper()
	see[bool](l, `(() => {
		for (const name of ["data-tone", "data-size", "data-lines"]) document.documentElement.removeAttribute(name);
		`+attribute(m)+`
		return true;
	})()`)
}

func attribute(m mode) string {
	if m.attribute == "" {
		return ""
	}
	return `document.documentElement.setAttribute("` + m.attribute + `", "` + m.value + `");`
}

// see is what an expression says of the open page; a promise is waited for.
func see[T any](l *look, expression string) T {
	l.t.Helper()
	answer, err := chromedp.Run(l.ctx, chromedp.Evaluate[T](strings.TrimSpace(expression), chromedp.EvalAwaitPromise))
	if err != nil {
		l.t.Fatalf("%v\nin %.300s", err, expression)
	}
	return answer
}
