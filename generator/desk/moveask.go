package desk

import (
	"net/http"

	"pufa/generator/record"
)

const movedHint = "原来的网址还能打开，会自动转到新的。只是日期写错了，就这样改；是另外一场，请用“复制成新的一场”"

// wasPublic tells that the record stood on the site before the form was opened, so that people may know its address.
func wasPublic(dr *draft) bool {
	var base record.Campaign
	record.Decode(dr.File, []byte(dr.Base), &base)
	return dr.Base != "" && isPublic(base)
}

// isPublic tells that a record has a page on the site, be it only to say that it was withdrawn.
func isPublic(c record.Campaign) bool { return c.Status != "draft" && len(c.Confirm) == 0 }

// askToMove shows, before a save that would change the address of a public page, what that means, unless someone has said yes to this very address.
// It tells whether it did.
func (d *Desk) askToMove(w http.ResponseWriter, r *http.Request, dr *draft, c record.Campaign) bool {
	if now, err := d.textOf(dr.File); dr.File == "" || !wasPublic(dr) || err != nil || string(now) != dr.Base {
		return false // saving tells of someone who was quicker
	}
	to := d.fileFor(dr.File, c)
	if stemOf(to) == stemOf(dr.File) || r.PostFormValue("address") == publicPath(to) {
		return false
	}
	year, _, _ := placeOf(to)
	d.page(w, r, "move", "网址会变", struct {
		Draft          *draft
		Year, Old, New string
		Do             string
	}{dr, year, publicPath(dr.File), publicPath(to), r.PostFormValue("do")})
	return true
}

// movePost saves the draft at its new address.
func (d *Desk) movePost(w http.ResponseWriter, r *http.Request) {
	dr, ok := d.wantDraft(w, r)
	if !ok {
		return
	}
	d.saveAndGo(w, r, dr, r.PostFormValue("do"))
}
