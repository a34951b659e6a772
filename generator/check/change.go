package check

import (
	"fmt"
	"math"
	"strings"
)

// statedChanges holds every stated growth or fall to the amounts around it: 增长20% to 54宗 and 较上年的45宗, or to 54宗 and 增加9宗; 提高13个百分点 to 由82%提高到95%;
// 翻一番 and 1.5倍 likewise.
func statedChanges(d *doc) (hits []hit) {
	if !d.holdsAny("增降减升涨缩提翻倍点") {
		return nil
	}
	for i, q := range d.amounts() {
		if q.Bound != "exact" || q.High != 0 {
			continue
		}
		c, ok := d.changeClaim(i)
		if !ok || c.right(q) || d.rightElsewhere(i, c) {
			continue
		}
		hits = append(hits, hit{start: d.nameStart(q.Figure), end: q.End, message: fmt.Sprintf("%s，写的是%s", c.told(q), q.said+q.Text), hint: "核对两个数和增幅，改正算错或写错的一个"})
	}
	return append(hits, d.doublings()...)
}

// A change is what the text tells of it: the amount now, before and what lies between, each nil where the text does not tell it.
type change struct {
	now, before, by *quantity
	falls           bool
}

// bases are the differences with the amounts before that the change may be reckoned from.
func (c change) bases() (pairs [][2]float64) {
	add := func(by, before float64) {
		if by > 0 && before > 0 {
			pairs = append(pairs, [2]float64{by, before})
		}
	}
	if c.now != nil && c.before != nil {
		add(math.Abs(c.now.Value-c.before.Value), c.before.Value)
	}
	if c.by != nil && c.now != nil {
		if c.falls {
			add(c.by.Value, c.now.Value+c.by.Value)
		} else {
			add(c.by.Value, c.now.Value-c.by.Value)
		}
	}
	if c.by != nil && c.before != nil {
		add(c.by.Value, c.before.Value)
	}
	return pairs
}

// right tells that the stated change follows, rounded or cut off.
func (c change) right(q quantity) bool {
	if q.Unit == "个百分点" {
		v := math.Abs(c.now.Value - c.before.Value)
		step := math.Pow10(-decimals(q.Text))
		return math.Abs(v-q.Value) <= step/2+1e-9 || v >= q.Value-1e-9 && v < q.Value+step-1e-9
	}
	if c.now != nil && c.before != nil && c.now.Value != c.before.Value && (c.now.Value < c.before.Value) != c.falls {
		return false
	}
	for _, p := range c.bases() {
		by, before := p[0], p[1]
		switch q.Unit {
		case "%", "成":
			if q.follows(by, before) {
				return true
			}
		case "倍":
			v := by / before
			if containsAny(q.said, []string{"是", "达", "为", "到", "的"}) && !containsAny(q.said, []string{"增长", "增加", "多", "高出"}) {
				v++
			}
			step := math.Pow10(-decimals(q.Text))
			if math.Abs(v-q.Value) <= step/2+1e-9 || v >= q.Value-1e-9 && v < q.Value+step-1e-9 {
				return true
			}
		}
	}
	return len(c.bases()) == 0
}

// told says how the change really is.
func (c change) told(q quantity) string {
	if q.Unit == "个百分点" {
		return fmt.Sprintf("%s与%s相差%s个百分点", c.before.Text, c.now.Text, plain(math.Abs(c.now.Value-c.before.Value)))
	}
	p := c.bases()[0]
	word := "增"
	if c.falls {
		word = "减"
	}
	if c.now != nil && c.before != nil {
		word = "增"
		if c.now.Value < c.before.Value {
			word = "减"
		}
		return fmt.Sprintf("由%s到%s是%s%s", c.before.Text, c.now.Text, word, percent(p[0]/p[1]))
	}
	return fmt.Sprintf("%s%s是%s%s", word, c.by.Text, word, percent(p[0]/p[1]))
}

var (
	rising  = []string{"增", "升", "提高", "涨", "多", "高于", "高出", "扩大", "提高了"}
	falling = []string{"降", "减", "少", "下调", "缩", "低", "节", "跌", "下浮", "精简", "核减", "裁"}
	reaches = []string{"增加到", "增至", "增加至", "增长到", "增长至", "提高到", "提高至", "提升到", "提升至", "提升为", "上升到", "上升至", "升至", "升到", "减少到", "减少至", "减至", "下降到", "下降至", "下降为", "降至", "降到", "降为", "扩大到", "扩大至", "压缩至", "压缩到", "压缩为", "缩短至", "缩短到", "缩短为", "缩减至", "缩减到", "压减至", "压减到", "降低到", "降低至", "增加为", "扩充至", "扩充到", "扩容至", "扩展到", "扩展至", "增长为", "减少为", "拓展到", "拓展至", "变为", "调整为", "调整到", "发展到", "精简到", "精简至", "精简为", "到", "至", "为"}
)

// changeClaim finds the amounts that the words of the stated change i speak of.
func (d *doc) changeClaim(i int) (change, bool) {
	q := d.amounts()[i]
	said := q.said
	if strings.Contains(said, "占") || containsAny(said, []string{"目标", "力争", "年均", "平均", "分别", "每年", "人均", "确保", "不低于", "增速"}) {
		return change{}, false
	}
	switch q.Unit {
	case "个百分点":
		return d.points(i)
	case "%", "成", "倍":
	default:
		return change{}, false
	}
	if i > 0 && d.amounts()[i-1].share() && q.mark == '、' && strings.Contains(d.amounts()[i-1].said, "分别") {
		return change{}, false
	}
	rises, falls := containsAny(said, rising), containsAny(said, falling)
	if q.Unit == "倍" && said == "的" && i > 0 && containsAny(d.amounts()[i-1].said, []string{"是", "为", "相当于"}) {
		if now := d.before(i - 1); now >= 0 {
			return change{now: &d.amounts()[now], before: &d.amounts()[i-1]}, true // 12.6万次，是2022年4.2万次的3倍
		}
	}
	if q.Unit == "倍" && strings.HasSuffix(strings.TrimRight(said, "的了"), "是") || q.Unit == "倍" && containsAny(said, []string{"上年的", "去年的", "同期的", "原来的"}) {
		rises = true
	}
	if rises == falls && !strings.Contains(said, "同比") || strings.HasSuffix(said, "到") || strings.HasSuffix(said, "至") && q.Unit != "倍" {
		return change{}, false
	}
	for _, read := range [...]func(int) (change, bool){d.bracketed, d.fromTo, d.against, d.by, d.years, d.reached, d.toldBehind} {
		if c, ok := read(i); ok {
			c.falls = falls && !rises
			return c, true
		}
	}
	return change{}, false
}

// measured tells an exact amount, also one of time.
func (q quantity) measured() bool { return q.count() }

// differs tells an amount by which something changed: 增加9宗, 多33条.
func differs(q quantity) bool {
	said := strings.TrimRight(q.said, "了达约共 ")
	if rs := []rune(said); len(rs) > 3 && strings.ContainsAny(string(rs[len(rs)-3:]), "多少") && containsAny(said, []string{"同比", "比上年", "较上年", "比去年", "较去年"}) {
		return true // 同比少办7宗
	}
	if containsAny(q.said, []string{"到", "至", "为"}) {
		return false
	}
	for _, w := range [...]string{"增加", "减少", "多", "少", "增长", "下降", "上升", "净增", "同比增", "同比减", "降低", "压缩", "缩短", "多出", "减", "增", "提前"} {
		if strings.HasSuffix(said, w) && !containsAny(said, []string{"新增", "不少", "至少", "最多"}) {
			return true
		}
	}
	return false
}
