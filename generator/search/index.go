package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Options says how finely the index is cut, in bytes before compression. Zero stands for what suits a phone on a slow network.
type Options struct {
	GramShard int
	TextShard int
}

// Folder is where the index stands below public/.
const Folder = "search/index/"

// An Index gathers pages until Files writes them down.
type Index struct {
	options Options
	mu      sync.Mutex
	entries []*entry
}

// An entry is a page whose words are already written as the text shards hold them, before phrases are coded: one string, because ten thousand
// pages wait in memory until the last is rendered.
type entry struct {
	Page          // without its blocks
	record string // see textShards
}

// New is an empty index.
func New(o Options) *Index {
	if o.GramShard == 0 {
		o.GramShard = 6_000
	}
	if o.TextShard == 0 {
		o.TextShard = 3_500
	}
	return &Index{options: o}
}

// Add reads one rendered page, html as it left the templates, at path below public/. It is safe for concurrent use. What is not an HTML page, or not to be found (see Read), is passed over.
func (x *Index) Add(path string, html []byte) {
	if !strings.HasSuffix(path, ".html") {
		return
	}
	p, ok := Read(path, html)
	if !ok {
		return
	}
	e := newEntry(p)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.entries = append(x.entries, e)
}

func newEntry(p Page) *entry {
	e := &entry{Page: p, record: p.record()}
	e.Blocks = nil
	return e
}

// Files writes the index: path below public/ → bytes. It fails when a path was added twice.
func (x *Index) Files() (map[string][]byte, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	slices.SortFunc(x.entries, newerFirst)
	for i := 1; i < len(x.entries); i++ {
		if path := x.entries[i].Path; path == x.entries[i-1].Path {
			return nil, fmt.Errorf("indexing %q: added twice", path)
		}
	}
	return x.write()
}

// newerFirst orders pages as results are shown: by date, the newest first, pages without one after those of the same year, then by path.
func newerFirst(a, b *entry) int {
	return cmp.Or(b.Year-a.Year, cmp.Compare(b.Date, a.Date), cmp.Compare(a.Path, b.Path))
}
