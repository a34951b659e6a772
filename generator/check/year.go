package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"pufa/generator/finding"
	"pufa/generator/outline"
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

// plansOfSummary holds the plan in a yearly summary of another kind to the year of its title: 2024年行政执法工作总结 plans for 2025.
func (d *doc) plansOfSummary() (hits []hit) {
	if d.Kind != "" && d.Kind != "document" {
		return nil
	}
	t := d.outline().Title
	title := d.str(span{t.Start, min(t.End, len(d.r))})
	titled := d.yearsIn(span{t.Start, min(t.End, len(d.r))}, 0, "标题")
	if len(titled) != 1 || !containsAny(title, []string{"总结", "报告", "汇报", "小结"}) || containsAny(title, []string{"半年", "季度", "月", "公开", "计划", "方案", "通知"}) {
		return nil
	}
	personal := containsAny(title, []string{"述法", "述职", "履职", "总结"})
	for i, p := range d.parts() {
		if i == 0 && p.section.Level == 0 && personal {
			for _, y := range d.openingYears(p.section) {
				if y.year != titled[0].year {
					hits = append(hits, hit{start: y.at, end: y.end, message: fmt.Sprintf("开头写的是%d年，而标题的年度是%d年", y.year, titled[0].year), hint: "核对后改成正确的年度"})
				}
			}
		}
		if p.section.Level > 0 && p.role != "plan" {
			hits = append(hits, d.otherYear(p.section, titled[0].year)...)
		}
		if p.role != "plan" || p.section.Level == 0 {
			continue
		}
		for _, y := range d.planYears(p.section) {
			if y.year == titled[0].year && d.rune(y.at+5) == '，' {
				hits = append(hits, hit{start: y.at, end: d.clauseEnd(y.at), message: fmt.Sprintf("下一年安排里写了%d年，而标题的年度就是%d年", y.year, y.year), hint: "核对后改成正确的年度"})
			}
		}
	}
	return hits
}

// otherYear finds another year before the name of the year's work: 一、2018年主要工作 in a summary of 2020.
func (d *doc) otherYear(s *outline.Section, year int) []hit {
	heading := span{s.Heading.Start, s.Heading.End}
	y, n := d.yearAt(d.behindMark(heading.start))
	if y == 0 || y == year || !strings.Contains(d.str(span{0, heading.start}), "总结") || !containsAny(d.str(heading), []string{"主要工作", "工作开展", "工作情况", "主要做法", "工作成效", "完成情况", "工作总结"}) || d.rangeOrSpan(d.behindMark(heading.start), n) {
		return nil
	}
	return []hit{{start: heading.start, end: heading.end, message: fmt.Sprintf("这部分标题写的是%d年，而标题的年度是%d年", y, year), hint: "核对后改成正确的年度"}}
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

func (d *doc) yearsSaid() (said []yearSaid) {
	out := d.outline()
	if out.Title.End > out.Title.Start {
		said = append(said, d.yearsIn(span{out.Title.Start, out.Title.End}, 0, "标题")...)
		said = said[:min(len(said), 1)]
	}
	parts := d.parts()
	for i, p := range parts {
		switch {
		case p.section.Level == 0 && i == 0:
			said = append(said, d.openingYears(p.section)...)
		case p.section.Level > 0:
			offset, where := 0, "这部分标题"
			if p.role == "plan" {
				offset, where = 1, "下一年安排的标题"
			}
			heading := d.yearsIn(span{p.section.Heading.Start, p.section.Heading.End}, offset, where)
			said = append(said, heading[:min(len(heading), 1)]...)
			if p.role == "plan" {
				said = append(said, d.planYears(p.section)...)
			}
		}
	}
	return said
}

// openingYears reads "2023年，某镇…" and "现将2023年度工作情况报告如下" in the first paragraphs.
func (d *doc) openingYears(s *outline.Section) (said []yearSaid) {
	for _, sent := range d.sentences {
		if sent.start < s.Start || sent.start >= s.End || sent.start > s.Start+1200 {
			continue
		}
		at := sent.start
		for blank(d.rune(at)) {
			at++
		}
		if y, n := d.yearAt(at); y > 0 && !d.has(at+n, "以来") && !d.rangeOrSpan(at, n) {
			said = append(said, yearSaid{at, d.clauseEnd(at + n - 1), y, 0, "开头"})
		}
		for i := sent.start; i < sent.end; i++ {
			if !(d.has(i, "现将") || d.has(i, "现就")) || !strings.Contains(d.str(span{i, sent.end}), "如下") {
				continue
			}
			for j := i; j < min(i+30, sent.end); j++ {
				if y, n := d.yearAt(j); y > 0 && j > at && !d.quoted[j] && !d.rangeOrSpan(j, n) {
					said = append(said, yearSaid{j, d.clauseEnd(j + n - 1), y, 0, "开头"})
					break
				}
			}
			break
		}
	}
	return said
}

// planYears reads the year that the plan's first sentence begins with.
func (d *doc) planYears(s *outline.Section) []yearSaid {
	for _, sent := range d.sentences {
		if sent.start < s.Heading.End || sent.start >= s.End {
			continue
		}
		at := d.behindMark(sent.start)
		y, n := d.yearAt(at)
		if y == 0 || d.has(at+n, "以来") || d.rangeOrSpan(at, n) {
			return nil
		}
		return []yearSaid{{at, sent.end, y, 1, "下一年安排"}}
	}
	return nil
}

// plannedInThePast finds what a plan puts into the report's own year or before: "2022年12月底前完成", "2022年，将…".
func (d *doc) plannedInThePast(year int) (hits []hit) {
	for _, p := range d.parts() {
		if p.role != "plan" {
			continue
		}
		first := d.planYears(p.section)
		for i := p.section.Heading.End; i < p.section.End; i++ {
			y, n := d.yearAt(i)
			if y == 0 {
				continue
			}
			seen := len(first) > 0 && first[0].at == i
			if y <= year && !seen && !d.quoted[i] && d.future(i, i+n) {
				hits = append(hits, hit{start: i, end: d.clauseEnd(i + n - 1), message: fmt.Sprintf("下一年安排里写了%d年，而报告的年度是%d年", y, year), hint: "核对完成时限，改成下一年度"})
			}
			i += n - 1
		}
	}
	return hits
}

// future tells that the year from i to end is a time to come: before it, "在…基础上" would make it a look back.
func (d *doc) future(i, end int) bool {
	rest := d.str(span{end, min(len(d.r), end+12)})
	month := strings.TrimLeft(rest, "0123456789 ")
	switch {
	case strings.HasPrefix(month, "月底前"), strings.HasPrefix(month, "月前"), strings.HasPrefix(rest, "底前"), strings.HasPrefix(rest, "年底前"), strings.HasPrefix(rest, "年内"), strings.HasPrefix(rest, "内"):
		clause := d.str(span{end, d.clauseEnd(end)})
		return !containsAny(clause, []string{"已", "基础", "相比"})
	case strings.HasPrefix(rest, "底"), strings.HasPrefix(month, "月底"):
		clause := d.str(span{end, d.clauseEnd(end)})
		return containsAny(clause, []string{"完成", "实现", "建成", "覆盖", "达到", "配齐"}) && !containsAny(clause, []string{"已", "基础", "相比", "建成的", "完成的"})
	}
	before := d.rune(i - 1)
	if !strings.ContainsRune("\n。；：", before) && d.behindMark(d.sentence(i).start) != i {
		return false
	}
	if !strings.HasPrefix(rest, "，") && !strings.HasPrefix(rest, "度，") && !strings.HasPrefix(rest, ",") && !strings.HasPrefix(rest, "将") && !strings.HasPrefix(rest, "要") {
		return false
	}
	s := d.str(span{end, d.sentence(i).end})
	for _, w := range []string{"将", "要", "力争", "计划", "重点", "着力", "继续", "拟", "打算", "争取"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// yearsIn reads the years that a heading names; ranges and quoted names of plans are none.
func (d *doc) yearsIn(s span, offset int, where string) (said []yearSaid) {
	for i := s.start; i < s.end; i++ {
		y, n := d.yearAt(i)
		if y == 0 {
			continue
		}
		if !d.inTitleMarks(i) && !d.has(i+n, "以来") && !d.rangeOrSpan(i, n) {
			said = append(said, yearSaid{s.start, s.end, y, offset, where})
		}
		i += n - 1
	}
	return said
}

func (d *doc) inTitleMarks(i int) bool { return d.quoted[i] }

// yearAt reads 2023年 or 2023 年 or 二〇二三年 at i: the year and how many code points it takes, 0 where none stands.
func (d *doc) yearAt(i int) (year, n int) {
	if digit(d.rune(i - 1)) {
		return 0, 0
	}
	for n < 4 {
		v := digitValue(d.rune(i + n))
		if v < 0 {
			return 0, 0
		}
		year = year*10 + v
		n++
	}
	for blank(d.rune(i + n)) {
		n++
	}
	if d.rune(i+n) != '年' || year < 1949 || year > 2099 {
		return 0, 0
	}
	return year, n + 1
}

func digitValue(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	if i := strings.IndexRune("〇一二三四五六七八九", r); i >= 0 {
		return i / 3
	}
	return -1
}

// rangeOrSpan tells that the year is one end of a range: 2021—2025年, 2021年至2023年, 2021年、2022年.
func (d *doc) rangeOrSpan(i, n int) bool {
	listed := strings.ContainsRune("—–-－~～至到、和与", d.rune(i-1)) && digitValue(d.rune(i-2)) < 0
	if listed && d.rune(i-1) == '、' && d.rune(i-2) != '年' && d.rune(i-2) != '度' {
		listed = false
	}
	return listed || strings.ContainsRune("—–-－~～至到、和与", d.rune(i+n)) || d.has(i+n, "度至")
}

// behindMark is the first code point behind blanks and the mark of a point.
func (d *doc) behindMark(i int) int {
	for blank(d.rune(i)) {
		i++
	}
	var ms []markAt
	return d.markHere(i, d.line(i), 0, true, &ms)
}
