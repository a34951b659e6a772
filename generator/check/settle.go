package check

import (
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// weigh gives each finding the severity that the town chose for its rule, and leaves out the rules that it turned off; what Reading lists of
// records stays as it is.
func weigh(fs []finding.Finding, p record.Policy) []finding.Finding {
	kept := fs[:0:0]
	for _, f := range fs {
		switch s := p.Severity[f.Rule]; {
		case fixed(f):
		case s == "off":
			continue
		case s == "error", s == "warning", s == "notice":
			f.Severity = finding.Severity(s)
		}
		kept = append(kept, f)
	}
	return kept
}

// Settle parts findings by what the town has accepted: an Allow covers the findings of its rule whose quote holds its quote, or, where it has
// none, the findings of its rule that quote nothing. What is accepted is counted, never hidden.
func Settle(fs []finding.Finding, p record.Policy) (open, accepted []finding.Finding) {
	for _, f := range weigh(fs, p) {
		if !fixed(f) && allowed(f, p.Allow) {
			accepted = append(accepted, f)
		} else {
			open = append(open, f)
		}
	}
	return open, accepted
}

func allowed(f finding.Finding, allow []record.Allow) bool {
	for _, a := range allow {
		if a.Rule != f.Rule {
			continue
		}
		if a.Quote == "" && f.Quote == "" || a.Quote != "" && strings.Contains(f.Quote, a.Quote) {
			return true
		}
	}
	return false
}
