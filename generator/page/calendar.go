package page

import (
	"fmt"
	"slices"
	"strconv"

	"pufa/generator/record"
)

// A dayLine is one legal-awareness day in one year.
type dayLine struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	When   string `json:"when"`
	Date   string `json:"date"`
	Note   string `json:"note,omitempty"`   // 第10个 · 地方宣传月
	Motto  string `json:"motto,omitempty"`  // the year's theme
	Basis  string `json:"basis,omitempty"`  // the law behind it
	State  string `json:"state,omitempty"`  // past, now, next
	Source string `json:"source,omitempty"` // where the day is taken from
	Events []link `json:"events,omitempty"` // the town's campaigns for it, this year's and the last's
	from   record.Date
	to     record.Date
}

// dayLines are the verified days of a year in order, each past, running or coming as the site's day sees it; the first coming one is next.
func (b *book) dayLines(year int) []dayLine {
	var lines []dayLine
	for _, d := range b.days {
		from, to, ok := d.In(year)
		if !ok || d.First > year {
			continue
		}
		line := dayLine{
			ID: d.ID, Name: d.Name, When: shortSpan(from, to), Date: from.String(), Note: ordinal(&d, year),
			Motto: motto(&d, year), Basis: d.Basis, Source: d.Source, from: from, to: to,
		}
		if wholeMonth(from, to) {
			line.When = fmt.Sprintf("%d月", from.Month)
		}
		if d.Basis == "" {
			line.Basis = d.Law
		}
		if d.Local {
			line.Note = joined(line.Note, "地方自定")
		}
		if d.ByNotice(year) {
			line.Note = joined(line.Note, "具体日期以当年通知为准")
		}
		switch {
		case to.Before(b.today):
			line.State = "past"
		case !b.today.Before(from):
			line.State = "now"
		}
		for _, c := range b.campaign {
			if c.Day == d.ID && c.Status != statusWithdrawn && len(line.Events) < 3 {
				line.Events = append(line.Events, link{Name: c.Title, URL: campaignAddress(c), Note: when(c)})
			}
		}
		lines = append(lines, line)
	}
	slices.SortStableFunc(lines, func(a, b dayLine) int { return a.from.Time().Compare(b.from.Time()) })
	if i := slices.IndexFunc(lines, func(l dayLine) bool { return l.State == "" }); i >= 0 {
		lines[i].State = "next"
	}
	return lines
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

func wholeMonth(from, to record.Date) bool {
	return from.Day == 1 && record.DateOf(from.Time().AddDate(0, 1, -1)) == to
}

// coming are the next days from the site's day on, this year's and the next's.
func (b *book) coming(n int) []dayLine {
	var lines []dayLine
	for year := b.today.Year; year <= b.today.Year+1; year++ {
		for _, l := range b.dayLines(year) {
			if l.State == "past" || len(lines) == n {
				continue
			}
			if year > b.today.Year {
				l.When = strconv.Itoa(year) + "年" + l.When
			}
			lines = append(lines, l)
		}
	}
	return lines
}

func (b *book) calendar() {
	if len(b.days) == 0 {
		return
	}
	type month struct {
		Name string    `json:"name"`
		ID   string    `json:"id"`
		Days []dayLine `json:"days"`
	}
	p := &struct {
		frame
		Year   string     `json:"year"`
		Coming *link      `json:"coming,omitempty"` // to the day that runs or comes next
		Today  string     `json:"today"`
		Months []month    `json:"months"`
		Files  []download `json:"files,omitempty"`
		Host   string     `json:"host,omitempty"` // of the calendar's file, for programs that subscribe to it
	}{frame: b.in("calendar"), Files: b.offers(offer{calendarFile, "日历文件"}), Host: b.calendarHost(), Year: strconv.Itoa(b.today.Year), Today: b.today.Chinese()}
	for _, l := range b.dayLines(b.today.Year) {
		name := fmt.Sprintf("%d月", l.from.Month)
		if n := len(p.Months); n == 0 || p.Months[n-1].Name != name {
			p.Months = append(p.Months, month{Name: name, ID: fmt.Sprintf("m-%d", l.from.Month)})
		}
		last := &p.Months[len(p.Months)-1]
		last.Days = append(last.Days, l)
		if p.Coming == nil && (l.State == "now" || l.State == "next") {
			p.Coming = &link{Name: map[string]string{"now": "正在进行：", "next": "下一个："}[l.State] + l.Name, URL: "#d-" + l.ID, Note: l.When}
		}
	}
	b.put("calendar/_index.md", "calendar", p.Year+"年普法日历", p, "")
}

// motto is what a notice named as a day's theme in a year, or nothing.
func motto(d *record.Day, year int) string {
	for _, t := range d.Themes {
		if t.Year == year {
			return t.Text
		}
	}
	return ""
}

// ordinal is 第10个 for the tenth year of a counted day, or nothing.
func ordinal(d *record.Day, year int) string {
	if n := d.Ordinal(year); n > 0 {
		return fmt.Sprintf("第%d个", n)
	}
	return ""
}
