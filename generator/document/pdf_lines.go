package document

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// A pdfLine is what stands on one baseline of a page.
type pdfLine struct {
	page     int
	x, right float64
	y        float64
	em       float64 // width of a Chinese character
	text     string
	pieces   []piece // parts with wide gaps between them, as in a table
}

// A piece is a part of a line that stands by itself.
type piece struct {
	x, right float64
	text     string
}

// linesOf puts a page's characters on lines, top down and left to right, whatever their order in the file. Characters drawn twice on one
// spot, as some programs make bold, count once.
func linesOf(number int, p pdfPage) []pdfLine {
	glyphs := slices.Clone(p.glyphs)
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(b.y, a.y) })
	em := emOf(glyphs)
	var lines []pdfLine
	for start := 0; start < len(glyphs); {
		end := start + 1
		for end < len(glyphs) && glyphs[start].y-glyphs[end].y < em*0.3 {
			end++
		}
		if l, ok := lineOf(number, glyphs[start:end], em); ok {
			lines = append(lines, l)
		}
		start = end
	}
	return lines
}

// emOf is the median width of the Chinese characters, or a guess from the heights where there are none.
func emOf(glyphs []glyph) float64 {
	var widths []float64
	for _, g := range glyphs {
		if unicode.Is(unicode.Han, g.r) && g.right > g.x {
			widths = append(widths, g.right-g.x)
		}
	}
	if len(widths) == 0 {
		for _, g := range glyphs {
			if g.size > 0 {
				widths = append(widths, g.size*0.8)
			}
		}
	}
	if len(widths) == 0 {
		return 12
	}
	slices.Sort(widths)
	return max(1, widths[len(widths)/2])
}

// lineOf reads one line; ok is false for one of spaces only. Spaces of the file stand where something stands on both sides of them; a gap
// without one counts as one between Latin signs.
func lineOf(page int, glyphs []glyph, pageEm float64) (l pdfLine, ok bool) {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.x, b.x) })
	em := pageEm
	for _, g := range glyphs {
		if unicode.Is(unicode.Han, g.r) {
			em = emOf(glyphs)
			break
		}
	}
	var text, space strings.Builder
	var part piece
	var before glyph
	from := 0
	for _, g := range glyphs {
		if unicode.IsSpace(g.r) {
			space.WriteRune(g.r)
			continue
		}
		gap := g.x - l.right
		switch {
		case !ok:
			l, ok = pdfLine{page: page, x: g.x, y: g.y, em: em}, true
			part.x = g.x
		case g.r == before.r && g.x-before.x < em*0.15:
			continue
		case gap > em*1.2:
			part.right, part.text = l.right, text.String()[from:]
			l.pieces = append(l.pieces, part)
			text.WriteByte(' ')
			part, from = piece{x: g.x}, text.Len()
		case space.Len() > 0:
			text.WriteString(space.String())
		case gap > em*0.2 && before.r < 0x2000 && g.r < 0x2000:
			text.WriteByte(' ')
		}
		text.WriteRune(g.r)
		space.Reset()
		l.right, before = max(l.right, g.right), g
	}
	part.right, part.text = l.right, text.String()[from:]
	l.pieces, l.text = append(l.pieces, part), text.String()
	return l, ok
}

// latin tells characters between which a gap is a space.
func latin(r rune) bool { return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
