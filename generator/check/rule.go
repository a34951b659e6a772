package check

import (
	"fmt"
	"slices"
	"strings"

	"pufa/generator/finding"
)

// A Rule is one thing that pufa looks for: its id as findings name it, its kind, how grave it is unless the town says otherwise, and in
// Chinese what it is called, what it wants, and which norm asks for it.
type Rule struct {
	ID       string
	Kind     finding.Kind
	Severity finding.Severity
	Name     string
	Wants    string
	Norm     string
}

// Fault is the rule under which a rule that broke down is reported.
const Fault = "pufa"

// Rules lists every rule that a town can weigh, by id.
func Rules() []Rule {
	rules := []Rule{{Fault, finding.Other, finding.Warning, "程序自身的故障", "每条规则都能查完。出现这一条，说明 pufa 的某条规则在这份材料上出了故障，其余规则照常检查；请把材料（去掉敏感内容）和这条提示一并反馈。", "本程序"}}
	for _, r := range documentRules() {
		rules = append(rules, r.Rule)
	}
	for _, r := range recordRules() {
		rules = append(rules, r.Rule)
	}
	for _, r := range siteRules() {
		rules = append(rules, r.Rule)
	}
	rules = append(rules, foundElsewhere()...)
	slices.SortFunc(rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

// A hit is a place in a text that breaks a rule: code points of the clean text, or the whole document where both are 0.
type hit struct {
	start, end int
	message    string
	hint       string
	severity   finding.Severity // "" takes the rule's own
	kind       finding.Kind     // "" takes the rule's own
}

// guarded runs one rule; a panic in it becomes a finding that names the rule.
func guarded(id, file string, run func() []finding.Finding) (found []finding.Finding) {
	defer func() {
		if broken := recover(); broken != nil {
			found = []finding.Finding{{
				Rule: Fault, Kind: finding.Other, Severity: finding.Warning, File: file,
				Message: fmt.Sprintf("规则 %s 没有查完：程序自身出了故障（%v）", id, broken),
				Hint:    "这不是材料的错；其余规则已照常检查，请把这条提示反馈给 pufa 的维护者",
			}}
		}
	}()
	return run()
}
