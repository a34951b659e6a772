package desk

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// eventNew offers the ways to begin: a text, a file, the last event, or nothing.
func (d *Desk) eventNew(w http.ResponseWriter, r *http.Request) {
	ws, err := d.shelf.recent()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	d.page(w, r, "new", "新活动", struct {
		Understands bool
		Last        []record.Campaign
	}{d.o.Understand != nil, lastEvents(ws, 5)})
}

// lastEvents are the newest events.
func lastEvents(ws *record.Workspace, n int) []record.Campaign {
	var list []record.Campaign
	for i := len(ws.Campaigns) - 1; i >= 0 && len(list) < n; i-- {
		if ws.Campaigns[i].Kind == "event" {
			list = append(list, ws.Campaigns[i])
		}
	}
	return list
}

// eventBegin makes a draft and opens its form.
func (d *Desk) eventBegin(w http.ResponseWriter, r *http.Request) {
	dr := &draft{ID: newDraftID(), Values: url.Values{"kind": {"event"}}}
	ws, err := d.shelf.recent()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	switch r.PostFormValue("do") {
	case "paste":
		if !d.readInto(w, r, dr, "简讯.txt", []byte(r.PostFormValue("text")), ws) {
			return
		}
	case "file":
		name, data, why := oneFile(r, "file")
		if why != "" {
			d.refuse(w, r, http.StatusBadRequest, why)
			return
		}
		if !d.readInto(w, r, dr, name, data, ws) {
			return
		}
	default:
		dr.Values.Set("source", ws.Site.Unit)
		dr.Values.Set("organiser", ws.Site.Unit)
	}
	d.openDraft(w, r, dr)
}

// openDraft keeps a new draft and goes to its form.
func (d *Desk) openDraft(w http.ResponseWriter, r *http.Request, dr *draft) {
	if err := d.keepDraft(dr); err != nil {
		d.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/draft/"+dr.ID, http.StatusSeeOther)
}

// readInto fills a draft from a document. Where that can't be, the page that says so is shown and false returned.
func (d *Desk) readInto(w http.ResponseWriter, r *http.Request, dr *draft, name string, data []byte, ws *record.Workspace) bool {
	if d.o.Understand == nil {
		d.refuse(w, r, http.StatusNotFound, "不能读文件")
		return false
	}
	read, faults, err := d.o.Understand(name, data, ws)
	if err != nil {
		d.broken(w, r, err)
		return false
	}
	if finding.Count(faults, finding.Error) > 0 {
		d.page(w, r, "unread", "没有读成", struct {
			Name   string
			Faults []finding.Finding
		}{name, faults})
		return false
	}
	if read.Kind != "campaign" && r.PostFormValue("do") == "file" && r.PostFormValue("as") != "campaign" {
		return d.otherKind(w, r, name, data, read)
	}
	d.guessYear(&read)
	c := read.Campaign
	c.Status = "published"
	if strings.HasSuffix(c.Source, ".txt") || c.Source == "" {
		c.Source = ws.Site.Unit
	}
	dr.Values, dr.Touched = valuesOf(c), true
	dr.Quotes = map[string][]string{}
	for _, v := range read.Values {
		if !slices.Contains(dr.Quotes[v.Key], v.Quote) {
			dr.Quotes[v.Key] = append(dr.Quotes[v.Key], v.Quote)
		}
	}
	dr.Quotes["date"] = append(dr.Quotes["date"], dr.Quotes["start"]...)
	return true
}

var dayInText = regexp.MustCompile(`(?:^|[^\d年])(\d{1,2})月(\d{1,2})日`)

// guessYear takes the first day that a text names without a year, as most do, for the last such day that has passed; someone has to confirm it.
func (d *Desk) guessYear(read *Understood) {
	c := &read.Campaign
	if !c.Date.IsZero() || !c.Start.IsZero() || c.Period != "" {
		return
	}
	m := dayInText.FindStringSubmatch(read.Text)
	if m == nil {
		return
	}
	quote := m[1] + "月" + m[2] + "日"
	day, why := date(quote, d.o.Now())
	if why != "" {
		return
	}
	c.Date, c.Confirm = day, append(c.Confirm, "date")
	read.Values = append(read.Values, Value{Key: "date", Value: day.String(), Quote: quote, Confirm: true})
}
