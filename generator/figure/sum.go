package figure

import (
	"slices"
	"strings"
)

// A Sum is a stated total and the parts that the text splits it into, as indices of the figures. Open says that the parts need not make the
// whole: the list names some of them only (one part, 等, 主要, parts that overlap or leave much out). A part of an open sum
// can still not be larger than its whole. Totals and parts are exact numbers: with 余 or 近 there is nothing to add up.
type Sum struct {
	Whole int
	Parts []int
	Open  bool
}

// Sums finds 共72件，其中民事50件、行政14件、复议8件, lists in parentheses or behind 分别为, and totals behind their parts: 红色3宗、黄色19宗，共22宗.
func Sums(text string, figures []Figure) []Sum {
	t := newTies(text, figures)
	var sums []Sum
	for i := 0; i < len(figures); i++ {
		if sum, ok := t.split(i); ok {
			sums = append(sums, sum)
		} else if sum, ok := t.total(i); ok {
			sums = append(sums, sum)
		}
	}
	return sums
}

var splitters = strings.Fields("其中 分别为 分别是 包括 含")

// split reads a total whose parts follow it, the first of them at i.
func (t ties) split(i int) (Sum, bool) {
	c := t.clues[i]
	word := ""
	for _, w := range splitters {
		if strings.Contains(c.lead, w) || w == "其中" && i > 0 && t.mentions(i, w) {
			word = w
			break
		}
	}
	attached := word == "" && (c.opener == '（' || c.opener == '(' || c.opener == '：') && i > 0 && t.figures[i-1].End+1 == c.from
	if word == "" && !attached || word == "含" && c.opener != '（' && c.opener != '(' || !t.exactCount(i) {
		return Sum{}, false
	}
	whole := t.wholeBefore(i)
	if whole < 0 {
		return Sum{}, false
	}
	parts := []int{i}
	comma := false
	for k := i + 1; k < len(t.figures) && t.continues(i, k, &comma); k++ {
		parts = append(parts, k)
	}
	sum := Sum{Whole: whole, Parts: parts}
	sum.Open = t.open(sum, word)
	vague := func(k int) bool { return t.figures[k].Bound != Exact }
	if attached && sum.Open || vague(whole) || slices.ContainsFunc(parts, vague) || perHead(t.clues[whole].lead) {
		return Sum{}, false
	}
	return sum, true
}

// perHead tells averages, which are no totals: 每千人6.6批次.
func perHead(lead string) bool {
	return strings.Contains(lead, "每") || strings.Contains(lead, "平均") || strings.Contains(lead, "人均")
}

// mentions tells whether the word opens the clause before the one that names figure i: 其中，民事50件.
func (t ties) mentions(i int, word string) bool {
	from := t.figures[i-1].End
	if t.clues[i].from-from > 6 || t.clues[i].from < from {
		return false
	}
	return strings.Contains(string(t.r[from:t.clues[i].from]), word)
}

func (t ties) exactCount(k int) bool {
	f := t.figures[k]
	return f.High == 0 && !isShare(f.Unit) && f.Unit != ""
}

// wholeBefore is the nearest figure before i in its sentence, or in the one before where 其中 opens a new one, that has its unit and no
// list between, at most three figures back; -1 if none.
func (t ties) wholeBefore(i int) int {
	sentence := t.clues[i].sentence
	if i > 0 && strings.Contains(string(t.r[t.figures[i-1].End:t.figures[i].Start]), "。其中") {
		sentence--
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if t.clues[k].sentence != sentence || t.clues[k].depth > t.clues[i].depth {
			break
		}
		if t.figures[k].Unit == t.figures[i].Unit && t.exactCount(k) && !strings.Contains(t.clues[k].lead, "其中") {
			return k
		}
		if strings.Contains(string(t.r[t.figures[k].End:t.clues[i].from]), "；") {
			break
		}
	}
	return -1
}

// continues tells whether figure k goes on with the list that first began: the same unit, one mark between, words of its own.
func (t ties) continues(first, k int, comma *bool) bool {
	f, c := t.figures[k], t.clues[k]
	if f.Unit != t.figures[first].Unit || !t.exactCount(k) || c.sentence != t.clues[first].sentence || c.depth != t.clues[first].depth {
		return false
	}
	between := t.r[t.figures[k-1].End:f.Start]
	stops := 0
	for _, mark := range between {
		switch {
		case mark == '；' || mark == '：' || mark == '。' || mark == '\n':
			return false
		case isStop(mark):
			stops++
		}
	}
	said := core(c.lead)
	if stops > 1 || said == "" || totals(c.lead) || sumsUp(c.lead) || t.clues[k].opener == 0 && !beginsWithAny(c.lead, []string{"和", "及", "与"}) {
		return false
	}
	if stops == 1 {
		if slices.Contains(between, '、') || slices.ContainsFunc(handled, func(v string) bool { return strings.HasSuffix(said, v) }) && !slices.ContainsFunc(handled, func(v string) bool { return strings.HasSuffix(core(t.clues[first].lead), v) }) {
			return false
		}
		if k > first+1 && !*comma {
			return false // a list joined by 、 has ended
		}
		*comma = true
	} else if *comma {
		return false
	}
	return true
}

// sumsUp tells words that lead up to a total or a share rather than to one more part: 共培训, 占. A 共 or 占 within a word (公共, 占用) says nothing.
func sumsUp(lead string) bool {
	lead = strings.TrimFunc(lead, isSpaceOrMark)
	return strings.HasSuffix(lead, "占") || strings.HasPrefix(lead, "共") && !beginsWithAny(lead, strings.Fields("共同 共享 共建 共治 共产 共青 共有 共用 共富"))
}

var partial = strings.Fields("等 主要 大部分 部分 约 左右 以上 结转 上年 上月 历年 重点 尤其 特别 女 男 党员 少数民族 学历 本科 大专 中共 岁")

// open tells whether a list of parts need not make its whole.
func (t ties) open(s Sum, word string) bool {
	if len(s.Parts) < 2 {
		return true
	}
	last := s.Parts[len(s.Parts)-1]
	text := string(t.r[t.clues[s.Whole].from:t.figures[last].End]) + t.clues[last].tail
	for _, w := range partial {
		if strings.Contains(text, w) {
			return true
		}
	}
	total := 0.0
	for _, k := range s.Parts {
		total += t.figures[k].Value
	}
	whole := t.figures[s.Whole].Value
	if closes := core(t.clues[last].lead); word == "分别为" || word == "分别是" || beginsWithAny(closes, strings.Fields("其他 其它 其余 剩余 另外")) {
		return false
	}
	// What is missing from a closed list is little: a slip of the pen. A list of some of the parts leaves out more.
	missing := (whole - total) / whole
	return missing > 0.12 || missing < -0.3 || len(s.Parts) == 2 && missing > 0.06
}

// total reads parts in a row and their total at i, told by 共 or 合计 and nothing else.
func (t ties) total(i int) (Sum, bool) {
	if !totals(t.clues[i].lead) || strings.TrimFunc(t.clues[i].tail, isSpaceOrMark) != "" || !t.exactCount(i) {
		return Sum{}, false
	}
	var parts []int
	for k := i - 1; k >= 0; k-- {
		f, c := t.figures[k], t.clues[k]
		if f.Unit != t.figures[i].Unit || c.sentence != t.clues[i].sentence || !t.exactCount(k) || f.Bound != Exact || strings.Contains(c.lead, "其中") || core(c.lead) == "" {
			break
		}
		parts = append(parts, k)
		if c.opener != '、' {
			break
		}
	}
	if len(parts) < 2 || t.semicolon(parts[0], i) {
		return Sum{}, false
	}
	slices.Reverse(parts)
	return Sum{Whole: i, Parts: parts}, t.figures[i].Bound == Exact
}
