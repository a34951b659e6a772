package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"sync"
)

// A core is what the script loads first. Its keys are short because every reader pays for them.
type core struct {
	Version string   `json:"v"`       // changes when any shard does: shards are asked for with it, so that old and new are never mixed
	Pages   int      `json:"n"`       // pages are numbered from 0, the newest first
	Years   [][2]int `json:"years"`   // year (0: none) and how many pages, in the order of the numbers
	Kinds   []string `json:"kinds"`   // names of the kinds
	Runs    []int    `json:"runs"`    // a kind's place in kinds and how many pages, in the order of the numbers
	Grams   string   `json:"grams"`   // first gram of each gram shard, a line each
	Texts   string   `json:"texts"`   // how many pages less one each text shard holds
	Phrases string   `json:"phrases"` // a line each, coded from U+E000 on
	Fold    string   `json:"fold"`    // traditional characters that the pages use, each followed by its simplified one
}

// write makes the files of entries that stand in the order of their numbers.
func (x *Index) write() (map[string][]byte, error) {
	c := core{Pages: len(x.entries), Years: [][2]int{}, Kinds: []string{}, Runs: []int{}}
	c.runs(x.entries)
	var texts, grams shelf
	var both sync.WaitGroup
	both.Go(func() { texts, c.Texts, c.Phrases = textShards(x.entries, x.options.TextShard) })
	spell, seen := newSpeller(), newFolder()
	all := postings(x.entries, spell, seen)
	c.Fold = seen.traditional()
	grams, c.Grams = gramShards(all, c.Pages, x.options.GramShard)
	both.Wait()

	files := make(map[string][]byte, len(texts)+len(grams)+3)
	texts.put(files, "t")
	grams.put(files, "g")
	put(files, "pinyin", spell.table())
	put(files, "fold", foldTable(all))
	c.Version = version(files)
	data, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("writing the core of the search index: %w", err)
	}
	files[Folder+"core.js"] = fmt.Appendf(nil, "pufaShard(\"core\",%s)", data)
	return files, nil
}

// runs tells years and kinds by how many pages in a row have them.
func (c *core) runs(entries []*entry) {
	for i, e := range entries {
		if n := len(c.Years); n > 0 && c.Years[n-1][0] == e.Year {
			c.Years[n-1][1]++
		} else {
			c.Years = append(c.Years, [2]int{e.Year, 1})
		}
		if i > 0 && entries[i-1].Kind == e.Kind {
			c.Runs[len(c.Runs)-1]++
			continue
		}
		kind := slices.Index(c.Kinds, e.Kind)
		if kind < 0 {
			kind = len(c.Kinds)
			c.Kinds = append(c.Kinds, e.Kind)
		}
		c.Runs = append(c.Runs, kind, 1)
	}
}

// foldTable lists all traditional characters whose simplified one stands in the pages, in pairs as well.
func foldTable(all map[gram]*posting) []byte {
	used := make(map[rune]bool)
	for g := range all {
		for _, r := range g.String() {
			used[r] = true
		}
	}
	var b []byte
	for _, r := range slices.Sorted(maps.Keys(simplified())) {
		if s := simplified()[r]; used[s] {
			b = append(b, string([]rune{r, s})...)
		}
	}
	return b
}

func (s shelf) put(files map[string][]byte, prefix string) {
	for i, text := range s {
		put(files, fmt.Sprint(prefix, i), text)
	}
}

// put adds a file that hands its text to the page's script.
func put(files map[string][]byte, name string, text []byte) {
	b := bytes.NewBuffer(make([]byte, 0, len(text)+32))
	fmt.Fprintf(b, "pufaShard(%q,`", name)
	for i, c := range text {
		if c == '\\' || c == '`' || c == '$' && i+1 < len(text) && text[i+1] == '{' {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	b.WriteString("`)")
	files[Folder+name+".js"] = b.Bytes()
}

func version(files map[string][]byte) string {
	sum := fnv.New64a()
	for _, path := range slices.Sorted(maps.Keys(files)) {
		sum.Write([]byte(path))
		sum.Write(files[path])
	}
	return fmt.Sprintf("%x", sum.Sum64())
}
