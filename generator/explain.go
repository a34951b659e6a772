package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"pufa/generator/check"
)

func explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [规则]",
		Short: "说明一条检查规则要什么、依据是什么",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, r := range check.Rules() {
					fmt.Fprintf(cmd.OutOrStdout(), "%-22s %s  %s\n", r.ID, r.Severity.Chinese(), r.Name)
				}
				return nil
			}
			for _, r := range check.Rules() {
				if r.ID == args[0] {
					explain(cmd.OutOrStdout(), r)
					adjust(cmd.OutOrStdout(), r)
					return nil
				}
			}
			for _, r := range check.Reading() {
				if r.ID == args[0] {
					explain(cmd.OutOrStdout(), r)
					return nil
				}
			}
			return usageError{fmt.Errorf("没有 %q 这条规则%s", args[0], alike(args[0]))}
		},
	}
}

// alike names the rules that have a part of the id.
func alike(id string) string {
	var near []string
	for _, r := range append(check.Rules(), check.Reading()...) {
		if strings.Contains(r.ID, id) || string(r.Kind) == id || strings.HasPrefix(r.ID, strings.SplitN(id, "-", 2)[0]) {
			near = append(near, r.ID)
		}
	}
	if len(near) == 0 {
		return "；pufa explain 列出所有规则"
	}
	return "；相近的有：" + strings.Join(near, "、")
}

func explain(w io.Writer, r check.Rule) {
	fmt.Fprintf(w, "%s（%s，%s）\n\n%s\n\n依据：%s\n", r.ID, r.Name, r.Severity.Chinese(), r.Wants, r.Norm)
}

// adjust tells how a town gives the rule another severity, or accepts one finding of it.
func adjust(w io.Writer, r check.Rule) {
	fmt.Fprintf(w, "\n改变级别：在 data/site.toml 的 [policy.severity] 下写\n  %s = \"error\"（错误）、\"warning\"（警告）、\"notice\"（提示）或 \"off\"（关闭）\n", r.ID)
	fmt.Fprintf(w, "接受一处：在 data/site.toml 里写\n  [[policy.allow]]\n  rule = %q\n  quote = \"原文\"\n  reason = \"理由\"\n  by = \"决定人\"\n", r.ID)
}
