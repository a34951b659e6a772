// Package sitemap tells search engines which pages there are: sitemap.xml (sitemaps.org) and robots.txt (RFC 9309).
//
// In: the site's whole address, the finished pages, and on which day the records say that a page last changed. Out: files by their path in the
// site, the same bytes for the same pages. The protocol asks for whole addresses, so a site whose address isn't known has no sitemap, and its
// robots.txt names none. Pages that ask not to be indexed stay out. No date is made up: a page without one has none.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"sync"

	"pufa/generator/record"
)

// most is how many addresses one file may hold by the protocol.
const most = 50_000

// A Map gathers pages until Files writes them down.
type Map struct {
	address string
	changed map[string]record.Date
	mu      sync.Mutex
	pages   []string
}

// New is a map without pages. address ends in a slash, "" where it isn't known; changed is page → the last day on which it changed.
func New(address string, changed map[string]record.Date) *Map {
	return &Map{address: address, changed: changed}
}

// Add takes a finished page, html as it left the templates, at path in the site. It is safe for concurrent use.
func (m *Map) Add(path string, html []byte) {
	if m.address == "" || !strings.HasSuffix(path, ".html") || path == "404.html" || unlisted(html) {
		return
	}
	m.mu.Lock()
	m.pages = append(m.pages, path)
	m.mu.Unlock()
}

// unlisted tells a page whose head asks not to be indexed: previews, redirects.
func unlisted(html []byte) bool {
	head, _, _ := bytes.Cut(html, []byte("</head>"))
	return bytes.Contains(head, []byte(`<meta name="robots" content="noindex"`))
}

// Files are sitemap.xml, or from the 50,001st page on sitemap-1.xml and so on with sitemap.xml as their index.
func (m *Map) Files() (map[string][]byte, error) {
	if m.address == "" || len(m.pages) == 0 {
		return nil, nil
	}
	slices.Sort(m.pages)
	files := map[string][]byte{}
	var index []location
	for part := range slices.Chunk(m.pages, most) {
		name := "sitemap.xml"
		if len(m.pages) > most {
			name = fmt.Sprintf("sitemap-%d.xml", len(index)+1)
		}
		index = append(index, location{Loc: m.address + name})
		data, err := encode("urlset", "url", m.locations(part))
		if err != nil {
			return nil, fmt.Errorf("writing %q: %w", name, err)
		}
		files[name] = data
	}
	if len(index) > 1 {
		data, err := encode("sitemapindex", "sitemap", index)
		if err != nil {
			return nil, fmt.Errorf("writing the index of sitemaps: %w", err)
		}
		files["sitemap.xml"] = data
	}
	return files, nil
}

// A location is one address of the protocol.
type location struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

func (m *Map) locations(pages []string) []location {
	list := make([]location, len(pages))
	for i, p := range pages {
		list[i] = location{m.address + p, m.changed[p].String()}
	}
	return list
}

func encode(root, each string, list []location) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	start := xml.StartElement{Name: xml.Name{Local: root}, Attr: []xml.Attr{{Name: xml.Name{Local: "xmlns"}, Value: "http://www.sitemaps.org/schemas/sitemap/0.9"}}}
	if err := e.EncodeToken(start); err != nil {
		return nil, err
	}
	for _, l := range list {
		if err := e.EncodeElement(l, xml.StartElement{Name: xml.Name{Local: each}}); err != nil {
			return nil, err
		}
	}
	if err := e.EncodeToken(start.End()); err != nil {
		return nil, err
	}
	if err := e.Close(); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// Robots is robots.txt: everything may be read, and the sitemap is there.
func Robots(address string) []byte {
	text := "User-agent: *\nAllow: /\n"
	if address != "" {
		text += "\nSitemap: " + address + "sitemap.xml\n"
	}
	return []byte(text)
}
