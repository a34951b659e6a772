package page

import "pufa/generator/record"

// changed are the days on which the records say that their pages last changed: published, corrected, withdrawn. Pages that no single record makes, and
// records without a day, are not in it.
func (b *book) changed() map[string]record.Date {
	days := map[string]record.Date{}
	note := func(address string, corrections []record.Correction, dates ...record.Date) {
		for _, c := range corrections {
			dates = append(dates, c.Date)
		}
		for _, d := range dates {
			if days[address].Before(d) {
				days[address] = d
			}
		}
	}
	for _, r := range b.report {
		note(reportAddress(r), r.Corrections, r.Published, r.WithdrawnOn)
	}
	for _, c := range b.campaign {
		note(campaignAddress(c), nil, c.Published, c.WithdrawnOn)
	}
	for _, list := range [][]*record.Document{b.rule, b.document} {
		for _, d := range list {
			note(documentAddress(d), nil, d.Published, d.WithdrawnOn)
		}
	}
	for _, a := range b.annual {
		note(annualAddress(a), a.Corrections, a.Published, a.WithdrawnOn)
	}
	for _, r := range b.result {
		note(resultAddress(r), nil, r.Published)
	}
	return days
}
