package page

import (
	"strconv"

	"pufa/generator/record"
)

// A thing is what a page is about in the words of schema.org, as far as its record knows. Whole addresses are added where the site's is known.
type thing struct {
	Kind      string       `json:"kind"` // GovernmentOrganization, Report, Event, Dataset
	Name      string       `json:"name"`
	About     string       `json:"about,omitempty"`
	Unit      string       `json:"unit,omitempty"` // who wrote, holds or publishes it
	Published string       `json:"published,omitempty"`
	Start     string       `json:"start,omitempty"` // of an event, or of the time that a text or data covers
	End       string       `json:"end,omitempty"`
	Place     string       `json:"place,omitempty"`
	Address   string       `json:"address,omitempty"`
	Phone     string       `json:"phone,omitempty"`
	Email     string       `json:"email,omitempty"`
	Licence   string       `json:"licence,omitempty"`
	Files     []thingsFile `json:"files,omitempty"`
}

// A thingsFile is one file of a data set.
type thingsFile struct {
	Name string `json:"name"`
	URL  string `json:"url"`
	Type string `json:"type"`
}

// unitThing is the unit that publishes the site.
func (b *book) unitThing() *thing {
	f := b.site.Footer
	return &thing{Kind: "GovernmentOrganization", Name: b.site.Unit, Address: f.Address, Phone: f.Phone, Email: f.Email}
}

func reportThing(r *record.Report) *thing {
	t := &thing{Kind: "Report", Name: r.Title, Unit: r.Unit, Published: r.Published.String(), Start: r.Start.String(), End: r.End.String()}
	if t.Start == "" || t.End == "" {
		t.Start, t.End = strconv.Itoa(r.Year), ""
	}
	return t
}

// eventThing is an event with a day; nil for a summary of a period, and for an event of which only the year is known: schema.org's has a start.
func eventThing(c *record.Campaign) *thing {
	from := c.Date
	if from.IsZero() {
		from = c.Start
	}
	if c.Kind != "event" || from.IsZero() || c.Status == statusWithdrawn {
		return nil
	}
	t := &thing{Kind: "Event", Name: c.Title, About: c.Summary, Unit: c.Organiser, Start: from.String(), Place: placeOf(c)}
	if c.Date.IsZero() {
		t.End = c.End.String()
	}
	return t
}
