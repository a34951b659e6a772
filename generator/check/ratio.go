package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"pufa/generator/figure"
	"pufa/generator/finding"
)

func ratioRules() []documentRule {
	norm := "公布的数据应当真实准确：《法治政府建设与责任落实督察工作规定》《统计法》第六条"
	return []documentRule{
		{Rule{"rate-mismatch", finding.Ratio, finding.Error, "比率算不出来", "写出的比率能由写出的两个数算出来；四舍五入、直接截去尾数都算对，写几位都行。", norm}, rates},
		{Rule{"rate-over", finding.Ratio, finding.Error, "比率超过百分之百", "合格率、办结率一类的比率不超过100%。", norm}, ratesOverAll},
		{Rule{"growth-mismatch", finding.Ratio, finding.Error, "增幅算不出来", "由一个数增（减）到另一个数，写出的增（降）幅与两个数相符。", norm}, growths},
	}
}

func rates(d *doc) (hits []hit) {
	if !strings.ContainsAny(d.text(), "%％") {
		return nil
	}
	fs := d.figures()
	tied := map[int]bool{}
	for _, r := range figure.Rates(d.text(), fs) {
		stated, part, whole := fs[r.Figure], fs[r.Part], fs[r.Whole]
		tied[r.Figure] = true
		if whole.Value == 0 || stated.Within(part.Value, whole.Value) || stated.Value == 100 && r.Figure-r.Part > 1 && r.Part > r.Whole {
			continue // 100% behind further counts speaks of them all together
		}
		hits = append(hits, hit{start: d.nameStart(stated), end: stated.End,
			message: fmt.Sprintf("%s占%s是%s，写的是%s", part.Text, whole.Text, percent(part.Value/whole.Value), stated.Text),
			hint:    "核对两个数和比率，改正算错或写错的一个"})
	}
	for _, s := range d.shares() {
		if h, wrong := d.strayShare(s); wrong && !tied[s.stated] {
			hits = append(hits, h)
		}
	}
	for i := range fs {
		if s, ok := d.explained(i); ok && !tied[i] {
			if h, wrong := d.strayShare(s); wrong {
				hits = append(hits, h)
			}
		}
	}
	return hits
}

// explained reads 成功率为98.2%（受理110件，调处成功108件）: the counts stand in brackets behind the rate.
func (d *doc) explained(i int) (share, bool) {
	fs := d.figures()
	if i+2 >= len(fs) || fs[i].Unit != "%" || fs[i].Bound != figure.Exact || fs[i].High != 0 || d.rune(fs[i].End) != '（' || !strings.Contains(d.said(i), "率") {
		return share{}, false
	}
	whole, part := fs[i+1], fs[i+2]
	if !counted(whole) || !counted(part) || whole.Unit != part.Unit || d.rune(part.End) != '）' || strings.ContainsRune(d.str(span{fs[i].End, part.End}), '）') {
		return share{}, false
	}
	return share{stated: i, part: i + 2, wholes: []int{i + 1}, listed: true}, whole.Value >= part.Value
}

// strayShare tells that a stated share follows from its part and none of the counts that could be its whole.
func (d *doc) strayShare(s share) (hit, bool) {
	fs := d.figures()
	stated, part := fs[s.stated], fs[s.part]
	larger, parts := 0, part.Value
	for _, k := range s.wholes { // nearest first
		parts += fs[k].Value
		if stated.Within(parts-fs[k].Value, fs[k].Value) || stated.Within(part.Value, fs[k].Value) {
			return hit{}, false
		}
		if fs[k].Value >= part.Value && (s.listed || d.sameThing(k, s.part)) && (s.listed || k == s.part-1 && d.bare(s.part) || containsAny(d.said(k), takenIn) || containsAny(d.said(k), []string{"参加", "应考", "参考", "报名", "检查", "抽查", "应"})) {
			larger++
		}
	}
	if larger == 0 {
		return hit{}, false
	}
	whole := fs[s.wholes[0]]
	return hit{start: d.nameStart(stated), end: stated.End,
		message: fmt.Sprintf("%s占%s是%s，写的是%s", part.Text, whole.Text, percent(part.Value/whole.Value), stated.Text),
		hint:    "核对两个数和比率，改正算错或写错的一个"}, true
}

// bare tells that what leads up to the figure names no thing of its own, so that it counts some of the things counted before: 办结, 经审查的.
func (d *doc) bare(i int) bool {
	said := []rune(d.said(i))
	return len(said) <= 4 || said[len(said)-1] == '的' || said[len(said)-1] == '数'
}

// sameThing tells that figure i may count some of what figure k counts: its words name nothing, or the same.
func (d *doc) sameThing(k, i int) bool {
	part := []rune(d.said(i))
	if d.bare(i) {
		return true
	}
	whole := d.said(k)
	for n := 0; n+2 <= len(part); n++ {
		if strings.Contains(whole, string(part[n:n+2])) {
			return true
		}
	}
	return containsAny(string(part), []string{"实际", "已", "均", "通过", "实到"})
}

// nameStart is where the clause that names the figure begins, so that the quote reads 办结率98.92%.
func (d *doc) nameStart(f figure.Figure) int {
	start := f.Start
	for start > 0 && f.Start-start < 12 && !strings.ContainsRune("，。；：、（\n", d.r[start-1]) {
		start--
	}
	return start
}

func percent(v float64) string {
	return strconv.FormatFloat(math.Round(v*10000)/100, 'f', -1, 64) + "%"
}

// bounded are the beginnings of rates that cannot go above 100%.
var bounded = []string{"合格", "办结", "成功", "化解", "调解", "满意", "参考", "参训", "参学", "覆盖", "回复", "答复", "出庭", "应诉", "整改", "结案", "持证", "知晓", "普及", "及格", "通过", "优秀", "按时", "按期", "见面", "响应", "处置", "公开", "送达", "到位", "调处", "息诉", "出勤", "到会", "签约", "入户", "建档", "审查", "审核", "备案", "公示", "受理", "准确", "达标"}

func ratesOverAll(d *doc) (hits []hit) {
	if !strings.ContainsAny(d.text(), "%％") {
		return nil
	}
	for _, f := range d.figures() {
		if f.Unit != "%" || f.Value <= 100 {
			continue
		}
		start := d.nameStart(f)
		name := d.str(span{start, f.Start})
		if strings.Contains(name, "率") && containsAny(name, bounded) && !containsAny(name, []string{"增", "同比", "完成率", "提高", "上升"}) {
			hits = append(hits, hit{start: start, end: f.End, message: "这个比率不可能超过100%", hint: "核对后改正"})
		}
	}
	return hits
}

func growths(d *doc) (hits []hit) {
	if !strings.ContainsAny(d.text(), "%％") || !strings.ContainsAny(d.text(), "增降减升") {
		return nil
	}
	fs := d.figures()
	tied := map[int]bool{}
	for _, g := range figure.Growths(d.text(), fs) {
		tied[g.Figure] = true
		if h, wrong := d.wrongGrowth(g); wrong {
			hits = append(hits, h)
		}
	}
	for i := range fs {
		if g, ok := d.looseGrowth(i); ok && !tied[i] {
			if h, wrong := d.wrongGrowth(g); wrong {
				hits = append(hits, h)
			}
		}
	}
	return hits
}

// looseGrowth reads 由96项增加到121项，…增幅达26%, with other figures between, and 15.6万元，同比增长30%（上年为12万元）.
func (d *doc) looseGrowth(i int) (figure.Growth, bool) {
	fs := d.figures()
	if fs[i].Unit != "%" || fs[i].Bound != figure.Exact || fs[i].High != 0 {
		return figure.Growth{}, false
	}
	name := d.said(i)
	if !containsAny(name, []string{"增幅", "降幅", "增长", "下降", "减少", "增加"}) || containsAny(name, []string{"年均", "分别", "率"}) {
		return figure.Growth{}, false
	}
	if i > 0 && i+1 < len(fs) && d.together(i+1, i) && containsAny(d.lead(i+1), []string{"（上年为", "（上年", "（去年为", "（去年", "（上一年为", "（2"}) && counted(fs[i-1]) && fs[i-1].Unit == fs[i+1].Unit && d.together(i-1, i) {
		return figure.Growth{Figure: i, Now: i - 1, Before: i + 1}, strings.Contains(d.lead(i+1), "年")
	}
	for k := i - 1; k >= 1 && i-k <= 3 && d.together(k-1, i); k-- {
		reached := containsAny(d.lead(k), []string{"增加到", "增至", "增加至", "增长到", "增长至", "提高到", "提升到", "上升到", "减少到", "减至", "下降到", "降至", "降到", "扩大到"})
		if reached && counted(fs[k]) && counted(fs[k-1]) && fs[k].Unit == fs[k-1].Unit && containsAny(d.lead(k-1), []string{"由", "从"}) {
			return figure.Growth{Figure: i, Now: k, Before: k - 1}, true
		}
		if fs[k].Unit == "%" {
			break
		}
	}
	return figure.Growth{}, false
}

func (d *doc) wrongGrowth(g figure.Growth) (hit, bool) {
	fs := d.figures()
	stated, now, before := fs[g.Figure], fs[g.Now], fs[g.Before]
	name := d.str(span{d.nameStart(stated), stated.Start})
	falls := containsAny(name, []string{"降", "减"})
	if before.Value == 0 || stated.Within(math.Abs(now.Value-before.Value), before.Value) && falls == (now.Value < before.Value) {
		return hit{}, false
	}
	change := "增"
	if now.Value < before.Value {
		change = "减"
	}
	return hit{start: d.nameStart(stated), end: stated.End,
		message: fmt.Sprintf("由%s到%s是%s%s，写的是%s", before.Text, now.Text, change, percent(math.Abs(now.Value-before.Value)/before.Value), name+stated.Text),
		hint:    "核对两个数和增幅，改正算错或写错的一个"}, true
}
