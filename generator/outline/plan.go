package outline

import (
	"strings"

	"pufa/generator/hanzi"
)

// A plan is what one look over all lines tells: which of them are headings, and of which level. The zero Mark stands for no heading.
type plan struct {
	marks  []hanzi.Mark
	levels []int
	shift  int                    // levels that the whole text lacks at the top: 2 where 1. is the highest
	starts map[hanzi.MarkKind]int // how many lines begin with a word of each family
}

func survey(body []line) plan {
	p := plan{marks: make([]hanzi.Mark, len(body)), levels: make([]int, len(body)), starts: map[hanzi.MarkKind]int{}}
	top := 9
	for i, l := range body {
		if l.cell {
			continue
		}
		m, ok := hanzi.Marker(l.text)
		switch {
		case !ok:
		case m.Kind.Word():
			p.starts[m.Kind]++
		case !isFormLabel(body, i, m):
			p.marks[i] = m
			p.starts[m.Kind]++
		}
	}
	if p.starts[hanzi.Padded] == 1 {
		p.drop(hanzi.Padded)
	}
	for _, m := range p.marks {
		if m.Kind != 0 {
			top = min(top, rank(m.Kind))
		}
	}
	p.shift = max(0, min(top, 3)-1)
	for i, m := range p.marks {
		if m.Kind != 0 {
			p.levels[i] = p.level(m)
		}
	}
	p.nestNumerals(body)
	return p
}

// drop takes back all marks of a kind.
func (p *plan) drop(kind hanzi.MarkKind) {
	for i := range p.marks {
		if p.marks[i].Kind == kind {
			p.marks[i] = hanzi.Mark{}
		}
	}
}

func rank(kind hanzi.MarkKind) int {
	switch kind {
	case hanzi.Numeral:
		return 1
	case hanzi.Bracketed:
		return 2
	case hanzi.BracketedDigit:
		return 4
	case hanzi.Circled:
		return 5
	}
	return 3
}

// level is 1 for 一、, 2 for （一）, 3 for 1. and 01, one more for each further number of 1.1., 4 for （1）, 5 for ①, all raised where the text has
// nothing higher.
func (p *plan) level(m hanzi.Mark) int {
	return max(1, rank(m.Kind)-p.shift) + m.Depth - 1
}

// titleFollows tells whether the line after body[i] is the title of the mark that stands alone on body[i].
func (p *plan) titleFollows(body []line, i int) bool {
	return i+1 < len(body) && p.marks[i+1].Kind == 0 && !body[i+1].cell && body[i+1].n <= 40 && !strings.ContainsAny(body[i+1].text, "。；")
}

// nestNumerals finds 一、 二、 that count anew under a 一、: directly under its heading, or where the count above goes on after them. Their levels,
// and those of what stands below them, are one deeper. A number that is only repeated stays where it is.
func (p *plan) nestNumerals(body []line) {
	var at []int // the lines of 一、
	for i, m := range p.marks {
		if m.Kind == hanzi.Numeral {
			at = append(at, i)
		}
	}
	value := func(j int) int {
		if j < len(at) {
			return p.marks[at[j]].Value
		}
		return 0
	}
	for j := 1; j < len(at); j++ {
		above := value(j - 1)
		if value(j) != 1 {
			continue
		}
		n := 1
		for value(j+n) == n+1 {
			n++
		}
		switch {
		case value(j+n) == above+1 && n != above && (n > 1 || at[j] == at[j-1]+1):
		case at[j] != at[j-1]+1:
			continue
		case above+1 <= n:
			n = above
		}
		end := len(body)
		if j+n < len(at) {
			end = at[j+n]
		}
		for i := at[j]; i < end; i++ {
			if p.marks[i].Kind == hanzi.Numeral || p.marks[i].Kind != 0 && n > 1 {
				p.levels[i]++
			}
		}
		j += n - 1
	}
}

// isFormLabel tells a label of the standard tables (NORMS 3.2) that stands on a line of its own where a table was flattened: of 一、 and （一） by
// its words, of 1. by the bare number or bar that follows.
func isFormLabel(body []line, i int, m hanzi.Mark) bool {
	label := strings.TrimSpace(body[i].text[len(m.Text):])
	switch m.Kind {
	case hanzi.Numeral:
		switch label {
		case "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量", "本年度办理结果", "结转下年度继续办理":
			return true
		}
		return false
	case hanzi.Bracketed:
		switch label {
		case "予以公开", "不予公开", "无法提供", "不予处理", "其他处理", "总计":
			return true
		}
		return strings.HasPrefix(label, "部分公开（") || strings.HasPrefix(label, "部分公开(")
	}
	return i+1 < len(body) && isBareCell(body[i+1].text)
}
