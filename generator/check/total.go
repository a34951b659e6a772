package check

import "strings"

// total reads parts and their total at i: 红色3宗、黄色19宗，共22宗; 三期共培训120人; mixed units of what is handed out in 份 or 件.
func (d *doc) total(i int) (addition, bool) {
	all := d.amounts()
	verb, ok := totalWord(all[i].said)
	if !ok || i < 2 || all[i-1].sentence != all[i].sentence {
		return addition{}, false
	}
	if does := actedIn(all[i].said); does != "" && !strings.Contains(d.str(span{min(d.sentence(all[i].Start).start, all[i-1].Start), all[i-1].Start}), does) {
		return addition{}, false // what was done, not what there is: 信访件18宗、镇级36宗，共调处51宗
	}
	end := i - 1
	if all[end].Value < 20 && len([]rune(all[i].lead)) <= 6 && !strings.ContainsAny(all[i].lead, "，、") && !(all[end].mark == '、' && all[end].Unit == all[i].Unit) {
		end-- // 三项合计39场次: the 三项 is none of the parts
	}
	named := end < i-1 || startsWithCount(all[i].said) // 三期共培训120人
	unit := all[i].Unit
	mixed := goods(unit) && (unit == "份" || unit == "件" || unit == "个" || d.rune(all[i].End) == '（')
	var parts []int
	sum, agrees, marked := 0.0, false, false
	for k := end; k >= 0 && all[k].sentence == all[i].sentence && all[k].clause == all[i].clause && end-k < 10; k-- {
		q := all[k]
		if !q.count() || !sameUnit(q.Unit, unit) && !kindred(q.Unit, unit) && !strings.HasPrefix(unit, q.Unit) && !(mixed && goods(q.Unit)) && !(!verb && unit == "件" && strings.Contains("项宗起", q.Unit)) || q.depth != all[i].depth && q.depth > 0 {
			break
		}
		begins, isTotal := totalWord(q.said) // 共发放折页300份、手册150本
		if isTotal && (!begins || k == end) || strings.Contains(q.lead, "其中") || differs(q) || lastYear(q) && (verb || !strings.Contains(q.said, "结转")) {
			break
		}
		parts = append([]int{k}, parts...)
		sum += q.Value
		agrees = agrees || len(parts) > 1 && (d.agrees(all[i], sum, parts) && q.mark != '、' || named && d.anyRun(parts, all[i]))
		if isTotal {
			break
		}
		if q.mark == 0 && len([]rune(q.lead)) <= 4 && len(q.lead) > 0 {
			continue // 7个村3个社区
		}
		if marked && q.mark == '，' {
			break // the first of a list joined by 、
		}
		marked = marked || q.mark == '、'
		if q.mark != '、' && q.mark != '和' && !strings.HasPrefix(q.lead, "和") && (q.mark != '，' || !strings.HasPrefix(q.lead, "，") || strings.Count(q.lead, "，") > 1) {
			break
		}
	}
	if len(parts) < 2 || agrees || d.agrees(all[i], sum, parts) {
		return addition{}, false
	}
	for k := parts[0] - 1; k >= 0 && parts[0]-k <= 3 && all[k].sentence == all[i].sentence; k-- { // the parts of an earlier whole
		if near(all[k].Value, sum) && sameUnit(all[k].Unit, all[parts[0]].Unit) {
			return addition{}, false
		}
	}
	if n := kindsCounted(all[i].said); n > 1 && n != len(parts) {
		return addition{}, false // 四类共193件 behind three of them
	}
	off := (all[i].Value - sum) / all[i].Value
	strict := !verb || named
	if between := d.str(span{all[end].End, all[i].Start}); strings.ContainsAny(between, "；。") || strings.Count(between, "，") > 1 {
		return addition{}, false
	}
	return addition{whole: i, parts: parts}, strict && off > -0.6 && off < 0.6 || off > -0.12 && off < 0.12
}

// actedIn is the word of what was done that stands in the words, "" where none does.
func actedIn(said string) string {
	for _, w := range acted {
		if strings.Contains(said, w) {
			return w
		}
	}
	return ""
}

// anyRun tells that two or more of the parts in a row make the whole: 前两类合计198个.
func (d *doc) anyRun(parts []int, whole quantity) bool {
	for from := range parts {
		sum := 0.0
		for to := from; to < len(parts); to++ {
			if sum += d.amounts()[parts[to]].Value; to > from && d.agrees(whole, sum, parts[from:to+1]) {
				return true
			}
		}
	}
	return false
}

// totalWord tells that the words before a count say that it is a total; verb, that they also say what was done: 共培训.
func totalWord(said string) (verb, ok bool) {
	rest := strings.TrimRight(said, "达到为是有")
	for _, w := range [...]string{"总数", "总量", "总额", "总场次", "总人数", "总件数", "总次数", "总份数", "总金额", "总人次"} {
		if strings.HasSuffix(rest, w) {
			return false, true
		}
	}
	for _, w := range [...]string{"合计", "共计", "总计", "总共", "一共", "累计", "共"} {
		at := strings.LastIndex(said, w)
		if at < 0 || w == "共" && containsAny(said, []string{"公共", "共同", "共享", "共建", "共治", "共产", "共青", "共有产"}) {
			continue
		}
		rest := []rune(strings.TrimSpace(said[at+len(w):]))
		if len(rest) > 6 {
			return false, false
		}
		return (w == "共" || w == "累计") && (w == "累计" || len(rest) > 0 && string(rest) != "有" && string(rest) != "达"), true
	}
	return false, false
}

// kindsCounted is how many parts the words before a total say there are: 4 in 四类共, 0 where they do not say.
func kindsCounted(said string) int {
	n := strings.IndexRune("一二三四五六七八九", []rune(said + " ")[0])
	switch {
	case strings.HasPrefix(said, "两"):
		return 2
	case n < 0 || len([]rune(said)) < 3:
		return 0
	}
	return n/3 + 1
}

// startsWithCount tells 三期共, 两项合计.
func startsWithCount(said string) bool {
	rs := []rune(said)
	return len(rs) > 2 && strings.ContainsRune("前后两三四五六七八九十以上各", rs[0])
}

// settled reads what came in, what was done with it and what is left: 受理52件，办结55件 has more done than came in; 21件，办结19件，尚有3件 does not add up.
func (d *doc) settled(i int) (addition, bool) {
	all := d.amounts()
	if i == 0 || all[i].sentence != all[i-1].sentence || !all[i-1].count() || !kindred(all[i].Unit, all[i-1].Unit) {
		return addition{}, false
	}
	sentence := d.str(d.sentence(all[i].Start))
	if containsAny(sentence, carried) {
		return addition{}, false
	}
	if left(all[i]) && i >= 2 && all[i].mark != '（' {
		parts := []int{i - 1, i}
		done := all[i-1]
		for k := i - 2; k >= 0 && i-k <= 6 && all[k].line == all[i].line && all[i].sentence-all[k].sentence <= 1; k-- {
			if all[k].count() && kindred(all[k].Unit, all[i].Unit) && near(all[k].Value, done.Value+all[i].Value) {
				return addition{}, false
			}
		}
		w := i - 2
		fits := all[w].count() && kindred(all[w].Unit, all[i].Unit) && all[w].sentence == all[i].sentence && !lastYear(all[w]) && !differs(all[w])
		return addition{whole: w, parts: parts}, fits && (containsAny(done.words(), acted) || containsAny(done.words(), finished)) && !containsAny(all[w].said, acted)
	}
	whole := all[i-1].said
	if !containsAny(all[i].said, acted) || !containsAny(whole, takenIn) || containsAny(whole, acted) || strings.ContainsAny(all[i].lead, "；") || all[i].Unit != all[i-1].Unit || !d.sameThing(all[i-1], all[i]) && len([]rune(all[i].said)) > 4 {
		return addition{}, false
	}
	return addition{whole: i - 1, parts: []int{i}, open: true}, true
}

// left tells that the count is what is not done yet.
func left(q quantity) bool {
	return containsAny(q.said+q.tail, []string{"尚有", "剩余", "其余", "未办结", "未完成", "在办", "正在办理", "正在调解", "正在整改", "正在化解", "正在审理", "仍有", "还有", "未化解", "未整改", "正在推进", "正在实施", "推进中", "办理中", "整改中", "调解中", "待办", "未结"})
}

// carriedOver reads 新收33宗，上年结转5宗，办结36宗，结转下年2宗: what came in and over is what was done and goes over.
func (d *doc) carriedOver(i int) (addition, bool) {
	all := d.amounts()
	next := func(q quantity) bool {
		return strings.Contains(q.said, "结转") && containsAny(q.said, []string{"下年", "次年", "下一年", "明年"})
	}
	last := func(q quantity) bool {
		return containsAny(q.said, []string{"上年结转", "结转上年", "上年度结转", "去年结转", "上一年结转", "结转上一年"})
	}
	if i < 3 || !next(all[i]) {
		return addition{}, false
	}
	var like []int
	for k := i; k >= 0 && all[k].sentence == all[i].sentence; k-- {
		if !all[k].count() || all[k].Unit != all[i].Unit || lastYear(all[k]) && !last(all[k]) {
			return addition{}, false
		}
		like = append([]int{k}, like...)
	}
	n := len(like)
	if n < 4 || n > 6 || !last(all[like[n-3]]) || !containsAny(all[like[n-2]].said, acted) {
		return addition{}, false
	}
	out := all[like[n-2]].Value + all[i].Value
	for _, k := range like[:n-3] {
		if near(all[k].Value, out) || near(all[k].Value+all[like[n-3]].Value, out) {
			return addition{}, false
		}
	}
	return addition{whole: like[n-4], parts: []int{like[n-2], i}}, true
}

// difference reads 54宗，较上年的45宗增加9宗.
func (d *doc) difference(i int) (addition, bool) {
	all := d.amounts()
	if i < 2 || !differs(all[i]) || !all[i-1].count() || all[i-1].Unit != all[i].Unit || all[i-1].sentence != all[i].sentence || !lastYear(all[i-1]) {
		return addition{}, false
	}
	now := d.before(i - 1)
	if now < 0 || len([]rune(all[i].lead)) > 6 {
		return addition{}, false
	}
	a, b, by := all[now].Value, all[i-1].Value, all[i].Value
	switch {
	case a > b && !near(a, b+by):
		return addition{whole: now, parts: []int{i - 1, i}}, containsAny(all[i].said, rising)
	case a < b && !near(b, a+by):
		return addition{whole: i - 1, parts: []int{now, i}}, containsAny(all[i].said, falling)
	}
	return addition{}, false
}
