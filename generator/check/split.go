package check

import (
	"math"
	"slices"
	"strings"

	"pufa/generator/hanzi"
)

// split reads a total and the list of its parts that begins at i: behind 其中, a colon, a bracket or 分别为, or right behind the total.
func (d *doc) split(i int) (addition, bool) {
	all := d.amounts()
	opened := d.opened(i)
	if opened == "" {
		return addition{}, false
	}
	parts := d.list(i, opened == "分别")
	if byYear := len(parts) > 1 && yearIn(all[parts[len(parts)-1]].said) != 0; !byYear && (yearIn(all[i].said) != 0 || compared(all[i])) {
		return addition{}, false
	}
	if len(parts) < 2 && opened != "其中" {
		return addition{}, false
	}
	sum := 0.0
	for n, p := range parts {
		sum += all[p].Value
		if n == len(parts)-1 || n >= 1 {
			for _, w := range d.wholes(i, p) {
				if d.agrees(all[w], sum, parts[:n+1]) {
					return addition{}, false
				}
			}
		}
	}
	wholes := d.wholes(i, i)
	for len(wholes) > 0 && wholes[0] > i {
		wholes = wholes[1:]
	}
	if len(wholes) == 0 {
		return addition{}, false
	}
	t := addition{whole: wholes[0], parts: parts}
	for _, p := range parts {
		if len(parts) > 1 && near(all[p].Value, all[t.whole].Value) {
			return addition{}, false // 检查59家，其中首轮59家、复查17家
		}
	}
	for k := t.whole + 1; k < i; k++ {
		if strings.Contains(all[k].said, "结转") && near(all[t.whole].Value+all[k].Value, sum) {
			return addition{}, false // 23宗，上年结转2宗，办结24宗，余1宗
		}
	}
	off := (all[t.whole].Value - sum) / all[t.whole].Value
	if all[t.whole].sentence != all[i].sentence && !strings.Contains(all[i].lead, "其中") || vagueWhole(all[t.whole].said) {
		return addition{}, false
	}
	last := all[parts[len(parts)-1]]
	names := d.str(span{all[t.whole].End, last.End}) + last.tail
	if i-t.whole > 1 { // only what the list itself says
		names = d.str(span{all[i].Start - len([]rune(all[i].said)), last.End}) + last.tail
	}
	names = unquoted(names)
	rest := len(parts) > 1 && (containsAny(last.said, []string{"其他", "其它", "其余", "剩余", "另外"}) || strings.HasPrefix(last.said, "另"))
	sexes := len(parts) == 2 && opposed(all[parts[0]].words(), all[parts[1]].words())
	for _, p := range parts {
		if opened == "其中" && i-t.whole == 1 && all[p].Value > all[t.whole].Value && !containsAny(names, carried) {
			return addition{whole: t.whole, parts: []int{p}, open: true}, true
		}
	}
	vague := containsAny(names, manifold) || containsAny(names, carried)
	switch {
	case opened == "":
		return addition{}, false
	case opened == "直接" && !strings.ContainsRune("、，和", d.amounts()[parts[1]].mark):
		return addition{}, false
	case opened == "直接":
		slip := math.Abs(off) < 0.12
		if strings.Index(all[i].lead, "，") > len("村（社区）干部中") {
			slip = math.Abs(off) < 0.05 || math.Abs(all[t.whole].Value-sum) == 1
		}
		return t, (slip && !vague || sexes && math.Abs(off) < 0.5) && !containsAny(names, partial)
	case sexes || opened == "分别" || rest && !containsAny(names, manifold):
		return t, off > -0.5 && off < 0.5
	case vague:
		return addition{}, false
	}
	slip := (opened != "其中" || d.alike(t)) && len(parts) > 1 && all[t.whole].Value-sum == 1 && all[t.whole].Value >= 5 && !containsAny(names, partial)
	t.open = off > 0 && !slip && (containsAny(names, partial) || off > 0.12 || len(parts) == 2 && off > 0.06 || len(parts) == 1)
	return t, len(parts) == 1 && i-t.whole == 1 || len(parts) > 1 && off > -0.5
}

// alike tells that every part bears the name of the whole, as kinds of a thing do: 督察8次，其中专项督察5次、综合督察2次.
func (d *doc) alike(t addition) bool {
	name := []rune(d.amounts()[t.whole].said)
	if len(name) < 2 {
		return false
	}
	noun := string(name[len(name)-2:])
	return !slices.ContainsFunc(t.parts, func(p int) bool { return !strings.HasSuffix(d.amounts()[p].said, noun) })
}

// opposed tells that two parts are each what the other is not, so that together they are the whole: 男 and 女, 党员 and 非党员.
func opposed(a, b string) bool {
	for _, pair := range [...][2]string{{"男", "女"}, {"党员", "非党员"}, {"本地", "外地"}, {"本地", "外来"}, {"专职", "兼职"}, {"城镇", "农村"}, {"线上", "线下"}, {"已", "未"}, {"户籍", "非户籍"}} {
		if strings.Contains(a, pair[0]) && strings.Contains(b, pair[1]) || strings.Contains(a, pair[1]) && strings.Contains(b, pair[0]) {
			return true
		}
	}
	return false
}

// unquoted leaves out what stands in quotation and book-title marks.
func unquoted(s string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch r {
		case '《', '“':
			depth++
		case '》', '”':
			depth--
			return -1
		}
		if depth > 0 {
			return -1
		}
		return r
	}, s)
}

// agrees tells that the sum is the whole's. A whole told more coarsely than its parts (2.86万条 of 1,264条 and others) is held to its own last digit.
func (d *doc) agrees(whole quantity, sum float64, parts []int) bool {
	if near(whole.Value, sum) {
		return true
	}
	finest := step(whole)
	for _, p := range parts {
		finest = min(finest, step(d.amounts()[p]))
	}
	return finest < step(whole) && math.Abs(whole.Value-sum) <= step(whole)
}

// step is what one more in a number's last digit would mean: 100 for 2.86万.
func step(q quantity) float64 {
	power := -decimals(q.Text)
	for _, r := range q.Text {
		if digit(r) || r == '.' || r == ',' {
			continue
		}
		n := hanzi.Multiplier(r)
		if n == 0 {
			break
		}
		power += n
	}
	return math.Pow10(power)
}

// opened tells by which word a list of parts begins at i; "" where none does.
func (d *doc) opened(i int) string {
	all := d.amounts()
	if i == 0 || all[i].sentence-all[i-1].sentence > 1 || all[i].line != all[i-1].line {
		return ""
	}
	lead := all[i].lead
	switch {
	case strings.Contains(lead, "分别") && strings.Contains(all[i].said, "分别"):
		return "分别"
	case strings.Contains(lead, "其中"):
		return "其中"
	case containsAny(all[i].said, []string{"包括", "分为", "涉及", "包含"}) && (all[i].mark == '，' || all[i].mark == 0):
		return "包括"
	case all[i].mark == '，' && strings.Count(lead, "，") <= 2 && (strings.Contains(lead, "从") && strings.Contains(lead, "看，") || strings.Contains(lead, "按") && containsAny(lead, []string{"分，", "划分", "统计，"})):
		return "包括"
	case all[i].mark == '：' || all[i].mark == '（' && strings.HasPrefix(lead, "（"):
		return "包括"
	case all[i-1].count() && !d.inPart(i-1) && !(all[i-1].mark == '、' && i >= 2 && all[i-2].sentence == all[i-1].sentence) &&
		all[i].mark == '，' && strings.Count(lead, "，") == 1 && strings.Index(lead, "，") <= len("重大事项开展社会稳定风险评估"):
		return "直接"
	}
	return ""
}

// inPart tells that the quantity stands in a list that 其中 began: 其中：土地类34件，婚姻家庭类29件.
func (d *doc) inPart(i int) bool {
	all := d.amounts()
	for k := i; k >= 0 && all[k].sentence == all[i].sentence; k-- {
		if strings.Contains(all[k].lead, "其中") {
			return true
		}
		if all[k].mark != '，' && all[k].mark != '、' || !sameUnit(all[k].Unit, all[i].Unit) {
			return false
		}
	}
	return false
}

// list are the quantities from i on that form one list of like counts, each with a name; shares between them (占45%) belong to its members. Behind
// 分别 the members have no names.
func (d *doc) list(i int, bare bool) []int {
	all := d.amounts()
	mixed := i > 0 && (all[i-1].Unit == "份" || all[i-1].Unit == "件") && goods(all[i].Unit) // 1,150份，其中宣传单800份、头盔120个
	list := []int{i}
	last, mark := i, rune(0)
	for k := i + 1; k < len(all) && all[k].line == all[i].line && all[k].sentence == all[i].sentence; k++ {
		q := all[k]
		if q.share() && (strings.HasPrefix(q.said, "占") || q.mark == '（' && q.depth > all[i].depth) && k == last+1 {
			continue
		}
		if q.depth != all[i].depth || !q.count() || !sameUnit(q.Unit, all[i].Unit) && !(mixed && goods(q.Unit)) {
			break
		}
		between := d.str(span{all[last].End, q.Start})
		if k > last+1 {
			between = d.str(span{all[k-1].End, q.Start})
		}
		sep, name := separator(between)
		if behind := name == "" && q.tail != "" && sep == '、' && all[last].tail != ""; behind { // 18个村、4个社区
			name = q.tail
		}
		if sep == 0 || !bare && (name == "" || !partName(name, sep, all[i].said)) || bare && name != "" && !strings.ContainsAny(name, "）)") {
			break
		}
		if mark != 0 && sep != mark && sep != '和' && !(mark == '、' && sep == '，' && strings.HasPrefix(name, "其")) && k == last+1 {
			break
		}
		if sep != '和' && mark == 0 {
			mark = sep
		}
		list, last = append(list, k), k
	}
	return list
}

// separator is the mark that parts two members of a list, and the name of the second; 0 where more than one stands between them.
func separator(between string) (sep rune, name string) {
	at := strings.LastIndexAny(between, "、，；")
	if at < 0 {
		for _, w := range []string{"和", "及", "与", "以及"} {
			if n := strings.Index(between, w); n >= 0 && n <= 12 {
				return '和', strings.TrimSpace(between[n+len(w):])
			}
		}
		return 0, ""
	}
	sep, size := decodeRune(between[at:])
	if strings.ContainsAny(between[:at], "、，；：") {
		if strings.ContainsAny(between[:at], "，；：") || sep != '、' {
			return 0, ""
		}
	}
	return sep, strings.TrimSpace(between[at+size:])
}

// partName tells that the words may name a member of a list that began with first.
func partName(name string, sep rune, first string) bool {
	if len([]rune(name)) > 18 || totalled(name) || containsAny(name, []string{"其中", "同比", "较", "比上", "均", "人均", "平均", "累计", "合计", "共计", "增加", "减少", "去年", "上年"}) {
		return false
	}
	if strings.HasPrefix(name, "不") && !strings.HasPrefix(first, "予") {
		return sep == '、'
	}
	if sep == '、' || sep == '和' {
		return !strings.HasPrefix(name, "已")
	}
	if strings.HasPrefix(name, "已") || containsAny(name, acted) && !containsAny(first, acted) {
		return false
	}
	for _, w := range []string{"类", "业", "型", "方面", "领域", "组", "部门", "行业"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	for _, w := range starts {
		if strings.HasPrefix(name, w) && !strings.Contains(first, w) {
			return false
		}
	}
	return true
}

// starts are the verbs by which a clause of its own begins.
var starts = []string{"开展", "组织", "举办", "发放", "完成", "全部", "成功", "接受", "接待", "解答", "覆盖", "惠及", "受益", "服务", "提供", "发现", "立案", "下发", "下达", "责令", "签订", "张贴", "悬挂", "播放", "推送", "收到", "收集", "处理", "查处", "查办", "吸引", "参与", "参加", "出动", "检查", "排查", "培训", "通过", "召开", "印发", "制作", "设置", "提出", "采纳", "建成", "建立", "获", "有", "现场", "并", "挽回", "涉及", "为"}

// wholes are the counts that a list from i to last may be the parts of, nearest first: like counts before it in its paragraph, one right behind it.
func (d *doc) wholes(i, last int) (found []int) {
	all := d.amounts()
	for k := i - 1; k >= 0 && i-k <= 6 && all[k].line == all[i].line && all[i].sentence-all[k].sentence <= 1; k-- {
		if all[k].count() && (sameUnit(all[k].Unit, all[i].Unit) || kindred(all[k].Unit, all[i].Unit) || goods(all[i].Unit) && (all[k].Unit == "件" || all[k].Unit == "份")) && !differs(all[k]) && !lastYear(all[k]) {
			found = append(found, k)
		}
	}
	if k := last + 1; k < len(all) && all[k].sentence == all[last].sentence && all[k].count() && sameUnit(all[k].Unit, all[i].Unit) {
		found = append(found, k)
	}
	return found
}

// lastYear tells a count of an earlier year set against this one's.
func lastYear(q quantity) bool {
	return containsAny(q.said, []string{"上年", "去年", "同期", "上一年"}) || (strings.HasPrefix(q.said, "比") || strings.HasPrefix(q.said, "较")) && strings.Contains(q.said, "年")
}

func vagueWhole(said string) bool { return containsAny(said, []string{"每", "平均", "人均"}) }
