package check

import (
	"fmt"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/hanzi"
)

func pairRules() []documentRule {
	return []documentRule{{
		Rule{"pair", finding.Pair, finding.Error, "成对标点",
			"书名号、括号、引号、六角括号成对出现：有开有合，不叠用，不一半全角一半半角。",
			"GB/T 15834-2011《标点符号用法》4.8、4.9、4.14"},
		pairs,
	}}
}

// pairs checks each paragraph. A pair may close in the next line where a page change broke the paragraph. One sentence with several faults of one mark
// is reported once: the faults have one cause.
func pairs(d *doc) (hits []hit) {
	var open []hanzi.PairFault // unclosed at the end of a line that breaks off in mid-sentence
	for n, l := range d.lines {
		faults := hanzi.Pairs(d.r[l.start:l.end])
		if n+1 < len(d.lines) && d.speaksOn(l, d.lines[n+1]) {
			faults = slices.DeleteFunc(faults, func(f hanzi.PairFault) bool {
				return f.Kind == hanzi.Unclosed && f.Mark == '“' && d.first(l) == l.start+f.At
			})
		}
		if len(faults) == 0 && len(open) == 0 {
			hits = append(hits, d.straight(l)...)
			continue
		}
		for i := range faults {
			faults[i].At += l.start
			faults[i].With += l.start
		}
		if l.end-l.start < 15 { // labels of a page, cut into lines: 【字号 / 大 中 小】
			faults = slices.DeleteFunc(faults, func(f hanzi.PairFault) bool { return f.Kind != hanzi.Mixed && strings.ContainsRune("【】[]", f.Mark) })
		}
		faults, open = rejoin(faults, open)
		for _, f := range open {
			hits = append(hits, d.unpaired(f))
		}
		open = nil
		if d.breaksOff(l) {
			unclosed := func(f hanzi.PairFault) bool { return f.Kind == hanzi.Unclosed }
			for _, f := range faults {
				if unclosed(f) {
					open = append(open, f)
				}
			}
			faults = slices.DeleteFunc(faults, unclosed)
		}
		for _, f := range faults {
			hits = append(hits, d.unpaired(f))
		}
		if len(faults)+len(open) == 0 {
			hits = append(hits, d.straight(l)...)
		}
	}
	for _, f := range open {
		hits = append(hits, d.unpaired(f))
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.start - b.start })
	return d.oncePerSentence(hits)
}

// speaksOn tells that a quotation of several paragraphs goes on in the next line: each of its paragraphs opens with “, only the last closes.
func (d *doc) speaksOn(l, next span) bool {
	return d.rune(d.first(l)) == '“' && d.rune(d.first(next)) == '“' && !d.breaksOff(l)
}

// first is the place of the line's first character that is no blank.
func (d *doc) first(l span) int {
	i := l.start
	for i < l.end && blank(d.r[i]) {
		i++
	}
	return i
}

// rejoin matches what a broken line left open with what its continuation closes.
func rejoin(faults, open []hanzi.PairFault) (rest, left []hanzi.PairFault) {
	for _, o := range open {
		i := slices.IndexFunc(faults, func(f hanzi.PairFault) bool { return f.Kind == hanzi.Unopened && partner(o.Mark) == f.Mark })
		if i < 0 {
			left = append(left, o)
			continue
		}
		faults = slices.Delete(faults, i, i+1)
	}
	return faults, left
}

// breaksOff tells that the line ends in mid-sentence, as a page change breaks it.
func (d *doc) breaksOff(l span) bool {
	end := l.end
	for end > l.start && blank(d.r[end-1]) {
		end--
	}
	return end-l.start >= 15 && !strings.ContainsRune("。！？：；”》）|", d.r[end-1])
}

// straight finds a straight quotation mark that stands alone on the line.
func (d *doc) straight(l span) []hit {
	var at []int
	for i := l.start; i < l.end; i++ {
		if (d.r[i] == '"' || d.r[i] == '＂') && !(digit(d.rune(i-1)) && !han(d.rune(i+1))) {
			at = append(at, i)
		}
	}
	if len(at)%2 == 0 {
		return nil
	}
	last := at[len(at)-1]
	return []hit{{start: last, end: d.clauseEnd(last), message: "引号 \" 不成对", hint: "补上另一半，并改用中文引号“”"}}
}

func partner(r rune) rune {
	open, shut := []rune("《〈（(“‘〔【「『[［"), []rune("》〉）)”’〕】」』]］")
	if i := slices.Index(open, r); i >= 0 {
		return shut[i]
	}
	if i := slices.Index(shut, r); i >= 0 {
		return open[i]
	}
	return 0
}

// unpaired tells of one fault: the quote runs from an opening mark to the end of its clause, or from the beginning of the clause to a closing one.
func (d *doc) unpaired(f hanzi.PairFault) hit {
	switch f.Kind {
	case hanzi.Doubled:
		return hit{start: f.At, end: max(f.With+1, d.clauseEnd(f.With)), message: fmt.Sprintf("标点 %c 连用了两个", f.Mark), hint: "删去多出的一个；引号里再用引号时，里层用单引号"}
	case hanzi.Mixed:
		return hit{start: f.At, end: f.With + 1, message: fmt.Sprintf("标点 %c 和 %c 不是一对：全角半角混用，或形状不同", d.r[f.At], d.r[f.With]), hint: "两边用同一种标点，中文里用全角"}
	case hanzi.Unopened:
		start := f.At
		for l := d.sentence(f.At); start > l.start && !strings.ContainsRune("，。；：！？", d.r[start-1]); {
			start--
		}
		return hit{start: start, end: f.At + 1, message: fmt.Sprintf("标点 %c 前面没有与它成对的 %c", f.Mark, partner(f.Mark)), hint: "补上前一半，或删去这一个"}
	}
	return hit{start: f.At, end: d.clauseEnd(f.At), message: fmt.Sprintf("标点 %c 没有与它成对的 %c", f.Mark, partner(f.Mark)), hint: "补上后一半，或删去这一个"}
}

// clauseEnd is where the clause that holds i ends, its mark not included.
func (d *doc) clauseEnd(i int) int {
	last := min(len(d.r), i+longestSentence)
	for i++; i < last && !strings.ContainsRune("，。；：！？\n", d.r[i]); i++ {
	}
	return i
}

// oncePerSentence keeps the first of several hits in one sentence.
func (d *doc) oncePerSentence(hits []hit) []hit {
	var kept []hit
	last := span{-1, -1}
	for _, h := range hits {
		s := d.sentence(h.start)
		if s == last {
			continue
		}
		last = s
		kept = append(kept, h)
	}
	return kept
}
