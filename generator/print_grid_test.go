package main

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A gridding counts the lines of a text by what fills them.
type gridding struct{ full, kept, mixed int }

// Where a line may not be broken: before the first kind of marks and behind the second (GB/T 15834).
const (
	neverFirst = "，。、；：？！）》〉」』】〕”’…—％"
	neverLast  = "（《〈「『【〔“‘"
)

// onGrid holds the pages of a text, whose first three lines at most are its title, to the grid of the standard.
func onGrid(t *testing.T, pages []paper) (g gridding) {
	t.Helper()
	var lines []printedLine // of the whole text
	for i, p := range pages {
		body := p.lines[:len(p.lines)-1] // the last one is the page's number
		first, end := body[0].y, body[len(body)-1].y
		if first < areaTop || end > areaBottom {
			t.Errorf("page %d has lines from %.1f to %.1f mm", i+1, first, end)
		}
		if i == 0 { // the title is set larger
			title := slices.IndexFunc(body, func(l printedLine) bool { return l.left > areaLeft+10 && l.left < areaLeft+12 })
			body = body[max(title, 0):]
		}
		rows := int(math.Round((end-areaTop)/rowHeight + 0.2))
		headed := i+1 < len(pages) && heading.MatchString(pages[i+1].lines[0].text) // a heading is not left alone at the foot
		if i+1 < len(pages) && rows != 22 && !(headed && rows >= 19) {
			t.Errorf("page %d ends on row %d of 22: %s", i+1, rows, body[len(body)-1].text)
		}
		if row := (end - body[0].y) / float64(len(body)-1); len(body) > 1 && math.Abs(row-rowHeight) > 0.05 {
			t.Errorf("the lines of page %d are %.2f mm apart, want %.2f", i+1, row, rowHeight)
		}
		lines = append(lines, body...)
	}
	left, right := paperWidth, 0.0
	for i, line := range lines {
		left, right = min(left, line.left), max(right, line.right)
		if first := []rune(line.text)[0]; strings.ContainsRune(neverFirst, first) {
			t.Errorf("%q begins with %c", line.text, first)
		}
		if i+1 == len(lines) || lines[i+1].left > areaLeft+5 { // the last of its paragraph
			continue
		}
		if line.right < areaRight-1 {
			t.Errorf("%q ends at %.1f mm, before the margin", line.text, line.right)
		}
		next := []rune(lines[i+1].text)
		held := len([]rune(line.text))
		if line.left > areaLeft+5 {
			held += 2 // the indent
		}
		switch {
		case !fullWidth(line.text):
			g.mixed++
		case held == 28:
			g.full++
		case held < 28 && len(next) > 28-held && unbroken(next[:28-held+1]):
			g.kept++
		default:
			t.Errorf("%q holds %d characters, want 28; then comes %.12q", line.text, held, lines[i+1].text)
		}
	}
	if math.Abs(left-areaLeft) > 1 || math.Abs(right-areaRight) > 1 { // the standard allows ± 1 mm
		t.Errorf("the text reaches from %.1f to %.1f mm, want %.1f to %.1f", left, right, areaLeft, areaRight)
	}
	return g
}

const rowHeight = (areaBottom - areaTop) / 22

var heading = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)`)

// unbroken tells whether a line may be broken behind none of the characters but the last.
func unbroken(next []rune) bool {
	for i := range len(next) - 1 {
		if !strings.ContainsRune(neverLast, next[i]) && !strings.ContainsRune(neverFirst, next[i+1]) && fullWidth(string(next[i:i+2])) {
			return false
		}
	}
	return true
}

// fullWidth tells whether every character is as wide as a Chinese one.
func fullWidth(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < 0x2E80 && !strings.ContainsRune("“”‘’—…", r) })
}
