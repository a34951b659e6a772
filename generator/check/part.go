package check

import (
	"strings"

	"pufa/generator/outline"
)

// A part is a section of the highest level with the role that it plays in an annual report.
type part struct {
	section *outline.Section
	role    string
}

// parts is the document's sections of the highest level. Behind the part on problems stands the plan, whatever its heading says.
func (d *doc) parts() []part {
	var parts []part
	problems, first := false, true
	for _, s := range d.outline().Sections {
		p := part{s, s.Role}
		if s.Level > 0 && first {
			first = false
			if p.role == "plan" && len(d.outline().Sections) > 2 {
				p.role = "measures" // a plan never comes first: its heading names a wrong year
			}
		}
		switch {
		case p.role == "problems":
			problems = !strings.Contains(s.Title, "下一步") && !strings.Contains(s.Title, "下步") || problems
		case problems && s.Level > 0 && p.role != "leadership" && !strings.HasPrefix(s.Title, "其他") && !strings.HasPrefix(s.Title, "其它") && !suggests(s.Title):
			p.role = "plan"
		}
		parts = append(parts, p)
	}
	return parts
}

// suggests tells that a heading is about what others are asked to do.
func suggests(title string) bool {
	return strings.HasSuffix(title, "建议") && !containsAny(title, []string{"下", "打算", "计划", "安排", "措施"})
}

// annual tells that the document is the annual report that must have all parts: a mere summary of the year (法治建设工作总结) need not.
func (d *doc) annual() bool {
	if !d.report() || d.Kind != "" {
		return d.report()
	}
	t := d.outline().Title
	return containsAny(d.str(span{t.Start, min(t.End, len(d.r))}), []string{"法治政府", "报告", "汇报"})
}

// report tells that the document is an annual report on the rule of law.
func (d *doc) report() bool {
	if d.Kind != "" {
		return d.Kind == "report"
	}
	t := d.outline().Title
	title := d.str(span{t.Start, min(t.End, len(d.r))})
	form := containsAny(title, []string{"报告", "总结", "汇报"}) && !containsAny(title, []string{"听取", "审议", "传达", "汇报会", "总结会", "召开"}) // a meeting about one is none
	return form && (strings.Contains(title, "法治政府") || containsAny(title, []string{"法治建设", "依法行政", "依法治镇", "依法治乡", "依法治街", "依法治区", "依法治县", "依法治市"}) && !strings.Contains(title, "公开"))
}
