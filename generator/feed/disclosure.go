package feed

import (
	"fmt"

	"pufa/generator/record"
)

// disclosureEntries are rules, documents and annual disclosure reports. Decisions of enforcement stay out: they are public for a limited time, and what
// a reader's program has fetched can't be taken back.
func disclosureEntries(ws *record.Workspace) []entry {
	var entries []entry
	add := func(path, status, title, summary string, date record.Date) {
		if !hidden(status) && !date.IsZero() {
			entries = append(entries, entry{uuid(ws.Site.Unit, path), path, title, summary, date})
		}
	}
	d := &ws.Disclosure
	for i := range d.Rules {
		r := &d.Rules[i]
		add("disclosure/rules/"+r.Slug+".html", r.Status, r.Title, r.Summary, r.Published)
	}
	for i := range d.Documents {
		x := &d.Documents[i]
		add(fmt.Sprintf("disclosure/documents/%d/%s.html", x.Year, x.Slug), x.Status, x.Title, x.Summary, x.Published)
	}
	for i := range d.Annuals {
		a := &d.Annuals[i]
		add(fmt.Sprintf("disclosure/annual/%d.html", a.Year), a.Status, a.Title, "", a.Published)
	}
	return entries
}
