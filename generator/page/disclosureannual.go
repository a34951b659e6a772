package page

import (
	"slices"
	"strconv"
	"strings"

	"pufa/generator/record"
)

type annualPage struct {
	frame
	Heading     []string       `json:"heading"`
	Facts       []fact         `json:"facts"`
	Notice      *notice        `json:"notice,omitempty"`
	Preface     []string       `json:"preface,omitempty"`
	Parts       []annualPart   `json:"parts,omitempty"`
	Signature   string         `json:"signature,omitempty"`
	Signed      string         `json:"signed,omitempty"`
	Outline     []outlined     `json:"outline,omitempty"`
	Changes     []annualChange `json:"changes,omitempty"` // against the year before
	Last        string         `json:"last,omitempty"`    // 2024年
	This        string         `json:"this,omitempty"`
	Corrections []correction   `json:"corrections,omitempty"`
	Files       []download     `json:"files,omitempty"`
	Prev        *link          `json:"prev,omitempty"`
	Next        *link          `json:"next,omitempty"`
}

// An annualPart is one of the six parts: its heading, its text, its table.
type annualPart struct {
	ID         string      `json:"id"`
	Heading    string      `json:"heading"`
	Paragraphs []string    `json:"paragraphs,omitempty"`
	Table      *formTable  `json:"table,omitempty"`
	Lists      []formGroup `json:"lists,omitempty"` // the same numbers for large print, one line a row
}

type annualChange struct {
	Name   string `json:"name"`
	Unit   string `json:"unit"`
	This   string `json:"this"`
	Last   string `json:"last"`
	Change string `json:"change"`
}

func annualAddress(a *record.Annual) string {
	return "disclosure/annual/" + strconv.Itoa(a.Year) + ".html"
}

// annualReports writes disclosure/annual/index.html and a page for every report.
func (b *book) annualReports() {
	if len(b.annual) == 0 {
		return
	}
	list := &struct {
		frame
		Reports []link `json:"reports"`
	}{frame: b.in("disclosure", link{Name: annualColumn})}
	list.Description = b.site.Unit + "逐年的政府信息公开工作年度报告。"
	for i, a := range b.annual {
		note := strconv.Itoa(a.Year) + "年"
		list.Reports = append(list.Reports, link{Name: a.Title, URL: annualAddress(a), Note: note, Count: dayNote(a.Status, a.Published, "公布")})
		b.annualPage(i, a)
	}
	b.put("disclosure/annual/_index.md", "disclosure-annuals", annualColumn, list, "")
}

// dayNote is a record's state or the day it came out.
func dayNote(status string, day record.Date, did string) string {
	switch {
	case status == statusWithdrawn:
		return "已撤回"
	case status == statusDraft:
		return "草稿"
	case day.IsZero():
		return ""
	}
	return day.Chinese() + did
}

func (b *book) annualPage(i int, a *record.Annual) {
	year := strconv.Itoa(a.Year)
	p := &annualPage{
		frame:   b.in("disclosure", link{Name: annualColumn, URL: "disclosure/annual/index.html"}, link{Name: year + "年"}),
		Heading: lines(a.Title), Notice: withdrawal(a.Status, a.Withdrawn, a.WithdrawnOn, "本报告已撤回"),
		Facts: []fact{{Label: "报告单位", Text: a.Unit}},
	}
	p.Draft = a.Status == statusDraft
	if !a.Start.IsZero() && !a.End.IsZero() {
		p.Facts = append(p.Facts, fact{Label: "统计期", Text: span(a.Start, a.End)})
	}
	p.Facts = append(append(p.Facts, dated("公布日期", a.Published)...), fact{Label: "来源", Text: a.Source})
	p.Metas = articleMetas(a.Title, a.Published, a.Unit, "", a.Title+"全文")
	p.Corrections = correctionsOf(a.Corrections)
	if i+1 < len(b.annual) {
		p.Prev = &link{Name: b.annual[i+1].Title, URL: annualAddress(b.annual[i+1])}
	}
	if i > 0 {
		p.Next = &link{Name: b.annual[i-1].Title, URL: annualAddress(b.annual[i-1])}
	}
	if p.Notice == nil {
		p.Preface, p.Parts = paragraphs(a.Preface), annualParts(a)
		p.Signature, p.Signed = a.Signature, a.Signed
		for _, part := range p.Parts {
			p.Outline = append(p.Outline, outlined{Name: part.Heading, ID: part.ID})
		}
		if before := b.annualOf(a.Year-1, a.Unit); before != nil {
			p.Changes, p.This, p.Last = annualChanges(a, before), year+"年", strconv.Itoa(before.Year)+"年"
		}
		data := "data/disclosure/annual/" + year
		p.Files = append(b.downloads("disclosure/annual/"+year, a.Place, a.Attachments), b.offers(
			offer{data + ".xlsx", "三张统计表"}, offer{data + ".csv", "三张统计表"}, offer{data + ".json", "报告全文和数字"})...)
	}
	b.put("disclosure/annual/"+year+".md", "disclosure-annual", a.Title, p, "")
}

// annualOf is the report of a year by the same unit that stands, nil where there is none.
func (b *book) annualOf(year int, unit string) *record.Annual {
	i := slices.IndexFunc(b.annual, func(a *record.Annual) bool {
		return a.Year == year && a.Unit == unit && a.Status != statusWithdrawn && a.Tabled()
	})
	if i < 0 {
		return nil
	}
	return b.annual[i]
}

// annualParts are the parts in the order of the record, the tables in the parts that they belong to.
func annualParts(a *record.Annual) []annualPart {
	titles := record.PartTitles()
	var parts []annualPart
	for i, x := range a.Parts {
		p := annualPart{ID: "p" + strconv.Itoa(i+1), Heading: x.Marker + x.Title, Paragraphs: paragraphs(x.Text)}
		if a.Tabled() {
			switch x.Title {
			case titles[1]:
				p.Table, p.Lists = issuedTable(&a.Issued), issuedLists(&a.Issued)
			case titles[2]:
				p.Table, p.Lists = requestTable(&a.Requests), requestLists(&a.Requests)
			case titles[3]:
				p.Table, p.Lists = disputeTable(&a.Disputes), disputeLists(&a.Disputes)
			}
		}
		parts = append(parts, p)
	}
	return parts
}

func paragraphs(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// annualChanges compares two years where both know the number.
func annualChanges(a, before *record.Annual) []annualChange {
	var list []annualChange
	add := func(name, unit string, this, last []record.Row, column int) {
		x, ok := sumOf(this, column)
		y, known := sumOf(last, column)
		if !ok || !known {
			return
		}
		change := "持平"
		switch {
		case x > y:
			change = "增加" + plain(x-y)
		case x < y:
			change = "减少" + plain(y-x)
		}
		list = append(list, annualChange{name, unit, plain(x), plain(y), change})
	}
	issued, old := a.Issued.Rows(), before.Issued.Rows()
	add("现行有效的行政规范性文件", "件", issued[1:2], old[1:2], 2)
	add("行政许可", "件", issued[2:3], old[2:3], 0)
	add("行政处罚", "件", issued[3:4], old[3:4], 0)
	add("行政强制", "件", issued[4:5], old[4:5], 0)
	add("行政事业性收费", "万元", issued[5:6], old[5:6], 0)
	rows, then := a.Requests.Rows(), before.Requests.Rows()
	for _, g := range []struct {
		name     string
		from, to int
	}{
		{"新收申请", 0, 1}, {"上年结转申请", 1, 2}, {"予以公开", 2, 3}, {"部分公开", 3, 4}, {"不予公开", 4, 12}, {"无法提供", 12, 15}, {"不予处理", 15, 20}, {"其他处理", 20, 23}, {"办理结果总计", 23, 24}, {"结转下年度", 24, 25},
	} {
		add(g.name, "件", rows[g.from:g.to], then[g.from:g.to], 6)
	}
	disputes, past := a.Disputes.Rows(), before.Disputes.Rows()
	add("行政复议", "件", disputes[:1], past[:1], 4)
	add("行政诉讼", "件", disputes[1:], past[1:], 4)
	return list
}

// sumOf adds a column over rows; ok is false where one of the cells is unknown.
func sumOf(rows []record.Row, column int) (sum float64, ok bool) {
	for _, r := range rows {
		v, known := r.Cell(column)
		if !known {
			return 0, false
		}
		sum += v
	}
	return sum, true
}

// written is a cell as it is printed. A number that the record does not have stays empty: nothing is made up.
func written(r record.Row, column int) string {
	v, ok := r.Cell(column)
	if !ok {
		return ""
	}
	return plain(v)
}

const annualColumn = "政府信息公开年报"
