package page

import (
	"slices"

	"pufa/generator/record"
)

// published is what the public may see of data/disclosure/, the newest first.
type disclosed struct {
	record.Disclosure
	annual   []*record.Annual
	document []*record.Document
	rule     []*record.Document
	result   []*record.Result
}

func (b *book) disclosedOf(d record.Disclosure) disclosed {
	return disclosed{
		Disclosure: d,
		annual:     newestFirst(b, d.Annuals, func(a *record.Annual) string { return a.Status }),
		document:   newestFirst(b, d.Documents, func(x *record.Document) string { return x.Status }),
		rule:       slices.Backward2(newestFirst(b, d.Rules, func(x *record.Document) string { return x.Status })),
		result:     newestFirst(b, d.Results, func(r *record.Result) string { return r.Status }),
	}
}
