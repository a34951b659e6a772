package check

import (
	"fmt"
	"math"
	"strings"
)

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
