package search

import (
	"slices"
	"strings"
)

// A gram is two or three (see triple) folded characters that stand side by side in a page, or one Chinese character of a title. It packs 21 bits a
// character, the first highest, so that grams sort as JavaScript compares their strings.
type gram uint64

func gramOf(rs ...rune) gram {
	var g gram
	for i := range 3 {
		g <<= 21
		if i < len(rs) {
			g |= gram(order(rs[i]))
		}
	}
	return g
}

// order numbers a character by its UTF-16 code units: those beyond U+FFFF begin with a surrogate and come before U+E000.
func order(r rune) rune {
	if 0xe000 <= r && r <= 0xffff {
		return r + 0x110000
	}
	return r
}

func (g gram) String() string {
	var b strings.Builder
	for shift := 42; shift >= 0; shift -= 21 {
		r := rune(g >> shift & 0x1fffff)
		if r == 0 {
			break
		}
		if r > 0x10ffff {
			r -= 0x110000
		}
		b.WriteRune(r)
	}
	return b.String()
}

// triple tells whether three characters make a gram of their own: two of them are letters or digits, which are too few to tell pages apart, or
// the one between is a mark, at which sentences meet that are common by themselves.
func triple(a, b, c rune) bool {
	if mark(b) {
		return true
	}
	n := 0
	for _, r := range [3]rune{a, b, c} {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			n++
		}
	}
	return n >= 2
}

// mark tells the folded punctuation marks of Chinese text.
func mark(r rune) bool {
	switch r {
	case ',', '.', ';', ':', '?', '!', '(', ')', '。', '、', '“', '”', '《', '》':
		return true
	}
	return false
}

// grams adds to list every gram of one block's folded text, repeated where the text repeats itself.
func grams(list []gram, text []rune) []gram {
	for i := 1; i < len(text); i++ {
		list = append(list, gramOf(text[i-1], text[i]))
		if i > 1 && triple(text[i-2], text[i-1], text[i]) {
			list = append(list, gramOf(text[i-2], text[i-1], text[i]))
		}
	}
	return list
}

// han tells whether r is a Chinese character.
func han(r rune) bool {
	return 0x3400 <= r && r <= 0x4dbf || 0x4e00 <= r && r <= 0x9fff || 0xf900 <= r && r <= 0xfaff || 0x20000 <= r && r <= 0x3ffff || r == '〇'
}

// distinct sorts a list and drops what repeats.
func distinct(list []gram) []gram {
	slices.Sort(list)
	return slices.Compact(list)
}
