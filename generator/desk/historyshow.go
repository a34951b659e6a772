package desk

import (
	"errors"
	"net/http"
	"net/url"

	"pufa/generator/record"
)

// historyShow lists every save of a record.
func (d *Desk) historyShow(w http.ResponseWriter, r *http.Request) {
	file, _, c, ok := d.wantEvent(w, r)
	if !ok {
		return
	}
	versions, first, err := d.versions(file)
	if err != nil {
		d.broken(w, r, err)
		return
	}
	d.page(w, r, "history", "历史："+c.Title, historyView{c.Title, eventPath(file), versions, first})
}

// A historyView is the saves of one record. Address is the record's page, and what its history's addresses begin with.
type historyView struct {
	Title, Address string
	Versions       []version
	First          *note
}

// A versionView is a version beside the record as it stands.
type versionView struct {
	Title, Address string
	Version        version
	Moves          string // the public address that restoring gives back
	Differences    []difference
}

// wantVersion finds the version that the address names.
func (d *Desk) wantVersion(w http.ResponseWriter, r *http.Request, file string) (version, record.Campaign, bool) {
	var old record.Campaign
	v, ok := d.versionAt(file, r.PathValue("stamp"))
	if !ok {
		d.refuse(w, r, http.StatusNotFound, "没有这一版")
		return v, old, false
	}
	record.Decode(file, v.Text, &old)
	return v, old, true
}

// versionShow compares a version with the record as it stands.
func (d *Desk) versionShow(w http.ResponseWriter, r *http.Request) {
	file, _, c, ok := d.wantEvent(w, r)
	if !ok {
		return
	}
	v, old, ok := d.wantVersion(w, r, file)
	if !ok {
		return
	}
	var moves string
	if to := d.fileFor(file, old); stemOf(to) != stemOf(file) {
		moves = publicPath(to)
	}
	d.page(w, r, "version", "比较："+c.Title, versionView{c.Title, eventPath(file), v, moves, d.named(differences(old, c))})
}

// versionRestore saves a version over the record; what stands there is kept, as with every save.
func (d *Desk) versionRestore(w http.ResponseWriter, r *http.Request) {
	file, text, _, ok := d.wantEvent(w, r)
	if !ok {
		return
	}
	_, old, ok := d.wantVersion(w, r, file)
	if !ok {
		return
	}
	now, err := d.save(&draft{ID: newDraftID(), File: file, Base: string(text), Values: url.Values{}}, old, d.who(r))
	var conflict *clash
	if errors.As(err, &conflict) {
		d.refuse(w, r, http.StatusConflict, "刚才有人改了这条记录，没有恢复。请回到历史再看看")
		return
	} else if err != nil {
		d.broken(w, r, err)
		return
	}
	http.Redirect(w, r, eventPath(now)+"?saved=1", http.StatusSeeOther)
}
