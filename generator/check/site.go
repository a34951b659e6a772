package check

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// SiteOptions is what rules over finished pages may know beside the pages.
type SiteOptions struct {
	Now    record.Date   // the day that columns are stale from; zero leaves that out
	Host   string        // the site's own host: links to it are no links to others
	Weight int           // the most bytes that a page may load with its styles, scripts and pictures; 0 means 1,000,000
	Policy record.Policy // severities by rule
}

// Site checks the finished pages, path → bytes as a server would give them. Files without bytes are known to exist, no more. Dead links are
// the renderer's to find; here are tags, texts, weight and age.
func Site(files map[string][]byte, o SiteOptions) []finding.Finding {
	if o.Weight == 0 {
		o.Weight = 1_000_000
	}
	w := &web{files: files, o: o}
	for _, p := range sortedKeys(files) {
		if path.Ext(p) == ".html" && len(files[p]) > 0 && !strings.Contains(p, "/amp/") {
			w.pages = append(w.pages, readPage(p, files[p]))
		}
	}
	var found []finding.Finding
	for _, r := range siteRules() {
		found = append(found, guarded(r.ID, "", func() []finding.Finding {
			var fs []finding.Finding
			for _, x := range r.look(w) {
				f := finding.Finding{Rule: r.ID, Kind: r.Kind, Severity: cmp.Or(x.severity, r.Severity), File: x.file, Quote: x.quote, Message: x.message, Hint: x.hint}
				fs = append(fs, f)
			}
			return fs
		})...)
	}
	found = weigh(found, o.Policy)
	finding.Sort(found)
	return found
}

// A siteRule is a Rule with the function that looks for breaches of it among the pages.
type siteRule struct {
	Rule
	look func(*web) []fault
}

func siteRules() []siteRule {
	return slices.Concat(metaRules(), markupRules(), columnRules())
}

// A web is a site while it is being checked.
type web struct {
	files map[string][]byte
	o     SiteOptions
	pages []*webPage
}

func sortedKeys(files map[string][]byte) []string {
	keys := make([]string, 0, len(files))
	for k := range files {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
