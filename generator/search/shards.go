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

// postings turns pages, in the order of their numbers, inside out. Initials of titles and single characters of titles are grams as well.
func postings(entries []*entry, spell *speller, seen *folder) map[gram]*posting {
	all := make(turned, 1<<14)
	var text []rune
	var list []gram
	for i, e := range entries {
		id := uint32(i)
		text = seen.fold(text[:0], e.Title)
		list = grams(list[:0], text)
		for _, r := range text {
			if han(r) {
				list = append(list, gramOf(r))
			}
		}
		for _, g := range list {
			p := all.add(g, id)
			p.title = place(p.title, p)
		}
		for b := range e.blocks() {
			text = seen.fold(text[:0], b.Text)
			list = grams(list[:0], text)
			for _, g := range list {
				p := all.add(g, id)
				if b.Heading {
					p.headings = place(p.headings, p)
				}
			}
		}
		for _, g := range spell.initials(fold(e.Title)) {
			all.add(g, id)
		}
	}
	return all
}

type turned map[gram]*posting

// add notes that a page holds a gram. Pages come in the order of their numbers.
func (t turned) add(g gram, id uint32) *posting {
	p := t[g]
	if p == nil {
		p = new(posting)
		t[g] = p
	}
	if n := len(p.pages); n == 0 || p.pages[n-1] != id {
		p.pages = append(p.pages, id)
	}
	return p
}

// place adds the place of p's last page to a list, once.
func place(list []uint32, p *posting) []uint32 {
	last := uint32(len(p.pages) - 1)
	if n := len(list); n > 0 && list[n-1] == last {
		return list
	}
	return append(list, last)
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
