package check

import (
	"fmt"
	"strings"
)

// statedShares holds every stated share to the counts around it: 办结率98.46% to 受理65件 and 办结64件, 占45% to 其中1944宗 and 4320宗. A share that follows
// from any two counts near it is right, whatever they are called; one that follows from none is wrong where its words name the counts.
func statedShares(d *doc) (hits []hit) {
	if !d.holdsAny("%％") && !d.holds("分之") && !d.tenths() {
		return nil
	}
	hits = respective(d)
	for i, q := range d.amounts() {
		if !q.share() || q.Bound != "exact" || q.High != 0 || q.Value == 0 {
			continue
		}
		c, ok := d.shareClaim(i)
		if !ok {
			continue
		}
		part, whole := d.amounts()[c.part], d.amounts()[c.whole]
		if q.follows(part.Value, whole.Value) || !c.sure && (d.followsFromAny(i, part.Unit) || d.followsFromAny(i, whole.Unit)) || c.sure && d.followsFromWhole(i, c.part) {
			continue
		}
		hits = append(hits, hit{start: d.nameStart(q.Figure), end: q.End,
			message: fmt.Sprintf("%s占%s是%s，写的是%s", part.Text, whole.Text, percent(part.Value/whole.Value), q.Text),
			hint:    "核对两个数和比率，改正算错或写错的一个"})
	}
	return hits
}

// tenths tells that the text has 九成 or 9成 somewhere.
func (d *doc) tenths() bool {
	for i := 1; i < len(d.r) && d.seen.has('成'); i++ {
		if d.r[i] == '成' && (digit(d.r[i-1]) || strings.ContainsRune("一二两三四五六七八九几半数", d.r[i-1])) {
			return true
		}
	}
	return false
}

// A claim names the counts, by index, that the words of a share speak of. Where sure, only its whole may be another one.
type claim struct {
	part, whole int
	sure        bool
}

// shareClaim finds the counts that the words of share i name.
func (d *doc) shareClaim(i int) (claim, bool) {
	q := d.amounts()[i]
	said := strings.TrimSpace(q.said)
	switch {
	case containsAny(said, aimed) || moves(said) && !strings.Contains(said, "占"):
		return claim{}, false
	case strings.Contains(said, "占"):
		if c, ok := d.shareOfWhole(i); ok {
			return c, true
		}
		return d.shareOfTotal(i)
	case strings.Contains(said, "率"):
		return d.rateOf(i, said[:strings.LastIndex(said, "率")], said[strings.LastIndex(said, "率")+len("率"):])
	case strings.Contains(said, "满意度") || strings.Contains(said, "知晓度"):
		at := strings.LastIndex(said, "度")
		return d.rateOf(i, said[:at], said[at+len("度"):])
	case strings.HasSuffix(said, "的"):
		return d.ofTarget(i)
	}
	return claim{}, false
}

var (
	aimed   = []string{"目标", "力争", "确保", "不低于", "不少于", "年均", "平均", "计划", "要求", "分别", "预计", "同比", "环比", "每年"}
	changes = []string{"增长", "下降", "增加", "减少", "上升", "降低", "增幅", "降幅", "涨幅", "增速", "压缩", "压减", "缩减", "缩短", "上涨", "提高了", "提升了", "下调", "上调", "高出", "低于", "高于", "提速", "节约", "节省", "增多", "精简"}
	undoing = []string{"未", "待", "正在", "尚", "剩余", "其余", "不满意", "不合格", "在办", "仍"}
	narrow  = []string{"按时", "按期", "及时", "首次", "一次", "限期", "限时", "初次", "当场", "主动", "网上", "线上", "提前", "自动", "现场", "立即", "立行", "群众", "就地", "首访", "当日", "人均", "有效", "重复", "优良", "回访", "入户", "差评", "好评"}
)

func undone(s string) bool { return containsAny(s, undoing) }

// moves tells that the words speak of a change.
func moves(said string) bool {
	return containsAny(said, changes) || strings.HasSuffix(said, "提高") || strings.HasSuffix(said, "提升") || strings.HasSuffix(said, "由") || strings.HasSuffix(said, "从") || strings.HasSuffix(said, "至") ||
		strings.HasSuffix(said, "增") || strings.HasSuffix(said, "降") || strings.HasSuffix(said, "减") || containsAny(said, []string{"提高到", "提升到", "上升到", "降到", "上年", "去年", "高于", "低于"})
}
