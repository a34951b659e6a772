package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// previews are the sites rendered last, by name: a draft's id, or "site" for all of it. Their addresses hold a secret instead of needing the session,
// for a page shown as nobody's sends no cookie.
type previews struct {
	secret string
	mu     sync.Mutex
	sites  map[string]Site
	order  []string
}

const previewsKept = 4

func (p *previews) put(name string, s Site) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.sites == nil {
		p.sites = map[string]Site{}
	}
	if _, there := p.sites[name]; !there {
		p.order = append(p.order, name)
	}
	p.sites[name] = s
	if len(p.order) > previewsKept {
		delete(p.sites, p.order[0])
		p.order = p.order[1:]
	}
}

func (p *previews) get(name string) (Site, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s, ok := p.sites[name]
	return s, ok
}

func (p *previews) address(name, mode, page string) string {
	return "/preview/" + p.secret + "/" + name + "/" + mode + "/" + page
}

// previewFile answers with a file of a rendered site: /preview/SECRET/NAME/MODE/PATH. The page runs in a sandbox, as nobody: it reaches nothing of
// the desk.
func (d *Desk) previewFile(w http.ResponseWriter, r *http.Request) {
	parts := strings.SplitN(strings.TrimPrefix(r.URL.Path, "/preview/"), "/", 4)
	if len(parts) != 4 || parts[0] != d.previews.secret {
		http.NotFound(w, r)
		return
	}
	site, ok := d.previews.get(parts[1])
	if !ok {
		http.Error(w, "预览已经过期，请重新打开", http.StatusNotFound)
		return
	}
	host := "http://" + r.Host
	head := w.Header()
	head.Set("Content-Security-Policy", "sandbox allow-scripts; default-src 'none'; img-src data: "+host+"; style-src 'unsafe-inline' "+host+"; script-src "+host+"; font-src "+host+"; base-uri 'none'; form-action 'none'; frame-ancestors "+host)
	head.Set("Cross-Origin-Resource-Policy", "cross-origin")
	head.Set("Referrer-Policy", "no-referrer")
	p := strings.TrimPrefix(path.Clean("/"+parts[3]), "/")
	if p == "" || strings.HasSuffix(parts[3], "/") {
		p = path.Join(p, "index.html")
	}
	data, there := site.Files[p]
	if disk, onDisk := site.OnDisk[p]; onDisk {
		read, err := os.ReadFile(disk)
		data, there = read, err == nil
	}
	if !there {
		w.WriteHeader(http.StatusNotFound)
		w.Write([]byte("预览里没有这一页；发布后的网站里有"))
		return
	}
	head.Set("Content-Type", contentType(p))
	if parts[2] == "large" && strings.HasSuffix(p, ".html") {
		data = bytes.Replace(data, []byte("<html "), []byte(`<html data-size="large" `), 1)
	}
	w.Write(data)
}

// contentType is the media type by a file's ending, the same on every machine.
func contentType(p string) string {
	switch ext := path.Ext(p); ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".webp":
		return "image/webp"
	case ".jpg", ".png", ".gif", ".ico", ".json", ".xml", ".pdf":
		return mime.TypeByExtension(ext)
	case ".txt", ".csv", ".md":
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

// renderDraft makes the draft's page, with what lists and neighbours it has, a small site of its own.
func (d *Desk) renderDraft(ctx context.Context, dr *draft) (page string, faults []finding.Finding, err error) {
	ws, err := d.shelf.recent()
	if err != nil {
		return "", nil, err
	}
	var base record.Campaign
	record.Decode(dr.File, []byte(dr.Base), &base)
	c, _ := campaignOf(dr.Values, base, d.o.Now())
	small := d.around(ws, dr, c)
	site, faults, err := d.o.Render(ctx, small, d.o.Now())
	if err != nil || finding.Count(faults, finding.Error) > 0 {
		return "", faults, err
	}
	d.previews.put(dr.ID, site)
	shown := small.Campaigns[len(small.Campaigns)-1]
	return "campaigns/" + strconv.Itoa(shown.Year) + "/" + shown.Slug + ".html", faults, nil
}

const neighbours = 6

// around are the records that a campaign's page needs: the town's, the report it rests on, the campaigns before and after it. The campaign itself is
// the last.
func (d *Desk) around(ws *record.Workspace, dr *draft, c record.Campaign) *record.Workspace {
	small := &record.Workspace{Site: ws.Site, Themes: ws.Themes, Calendar: ws.Calendar, Terms: ws.Terms, Holidays: ws.Holidays}
	for _, r := range ws.Reports {
		if r.Year == c.Report {
			small.Reports = append(small.Reports, r)
		}
	}
	c.Year, c.Slug = yearOf(c), "yulan"
	if c.Year == 0 {
		c.Year = d.o.Now().Year()
		c.Period = "日期未填"
	}
	if year, slug, ok := placeOf(dr.File); ok {
		c.Slug = slug
		if yearOf(c) == 0 {
			c.Year, _ = strconv.Atoi(year)
		}
	}
	if c.Title == "" {
		c.Title = "（还没有标题）"
	}
	if c.Status != "withdrawn" {
		c.Status, c.Confirm = "published", nil // how it will look, not that it is a draft
	}
	c.Place = record.Place{File: ".pufa/drafts/" + dr.ID + "/record.toml", Line: 1}
	c.Photos, c.Attachments = slices.Clone(c.Photos), slices.Clone(c.Attachments)
	for _, name := range filesOf(&c) {
		*name = d.fromDraft(dr, *name)
	}
	c.Photos = slices.DeleteFunc(c.Photos, func(p record.Photo) bool { return p.File == "" })
	c.Attachments = slices.DeleteFunc(c.Attachments, func(a record.Attachment) bool { return a.File == "" })
	at, _ := slices.BinarySearchFunc(ws.Campaigns, c, func(a, b record.Campaign) int { return a.First().Time().Compare(b.First().Time()) })
	for i := max(0, at-neighbours); i < min(len(ws.Campaigns), at+neighbours); i++ {
		if n := ws.Campaigns[i]; n.Place.File != dr.File && (n.Year != c.Year || n.Slug != c.Slug) {
			n.Photos, n.Attachments, n.Report, n.Section, n.Quote = nil, nil, 0, "", ""
			small.Campaigns = append(small.Campaigns, n)
		}
	}
	small.Campaigns = append(small.Campaigns, c)
	return small
}

// fromDraft is where a file of a draft lies, told from the draft's folder; "" where it isn't there.
func (d *Desk) fromDraft(dr *draft, name string) string {
	place := d.besideDraft(dr, name)
	rel, err := filepath.Rel(d.draftFolder(dr.ID), place)
	if place == "" || err != nil || !exists(place) {
		return ""
	}
	return filepath.ToSlash(rel)
}

// draftPreview shows the draft's page at three sizes.
func (d *Desk) draftPreview(w http.ResponseWriter, r *http.Request) {
	dr, ok := d.wantDraft(w, r)
	if !ok {
		return
	}
	if d.o.Render == nil {
		d.refuse(w, r, http.StatusNotFound, "不能预览")
		return
	}
	page, faults, err := d.renderDraft(r.Context(), dr)
	if err != nil {
		d.broken(w, r, err)
		return
	}
	d.page(w, r, "preview", "预览", struct {
		Draft        *draft
		Plain, Large string
		Faults       []finding.Finding
	}{dr, d.previews.address(dr.ID, "plain", page), d.previews.address(dr.ID, "large", page), faults})
}

// draftPreviewMake renders for the form's script, and answers with the addresses.
func (d *Desk) draftPreviewMake(w http.ResponseWriter, r *http.Request) {
	dr, ok := d.wantDraft(w, r)
	if !ok {
		return
	}
	if d.o.Render == nil {
		http.NotFound(w, r)
		return
	}
	page, faults, err := d.renderDraft(r.Context(), dr)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	var told []string
	for _, f := range faults {
		if f.Severity == finding.Error {
			told = append(told, f.Message)
		}
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]any{"plain": d.previews.address(dr.ID, "plain", page), "large": d.previews.address(dr.ID, "large", page), "faults": told})
}

// siteShow offers to look at the whole site; siteMake renders it.
func (d *Desk) siteShow(w http.ResponseWriter, r *http.Request) {
	_, made := d.previews.get("site")
	d.page(w, r, "site", "预览整个网站", struct {
		Made         bool
		Offered      bool
		Plain, Large string
	}{made, d.o.Render != nil, d.previews.address("site", "plain", "index.html"), d.previews.address("site", "large", "index.html")})
}

func (d *Desk) siteMake(w http.ResponseWriter, r *http.Request) {
	ws, faults, err := d.shelf.fresh()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	if d.o.Render == nil {
		d.refuse(w, r, http.StatusNotFound, "不能预览")
		return
	}
	if finding.Count(faults, finding.Error) == 0 {
		var site Site
		var more []finding.Finding
		site, more, err = d.o.Render(r.Context(), ws, d.o.Now())
		faults = append(faults, more...)
		if err == nil && finding.Count(more, finding.Error) == 0 {
			d.previews.put("site", site)
			http.Redirect(w, r, "/site", http.StatusSeeOther)
			return
		}
	}
	if err != nil {
		d.broken(w, r, err)
		return
	}
	d.page(w, r, "unread", "还不能预览", struct {
		Name   string
		Faults []finding.Finding
	}{"网站", faults})
}
