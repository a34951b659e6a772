package figure

import (
	"slices"
	"strings"
)

// A Growth ties a stated growth to the two amounts it follows from, as indices of the figures: Figure = Now/Before - 1 in percent, or
// Before/Now for a decrease told as one.
type Growth struct{ Figure, Now, Before int }

var reached = strings.Fields(`增至 增加到 增加至 增长到 增长至 提高到 提高至 提升到 提升至 上升到 上升至 升至 扩大到 扩大至 发展到 跃升到 降至 降到 下降到 下降至 减少到 减少至 减至`)

var yearly = strings.Fields("同比增长 同比下降 同比增加 同比减少 同比上升 增长 下降 增加 减少 上升 增幅 降幅 增长了 下降了 上升了 减少了 增幅达 降幅达")

// Growths finds 由A增至B，增长P% and B，比上年A增长P%. Yearly averages, ranges and vague amounts are left alone.
func Growths(text string, figures []Figure) []Growth {
	t := newTies(text, figures)
	var out []Growth
	for i, f := range figures {
		if i < 2 || f.Unit != "%" || f.High != 0 || f.Bound != Exact || !slices.Contains(yearly, core(t.clues[i].lead)) || !t.adjoins(i-1, i) || !t.adjoins(i-2, i) {
			continue
		}
		from, to := t.clues[i-2], t.clues[i-1]
		switch {
		case t.figures[i-1].Unit != t.figures[i-2].Unit:
		case to.opener == 0 && slices.Contains(reached, strings.TrimFunc(to.lead, isSpaceOrMark)) && (strings.Contains(from.lead, "由") || strings.Contains(from.lead, "从")):
			out = append(out, Growth{i, i - 1, i - 2})
		case t.clues[i].opener == 0 && comparesYear(to.lead):
			out = append(out, Growth{i, i - 2, i - 1})
		}
	}
	return out
}

// adjoins tells whether figure k is an exact amount of the sentence that i ends.
func (t ties) adjoins(k, i int) bool {
	f := t.figures[k]
	return f.High == 0 && f.Bound == Exact && !isShare(f.Unit) && f.Unit != "" && t.clues[k].sentence == t.clues[i].sentence && !t.semicolon(k, i)
}

func (t ties) semicolon(k, i int) bool {
	return slices.Contains(t.r[t.figures[k].End:t.figures[i].Start], '；')
}

// comparesYear tells 比上年, 较去年同期的, 比2022年.
func comparesYear(lead string) bool {
	s := strings.TrimFunc(lead, isSpaceOrMark)
	rest, found := strings.CutPrefix(s, "比")
	if !found {
		rest, found = strings.CutPrefix(s, "较")
	}
	rest = strings.TrimSuffix(strings.TrimSuffix(rest, "的"), "同期")
	return found && (rest == "上年" || rest == "去年" || rest == "上一年" || rest == "上年度" || rest == "" || strings.HasSuffix(rest, "年") && width(rest) == 5)
}
