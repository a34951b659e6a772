package document

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Clean takes out of a text what a conversion left in it: bookmarks, field codes, zero-width and control characters, stray page-number lines;
// and joins what a change of page tore apart. Everything taken out is listed, in order, with its place in the text as it came; of the rest every
// character stays, in order, but for the line break at a seam, and non-breaking blanks turned into plain ones.
func Clean(text string) (string, []Dropped) {
	cuts := append(leftovers(text), pageNumbers(text)...)
	slices.SortFunc(cuts, func(a, b cut) int { return a.start - b.start })
	var b strings.Builder
	b.Grow(len(text))
	var dropped []Dropped
	at, last := 0, 0 // code points and bytes read so far
	for _, c := range cuts {
		if c.start < last {
			continue
		}
		b.WriteString(text[last:c.start])
		at += utf8.RuneCountInString(text[last:c.start])
		n := utf8.RuneCountInString(text[c.start:c.end])
		if c.why != "" {
			printed := strings.Trim(text[c.start:c.end], "\n")
			from := at + strings.Count(text[c.start:c.start+strings.Index(text[c.start:c.end], printed)], "\n")
			dropped = append(dropped, Dropped{Text: printed, Why: c.why, Start: from, End: from + utf8.RuneCountInString(printed)})
		}
		at, last = at+n, c.end
	}
	b.WriteString(text[last:])
	return strings.ReplaceAll(b.String(), "\u00a0", " "), dropped
}

// A cut is a stretch of bytes to take out. Without a why it is a line break at a seam.
type cut struct {
	start, end int
	why        string
}
