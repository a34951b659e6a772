package page

import (
	"strconv"

	"pufa/generator/record"
)

// front is the home page: the latest report's headline figures, what happened lately, which day comes next, and the ways in.
func (b *book) front() {
	p := &struct {
		frame
		Report  *link        `json:"report,omitempty"`
		Year    string       `json:"year,omitempty"`
		Figures []figureLine `json:"figures,omitempty"`
		Events  []entry      `json:"events,omitempty"`
		Days    []dayLine    `json:"days,omitempty"`
		Ways    []link       `json:"ways"`
	}{}
	p.Description = b.site.Unit + "法治建设公开：年度报告、普法活动、普法日历。"
	p.Metas = []meta{{"ColumnType", "首页"}}
	p.Thing = b.unitThing()
	if r := b.latest(); r != nil {
		p.Report = &link{Name: r.Title, URL: reportAddress(r)}
		p.Year = strconv.Itoa(r.Year) + "年"
		for _, f := range headlines(r) {
			p.Figures = append(p.Figures, b.line(r, f))
		}
	}
	var recent []*record.Campaign
	for _, c := range b.campaign {
		if c.Status != statusWithdrawn && len(recent) < 6 {
			recent = append(recent, c)
		}
	}
	p.Events = b.entries(recent)
	p.Days = b.coming(5)
	for i := range p.Days {
		p.Days[i].Events, p.Days[i].Source, p.Days[i].Basis = nil, "", ""
	}
	for _, c := range b.columns {
		if c.ID != "about" {
			p.Ways = append(p.Ways, link{Name: c.Name, URL: c.ID + "/index.html", Note: c.Description})
		}
	}
	b.put("_index.md", "front", b.site.Name, p, "")
}

// latest is the newest report that stands; nil where there is none.
func (b *book) latest() *record.Report {
	for _, r := range b.report {
		if r.Status != statusWithdrawn {
			return r
		}
	}
	return nil
}

// headlines are the figures that the report's record names for the home page, at most eight; where it names none, its first six with an indicator.
func headlines(r *record.Report) []*record.Figure {
	var named, first []*record.Figure
	for i := range r.Figures {
		f := &r.Figures[i]
		if f.Headline && len(named) < 8 {
			named = append(named, f)
		}
		if f.Indicator != "" && len(first) < 6 {
			first = append(first, f)
		}
	}
	if len(named) > 0 {
		return named
	}
	return first
}
