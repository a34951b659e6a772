package search

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
)

// A site is pages and their index.
type site struct {
	pages  []Page
	files  map[string][]byte
	folded [][]string // by page: title and blocks
	bytes  int        // of the pages' plain text
	sizes  map[string]int
}

// small and large are made up once for all tests. PUFA_SEARCH_SITE names a built site (public/) to take for the large one.
var (
	small = sync.OnceValues(func() (*site, error) { return newSite(madeUp(800)) })
	large = sync.OnceValues(func() (*site, error) {
		if dir := os.Getenv("PUFA_SEARCH_SITE"); dir != "" {
			c, err := fromFolder(dir)
			if err != nil {
				return nil, err
			}
			return newSite(c)
		}
		return newSite(madeUp(10_000))
	})
)

func get(t testing.TB, made func() (*site, error)) *site {
	t.Helper()
	s, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func newSite(c corpus) (*site, error) {
	s := new(site)
	x := New(Options{})
	for _, path := range c.paths {
		x.Add(path, c.pages[path])
		p, ok := Read(path, c.pages[path])
		if !ok {
			continue
		}
		s.pages = append(s.pages, p)
		texts := []string{string(fold(p.Title))}
		s.bytes += len(p.Title)
		for _, b := range p.Blocks {
			texts = append(texts, string(fold(b.Text)))
			s.bytes += len(b.Text)
		}
		s.folded = append(s.folded, texts)
	}
	var err error
	s.files, err = x.Files()
	return s, err
}

func fromFolder(dir string) (corpus, error) {
	c := corpus{pages: make(map[string][]byte)}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		c.paths = append(c.paths, path)
		c.pages[path], err = fs.ReadFile(root, path)
		return err
	})
	return c, err
}

// draw takes strings of 2 to 8 characters from the pages, as they stand there.
func (s *site) draw(r *rand.Rand, n int) []string {
	var list []string
	for len(list) < n {
		p := s.pages[r.IntN(len(s.pages))]
		texts := []string{p.Title}
		for _, b := range p.Blocks {
			texts = append(texts, b.Text)
		}
		text := []rune(texts[r.IntN(len(texts))])
		if size := 2 + r.IntN(7); len(text) >= size {
			at := r.IntN(len(text) - size + 1)
			if q := string(text[at : at+size]); plain(q) == q {
				list = append(list, q)
			}
		}
	}
	return list
}

// absent makes strings that stand in no page, of characters that do.
func (s *site) absent(r *rand.Rand, n int) []string {
	var mixed []string
	for _, q := range s.draw(r, 8*n) {
		rs := []rune(q)
		r.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		if q = string(rs); plain(q) == q {
			mixed = append(mixed, q)
		}
	}
	var list []string
	for i, paths := range s.scan(mixed) {
		if len(paths) == 0 && len(list) < n {
			list = append(list, mixed[i])
		}
	}
	return list
}

// scan is what search must find: for each query the pages in whose text it stands. It looks at every place of every text once.
func (s *site) scan(queries []string) [][]string {
	found := make([][]string, len(queries))
	wanted := make(map[string][]int)
	var sizes []int
	for i, q := range queries {
		needle := string(fold(plain(q)))
		wanted[needle] = append(wanted[needle], i)
		if n := len(needle); !slices.Contains(sizes, n) {
			sizes = append(sizes, n)
		}
	}
	for i, texts := range s.folded {
		path := s.pages[i].Path
		for _, text := range texts {
			for at := range text { // begins of characters
				for _, n := range sizes {
					if at+n > len(text) {
						continue
					}
					for _, q := range wanted[text[at:at+n]] {
						if k := len(found[q]); k == 0 || found[q][k-1] != path {
							found[q] = append(found[q], path)
						}
					}
				}
			}
		}
	}
	for i := range found {
		slices.Sort(found[i])
	}
	return found
}

// wire is the size of each file as a server sends it, by the file's name, worked out once.
func (s *site) wire(t testing.TB) map[string]int {
	if s.sizes == nil {
		s.sizes = make(map[string]int)
		for path, data := range s.files {
			s.sizes[name(path)] = overTheWire(t, data)
		}
	}
	return s.sizes
}

// overTheWire is the size of a file as a server sends it.
func overTheWire(t testing.TB, b []byte) int {
	var out bytes.Buffer
	w := writers.Get().(*brotli.Writer)
	defer writers.Put(w)
	w.Reset(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

// brotliLevel is that of package site.
const brotliLevel = 5

// writers are kept because a new one is megabytes of tables.
var writers = sync.Pool{New: func() any { return brotli.NewWriterLevel(nil, brotliLevel) }}

func name(path string) string { return strings.TrimSuffix(filepath.Base(path), ".js") }
