package search

import (
	"bytes"
	"maps"
	"slices"
	"strings"
)

// A posting is where a gram stands: the pages that hold it, and of these, by their place in pages, those that hold it in the title or in
// a heading.
type posting struct {
	pages, title, headings []uint32
}

// postings turns pages, in the order of their numbers, inside out.
func postings(entries []*entry) map[gram]*posting {
	all := make(map[gram]*posting, 1<<14)
	for id, e := range entries {
		title, headings := e.title, e.headings
		for _, g := range e.all {
			p := all[g]
			if p == nil {
				p = new(posting)
				all[g] = p
			}
			place := uint32(len(p.pages))
			p.pages = append(p.pages, uint32(id))
			if len(title) > 0 && title[0] == g {
				p.title, title = append(p.title, place), title[1:]
			}
			if len(headings) > 0 && headings[0] == g {
				p.headings, headings = append(p.headings, place), headings[1:]
			}
		}
	}
	return all
}

// The list of title or heading places that is every place.
const every = '!'

// gramShards writes postings sorted by gram and cut into shards of about target bytes. The second result is the first gram of each shard, a
// line each.
//
// A shard is a line for each gram, with a line end before the first: the gram, a tab, the pages, and where there are any, a tab and the places
// in pages that hold it in the title, a tab and those that hold it in a heading.
func gramShards(all map[gram]*posting, pages, target int) (shards shelf, firsts string) {
	var first []string
	var shard []byte
	for _, g := range slices.Sorted(maps.Keys(all)) {
		if len(shard) == 0 {
			first = append(first, g.String())
			shard = append(shard, '\n')
		}
		shard = all[g].append(append(shard, g.String()...), pages)
		if len(shard) >= target {
			shards, shard = append(shards, shard), nil
		}
	}
	if len(shard) > 0 {
		shards = append(shards, shard)
	}
	return shards, strings.Join(first, "\n")
}

func (p *posting) append(out []byte, pages int) []byte {
	out = appendList(append(out, '\t'), p.pages, pages)
	out = p.places(append(out, '\t'), p.title)
	out = p.places(append(out, '\t'), p.headings)
	return append(bytes.TrimRight(out, "\t"), '\n')
}

func (p *posting) places(out []byte, list []uint32) []byte {
	if len(list) == len(p.pages) {
		return append(out, every)
	}
	return appendList(out, list, len(p.pages))
}
