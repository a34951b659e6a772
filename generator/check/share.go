package check

import (
	"fmt"
	"math"
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

// follows tells that the share is part/whole, rounded or cut off.
func (q quantity) follows(part, whole float64) bool {
	if whole == 0 {
		return false
	}
	switch q.Unit {
	case "%":
		return q.Within(part, whole)
	case "成":
		step := 1.0
		if q.Value != math.Trunc(q.Value) {
			step = 0.1
		}
		v := part / whole * 10
		return math.Abs(v-q.Value) <= step/2+1e-9 || v >= q.Value && v < q.Value+step
	}
	return math.Abs(part/whole-q.Value) < 0.04
}

// nearby are the counts that a share may follow from: those of its paragraph up to eight before it, and those right behind it.
func (d *doc) nearby(i int) (near []int) {
	all := d.amounts()
	for k := i - 1; k >= 0 && i-k <= 16 && len(near) < 10 && all[k].line == all[i].line; k-- {
		if all[k].count() {
			near = append(near, k)
		}
	}
	for k := i + 1; k < len(all) && k-i <= 6 && all[k].sentence == all[i].sentence; k++ {
		if all[k].count() {
			near = append(near, k)
		}
	}
	return near
}

// followsFromAny tells that some two counts in the unit near the share give it, or the sum of a list and a count, or what is left of a whole.
func (d *doc) followsFromAny(i int, unit string) bool {
	all, near := d.amounts(), d.nearby(i)
	q := all[i]
	for _, p := range near {
		part := all[p]
		if part.Unit != unit {
			continue
		}
		for _, w := range near {
			whole := all[w]
			if w == p || !kindred(whole.Unit, part.Unit) {
				continue
			}
			if part.Value <= whole.Value && q.follows(part.Value, whole.Value) || undone(part.words()) && q.follows(whole.Value-part.Value, whole.Value) {
				return true
			}
		}
		if d.partOfList(i, p, near) {
			return true
		}
	}
	return false
}

// followsFromWhole tells that the share is the part's in some count before it that is no part itself.
func (d *doc) followsFromWhole(i, part int) bool {
	all := d.amounts()
	for _, w := range d.nearby(i) {
		if w < part && all[w].Unit == all[part].Unit && !strings.Contains(all[w].said, "其中") && all[w].mark != '、' && all[i].follows(all[part].Value, all[w].Value) {
			return true
		}
	}
	return false
}

// partOfList tells that the counts from p on form a list whose sum makes the share: with a count outside of it, or as the whole of one of its members.
func (d *doc) partOfList(i, p int, near []int) bool {
	all := d.amounts()
	q := all[i]
	if all[p].mark == '、' || all[p].mark == '；' {
		return false // in the midst of a list
	}
	sum := all[p].Value
	for k := p + 1; k < len(all) && k-p < 10 && all[k].sentence == all[p].sentence; k++ {
		if all[k].share() && strings.HasPrefix(all[k].said, "占") {
			continue
		}
		if containsAny(all[k].lead, []string{"其中", "占"}) || all[k].mark == '；' && !all[k-1].share() {
			break
		}
		if !all[k].count() || !kindred(all[k].Unit, all[p].Unit) || !strings.ContainsRune("、和，；", all[k].mark) && all[k].mark != 0 {
			break
		}
		sum += all[k].Value
		if next := k + 1; next < len(all) && all[next].sentence == all[k].sentence && all[next].mark == '、' && all[next].count() && kindred(all[next].Unit, all[p].Unit) {
			continue // only the whole list is a part
		}
		for _, w := range near {
			inside := p <= w && w <= k
			if !inside && p < i && i < k {
				continue // the share stands in the midst of what would be its part
			}
			if inside && q.follows(all[w].Value, sum) || !inside && kindred(all[w].Unit, all[p].Unit) && sum <= all[w].Value && q.follows(sum, all[w].Value) {
				return true
			}
		}
	}
	return false
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

// rateOf finds the counts of X率: the part did X (办结64件), the whole stands before it.
func (d *doc) rateOf(i int, stem, rest string) (claim, bool) {
	all := d.amounts()
	rs := []rune(stem)
	if len(rs) < 2 || containsAny(rest, []string{"由", "从", "比", "较", "高", "低", "提"}) && !containsAny(rest, []string{"高达"}) {
		return claim{}, false
	}
	if c, ok := d.bracketedCounts(i, rs); ok {
		return c, true
	}
	if c, ok := d.bracketedPart(i, rs); ok {
		return c, true
	}
	verb := rs[len(rs)-2:]
	seen := 0
	for k := i - 1; k >= 0 && i-k <= 8 && all[k].sentence == all[i].sentence; k-- {
		if !all[k].count() {
			continue
		}
		seen++
		words := all[k].words()
		fit, shared := fit(verb, words), false
		if n := len(rs); fit < 2 && n >= 4 && k > 0 && fit2(rs[n-4:n-2], words) && fit2(verb, all[k-1].words()) {
			fit, shared = 2, true // 行政应诉案件4件，负责人出庭3件，出庭应诉率
		}
		if fit == 0 && seen == 1 && containsAny(string(verb), acted) && containsAny(words, acted) {
			fit = 1
		}
		if strings.HasPrefix(stem, "出庭应诉") && strings.Contains(words, "出庭") {
			fit = 2
		}
		if fit == 0 && strings.Contains(words, "实") && containsAny(string(verb), []string{"参", "到", "出"}) {
			fit = 1
		}
		if fit == 0 && seen == 1 && string(verb) == "覆盖" && containsAny(words, []string{"建", "设", "配", "签", "开展", "完成", "安装", "聘"}) {
			fit = 1
		}
		if fit == 0 || fit == 1 && seen > 1 || all[k].clause != all[i].clause && (fit < 2 || len(rs) > 4) || narrowed(stem, words) || undone(all[k].said) {
			continue
		}
		if i+1 < len(all) && all[i+1].sentence == all[i].sentence && all[i+1].count() && all[i+1].Unit == all[k].Unit && (strings.Contains(all[i+1].said, "应") || all[i+1].depth > all[i].depth && containsAny(all[i+1].said, []string{"全年", "共", "总"})) && all[i+1].Value >= all[k].Value {
			return claim{part: k, whole: i + 1}, true // 审查128份，审查率达96%，实际应审132份
		}
		whole := d.wholeOf(k)
		if whole >= 0 && !d.about(stem, whole, k) {
			continue
		}
		shared = shared || fit == 2 && whole >= 0 && whole == k-1 && k == i-1 && all[whole].Unit == all[k].Unit && strings.HasSuffix(all[k].said, string(verb)) // 来信40件，群众评价满意37件，满意率
		if whole < 0 || !shared && !bare(all[k]) && !onlyDid(all[k].said, stem) && !d.sameThing(all[whole], all[k]) {
			continue
		}
		plain := fit == 2 && all[i].Value != 100 && !strings.Contains(all[k].lead, "其中") && k == i-1 && whole == k-1 && all[whole].clause == all[i].clause && all[whole].Unit == all[k].Unit
		return claim{part: k, whole: whole, sure: plain}, d.certain(i, k, whole, fit)
	}
	return claim{}, false
}

// certain tells that no other reading of the rate is at hand.
func (d *doc) certain(i, part, whole, fit int) bool {
	all := d.amounts()
	between := d.str(span{all[whole].Start - len([]rune(all[whole].said)), all[i].Start})
	if containsAny(between, []string{"上年", "去年", "历年", "往年", "积案"}) {
		return false
	}
	for k := part + 1; k < i; k++ { // 整改75处，复查17处，整改率100% may speak of the later ones
		if all[k].count() && kindred(all[k].Unit, all[part].Unit) && (fit < 2 || all[i].Value == 100) {
			return false
		}
	}
	return all[i].Value != 100 || fit == 2 && i-part <= 2
}

// fit tells how well the count's words agree with the verb of a rate: 2 both its characters, 1 one of them, 0 none.
func fit(verb []rune, words string) int {
	n := 0
	for _, r := range verb {
		if strings.ContainsRune(words, r) {
			n++
		}
	}
	return n
}

func fit2(verb []rune, words string) bool { return fit(verb, words) == 2 }

// manner are the words that say how something was done, and nothing of what.
var manner = strings.NewReplacer("其中", "", "已", "", "均", "", "全部", "", "按时", "", "按期", "", "及时", "", "限时", "", "成功", "成功")

// bare tells that a count names no thing of its own, so that it counts some of the things counted before: 办结64件, 5名合格.
func bare(q quantity) bool {
	said := []rune(manner.Replace(strings.TrimSpace(q.said)))
	return len(said) > 0 && (len(said) <= 4 || said[len(said)-1] == '的' || said[len(said)-1] == '数' || strings.HasSuffix(q.said, "的有")) || len(said) == 0 && len([]rune(q.tail)) <= 4
}

// about tells that what a rate names besides its verb is spoken of where its counts stand: 任务 of 任务完成率, but not 村干部 of 村干部参学率.
func (d *doc) about(stem string, whole, part int) bool {
	all := d.amounts()
	own := strings.HasPrefix(stem, "其中")
	object := []rune(strings.TrimPrefix(stem, "其中"))
	object = object[:max(0, len(object)-2)]
	text := all[part].words()
	if !own {
		text = d.str(span{all[whole].Start - len([]rune(all[whole].lead)), all[part].End}) + all[whole].tail + all[part].tail
	}
	known := 0
	for _, r := range object {
		if strings.ContainsRune(text, r) {
			known++
		}
	}
	return 2*known >= len(object)
}

// onlyDid tells that the words say hardly more than the rate's own: 当场达成协议 beside 当场达成率.
func onlyDid(said, stem string) bool {
	n := 0
	for _, r := range strings.TrimPrefix(said, "其中") {
		if !strings.ContainsRune(stem, r) {
			n++
		}
	}
	return n <= 2
}

// bracketedCounts reads 成功率为98.2%（受理110件，调处成功108件） and 成功率98.2%，即….
func (d *doc) bracketedCounts(i int, stem []rune) (claim, bool) {
	all := d.amounts()
	if i+2 >= len(all) || all[i+2].sentence != all[i].sentence {
		return claim{}, false
	}
	w, p := i+1, i+2
	if all[w].Value < all[p].Value { // 合格90人，参加考核95人
		w, p = p, w
	}
	whole, part := all[w], all[p]
	bracket := d.rune(all[i].End) == '（' && part.depth == all[i].depth+1 && whole.depth == part.depth && d.rune(all[i+2].End) == '）'
	told := strings.HasPrefix(whole.lead, "，即") || strings.HasPrefix(whole.lead, "，") && whole.clause == all[i].clause && (i == 0 || !all[i-1].count() || all[i-1].clause != all[i].clause) && containsAny(whole.said, takenIn)
	if !bracket && !told || !whole.count() || !part.count() || !kindred(whole.Unit, part.Unit) || whole.Value < part.Value {
		return claim{}, false
	}
	return claim{part: p, whole: w}, fit(stem[len(stem)-2:], part.words()) > 0
}

// bracketedPart reads 发现问题126个，整改率96%（已整改121个）.
func (d *doc) bracketedPart(i int, stem []rune) (claim, bool) {
	all := d.amounts()
	p := i + 1
	if p >= len(all) || d.rune(all[i].End) != '（' || all[p].depth != all[i].depth+1 || d.rune(all[p].End) != '）' || !all[p].count() || fit(stem[len(stem)-2:], all[p].words()) < 2 {
		return claim{}, false
	}
	for w := i - 1; w >= 0 && i-w <= 3 && all[w].sentence == all[i].sentence; w-- {
		if all[w].count() && all[w].Unit == all[p].Unit && all[w].Value >= all[p].Value && !compared(all[w]) {
			return claim{part: p, whole: w}, true
		}
	}
	return claim{}, false
}

// narrowed tells a rate that says more than its count: 按时办结率 beside 办结64件.
func narrowed(stem, words string) bool {
	for _, w := range narrow {
		if strings.Contains(stem, w) && !strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// wholeOf is the nearest count before part that could hold it: in its clause or, for the first count of a clause, in the one before; -1 if none.
func (d *doc) wholeOf(part int) int {
	all := d.amounts()
	first := true
	start := part
	for start > 0 && (all[start].mark == '、' || all[start].mark == '和') && all[start-1].count() && all[start-1].sentence == all[part].sentence && !strings.Contains(all[start].lead, "其中") {
		start-- // a list of parts has its whole before it
	}
	for k := start - 1; k >= 0 && start-k <= 5 && all[k].line == all[part].line && all[part].sentence-all[k].sentence <= 1; k-- {
		if all[k].clause == all[part].clause {
			first = first && !all[k].count()
		} else if !first {
			break
		}
		if all[k].count() && kindred(all[k].Unit, all[part].Unit) && all[k].Value >= all[part].Value && !compared(all[k]) {
			return k
		}
	}
	return -1
}

// compared tells a count of another year, or by how much one differs from it.
func compared(q quantity) bool {
	return containsAny(q.said, []string{"上年", "去年", "同期", "比", "较", "增加", "减少", "上一年"}) || containsAny(q.said, []string{"年为", "年的"})
}

var beyond = []string{"全市", "全区", "全县", "全省", "全国", "全镇", "全乡", "全街道", "财政", "支出", "收入", "人口", "绩效", "考核", "总分", "分值", "权重", "经费", "生产总值"}

// shareOfWhole finds the counts of 占: the part stands right before it or is named before it, the whole before the part.
func (d *doc) shareOfWhole(i int) (claim, bool) {
	all := d.amounts()
	said := all[i].said
	at := strings.LastIndex(said, "占")
	name, rest := strings.TrimSpace(said[:at]), said[at+len("占"):]
	part := -1
	for k := i - 1; k >= 0 && i-k <= 6 && all[k].sentence == all[i].sentence; k-- {
		if !all[k].count() {
			continue
		}
		if part < 0 && len([]rune(name)) < 2 || len([]rune(name)) >= 2 && shareTwo(name, all[k].said+all[k].Unit+"数") {
			part = k
			break
		}
		if len([]rune(name)) < 2 {
			break
		}
	}
	if part < 0 || undone(all[part].said) {
		return claim{}, false
	}
	for k := part - 1; k >= 0 && part-k <= 8 && all[k].line == all[part].line && all[part].sentence-all[k].sentence <= 1; k-- {
		if !all[k].count() || !kindred(all[k].Unit, all[part].Unit) || all[k].Value < all[part].Value || compared(all[k]) {
			continue
		}
		for _, w := range beyond {
			if strings.Contains(rest, w) && !strings.Contains(d.around(k), w) {
				return claim{}, false
			}
		}
		if !strings.Contains(d.str(span{all[k].End, all[k+1].Start}), "其中") && all[k+1].share() && strings.HasPrefix(all[k+1].said, "占") {
			continue // another part with its own share
		}
		between := d.str(span{all[k].End, all[part].Start})
		listed := strings.Contains(between, "其中") || strings.Contains(between, "中，") || strings.Contains(between, "中有")
		plain := strings.Trim(rest, "比总的数达了到为约") == ""
		same := all[k].Unit == all[part].Unit && (plain && (listed || d.next(k, part) || d.sameThing(all[k], all[part])) || !plain && (shareTwo(rest, d.around(k)) && (listed || d.next(k, part))))
		if !same && !plain {
			continue
		}
		sure := strings.Contains(between, "其中") && i == part+1 && plain
		return claim{part, k, sure}, same && !containsAny(between, []string{"结转", "积案"})
	}
	return claim{}, false
}

// next tells that no other count stands between the two.
func (d *doc) next(whole, part int) bool {
	for k := whole + 1; k < part; k++ {
		if d.amounts()[k].count() {
			return false
		}
	}
	return true
}

// around is the clause that holds quantity k.
func (d *doc) around(k int) string {
	q := d.amounts()[k]
	return q.said + q.Text + q.tail
}

// sameThing tells that part may count some of what whole counts: its words name nothing, or something of the same.
func (d *doc) sameThing(whole, part quantity) bool {
	return len([]rune(part.said)) <= 2 || shareTwo(part.words(), whole.words())
}

// shareTwo tells that two neighbouring characters stand in both.
func shareTwo(a, b string) bool {
	rs := []rune(a)
	for n := 0; n+2 <= len(rs); n++ {
		if strings.Contains(b, string(rs[n:n+2])) {
			return true
		}
	}
	return false
}

// ofTarget reads 走访企业76家，完成年度任务70家的108.6% and 持证27人，占应持证人员30人的90%.
func (d *doc) ofTarget(i int) (claim, bool) {
	all := d.amounts()
	whole := i - 1
	if whole < 1 || !all[whole].count() || all[whole].sentence != all[i].sentence {
		return claim{}, false
	}
	for k := whole - 1; k >= 0 && whole-k <= 4 && all[k].sentence == all[whole].sentence; k-- {
		if all[k].count() && kindred(all[k].Unit, all[whole].Unit) {
			of := strings.Contains(all[whole].said, "占")
			return claim{k, whole, of}, containsAny(all[whole].said, []string{"任务", "计划", "目标"}) || of && all[k].Value <= all[whole].Value
		}
	}
	return claim{}, false
}
