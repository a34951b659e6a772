package check

import "strings"

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
