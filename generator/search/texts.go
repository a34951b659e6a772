package search

import "strings"

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
		records[i] = e.record()
	}
	learned := learnPhrases(records)
	coder := newCoder(learned)
	var shard, held []byte
	pages := uint32(0)
	for i, record := range records {
		shard = append(coder.append(shard, record), '\n')
		pages++
		if len(shard) >= target || i == len(records)-1 {
			shards, shard = append(shards, shard), nil
			held, pages = appendNumber(held, pages-1), 0
		}
	}
	return shards, string(held), strings.Join(learned, "\n")
}

func (e *entry) record() string {
	var b strings.Builder
	b.WriteString(e.Path)
	b.WriteByte('\t')
	b.WriteString(e.Date)
	b.WriteByte('\n')
	b.WriteString(e.Title)
	b.WriteByte('\n')
	for _, block := range e.Blocks {
		if block.Heading {
			b.WriteByte('\t')
		}
		b.WriteString(block.Text)
		b.WriteByte('\n')
	}
	return b.String()
}
