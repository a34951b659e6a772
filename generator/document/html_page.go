package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is a parsed web page while its article is looked for.
type page struct {
	body    *html.Node
	limits  Limits
	title   string // what the head calls the article, "" where it names none
	why     map[*html.Node]string
	size    map[*html.Node]weight
	chosen  *html.Node
	dropped []Dropped
	ordinal map[*html.Node]int // place of each <li> among its siblings, from 0
	read    int                // characters looked at for clutter
	images  int
	cells   int
}

// A weight is how much text a node holds, in characters without white space.
type weight struct {
	plain, linked int // outside and inside links
	links         int
	stops         int // 。 outside links
}

func newPage(root *html.Node, limits Limits) *page {
	pg := &page{body: root, limits: limits, why: map[*html.Node]string{}, size: map[*html.Node]weight{},
		ordinal: map[*html.Node]int{}}
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Body:
			pg.body = n
		case atom.Title:
			if pg.title == "" {
				pg.title = strings.TrimSpace(raw(n))
			}
		case atom.Meta:
			pg.meta(n)
		case atom.Ol:
			i := 0
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Li {
					pg.ordinal[c] = i
					i++
				}
			}
		}
	}
	if runes(pg.title) > 200 {
		pg.title = ""
	}
	pg.measure(pg.body, false)
	return pg
}

// metaNames are the names that government pages give their metadata in (国办发〔2019〕19号, appendix on page labels) and what they are.
var metaNames = map[string]string{"articletitle": "标题", "pubdate": "发布日期", "contentsource": "来源", "author": "作者", "sitename": "网站名称",
	"columnname": "栏目名称", "keywords": "关键词", "description": "摘要", "indexnumber": "索引号"}

func (pg *page) meta(n *html.Node) {
	name, content := strings.ToLower(attr(n, "name")), strings.TrimSpace(attr(n, "content"))
	label, known := metaNames[name]
	if !known || content == "" {
		return
	}
	if name == "articletitle" {
		pg.title = content
	}
	pg.drop(whyMetadata, label+"："+content)
}

// measure weighs n and everything in it that is not swept out.
func (pg *page) measure(n *html.Node, linked bool) weight {
	var w weight
	if pg.why[n] != "" || silent(n) {
		pg.size[n] = w
		return w
	}
	switch {
	case n.Type == html.TextNode:
		for _, r := range n.Data {
			switch {
			case unicode.IsSpace(r):
			case linked:
				w.linked++
			default:
				w.plain++
				if r == '。' {
					w.stops++
				}
			}
		}
	case n.DataAtom == atom.A && attr(n, "href") != "":
		linked = true
		w.links++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		in := pg.measure(c, linked)
		w.plain, w.linked, w.links, w.stops = w.plain+in.plain, w.linked+in.linked, w.links+in.links, w.stops+in.stops
	}
	if n.Type != html.TextNode {
		pg.size[n] = w
	}
	return w
}

// drop lists text that is left out, its lines trimmed and the blank ones gone.
func (pg *page) drop(why, text string) {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) > 0 {
		pg.dropped = append(pg.dropped, Dropped{Text: strings.Join(lines, "\n"), Why: why})
	}
}

// silent tells elements whose text no browser shows in the page.
func silent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Math, atom.Head, atom.Textarea, atom.Select, atom.Datalist:
		return n.Type == html.ElementNode
	}
	return n.Type == html.CommentNode || n.Type == html.DoctypeNode
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// raw is the text in n as the file has it.
func raw(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// bare is s without white space, for comparing.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func runes(s string) int { return utf8.RuneCountInString(s) }
