package search

import (
	"iter"
	"runtime"
	"strings"
	"sync"
)

// A shelf is a run of shards of one kind.
type shelf [][]byte

// textShards writes the pages, in the order of their numbers, with phrases coded. The second result is how many pages less one each shard
// holds, the third the phrases, a line each.
//
// A page is its path, a tab and its date on the first line, its title on the second, then a line for each block, a heading after a tab, and an
// empty line.
func textShards(entries []*entry, target int) (shards shelf, counts, phrases string) {
	records := make([]string, len(entries))
	for i, e := range entries {
		records[i] = e.record
	}
	learned := learnPhrases(records)
	var shard, held []byte
	pages := uint32(0)
	for i, coded := range codeAll(newCoder(learned), records) {
		shard = append(append(shard, coded...), '\n')
		pages++
		if len(shard) >= target || i == len(records)-1 {
			shards, shard = append(shards, shard), nil
			held, pages = appendNumber(held, pages-1), 0
		}
	}
	return shards, string(held), strings.Join(learned, "\n")
}

// codeAll codes the records on all processors.
func codeAll(c *coder, records []string) [][]byte {
	coded := make([][]byte, len(records))
	var workers sync.WaitGroup
	size := len(records)/runtime.GOMAXPROCS(0) + 1
	for from := 0; from < len(records); from += size {
		workers.Go(func() {
			for i := from; i < min(from+size, len(records)); i++ {
				coded[i] = c.append(make([]byte, 0, len(records[i])), records[i])
			}
		})
	}
	workers.Wait()
	return coded
}

func (p *Page) record() string {
	size := len(p.Path) + len(p.Date) + len(p.Title) + 3
	for _, block := range p.Blocks {
		size += len(block.Text) + 2
	}
	var b strings.Builder
	b.Grow(size)
	b.WriteString(p.Path)
	b.WriteByte('\t')
	b.WriteString(p.Date)
	b.WriteByte('\n')
	b.WriteString(p.Title)
	b.WriteByte('\n')
	for _, block := range p.Blocks {
		if block.Heading {
			b.WriteByte('\t')
		}
		b.WriteString(block.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// blocks are those of the record.
func (e *entry) blocks() iter.Seq[Block] {
	_, rest, _ := strings.Cut(e.record, "\n")
	_, rest, _ = strings.Cut(rest, "\n")
	return func(yield func(Block) bool) {
		for line := range strings.Lines(rest) {
			text, heading := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "\t")
			if !yield(Block{text, heading}) {
				return
			}
		}
	}
}
