package page

import (
	"slices"

	"pufa/generator/record"
)

// disclosed is what the public may see of data/disclosure/, the newest first; rules stand by their name.
type disclosed struct {
	records  record.Disclosure
	annual   []*record.Annual
	document []*record.Document
	rule     []*record.Document
	result   []*record.Result
}

func (b *book) disclosedOf(d record.Disclosure) disclosed {
	out := disclosed{
		records:  d,
		annual:   newestFirst(b, d.Annuals, func(a *record.Annual) string { return a.Status }),
		document: newestFirst(b, d.Documents, func(x *record.Document) string { return x.Status }),
		rule:     newestFirst(b, d.Rules, func(x *record.Document) string { return x.Status }),
		result:   newestFirst(b, d.Results, func(r *record.Result) string { return r.Status }),
	}
	slices.Reverse(out.rule)
	return out
}

// newestFirst turns the order of the records around and leaves drafts out.
func newestFirst[T any](b *book, list []T, status func(*T) string) []*T {
	var out []*T
	for i := len(list) - 1; i >= 0; i-- {
		if b.shown(status(&list[i]), nil) {
			out = append(out, &list[i])
		}
	}
	return out
}

// disclosing tells whether the town has anything to show in the column.
func (d *disclosed) disclosing() bool {
	r := &d.records
	return r.Guide != nil || r.Catalogue != nil || r.Standards != nil || r.Enforcement != nil || len(r.EnforcementYears) > 0 ||
		len(d.annual) > 0 || len(d.document) > 0 || len(d.rule) > 0 || len(d.result) > 0
}

// disclosure writes the column 政府信息公开: its fixed blocks, each only where it has records.
func (b *book) disclosure() {
	if !b.disclosing() {
		return
	}
	b.disclosureIndex()
	b.annualReports()
}

// disclosureIndex is disclosure/index.html: the fixed blocks in their order.
func (b *book) disclosureIndex() {
	p := &struct {
		frame
		Blocks []disclosureBlock `json:"blocks"`
	}{frame: b.in("disclosure"), Blocks: b.disclosureBlocks()}
	b.put("disclosure/_index.md", "disclosure", "政府信息公开", p, "")
}

// A disclosureBlock is one of the fixed blocks of the column: its own page, what it is for, and what stands in it.
type disclosureBlock struct {
	link
	Links []link `json:"links,omitempty"`
	More  *link  `json:"more,omitempty"`
}

func (b *book) disclosureBlocks() (blocks []disclosureBlock) {
	if len(b.annual) > 0 {
		block := disclosureBlock{link: link{Name: annualColumn, URL: "disclosure/annual/index.html"}}
		for _, a := range b.annual {
			block.Links = append(block.Links, link{Name: a.Title, URL: annualAddress(a), Note: dayNote(a.Status, a.Published, "公布")})
		}
		blocks = append(blocks, block)
	}
	return blocks
}
