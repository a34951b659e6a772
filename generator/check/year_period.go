package check

import (
	"fmt"
	"strings"
)

// periods holds the period that a disclosure report covers to the year of its title: 统计期限自2023年1月1日起至2023年12月31日止.
func periods(d *doc) (hits []hit) {
	if !d.holds("统计期限") && !d.holds("统计时限") {
		return nil
	}
	t := d.outline().Title
	title := d.str(span{t.Start, min(t.End, len(d.r))})
	if !strings.Contains(title, "公开") || !strings.Contains(title, "报告") {
		return nil
	}
	year := 0
	for i := t.Start; i < t.End && year == 0; i++ {
		year, _ = d.yearAt(i)
	}
	if year == 0 {
		return nil
	}
	for _, at := range append(d.all("统计期限"), d.all("统计时限")...) {
		s := d.sentence(at)
		for i := at; i < s.end; i++ {
			y, n := d.yearAt(i)
			if y == 0 {
				continue
			}
			if y != year {
				hits = append(hits, hit{start: i, end: i + n, message: fmt.Sprintf("统计期限写的是%d年，报告是%d年的", y, year), hint: "核对后改成正确的年度"})
				break
			}
			i += n - 1
		}
	}
	return hits
}
