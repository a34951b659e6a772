package desk

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"reflect"

	"pufa/generator/record"
)

// A side is one field of a conflict: what stands in the file, what was typed here, which of them changed since the form was opened.
type side struct {
	difference
	Theirs bool // only the file changed: taken unless someone says otherwise
	Both   bool // both changed
}

// clashing reads the two versions of a draft whose record changed meanwhile.
func (d *Desk) clashing(dr *draft) (theirs, mine record.Campaign, text []byte, sides []side, err error) {
	text, err = d.textOf(dr.File)
	if err != nil {
		return
	}
	var base record.Campaign
	if text != nil {
		record.Decode(dr.File, text, &theirs)
	}
	record.Decode(dr.File, []byte(dr.Base), &base)
	mine, _ = campaignOf(dr.Values, base, d.o.Now())
	for _, diff := range differences(theirs, mine) {
		before := spoken(diff.Key, fieldNamed(base, diff.Key).Interface())
		sides = append(sides, side{diff, before == diff.New, before != diff.New && before != diff.Old})
	}
	return
}

// fieldNamed is a record's field by its key.
func fieldNamed(c record.Campaign, key string) reflect.Value {
	t := reflect.TypeFor[record.Campaign]()
	for i := range t.NumField() {
		if t.Field(i).Tag.Get("toml") == key {
			return reflect.ValueOf(c).Field(i)
		}
	}
	return reflect.ValueOf("")
}

func (d *Desk) conflictShow(w http.ResponseWriter, r *http.Request) {
	dr, ok := d.wantDraft(w, r)
	if !ok {
		return
	}
	_, _, text, sides, err := d.clashing(dr)
	if err != nil {
		d.broken(w, r, err)
		return
	}
	var last *note
	if versions, _, err := d.versions(dr.File); err == nil && len(versions) > 0 {
		last = &versions[0].Next
	}
	for i := range sides {
		sides[i].difference = d.named([]difference{sides[i].difference})[0]
	}
	d.page(w, r, "conflict", "两边都改了", struct {
		Draft *draft
		Sides []side
		Gone  bool
		Last  *note
		Seen  string
	}{dr, sides, text == nil, last, sum(text)})
}

// conflictPost saves field by field what was chosen. What was typed here is kept in the history as it was, so that no choice loses anything; what
// stood in the file is kept by saving. The choice holds for the text that was shown: where the file changed again it is asked again.
func (d *Desk) conflictPost(w http.ResponseWriter, r *http.Request) {
	dr, ok := d.wantDraft(w, r)
	if !ok {
		return
	}
	theirs, mine, text, sides, err := d.clashing(dr)
	if err != nil {
		d.broken(w, r, err)
		return
	}
	if sum(text) != r.PostFormValue("seen") {
		http.Redirect(w, r, "/draft/"+dr.ID+"/conflict", http.StatusSeeOther)
		return
	}
	merged := mine
	for _, s := range sides {
		if r.PostFormValue("take."+s.Key) == "theirs" {
			target := reflect.ValueOf(&merged).Elem()
			t := target.Type()
			for i := range t.NumField() {
				if t.Field(i).Tag.Get("toml") == s.Key {
					target.Field(i).Set(fieldNamed(theirs, s.Key))
				}
			}
		}
	}
	if err := d.keepAside(dr, mine, d.who(r)); err != nil {
		d.broken(w, r, err)
		return
	}
	dr.Base = string(text)
	confirm, ok2 := dr.Values["confirm"], dr.Values["ok"]
	dr.Values = valuesOf(merged)
	dr.Values["confirm"], dr.Values["ok"] = confirm, ok2
	d.saveAndGo(w, r, dr, "save")
}

// keepAside puts what was typed here into the history as a version of its own.
func (d *Desk) keepAside(dr *draft, mine record.Campaign, who string) error {
	now := d.stamp(dr.File)
	for _, name := range filesOf(&mine) {
		data, err := os.ReadFile(filepath.Join(d.draftFolder(dr.ID), filepath.FromSlash(*name)))
		if errors.Is(err, fs.ErrNotExist) {
			continue // beside the record
		}
		if err == nil {
			err = record.WriteFile(filepath.Join(d.pufa("history", filepath.FromSlash(path.Dir(dr.File))), filepath.FromSlash(*name)), data)
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(
		d.note(dr.File, note{At: now, Who: who, What: []string{"两边都改了：这是合并前在表单里写的一版"}}),
		d.o.Keep(d.historyOf(dr.File, now), encode([]byte(dr.Base), dr.File, mine), now),
	)
}
