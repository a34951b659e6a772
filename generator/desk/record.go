package desk

import (
	"errors"
	"math"
	"net/http"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// wantEvent finds the record that the address names.
func (d *Desk) wantEvent(w http.ResponseWriter, r *http.Request) (file string, text []byte, c record.Campaign, ok bool) {
	year, slug := r.PathValue("year"), r.PathValue("slug")
	for _, ext := range []string{"/record.toml", ".toml"} {
		file = "data/campaigns/" + year + "/" + slug + ext
		if !campaignFile(file) {
			break
		}
		if err := d.contained(file); err != nil {
			break
		}
		text, err := d.textOf(file)
		if err != nil {
			d.broken(w, r, err)
			return "", nil, c, false
		}
		if text == nil {
			continue
		}
		record.Decode(file, text, &c)
		c.Slug, c.Place.File = slug, file
		c.Year, _ = strconv.Atoi(year)
		return file, text, c, true
	}
	if now := d.whereNow(file); campaignFile(file) && exists(d.path(now)) {
		if r.Method == http.MethodGet {
			http.Redirect(w, r, strings.Replace(r.URL.Path, eventPath(file), eventPath(now), 1), http.StatusSeeOther)
			return "", nil, c, false
		}
		d.refuse(w, r, http.StatusNotFound, "这场活动的日期改过，移到了别的年份，没有执行。请回到工作台重新打开它")
		return "", nil, c, false
	}
	d.refuse(w, r, http.StatusNotFound, "没有这场活动。可能已经删除，请到回收站看看")
	return "", nil, c, false
}

// eventShow is a record as it stands, with what can be done with it.
func (d *Desk) eventShow(w http.ResponseWriter, r *http.Request) {
	file, _, c, ok := d.wantEvent(w, r)
	if !ok {
		return
	}
	drafts, err := d.drafts()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	var open []*draft
	for _, dr := range drafts {
		if dr.File == file {
			open = append(open, dr)
		}
	}
	versions, _, err := d.versions(file)
	if err != nil {
		d.broken(w, r, err)
		return
	}
	d.page(w, r, "event", c.Title, struct {
		Campaign record.Campaign
		Fields   []difference
		Address  string
		Public   string
		Drafts   []*draft
		Versions int
		Saved    bool
	}{c, d.named(differences(record.Campaign{}, c)), eventPath(file), publicPath(file), open, len(versions), r.URL.Query().Get("saved") != ""})
}

// eventPost does what the button on a record's page says.
func (d *Desk) eventPost(w http.ResponseWriter, r *http.Request) {
	file, text, c, ok := d.wantEvent(w, r)
	if !ok {
		return
	}
	switch r.PostFormValue("do") {
	case "edit":
		d.openDraft(w, r, &draft{ID: newDraftID(), File: file, Base: string(text), Values: valuesOf(c), Tried: true})
	case "copy":
		d.openDraft(w, r, &draft{ID: newDraftID(), Values: valuesOf(nextOf(c))})
	case "delete":
		if err := d.bin(file, c, d.who(r)); err != nil {
			d.broken(w, r, err)
			return
		}
		http.Redirect(w, r, "/bin", http.StatusSeeOther)
	case "withdraw":
		reason := strings.TrimSpace(r.PostFormValue("reason"))
		if reason == "" {
			d.refuse(w, r, http.StatusBadRequest, "撤回要写明理由：网页上会留下撤回的日期和理由")
			return
		}
		c.Status, c.Withdrawn, c.WithdrawnOn = "withdrawn", reason, record.DateOf(d.o.Now())
		d.saveOver(w, r, file, text, c)
	case "reinstate":
		c.Status, c.Withdrawn, c.WithdrawnOn = "published", "", record.Date{}
		d.saveOver(w, r, file, text, c)
	default:
		d.refuse(w, r, http.StatusBadRequest, "没有这个操作")
	}
}

// saveOver saves a change of a record that needs no form.
func (d *Desk) saveOver(w http.ResponseWriter, r *http.Request, file string, text []byte, c record.Campaign) {
	_, err := d.save(&draft{ID: newDraftID(), File: file, Base: string(text), Values: url.Values{}}, c, d.who(r))
	var conflict *clash
	if errors.As(err, &conflict) {
		d.refuse(w, r, http.StatusConflict, "刚才有人改了这条记录，没有执行。请回到这一页看看再试")
		return
	} else if err != nil {
		d.broken(w, r, err)
		return
	}
	http.Redirect(w, r, eventPath(file)+"?saved=1", http.StatusSeeOther)
}

// nextOf is what the next event of the same kind begins with: all that usually stays, nothing that belongs to the one event.
func nextOf(c record.Campaign) record.Campaign {
	return record.Campaign{
		Kind: c.Kind, Title: c.Title, Village: c.Village, Location: c.Location, Day: c.Day, Themes: c.Themes, Laws: c.Laws, Organiser: c.Organiser,
		CoOrganisers: c.CoOrganisers, Forms: c.Forms, Audience: c.Audience, Source: c.Source, Author: c.Author, Status: "published",
	}
}

// eventPhotoShow and draftPhotoShow answer with a photo by its number.
func (d *Desk) eventPhotoShow(w http.ResponseWriter, r *http.Request) {
	file, _, c, ok := d.wantEvent(w, r)
	if !ok {
		return
	}
	n, ok := wantNumber(w, r, len(c.Photos))
	if !ok {
		return
	}
	d.sendPhoto(w, r, filepath.Join(filepath.Dir(d.path(file)), filepath.FromSlash(c.Photos[n].File)))
}

func (d *Desk) draftPhotoShow(w http.ResponseWriter, r *http.Request) {
	dr, ok := d.wantDraft(w, r)
	if !ok {
		return
	}
	n, ok := wantNumber(w, r, math.MaxInt)
	if !ok {
		return
	}
	d.sendPhoto(w, r, d.besideDraft(dr, dr.Values.Get(row("photos", n)+".file")))
}

// wantNumber is the number of a photo or an attachment in the address; one that is none, or not below the limit, is not found.
func wantNumber(w http.ResponseWriter, r *http.Request, limit int) (int, bool) {
	n, err := strconv.Atoi(r.PathValue("number"))
	if err != nil || n < 0 || n >= limit {
		http.NotFound(w, r)
		return 0, false
	}
	return n, true
}

// sendPhoto answers with a file of the workspace that is a picture by its bytes.
func (d *Desk) sendPhoto(w http.ResponseWriter, r *http.Request, place string) {
	data, err := d.bytesBeside(place)
	if err != nil || unfit(data) != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", http.DetectContentType(data))
	w.Write(data)
}
