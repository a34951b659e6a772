package feed

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"pufa/generator/record"
)

// calendars adds calendar/calendar.ics (the legal-awareness days of this year and the next, and every dated event of this year and the year
// before) and one .ics beside each dated event's page.
func calendars(files map[string][]byte, ws *record.Workspace, now time.Time) {
	year := now.Year()
	all := newCalendar(ws.Site.Name + " · 普法日历")
	for y := year; y <= year+1; y++ {
		for i := range ws.Calendar {
			all.day(ws, &ws.Calendar[i], y)
		}
	}
	for i := range ws.Campaigns {
		c := &ws.Campaigns[i]
		start, end := days(c)
		if doubted(c) || c.Kind != "event" || start.IsZero() {
			continue
		}
		one := newCalendar("")
		one.event(ws, c, start, end)
		files[strings.TrimSuffix(campaignPath(c), ".html")+".ics"] = one.close()
		if start.Year >= year-1 {
			all.event(ws, c, start, end)
		}
	}
	if all.events > 0 {
		files["calendar/calendar.ics"] = all.close()
	}
}

// A calendar is an iCalendar object under way (RFC 5545): lines end in CRLF and are folded at 75 octets, never inside a character.
type calendar struct {
	b      strings.Builder
	events int
}

func newCalendar(name string) *calendar {
	c := &calendar{}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//pufa//pufa//ZH")
	c.line("CALSCALE", "GREGORIAN")
	if name != "" {
		c.line("X-WR-CALNAME", escape(name))
		c.line("X-WR-TIMEZONE", "Asia/Shanghai")
	}
	return c
}

// day adds a legal-awareness day as it falls in a year. Only verified days are stated as fact.
func (c *calendar) day(ws *record.Workspace, d *record.Day, year int) {
	start, end, ok := d.In(year)
	if !ok || !d.Verified {
		return
	}
	name := d.Name
	if n := d.Ordinal(year); n > 0 {
		name = fmt.Sprintf("第%d个%s", n, d.Name)
	}
	var about []string
	for _, t := range d.Themes {
		if t.Year == year && t.Text != "" {
			about = append(about, "主题："+t.Text)
		}
	}
	if d.ByNotice(year) {
		about = append(about, "具体日期以当年通知为准")
	}
	if d.Basis != "" {
		about = append(about, "依据："+d.Basis)
	}
	stamp := record.Date{Year: year, Month: time.January, Day: 1}
	c.add(uuid(ws.Site.Unit, "calendar/"+d.ID+"/"+strconv.Itoa(year)), stamp, start, end, name, strings.Join(about, "\n"), "")
}

// event adds a campaign that has days.
func (c *calendar) event(ws *record.Workspace, e *record.Campaign, start, end record.Date) {
	stamp := e.Published
	if stamp.IsZero() {
		stamp = start
	}
	place := e.Location
	if place == "" {
		place = e.Village
	}
	c.add(uuid(ws.Site.Unit, campaignPath(e)), stamp, start, end, e.Title, e.Summary, place)
}

// add writes one all-day event; DTEND is the day after the last (RFC 5545, 3.6.1). The stamp comes from the record, so that builds repeat.
func (c *calendar) add(uid string, stamp, start, end record.Date, title, about, place string) {
	c.events++
	c.line("BEGIN", "VEVENT")
	c.line("UID", uid)
	c.line("DTSTAMP", stamp.Time().Format("20060102T000000Z"))
	c.line("DTSTART;VALUE=DATE", start.Time().Format("20060102"))
	c.line("DTEND;VALUE=DATE", end.Time().AddDate(0, 0, 1).Format("20060102"))
	c.line("SUMMARY", escape(title))
	if about != "" {
		c.line("DESCRIPTION", escape(about))
	}
	if place != "" {
		c.line("LOCATION", escape(place))
	}
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
}

func (c *calendar) close() []byte {
	c.line("END", "VCALENDAR")
	return []byte(c.b.String())
}

// line writes one content line, folded.
func (c *calendar) line(name, value string) {
	text, limit := name+":"+value, 75
	for len(text) > limit {
		cut := limit
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		c.b.WriteString(text[:cut] + "\r\n ")
		text, limit = text[cut:], 74 // the blank that opens a folded line counts
	}
	c.b.WriteString(text + "\r\n")
}

// escape makes a text value (RFC 5545, 3.3.11); control characters other than line ends have no place in one.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return escaper.Replace(s)
}

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)
