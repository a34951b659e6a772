package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A composer puts a Source's text together, line by line, and notes where its tables stand. The zero composer is empty.
type composer struct {
	b      strings.Builder
	runes  int
	tables []Table
}

// line adds one paragraph, which may hold line breaks of its own.
func (c *composer) line(s string) {
	c.b.WriteString(s)
	c.b.WriteByte('\n')
	c.runes += utf8.RuneCountInString(s) + 1
}

// table adds a table, a row a line, its cells parted by " | ". A cell that spans several places is written in the first of them only.
func (c *composer) table(g *grid) {
	start := c.runes
	for i, row := range g.rows {
		shown := make([]string, len(row))
		for j, text := range row {
			if g.first[i][j] {
				shown[j] = text
			}
		}
		c.line(strings.TrimRight(strings.Join(shown, " | "), " "))
	}
	c.tables = append(c.tables, Table{Start: start, End: max(start, c.runes-1), Rows: g.rows})
}

// source is what was composed.
func (c *composer) source(format string, dropped []Dropped) *Source {
	return &Source{Format: format, Text: c.b.String(), Dropped: dropped, Tables: c.tables}
}

// A grid is a table with its spans laid out: rows[i][j] is the text at a place, first[i][j] tells that its cell begins there and
// taken[i][j] that a cell covers it.
type grid struct {
	rows         [][]string
	first, taken [][]bool
}

// put lays a cell over cols × rows places from row i, column j on, as far as they are free.
func (g *grid) put(i, j, rows, cols int, text string) {
	for r := i; r < i+max(1, rows); r++ {
		for len(g.rows) <= r {
			g.rows, g.first, g.taken = append(g.rows, nil), append(g.first, nil), append(g.taken, nil)
		}
		for k := j; k < j+max(1, cols); k++ {
			for len(g.rows[r]) <= k {
				g.widen(r)
			}
			g.rows[r][k], g.first[r][k], g.taken[r][k] = text, r == i && k == j, true
		}
	}
}

// square gives all rows the width of the widest.
func (g *grid) square() {
	width := 0
	for _, row := range g.rows {
		width = max(width, len(row))
	}
	for i := range g.rows {
		for len(g.rows[i]) < width {
			g.widen(i)
		}
	}
}

// widen adds an empty place to a row.
func (g *grid) widen(i int) {
	g.rows[i], g.first[i], g.taken[i] = append(g.rows[i], ""), append(g.first[i], false), append(g.taken[i], false)
}

// width is the number of columns of the widest row.
func (g *grid) width() int {
	width := 0
	for _, row := range g.rows {
		width = max(width, len(row))
	}
	return width
}

// oneLine joins the lines of a cell: nothing between two Chinese characters, which a narrow column parted, a space elsewhere.
func oneLine(lines ...string) string {
	var b strings.Builder
	last := ' '
	for _, line := range strings.Split(strings.Join(lines, "\n"), "\n") {
		line = strings.TrimSpace(strings.ReplaceAll(line, "\t", " "))
		if line == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(line)
		if b.Len() > 0 && !(unicode.Is(unicode.Han, last) && unicode.Is(unicode.Han, first)) && !wide(last) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
		last, _ = utf8.DecodeLastRuneInString(line)
	}
	return b.String()
}

// wide tells full-width punctuation, which carries its own space.
func wide(r rune) bool { return r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60 }
