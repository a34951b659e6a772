package check

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"pufa/generator/figure"
	"pufa/generator/finding"
	"pufa/generator/outline"
)

// A span is a place in the clean text: code points from start up to, not including, end.
type span struct{ start, end int }

// A doc is a text prepared for the rules: as it came, and clean of the leftovers of conversion, so that these hide no heading and break no sentence.
type doc struct {
	Text
	options   Options
	raw       []rune
	rawLines  []int   // where each line of raw starts
	leftovers []hit   // in raw
	text      string  // the clean text
	r         []rune  // the same by code points
	bytes     []int32 // for each code point of r, and for its end, its byte of text
	seen      charSet // the characters of r
	at        []int   // for each code point of r, and for its end, the code point of raw; nil where they are the same
	lines     []span  // of r, without line ends
	sentences []span  // of r, within lines, closing marks included
	quoted    []bool  // for each code point of r: inside a pair of quotation marks, book-title marks or brackets
	outline   func() *outline.Document
	figures   func() []figure.Figure // of r
	amounts   func() []quantity      // the figures and spans of time of r, with the words around them
}

func newDoc(t Text, o Options) *doc {
	d := &doc{Text: t, options: o, raw: []rune(t.Text)}
	d.rawLines = []int{0}
	for i, r := range d.raw {
		if r == '\n' {
			d.rawLines = append(d.rawLines, i+1)
		}
	}
	d.leftovers = leftovers(d.raw, d.rawLines)
	d.clean()
	d.cut()
	d.outline = sync.OnceValue(func() *outline.Document { return outline.Parse(d.text) })
	d.figures = sync.OnceValue(func() []figure.Figure { return figure.Unnamed(d.text) })
	d.amounts = sync.OnceValue(d.readQuantities)
	return d
}

// clean fills text, r, bytes, seen and at: raw without its leftovers, full lines of them with their line end, and without carriage returns.
func (d *doc) clean() {
	d.text, d.r = d.Text.Text, d.raw
	if len(d.leftovers) > 0 || strings.Contains(d.text, "\r") {
		d.drop()
	}
	if !utf8.ValidString(d.text) {
		d.text = string(d.r)
	}
	d.bytes = make([]int32, 0, len(d.r)+1)
	for i, r := range d.text {
		d.bytes = append(d.bytes, int32(i))
		d.seen.add(r)
	}
	d.bytes = append(d.bytes, int32(len(d.text)))
}

// drop fills text, r and at without what clean leaves out.
func (d *doc) drop() {
	d.r, d.at = make([]rune, 0, len(d.raw)), make([]int, 0, len(d.raw)+1)
	next := 0
	for i := 0; i < len(d.raw); {
		if next < len(d.leftovers) && d.leftovers[next].start <= i {
			h := d.leftovers[next]
			next++
			if h.end <= i {
				continue
			}
			whole := (h.start == 0 || d.raw[h.start-1] == '\n') && h.end < len(d.raw) && d.raw[h.end] == '\n'
			i = h.end
			if whole {
				i++
			}
			continue
		}
		if d.raw[i] != '\r' {
			d.r = append(d.r, d.raw[i])
			d.at = append(d.at, i)
		}
		i++
	}
	d.at = append(d.at, len(d.raw))
	d.text = string(d.r)
}

// cut finds lines, sentences and what is quoted.
func (d *doc) cut() {
	start := 0
	for i := 0; i <= len(d.r); i++ {
		if i == len(d.r) || d.r[i] == '\n' {
			d.lines = append(d.lines, span{start, i})
			start = i + 1
		}
	}
	d.quoted = make([]bool, len(d.r))
	edges := make([]int32, len(d.r)+1) // where pairs begin, and end
	for _, l := range d.lines {
		d.cutLine(l, edges)
	}
}

var (
	opening = setOf("“‘《〈（(「『【〔")
	closing = setOf("”’》〉）)」』】〕")
	ending  = setOf("。！？；")
	stopped = setOf(stops)
)

// longestSentence is where a sentence without an end is cut all the same, in code points: rules look at a sentence as a whole.
const longestSentence = 2000

func (d *doc) cutLine(l span, edges []int32) {
	start := l.start
	var open []int // marks that nothing has closed yet; one that stays open quotes nothing
	for i := l.start; i < l.end; i++ {
		r := d.r[i]
		switch {
		case opening.has(r):
			open = append(open, i)
		case closing.has(r) && len(open) > 0:
			n := len(open) - 1
			edges[open[n]]++
			edges[i+1]--
			open = open[:n]
		}
		if !ending.has(r) && i-start < longestSentence {
			continue
		}
		end := i + 1
		for end < l.end && closing.has(d.r[end]) {
			end++
		}
		if start < end {
			d.sentences = append(d.sentences, span{start, end})
		}
		start = end
	}
	depth := int32(0)
	for i := l.start; i < l.end; i++ {
		depth += edges[i]
		d.quoted[i] = depth > 0
	}
	if start < l.end {
		d.sentences = append(d.sentences, span{start, l.end})
	}
}

// str is the clean text of a span.
func (d *doc) str(s span) string { return d.text[d.bytes[s.start]:d.bytes[s.end]] }

// holds tells that the clean text has s somewhere; holdsAny, that it has one of the characters.
func (d *doc) holds(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return d.seen.has(first) && d.seen.has(last) && strings.Contains(d.text, s)
}

func (d *doc) holdsAny(chars string) bool {
	for _, r := range chars {
		if d.seen.has(r) && strings.ContainsRune(d.text, r) {
			return true
		}
	}
	return false
}

// all is where the clean text has s, in code points.
func (d *doc) all(s string) (at []int) {
	if !d.holds(s) {
		return nil
	}
	for from := 0; ; {
		i := strings.Index(d.text[from:], s)
		if i < 0 {
			return at
		}
		n, _ := slices.BinarySearch(d.bytes, int32(from+i))
		at = append(at, n)
		from += i + len(s)
	}
}

// rune is the clean text's code point at i, a line end outside of it.
func (d *doc) rune(i int) rune {
	if i < 0 || i >= len(d.r) {
		return '\n'
	}
	return d.r[i]
}

// has tells that the clean text has s at i.
func (d *doc) has(i int, s string) bool {
	for _, r := range s {
		if d.rune(i) != r {
			return false
		}
		i++
	}
	return true
}

// line is the line that holds code point i; sentence the sentence.
func (d *doc) line(i int) span     { return around(d.lines, i) }
func (d *doc) sentence(i int) span { return around(d.sentences, i) }

func around(spans []span, i int) span {
	n := sort.Search(len(spans), func(n int) bool { return spans[n].start > i }) - 1
	if n < 0 {
		return span{}
	}
	return spans[n]
}

// finding turns a hit into a finding with its place in the document as it came.
func (d *doc) finding(r Rule, h hit) finding.Finding {
	f := finding.Finding{Rule: r.ID, Kind: r.Kind, Severity: r.Severity, File: d.File, Message: h.message, Hint: h.hint}
	if h.severity != "" {
		f.Severity = h.severity
	}
	if h.kind != "" {
		f.Kind = h.kind
	}
	start, end := h.start, h.end
	if r.Kind != finding.Artifact && end > start && d.at != nil {
		start, end = d.at[start], d.at[end-1]+1
	}
	if end <= start {
		return f
	}
	f.Start, f.End = start, end
	f.Quote = string(d.raw[start:end])
	f.Before, f.After = d.beside(start, end)
	n, exact := slices.BinarySearch(d.rawLines, start)
	if !exact {
		n--
	}
	f.Line, f.Column = n+1, start-d.rawLines[n]+1
	return f
}

// beside gives up to twelve code points of the same line on each side of a short quote, … where the line goes on; nothing of a long quote, which
// is found again by itself.
func (d *doc) beside(start, end int) (before, after string) {
	const reach, long = 12, 20
	if end-start >= long || slices.Contains(d.raw[start:end], '\n') {
		return "", ""
	}
	from, to := start, end
	for from > 0 && start-from < reach && d.raw[from-1] != '\n' {
		from--
	}
	for to < len(d.raw) && to-end < reach && d.raw[to] != '\n' && d.raw[to] != '\r' {
		to++
	}
	before, after = string(d.raw[from:start]), string(d.raw[end:to])
	if from > 0 && d.raw[from-1] != '\n' {
		before = "…" + before
	}
	if to < len(d.raw) && d.raw[to] != '\n' && d.raw[to] != '\r' {
		after += "…"
	}
	return before, after
}

func han(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r == '〇' || r >= 0x20000 && r <= 0x323AF
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\u00a0' || r == '\u3000' }
