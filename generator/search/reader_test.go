package search

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// A shelfReader reads an index as the script does, in Go: the second opinion on what the files say.
type shelfReader struct {
	core
	shards map[string]string
	firsts []string
	starts []int
	texts  map[int][][2]string
	lists  map[string][]int
}

func openIndex(t testing.TB, files map[string][]byte) *shelfReader {
	t.Helper()
	x := &shelfReader{shards: make(map[string]string), starts: []int{0}, texts: make(map[int][][2]string), lists: make(map[string][]int)}
	unescape := strings.NewReplacer("\\\\", "\\", "\\`", "`", "\\$", "$")
	for path, data := range files {
		call, ok := strings.CutPrefix(string(data), `pufaShard("`+name(path)+`",`)
		call, closed := strings.CutSuffix(call, ")")
		if !ok || !closed {
			t.Fatalf("%s is no call of pufaShard", path)
		}
		if name(path) == "core" {
			if err := json.Unmarshal([]byte(call), &x.core); err != nil {
				t.Fatal(err)
			}
			continue
		}
		x.shards[name(path)] = unescape.Replace(strings.Trim(call, "`"))
	}
	x.firsts = strings.Split(x.Grams, "\n")
	for _, n := range readNumbers(x.core.Texts) {
		x.starts = append(x.starts, x.starts[len(x.starts)-1]+n+1)
	}
	return x
}

func readNumbers(text string) []int {
	var out []int
	high := -1
	for i := range len(text) {
		if d := strings.IndexByte(ends, text[i]); d >= 0 {
			out, high = append(out, (high+1)*len(ends)+d), -1
		} else {
			high = (high+1)*len(more) + strings.IndexByte(more, text[i])
		}
	}
	return out
}

func readList(text string, n int) []int {
	text, absent := strings.CutPrefix(text, string(without))
	next, ids := 0, []int{}
	for _, gap := range readNumbers(text) {
		ids = append(ids, next+gap)
		next += gap + 1
	}
	if !absent {
		return ids
	}
	var out []int
	for id := range n {
		if len(ids) > 0 && ids[0] == id {
			ids = ids[1:]
		} else {
			out = append(out, id)
		}
	}
	return out
}

func (x *shelfReader) pages(gram string) []int {
	if list, ok := x.lists[gram]; ok {
		return list
	}
	at := sort.Search(len(x.firsts), func(i int) bool { return gramOf([]rune(x.firsts[i])...) > gramOf([]rune(gram)...) }) - 1
	var list []int
	if at >= 0 {
		shard := x.shards["g"+strconv.Itoa(at)]
		if _, after, found := strings.Cut(shard, "\n"+gram+"\t"); found {
			line, _, _ := strings.Cut(after, "\n")
			list = readList(strings.Split(line, "\t")[0], x.Pages)
		}
	}
	x.lists[gram] = list
	return list
}

// text is a page's path and its folded text, a line each.
func (x *shelfReader) text(id int) (path, folded string) {
	at := sort.SearchInts(x.starts, id+1) - 1
	if x.texts[at] == nil {
		phrases := strings.Split(x.core.Phrases, "\n")
		var b strings.Builder
		for _, r := range x.shards["t"+strconv.Itoa(at)] {
			if firstCode <= r && r <= '\uf8ff' {
				b.WriteString(phrases[r-firstCode])
			} else {
				b.WriteRune(r)
			}
		}
		for record := range strings.SplitSeq(b.String(), "\n\n") {
			head, text, _ := strings.Cut(record, "\n")
			path, _, _ := strings.Cut(head, "\t")
			x.texts[at] = append(x.texts[at], [2]string{path, string(fold(text))})
		}
	}
	page := x.texts[at][id-x.starts[at]]
	return page[0], page[1]
}

func (x *shelfReader) find(query string) []string {
	needle := fold(plain(query))
	var ids []int
	for i, g := range distinct(grams(nil, needle)) {
		list := x.pages(g.String())
		if i == 0 {
			ids = slices.Clone(list)
			continue
		}
		ids = slices.DeleteFunc(ids, func(id int) bool { _, found := slices.BinarySearch(list, id); return !found })
	}
	var paths []string
	for _, id := range ids {
		if path, text := x.text(id); strings.Contains(text, string(needle)) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

func TestEveryStringFindsItsPages(t *testing.T) {
	s, r := get(t, large), rand.New(rand.NewPCG(1, 2))
	queries := append(s.draw(r, 2000), s.absent(r, 200)...)
	if len(queries) != 2200 {
		t.Fatalf("only %d queries", len(queries))
	}
	x, want := openIndex(t, s.files), s.scan(queries)
	hits := 0
	for i, q := range queries {
		got := x.find(q)
		if !slices.Equal(got, want[i]) {
			t.Errorf("%q: found %d pages, a scan %d", q, len(got), len(want[i]))
		}
		hits += len(got)
	}
	t.Logf("%d strings over %d pages: %d hits, those of a scan", len(queries), len(s.pages), hits)
}
