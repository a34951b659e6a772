package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// A said is what one year's report says of a field of work, word for word.
type said struct {
	Kind   string  `json:"kind"` // 做法, 问题, 安排
	Name   string  `json:"name"` // the section's heading
	URL    string  `json:"url"`
	Report string  `json:"report"` // reports/2023.html
	Blocks []block `json:"blocks"`
}

type workYear struct {
	Year  string `json:"year"`
	ID    string `json:"id"`
	Parts []said `json:"parts"`
}

// A series is one indicator in the years that a page shows; a year without it is empty.
type series struct {
	Name   string   `json:"name"`
	URL    string   `json:"url"`
	Values []string `json:"values"`
}

type workPage struct {
	frame
	Heading string     `json:"heading"`
	Lead    string     `json:"lead,omitempty"`
	Years   []workYear `json:"years,omitempty"`
	Columns []string   `json:"columns,omitempty"` // the years of the figures' table
	Series  []series   `json:"series,omitempty"`
	Events  []entry    `json:"events,omitempty"`
	More    *link      `json:"more,omitempty"`
	Prev    *link      `json:"prev,omitempty"`
	Next    *link      `json:"next,omitempty"`
}

// work are work/index.html and a page for every field of work.
func (b *book) work() {
	themes := b.worked()
	if len(themes) == 0 {
		return
	}
	list := &struct {
		frame
		Fields []link `json:"fields"`
	}{frame: b.in("work")}
	for i, t := range themes {
		p := b.workPage(t)
		if i > 0 {
			p.Prev = &link{Name: themes[i-1].Name, URL: "work/" + themes[i-1].ID + ".html"}
		}
		if i+1 < len(themes) {
			p.Next = &link{Name: themes[i+1].Name, URL: "work/" + themes[i+1].ID + ".html"}
		}
		list.Fields = append(list.Fields, link{Name: t.Name, URL: "work/" + t.ID + ".html", Note: t.Summary, Count: holds(p, b.eventsOf(t.ID))})
		b.put("work/"+t.ID+".md", "field", t.Name, p, "")
	}
	b.put("work/_index.md", "work", "法治工作", list, "")
}

// holds says in one line what stands on the page of a field of work.
func holds(p *workPage, events []*record.Campaign) string {
	var parts []string
	for _, n := range []struct {
		count int
		what  string
	}{{len(p.Years), "年报告"}, {len(p.Series), "项数字"}, {len(events), "条活动记录"}} {
		if n.count > 0 {
			parts = append(parts, fmt.Sprintf("%d%s", n.count, n.what))
		}
	}
	return strings.Join(parts, " · ")
}

func (b *book) workPage(t record.Theme) *workPage {
	p := &workPage{frame: b.in("work", link{Name: t.Name}), Heading: t.Name, Lead: t.Summary}
	p.Description = t.Summary
	var stated []*record.Report
	for _, r := range b.report {
		if r.Status == statusWithdrawn {
			continue
		}
		if parts := saidOf(r, t.ID); len(parts) > 0 {
			year := strconv.Itoa(r.Year)
			p.Years = append(p.Years, workYear{Year: year + "年", ID: "y-" + year, Parts: parts})
			stated = append(stated, r)
		}
	}
	slices.Reverse(stated)
	p.Columns, p.Series = b.seriesOf(t, stated)
	events := b.eventsOf(t.ID)
	p.Events = b.entries(events[:min(8, len(events))])
	if len(events) > 0 {
		p.More = &link{Name: fmt.Sprintf("全部%d条活动记录", len(events)), URL: "campaigns/theme/" + t.ID + ".html"}
	}
	return p
}

func (b *book) eventsOf(theme string) []*record.Campaign {
	var events []*record.Campaign
	for _, c := range b.campaign {
		if c.Status != statusWithdrawn && slices.Contains(c.Themes, theme) {
			events = append(events, c)
		}
	}
	return events
}

// saidOf are the sections of a report that name a field of work, each with all that stands below it, told apart by the part that they belong to. A
// section below one that is already taken is not taken again.
func saidOf(r *record.Report, theme string) []said {
	numbers := r.Numbers()
	kinds := kindsOf(r, numbers)
	var parts []said
	taken := "\x00"
	for i := range r.Sections {
		s := &r.Sections[i]
		if !slices.Contains(s.Themes, theme) || strings.HasPrefix(numbers[i], taken) {
			continue
		}
		taken = numbers[i] + "."
		name := headingName(s)
		if !isHeading(s) {
			name = sectionName(r, numbers[i])
		}
		parts = append(parts, said{kinds[i], name, reportAddress(r) + "#" + anchor(numbers[i]), reportAddress(r), excerpt(r, numbers, i)})
	}
	return parts
}

// kindsOf names what each section tells by its role or that of the nearest section above it.
func kindsOf(r *record.Report, numbers []string) []string {
	roles := map[string]string{}
	kinds := make([]string, len(numbers))
	for i, n := range numbers {
		role := r.Sections[i].Role
		if role == "" {
			if dot := strings.LastIndexByte(n, '.'); dot > 0 {
				role = roles[n[:dot]]
			}
		}
		roles[n] = role
		switch role {
		case "problems":
			kinds[i] = "问题"
		case "plan":
			kinds[i] = "安排"
		default:
			kinds[i] = "做法"
		}
	}
	return kinds
}

// excerpt is a section with all that stands below it, without its heading and without anchors, which belong to the report's own page.
func excerpt(r *record.Report, numbers []string, at int) []block {
	end := at + 1
	for end < len(numbers) && strings.HasPrefix(numbers[end], numbers[at]+".") {
		end++
	}
	var l layout
	marks := marksOf(r, numbers)
	for i := at; i < end; i++ {
		s := &r.Sections[i]
		l.section(s, numbers[i], cutter{text: s.Text(), marks: marks[numbers[i]]})
	}
	if b := l.blocks[0]; b.Rank != "" {
		l.blocks = l.blocks[1:]
		if len(b.Lead) > 0 {
			l.blocks = append([]block{{Runs: b.Lead}}, l.blocks...)
		}
	}
	for i := range l.blocks {
		l.blocks[i].ID = ""
		for j := range l.blocks[i].Runs {
			l.blocks[i].Runs[j].ID = ""
		}
		for j := range l.blocks[i].Lead {
			l.blocks[i].Lead[j].ID = ""
		}
	}
	return l.blocks
}

// seriesOf are the indicators whose newest figure stands in a section of the field, with their values in the years of the reports, which come
// earliest first.
func (b *book) seriesOf(t record.Theme, reports []*record.Report) (years []string, table []series) {
	for _, r := range reports {
		years = append(years, strconv.Itoa(r.Year)+"年")
	}
	for _, id := range b.trends.order {
		points := b.trends.points[id]
		newest := points[len(points)-1]
		if b.themeOf(newest).ID != t.ID {
			continue
		}
		s := series{Name: newest.figure.Name, URL: "figures/index.html#i-" + id, Values: make([]string, len(reports))}
		for _, p := range points {
			if i := slices.Index(reports, p.report); i >= 0 {
				s.Values[i] = quantityOf(p.figure).String()
			}
		}
		table = append(table, s)
	}
	return years, table
}
