package page

import "strconv"

// corrected is one record's corrections on the page that lists them all.
type corrected struct {
	link
	Corrections []correction `json:"corrections"`
}

// corrections is about/corrections.html, where every correction of a published report stands together; there is none where nothing was corrected.
func (b *book) corrections() {
	list := b.corrected()
	if len(list) == 0 {
		return
	}
	p := &struct {
		frame
		Records []corrected `json:"records"`
	}{frame: b.in("about", link{Name: "更正说明"}), Records: list}
	b.put("about/corrections.md", "corrections", "更正说明", p, "")
}

func (b *book) corrected() []corrected {
	var list []corrected
	for _, r := range b.report {
		if len(r.Corrections) == 0 {
			continue
		}
		list = append(list, corrected{link{Name: r.Title, URL: reportAddress(r) + "#corrections", Note: strconv.Itoa(r.Year) + "年"}, correctionsOf(r.Corrections)})
	}
	return list
}
