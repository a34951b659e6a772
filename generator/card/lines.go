package card

import (
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// titleSizes are tried from the largest: the first in which the title stands on at most as many lines as it has a place for.
var titleSizes = [...]int{76, 62, 50}

var titleLines = [...]int{3, 4, 5}

// title breaks a title into lines of about the same length, and says in which size they are to be written. A title too long for the smallest is cut.
func (p *pen) title(text string) ([]string, int) {
	for i, size := range titleSizes {
		if lines := broken(p.faces[size], text, width-2*margin); len(lines) <= titleLines[i] {
			return even(p.faces[size], text, len(lines)), size
		}
	}
	last := len(titleSizes) - 1
	face := p.faces[titleSizes[last]]
	lines := broken(face, text, width-2*margin)[:titleLines[last]]
	end := &lines[len(lines)-1]
	*end = fitted(face, *end+"……", width-2*margin)
	return lines, titleSizes[last]
}

// even narrows the lines as far as their number stays the same, so that no single character is left over for the last one.
func even(face font.Face, text string, n int) []string {
	low, high := 0, width-2*margin
	for high-low > 4 {
		if mid := (low + high) / 2; len(broken(face, text, mid)) <= n {
			high = mid
		} else {
			low = mid
		}
	}
	return broken(face, text, high)
}

// broken are the lines of a text at most limit pixels wide, as far as its words allow.
func broken(face font.Face, text string, limit int) []string {
	var lines []string
	line := ""
	for _, unit := range units(text) {
		if line != "" && font.MeasureString(face, line+unit) > fixed.I(limit) {
			lines, line = append(lines, strings.TrimSpace(line)), ""
		}
		if line != "" || strings.TrimSpace(unit) != "" {
			line += unit
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}

// units are the pieces between which a line may end: single Chinese characters, whole numbers and words of Latin letters, closing marks with what they
// close, opening marks with what they open.
func units(text string) []string {
	var list []string
	var last rune
	for _, r := range text {
		if unicode.IsControl(r) {
			r = ' '
		}
		if len(list) > 0 && (strings.ContainsRune(closing, r) || strings.ContainsRune(opening, last) || wordly(last) && wordly(r)) {
			list[len(list)-1] += string(r)
		} else {
			list = append(list, string(r))
		}
		last = r
	}
	return list
}

const (
	opening = "（《“‘〔【「『([{"
	closing = "）》”’〕】」』)]}，。、；：！？…—·%％,.;:!?"
)

func wordly(r rune) bool {
	return r < unicode.MaxLatin1 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '.' || r == '%'
}

// fitted is the text, cut where it would be wider than limit pixels.
func fitted(face font.Face, text string, limit int) string {
	if font.MeasureString(face, text) <= fixed.I(limit) {
		return text
	}
	runes := []rune(strings.TrimRight(text, "…"))
	for len(runes) > 0 && font.MeasureString(face, string(runes)+"……") > fixed.I(limit) {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "……"
}
