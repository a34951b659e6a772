package figure

import (
	"math"
	"slices"
	"strings"
)

// Rates ties each stated percentage to the counts it follows from, where the text states both: 办结率96.92% follows from 办结63件 and
// 接到…工单65件. A rate is tied only where the words agree (the rate is named after what the part did, or is a share 占 of the whole), the
// counts stand in its sentence or the one before on the same line, and are exact. Growth, targets, ranges and rates of two subjects
// (参考率、合格率均达100%) have no counts. Where several pairs of counts fit the words, the one that gives the rate is taken.
func Rates(text string, figures []Figure) []Rate {
	t := newTies(text, figures)
	var rates []Rate
	for i, f := range figures {
		if f.Unit != "%" || f.High != 0 || f.Bound != Exact || t.moves(i) {
			continue
		}
		if rate, ok := t.share(i); ok {
			rates = append(rates, rate)
		} else if rate, ok := t.explained(i); ok {
			rates = append(rates, rate)
		} else if rate, ok := t.rate(i); ok {
			rates = append(rates, rate)
		}
	}
	return rates
}

// Within reports whether a stated percentage follows from part and whole when it was rounded or cut off at its last digit.
func (f Figure) Within(part, whole float64) bool {
	if whole == 0 {
		return false
	}
	step := math.Pow10(-decimals(f.Text))
	true100 := part / whole * 100
	return math.Abs(true100-f.Value) <= step/2+1e-9 || true100 >= f.Value-1e-9 && true100 < f.Value+step-1e-9
}

// decimals counts the digits behind the point of a printed number.
func decimals(text string) int {
	_, after, found := strings.Cut(strings.ReplaceAll(text, "．", "."), ".")
	if !found {
		return 0
	}
	n := 0
	for _, c := range after {
		if !isDigit(c) {
			break
		}
		n++
	}
	return n
}

// ties is a text ready for finding relations.
type ties struct {
	r       runes
	figures []Figure
	clues   []clue
}

func newTies(text string, figures []Figure) ties {
	r := runes(text)
	return ties{r: r, figures: figures, clues: r.clues(figures)}
}

// counts tells whether figure k is an exact count, and stands near enough before figure i: in its sentence or the one before, on its line.
func (t ties) counts(k, i int) bool {
	f := t.figures[k]
	return k >= 0 && f.High == 0 && f.Bound == Exact && !isShare(f.Unit) && f.Unit != "" && f.Value == math.Trunc(f.Value) &&
		t.clues[k].line == t.clues[i].line && t.clues[i].sentence-t.clues[k].sentence <= 1
}

var moving = strings.Fields("由 从 上年 去年 比 较 同期 目标 力争 确保 年均 增长 下降 提高 提升 上升 降低 增加 减少")

// moves tells rates that change, are compared or aimed at.
func (t ties) moves(i int) bool {
	c := t.clues[i]
	for _, w := range moving {
		if strings.Contains(c.lead, w) {
			return true
		}
	}
	return beginsWithAny(c.tail, []string{"提高", "提升", "上升", "下降", "降", "增", "升"})
}

// intake are words of a whole: what came in, took part or was looked at.
var intake = strings.Fields("受理 接到 收到 接收 接访 接待 排查 登记 立案 办理 参加 组织 应 抽查 检查 审查 发现 共有 现有 申请 转办 交办 移送 调解 处理 摸排 派发 转派 提交 抽检 测试 考试 培训 提出 诉求 梳理 参与 在册 下达 收集 征集")

// arrived are the words of a whole that leave no doubt.
var arrived = strings.Fields("受理 接到 收到 接收 排查 登记 参加 组织 立案 应")

// qualified are words that narrow a rate down to what its counts do not say.
var qualified = strings.Fields("按时 及时 按期 限时 限期 首次 一次 当场 群众 提前 就地 即时 自动 平均 网上 线上 现场 立即 立行")

// carried tells counts brought over from earlier years, which make the whole uncertain.
var carried = strings.Fields("结转 上年 去年 历年 往年 遗留 积案 跨年")

// rate ties X率 at i to a part that did X and the whole before it.
func (t ties) rate(i int) (Rate, bool) {
	c := t.clues[i]
	said := core(c.lead)
	if c.opener == '、' && t.figureBetween(i) || !strings.HasSuffix(said, "率") || strings.Contains(said, "率均") {
		return Rate{}, false
	}
	stem := strings.TrimSuffix(said, "率")
	if width(stem) < 2 {
		return Rate{}, false
	}
	var best Rate
	bestScore := 0
	for part := i - 1; part >= 0 && part >= i-8; part-- {
		if !t.counts(part, i) {
			continue
		}
		fit, object := t.did(part, stem)
		if fit == 0 || qualifies(object, t.clues[part].lead) || unfinished(t.clues[part].lead) {
			continue
		}
		for whole := part - 1; whole >= 0 && whole >= part-6; whole-- {
			if score := t.fits(i, part, whole, fit, stem, object); score > bestScore {
				best, bestScore = Rate{i, part, whole}, score
			}
		}
	}
	return best, bestScore > 0
}

// explained ties a rate to the counts in the parenthesis right behind it: 调处成功率为96.4%（受理110件，调处成功106件）.
func (t ties) explained(i int) (Rate, bool) {
	whole, part := i+1, i+2
	if part >= len(t.figures) || !isOpening(t.r.at(t.figures[i].End)) || t.clues[whole].from != t.figures[i].End+1 || t.clues[part].depth != t.clues[i].depth+1 ||
		!t.counts(whole, i) || !t.counts(part, i) || !alike(t.figures[part].Unit, t.figures[whole].Unit) || t.figures[part].Value > t.figures[whole].Value {
		return Rate{}, false
	}
	stem, found := strings.CutSuffix(core(t.clues[i].lead), "率")
	if !found {
		return Rate{}, false
	}
	fit, object := t.did(part, stem)
	return Rate{i, part, whole}, fit >= 3 && !qualifies(object, t.clues[part].lead)
}

// figureBetween tells whether a rate behind 、 has a name only, with no number, before it in the list: 参考率、合格率均达100%.
func (t ties) figureBetween(i int) bool {
	from := t.clues[i].from - 1
	for n := 0; from > 0 && n < 12 && !isStop(t.r[from-1]) && t.r[from-1] != '、'; n++ {
		from--
	}
	return i == 0 || t.figures[i-1].End <= from
}

// fits scores a pair of counts for the rate at i, 0 where it can't be meant.
func (t ties) fits(i, part, whole, fit int, stem, object string) int {
	p, w := t.figures[part], t.figures[whole]
	lead := t.clues[whole].lead
	if !t.counts(whole, i) || w.Value < p.Value || !alike(p.Unit, w.Unit) || t.clues[part].sentence-t.clues[whole].sentence > 1 {
		return 0
	}
	around := string(t.r[t.clues[whole].from:t.clues[i].from])
	for _, word := range carried {
		if strings.Contains(around, word) {
			return 0
		}
	}
	if object != "" && !shareWords(object, around) {
		return 0
	}
	if t.figures[i].Within(p.Value, w.Value) {
		score := 1000 + 100*fit
		if slices.ContainsFunc(arrived, func(v string) bool { return strings.Contains(lead, v) }) {
			score++
		}
		return score
	}
	takesIn := slices.ContainsFunc(intake, func(v string) bool { return strings.Contains(lead, v) || strings.HasPrefix(t.clues[whole].tail, v) }) ||
		strings.Contains(t.clues[whole].tail, "参加")
	if !takesIn || qualifies(t.clues[part].lead, stem) || fit == 1 && p.Value == w.Value || t.clues[whole].sentence != t.clues[i].sentence || t.other(whole, part) || t.goesOn(part, i) {
		return 0
	}
	return 100*fit + 1
}

// other tells whether a list 其中 stands between whole and part, so that the part may belong to one of its members.
func (t ties) other(whole, part int) bool {
	return part-whole > 1 && strings.Contains(string(t.r[t.figures[whole].End:t.figures[part].Start]), "其中")
}

// goesOn tells whether like counts stand between part and rate, so that the rate may speak of the later ones: 整改75处，复查17处，整改率100%.
func (t ties) goesOn(part, i int) bool {
	for k := part + 1; k < i; k++ {
		if t.exactCount(k) && alike(t.figures[k].Unit, t.figures[part].Unit) {
			return true
		}
	}
	return false
}

// did scores how well figure k is the count of those that the rate's stem tells of: 3 the same words (成功调处 for 调处成功率), 2 the end of
// one is the other, 1 the beginning (调处 for 调处成功率). object is what the stem names besides.
func (t ties) did(k int, stem string) (fit int, object string) {
	said := core(t.clues[k].lead)
	best := 0
	for _, v := range []string{said, verbOf(t.clues[k].tail)} {
		v = strings.TrimPrefix(strings.TrimPrefix(v, "实际"), "实")
		if width(v) < 2 {
			continue
		}
		score, rest := 0, ""
		switch {
		case v == stem || permuted(v, stem) || synonyms(v, stem):
			score = 4
		case strings.HasSuffix(v, stem) && width(stem) >= 2:
			score = 3
		case strings.HasSuffix(stem, v):
			score, rest = 3, strings.TrimSuffix(stem, v)
		case permutedEnd(v, stem):
			score, rest = 3, string([]rune(stem)[:width(stem)-width(v)])
		case strings.HasPrefix(stem, v):
			score = 1
		case endsWithTwo(v, stem):
			score, rest = 2, string([]rune(stem)[:width(stem)-2])
		}
		if score > best {
			best, object = score, rest
		}
	}
	return best, object
}

// verbOf is the verb that directly follows a count: 30人通过, 43名持证.
func verbOf(tail string) string {
	for _, v := range verbs {
		if strings.HasPrefix(tail, v) {
			return v
		}
	}
	if strings.HasPrefix(tail, "持证") {
		return "持证"
	}
	return ""
}

// endsWithTwo tells whether both end in the same two code points: 测试合格 and 案卷合格.
func endsWithTwo(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) >= 2 && len(y) > 2 && string(x[len(x)-2:]) == string(y[len(y)-2:])
}

// permuted tells words of two halves that changed places: 成功调处 and 调处成功.
func permuted(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) || len(x)%2 != 0 || len(x) < 4 {
		return false
	}
	h := len(x) / 2
	return string(x[h:])+string(x[:h]) == string(y)
}

// same are words for one thing: 审结18件，结案率90%; 实际参加45人，参训率90%.
var same = [][]string{strings.Fields("办结 审结 结案 已办结"), strings.Fields("参训 参加 参加培训"), strings.Fields("参会 到会 实到"), strings.Fields("出庭应诉 出庭"), strings.Fields("参考 参加考试")}

// synonyms tells whether the two end in words for one thing, the stem being nothing more.
func synonyms(v, stem string) bool {
	return slices.ContainsFunc(same, func(words []string) bool { return slices.Contains(words, stem) && endsWithAny(v, words) })
}

// unfinished tells counts of what is not done: 正在化解6起.
func unfinished(lead string) bool {
	return strings.ContainsAny(lead, "未待尚拟") || strings.Contains(lead, "正在") || strings.Contains(lead, "在办")
}

// permutedEnd tells whether stem ends in the halves of v changed about: 纠纷调处成功 and 成功调处.
func permutedEnd(v, stem string) bool {
	x := []rune(stem)
	return len(x) > width(v) && permuted(v, string(x[len(x)-width(v):]))
}

// qualifies tells an object that narrows the rate down (按时办结率) where the part's words do not.
func qualifies(object, lead string) bool {
	for _, w := range qualified {
		if strings.Contains(object, w) && !strings.Contains(lead, w) {
			return true
		}
	}
	return false
}

// shareWords tells whether a pair of neighbouring code points stands in both.
func shareWords(a, b string) bool {
	x := []rune(a)
	if len(x) == 1 {
		return strings.Contains(b, a)
	}
	for i := 0; i+1 < len(x); i++ {
		if strings.Contains(b, string(x[i:i+2])) {
			return true
		}
	}
	return false
}

// share ties 其中民事50件，占总数的69.4% to the count it speaks of and the whole before 其中.
func (t ties) share(i int) (Rate, bool) {
	said := core(t.clues[i].lead)
	rest, found := strings.CutPrefix(said, "占")
	if !found || i < 2 || !t.counts(i-1, i) || t.clues[i].sentence != t.clues[i-1].sentence {
		return Rate{}, false
	}
	ofAll := beginsWithAny(rest, strings.Fields("总 全部 比 受理总 案件总"))
	for whole := i - 2; whole >= 0 && whole >= i-8 && t.counts(whole, i) && t.clues[whole].sentence == t.clues[i].sentence; whole-- {
		p, w := t.figures[i-1], t.figures[whole]
		if !strings.Contains(t.clues[whole+1].lead, "其中") || !alike(p.Unit, w.Unit) || w.Value < p.Value {
			continue
		}
		if ofAll || rest == "" || shareWords(rest, t.clues[whole].lead) {
			return Rate{i, i - 1, whole}, true
		}
	}
	return Rate{}, false
}
