package page

import "strings"

// A subscription is a published feed or calendar.
type subscription struct {
	Name string `json:"name"`
	URL  string `json:"url"`
	Type string `json:"type"`
}

// feeds are the published feeds by the column whose pages name them, "all" for every page.
func (b *book) feeds() map[string][]subscription {
	all := map[string][]subscription{}
	add := func(column, path, name, mediaType string) {
		if _, ok := b.Published[path]; ok {
			all[column] = append(all[column], subscription{name, path, mediaType})
		}
	}
	add("all", "feed.xml", b.site.Name, "application/atom+xml")
	add("all", "feed.json", b.site.Name, "application/feed+json")
	for _, c := range b.columns {
		name := b.site.Name + " · " + c.Name
		add(c.ID, c.ID+"/feed.xml", name, "application/atom+xml")
		add(c.ID, c.ID+"/feed.json", name, "application/feed+json")
		add(c.ID, c.ID+"/calendar.ics", name, "text/calendar")
	}
	return all
}

// calendarHost is the whole address of the calendar without its scheme, so that a template can offer it to a calendar program; "" where the site's
// address isn't known.
func (b *book) calendarHost() string {
	_, rest, known := strings.Cut(b.site.Address(), "://")
	if _, ok := b.Published[calendarFile]; !ok || !known {
		return ""
	}
	return rest + calendarFile
}

const calendarFile = "calendar/calendar.ics"
