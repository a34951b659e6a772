package page

import (
	"fmt"
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

	topicSlugs []topic // made when first asked for
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
	b.guide()
	b.catalogue()
	b.standards()
	b.documents()
	b.annualReports()
	b.request()
	b.enforcement()
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

// disclosureBlocks are those that have records: an empty block is a fault of its own, which check reports.
func (b *book) disclosureBlocks() (blocks []disclosureBlock) {
	add := func(name, url, note string, links []link, more *link) {
		blocks = append(blocks, disclosureBlock{link{Name: name, URL: url, Note: note}, links, more})
	}
	r := &b.records
	if r.Guide != nil {
		add(guideColumn, "disclosure/guide.html", "信息分类、获取方式、工作机构、申请办法、期限、收费和救济。", nil, nil)
	}
	if len(b.rule) > 0 {
		add(rulesColumn, "disclosure/rules/index.html", "", documentLinks(b.rule), nil)
	}
	if len(b.document) > 0 || r.Catalogue != nil || r.Standards != nil || b.enforcing() {
		url, more := "", (*link)(nil)
		if n := len(b.document); n > 0 {
			url = "disclosure/documents/index.html"
			more = &link{Name: fmt.Sprintf("全部%d件", n), URL: url}
		}
		var links []link
		if r.Catalogue != nil {
			links = append(links, link{Name: catalogueColumn, URL: "disclosure/catalogue.html", Note: "对照第二十条、第二十一条"})
		}
		if r.Standards != nil && len(r.Standards.Rows) > 0 {
			links = append(links, link{Name: standardsColumn, URL: "disclosure/standards.html"})
		}
		if b.enforcing() {
			links = append(links, link{Name: enforcementColumn, URL: "disclosure/enforcement/index.html"})
		}
		add(documentsColumn, url, "", append(links, documentLinks(b.document)...), more)
	}
	if len(b.annual) > 0 {
		var links []link
		for _, a := range b.annual {
			links = append(links, link{Name: a.Title, URL: annualAddress(a), Note: dayNote(a.Status, a.Published, "公布")})
		}
		add(annualColumn, "disclosure/annual/index.html", "", links, nil)
	}
	if r.Guide != nil {
		add(requestColumn, requestAddress, "申请表可以打印，也可以下载填写；办理期限、收费和救济见指南。", nil, nil)
	}
	return blocks
}

// enforcing tells whether there is anything to show of 行政执法公示.
func (b *book) enforcing() bool {
	return b.records.Enforcement != nil || len(b.result) > 0 || len(b.records.EnforcementYears) > 0
}

// documentLinks are the first eight.
func documentLinks(docs []*record.Document) []link {
	var links []link
	for _, d := range docs[:min(len(docs), 8)] {
		links = append(links, link{Name: d.Title, URL: documentAddress(d), Note: d.First().Chinese()})
	}
	return links
}
