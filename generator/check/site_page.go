package check

import (
	"bytes"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A webPage is what the rules need to know of one page.
type webPage struct {
	path     string
	lang     string
	title    string
	metas    map[string]string
	headings int      // h1 elements
	ids      []string // every id, in order
	bare     []string // addresses of pictures without an alt attribute
	outward  []string // addresses of links to other hosts that are not marked
	silent   []string // addresses of links that say nothing
	loads    []string // addresses of what the page loads: styles, scripts, pictures
	text     int      // Chinese characters within main
	links    int      // links within main
	newest   string   // the latest date of a time element within main, 2023-12-04
	redirect bool     // leads to another page at once
}

// readPage reads a page once, token by token.
func readPage(p string, data []byte) *webPage {
	w := &webPage{path: p, metas: map[string]string{}}
	z := html.NewTokenizer(bytes.NewReader(data))
	var in struct{ main, title, link, skip int }
	var link html.Token
	said := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return w
		case html.TextToken:
			text := string(z.Text())
			switch {
			case in.title > 0:
				w.title += text
			case in.skip == 0 && in.main > 0:
				for _, r := range text {
					if han(r) {
						w.text++
					}
				}
			}
			said = said || strings.TrimSpace(text) != ""
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			w.open(t)
			switch t.DataAtom {
			case atom.Main:
				in.main++
			case atom.Title:
				in.title++
			case atom.Script, atom.Style, atom.Template:
				in.skip++
			case atom.A:
				in.link, link, said = 1, t, attr(t, "aria-label") != "" || attr(t, "title") != ""
				if in.main > 0 {
					w.links++
				}
			case atom.Img:
				said = said || attr(t, "alt") != ""
			case atom.Svg:
				said = said || attr(t, "aria-label") != ""
			case atom.Time:
				if in.main > 0 && attr(t, "datetime") > w.newest && len(attr(t, "datetime")) >= 10 {
					w.newest = attr(t, "datetime")[:10]
				}
			}
		case html.EndTagToken:
			t := z.Token()
			switch t.DataAtom {
			case atom.Main:
				in.main--
			case atom.Title:
				in.title = 0
			case atom.Script, atom.Style, atom.Template:
				in.skip = max(in.skip-1, 0)
			case atom.A:
				if in.link > 0 && !said && attr(link, "href") != "" {
					w.silent = append(w.silent, attr(link, "href"))
				}
				in.link = 0
			}
		}
	}
}

// open notes what a start tag tells.
func (w *webPage) open(t html.Token) {
	if id := attr(t, "id"); id != "" {
		w.ids = append(w.ids, id)
	}
	switch t.DataAtom {
	case atom.Html:
		w.lang = attr(t, "lang")
	case atom.Meta:
		if name := attr(t, "name"); name != "" {
			w.metas[name] = attr(t, "content")
		}
		if strings.EqualFold(attr(t, "http-equiv"), "refresh") {
			w.redirect = true
		}
	case atom.H1:
		w.headings++
	case atom.Img:
		if src := attr(t, "src"); src != "" {
			w.loads = append(w.loads, src)
		}
		if !hasAttr(t, "alt") {
			w.bare = append(w.bare, attr(t, "src"))
		}
	case atom.Script:
		if src := attr(t, "src"); src != "" {
			w.loads = append(w.loads, src)
		}
	case atom.Link:
		if strings.Contains(attr(t, "rel"), "stylesheet") {
			w.loads = append(w.loads, attr(t, "href"))
		}
	case atom.A:
		href := attr(t, "href")
		if strings.HasPrefix(href, "http://") || strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "//") {
			if !strings.Contains(attr(t, "rel"), "external") {
				w.outward = append(w.outward, href)
			}
		}
	}
}

func attr(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(t html.Token, name string) bool {
	for _, a := range t.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// at is the published path of an address on the page, "" for one that leads elsewhere.
func (w *webPage) at(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	if address == "" || strings.Contains(address, ":") || strings.HasPrefix(address, "/") {
		return ""
	}
	return path.Join(path.Dir(w.path), address)
}

// column tells that the page is the first of a column: an index below the site's own.
func (w *webPage) column() bool { return path.Base(w.path) == "index.html" && w.path != "index.html" }
