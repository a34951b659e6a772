package check

import (
	"fmt"
	"unicode/utf8"

	"pufa/generator/finding"
)

func yearRules() []documentRule {
	return []documentRule{{
		Rule{"year", finding.Year, finding.Error, "年度不一致",
			"年度报告的标题、开头、各部分标题写的是同一个年度，下一年安排写的是下一个年度。",
			"《法治政府建设与责任落实督察工作规定》：报告上一年度情况和下一年度安排"},
		years,
	}, {
		Rule{"year-period", finding.Year, finding.Error, "统计期限的年度", "政府信息公开工作年度报告的统计期限是标题所写的年度，1月1日至12月31日。", "《政府信息公开条例》第四十九条、第五十条"},
		periods,
	}}
}

// A yearSaid is one place where a report says which year it is about; offset is 1 where it speaks of the year after.
type yearSaid struct {
	at, end int
	year    int
	offset  int
	where   string
}

// years compares all places where a report names its year. The year that most of them agree on is taken as right, the title's where they are even.
func years(d *doc) (hits []hit) {
	if !d.report() {
		return d.plansOfSummary()
	}
	said := d.yearsSaid()
	right := d.reportYear(said)
	if right == 0 {
		return nil
	}
	for _, y := range said {
		if y.year-y.offset == right {
			continue
		}
		hits = append(hits, hit{start: y.at, end: y.end, message: fmt.Sprintf("%s写的是%d年，应当是%d年", y.where, y.year, right+y.offset), hint: "核对后改成正确的年度"})
	}
	hits = append(hits, d.lastYears(right)...)
	return append(hits, d.plannedInThePast(right)...)
}

// lastYears holds a year given for the one before to it: 较上年（2022年）.
func (d *doc) lastYears(right int) (hits []hit) {
	for _, w := range [...]string{"上年（", "上年度（", "上一年（", "上一年度（", "去年（"} {
		for _, i := range d.all(w) {
			at := i + utf8.RuneCountInString(w)
			if y, n := d.yearAt(at); y > 0 && y != right-1 && (d.rune(at+n) == '）' || d.rune(at+n) == '度') {
				hits = append(hits, hit{start: i, end: at + n, message: fmt.Sprintf("%d年的上一年是%d年，写的是%d年", right, right-1, y), hint: "核对后改成正确的年度"})
			}
		}
	}
	return hits
}

// reportYear is the year that the places agree on.
func (d *doc) reportYear(said []yearSaid) int {
	votes := map[int]int{}
	if d.Year > 0 {
		votes[d.Year] += 2
	}
	best := d.Year
	for _, y := range said {
		votes[y.year-y.offset]++
	}
	for _, y := range said { // the title comes first and wins where votes are even
		if votes[y.year-y.offset] > votes[best] {
			best = y.year - y.offset
		}
	}
	return best
}
