package check

import "strings"

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
