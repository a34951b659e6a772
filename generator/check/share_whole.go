package check

import "strings"

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
