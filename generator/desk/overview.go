package desk

import (
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// overview is the desk's first page.
func (d *Desk) overview(w http.ResponseWriter, r *http.Request) {
	if !exists(d.path("data/site.toml")) {
		d.page(w, r, "empty", "开始", struct {
			Root   string
			Create bool
		}{d.o.Root, d.o.Create != nil})
		return
	}
	ws, faults, err := d.shelf.fresh()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	drafts, err := d.drafts()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	var dues []finding.Finding
	if d.o.Due != nil {
		dues = d.o.Due(ws, d.o.Now())
	}
	var unlisted int
	for i := range ws.Campaigns {
		if ws.Campaigns[i].Status == "draft" {
			unlisted++
		}
	}
	slices.SortStableFunc(faults, func(a, b finding.Finding) int { return a.Severity.Rank() - b.Severity.Rank() })
	d.page(w, r, "overview", "工作台", struct {
		Due       []finding.Finding
		Drafts    []*draft
		Hidden    int
		Errors    int
		Warnings  int
		Faults    []finding.Finding
		Recent    []record.Campaign
		Published *published
		Lacks     bool
		Publishes bool
		Previews  bool
		Counts    bool
	}{dues, drafts, unlisted, finding.Count(faults, finding.Error), finding.Count(faults, finding.Warning),
		faults[:min(len(faults), 5)], lastEvents(ws, 5), d.lastPublished(), lacking(ws.Site), d.o.Publish != nil, d.o.Render != nil, d.o.Limits != nil})
}

// lacking tells that the town's own data wants what every page needs.
func lacking(s record.Site) bool {
	return s.Name == "" || s.Town == "" || s.Unit == "" || s.Source == ""
}

// events is the list of all events, by year, searched by title, place and organiser.
func (d *Desk) events(w http.ResponseWriter, r *http.Request) {
	ws, _, err := d.shelf.fresh()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	query, status := strings.TrimSpace(r.URL.Query().Get("q")), r.URL.Query().Get("status")
	year := r.URL.Query().Get("year")
	var years []string
	var found []record.Campaign
	for i := len(ws.Campaigns) - 1; i >= 0; i-- {
		c := ws.Campaigns[i]
		y := fmt.Sprint(c.Year)
		if !slices.Contains(years, y) {
			years = append(years, y)
		}
		text := c.Title + c.Village + c.Location + c.Organiser
		if (year == "" || year == y) && (status == "" || status == c.Status) && (query == "" || strings.Contains(text, query)) {
			found = append(found, c)
		}
	}
	total := len(found)
	const most = 200
	d.page(w, r, "events", "活动", struct {
		Query, Year, Status string
		Years               []string
		Found               []record.Campaign
		Total               int
		Cut                 bool
	}{query, year, status, years, found[:min(total, most)], total, total > most})
}

// checkShow is every finding of the workspace.
func (d *Desk) checkShow(w http.ResponseWriter, r *http.Request) {
	faults, err := d.findings()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	d.page(w, r, "check", "检查", grouped(faults))
}

// A faultGroup is findings of one rule: those that are shown, and those that are shown when someone asks, since they say the same of other places.
type faultGroup struct{ Shown, More []finding.Finding }

const alikeShown = 2

// grouped puts findings of one rule together, errors first.
func grouped(faults []finding.Finding) []faultGroup {
	slices.SortStableFunc(faults, func(a, b finding.Finding) int { return a.Severity.Rank() - b.Severity.Rank() })
	var groups []faultGroup
	for _, f := range faults {
		i := slices.IndexFunc(groups, func(g faultGroup) bool { return g.Shown[0].Rule == f.Rule && g.Shown[0].Severity == f.Severity })
		switch {
		case i < 0:
			groups = append(groups, faultGroup{Shown: []finding.Finding{f}})
		case f.Severity == finding.Error || len(groups[i].Shown) < alikeShown:
			groups[i].Shown = append(groups[i].Shown, f)
		default:
			groups[i].More = append(groups[i].More, f)
		}
	}
	return groups
}

// findings are those of reading and of all further checks.
func (d *Desk) findings() ([]finding.Finding, error) {
	ws, faults, err := d.shelf.fresh()
	if err != nil {
		return nil, err
	}
	faults = slices.Clone(faults)
	if d.o.Rules != nil {
		faults = append(faults, d.o.Rules(ws, d.o.Now())...)
	}
	if d.o.Settle != nil {
		faults = d.o.Settle(faults, ws)
	}
	finding.Sort(faults)
	return faults, nil
}

// create writes the records that an empty workspace begins with.
func (d *Desk) create(w http.ResponseWriter, r *http.Request) {
	if d.o.Create == nil {
		d.refuse(w, r, http.StatusNotFound, "不能新建")
		return
	}
	if err := d.o.Create(); err != nil {
		d.broken(w, r, err)
		return
	}
	if err := os.MkdirAll(d.path("data/campaigns"), 0o755); err != nil {
		d.broken(w, r, err)
		return
	}
	if _, _, err := d.shelf.fresh(); err != nil {
		d.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/town/names", http.StatusSeeOther)
}
