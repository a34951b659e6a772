package check

import (
	"fmt"
	"strings"

	"pufa/generator/finding"
)

func punctuationRules() []documentRule {
	norm := "GB/T 15834-2011《标点符号用法》"
	return []documentRule{
		{Rule{"punctuation-double", finding.Punctuation, finding.Error, "叠用标点", "句号、逗号、顿号、分号、冒号不叠用，也不连着用两种。", norm}, doubledMarks},
		{Rule{"punctuation-width", finding.Punctuation, finding.Warning, "半角标点", "中文句子里的逗号、句号、分号、问号、叹号用全角。", norm + " 5.1"}, halfWidthMarks},
		{Rule{"punctuation-space", finding.Punctuation, finding.Warning, "句中空格", "中文句子中间没有空格。", norm}, spaces},
	}
}

const stops = "，。；：、！？"

// doubledMarks finds two or more stops running, of full or half width, blanks between them or not. ？！ and ！！ are right.
func doubledMarks(d *doc) (hits []hit) {
	for i := 0; i < len(d.r); i++ {
		if r := d.r[i]; strings.ContainsRune("。，", r) && strings.ContainsRune("”’", d.rune(i+1)) && d.rune(i+2) == r {
			hits = append(hits, hit{start: i, end: i + 3, message: "引号内外都用了标点", hint: "只留该用的一个"})
		}
		if r := d.r[i]; !stopped.has(r) && (r != ',' && r != '.' && r != ';' || !stopped.has(d.rune(i+1))) {
			continue
		}
		end, n, emphatic := i+1, 1, strings.ContainsRune("！？", d.r[i])
		for j := i + 1; j < len(d.r); j++ {
			r := d.r[j]
			if blank(r) {
				continue
			}
			if !strings.ContainsRune(stops, r) && !(strings.ContainsRune(",;", r) || r == '.' && !digit(d.rune(j+1))) {
				break
			}
			emphatic = emphatic && strings.ContainsRune("！？", r)
			end, n = j+1, n+1
		}
		if n > 1 && !emphatic {
			hits = append(hits, hit{start: i, end: end, message: "标点叠用", hint: "只留该用的一个"})
		}
		i = end - 1
	}
	return hits
}

// halfWidthMarks finds , . ; ? ! between Chinese.
func halfWidthMarks(d *doc) (hits []hit) {
	for i, r := range d.r {
		wrong := false
		switch r {
		case ',':
			wrong = d.chineseBefore(i) && !d.latinPhrase(i)
		case ';', '?', '!':
			wrong = d.chinese(i-1) && (d.chinese(i+1) || d.endsLine(i+1))
		case ':':
			wrong = han(d.rune(i-1)) && han(d.rune(i+1)) && d.prose(i)
		case '.':
			wrong = d.stop(i)
		case '､', '｡', '﹐', '﹒', '﹔':
			wrong = true
		}
		if wrong {
			hits = append(hits, hit{start: max(i-2, d.line(i).start), end: min(i+3, d.line(i).end),
				message: fmt.Sprintf("中文句子里用了半角标点“%c”", r), hint: "改为全角标点"})
		}
	}
	return hits
}

// chinese is Chinese text or its punctuation.
func (d *doc) chinese(i int) bool {
	r := d.rune(i)
	return han(r) || strings.ContainsRune("“”‘’《》（）〔〕、。％·", r)
}

// chineseBefore tells that what stands around the comma at i is Chinese: not 1,847, not a, b.
func (d *doc) chineseBefore(i int) bool {
	before, after := i-1, i+1
	for blank(d.rune(after)) {
		after++
	}
	switch {
	case d.chinese(before):
		return true
	case digit(d.rune(before)) || latin(d.rune(before)) || d.rune(before) == '%' || d.rune(before) == ')':
		return han(d.rune(after)) || strings.ContainsRune("“《（", d.rune(after))
	}
	return false
}

// latinPhrase tells that the comma at i belongs to a quotation in another script.
func (d *doc) latinPhrase(i int) bool {
	return latin(d.rune(i-1)) && latin(d.rune(i+1))
}

// prose tells that the line holding i is running text before i: a label such as 来源: is none.
func (d *doc) prose(i int) bool {
	l := d.line(i)
	for j := l.start; j < i; j++ {
		if strings.ContainsRune("，。；", d.r[j]) && !d.quoted[i] {
			return true
		}
	}
	return false
}

func (d *doc) endsLine(i int) bool {
	for blank(d.rune(i)) {
		i++
	}
	return d.rune(i) == '\n'
}

// stop tells that the full stop at i ends or breaks a Chinese sentence: not 2.5, 1. of a list, No.5, an address or a file name.
func (d *doc) stop(i int) bool {
	before, after := d.rune(i-1), d.rune(i+1)
	if after == '.' || before == '.' {
		return false
	}
	follows := han(after) || strings.ContainsRune("“《（", after) || d.endsLine(i+1) || blank(after) && han(d.rune(i+2))
	switch {
	case !follows:
		return han(before) && digit(after) && d.ordinalAt(i+1) && !d.lineMark(i)
	case d.chinese(i - 1):
		return !d.lineMark(i)
	case before == '%' || before == ')':
		return i > 1 && d.line(i).start < i-4 && !d.lineMark(i)
	case digit(before):
		return d.countBefore(i)
	}
	return false
}

// ordinalAt is never a sentence's beginning unless a count of years stands there: 工作.2023年.
func (d *doc) ordinalAt(i int) bool {
	n := i
	for digit(d.rune(n)) {
		n++
	}
	return n-i == 4 && d.rune(n) == '年'
}

// lineMark tells that the stop at i closes a mark at the beginning of a line or point: 一. (一).
func (d *doc) lineMark(i int) bool {
	l := d.line(i)
	start := i
	for start > l.start && i-start < 5 && !strings.ContainsRune(stops, d.r[start-1]) && !blank(d.r[start-1]) {
		start--
	}
	if start != l.start && !strings.ContainsRune(stops, d.rune(start-1)) && !blank(d.rune(start-1)) {
		return false
	}
	return strings.Trim(string(d.r[start:i]), "一二三四五六七八九十百0123456789（）()第章节条") == ""
}

// countBefore tells that digits before the stop at i are a quantity in a sentence, not the number of a point, a table or a picture.
func (d *doc) countBefore(i int) bool {
	start := i
	for start > 0 && digit(d.rune(start-1)) {
		start--
	}
	if start > 0 && d.r[start-1] == '.' {
		return false
	}
	return han(d.rune(start-1)) && !strings.ContainsRune("表图例件注第版", d.rune(start-1))
}

// spaces finds blanks between Chinese characters inside a sentence that ends as one. Slogans within quotation marks, labels, bylines and rows of
// tables keep theirs.
func spaces(d *doc) (hits []hit) {
	for _, s := range d.sentences {
		if s.end-s.start < 8 || !strings.ContainsAny(d.str(span{s.end - 3, s.end}), "。！？；") || d.row(s) {
			continue
		}
		first := s.start
		for first < s.end && blank(d.r[first]) {
			first++
		}
		first = d.afterMark(first, s.end)
		for i := first; i < s.end; i++ {
			if !blank(d.r[i]) || d.quoted[i] && !d.beforeClose(i) && !d.spoken(i) {
				continue
			}
			end := i
			for end < s.end && blank(d.r[end]) {
				end++
			}
			if d.spaced(i, end) {
				hits = append(hits, hit{start: max(s.start, i-2), end: min(s.end, end+2), message: "中文句子中间有空格", hint: "删去空格；若是两句话，用标点断开"})
				break
			}
			i = end
		}
	}
	return hits
}

// beforeClose tells that the blank at i parts a character from the quotation mark that closes behind it.
func (d *doc) beforeClose(i int) bool {
	end := i
	for blank(d.rune(end)) {
		end++
	}
	return han(d.rune(i-1)) && strings.ContainsRune("”’》", d.rune(end))
}

// spaced tells that the blanks from i to end stand between Chinese characters.
func (d *doc) spaced(i, end int) bool {
	before, after := d.rune(i-1), d.rune(end)
	if before == '，' || before == '、' || strings.ContainsRune("，、。；", after) {
		return true
	}
	left := han(before) || strings.ContainsRune("”》）", before)
	right := han(after) || strings.ContainsRune("“《（", after)
	if end-i >= 2 && left && digit(after) {
		return true
	}
	return left && right || d.beforeClose(i)
}

// row tells that the sentence is part of a table's row or of a line of labels.
func (d *doc) row(s span) bool {
	l := d.line(s.start)
	for i := l.start; i < l.end; i++ {
		if d.r[i] == '|' || d.r[i] == '\t' {
			return true
		}
	}
	return false
}

// afterMark is the place behind the mark of a heading or point that begins at i, and the blanks that follow it.
func (d *doc) afterMark(i, end int) int {
	start := i
	for i < end && i-start < 6 && strings.ContainsRune("一二三四五六七八九十（）()、.．第是要0123456789", d.r[i]) {
		i++
	}
	if !blank(d.rune(i)) {
		return start
	}
	for i < end && blank(d.r[i]) {
		i++
	}
	return i
}
