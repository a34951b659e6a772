package page

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"pufa/generator/record"
)

type reportPage struct {
	frame
	Heading     []string     `json:"heading"` // in the pieces that a line should not break
	Facts       []fact       `json:"facts"`   // unit, dates, source
	Salutation  string       `json:"salutation,omitempty"`
	Outline     []outlined   `json:"outline,omitempty"`
	Blocks      []block      `json:"blocks,omitempty"`
	Signature   string       `json:"signature,omitempty"`
	Signed      string       `json:"signed,omitempty"`
	Figures     []figureList `json:"figures,omitempty"`
	Changes     []changeLine `json:"changes,omitempty"`
	Corrections []correction `json:"corrections,omitempty"`
	Files       []download   `json:"files,omitempty"`
	Events      []link       `json:"events,omitempty"` // campaigns that rest on this report
	Notice      *notice      `json:"notice,omitempty"`
	Prev        *link        `json:"prev,omitempty"`
	Next        *link        `json:"next,omitempty"`
}

// A fact is a label and its value, some with a machine-readable date or an address.
type fact struct {
	Label string `json:"label"`
	Text  string `json:"text"`
	Date  string `json:"date,omitempty"`
	URL   string `json:"url,omitempty"`
	Links []link `json:"links,omitempty"` // several values, each with its address
}

// A notice tells that a record was withdrawn or is a draft.
type notice struct {
	Title string `json:"title"`
	Text  string `json:"text,omitempty"`
	Date  string `json:"date,omitempty"`
}

type correction struct {
	Date string `json:"date"`
	On   string `json:"on"`
	What string `json:"what"`
	Why  string `json:"why"`
}

// A download is a file with its type and size in the link's text.
type download struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Note  string `json:"note"` // PDF，1.2 MB
}

// changeLine is one indicator on the page of the newer of two reports.
type changeLine struct {
	Name  string `json:"name"`
	URL   string `json:"url"`
	Value string `json:"value"`
	change
}

func sortReports(rs []*record.Report) {
	slices.SortStableFunc(rs, func(a, b *record.Report) int { return cmp.Compare(b.Year, a.Year) })
}

func (b *book) reports() {
	if len(b.report) == 0 {
		return
	}
	b.reportList()
	for i, r := range b.report {
		b.reportPage(i, r)
	}
}

func reportAddress(r *record.Report) string { return "reports/" + strconv.Itoa(r.Year) + ".html" }

func (b *book) reportPage(i int, r *record.Report) {
	year := strconv.Itoa(r.Year) + "年"
	p := &reportPage{
		frame:   b.in("reports", link{Name: year}),
		Heading: lines(r.Title),
		Facts:   reportFacts(r),
		Notice:  withdrawal(r.Status, r.Withdrawn, r.WithdrawnOn, "本报告已撤回"),
	}
	p.Draft = r.Status == statusDraft
	p.Metas = articleMetas(r.Title, r.Published, r.Unit, "", r.Title+"全文")
	p.Thing = reportThing(r)
	if i+1 < len(b.report) {
		p.Prev = &link{Name: b.report[i+1].Title, URL: reportAddress(b.report[i+1])}
	}
	if i > 0 {
		p.Next = &link{Name: b.report[i-1].Title, URL: reportAddress(b.report[i-1])}
	}
	p.Corrections = correctionsOf(r.Corrections)
	if p.Notice == nil {
		p.Salutation, p.Signature, p.Signed = r.Salutation, r.Signature, r.Signed
		p.Outline, p.Blocks = outline(r), b.noted(r, lay(r))
		p.Figures, p.Changes = b.figureLists(r), b.changes(r)
		p.Files = append(b.downloads("reports/"+strconv.Itoa(r.Year), r.Place, r.Attachments), b.reportFiles(r)...)
		p.Events = b.restingOn(r.Year)
	}
	b.put("reports/"+strconv.Itoa(r.Year)+".md", "report", r.Title, p, "")
}

// reportFacts are what the record knows of the report as a document.
func reportFacts(r *record.Report) []fact {
	facts := []fact{{Label: "报告单位", Text: r.Unit}, {Label: "报告年度", Text: strconv.Itoa(r.Year) + "年"}}
	if !r.Start.IsZero() && !r.End.IsZero() {
		facts = append(facts, fact{Label: "报告期", Text: span(r.Start, r.End)})
	}
	if r.SubmittedTo != "" {
		facts = append(facts, fact{Label: "报送", Text: r.SubmittedTo})
	}
	facts = append(facts, dated("报送日期", r.Submitted)...)
	facts = append(facts, dated("公布日期", r.Published)...)
	return append(facts, fact{Label: "来源", Text: r.Source})
}

func dated(label string, d record.Date) []fact {
	if d.IsZero() {
		return nil
	}
	return []fact{{Label: label, Text: d.Chinese(), Date: d.String()}}
}

// withdrawal is the notice that stands in place of a withdrawn record; nil for any other.
func withdrawal(status, why string, on record.Date, title string) *notice {
	if status != statusWithdrawn {
		return nil
	}
	n := &notice{Title: title, Date: on.Chinese()}
	if why != "" {
		n.Text = "撤回理由：" + why
	}
	return n
}

// articleMetas are the content-page tags of NORMS 4.3 that have a value.
func articleMetas(title string, published record.Date, source, author, description string) []meta {
	var tags []meta
	for _, m := range []meta{
		{"ArticleTitle", title}, {"PubDate", published.String()}, {"ContentSource", source}, {"Author", author}, {"Description", description},
	} {
		if m.Content != "" {
			tags = append(tags, m)
		}
	}
	return tags
}

func correctionsOf(cs []record.Correction) []correction {
	var list []correction
	for _, c := range cs {
		list = append(list, correction{c.Date.String(), c.Date.Chinese(), c.What, c.Why})
	}
	return list
}

// changes are the indicators that an earlier report states too, figure by figure.
func (b *book) changes(r *record.Report) []changeLine {
	var lines []changeLine
	for i := range r.Figures {
		f := &r.Figures[i]
		if c := b.trends.changed(r.Year, f); c != nil && b.trends.isPoint(r.Year, f) {
			lines = append(lines, changeLine{f.Name, "#f-" + f.ID, quantityOf(f).String(), *c})
		}
	}
	return lines
}

// isPoint tells whether a figure is the one that counts for its indicator in its year.
func (t trends) isPoint(year int, f *record.Figure) bool {
	return slices.ContainsFunc(t.points[f.Indicator], func(p point) bool { return p.year == year && p.figure == f })
}

// downloads publishes the files that lie beside a record.
func (b *book) downloads(address string, place record.Place, files []record.Attachment) []download {
	var list []download
	for _, a := range files {
		file := path.Join(path.Dir(place.File), a.File)
		url := b.attach(path.Join(address, path.Base(a.File)), file)
		list = append(list, download{a.Title, url, b.fileNote(file)})
	}
	return list
}

// reportList is reports/index.html.
func (b *book) reportList() {
	type entry struct {
		link
		Facts []string `json:"facts,omitempty"`
	}
	p := &struct {
		frame
		Reports []entry `json:"reports"`
	}{frame: b.in("reports")}
	for _, r := range b.report {
		e := entry{link: link{Name: r.Title, URL: reportAddress(r), Note: strconv.Itoa(r.Year) + "年"}}
		switch {
		case r.Status == statusWithdrawn:
			e.Facts = append(e.Facts, "已撤回")
		case r.Status == statusDraft:
			e.Facts = append(e.Facts, "草稿")
		}
		if !r.Published.IsZero() {
			e.Facts = append(e.Facts, r.Published.Chinese()+"公布")
		}
		if n := len(r.Figures); n > 0 && r.Status != statusWithdrawn {
			e.Facts = append(e.Facts, fmt.Sprintf("标出%d项数字", n))
		}
		if n := len(r.Corrections); n > 0 {
			e.Facts = append(e.Facts, fmt.Sprintf("更正%d处", n))
		}
		p.Reports = append(p.Reports, e)
	}
	b.put("reports/_index.md", "reports", "年度报告", p, "")
}

// lines cuts a report's title where its writer would: after the year, 样例县甲样镇2024年 | 法治政府建设年度报告.
func lines(title string) []string {
	at := strings.Index(title, "年")
	if at < 4 || strings.TrimLeft(title[at-4:at], "0123456789") != "" || at+len("年") == len(title) {
		return []string{title}
	}
	at += len("年")
	return []string{title[:at], title[at:]}
}
