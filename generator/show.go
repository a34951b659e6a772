package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"pufa/generator/finding"
)

// showFindings prints findings in place order: text for people on standard error, json or github (annotations of a CI run) on standard output.
func showFindings(cmd *cobra.Command, fs []finding.Finding, format string) error {
	finding.Sort(fs)
	switch format {
	case "json":
		if fs == nil {
			fs = []finding.Finding{}
		}
		out := json.NewEncoder(cmd.OutOrStdout())
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(fs)
	case "github":
		for _, f := range fs {
			annotate(cmd.OutOrStdout(), f)
		}
		return nil
	case "", "text":
		for _, f := range fs {
			fmt.Fprintln(cmd.ErrOrStderr(), f)
		}
		if len(fs) > 0 {
			fmt.Fprintln(cmd.ErrOrStderr(), tally(fs))
		}
		return nil
	}
	return usageError{fmt.Errorf("不认识的输出格式 %q", format)}
}

// tally is the closing line under findings: "2 个错误，1 个警告".
func tally(fs []finding.Finding) string {
	var parts []string
	for _, s := range []finding.Severity{finding.Error, finding.Warning, finding.Notice} {
		if n := finding.Count(fs, s); n > 0 {
			parts = append(parts, fmt.Sprintf("%d 个%s", n, s.Chinese()))
		}
	}
	return strings.Join(parts, "，")
}

// annotate writes one workflow command; per cent signs, line ends, colons and commas would end a field.
func annotate(w io.Writer, f finding.Finding) {
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	text := f.Message
	if f.Quote != "" {
		text += "\n原文: " + f.Marked()
	}
	if f.Hint != "" {
		text += "\n办法: " + f.Hint
	}
	fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,title=%s::%s\n",
		f.Severity, property.Replace(f.File), max(f.Line, 1), max(f.Column, 1), property.Replace(f.Rule), message.Replace(text))
}
