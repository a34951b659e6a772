// Package finding describes a fault in someone's data: which rule it breaks, how grave it is, where it stands, the words themselves,
// what is wrong with them and how to mend it.
//
// In: places and Chinese sentences from whoever found the fault. Out: values that can be sorted, printed for people, written as JSON.
// A finding is never an error: an error is a fault of the machine and stops the work, findings are collected and shown all together.
// The package never reads a file and never decides what happens next.
package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says what a finding does to a build: an Error stops it, a Warning and a Notice are shown.
type Severity string

const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Notice  Severity = "notice"
)

// Rank orders severities, the gravest first: 0 for Error, 1 for Warning, 2 for all else.
func (s Severity) Rank() int {
	switch s {
	case Error:
		return 0
	case Warning:
		return 1
	}
	return 2
}

// Chinese is the word shown to people.
func (s Severity) Chinese() string {
	switch s {
	case Error:
		return "错误"
	case Warning:
		return "警告"
	}
	return "提示"
}

// Kind groups rules for filters and scores: the field "kind" of `pufa check --format json`.
type Kind string

const (
	Ratio       Kind = "ratio"
	Sum         Kind = "sum"
	Numbering   Kind = "numbering"
	Year        Kind = "year"
	Pair        Kind = "pair"
	Punctuation Kind = "punctuation"
	Duplicate   Kind = "duplicate"
	Artifact    Kind = "artifact"
	Privacy     Kind = "privacy"
	Missing     Kind = "missing"
	Formula     Kind = "formula"
	Wording     Kind = "wording"
	Deadline    Kind = "deadline"
	Stale       Kind = "stale"
	Link        Kind = "link"
	Meta        Kind = "meta"
	Review      Kind = "review"
	Table       Kind = "table"
	Record      Kind = "record"
	Other       Kind = "other"
)

// A Finding is one fault in someone's data. Line and Column count from 1 (column in code points), 0 where there is no line to name.
// Start and End are code points in the document as it came, both 0 where the finding speaks of the whole document.
type Finding struct {
	Rule     string   `json:"rule"`
	Kind     Kind     `json:"kind"`
	Severity Severity `json:"severity"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Quote    string   `json:"quote"`
	Message  string   `json:"message"`        // what is wrong, in Chinese
	Hint     string   `json:"hint,omitempty"` // how to mend it, in Chinese
	Before   string   `json:"-"`              // the words in front of a short quote and behind it, by which people find it again
	After    string   `json:"-"`
}

// Marked is the quote as people read it: where its surroundings are known, it stands among them in 【】.
func (f Finding) Marked() string {
	if f.Before == "" && f.After == "" {
		return visible(f.Quote)
	}
	return visible(f.Before) + "【" + visible(f.Quote) + "】" + visible(f.After)
}

// Place is "file:line:column", shortened to what is known.
func (f Finding) Place() string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d", f.Line)
		if f.Column > 0 {
			fmt.Fprintf(&b, ":%d", f.Column)
		}
	}
	return b.String()
}

// String is the finding as people read it: place, severity and message on the first line, then the quote and the hint.
func (f Finding) String() string {
	var b strings.Builder
	if place := f.Place(); place != "" {
		b.WriteString(place)
		b.WriteString(": ")
	}
	fmt.Fprintf(&b, "%s: %s [%s]", f.Severity.Chinese(), f.Message, f.Rule)
	if f.Quote != "" {
		fmt.Fprintf(&b, "\n    原文: %s", f.Marked())
	}
	if f.Hint != "" {
		fmt.Fprintf(&b, "\n    办法: %s", f.Hint)
	}
	return b.String()
}

// visible writes a quotation so that it stays on its line and says nothing to the terminal: control characters become their pictures (␛).
func visible(quote string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x20:
			return 0x2400 + r
		case r >= 0x7f && r < 0xa0:
			return '␡'
		}
		return r
	}, quote)
}

// Sort orders findings by file, line, column, start, severity and rule, so that the same faults always read the same.
func Sort(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Start, b.Start),
			cmp.Compare(a.Severity.Rank(), b.Severity.Rank()), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
}

// Count tells how many findings have the severity.
func Count(fs []Finding, s Severity) int {
	n := 0
	for _, f := range fs {
		if f.Severity == s {
			n++
		}
	}
	return n
}
