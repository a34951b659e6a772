package check

import "strings"

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

// yearIn is the year that the words name: 2022; 1 for last year and 2 for this one, which follow one another as years do; 0 for none.
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
