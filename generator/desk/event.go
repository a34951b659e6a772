package desk

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// draftShow is the form.
func (d *Desk) draftShow(w http.ResponseWriter, r *http.Request) {
	dr, ok := d.wantDraft(w, r)
	if !ok {
		return
	}
	ws, err := d.shelf.recent()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	c, faults, err := d.read(dr)
	if err != nil {
		d.broken(w, r, err)
		return
	}
	news := dr.News
	if len(news) > 0 {
		dr.News = nil
		if err := d.keepDraft(dr); err != nil {
			d.broken(w, r, err)
			return
		}
	}
	d.page(w, r, "form", dr.Title(), struct {
		*form
		News    []string
		Preview bool
	}{d.formOf(dr, c, ws, shown(dr, faults)), news, d.o.Render != nil})
}

// read turns a draft into the record that it would be, over the record as it was opened.
func (d *Desk) read(dr *draft) (record.Campaign, []fault, error) {
	var base record.Campaign
	if dr.Base != "" {
		record.Decode(dr.File, []byte(dr.Base), &base)
	}
	c, typed := campaignOf(dr.Values, base, d.o.Now())
	faults, err := d.judge(c, dr, typed)
	return c, faults, err
}

// shown leaves out that fields are empty as long as nobody tried to save.
func shown(dr *draft, faults []fault) []fault {
	if dr.Tried {
		return faults
	}
	return slices.DeleteFunc(slices.Clone(faults), func(f fault) bool {
		return f.Field == "" || strings.TrimSpace(dr.Values.Get(f.Field)) == "" && f.Severity == finding.Error && !strings.HasPrefix(f.Field, "photos.") && !strings.HasPrefix(f.Field, "attachments.") && !hasRow(dr.Values, f.Field)
	})
}

func hasRow(v url.Values, at string) bool { return v.Get(at+".value") != "" || v.Get(at+".name") != "" }

func (d *Desk) wantDraft(w http.ResponseWriter, r *http.Request) (*draft, bool) {
	dr, err := d.draft(r.PathValue("id"))
	if errors.Is(err, errNoDraft) {
		d.refuse(w, r, http.StatusNotFound, "没有这份草稿。可能已经保存成记录，或者丢弃了")
		return nil, false
	} else if err != nil {
		d.broken(w, r, err)
		return nil, false
	}
	return dr, true
}

// draftPost takes what was typed and does what the button says.
func (d *Desk) draftPost(w http.ResponseWriter, r *http.Request) {
	dr, ok := d.wantDraft(w, r)
	if !ok {
		return
	}
	do := r.PostFormValue("do")
	if do == "discard" {
		if err := d.letGo(dr); err != nil {
			d.broken(w, r, err)
			return
		}
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	take(dr, r.PostForm)
	d.arrange(dr, do)
	d.addPhotos(dr, r)
	d.addAttachments(dr, r)
	back := "/draft/" + dr.ID
	switch do {
	case "auto":
		d.autosave(w, dr)
		return
	case "save", "publish":
		dr.Tried = true
		d.saveAndGo(w, r, dr, do)
		return
	case "preview":
		back += "/preview"
	case "":
	default:
		if list := listOf(do); list != "" {
			back += "#g-" + list
		}
	}
	if err := d.keepDraft(dr); err != nil {
		d.broken(w, r, err)
		return
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// take puts the posted fields into the draft, rows numbered from 0.
func take(dr *draft, posted url.Values) {
	values := url.Values{}
	for key, list := range posted {
		if key != "csrf" && key != "do" && len(list) <= 1000 {
			values[key] = list
		}
	}
	for _, l := range []string{"materials", "counts", "photos", "attachments", "review"} {
		dense(values, l)
	}
	dr.Values, dr.Touched = values, true
}

// dense leaves out empty rows of a list and numbers the others from 0.
func dense(v url.Values, l string) {
	type entry struct{ rest, value string }
	var kept [][]entry
	for _, i := range rows(v, l) {
		at := row(l, i) + "."
		var fields []entry
		filled := false
		for key := range v {
			if rest, ok := strings.CutPrefix(key, at); ok {
				fields = append(fields, entry{rest, v.Get(key)})
				filled = filled || rest != "bound" && strings.TrimSpace(v.Get(key)) != ""
				delete(v, key)
			}
		}
		if filled {
			kept = append(kept, fields)
		}
	}
	for i, fields := range kept {
		for _, f := range fields {
			v.Set(row(l, i)+"."+f.rest, f.value)
		}
	}
}

// listOf is the list of files that a button is of: photo-up:2 is of photos, attachments adds to attachments.
func listOf(do string) string {
	switch {
	case strings.HasPrefix(do, "photo"):
		return "photos"
	case strings.HasPrefix(do, "attachment"):
		return "attachments"
	}
	return ""
}

// arrange moves or takes out a photo or an attachment: photo-up:2, photo-down:2, photo-drop:2, attachment-up:0.
func (d *Desk) arrange(dr *draft, do string) {
	list := listOf(do)
	_, what, _ := strings.Cut(do, "-")
	what, number, _ := strings.Cut(what, ":")
	n := len(rows(dr.Values, list))
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= n {
		return
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	switch what {
	case "up":
		if i > 0 {
			order[i-1], order[i] = order[i], order[i-1]
		}
	case "down":
		if i+1 < n {
			order[i], order[i+1] = order[i+1], order[i]
		}
	case "drop":
		order = slices.Delete(order, i, i+1)
	}
	old := url.Values{}
	for key, values := range dr.Values {
		if strings.HasPrefix(key, list+".") {
			old[key] = values
			delete(dr.Values, key)
		}
	}
	for to, from := range order {
		prefix := row(list, from) + "."
		for key, values := range old {
			if rest, ok := strings.CutPrefix(key, prefix); ok {
				dr.Values[row(list, to)+"."+rest] = values
			}
		}
	}
}

// autosave answers the form's script: when the draft was kept, and what is wrong with which field.
func (d *Desk) autosave(w http.ResponseWriter, dr *draft) {
	if err := d.keepDraft(dr); err != nil {
		http.Error(w, "草稿没有存成："+err.Error(), http.StatusInternalServerError)
		return
	}
	_, faults, err := d.read(dr)
	if err != nil {
		http.Error(w, "没有检查成："+err.Error(), http.StatusInternalServerError)
		return
	}
	faults = shown(dr, faults)
	answer := struct {
		Saved  string  `json:"saved"`
		Faults []fault `json:"faults"`
	}{dr.Saved.Format("15:04:05"), faults}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(answer)
}

// saveAndGo saves and goes on to the record's page, or to publishing.
func (d *Desk) saveAndGo(w http.ResponseWriter, r *http.Request, dr *draft, do string) {
	file := d.trySave(w, r, dr)
	switch {
	case file == "":
	case do == "publish":
		http.Redirect(w, r, "/publish?saved="+url.QueryEscape(eventPath(file)), http.StatusSeeOther)
	default:
		http.Redirect(w, r, eventPath(file)+"?saved=1", http.StatusSeeOther)
	}
}

// trySave saves and returns the record's file; where that can't be, it answers the request and returns "".
func (d *Desk) trySave(w http.ResponseWriter, r *http.Request, dr *draft) string {
	if err := d.keepDraft(dr); err != nil {
		d.broken(w, r, err)
		return ""
	}
	c, faults, err := d.read(dr)
	if err != nil {
		d.broken(w, r, err)
		return ""
	}
	if refused(faults) {
		http.Redirect(w, r, "/draft/"+dr.ID+"#faults", http.StatusSeeOther)
		return ""
	}
	if d.askToMove(w, r, dr, c) {
		return ""
	}
	file, err := d.save(dr, c, d.who(r))
	var conflict *clash
	if errors.As(err, &conflict) {
		http.Redirect(w, r, "/draft/"+dr.ID+"/conflict", http.StatusSeeOther)
		return ""
	}
	if err != nil {
		d.broken(w, r, err)
		return ""
	}
	return file
}

// eventPath is the desk's address of a record.
func eventPath(file string) string {
	year, slug, _ := placeOf(file)
	return "/event/" + year + "/" + slug
}
