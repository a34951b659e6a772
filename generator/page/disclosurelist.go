package page

import (
	"fmt"
	"slices"
	"strconv"

	"pufa/generator/record"
)

// documentEntry is one document in a list: the fields of art. 12 that fit on two lines.
type documentEntry struct {
	Name   string `json:"name"`
	URL    string `json:"url"`
	When   string `json:"when"`
	Number string `json:"number,omitempty"`
	Index  string `json:"index"`
	State  string `json:"state,omitempty"` // 已修改, 已废止, 已撤回, 草稿; nothing for what is in force
}

type documentList struct {
	frame
	Heading string          `json:"heading"`
	Lead    string          `json:"lead,omitempty"`
	Entries []documentEntry `json:"entries"`
	Ways    []way           `json:"ways,omitempty"`
	Pager   []link          `json:"pager,omitempty"`
	Files   []download      `json:"files,omitempty"`
}

// documentLists writes disclosure/documents/index.html with the newest, a list for every year, item and topic, and the list of rules.
func (b *book) documentLists() {
	if len(b.rule) > 0 {
		p := &documentList{frame: b.in("disclosure", link{Name: rulesColumn}), Heading: rulesColumn, Entries: documentEntries(b.rule)}
		b.put("disclosure/rules/_index.md", "disclosure-documents", rulesColumn, p, "")
	}
	if len(b.document) == 0 {
		return
	}
	ways := []way{b.documentYears(), b.documentItems(), b.documentTopics()}
	ways = slices.DeleteFunc(ways, func(w way) bool { return len(w.Links) == 0 })
	newest := b.document[:min(len(b.document), perPage)]
	p := &documentList{
		frame: b.in("disclosure", link{Name: documentsColumn}), Heading: documentsColumn, Entries: documentEntries(newest), Ways: ways,
		Files: b.offers(offer{"data/disclosure/documents.csv", "公开目录"}, offer{"data/disclosure/documents.xlsx", "公开目录"}),
	}
	p.Description = b.site.Unit + "主动公开的政府信息，可按年份、事项、主题查看。"
	if n := len(b.document); n > len(newest) {
		p.Lead = fmt.Sprintf("共%d件，这里是最近的%d件。", n, len(newest))
	}
	b.put("disclosure/documents/_index.md", "disclosure-documents", documentsColumn, p, "")
}

func (b *book) documentYears() way {
	w := way{Name: "按年份"}
	for from := 0; from < len(b.document); {
		to := from
		for to < len(b.document) && b.document[to].Year == b.document[from].Year {
			to++
		}
		year := b.document[from].Year
		w.Links = append(w.Links, b.documentList(documentYear(year), strconv.Itoa(year)+"年", "按年份", b.document[from:to]))
		from = to
	}
	return w
}

func (b *book) documentItems() way {
	w := way{Name: "按公开事项"}
	for _, item := range record.Items() {
		var docs []*record.Document
		for _, d := range b.document {
			if d.Item == item.ID {
				docs = append(docs, d)
			}
		}
		if len(docs) > 0 {
			w.Links = append(w.Links, b.documentList(itemList(item.ID), item.Name, item.Article, docs))
		}
	}
	return w
}

func (b *book) documentTopics() way {
	w := way{Name: "按主题"}
	for _, t := range b.topics() {
		var docs []*record.Document
		for _, d := range b.document {
			if slices.Contains(d.Topics, t.name) {
				docs = append(docs, d)
			}
		}
		w.Links = append(w.Links, b.documentList("disclosure/documents/topic/"+t.slug+".html", t.name, "按主题", docs))
	}
	return w
}

type topic struct{ name, slug string }

// topics are those that documents have, in the order of their first document, so that a later one never takes an earlier one's address.
func (b *book) topics() []topic {
	if b.topicSlugs != nil {
		return b.topicSlugs
	}
	taken, seen := map[string]bool{}, map[string]bool{}
	for i := len(b.document) - 1; i >= 0; i-- {
		for _, name := range b.document[i].Topics {
			if name != "" && !seen[name] {
				seen[name] = true
				b.topicSlugs = append(b.topicSlugs, topic{name, slugOf(name, taken)})
			}
		}
	}
	return b.topicSlugs
}

func (b *book) topicList(name string) string {
	for _, t := range b.topics() {
		if t.name == name {
			return "disclosure/documents/topic/" + t.slug + ".html"
		}
	}
	return ""
}

// documentList writes one list over as many pages as it needs, and returns the way to it.
func (b *book) documentList(address, name, by string, docs []*record.Document) link {
	pages := (len(docs) + perPage - 1) / perPage
	page := func(i int) string {
		if i == 0 {
			return address
		}
		return trimmed(address) + "-p" + strconv.Itoa(i+1) + ".html"
	}
	for i := range pages {
		p := &documentList{
			frame:   b.in("disclosure", link{Name: documentsColumn, URL: "disclosure/documents/index.html"}, link{Name: by + "：" + name}),
			Heading: name, Entries: documentEntries(docs[i*perPage : min(len(docs), (i+1)*perPage)]),
		}
		p.Description = b.site.Town + "主动公开的政府信息：" + name
		title := name
		if i > 0 {
			title += fmt.Sprintf("（第%d页）", i+1)
		}
		if pages > 1 {
			p.Lead = fmt.Sprintf("共%d件，第%d页，共%d页。", len(docs), i+1, pages)
			for j := range pages {
				p.Pager = append(p.Pager, link{Name: strconv.Itoa(j + 1), URL: page(j), Here: i == j})
			}
			p.Pager = shortPager(p.Pager, i)
		}
		b.put(contentOf(page(i)), "disclosure-documents", title, p, "")
	}
	return link{Name: name, URL: address, Count: strconv.Itoa(len(docs))}
}

func documentEntries(docs []*record.Document) []documentEntry {
	list := make([]documentEntry, len(docs))
	for i, d := range docs {
		e := documentEntry{Name: d.Title, URL: documentAddress(d), When: d.First().Chinese(), Number: d.Number, Index: d.Index}
		switch {
		case d.Status == statusWithdrawn:
			e.State = "已撤回"
		case d.Status == statusDraft:
			e.State = "草稿"
		case d.Validity != "有效":
			e.State = d.Validity
		}
		list[i] = e
	}
	return list
}
