package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"pufa/generator/record"
)

// A book is the site while it is written: the records that the public may see, and the pages so far.
type book struct {
	Options
	site     record.Site
	today    record.Date
	themes   []record.Theme
	days     []record.Day
	report   []*record.Report   // by year, the newest first
	campaign []*record.Campaign // by date, the newest first
	trends   trends
	disclosed
	columns []column
	content map[string][]byte
	sources map[string]string
	publish map[string][]byte
	assets  map[string]string
	cards   []Card
	drawn   map[string]bool // paths of the cards
	err     error           // the first one; later steps go on and are thrown away
}

func newBook(ws *record.Workspace, o Options) *book {
	b := &book{
		Options: o, site: ws.Site, today: record.DateOf(o.Now), themes: ws.Themes,
		content: map[string][]byte{}, sources: map[string]string{}, publish: map[string][]byte{}, assets: map[string]string{}, drawn: map[string]bool{},
	}
	for _, d := range ws.Calendar {
		if d.Verified {
			b.days = append(b.days, d)
		}
	}
	for i := range ws.Reports {
		if r := &ws.Reports[i]; b.shown(r.Status, nil) {
			b.report = append(b.report, r)
		}
	}
	for i := range ws.Campaigns {
		if c := &ws.Campaigns[i]; b.shown(c.Status, c.Confirm) {
			b.campaign = append(b.campaign, c)
		}
	}
	sortReports(b.report)
	sortCampaigns(b.campaign)
	b.trends = trendsOf(b.report)
	b.disclosed = b.disclosedOf(ws.Disclosure)
	b.columns = b.columnsWithRecords()
	b.pictures()
	return b
}

// shown tells whether a record becomes a page. A record whose values an importer doubts is a draft whatever its status says.
func (b *book) shown(status string, confirm []string) bool {
	return b.Draft || status != statusDraft && len(confirm) == 0
}

// The states of a record; a record without one is published.
const (
	statusDraft     = "draft"
	statusWithdrawn = "withdrawn"
)

// A frame is what every page says of itself; the pages' own structs embed it.
type frame struct {
	Root        string `json:"root"`             // from the page to the site's root: "", "../", "../../"
	Column      string `json:"column,omitempty"` // id of the column that the page belongs to
	Crumbs      []link `json:"crumbs,omitempty"` // from the home page down to this one, the last without an address
	Metas       []meta `json:"metas,omitempty"`  // the tags of NORMS 4.3 that belong to this page alone
	Description string `json:"description,omitempty"`
	Draft       bool   `json:"draft,omitempty"`
	Thing       *thing `json:"thing,omitempty"` // what the page is about, for machines
	Card        string `json:"card,omitempty"`  // the picture that stands for the page where it is shared
}

func (f *frame) framed() *frame { return f }

// A link leads to an address from the site's root.
type link struct {
	Name  string `json:"name"`
	URL   string `json:"url,omitempty"`
	Note  string `json:"note,omitempty"`  // a second, quieter line or word
	Here  bool   `json:"here,omitempty"`  // the page that one is on
	Count string `json:"count,omitempty"` // how many things stand there
}

type meta struct {
	Name    string `json:"name"`
	Content string `json:"content"`
}

// framed is what every page's struct is by embedding a frame.
type framed interface{ framed() *frame }

// put writes one page: its path below content/, the template that shows it, its title, its parameters and its Markdown.
func (b *book) put(path, layout, title string, params framed, body string) {
	if _, taken := b.content[path]; taken {
		b.fail(fmt.Errorf("writing page %q: two records ask for this address", path))
		return
	}
	depth := strings.Count(strings.TrimSuffix(path, "/index.md"), "/")
	f := params.framed()
	f.Root, f.Card = strings.Repeat("../", depth), b.pictureOf(addressOf(path), f.Column)
	var page bytes.Buffer
	out := json.NewEncoder(&page)
	out.SetEscapeHTML(false)
	head := struct {
		Title  string         `json:"title"`
		Layout string         `json:"layout"`
		Build  map[string]any `json:"build,omitempty"`
		Params any            `json:"params"`
	}{Title: title, Layout: layout, Params: params}
	if strings.HasSuffix(path, "/index.md") { // photos go out in the sizes that the page asks for, never as the camera wrote them
		head.Build = map[string]any{"publishResources": false}
	}
	if err := out.Encode(head); err != nil {
		b.fail(fmt.Errorf("writing page %q: %w", path, err))
		return
	}
	page.WriteString(body)
	b.content[path] = bytes.Clone(page.Bytes()) // without the room that the buffer grew by
}

// addressOf is where a path below content/ is published: _index.md is index.html, and a page with photos beside it stands where it would without.
func addressOf(path string) string {
	path = strings.TrimSuffix(strings.TrimSuffix(path, "/index.md"), ".md")
	if folder, isIndex := strings.CutSuffix(path, "_index"); isIndex {
		return folder + "index.html"
	}
	return path + ".html"
}

// attach sends a file of the workspace out under an address, and returns that address.
func (b *book) attach(address, file string) string {
	if other, taken := b.assets[address]; taken && other != file {
		b.fail(fmt.Errorf("publishing %q: %q asks for the same address", file, other))
	}
	b.assets[address] = file
	return address
}

func (b *book) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}
