package check

import (
	"runtime"
	"sync"
	"sync/atomic"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// Workspace checks a town's records by every record rule, and their texts by every document rule. What record.Read reports by itself (types, references,
// quotes that do not stand in the text) is not said again. The same records give the same findings in the same order.
func Workspace(ws *record.Workspace, o Options) []finding.Finding {
	t := &town{Workspace: ws, o: o}
	var found []finding.Finding
	for _, r := range recordRules() {
		found = append(found, guarded(r.ID, "", func() []finding.Finding { return t.run(r) })...)
	}
	found = append(found, t.texts()...)
	found = once(weigh(found, o.Policy))
	finding.Sort(found)
	return found
}

// A recordRule is a Rule with the function that looks for breaches of it among the records.
type recordRule struct {
	Rule
	look func(*town) []fault
}

// A fault is a breach of a record rule: the file and the key that it is about, the words, what is wrong, how to mend it.
type fault struct {
	file, key, quote string
	message, hint    string
	severity         finding.Severity // "" takes the rule's own
}

func recordRules() []recordRule {
	var rules []recordRule
	for _, list := range [...][]recordRule{figureRules(), countRules(), dayRules(), lawRules(), reviewRules(), dateRulesOfRecords(), photoRules(), deadlineRules(), siteRecordRules(), annualRules(), enforcementRules(), disclosureRules()} {
		rules = append(rules, list...)
	}
	return rules
}

// A town is a workspace while it is being checked.
type town struct {
	*record.Workspace
	o       Options
	sources sync.Map // file → *record.Source, or nil where it can't be read again
}

func (t *town) run(r recordRule) []finding.Finding {
	var found []finding.Finding
	for _, x := range r.look(t) {
		f := finding.Finding{Rule: r.ID, Kind: r.Kind, Severity: r.Severity, File: x.file, Quote: x.quote, Message: x.message, Hint: x.hint}
		if x.severity != "" {
			f.Severity = x.severity
		}
		if s := t.source(x.file); s != nil {
			f.Line, f.Column = s.Locate(x.key)
		}
		found = append(found, f)
	}
	return found
}

// source is the text of a record with the places of its keys, nil where the records were not read from files.
func (t *town) source(file string) *record.Source {
	if file == "" {
		return nil
	}
	if s, ok := t.sources.Load(file); ok {
		return s.(*record.Source)
	}
	s, err := t.Source(file)
	if err != nil {
		s = nil
	}
	t.sources.Store(file, s)
	return s
}

// texts puts the words of every record through the document rules, on all processors.
func (t *town) texts() []finding.Finding {
	jobs := make([]func() []finding.Finding, 0, len(t.Reports)+len(t.Campaigns))
	for i := range t.Reports {
		jobs = append(jobs, func() []finding.Finding { return t.reportText(&t.Reports[i]) })
	}
	for i := range t.Campaigns {
		jobs = append(jobs, func() []finding.Finding { return t.campaignText(&t.Campaigns[i]) })
	}
	for _, list := range [...][]record.Document{t.Disclosure.Rules, t.Disclosure.Documents} {
		for i := range list {
			jobs = append(jobs, func() []finding.Finding { return t.documentText(&list[i]) })
		}
	}
	for i := range t.Disclosure.Annuals {
		jobs = append(jobs, func() []finding.Finding { return t.annualText(&t.Disclosure.Annuals[i]) })
	}
	for i := range t.Disclosure.Results {
		jobs = append(jobs, func() []finding.Finding { return t.resultText(&t.Disclosure.Results[i]) })
	}
	jobs = append(jobs, t.disclosureTexts()...)
	results := make([][]finding.Finding, len(jobs))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(jobs); i = int(next.Add(1)) - 1 {
				results[i] = jobs[i]()
			}
		})
	}
	workers.Wait()
	var found []finding.Finding
	for _, r := range results {
		found = append(found, r...)
	}
	return found
}

// once leaves out what a document rule says again of a rate that a record rule has already spoken of: the same kind on the same line of a file.
func once(found []finding.Finding) []finding.Finding {
	type place struct {
		file string
		line int
		kind finding.Kind
	}
	seen := map[place]string{}
	kept := found[:0:0]
	for _, f := range found {
		p := place{file: f.File, line: f.Line, kind: f.Kind}
		if first, ok := seen[p]; ok && f.Line > 0 && first != f.Rule && f.Kind == finding.Ratio {
			continue
		}
		if _, ok := seen[p]; !ok {
			seen[p] = f.Rule
		}
		kept = append(kept, f)
	}
	return kept
}
