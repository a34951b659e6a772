package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/generator/finding"
	"pufa/generator/hanzi"
)

func numberingRules() []documentRule {
	return []documentRule{{
		Rule{"numbering", finding.Numbering, finding.Error, "序号",
			"一、（一）1.（1）和“一是”“第一，”各自从头连续编号，不跳号，不重号。",
			"GB/T 9704-2012《党政机关公文格式》7.3.3"},
		numbering,
	}}
}

// A markAt is a heading's or point's mark in the text.
type markAt struct {
	hanzi.Mark
	at   int  // code point
	line int  // number of its line
	head bool // it opens its line
}

// numbering gathers the marks into lists that should count 1, 2, 3 and checks each.
func numbering(d *doc) (hits []hit) {
	for _, list := range lists(d.marks()) {
		hits = append(hits, d.uncounted(list)...)
	}
	slices.SortFunc(hits, func(a, b hit) int { return a.start - b.start })
	return hits
}

// marks finds the marks at line beginnings and behind stops inside lines.
func (d *doc) marks() (ms []markAt) {
	for n, l := range d.lines {
		i := l.start
		for i < l.end && (blank(d.r[i]) || d.r[i] == '　') {
			i++
		}
		if i == l.end || d.row(l) {
			continue
		}
		if first := d.firstAnnex(i); first > 0 {
			ms = append(ms, markAt{Mark: hanzi.Mark{Kind: hanzi.Digit, Value: 1, Depth: 1, Text: "1."}, at: first, line: n, head: true})
			i = first + 2
		}
		i = d.markHere(i, l, n, true, &ms)
		for ; i < l.end; i++ {
			if pausing.has(d.r[i]) {
				j := i + 1
				for j < l.end && (blank(d.r[j]) || d.r[j] == '、' && d.rune(j+2) == '是') {
					j++
				}
				if j < l.end {
					i = d.markHere(j, l, n, false, &ms) - 1
				}
			}
		}
	}
	return ms
}

// firstAnnex is where 1. stands in 附件：1.2023年度考评表, 0 where it does not.
func (d *doc) firstAnnex(i int) int {
	if !d.has(i, "附件：1.") && !d.has(i, "附件:1.") {
		return 0
	}
	return i + 3
}

var pausing = setOf("。；：:;，！”")

// markHere adds the mark that begins at i, if one does, and gives the place behind it.
func (d *doc) markHere(i int, l span, line int, head bool, ms *[]markAt) int {
	m, ok := hanzi.Marker(d.str(span{i, min(l.end, i+12)}))
	if !ok {
		if m, ok = d.want(i); !ok {
			return i
		}
	}
	end := i + utf8.RuneCountInString(m.Text)
	next := d.rune(end)
	switch m.Kind {
	case hanzi.Decimal, hanzi.Padded, hanzi.Sequence, hanzi.Side:
		return i
	case hanzi.Bracketed, hanzi.BracketedDigit:
		if !head && d.quoted[max(i-1, 0)] || strings.ContainsRune("项款目条", next) {
			return end
		}
	case hanzi.Numeral:
		if !head || strings.Contains(m.Text, "（") {
			return i
		}
	case hanzi.Digit:
		if digit(next) || !head && !han(next) && next != '“' && next != '《' || !head && d.rune(i-1) == '，' {
			return i
		}
	case hanzi.Point, hanzi.Nth:
		if d.quoted[i] {
			return end
		}
	}
	*ms = append(*ms, markAt{Mark: m, at: i, line: line, head: head})
	return end
}

// want reads 一要 二要, points that hanzi does not know for they open only what should be done.
func (d *doc) want(i int) (hanzi.Mark, bool) {
	value := strings.IndexRune("一二三四五六七八九", d.r[i])
	if value < 0 || d.rune(i+1) != '要' {
		return hanzi.Mark{}, false
	}
	return hanzi.Mark{Kind: wanted, Value: value/3 + 1, Depth: 1, Text: string(d.r[i : i+2])}, true
}

const wanted hanzi.MarkKind = 100

// depth orders kinds of marks by the level that they usually stand at.
func depth(k hanzi.MarkKind) int {
	switch k {
	case hanzi.Numeral:
		return 1
	case hanzi.Bracketed:
		return 2
	case hanzi.Digit:
		return 3
	case hanzi.BracketedDigit:
		return 4
	case hanzi.Circled:
		return 5
	}
	return 6
}

// lists parts the marks into lists: marks of one kind with no mark of a higher level between them. A list of 1. may run on across （一） （二）.
func lists(ms []markAt) [][]markAt {
	var done [][]markAt
	open := map[hanzi.MarkKind][][]markAt{} // stack of lists a kind, for 一是 inside 一是
	for n, m := range ms {
		if m.head || depth(m.Kind) < 6 {
			for k, stack := range open {
				if depth(k) > depth(m.Kind) && !((k == hanzi.Digit || k == hanzi.Bracketed) && runsOn(stack, ms[n+1:], k)) {
					done = append(done, stack...)
					delete(open, k)
				}
			}
		}
		open[m.Kind] = place(open[m.Kind], m, ms[n+1:], &done)
	}
	for _, stack := range open {
		done = append(done, stack...)
	}
	return done
}

// runsOn tells that the next mark of kind k goes on from the list instead of beginning anew.
func runsOn(stack [][]markAt, rest []markAt, k hanzi.MarkKind) bool {
	list := stack[len(stack)-1]
	for _, m := range rest {
		if m.Kind == k {
			return m.Value == list[len(list)-1].Value+1
		}
	}
	return false
}

// place puts m into the list that it continues, or begins one.
func place(stack [][]markAt, m markAt, rest []markAt, done *[][]markAt) [][]markAt {
	if len(stack) == 0 {
		return [][]markAt{{m}}
	}
	list := stack[len(stack)-1]
	last := list[len(list)-1].Value
	if m.Value == 1 && begins(list, m, rest) {
		if depth(m.Kind) < 6 {
			*done = append(*done, list)
			return append(stack[:len(stack)-1], []markAt{m})
		}
		return append(stack, []markAt{m})
	}
	if m.Value != last+1 {
		for i := len(stack) - 2; i >= 0; i-- {
			if outer := stack[i]; outer[len(outer)-1].Value+1 == m.Value && m.Value > 1 {
				*done = append(*done, stack[i+1:]...)
				stack[i] = append(outer, m)
				return stack[:i+1]
			}
		}
	}
	stack[len(stack)-1] = append(list, m)
	return stack
}

// begins tells that a mark of value 1 opens a list of its own, and is no misprint within the open one.
func begins(list []markAt, m markAt, rest []markAt) bool {
	last := list[len(list)-1]
	next := 0
	for _, r := range rest {
		if r.Kind == m.Kind {
			next = r.Value
			break
		}
		if depth(r.Kind) < depth(m.Kind) {
			break
		}
	}
	switch {
	case next == last.Value+2:
		return false // 一 二 一 四: the third is a misprint
	case last.Value == 1 && (m.Kind == hanzi.Numeral || last.line == m.line || last.head && m.line == last.line+1):
		return false // 一 一 二: said twice
	case m.Kind == hanzi.Numeral || m.Kind == hanzi.Bracketed:
		return next == 2
	}
	return true
}

// uncounted finds where a list does not count 1, 2, 3. Where one number alone is wrong it alone is reported.
func (d *doc) uncounted(list []markAt) (hits []hit) {
	if len(list) == 1 && list[0].Kind >= hanzi.Point && !list[0].head {
		return nil // 三是 of 一二三产业，三是…
	}
	want := 1
	value := func(i int) int {
		if i < len(list) {
			return list[i].Value
		}
		return 0
	}
	for i := 0; i < len(list); i++ {
		m := list[i]
		if m.Value == want {
			want++
			continue
		}
		hits = append(hits, d.misnumbered(m, want))
		switch {
		case value(i+1) == want+1: // this number alone is wrong
			want++
		case m.Value == want+1 && value(i+1) == want && (value(i+2) == want+2 || i+2 == len(list)): // two changed places
			i++
			want += 2
		default:
			want = m.Value + 1
		}
	}
	return hits
}

func (d *doc) misnumbered(m markAt, want int) hit {
	should := strings.TrimFunc(m.Text, blank)
	what := fmt.Sprintf("序号“%s”跳号", should)
	if m.Value < want {
		what = fmt.Sprintf("序号“%s”重号或倒号", should)
	}
	end := d.clauseEnd(m.at + utf8.RuneCountInString(m.Text) - 1)
	return hit{start: m.at, end: min(end, d.line(m.at).end), message: fmt.Sprintf("%s：这里应当是第 %d 个", what, want),
		hint: "补上缺的一项，或改正序号；前面的序号若错了，一并改"}
}
