package search

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A counter serves a folder and adds up what goes over the wire, each file compressed as a server would.
type counter struct {
	t     *testing.T
	files http.Handler
	dir   string
	mu    sync.Mutex
	sizes map[string]int
	sent  int
}

func (c *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	file := filepath.Join(c.dir, filepath.FromSlash(r.URL.Path))
	if data, err := os.ReadFile(file); err == nil && filepath.Ext(file) != ".html" {
		c.mu.Lock()
		if _, known := c.sizes[file]; !known {
			c.sizes[file] = sent(c.t, file, data)
		}
		c.sent += c.sizes[file]
		c.mu.Unlock()
	}
	c.files.ServeHTTP(w, r)
}

// sent is a file's size over the wire. What Pagefind calls pf_… is compressed already.
func sent(t testing.TB, file string, data []byte) int {
	if strings.HasPrefix(filepath.Ext(file), ".pf_") || filepath.Ext(file) == ".pagefind" {
		return len(data)
	}
	return min(len(data), overTheWire(t, data))
}

// taken is what went over the wire since it was asked last.
func (c *counter) taken() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := c.sent
	c.sent = 0
	return n
}

// Search and Pagefind on the same pages, in one run: PUFA_PAGEFIND names Pagefind's command (npm install pagefind).
func TestBesidePagefind(t *testing.T) {
	command := os.Getenv("PUFA_PAGEFIND")
	if command == "" {
		t.Skip("SKIPPED: PUFA_PAGEFIND does not name Pagefind's command, so there was no comparison")
	}
	c := largeCorpus(t)
	s := get(t, large)
	dir := publish(t, s)
	for _, p := range s.pages {
		file := filepath.Join(dir, "site", filepath.FromSlash(p.Path))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, c.pages[p.Path], 0o600); err != nil {
			t.Fatal(err)
		}
	}

	began := time.Now()
	x := New(Options{})
	for _, p := range s.pages {
		x.Add(p.Path, c.pages[p.Path])
	}
	if _, err := x.Files(); err != nil {
		t.Fatal(err)
	}
	ours := time.Since(began)
	began = time.Now()
	run := exec.Command(command, "--site", filepath.Join(dir, "site"), "--output-path", filepath.Join(dir, "pagefind"), "--root-selector", "main",
		"--exclude-selectors", "main nav", "--exclude-selectors", "[data-search=off]", "--keep-index-url", "--quiet")
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%d pages; building: ours %.1f s (one goroutine), Pagefind %.1f s", len(s.pages), ours.Seconds(), time.Since(began).Seconds())
	size := func(sub string) (files, bytes int) {
		err := filepath.WalkDir(filepath.Join(dir, sub), func(file string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(file)
			files, bytes = files+1, bytes+sent(t, file, data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return files, bytes
	}
	for name, sub := range map[string]string{"ours": "search/index", "Pagefind": "pagefind"} {
		files, bytes := size(sub)
		t.Logf("%s: index %d files, %d bytes compressed, %.1f%% of the text", name, files, bytes, 100*float64(bytes)/float64(s.bytes))
	}

	ctx := tab(t)
	count := &counter{t: t, files: http.FileServer(http.Dir(dir)), dir: dir, sizes: make(map[string]int)}
	server := httptest.NewServer(count)
	defer server.Close()
	queries := s.draw(rand.New(rand.NewPCG(13, 14)), 200)
	beside(t, ctx, count, "ours", queries, func() { open(t, ctx, server.URL+"/search/index.html") }, "asking(%q, false)")
	beside(t, ctx, count, "Pagefind", queries, func() {
		if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/pagefind/")); err != nil {
			t.Fatal(err)
		}
	}, `(async () => { window.pagefind ||= await import("/pagefind/pagefind.js"); const found = await pagefind.search(%q); await Promise.all(found.results.slice(0, 10).map((r) => r.data())); return "" })()`)

	// What is found, of queries that stand in at most 200 pages; Pagefind's first 500 results count.
	var rare []string
	all := s.scan(queries)
	var want [][]string
	for i, q := range queries {
		if len(all[i]) <= 200 && len(rare) < 60 {
			rare, want = append(rare, q), append(want, all[i])
		}
	}
	hits := map[string]int{}
	expected := 0
	listedBy := map[string]int{}
	for i, q := range rare {
		expected += len(want[i])
		var paths []string
		list := in[string](t, ctx, fmt.Sprintf(`(async () => { const found = await pagefind.search(%q); return JSON.stringify((await Promise.all(found.results.slice(0, 500).map((r) => r.data()))).map((d) => d.url)) })()`, q))
		if err := json.Unmarshal([]byte(list), &paths); err != nil {
			t.Fatal(err)
		}
		tally(hits, listedBy, "Pagefind", paths, want[i])
	}
	open(t, ctx, server.URL+"/search/index.html")
	for i, q := range rare {
		var paths []string
		for _, item := range answers(t, ctx, q) {
			paths = append(paths, item.Href)
		}
		tally(hits, listedBy, "ours", paths, want[i])
	}
	for _, name := range []string{"ours", "Pagefind"} {
		t.Logf("%s: %d strings that stand in %d places: recall %.1f%%, precision %.1f%%", name, len(rare), expected,
			100*float64(hits[name])/float64(expected), 100*float64(hits[name])/float64(max(1, listedBy[name])))
	}
}

func tally(hits, listedBy map[string]int, name string, paths, want []string) {
	listedBy[name] += len(paths)
	for _, path := range paths {
		if slices.ContainsFunc(want, func(w string) bool { return strings.TrimLeft(path, "./") == w }) {
			hits[name]++
		}
	}
}

// beside tells what queries load, two by two, the first with nothing loaded.
func beside(t *testing.T, ctx context.Context, count *counter, name string, queries []string, fresh func(), query string) {
	var first, next []int
	for i, q := range queries {
		if i%2 == 0 {
			fresh()
			count.taken()
		}
		in[string](t, ctx, fmt.Sprintf(query, q))
		if n := count.taken(); i%2 == 0 {
			first = append(first, n)
		} else {
			next = append(next, n)
		}
	}
	slices.Sort(first)
	slices.Sort(next)
	t.Logf("%s: first query %d bytes, next %d (medians of %d)", name, first[len(first)/2], next[len(next)/2], len(first))
}

func largeCorpus(t testing.TB) corpus {
	t.Helper()
	if dir := os.Getenv("PUFA_SEARCH_SITE"); dir != "" {
		c, err := fromFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	return madeUp(10_000)
}
