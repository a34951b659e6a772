package check

import (
	"fmt"
	"strings"

	"pufa/generator/outline"
)

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
