package check

import (
	"math"
	"strings"
)

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
