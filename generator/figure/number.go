package figure

import (
	"strings"
	"unicode"

	"pufa/generator/hanzi"
)

// A number is a numeral in the text, before its unit is known.
type number struct {
	start, end int
	value      float64
	kind       kind
	chinese    bool // written in Chinese numerals
	bare       bool // multipliers alone: 百亿, 千
	multiplied bool // carries 万 or 亿
	more       bool // 余 or 多 inside: 300多亿
	around     bool // 来 inside: 20来家
	broken     bool // digits that name no quantity: 七八十, 1.2.3, 二〇二三
}

type kind int

const (
	plain kind = iota
	percent
	permille
	fraction
)

// number reads the numeral that begins at i. It always moves on: end > i.
func (r runes) number(i int) number {
	if n, ok := r.proportion(i); ok {
		return n
	}
	if isDigit(r.at(i)) {
		return r.arabic(i)
	}
	return r.numeral(i)
}

// proportion reads 百分之九十, 千分之三, 三分之一, 百分之95.
func (r runes) proportion(i int) (number, bool) {
	below := i
	for below < len(r) && below-i < 12 && (isNumeral(r[below]) || isDigit(r[below])) {
		below++
	}
	if below == i || !r.starts(below, "分之") {
		return number{}, false
	}
	above := below + 2
	end := above
	for end < len(r) && (isNumeral(r[end]) || isDigit(r[end]) || (r[end] == '点' || isPoint(r[end])) && (isNumeral(r.at(end+1)) || isDigit(r.at(end+1)))) {
		end++
	}
	of, ok := hanzi.Number(string(r[i:below]))
	part, ok2 := hanzi.Number(string(r[above:end]))
	if !ok || !ok2 || of == 0 {
		return number{}, false
	}
	n := number{start: i, end: end, chinese: true, value: part}
	switch string(r[i:below]) {
	case "百":
		n.kind = percent
	case "千":
		n.kind = permille
	default:
		n.kind, n.value = fraction, part/of
	}
	return n, true
}

// arabic reads digits with separators, decimals and multipliers: 1,234, 9.5万亿, 2万3千, 300多亿, 96.92%, 1/4.
func (r runes) arabic(i int) number {
	n := number{start: i}
	j := r.digits(i)
	whole := j
	for grouped := j-i <= 3; grouped && (r.at(j) == ',' || r.at(j) == ' ' || r.at(j) == '\u00a0') && r.digits(j+1) == j+4; {
		j += 4
	}
	if isPoint(r.at(j)) && isDigit(r.at(j+1)) {
		j = r.digits(j + 1)
		for isPoint(r.at(j)) && isDigit(r.at(j+1)) {
			j, n.broken = r.digits(j+1), true
		}
	}
	if c := r.at(j); (c == '/' || c == '／') && isDigit(r.at(j+1)) && !n.broken && (j == whole || r.at(r.digits(j+1)) == '万') {
		return r.slashed(n, j)
	}
	text := string(r[i:j])
	j, text = r.multipliers(j, text)
	for more := true; more && j > whole && hanzi.Multiplier(r.at(j-1)) >= 4 && isDigit(r.at(j)); { // 2万3千, 1亿2000万
		end := r.digits(j)
		next, part := r.multipliers(end, string(r[j:end]))
		if more = next > end; more {
			j, text = next, text+part
		}
	}
	n.end = j
	text = r.vague(&n, text)
	n.multiplied = strings.ContainsAny(text, "万亿")
	var ok bool
	if n.value, ok = hanzi.Number(unspaced(text)); !ok {
		n.broken = true
	}
	switch at := r.skipSpace(n.end); r.at(at) {
	case '%', '％', '﹪':
		n.kind, n.end = percent, at+1
	case '‰':
		n.kind, n.end = permille, at+1
	}
	return n
}

// unspaced is the text without blanks.
func unspaced(text string) string {
	if strings.IndexFunc(text, unicode.IsSpace) < 0 {
		return text
	}
	return strings.Join(strings.Fields(text), "")
}

// vague takes in 余, 多 or 来 behind the digits, and the multipliers behind those: 300多亿, 1.86万余, 20来家.
func (r runes) vague(n *number, text string) string {
	c := r.at(n.end)
	if c != '余' && c != '多' && c != '来' {
		return text
	}
	next, scaled := r.multipliers(n.end+1, text)
	large := !n.chinese && hanzi.Multiplier(r.at(n.end-1)) >= 4 && c != '来' && !r.starts(n.end, "余额")
	if next == n.end+1 && !large && !r.measured(next) {
		return text
	}
	n.end, n.more, n.around = next, c != '来', c == '来'
	return scaled
}

// slashed reads a fraction, n's digits ending at j: 1/4, 8.5/10万. Dates (9/18) and 24/7 are none.
func (r runes) slashed(n number, j int) number {
	end := r.digits(j + 1)
	below := string(r[j+1 : end])
	n.end, below = r.multipliers(end, below)
	part, _ := hanzi.Number(string(r[n.start:j]))
	of, _ := hanzi.Number(below)
	n.kind, n.value = fraction, 0
	if of > 0 {
		n.value = part / of
	}
	after := r.at(n.end)
	n.broken = n.value <= 0 || n.value >= 1 || of > 1000 && n.end == end || after == '/' || after == '日' || after == '月' || r.at(n.start-1) == '/' || isLatin(after)
	return n
}

// numeral reads a Chinese numeral: 一百零五, 十余, 两万多, 百亿.
func (r runes) numeral(i int) number {
	n := number{start: i, chinese: true}
	j := i
	for j < len(r) && isNumeral(r[j]) && !r.thousandUnit(j) {
		j++
	}
	if j == i {
		return number{start: i, end: i + 1, chinese: true, broken: true}
	}
	text := string(r[i:j])
	n.end = j
	if hanzi.Multiplier(r[j-1]) > 0 {
		text = r.vague(&n, text)
	}
	n.multiplied = strings.ContainsAny(text, "万亿")
	n.bare = hanzi.Multiplier(r[i]) > 1
	var ok bool
	if n.value, ok = hanzi.Number(text); !ok || n.value == 0 || j-i >= 4 && !strings.ContainsAny(text, "十百千万亿") || isDigit(r.at(n.end)) {
		n.broken = true
	}
	return n
}

// digits is where the run of digits at i ends.
func (r runes) digits(i int) int {
	for isDigit(r.at(i)) {
		i++
	}
	return i
}

// multipliers passes over 十百千万亿 at i, adding them to text, but leaves 千 to its unit in 千瓦.
func (r runes) multipliers(i int, text string) (int, string) {
	for hanzi.Multiplier(r.at(i)) > 0 && !r.thousandUnit(i) {
		text += string(r[i])
		i++
	}
	return i, text
}

// thousandUnit tells whether the 千 at i belongs to a unit: 千瓦, 千米, 千克, 千伏.
func (r runes) thousandUnit(i int) bool {
	if r.at(i) != '千' {
		return false
	}
	switch r.at(i + 1) {
	case '瓦', '米', '克', '伏', '卡', '帕', '赫', '焦', '升', '安', '乏', '字':
		return true
	}
	return false
}

// measured tells whether a measure word or a time stands at i, so that 余 or 多 before it belongs to the number.
func (r runes) measured(i int) bool {
	i = r.skipSpace(i)
	_, end := r.unit(i, false)
	return end > i || r.time(i) > 0
}

func isPoint(c rune) bool { return c == '.' || c == '．' }
