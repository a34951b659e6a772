package page

import (
	"fmt"
	"slices"
	"strconv"

	"pufa/generator/record"
)

type documentPage struct {
	frame
	Heading  string     `json:"heading"`
	Notice   *notice    `json:"notice,omitempty"`
	Validity *validity  `json:"validity,omitempty"` // told first where the document is in force no more
	Facts    []fact     `json:"facts"`
	Lead     string     `json:"lead,omitempty"`
	Files    []download `json:"files,omitempty"`
	Related  []way      `json:"related,omitempty"` // what it interprets, what interprets it, what it replaced
	Foot     []fact     `json:"foot"`
	Prev     *link      `json:"prev,omitempty"`
	Next     *link      `json:"next,omitempty"`
}

// validity is a document's state in words, with what took its place.
type validity struct {
	State string `json:"state"` // 已修改, 已废止
	By    *link  `json:"by,omitempty"`
}

func documentAddress(d *record.Document) string {
	if d.Year == 0 {
		return "disclosure/rules/" + d.Slug + ".html"
	}
	return "disclosure/documents/" + strconv.Itoa(d.Year) + "/" + d.Slug + ".html"
}

// relations are what other documents say of one: by its index number.
type relations struct {
	byIndex     map[string]*record.Document
	interpreted map[string][]*record.Document // policy → interpretations
	replaced    map[string][]*record.Document // newer → older
}

func relationsOf(lists ...[]*record.Document) relations {
	r := relations{map[string]*record.Document{}, map[string][]*record.Document{}, map[string][]*record.Document{}}
	for _, list := range lists {
		for _, d := range list {
			if d.Index != "" {
				r.byIndex[d.Index] = d
			}
			for _, index := range d.Interprets {
				r.interpreted[index] = append(r.interpreted[index], d)
			}
			if d.ReplacedBy != "" {
				r.replaced[d.ReplacedBy] = append(r.replaced[d.ReplacedBy], d)
			}
		}
	}
	return r
}

// documents writes a page for every document and rule, and the lists of them.
func (b *book) documents() {
	related := relationsOf(b.rule, b.document)
	for i, d := range b.rule {
		b.documentPage(d, related, at(b.rule, i-1), at(b.rule, i+1))
	}
	for i, d := range b.document {
		b.documentPage(d, related, at(b.document, i+1), at(b.document, i-1))
	}
	b.documentLists()
}

// at is an element of the list, nil where there is none.
func at(list []*record.Document, i int) *record.Document {
	if i < 0 || i >= len(list) {
		return nil
	}
	return list[i]
}

func documentLink(d *record.Document) *link {
	if d == nil {
		return nil
	}
	return &link{Name: d.Title, URL: documentAddress(d)}
}

func (b *book) documentPage(d *record.Document, r relations, before, after *record.Document) {
	way := link{Name: rulesColumn, URL: "disclosure/rules/index.html"}
	if d.Year != 0 {
		way = link{Name: strconv.Itoa(d.Year) + "年", URL: documentYear(d.Year)}
	}
	p := &documentPage{
		frame:   b.in("disclosure", way, link{Name: d.Title}),
		Heading: d.Title, Notice: withdrawal(d.Status, d.Withdrawn, d.WithdrawnOn, "本条信息已撤回"),
		Foot: []fact{{Label: "来源", Text: d.Source}},
		Prev: documentLink(before), Next: documentLink(after),
	}
	p.Draft = d.Status == statusDraft
	p.Metas = articleMetas(d.Title, d.Published, d.Agency, "", d.Summary)
	if d.Index != "" { // a draft may wait for it
		p.Facts = append(p.Facts, fact{Label: "索引号", Text: d.Index})
	}
	if p.Notice != nil {
		b.put(contentOf(documentAddress(d)), "disclosure-document", d.Title, p, "")
		return
	}
	if d.Validity != "" && d.Validity != "有效" {
		p.Validity = &validity{State: d.Validity, By: documentLink(r.byIndex[d.ReplacedBy])}
	}
	p.Facts = append(p.Facts, b.documentFacts(d)...)
	p.Lead = d.Summary
	p.Files = b.downloads(trimmed(documentAddress(d)), d.Place, d.Attachments)
	var interprets []*record.Document
	for _, index := range d.Interprets {
		if policy := r.byIndex[index]; policy != nil {
			interprets = append(interprets, policy)
		}
	}
	p.relate("解读的文件", interprets)
	if d.Index != "" {
		p.relate("相关解读", r.interpreted[d.Index])
		p.relate("取代的文件", r.replaced[d.Index])
	}
	b.put(contentOf(documentAddress(d)), "disclosure-document", d.Title, p, markdown(d.Body))
}

func (p *documentPage) relate(name string, docs []*record.Document) {
	w := way{Name: name}
	for _, d := range docs {
		w.Links = append(w.Links, *documentLink(d))
	}
	if len(w.Links) > 0 {
		p.Related = append(p.Related, w)
	}
}

func (b *book) documentFacts(d *record.Document) []fact {
	var facts []fact
	if d.Agency != "" {
		facts = append(facts, fact{Label: "发布机构", Text: d.Agency})
	}
	if d.Number != "" {
		facts = append(facts, fact{Label: "文号", Text: d.Number})
	}
	facts = append(append(facts, dated("成文日期", d.Written)...), dated("发布日期", d.Published)...)
	if d.Validity != "" {
		facts = append(facts, fact{Label: "有效性", Text: d.Validity})
	}
	if item, ok := itemOf(d.Item); ok && d.Year != 0 {
		facts = append(facts, fact{Label: "公开事项", Text: item.Name, URL: itemList(item.ID)})
	}
	if d.Year != 0 && len(d.Topics) > 0 {
		f := fact{Label: "主题"}
		for _, t := range d.Topics {
			f.Links = append(f.Links, link{Name: t, URL: b.topicList(t)})
		}
		facts = append(facts, f)
	}
	return facts
}

func itemOf(id string) (record.Item, bool) {
	items := record.Items()
	i := slices.IndexFunc(items, func(x record.Item) bool { return x.ID == id })
	if i < 0 {
		return record.Item{}, false
	}
	return items[i], true
}

// contentOf is where the page at an address stands below content/.
func contentOf(address string) string { return trimmed(address) + ".md" }

func trimmed(address string) string { return address[:len(address)-len(".html")] }

func documentYear(year int) string { return fmt.Sprintf("disclosure/documents/year/%d.html", year) }

func itemList(id string) string { return "disclosure/documents/item/" + id + ".html" }

const (
	rulesColumn     = "政府信息公开制度"
	documentsColumn = "法定主动公开内容"
)
