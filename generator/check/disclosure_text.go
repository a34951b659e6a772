package check

import (
	"fmt"

	"pufa/generator/finding"
)

// disclosureTexts are the jobs that put what guide, catalogue and enforcement say in prose through the document rules.
func (t *town) disclosureTexts() (jobs []func() []finding.Finding) {
	d := &t.Disclosure
	if d.Guide != nil {
		jobs = append(jobs, t.guideText)
	}
	if d.Catalogue != nil {
		jobs = append(jobs, t.catalogueText)
	}
	if d.Enforcement != nil {
		jobs = append(jobs, t.agencyText)
	}
	return jobs
}

func (t *town) guideText() []finding.Finding {
	g := t.Disclosure.Guide
	var p page
	p.add("classes", g.Classes, true)
	p.add("arrangement", g.Arrangement, true)
	p.add("access", g.Access, true)
	p.add("hours", g.Hours, true)
	for i, c := range g.Channels {
		p.add(fmt.Sprintf("channels[%d].how", i), c.How, true)
		p.add(fmt.Sprintf("channels[%d].address", i), c.Address, true)
	}
	for i, c := range g.Complaints {
		p.add(fmt.Sprintf("complaints[%d].note", i), c.Note, true)
		p.add(fmt.Sprintf("complaints[%d].address", i), c.Address, true)
	}
	return t.check(&p, Text{File: g.Place.File, Kind: "document", Year: g.Updated.Year})
}

func (t *town) catalogueText() []finding.Finding {
	c := t.Disclosure.Catalogue
	var p page
	for i, item := range c.Items {
		p.add(fmt.Sprintf("items[%d].reason", i), item.Reason, true)
	}
	return t.check(&p, Text{File: c.Place.File, Kind: "document"})
}

func (t *town) agencyText() []finding.Finding {
	e := t.Disclosure.Enforcement
	var p page
	p.add("remedies", e.Remedies, true)
	for i, x := range e.Powers {
		p.add(fmt.Sprintf("powers[%d].name", i), x.Name, true)
		p.add(fmt.Sprintf("powers[%d].basis", i), x.Basis, true)
		p.add(fmt.Sprintf("powers[%d].procedure", i), x.Procedure, true)
	}
	return t.check(&p, Text{File: e.Place.File, Kind: "document", Year: e.Updated.Year})
}
