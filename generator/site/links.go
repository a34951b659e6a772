package site

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A Broken is a link that leads nowhere, or that only works at one address.
type Broken struct {
	Page string // published path of the page it stands in
	URL  string // as written
	Text string // the words of the link, or the alt text
	Why  BrokenKind
}

// A BrokenKind says what is wrong with a link.
type BrokenKind string

const (
	Dead     BrokenKind = "dead"    // no file at that address
	NoAnchor BrokenKind = "anchor"  // the file has no such id
	Rooted   BrokenKind = "rooted"  // starts with "/": it breaks at a sub-path and from disk
	Outside  BrokenKind = "outside" // leads above the site's root
	Folder   BrokenKind = "folder"  // names a folder: from disk that shows a list of files
	NoSyntax BrokenKind = "syntax"  // is no address
	Loads    BrokenKind = "loads"   // a page loads something from another host
)

// Links follows every link and every loaded file of the HTML pages, and every url() of the style sheets, and gives back those that are broken,
// sorted by page. Files are the site in memory, as Render makes it. Links to other hosts are not followed; loading from them is broken.
// Pages whose links start at the site's root, because they are shown at any depth (404.html), may do so if sub is that root ("/zwgk/fazhi/").
func Links(files map[string][]byte, sub string) []Broken {
	c := linkCheck{files: files, sub: sub, ids: map[string]map[string]bool{}}
	for _, p := range keys(files) {
		switch path.Ext(p) {
		case ".html", ".htm":
			c.page(p)
		case ".css":
			for _, u := range cssURLs(files[p]) {
				c.follow(p, u, "", true)
			}
		}
	}
	slices.SortStableFunc(c.broken, func(a, b Broken) int { return strings.Compare(a.Page, b.Page) })
	return c.broken
}

type linkCheck struct {
	files  map[string][]byte
	sub    string
	ids    map[string]map[string]bool // of a page: the ids in it
	broken []Broken
}

// page follows what one page names.
func (c *linkCheck) page(p string) {
	for _, l := range pageLinks(c.files[p]) {
		c.follow(p, l.url, l.text, l.loads)
	}
}

func (c *linkCheck) follow(p, raw, text string, loads bool) {
	fail := func(why BrokenKind) { c.broken = append(c.broken, Broken{Page: p, URL: raw, Text: text, Why: why}) }
	u, err := url.Parse(strings.TrimSpace(raw))
	switch {
	case err != nil:
		fail(NoSyntax)
		return
	case u.Scheme != "" || u.Host != "":
		if loads && u.Scheme != "data" {
			fail(Loads)
		}
		return
	}
	target := p
	if u.Path != "" {
		local := u.Path
		if strings.HasPrefix(local, "/") {
			rest, ok := strings.CutPrefix(local, c.sub)
			if c.sub == "" || !ok || path.Base(p) != "404.html" {
				fail(Rooted)
				return
			}
			target = path.Clean(rest)
		} else {
			target = path.Join(path.Dir(p), local)
		}
		switch {
		case target == ".." || strings.HasPrefix(target, "../"):
			fail(Outside)
			return
		case strings.HasSuffix(local, "/") || target == ".":
			fail(Folder)
			return
		}
	}
	if _, there := c.files[target]; !there {
		fail(Dead)
		return
	}
	if u.Fragment != "" && u.Fragment != "top" && path.Ext(target) == ".html" && !c.hasID(target, u.Fragment) {
		fail(NoAnchor)
	}
}

func (c *linkCheck) hasID(p, id string) bool {
	ids, known := c.ids[p]
	if !known {
		ids = pageIDs(c.files[p])
		c.ids[p] = ids
	}
	return ids[id]
}

// A pageLink is an address in a page; loads tells those that the browser fetches by itself.
type pageLink struct {
	url, text string
	loads     bool
}

// linking names the attributes that hold an address, and whether the browser fetches it by itself.
var linking = map[string]map[string]bool{
	"a": {"href": false}, "area": {"href": false}, "form": {"action": false}, "blockquote": {"cite": false}, "q": {"cite": false},
	"link": {"href": true}, "script": {"src": true}, "img": {"src": true, "srcset": true}, "source": {"src": true, "srcset": true},
	"audio": {"src": true}, "video": {"src": true, "poster": true}, "track": {"src": true}, "iframe": {"src": true}, "embed": {"src": true},
	"object": {"data": true}, "input": {"src": true}, "use": {"href": true, "xlink:href": true}, "image": {"href": true, "xlink:href": true},
}

// pageLinks finds the addresses in a page in the order they stand there.
func pageLinks(page []byte) []pageLink {
	var links []pageLink
	open := -1 // the link whose words are being read
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return links
		case html.TextToken:
			if open >= 0 {
				links[open].text += string(z.Text())
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "a" {
				open = -1
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			attributes := linking[t.Data]
			for _, a := range t.Attr {
				loads, is := attributes[a.Key]
				switch {
				case a.Key == "style":
					for _, u := range cssURLs([]byte(a.Val)) {
						links = append(links, pageLink{url: u, loads: true})
					}
				case !is:
				case a.Key == "srcset":
					for part := range strings.SplitSeq(a.Val, ",") {
						if fields := strings.Fields(part); len(fields) > 0 {
							links = append(links, pageLink{url: fields[0], text: attribute(t, "alt"), loads: true})
						}
					}
				default:
					if t.Data == "link" && !fetched(attribute(t, "rel")) {
						loads = false
					}
					links = append(links, pageLink{url: a.Val, text: attribute(t, "alt"), loads: loads})
					if t.Data == "a" {
						open = len(links) - 1
					}
				}
			}
		}
	}
}

// fetched tells the relations whose file a browser loads with the page.
func fetched(rel string) bool {
	for r := range strings.FieldsSeq(strings.ToLower(rel)) {
		switch r {
		case "stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "prefetch", "preconnect", "dns-prefetch":
			return true
		}
	}
	return false
}

func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// pageIDs finds what fragments can lead to.
func pageIDs(page []byte) map[string]bool {
	ids := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ids
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			for _, a := range t.Attr {
				if a.Key == "id" || a.Key == "name" && t.Data == "a" {
					ids[a.Val] = true
				}
			}
		}
	}
}

// cssURLs finds the addresses in a style sheet: url(…) and the names of @import.
func cssURLs(css []byte) []string {
	var urls []string
	text := string(css)
	for {
		_, rest, found := strings.Cut(text, "url(")
		if !found {
			break
		}
		value, after, _ := strings.Cut(rest, ")")
		urls, text = append(urls, strings.Trim(strings.TrimSpace(value), `"'`)), after
	}
	for part := range strings.SplitSeq(string(css), "@import") {
		part = strings.TrimSpace(part)
		if len(part) > 1 && (part[0] == '"' || part[0] == '\'') {
			value, _, _ := strings.Cut(part[1:], part[:1])
			urls = append(urls, value)
		}
	}
	return slices.DeleteFunc(urls, func(u string) bool { return u == "" || strings.HasPrefix(u, "data:") })
}
