package check

import (
	"strings"

	"pufa/generator/finding"
	"pufa/generator/outline"
)

func missingRules() []documentRule {
	norm := "《法治政府建设与责任落实督察工作规定》：年度报告的五项内容"
	return []documentRule{
		{Rule{"missing-problems", finding.Missing, finding.Error, "缺存在的问题", "年度报告写明上一年度存在的不足和原因。", norm}, missingProblems},
		{Rule{"missing-plan", finding.Missing, finding.Error, "缺下一年安排", "年度报告写明下一年度推进法治政府建设的主要安排。", norm}, missingPlan},
		{Rule{"missing-leadership", finding.Missing, finding.Error, "缺第一责任人履职情况", "年度报告写明党政主要负责人履行推进法治建设第一责任人职责的情况。", norm}, missingLeadership},
		{Rule{"leadership-heading", finding.Other, finding.Notice, "第一责任人没有单列", "党政主要负责人履行第一责任人职责的情况宜单列一部分或一个小标题，便于对照五项内容查阅。", norm}, leadershipHeading},
	}
}

var (
	problemWords = []string{"问题", "不足", "短板", "困难", "薄弱", "差距"}
	planWords    = []string{"计划", "打算", "下一步", "下步", "下一年", "下阶段", "下一阶段", "明年", "思路", "重点工作", "主要任务", "重点任务", "努力方向", "工作安排", "主要安排", "展望", "工作目标", "今后", "改进措施", "整改措施", "工作举措"}
)

func missingProblems(d *doc) []hit {
	if !d.annual() {
		return nil
	}
	for _, p := range d.parts() {
		if p.section.Level > 0 && (p.role == "problems" && (namesProblems(p.section.Title) || strings.Contains(p.section.Title, "存在")) || p.role != "plan" && namesProblems(p.section.Title) || p.role == "plan" && strings.Contains(p.section.Title, "存在")) {
			return nil
		}
		for _, c := range p.section.Children {
			if c.Role == "problems" || namesProblems(c.Title) && (strings.Contains(c.Title, "存在") || strings.Contains(c.Title, "不足")) && p.role != "plan" {
				return nil
			}
		}
	}
	for _, s := range d.sentences {
		if admitsProblems(d.str(s)) {
			return nil
		}
	}
	return []hit{{message: "没有写存在的问题和不足", hint: "补写上一年度存在的不足和原因，至少一条"}}
}

// namesProblems tells that a heading is about shortcomings, not about solving someone else's.
func namesProblems(title string) bool {
	if !containsAny(title, problemWords) {
		return false
	}
	return !containsAny(title, []string{"解决", "化解", "整改", "破解", "排查", "聚焦", "坚持问题", "问题导向", "补齐", "补短板", "克服", "攻坚"})
}

// admitsProblems tells that a sentence says what is wanting in the unit's own work.
func admitsProblems(s string) bool {
	if !containsAny(s, problemWords) {
		return false
	}
	for _, w := range []string{"还存在", "仍存在", "也存在", "尚存在", "仍然存在", "依然存在", "还有一些", "还有不少", "存在一些", "存在以下", "存在的问题", "存在的主要问题", "存在的不足", "存在问题", "存在不足", "存在差距", "主要问题是", "不足之处", "不容忽视", "有一定差距", "有较大差距", "有不小差距", "有不小的差距", "清醒地看到", "清醒地认识", "清醒认识", "还有"} {
		i := strings.Index(s, w)
		if i < 0 {
			continue
		}
		before := s[:i]
		if containsAny(before, []string{"针对", "发现", "排查", "督促", "指出", "整改", "对照", "企业", "群众反映"}) {
			continue
		}
		return true
	}
	return false
}

func missingPlan(d *doc) []hit {
	if !d.annual() {
		return nil
	}
	for _, p := range d.parts() {
		if p.section.Level > 0 && (p.role == "plan" || containsAny(p.section.Title, planWords)) {
			return nil
		}
		for _, c := range p.section.Children {
			if c.Level < 3 && (c.Role == "plan" || containsAny(c.Title, planWords[:8])) {
				return nil
			}
		}
	}
	for _, l := range d.lines {
		if heading := d.str(l); l.end-l.start <= 25 && !strings.ContainsAny(heading, "，。；") && containsAny(heading, planWords) {
			return nil // 第三部分　2026年工作思路
		}
	}
	for _, s := range d.sentences {
		if plansAhead(d.str(s)) {
			return nil
		}
	}
	return []hit{{message: "没有写下一年度的主要安排", hint: "补写下一年度推进法治政府建设的主要安排"}}
}

// plansAhead tells that a sentence says what the unit is going to do next.
func plansAhead(s string) bool {
	begins := strings.TrimLeft(s, " \t\u3000")
	for _, w := range []string{"下一步", "下步", "下阶段", "下一阶段", "明年", "今后", "接下来", "新的一年", "下一年"} {
		if i := strings.Index(begins, w); i >= 0 && i < 30 && containsAny(begins[i:], []string{"将", "要", "继续", "逐", "力争", "进一步", "计划", "重点"}) {
			return true
		}
	}
	return false
}

// missingLeadership wants the 第一责任人 duty told among what was done: a mention in the plan alone tells nothing of the past year.
func missingLeadership(d *doc) []hit {
	if !d.annual() {
		return nil
	}
	for i := range d.r {
		if d.r[i] != '第' || !d.has(i, "第一责任") {
			continue
		}
		if role := d.roleAt(i); role != "plan" && role != "problems" && !otherDuty(d.str(d.sentence(i))) {
			return nil
		}
	}
	return []hit{{message: "没有写党政主要负责人履行推进法治建设第一责任人职责的情况", hint: "补写上一年度党政主要负责人履行第一责任人职责的情况"}}
}

// otherDuty tells that a sentence speaks of somebody else's 第一责任人 duty: an enterprise's for its safety.
func otherDuty(s string) bool {
	return containsAny(s, []string{"企业", "安全生产", "消防", "防火", "防汛", "经营者", "食品"}) && !containsAny(s, []string{"法治", "党政", "书记", "镇长", "乡长"})
}

// roleAt is the role of the part that holds i.
func (d *doc) roleAt(i int) string {
	for _, p := range d.parts() {
		if i >= p.section.Start && i < p.section.End {
			return p.role
		}
	}
	return ""
}

// leadershipHeading wants the duty to have a heading of its own, where it is told at all.
func leadershipHeading(d *doc) []hit {
	if !d.annual() || len(missingLeadership(d)) > 0 {
		return nil
	}
	if headed(d.outline().Sections) {
		return nil
	}
	return []hit{{message: "第一责任人履职情况没有自己的标题", hint: "把党政主要负责人履行第一责任人职责的情况单列一部分或一个小标题"}}
}

func headed(sections []*outline.Section) bool {
	for _, s := range sections {
		if s.Level > 0 && !s.Inline && (strings.Contains(s.Title, "第一责任人") || strings.Contains(s.Title, "主要负责人")) || headed(s.Children) {
			return true
		}
	}
	return false
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
