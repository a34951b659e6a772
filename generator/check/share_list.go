package check

import (
	"fmt"
	"strings"
)

// shareOfTotal reads 物业纠纷59件，占总数的36.2%；邻里纠纷38件，占总数的23.3% where the total stands in a paragraph before: the one that the other shares
// of the paragraph follow from.
func (d *doc) shareOfTotal(i int) (claim, bool) {
	all := d.amounts()
	part := i - 1
	if part >= 0 && strings.Contains(all[i].said, "总") && all[part].count() && all[part].sentence == all[i].sentence {
		if w := d.namedWhole(i, part); w >= 0 {
			return claim{part, w, true}, true
		}
	}
	if part < 0 || !strings.Contains(all[i].said, "总") || !d.ownShare(i) {
		return claim{}, false
	}
	for w := part - 1; w >= 0 && part-w <= 40; w-- {
		if all[w].line == all[i].line || all[w].Unit != all[part].Unit || !all[w].count() || all[w].Value < all[part].Value {
			continue
		}
		others, right := 0, 0
		for k := max(1, i-12); k < min(len(all), i+12); k++ {
			if k != i && all[k].line == all[i].line && d.ownShare(k) && all[k-1].Unit == all[w].Unit {
				others++
				if all[k].follows(all[k-1].Value, all[w].Value) {
					right++
				}
			}
		}
		if others > 0 && right == others {
			return claim{part, w, true}, true
		}
	}
	return claim{}, false
}

// namedWhole is the count in a paragraph before that 占门户网站公开总数的 names by four characters or more, -1 where there is none or more than one.
func (d *doc) namedWhole(i, part int) int {
	all := d.amounts()
	name := []rune(all[i].said[strings.LastIndex(all[i].said, "占")+len("占"):])
	found := -1
	for w := part - 1; w >= 0 && part-w <= 40; w-- {
		if all[w].line == all[i].line || all[w].Unit != all[part].Unit || !all[w].count() || all[w].Value < all[part].Value {
			continue
		}
		for n := 0; n+4 <= len(name); n++ {
			if strings.Contains(all[w].said, string(name[n:n+4])) {
				if found >= 0 && found != w {
					return -1
				}
				found = w
			}
		}
	}
	return found
}

// ownShare tells that share k is that of the count right before it: 59件，占36.2%.
func (d *doc) ownShare(k int) bool {
	all := d.amounts()
	return k > 0 && all[k].share() && strings.HasPrefix(all[k].said, "占") && all[k-1].count() && all[k-1].sentence == all[k].sentence && strings.Trim(all[k].said, "占比总的数达了到为") == ""
}

// respective holds 分别为41宗、22宗、14宗、9宗，占比分别为47.7%、25.6%、16.3%、10.5% to one another: each share to the count in its place, of their sum or of a
// count before them.
func respective(d *doc) (hits []hit) {
	all := d.amounts()
	for i := range all {
		if !all[i].share() || !strings.Contains(all[i].said, "占") || !strings.Contains(all[i].said, "分别") {
			continue
		}
		n := 1
		for i+n < len(all) && all[i+n].share() && all[i+n].sentence == all[i].sentence && strings.ContainsRune("、和", all[i+n].mark) {
			n++
		}
		from := i - n
		if n < 2 || from < 0 || all[from].sentence != all[i].sentence && all[i].sentence-all[from].sentence > 1 {
			continue
		}
		if h, wrong := d.outOfPlace(from, i, n); wrong {
			hits = append(hits, h)
		}
	}
	return hits
}

// outOfPlace finds the share of n from i on that does not follow from the count in its place from from on, where all the others do.
func (d *doc) outOfPlace(from, i, n int) (hit, bool) {
	all := d.amounts()
	sum := 0.0
	for k := from; k < i; k++ {
		if !all[k].count() || all[k].Unit != all[from].Unit || k > from && !strings.ContainsRune("、和，", all[k].mark) {
			return hit{}, false
		}
		sum += all[k].Value
	}
	wholes := []float64{sum}
	for k := from - 1; k >= 0 && from-k <= 4 && all[k].line == all[from].line; k-- {
		if all[k].count() && all[k].Unit == all[from].Unit {
			wholes = append(wholes, all[k].Value)
		}
	}
	for _, whole := range wholes {
		wrong, at := 0, 0
		for k := range n {
			if !all[i+k].follows(all[from+k].Value, whole) {
				wrong, at = wrong+1, k
			}
		}
		if wrong == 0 {
			return hit{}, false
		}
		if wrong == 1 && n > 2 {
			return hit{start: all[i].Start, end: all[i+n-1].End, message: fmt.Sprintf("%s占%s是%s，写的是%s", all[from+at].Text, plain(whole), percent(all[from+at].Value/whole), all[i+at].Text), hint: "核对两个数和比率，改正算错或写错的一个"}, true
		}
	}
	return hit{}, false
}
