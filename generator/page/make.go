package page

import (
	"io/fs"
	"time"

	"pufa/generator/record"
)

// Options say how the records are to be turned into pages.
type Options struct {
	Now   time.Time // the day that the site speaks from: what has passed, what comes next
	Draft bool      // drafts become pages too, each marked as one
	Files fs.FS     // the workspace, asked only for the size of attachments; nil leaves sizes out

	Published map[string]int         // open data, feeds and calendars that go out with the pages: path → size in bytes; pages offer those that are there
	Data      []DataFile             // the open data in the order in which people look for it
	Drawable  func(text string) bool // whether a picture can show the text; nil where no pictures are drawn
}

// Pages is what a site is rendered from.
type Pages struct {
	Content map[string][]byte // path below content/ → front matter and Markdown
	Params  map[string]any    // parameters that all pages share
	Sources map[string]string // path below content/ → file of the workspace: photos, which belong to the page beside them
	Publish map[string][]byte // files that go out as they are made here: each report as plain text
	Assets  map[string]string // published path → file of the workspace that goes out as it is: attachments

	Cards   []Card                 // pictures that the pages name, still to be drawn
	Changed map[string]record.Date // address of a page → the day on which its record says that it last changed
}

// Make turns the records into pages. Columns without a record get no page and no place in the navigation. An error means that two records ask for
// one address.
func Make(ws *record.Workspace, o Options) (*Pages, error) {
	b := newBook(ws, o)
	b.front()
	b.reports()
	b.work()
	b.figures()
	b.campaigns()
	b.calendar()
	b.disclosure()
	b.about()
	b.corrections()
	b.data()
	b.searching()
	b.missing()
	if o.Draft {
		b.components()
	}
	if b.err != nil {
		return nil, b.err
	}
	return &Pages{Content: b.content, Params: b.params(), Sources: b.sources, Publish: b.publish, Assets: b.assets, Cards: b.cards, Changed: b.changed()}, nil
}
