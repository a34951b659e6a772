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

// fromTo reads 由96项增加到121项 before the stated change.
func (d *doc) fromTo(i int) (change, bool) {
	all := d.amounts()
	for k := i - 1; k >= 1 && i-k <= 4 && all[k-1].sentence == all[i].sentence; k-- {
		if d.fromAt(k) && all[k].measured() {
			return change{now: &all[k], before: &all[k-1]}, true
		}
	}
	return change{}, false
}

// toldBehind reads 下降25%，由40件降至30件.
func (d *doc) toldBehind(i int) (change, bool) {
	all := d.amounts()
	if k := i + 2; k < len(all) && all[i+1].clause == all[i].clause && all[k].sentence == all[i].sentence && d.fromAt(k) && all[k].measured() {
		return change{now: &all[k], before: &all[k-1]}, true
	}
	return change{}, false
}

// fromAt tells that quantities k-1 and k read 由A增加到B.
func (d *doc) fromAt(k int) bool {
	all := d.amounts()
	a, b := all[k-1], all[k]
	if a.Unit != b.Unit || !containsAny(a.said, []string{"由", "从"}) || a.sentence != b.sentence || len([]rune(b.lead)) > 16 {
		return false
	}
	said := strings.TrimRight(b.said, "了的约 ")
	if y := yearIn(said); y != 0 { // 下降到2023年的4宗
		for _, w := range [...]string{"年度", "年", "今", "去", "上", "本"} {
			said = strings.TrimSuffix(said, w)
		}
		said = strings.TrimRight(said, "0123456789")
	}
	for _, w := range reaches {
		if strings.HasSuffix(said, w) {
			return true
		}
	}
	return false
}

// against reads 54宗，较上年的45宗增加9宗，增长20%.
func (d *doc) against(i int) (change, bool) {
	all := d.amounts()
	for k := i - 1; k >= 1 && i-k <= 3 && all[k].sentence == all[i].sentence; k-- {
		told := containsAny(all[k].said, []string{"比", "较"}) && containsAny(all[k].said, earlier) || k == i-1 && containsAny(all[k].said, []string{"上年", "去年"}) && onlyYear(all[k].said)
		if !all[k].measured() || differs(all[k]) || !told {
			continue
		}
		if k+1 < i && all[k+1].measured() && all[k+1].Unit == all[k].Unit && !differs(all[k+1]) {
			break // another count, of which nothing has been told
		}
		if now := d.before(k); now >= 0 {
			c := change{now: &all[now], before: &all[k]}
			if k+1 < i && all[k+1].measured() && all[k+1].Unit == all[k].Unit && differs(all[k+1]) {
				c.by = &all[k+1]
			}
			return c, true
		}
	}
	return change{}, false
}

var earlier = []string{"年", "同期", "上期", "上季", "上月", "原", "之前", "以往"}

// before is the nearest like amount before k, in its sentence or the one before, that is of this year; -1 if none.
func (d *doc) before(k int) int {
	all := d.amounts()
	for n := k - 1; n >= 0 && k-n <= 4 && all[n].line == all[k].line && all[k].sentence-all[n].sentence <= 1; n-- {
		if all[n].measured() && all[n].Unit == all[k].Unit {
			if compared(all[n]) && !strings.Contains(all[k].said, "前年") || differs(all[n]) || strings.Contains(all[n].said, "其中") {
				return -1
			}
			return n
		}
	}
	return -1
}

// bracketed reads 15.6万元，同比增长30%（上年为12万元） and 15.6万元（上年12万元），增长30%.
func (d *doc) bracketed(i int) (change, bool) {
	all := d.amounts()
	for _, k := range [...]int{i + 1, i - 1} {
		behind := k == i+1 && k < len(all) && all[k].clause == all[i].clause && onlyYear(all[k].said) // 35件，同比上升25%，2022年为28件
		if k < 1 || k >= len(all) || !all[k].measured() || all[k].depth != all[i].depth+1 && !behind || all[k].sentence != all[i].sentence || !containsAny(all[k].said, earlier) {
			continue
		}
		if now := d.before(min(k, i)); now >= 0 && all[now].Unit == all[k].Unit {
			return change{now: &all[now], before: &all[k]}, true
		}
		for now := min(k, i) - 1; now >= 0 && i-now <= 3 && all[now].sentence == all[i].sentence; now-- {
			if all[now].measured() && all[now].Unit == all[k].Unit && !compared(all[now]) {
				return change{now: &all[now], before: &all[k]}, true
			}
		}
	}
	return change{}, false
}

// onlyYear tells words that say no more than which year a count belongs to: 2022年为, 上年同期是.
func onlyYear(said string) bool {
	return strings.Contains(said, "年") && strings.Trim(said, "0123456789年为是上去同期仅有度") == ""
}

// by reads 326户，较上年增加54户，增长19.9%, the difference before the stated change or right behind it.
func (d *doc) by(i int) (change, bool) {
	all := d.amounts()
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 1 || k >= len(all) || all[k].sentence != all[i].sentence || !all[k].measured() || !differs(all[k]) || all[k].clause != all[i].clause {
			continue
		}
		if k == i+1 && strings.ContainsAny(all[k].lead, "（：") {
			continue
		}
		if now := d.before(k); now >= 0 && all[now].sentence == all[k].sentence {
			return change{now: &all[now], by: &all[k]}, true
		}
		for now := k - 1; now >= 0 && k-now <= 5 && all[now].line == all[k].line && all[k].sentence-all[now].sentence <= 1; now-- {
			if all[now].measured() && all[now].Unit == all[k].Unit && !lastYear(all[now]) && !differs(all[now]) && shareTwo(all[k].said, all[now].said) {
				return change{now: &all[now], by: &all[k]}, true // 网站信息较上年增加41条 behind 通过政府网站公开205条
			}
		}
	}
	return change{}, false
}

// years reads 2022年受理120件，2023年受理96件，下降20%.
func (d *doc) years(i int) (change, bool) {
	all := d.amounts()
	if i < 2 || all[i].mark != '，' || strings.TrimRight(strings.TrimPrefix(all[i].said, "同比"), "了达") == "" {
		return change{}, false
	}
	a, b := &all[i-2], &all[i-1]
	if !a.measured() || !b.measured() || a.Unit != b.Unit || a.sentence != all[i].sentence || len([]rune(all[i].said)) > 6 {
		return change{}, false
	}
	x, y := yearIn(a.said), yearIn(b.said)
	switch {
	case x != 0 && y == x+1:
		return change{now: b, before: a}, true
	case y != 0 && x == y+1:
		return change{now: a, before: b}, true
	}
	return change{}, false
}

// reached reads 2022年投诉96宗。2023年…投诉降至54宗，下降43.8%: the amount before stands in the sentence before.
func (d *doc) reached(i int) (change, bool) {
	all := d.amounts()
	k := i - 1
	if k < 1 || all[k].sentence != all[i].sentence || !all[k].measured() || !containsAny(all[k].said, []string{"降至", "降到", "增至", "增到", "升至", "减至", "增加到", "减少到", "下降到", "上升到"}) || len([]rune(all[i].said)) > 4 {
		return change{}, false
	}
	for n := k - 1; n >= 0 && k-n <= 3 && all[n].line == all[k].line && all[k].sentence-all[n].sentence <= 1; n-- {
		if all[n].measured() && all[n].Unit == all[k].Unit {
			return change{now: &all[k], before: &all[n]}, yearIn(all[n].said) != 0 && shareTwo(all[n].said, all[k].said)
		}
	}
	return change{}, false
}

// yearIn is the year that the words name: 2022, or -1 for last year and 0 for none; last year and this year are -1 and 0 apart.
func yearIn(said string) int {
	switch {
	case containsAny(said, []string{"去年", "上年"}):
		return 1
	case containsAny(said, []string{"今年", "本年"}):
		return 2
	}
	rs := []rune(said)
	for n := 0; n+5 <= len(rs); n++ {
		if rs[n+4] == '年' && digit(rs[n]) && digit(rs[n+1]) && digit(rs[n+2]) && digit(rs[n+3]) {
			return int(rs[n]-'0')*1000 + int(rs[n+1]-'0')*100 + int(rs[n+2]-'0')*10 + int(rs[n+3]-'0')
		}
	}
	return 0
}

// points reads 由82%提高到95%，提高13个百分点, 95%，比上年的88%提高7个百分点 and 95%（上年88%），提高7个百分点.
func (d *doc) points(i int) (change, bool) {
	all := d.amounts()
	for k := i - 1; k >= 1 && i-k <= 3 && all[k-1].sentence == all[i].sentence; k-- {
		a, b := &all[k-1], &all[k]
		if a.Unit != "%" || b.Unit != "%" || a.Bound != "exact" || b.Bound != "exact" {
			continue
		}
		if d.fromAt(k) || containsAny(a.said, earlierRate) && containsAny(b.said, reaches) {
			return change{now: b, before: a}, true
		}
		if containsAny(b.said, []string{"比", "较", "高于", "低于"}) && i == k+1 || b.depth > all[i].depth && containsAny(b.said, earlier) && i == k+1 {
			return change{now: a, before: b}, true
		}
	}
	if i+1 < len(all) && i >= 1 && all[i+1].Unit == "%" && all[i-1].Unit == "%" && all[i+1].depth == all[i].depth+1 && all[i+1].sentence == all[i].sentence && all[i-1].sentence == all[i].sentence && containsAny(all[i+1].said, earlier) {
		return change{now: &all[i-1], before: &all[i+1]}, true
	}
	return change{}, false
}

var earlierRate = []string{"上年的", "去年的", "年的", "年初的", "原来的", "此前的", "同期的"}

// rightElsewhere tells that another like amount near the stated change, taken for the amount now or before, gives it.
func (d *doc) rightElsewhere(i int, c change) bool {
	all := d.amounts()
	for k := i - 1; k >= 0 && i-k <= 12 && all[k].line == all[i].line; k-- {
		other := c
		switch {
		case all[k].Unit == "%" && all[i].Unit != "个百分点":
			continue
		case c.before != nil && &all[k] != c.now && all[k].Unit == c.before.Unit && (yearIn(all[k].said) != 0 || containsAny(all[k].said, earlier)):
			other.before = &all[k]
		case c.now != nil && &all[k] != c.before && all[k].Unit == c.now.Unit && !differs(all[k]):
			other.now = &all[k]
		default:
			continue
		}
		if other.right(all[i]) && len(other.bases()) > 0 {
			return true
		}
	}
	return false
}

// doublings holds 翻一番, 增加一倍 and 减少一半 to the two amounts before them.
func (d *doc) doublings() (hits []hit) {
	if !d.holdsAny("番倍半") {
		return nil
	}
	for _, w := range [...]struct {
		words  string
		factor float64
	}{{"翻了一番", 2}, {"翻一番", 2}, {"翻番", 2}, {"翻了番", 2}, {"翻两番", 4}, {"翻了两番", 4}, {"增加一倍", 2}, {"增长一倍", 2}, {"增加了一倍", 2}, {"增长了一倍", 2}, {"增长一倍半", 2.5}, {"增加一倍半", 2.5}, {"减少一半", 0.5}, {"下降一半", 0.5}, {"减少了一半", 0.5}, {"减半", 0.5}} {
		for _, at := range d.all(w.words) {
			now, before, ok := d.amountsBefore(at, len([]rune(w.words)))
			if ok && math.Abs(now/before/w.factor-1) > 0.06 && !strings.ContainsRune("多以的半", d.rune(at+len([]rune(w.words)))) {
				hits = append(hits, hit{start: at, end: at + len([]rune(w.words)), message: fmt.Sprintf("由%s到%s不是“%s”", plain(before), plain(now), w.words), hint: "核对两个数和增幅，改正算错或写错的一个"})
			}
		}
	}
	return hits
}

// amountsBefore finds the amounts now and before that a change told in n code points at at speaks of.
func (d *doc) amountsBefore(at, n int) (now, before float64, ok bool) {
	all := d.amounts()
	i := 0
	for i < len(all) && all[i].Start < at {
		i++
	}
	if i < 1 || d.sentence(all[i-1].Start) != d.sentence(at) || at-all[i-1].End > 10 {
		return 0, 0, false
	}
	k := i - 1
	for i < len(all) && all[i].Start < at+n { // the 两番 of 翻两番
		i++
	}
	switch {
	case k >= 1 && d.fromAt(k):
		return all[k].Value, all[k-1].Value, true
	case k >= 1 && all[k].measured() && containsAny(all[k].said, []string{"比", "较"}) && containsAny(all[k].said, earlier):
		if n := d.before(k); n >= 0 {
			return all[n].Value, all[k].Value, true
		}
	case i < len(all) && all[i].depth == 1 && containsAny(all[i].said, earlier) && d.sentence(all[i].Start) == d.sentence(at) && all[k].Unit == all[i].Unit && all[k].measured():
		return all[k].Value, all[i].Value, true
	}
	return 0, 0, false
}
