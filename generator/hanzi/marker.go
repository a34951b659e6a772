package hanzi

import (
	"strings"
	"unicode/utf8"
)

// A Mark is the number or word that opens a heading or a point.
type Mark struct {
	Kind  MarkKind
	Value int    // the ordinal that it states: 3 for 三、, （三）, 3. and 三是; of 1.2. the last, 2
	Depth int    // of a Decimal how many numbers it has, else 1
	Text  string // as printed, its own punctuation included, white space after it not
}

// A MarkKind is a family of marks that count together.
type MarkKind int

const (
	Numeral        MarkKind = iota + 1 // 一、
	Bracketed                          // （一）, also with half-width brackets or the left one lost
	Digit                              // 1. 1． 1、
	BracketedDigit                     // （1） 1)
	Circled                            // ①
	Decimal                            // 1.1.
	Padded                             // 01
	Point                              // 一是
	Sequence                           // 首先 其次 再次 最后
	Nth                                // 第一，
	Side                               // 一方面 另一方面, and 同时， 此外， which go on from them
)

// Word tells that the mark is a word in a sentence (一是), not a number that stands before one.
func (k MarkKind) Word() bool { return k >= Point }

// Marker reads the mark that line begins with; white space in front has been cut off. It looks at the line's beginning only, so it cannot know
// whether 1. begins a heading or 同时， a point: that is the caller's to judge.
func Marker(line string) (Mark, bool) {
	first, size := utf8.DecodeRuneInString(line)
	switch {
	case first == '（' || first == '(':
		return bracketedMark(line, size)
	case first >= '①' && first <= '⑳':
		return mark(Circled, int(first-'①')+1, line, size)
	case isDigit(first):
		return digitMark(line)
	case numeralDigit(first) > 0 || first == '十':
		return numeralMark(line)
	}
	return wordMark(line)
}

func mark(kind MarkKind, value int, line string, end int) (Mark, bool) {
	return Mark{Kind: kind, Value: value, Depth: 1, Text: line[:end]}, true
}

// bracketedMark reads （一） and （1）, and the 、 that some put after it.
func bracketedMark(line string, start int) (Mark, bool) {
	i := skipBlanks(line, start)
	kind := Bracketed
	value, end := numeral(line, i)
	if end == i {
		kind = BracketedDigit
		value, end = digits(line, i)
	}
	if end == i || value == 0 {
		return Mark{}, false
	}
	end = skipBlanks(line, end)
	r, size := utf8.DecodeRuneInString(line[end:])
	if r != '）' && r != ')' {
		return Mark{}, false
	}
	end += size
	if strings.HasPrefix(line[end:], "、") {
		end += len("、")
	}
	return mark(kind, value, line, end)
}

// digitMark reads 1. 1、 1) 1.1. and 01.
func digitMark(line string) (Mark, bool) {
	value, end := digits(line, 0)
	if end == 0 {
		return Mark{}, false
	}
	r, size := utf8.DecodeRuneInString(line[end:])
	if strings.HasPrefix(line, "0") && end == 2 && value > 0 && (r == utf8.RuneError || blank(r)) {
		return mark(Padded, value, line, end)
	}
	after, _ := utf8.DecodeRuneInString(line[end+size:])
	switch {
	case value == 0:
		return Mark{}, false
	case r == '、' || r == '．' && !isDigit(after), r == '.' && !isDigit(after):
		return mark(Digit, value, line, end+size)
	case r == '）' || r == ')':
		return mark(BracketedDigit, value, line, end+size)
	case r == '.' || r == '．':
		return decimalMark(line, end+size)
	}
	return Mark{}, false
}

// decimalMark reads on behind the first dot of 1.1. or 1.1.1; without a closing dot only a blank or 、 ends it, for 2.5万 is a quantity.
func decimalMark(line string, i int) (Mark, bool) {
	for depth := 2; depth <= 5; depth++ {
		value, end := digits(line, i)
		if end == i {
			return Mark{}, false
		}
		r, size := utf8.DecodeRuneInString(line[end:])
		after, _ := utf8.DecodeRuneInString(line[end+size:])
		m := Mark{Kind: Decimal, Value: value, Depth: depth}
		switch {
		case blank(r):
			m.Text = line[:end]
			return m, true
		case r == '、', (r == '.' || r == '．') && !isDigit(after):
			m.Text = line[:end+size]
			return m, true
		case r != '.' && r != '．':
			return Mark{}, false
		}
		i = end + size
	}
	return Mark{}, false
}

// numeralMark reads 一、, 一） with its left bracket lost, and 一是. 一、二、三 is a list of numbers, no mark; neither is the idiom 一是一.
func numeralMark(line string) (Mark, bool) {
	if strings.HasPrefix(line, "一方面") {
		return mark(Side, 1, line, len("一方面"))
	}
	value, end := numeral(line, 0)
	if end == 0 {
		return Mark{}, false
	}
	r, size := utf8.DecodeRuneInString(line[end:])
	after, afterSize := utf8.DecodeRuneInString(line[end+size:])
	switch r {
	case '、', '．', '.':
		if _, next := numeral(line, end+size); next > end+size && strings.HasPrefix(line[next:], "、") {
			return Mark{}, false
		}
		return mark(Numeral, value, line, end+size)
	case '）', ')':
		return mark(Bracketed, value, line, end+size)
	case '是':
		if numeralDigit(after) == value {
			return Mark{}, false
		}
		if after == '，' || after == '：' || after == ',' || after == ':' || after == '、' {
			size += afterSize
		}
		return mark(Point, value, line, end+size)
	}
	return Mark{}, false
}

// wordMark reads 首先, 第一， 另一方面 and what goes on from them.
func wordMark(line string) (Mark, bool) {
	if rest, ok := strings.CutPrefix(line, "第"); ok {
		value, end := numeral(rest, 0)
		r, size := utf8.DecodeRuneInString(rest[end:])
		if end > 0 && (r == '，' || r == '、' || r == '：' || r == ',' || r == ':') {
			return mark(Nth, value, line, len("第")+end+size)
		}
		return Mark{}, false
	}
	for _, w := range [...]struct {
		text  string
		kind  MarkKind
		value int
	}{
		{"首先", Sequence, 1}, {"其次", Sequence, 2}, {"再次", Sequence, 3}, {"最后", Sequence, 4},
		{"另一方面", Side, 2}, {"同时，", Side, 3}, {"此外，", Side, 4},
	} {
		if !strings.HasPrefix(line, w.text) {
			continue
		}
		end := len(w.text)
		if w.kind == Sequence {
			r, size := utf8.DecodeRuneInString(line[end:])
			switch r {
			case '，', '：', ',', ':', '、':
				end += size
			case '是':
				end += size
			default:
				if w.value > 2 { // 最后一公里
					return Mark{}, false
				}
			}
		}
		return mark(w.kind, w.value, line, end)
	}
	return Mark{}, false
}

// numeral reads a Chinese number from 1 to 99 at byte i and tells where it ends; the end is i where there is none.
func numeral(s string, i int) (value, end int) {
	end = i
	for n := 0; n < 3; n++ {
		r, size := utf8.DecodeRuneInString(s[end:])
		d := numeralDigit(r)
		switch {
		case r == '十' && value == 0:
			value = 10
		case r == '十' && value < 10:
			value *= 10
		case d > 0 && (value == 0 || value >= 10 && value%10 == 0):
			value += d
		default:
			return value, end
		}
		end += size
	}
	return value, end
}

// numeralDigit is the value of 一 to 九, 0 for all else: 两 counts things, it numbers none.
func numeralDigit(r rune) int {
	if d, ok := ChineseDigit(r); ok && r != '两' {
		return d
	}
	return 0
}

// digits reads one or two digits, ASCII or full-width, at byte i; with three or more there is no mark, and the end is i.
func digits(s string, i int) (value, end int) {
	end = i
	for n := 0; ; n++ {
		r, size := utf8.DecodeRuneInString(s[end:])
		d, ok := ArabicDigit(r)
		if !ok {
			return value, end
		}
		if n == 2 {
			return 0, i
		}
		value, end = value*10+d, end+size
	}
}

func isDigit(r rune) bool {
	_, ok := ArabicDigit(r)
	return ok
}

func skipBlanks(s string, i int) int {
	for {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !blank(r) {
			return i
		}
		i += size
	}
}

func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\u00a0' || r == '\u3000' }
