package document

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blockElements begin and end a line.
var blockElements = map[atom.Atom]bool{atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true, atom.Center: true,
	atom.Dd: true, atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true,
	atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true, atom.Li: true,
	atom.Main: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Tbody: true,
	atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true}

// inlineElements stand within a line.
var inlineElements = map[atom.Atom]bool{atom.A: true, atom.B: true, atom.Big: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Small: true, atom.Span: true, atom.Strong: true,
	atom.Sub: true, atom.Sup: true, atom.U: true, atom.Td: true, atom.Th: true, atom.Tr: true, atom.Tbody: true, atom.Thead: true}

// A lineWriter gathers a page's text into lines.
type lineWriter struct {
	*page
	out  []block
	line strings.Builder
}

// blocks is the text of n that is not swept out, as lines and tables.
func (pg *page) blocks(n *html.Node) []block {
	w := &lineWriter{page: pg}
	w.node(n, false)
	w.end()
	return w.out
}

func (w *lineWriter) node(n *html.Node, pre bool) {
	if w.why[n] != "" || silent(n) {
		return
	}
	if n.Type == html.TextNode {
		w.text(n.Data, pre)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.end()
		return
	case atom.Img:
		w.images++
		return
	case atom.Table:
		if g := w.dataTable(n); g != nil {
			w.end()
			w.out = append(w.out, table{g})
			return
		}
	}
	isBlock := blockElements[n.DataAtom]
	if isBlock {
		w.end()
	}
	if n.DataAtom == atom.Li {
		w.line.WriteString(w.listMarker(n))
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, pre || n.DataAtom == atom.Pre)
	}
	if isBlock {
		w.end()
	}
}

// text adds characters as a browser shows them: white space as one space, and as nothing where the file only broke a Chinese line.
func (w *lineWriter) text(s string, pre bool) {
	if pre {
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				w.end()
			}
			w.line.WriteString(line)
		}
		return
	}
	for s != "" {
		i := strings.IndexAny(s, " \t\r\n\f")
		if i < 0 {
			w.line.WriteString(s)
			return
		}
		w.line.WriteString(s[:i])
		rest := strings.TrimLeft(s[i:], " \t\r\n\f")
		gap := s[i : len(s)-len(rest)]
		s = rest
		last, _ := utf8.DecodeLastRuneInString(w.line.String())
		next, _ := utf8.DecodeRuneInString(s)
		broken := strings.ContainsAny(gap, "\r\n") && chinese(last) && (s == "" || chinese(next))
		if w.line.Len() > 0 && last != ' ' && !broken {
			w.line.WriteByte(' ')
		}
	}
}

func chinese(r rune) bool { return unicode.Is(unicode.Han, r) || wide(r) || r >= 0x2010 && r <= 0x2026 }

// end closes the line; blank ones are none.
func (w *lineWriter) end() {
	if s := strings.TrimSpace(w.line.String()); s != "" {
		w.out = append(w.out, paragraph(s))
	}
	w.line.Reset()
}

// listMarker is the number that a browser shows before an item of a numbered list.
func (pg *page) listMarker(li *html.Node) string {
	list := li.Parent
	if list == nil || list.DataAtom != atom.Ol {
		return ""
	}
	n, err := strconv.Atoi(attr(list, "start"))
	if err != nil {
		n = 1
	}
	format := map[string]string{"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}[attr(list, "type")]
	return numeral(n+pg.ordinal[li], format) + ". "
}

// dataTable lays out a table of data; nil for a table that only places things on the page: one with a table inside, of a single row or
// column, or with one cell that holds nearly everything.
func (w *lineWriter) dataTable(n *html.Node) *grid {
	g := &grid{}
	row, total, largest := -1, 0, 0
	cells := w.cells
	nested, prose := false, false
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case w.why[c] != "" || nested || w.cells > w.limits.Cells:
			case c.DataAtom == atom.Tr:
				row++
				walk(c)
			case c.DataAtom == atom.Td || c.DataAtom == atom.Th:
				for in := range c.Descendants() {
					if nested = in.DataAtom == atom.Table; nested {
						break
					}
				}
				if nested || row < 0 {
					continue
				}
				blocks := w.blocks(c)
				text := cellText(blocks)
				prose = prose || len(blocks) >= 2 && w.size[c].stops >= 2
				total, largest = total+runes(text), max(largest, runes(text))
				rows, cols := span(c, "rowspan"), span(c, "colspan")
				w.cells += rows * cols
				g.put(row, g.free(row), rows, cols, text)
			case c.Type == html.ElementNode:
				walk(c)
			}
		}
	}
	walk(n)
	if row+1 < len(g.rows) { // a rowspan beyond the last row
		g.rows, g.first, g.taken = g.rows[:row+1], g.first[:row+1], g.taken[:row+1]
	}
	g.square()
	if w.cells > w.limits.Cells { // the page is refused
		return nil
	}
	if nested || len(g.rows) < 2 || g.width() < 2 || (largest > 200 || prose) && largest*10 > total*6 {
		w.cells = cells
		return nil
	}
	return g
}

// free is the first column of a row that no cell covers yet.
func (g *grid) free(row int) int {
	if row >= len(g.rows) {
		return 0
	}
	for j, taken := range g.taken[row] {
		if !taken {
			return j
		}
	}
	return len(g.rows[row])
}

// span is a count of rows or columns, within what a real table has.
func span(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil {
		return 1
	}
	return min(max(v, 1), 100)
}
