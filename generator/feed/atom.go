package feed

import (
	"encoding/xml"
	"fmt"
)

// The elements of RFC 4287 that a feed of ours has.
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		Title   string      `xml:"title"`
		ID      string      `xml:"id"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		Title     string   `xml:"title"`
		ID        string   `xml:"id"`
		Updated   string   `xml:"updated"`
		Published string   `xml:"published"`
		Link      atomLink `xml:"link"`
		Summary   string   `xml:"summary,omitempty"`
	}
)

// atom is the channel as RFC 4287 has it. Dates carry no clock in the records, so they stand at noon in China.
func (c *channel) atom() ([]byte, error) {
	feed := atomFeed{
		Lang: "zh-CN", Title: c.title, ID: "urn:uuid:" + c.id, Updated: noon(c.entries[0]), Author: c.author,
		Links: []atomLink{
			{"self", "application/atom+xml", c.address(c.dir + "feed.xml")},
			{"alternate", "text/html", c.address(c.dir + "index.html")},
		},
	}
	for _, e := range c.entries {
		feed.Entries = append(feed.Entries, atomEntry{
			Title: e.title, ID: "urn:uuid:" + e.id, Updated: noon(e), Published: noon(e),
			Link: atomLink{"alternate", "text/html", c.address(e.path)}, Summary: e.summary,
		})
	}
	body, err := xml.MarshalIndent(feed, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing the Atom feed of %q: %w", c.title, err)
	}
	return append([]byte(xml.Header), append(body, '\n')...), nil
}

func noon(e entry) string { return e.date.String() + "T12:00:00+08:00" }
