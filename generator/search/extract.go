package search

import (
	"bytes"
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2"
	lex "github.com/tdewolff/parse/v2/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Page is what search knows of one rendered page.
type Page struct {
	Path   string // below public/, "campaigns/2023/x.html"
	Title  string // of <h1>, else of <title>, else the path
	Kind   string // "report", "campaign", …: data-kind of <main>, else by path; "page" where neither tells
	Date   string // "2023-12-04": data-date of <main>, else of its first <time>; a page without one sorts by its year
	Year   int    // data-year of <main>, else of Date, else in the path; 0 where none tells
	Blocks []Block
}

// A Block is one paragraph, cell, list item or heading. A string that a reader looks for stands within one block.
type Block struct {
	Text    string
	Heading bool
}

// Read takes from a page's HTML what search needs: the text of <main> without navigation and what is marked data-search="off". It reports
// false for a page that is not to be found: one without <main>, without text, or whose <main> itself is marked
// data-search="off".
func Read(path string, page []byte) (Page, bool) {
	p := Page{Path: path}
	start := bytes.Index(page, []byte("<main"))
	if start < 0 {
		return p, false
	}
	r := reader{page: &p, tokens: lex.NewLexer(parse.NewInputBytes(page[start:len(page):len(page)]))}
	if !r.run() {
		return p, false
	}
	if p.Title == "" && len(p.Blocks) == 0 {
		return p, false
	}
	p.Title = cmp.Or(p.Title, headTitle(page[:start]), path)
	p.place()
	return p, true
}

// A reader walks the tokens of <main>. It trusts no closing tag that HTML lets an author, or a minifier, leave out.
type reader struct {
	page    *Page
	tokens  *lex.Lexer
	block   []byte // the text of the block so far
	plain   []byte // room for it without white space
	heading bool
	title   bool
	off     atom.Atom // the element being left out, 0 for none
	depth   int       // how many elements of that name are open within it
}

func (r *reader) run() bool {
	var tag atom.Atom
	var attrs attributes
	for {
		switch token, text := r.tokens.Next(); token {
		case lex.ErrorToken:
			r.close()
			return true
		case lex.TextToken:
			if r.off == 0 {
				r.block = append(r.block, unescaped(text)...)
			}
		case lex.SVGToken, lex.MathToken:
			if r.off == 0 {
				r.close()
			}
		case lex.StartTagToken:
			tag, attrs = atom.Lookup(r.tokens.Text()), attributes{}
		case lex.AttributeToken:
			attrs.read(r.tokens.AttrKey(), r.tokens.AttrVal())
		case lex.StartTagCloseToken, lex.StartTagVoidToken:
			if tag == atom.Main {
				if attrs.search == "off" {
					return false
				}
				r.page.Kind, r.page.Date = attrs.kind, attrs.date
				r.page.Year, _ = strconv.Atoi(attrs.year)
				continue
			}
			if r.page.Date == "" && len(attrs.datetime) >= len("2006-01-02") {
				r.page.Date = attrs.datetime[:len("2006-01-02")]
			}
			r.open(tag, attrs.search == "off")
		case lex.EndTagToken:
			tag = atom.Lookup(r.tokens.Text())
			if tag == atom.Main {
				r.close()
				return true
			}
			r.end(tag)
		}
	}
}

// attributes are those of a tag that say something here.
type attributes struct{ search, kind, date, year, datetime string }

func (a *attributes) read(key, value []byte) {
	if !bytes.HasPrefix(key, []byte("dat")) {
		return
	}
	text := string(unescaped(bytes.Trim(value, `"'`)))
	switch string(key) {
	case "data-search":
		a.search = text
	case "data-kind":
		a.kind = text
	case "data-date":
		a.date = text
	case "data-year":
		a.year = text
	case "datetime":
		a.datetime = text
	}
}

func unescaped(text []byte) []byte {
	if bytes.IndexByte(text, '&') < 0 {
		return text
	}
	return []byte(html.UnescapeString(string(text)))
}

func (r *reader) open(tag atom.Atom, off bool) {
	if r.off != 0 {
		if tag == r.off {
			r.depth++
		}
		return
	}
	if off || unread(tag) {
		if !void(tag) {
			r.close()
			r.off, r.depth = tag, 1
		}
		return
	}
	if inline(tag) || tag == atom.Br && (r.title || r.heading) {
		return
	}
	r.close()
	r.title = tag == atom.H1
	r.heading = tag == atom.H2 || tag == atom.H3 || tag == atom.H4 || tag == atom.H5 || tag == atom.H6
}

func (r *reader) end(tag atom.Atom) {
	if r.off != 0 {
		if tag == r.off {
			if r.depth--; r.depth == 0 {
				r.off = 0
			}
		}
		return
	}
	if !inline(tag) {
		r.close()
		r.title, r.heading = false, false
	}
}

// close ends the block being read.
func (r *reader) close() {
	r.plain = appendPlain(r.plain[:0], r.block)
	r.block = r.block[:0]
	text := string(r.plain)
	switch {
	case text == "":
	case r.title && r.page.Title == "":
		r.page.Title = text
	default:
		r.page.Blocks = append(r.page.Blocks, Block{text, r.heading})
	}
}

// unread elements hold nothing a reader would look for.
func unread(tag atom.Atom) bool {
	switch tag {
	case atom.Nav, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Svg, atom.Form, atom.Button, atom.Audio, atom.Video, atom.Rp, atom.Rt:
		return true
	}
	return false
}

// inline elements do not end a block; every other element does.
func inline(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Mark,
		atom.Q, atom.Ruby, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var, atom.Wbr:
		return true
	}
	return false
}

// void elements have no end.
func void(tag atom.Atom) bool {
	switch tag {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Wbr, atom.Source, atom.Meta, atom.Link, atom.Col, atom.Area, atom.Embed, atom.Track:
		return true
	}
	return false
}

func headTitle(head []byte) string {
	_, after, found := bytes.Cut(head, []byte("<title>"))
	if !found {
		return ""
	}
	title, _, _ := bytes.Cut(after, []byte("</title>"))
	return plain(html.UnescapeString(string(title)))
}

var yearInPath = regexp.MustCompile(`(?:^|[/-])((?:19|20)\d\d)(?:[/.-]|$)`)

// place fills in kind and year from the path where the page itself does not tell them.
func (p *Page) place() {
	if p.Kind == "" {
		folder, _, below := strings.Cut(p.Path, "/")
		switch {
		case !below:
			p.Kind = "page"
		case folder == "reports" || folder == "campaigns":
			p.Kind = folder[:len(folder)-1]
		default:
			p.Kind = folder
		}
	}
	if p.Year == 0 && len(p.Date) >= 4 {
		p.Year, _ = strconv.Atoi(p.Date[:4])
	}
	if p.Year == 0 {
		if m := yearInPath.FindStringSubmatch(p.Path); m != nil {
			p.Year, _ = strconv.Atoi(m[1])
		}
	}
}
