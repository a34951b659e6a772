package document

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/generator/hanzi"
)

// A pdfLayout is a document's text as paragraphs, put together from lines.
type pdfLayout struct {
	blocks      []block
	dropped     []Dropped
	left, right float64 // of the text's column
	pitch       float64 // from one line to the next
}

// layOutPDF makes paragraphs of the lines of all pages. A line begins a paragraph where it is indented, where the line before ended early,
// where the letters change size or where the gap above is wider than usual; a change of pages alone begins none.
func layOutPDF(pages []pdfPage) *pdfLayout {
	l := &pdfLayout{}
	perPage := make([][]pdfLine, len(pages))
	for i, p := range pages {
		perPage[i] = linesOf(i, p)
	}
	l.dropRunning(perPage, pages)
	lines := slices.Concat(perPage...)
	l.measure(lines)
	for i := 0; i < len(lines); {
		if n := l.tableAt(lines[i:]); n > 0 {
			l.blocks = append(l.blocks, l.table(lines[i:i+n]))
			i += n
			continue
		}
		var text strings.Builder
		text.WriteString(lines[i].text)
		j := i + 1
		for ; j < len(lines) && !l.begins(lines[j-1], lines[j]) && l.tableAt(lines[j:]) == 0; j++ {
			text.WriteString(between(lines[j-1].text, lines[j].text))
			text.WriteString(lines[j].text)
		}
		l.blocks = append(l.blocks, paragraph(text.String()))
		i = j
	}
	return l
}

var pageNumber = regexp.MustCompile(`^([-—–－~·. ]*\d{1,4}[-—–－~·. ]*|第 ?\d{1,4} ?页([,，/ ]*共 ?\d{1,4} ?页)?|\d{1,4} ?/ ?\d{1,4}|Page \d{1,4}( of \d{1,4})?)$`)

var digits = regexp.MustCompile(`\d+`)

// dropRunning takes out page numbers, and the first or last line of a page where it stands so on three pages at least and on half of all.
func (l *pdfLayout) dropRunning(perPage [][]pdfLine, pages []pdfPage) {
	seen := map[string]int{}
	form := func(line pdfLine) string { return digits.ReplaceAllString(line.text, "#") }
	for _, lines := range perPage {
		for i, line := range lines {
			if i == 0 || i == len(lines)-1 {
				seen[form(line)]++
			}
		}
	}
	for n, lines := range perPage {
		height := pages[n].height
		for len(lines) > 0 {
			first, last := lines[0], lines[len(lines)-1]
			switch running := func(line pdfLine) string {
				edge := height == 0 || line.y < height*0.15 || line.y > height*0.85
				if edge && pageNumber.MatchString(line.text) {
					return whyPage
				}
				if count := seen[form(line)]; edge && count >= 3 && count*2 >= len(perPage) {
					return "页眉或页脚"
				}
				return ""
			}; {
			case running(last) != "":
				l.dropped = append(l.dropped, Dropped{Text: last.text, Why: running(last)})
				lines = lines[:len(lines)-1]
				continue
			case running(first) != "":
				l.dropped = append(l.dropped, Dropped{Text: first.text, Why: running(first)})
				lines = lines[1:]
				continue
			}
			break
		}
		perPage[n] = lines
	}
}

// measure finds the column of the text: where most lines begin and end, and how far apart they stand.
func (l *pdfLayout) measure(lines []pdfLine) {
	lefts, rights, pitches := map[int]int{}, map[int]int{}, map[int]int{}
	for i, line := range lines {
		if utf8.RuneCountInString(line.text) < 8 {
			continue
		}
		lefts[int(math.Round(line.x/4))] += 1
		rights[int(math.Round(line.right/4))] += 1
		if i > 0 && lines[i-1].page == line.page {
			pitches[int(math.Round(lines[i-1].y-line.y))]++
		}
	}
	l.left, l.right, l.pitch = leftmost(lefts)*4, rightmost(rights)*4, mode(pitches)
}

// mode is the key counted most often, the smaller of two.
func mode(counts map[int]int) float64 {
	best, most := 0, 0
	for k, n := range counts {
		if n > most || n == most && k < best {
			best, most = k, n
		}
	}
	return float64(best)
}

// leftmost is the smallest key counted at least a quarter as often as the most frequent one: first lines are indented, and may be the majority.
func leftmost(counts map[int]int) float64 { return extreme(counts, -1) }

// rightmost is the largest such key.
func rightmost(counts map[int]int) float64 { return extreme(counts, 1) }

func extreme(counts map[int]int, sign int) float64 {
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	best, found := 0, false
	for k, n := range counts {
		if n*4 >= most && (!found || (k-best)*sign > 0) {
			best, found = k, true
		}
	}
	return float64(best)
}

// begins tells whether line begins a paragraph behind before.
func (l *pdfLayout) begins(before, line pdfLine) bool {
	em := before.em
	indent := line.x - l.left
	short := l.right-before.right > 1.6*em
	ratio := line.em / em
	switch {
	case short, ratio > 1.15 || ratio < 0.87:
		return true
	case line.page == before.page && l.pitch > 0 && before.y-line.y > 1.6*l.pitch:
		return true
	case endsSentence(before.text) && opensPart(line.text):
		return true // the line before happens to be full
	case indent > 1.2*em:
		// a block that hangs as a whole goes on where its sentence does
		return !(math.Abs(line.x-before.x) < 0.5*em && !endsSentence(before.text) && before.x-l.left > 2.6*em)
	}
	return false
}

// opensPart tells that a line opens with 二、 or （二）, which no sentence does.
func opensPart(s string) bool {
	m, ok := hanzi.Marker(s)
	return ok && (m.Kind == hanzi.Numeral || m.Kind == hanzi.Bracketed) && strings.HasPrefix(strings.TrimLeft(m.Text, "（"), hanzi.Spell(m.Value))
}

func endsSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”’）》"))
	return strings.ContainsRune("。！？；：.!?", last)
}

// between is what joins two lines: a space between two Latin words, else nothing.
func between(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if latin(last) && latin(first) && !(last >= '0' && last <= '9' && first >= '0' && first <= '9') {
		return " "
	}
	return ""
}

// tableAt counts the lines from the first on that are rows of one table: three at least, each of the same two or more pieces, which stand
// below one another.
func (l *pdfLayout) tableAt(lines []pdfLine) int {
	n := 0
	for n < len(lines) && len(lines[n].pieces) >= 2 && len(lines[n].pieces) == len(lines[0].pieces) && aligned(lines[0], lines[n]) {
		n++
	}
	if n < 3 {
		return 0
	}
	return n
}

// aligned tells whether each piece of b overlaps or is centred on the same piece of a.
func aligned(a, b pdfLine) bool {
	for i := range a.pieces {
		p, q := a.pieces[i], b.pieces[i]
		if p.right < q.x || q.right < p.x {
			return false
		}
	}
	return true
}

func (l *pdfLayout) table(lines []pdfLine) block {
	g := &grid{}
	for i, line := range lines {
		for j, p := range line.pieces {
			g.put(i, j, 1, 1, p.text)
		}
	}
	return table{g}
}
