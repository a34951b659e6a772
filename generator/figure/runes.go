package figure

import "pufa/generator/hanzi"

// runes is the text by code points, the places that figures are counted in.
type runes []rune

// at is the code point at i, 0 outside the text.
func (r runes) at(i int) rune {
	if i < 0 || i >= len(r) {
		return 0
	}
	return r[i]
}

// starts tells whether the word stands at i.
func (r runes) starts(i int, word string) bool {
	for _, c := range word {
		if r.at(i) != c {
			return false
		}
		i++
	}
	return true
}

// ends tells whether the word stands right before i.
func (r runes) ends(i int, word string) bool {
	return r.starts(i-width(word), word)
}

// startsAny is the width of the first of the words that stands at i, 0 if none does. Longer words come first where one begins another.
func (r runes) startsAny(i int, words []string) int {
	for _, w := range words {
		if r.starts(i, w) {
			return width(w)
		}
	}
	return 0
}

// endsAny is the width of the first of the words that stands right before i, 0 if none does.
func (r runes) endsAny(i int, words []string) int {
	for _, w := range words {
		if r.ends(i, w) {
			return width(w)
		}
	}
	return 0
}

// skipSpace passes over at most three spaces of a line.
func (r runes) skipSpace(i int) int {
	for n := 0; n < 3 && isSpace(r.at(i)); n++ {
		i++
	}
	return i
}

// clauseStart is where the clause that holds i begins: behind the last mark of punctuation or line break, at most limit code points back.
func (r runes) clauseStart(i, limit int) int {
	from := max(0, i-limit)
	for i > from && !isStop(r[i-1]) {
		i--
	}
	return i
}

// within tells whether one of the words stands between from and to.
func (r runes) within(from, to int, words []string) bool {
	for i := from; i < to; i++ {
		if n := r.startsAny(i, words); n > 0 && i+n <= to {
			return true
		}
	}
	return false
}

func width(s string) int {
	n := 0
	for range s {
		n++
	}
	return n
}

func isSpace(c rune) bool { return c == ' ' || c == '\u3000' || c == '\u00a0' || c == '\t' }

// isStop tells marks that end a clause. The enumeration comma 、 does not.
func isStop(c rune) bool {
	switch c {
	case '，', '。', '；', '：', '！', '？', ',', ';', ':', '!', '?', '\n', '\r', '|':
		return true
	}
	return false
}

func isDigit(c rune) bool {
	_, ok := hanzi.ArabicDigit(c)
	return ok
}

func isLatin(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || 'ａ' <= c && c <= 'ｚ' || 'Ａ' <= c && c <= 'Ｚ'
}

// isNumeral tells the code points that a Chinese numeral is written with.
func isNumeral(c rune) bool {
	if hanzi.Multiplier(c) > 0 {
		return true
	}
	_, ok := hanzi.ChineseDigit(c)
	return ok && c != '○'
}
