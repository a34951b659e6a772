package check

import (
	"io/fs"
	"slices"
	"sync"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// A Text is one document to check. Text is the document as it came; Kind, Year and Unit are what is known of it beforehand, empty where
// nothing is ("report", "campaign", "annual", "document"; attachment goes through the privacy rules only).
type Text struct {
	File string
	Text string
	Kind string
	Year int
	Unit string
}

// Options is what rules may know beside the thing that they look at.
type Options struct {
	Now      record.Date            // the day that deadlines are counted from; zero leaves them out
	Terms    []record.Term          // the town's wording rules
	Phones   []string               // numbers of the office itself, which are no private ones
	Days     []record.Day           // the calendar of legal-awareness days, for their ordinals
	Policy   record.Policy          // severities by rule
	Files    fs.FS                  // the workspace, for photographs; nil leaves them unopened
	Recorded map[string]record.Date // by file of a record: the day on which it first stood in the workspace, as its history tells
}

// Document checks one text by every document rule. Findings come in reading order; a place that several rules see is reported by the
// most specific of them.
func Document(t Text, o Options) []finding.Finding { return look(documentRules(), t, o) }

func look(rules []documentRule, t Text, o Options) []finding.Finding {
	d := newDoc(t, o)
	var found []finding.Finding
	for _, r := range rules {
		if t.Kind == "attachment" && r.Kind != finding.Privacy {
			continue
		}
		found = append(found, guarded(r.ID, t.File, func() []finding.Finding {
			var fs []finding.Finding
			for _, h := range r.look(d) {
				fs = append(fs, d.finding(r.Rule, h))
			}
			return fs
		})...)
	}
	found = mostSpecific(weigh(found, o.Policy))
	finding.Sort(found)
	return found
}

// A documentRule is a Rule with the function that looks for breaches of it.
type documentRule struct {
	Rule
	look func(*doc) []hit
}

// documentRules lists the rules over documents, the most specific first: of two that see the same place the earlier one speaks.
var documentRules = sync.OnceValue(func() []documentRule {
	return slices.Concat(artifactRules(), privacyRules(), pairRules(), punctuationRules(), dateRules(), formulaRules(), duplicateRules(),
		numberingRules(), yearRules(), ordinalRules(), ratioRules(), sumRules(), missingRules(), wordingRules())
})

// mostSpecific leaves out a finding whose place an earlier finding already speaks of. Rates and sums speak of sentences as a whole and stand
// beside anything.
func mostSpecific(found []finding.Finding) []finding.Finding {
	const block = 64 // code points: only findings that reach into the same block can share a place
	near := map[int][]finding.Finding{}
	kept := found[:0:0]
	for _, f := range found {
		first, last := f.Start/block, max(f.Start, f.End-1)/block
		said := false
		for b := first; b <= last && !said; b++ {
			said = slices.ContainsFunc(near[b], func(k finding.Finding) bool { return speaksOf(k, f) })
		}
		if said {
			continue
		}
		kept = append(kept, f)
		for b := first; b <= last; b++ {
			near[b] = append(near[b], f)
		}
	}
	return kept
}

// speaksOf tells that k says what f would say again: they share a place, and k is not merely a long quote that happens to hold f's.
func speaksOf(k, f finding.Finding) bool {
	wide := func(k finding.Kind) bool { return k == finding.Ratio || k == finding.Sum }
	if f.End <= f.Start || k.Start >= f.End || f.Start >= k.End || wide(f.Kind) || wide(k.Kind) {
		return false
	}
	long := func(a, b finding.Finding) bool { return a.End-a.Start > 3*(b.End-b.Start)+2 }
	return k.Kind == f.Kind || k.Rule == "duplicate-sentence" || !long(k, f) && (!long(f, k) || f.Kind != finding.Year)
}

// Attachment checks the text of a file that lies beside records, hidden sheets and comments included, by the privacy rules.
func Attachment(file, text string, o Options) []finding.Finding {
	found := Document(Text{File: file, Text: text, Kind: "attachment"}, o)
	for i := range found {
		found[i].Line, found[i].Column = 0, 0
	}
	return found
}
