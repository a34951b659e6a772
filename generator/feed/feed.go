// Package feed turns records into what other programs subscribe to: Atom and JSON Feed of what was published, iCalendar of the
// legal-awareness days and the events.
//
// In: the records and the day of the build. Out: files by their path in the site, the same bytes for the same records. A record without a date
// stands in no feed: the formats ask for one, and none is made up. Drafts and withdrawn records never appear.
package feed

import (
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	"pufa/generator/record"
)

// Options say from which day the calendar looks.
type Options struct {
	Now time.Time
}

// newest is how many entries a feed holds: what a reader who looks once a month has missed.
const newest = 50

// Make gives feed.xml, feed.json, the same under reports/, campaigns/ and disclosure/, calendar/calendar.ics and one .ics beside each dated event. A
// feed without an entry is not made.
func Make(ws *record.Workspace, o Options) (map[string][]byte, error) {
	files := map[string][]byte{}
	reports, campaigns, disclosed := reportEntries(ws), campaignEntries(ws), disclosureEntries(ws)
	for _, c := range []channel{
		{dir: "", title: ws.Site.Name, entries: slices.Concat(reports, campaigns, disclosed)},
		{dir: "reports/", title: ws.Site.Name + " · 年度报告", entries: reports},
		{dir: "campaigns/", title: ws.Site.Name + " · 普法活动", entries: campaigns},
		{dir: "disclosure/", title: ws.Site.Name + " · 政府信息公开", entries: disclosed},
	} {
		if len(c.entries) == 0 {
			continue
		}
		c.home, c.author, c.id = ws.Site.Address(), ws.Site.Unit, uuid(ws.Site.Unit, c.dir+"feed")
		slices.SortStableFunc(c.entries, func(a, b entry) int {
			return cmp.Or(strings.Compare(b.date.String(), a.date.String()), strings.Compare(a.path, b.path))
		})
		c.entries = c.entries[:min(len(c.entries), newest)]
		var err error
		if files[c.dir+"feed.xml"], err = c.atom(); err != nil {
			return nil, err
		}
		if files[c.dir+"feed.json"], err = c.json(); err != nil {
			return nil, err
		}
	}
	calendars(files, ws, o.Now)
	return files, nil
}

// A channel is one feed: what it is called, and its entries, newest first.
type channel struct {
	dir, title, author, id string
	home                   string // the site's address with a closing slash, "" where it isn't known
	entries                []entry
}

// address is where a page of the site is found from this feed: whole where the site's address is known, relative to the feed where not.
func (c *channel) address(path string) string {
	if c.home != "" {
		return c.home + path
	}
	return strings.Repeat("../", strings.Count(c.dir, "/")) + path
}

// An entry is one published page.
type entry struct {
	id, path, title, summary string
	date                     record.Date
}

func reportEntries(ws *record.Workspace) []entry {
	var entries []entry
	for i := range ws.Reports {
		r := &ws.Reports[i]
		if hidden(r.Status) || r.Published.IsZero() {
			continue
		}
		path := "reports/" + strconv.Itoa(r.Year) + ".html"
		entries = append(entries, entry{uuid(ws.Site.Unit, path), path, r.Title, "", r.Published})
	}
	return entries
}

func campaignEntries(ws *record.Workspace) []entry {
	var entries []entry
	for i := range ws.Campaigns {
		c := &ws.Campaigns[i]
		date := c.Published
		if date.IsZero() {
			_, date = days(c)
		}
		if doubted(c) || date.IsZero() {
			continue
		}
		path := campaignPath(c)
		entries = append(entries, entry{uuid(ws.Site.Unit, path), path, c.Title, c.Summary, date})
	}
	return entries
}

// doubted tells a campaign that is hidden, or that holds values which nobody has confirmed.
func doubted(c *record.Campaign) bool { return hidden(c.Status) || len(c.Confirm) > 0 }

// hidden tells a record that is not, or no longer, to be spread.
func hidden(status string) bool { return status == "draft" || status == "withdrawn" }

func campaignPath(c *record.Campaign) string {
	return "campaigns/" + strconv.Itoa(c.Year) + "/" + c.Slug + ".html"
}

// days are the first and the last day of an event, both zero where the record knows none.
func days(c *record.Campaign) (start, end record.Date) {
	switch {
	case !c.Date.IsZero():
		return c.Date, c.Date
	case c.End.IsZero():
		return c.Start, c.Start
	case c.Start.IsZero():
		return c.End, c.End
	}
	return c.Start, c.End
}

// uuid names a thing for good (RFC 9562, version 5) from the unit that publishes it and its path, so that a site that moves keeps its entries.
func uuid(unit, path string) string {
	sum := sha1.Sum([]byte("pufa\x00" + unit + "\x00" + path))
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	h := hex.EncodeToString(sum[:16])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
