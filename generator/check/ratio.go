package check

import (
	"math"
	"strconv"
	"strings"

	"pufa/generator/figure"
	"pufa/generator/finding"
)

func ratioRules() []documentRule {
	norm := "公布的数据应当真实准确：《法治政府建设与责任落实督察工作规定》《统计法》第六条"
	return []documentRule{
		{Rule{"rate-mismatch", finding.Ratio, finding.Error, "比率算不出来", "写出的比率能由写出的两个数算出来；四舍五入、直接截去尾数都算对，写几位都行。", norm}, statedShares},
		{Rule{"rate-over", finding.Ratio, finding.Error, "比率超过百分之百", "合格率、办结率一类的比率不超过100%。", norm}, ratesOverAll},
		{Rule{"growth-mismatch", finding.Ratio, finding.Error, "增幅算不出来", "由一个数增（减）到另一个数，写出的增（降）幅与两个数相符。", norm}, statedChanges},
	}
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
	if !d.holdsAny("%％") {
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
