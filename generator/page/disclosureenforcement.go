package page

import (
	"fmt"
	"slices"
	"strconv"

	"pufa/generator/record"
)

const enforcementColumn = "行政执法公示"

type resultPage struct {
	frame
	Heading string  `json:"heading"`
	Notice  *notice `json:"notice,omitempty"`
	Facts   []fact  `json:"facts"`
	Foot    []fact  `json:"foot"`
}

// enforcement is disclosure/enforcement/: what is published before enforcing, the results, the years' counts.
func (b *book) enforcement() {
	e := b.records.Enforcement
	if !b.enforcing() {
		return
	}
	type power struct {
		Name  string `json:"name"`
		Kind  string `json:"kind"`
		Basis string `json:"basis"`
		How   string `json:"how,omitempty"`
	}
	type officer struct {
		Certificate string `json:"certificate"`
		Scope       string `json:"scope,omitempty"`
		Until       string `json:"until,omitempty"`
	}
	type yearCounts struct {
		Name  string       `json:"name"`
		Lines []figureLine `json:"lines"`
		Foot  string       `json:"foot,omitempty"`
	}
	p := &struct {
		frame
		Facts    []fact       `json:"facts,omitempty"`
		Powers   []power      `json:"powers,omitempty"`
		Officers []officer    `json:"officers,omitempty"`
		Years    []yearCounts `json:"years,omitempty"`
		Entries  []entry      `json:"entries,omitempty"`
		Ways     []link       `json:"ways,omitempty"`
		Files    []download   `json:"files,omitempty"`
	}{frame: b.in("disclosure", link{Name: enforcementColumn})}
	p.Description = b.site.Unit + "行政执法公示：执法主体、人员、事项、依据和结果。"
	if e != nil {
		for _, f := range []struct{ label, text string }{{"执法主体", e.Agency}, {"电话", e.Phone}, {"地址", e.Address}, {"救济渠道", e.Remedies}, {"依据", e.Source}} {
			if f.text != "" {
				p.Facts = append(p.Facts, fact{Label: f.label, Text: f.text})
			}
		}
		p.Facts = append(p.Facts, dated("更新日期", e.Updated)...)
		for _, x := range e.Powers {
			p.Powers = append(p.Powers, power{x.Name, x.Kind, x.Basis, x.Procedure})
		}
		for _, x := range e.Officers {
			p.Officers = append(p.Officers, officer{x.Certificate, x.Scope, x.Until.Chinese()})
		}
	}
	for _, y := range slices.Backward(b.records.EnforcementYears) {
		lines := make([]figureLine, len(y.Counts))
		for i := range y.Counts {
			lines[i] = figureLine{Name: y.Counts[i].Name, Number: plain(y.Counts[i].Value), Unit: y.Counts[i].Unit, Bound: bounded(y.Counts[i].Bound, ""), Long: y.Counts[i].Value >= 1e7}
		}
		p.Years = append(p.Years, yearCounts{strconv.Itoa(y.Year) + "年", lines, "来源：" + y.Source})
	}
	for from := 0; from < len(b.result); {
		to := from
		for to < len(b.result) && b.result[to].Year == b.result[from].Year {
			to++
		}
		p.Ways = append(p.Ways, b.resultList(b.result[from].Year, b.result[from:to]))
		from = to
	}
	p.Entries = resultEntries(b.result[:min(len(b.result), 10)])
	p.Files = b.offers(offer{"data/disclosure/enforcement.csv", "执法结果"}, offer{"data/disclosure/enforcement.xlsx", "执法结果"})
	b.put("disclosure/enforcement/_index.md", "disclosure-enforcement", enforcementColumn, p, "")
	for _, r := range b.result {
		b.resultPage(r)
	}
}

func resultAddress(r *record.Result) string {
	return fmt.Sprintf("disclosure/enforcement/%d/%s.html", r.Year, r.Slug)
}

// resultList writes a year's results over as many pages as they need, and returns the way to them.
func (b *book) resultList(year int, rs []*record.Result) link {
	page := func(i int) string {
		if i == 0 {
			return fmt.Sprintf("disclosure/enforcement/%d.html", year)
		}
		return fmt.Sprintf("disclosure/enforcement/%d-p%d.html", year, i+1)
	}
	pages := (len(rs) + perPage - 1) / perPage
	for i := range pages {
		heading := strconv.Itoa(year) + "年行政执法结果"
		p := &campaignList{
			frame:   b.in("disclosure", link{Name: enforcementColumn, URL: "disclosure/enforcement/index.html"}, link{Name: strconv.Itoa(year) + "年"}),
			Heading: heading, Entries: resultEntries(rs[i*perPage : min(len(rs), (i+1)*perPage)]),
		}
		p.Description = b.site.Town + heading
		if pages > 1 {
			p.Lead = fmt.Sprintf("共%d件，第%d页，共%d页。", len(rs), i+1, pages)
			for j := range pages {
				p.Pager = append(p.Pager, link{Name: strconv.Itoa(j + 1), URL: page(j), Here: i == j})
			}
			p.Pager = shortPager(p.Pager, i)
		}
		b.put(contentOf(page(i)), "campaigns", heading, p, "")
	}
	return link{Name: strconv.Itoa(year) + "年", URL: page(0), Count: strconv.Itoa(len(rs))}
}

func resultEntries(rs []*record.Result) []entry {
	list := make([]entry, len(rs))
	for i, r := range rs {
		e := entry{Name: r.Hidden(r.Title), URL: resultAddress(r), When: r.Decided.Chinese(), Note: r.Kind}
		switch {
		case withdrawnResult(r):
			e.Status = "已撤回"
		case r.Status == statusDraft:
			e.Status = "草稿"
		default:
			e.Note += " · " + r.Shown()
		}
		list[i] = e
	}
	return list
}

// withdrawnResult tells that a decision may stand on the site no more: it was taken back, or changed or annulled (行政处罚法 art. 48).
func withdrawnResult(r *record.Result) bool {
	return r.Status == statusWithdrawn || !r.Annulled.IsZero()
}

func (b *book) resultPage(r *record.Result) {
	year := strconv.Itoa(r.Year)
	heading := r.Hidden(r.Title)
	p := &resultPage{
		frame: b.in("disclosure", link{Name: enforcementColumn, URL: "disclosure/enforcement/index.html"},
			link{Name: year + "年", URL: "disclosure/enforcement/" + year + ".html"}, link{Name: heading}),
		Heading: heading, Foot: []fact{{Label: "来源", Text: r.Source}},
	}
	p.Draft = r.Status == statusDraft
	p.Metas = articleMetas(heading, r.Published, r.Agency, "", "")
	p.Facts = []fact{{Label: "类别", Text: r.Kind}, {Label: "文号", Text: r.Number}, {Label: "执法机关", Text: r.Agency}}
	if withdrawnResult(r) {
		p.Notice = &notice{Title: "本条执法结果已撤回", Date: r.WithdrawnOn.Chinese()}
		if r.Withdrawn != "" {
			p.Notice.Text = "撤回理由：" + r.Hidden(r.Withdrawn)
		}
		b.put(contentOf(resultAddress(r)), "disclosure-result", heading, p, "")
		return
	}
	for _, f := range []struct{ label, text string }{{"相对人", r.Shown()}, {"事由", r.Hidden(r.Facts)}, {"执法依据", r.Basis}, {"结论", r.Hidden(r.Outcome)}} {
		if f.text != "" {
			p.Facts = append(p.Facts, fact{Label: f.label, Text: f.text})
		}
	}
	p.Facts = append(append(p.Facts, dated("决定日期", r.Decided)...), dated("公示日期", r.Published)...)
	b.put(contentOf(resultAddress(r)), "disclosure-result", heading, p, "")
}
