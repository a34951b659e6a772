package page

import (
	"strconv"
	"strings"

	"pufa/generator/record"
)

// A figureList is the figures of one part of a report.
type figureList struct {
	Name  string       `json:"name,omitempty"`
	URL   string       `json:"url,omitempty"`
	Lines []figureLine `json:"lines"`
}

// A figureLine is one figure as lists show it: name, bound, number and unit, where it stands, how it moved, what it is a part of.
type figureLine struct {
	ID     string  `json:"id"`
	Name   string  `json:"name"`
	Bound  string  `json:"bound,omitempty"`
	Number string  `json:"number"`
	Unit   string  `json:"unit,omitempty"`
	Long   bool    `json:"long,omitempty"` // too many digits to be set large
	Quote  string  `json:"quote"`
	URL    string  `json:"url"`
	Change *change `json:"change,omitempty"`
	Rate   *share  `json:"rate,omitempty"`
	Data   string  `json:"data,omitempty"` // where a program learns what the number comes from
}

// A share says what a rate follows from, and draws it as part of whole.
type share struct {
	Part  string `json:"part"`  // 办结63件
	Whole string `json:"whole"` // 接到65件
	Bar   chart  `json:"bar"`
}

// figureLists are a report's figures by the heading that they stand under.
func (b *book) figureLists(r *record.Report) []figureList {
	numbers := r.Numbers()
	heads := map[string]int{} // number of a section → index of the heading it belongs to; -1: none
	head := -1
	for i := range r.Sections {
		if s := &r.Sections[i]; isHeading(s) && s.Level <= 2 {
			head = i
		}
		heads[numbers[i]] = head
	}
	shares := b.shares(r)
	var lists []figureList
	last := -2
	for i := range r.Figures {
		f := &r.Figures[i]
		at, ok := heads[f.Section]
		if !ok {
			at = -1
		}
		if at != last || len(lists) == 0 {
			list := figureList{}
			if at >= 0 {
				list.Name, list.URL = headingName(&r.Sections[at]), "#"+anchor(numbers[at])
			}
			lists, last = append(lists, list), at
		}
		line := b.line(r, f)
		line.URL = "#t-" + f.ID
		line.Rate, line.Data = shares[f.ID], b.figureData(r.Year, f)
		lists[len(lists)-1].Lines = append(lists[len(lists)-1].Lines, line)
	}
	return lists
}

// line is one figure as lists show it, its address that of its line on the report's page.
func (b *book) line(r *record.Report, f *record.Figure) figureLine {
	q := quantityOf(f)
	return figureLine{
		ID: f.ID, Name: f.Name, Bound: q.bound, Number: q.number, Unit: q.unit, Long: len(q.number) > 7, Quote: f.Quote,
		URL: figureAddress(r.Year, f), Change: b.trends.changed(r.Year, f),
	}
}

// shares are the rates of a report: id of the rate's figure → what it follows from.
func (b *book) shares(r *record.Report) map[string]*share {
	byID := map[string]*record.Figure{}
	for i := range r.Figures {
		byID[r.Figures[i].ID] = &r.Figures[i]
	}
	shares := map[string]*share{}
	for _, rate := range r.Rates {
		f, part, whole := byID[rate.Figure], byID[rate.Part], byID[rate.Whole]
		if f == nil || part == nil || whole == nil || whole.Value <= 0 {
			continue
		}
		shares[f.ID] = &share{
			Part:  part.Name + quantityOf(part).String(),
			Whole: whole.Name + quantityOf(whole).String(),
			Bar:   partOfWhole(f, part, whole),
		}
	}
	return shares
}

// sectionName is a section as people cite it: the headings above it, then its own marker.
func sectionName(r *record.Report, number string) string {
	numbers := r.Numbers()
	names := map[string]string{}
	for i := range r.Sections {
		s := &r.Sections[i]
		names[numbers[i]] = headingName(s)
		if !isHeading(s) {
			names[numbers[i]] = s.Marker
		}
	}
	var path []string
	steps := strings.Split(number, ".")
	for i := range steps {
		if name := names[strings.Join(steps[:i+1], ".")]; name != "" {
			path = append(path, name)
		}
	}
	return strings.Join(path, " › ")
}

// figures is the page 数说法治: every indicator over the years.
func (b *book) figures() {
	if len(b.trends.order) == 0 {
		return
	}
	type year struct {
		Year    string `json:"year"`
		Value   string `json:"value"`
		Quote   string `json:"quote"`
		Section string `json:"section"`
		URL     string `json:"url"`
	}
	type indicator struct {
		figureLine
		Latest string `json:"latest"` // the year that Number belongs to
		Years  []year `json:"years"`
		Chart  *chart `json:"chart,omitempty"`
	}
	type group struct {
		Name       string      `json:"name,omitempty"`
		ID         string      `json:"id"`
		Indicators []indicator `json:"indicators"`
	}
	p := &struct {
		frame
		Groups []group    `json:"groups"`
		From   string     `json:"from"`
		To     string     `json:"to"`
		Files  []download `json:"files,omitempty"`
	}{frame: b.in("figures"), Files: b.offers(offer{"data/figures.csv", "全部数字"}, offer{"data/figures.xlsx", "全部数字"})}
	groups := map[string]int{}
	first, last := 9999, 0
	for _, id := range b.trends.order {
		points := b.trends.points[id]
		newest := points[len(points)-1]
		line := b.line(newest.report, newest.figure)
		line.ID = "i-" + id
		line.Rate = b.shares(newest.report)[newest.figure.ID]
		in := indicator{figureLine: line, Latest: strconv.Itoa(newest.year) + "年", Chart: b.trendChart(points)}
		for _, pt := range points {
			in.Years = append(in.Years, year{
				Year: strconv.Itoa(pt.year) + "年", Value: quantityOf(pt.figure).String(), Quote: pt.figure.Quote,
				Section: sectionName(pt.report, pt.figure.Section), URL: "reports/" + strconv.Itoa(pt.year) + ".html#t-" + pt.figure.ID,
			})
			first, last = min(first, pt.year), max(last, pt.year)
		}
		theme := b.themeOf(newest)
		at, ok := groups[theme.ID]
		if !ok {
			at = len(p.Groups)
			groups[theme.ID] = at
			g := group{ID: "g-" + theme.ID, Name: theme.Name}
			if theme.ID == "" {
				g.ID, g.Name = "g-other", "其他"
			}
			p.Groups = append(p.Groups, g)
		}
		p.Groups[at].Indicators = append(p.Groups[at].Indicators, in)
	}
	if len(p.Groups) == 1 && p.Groups[0].ID == "g-other" {
		p.Groups[0].Name = ""
	}
	p.From, p.To = strconv.Itoa(first), strconv.Itoa(last)
	b.put("figures/_index.md", "figures", "数说法治", p, "")
}
