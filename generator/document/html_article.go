package document

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// articleName is what pages call the element that holds their article.
var articleName = regexp.MustCompile(`(?i)^(zoom|ucap-content|trs_editor|trs_ueditor|article-?content|article_content|con(tent)?_?text|pages_content|news_?con(tent|ent).*|view|wzcon|zhengwen|vsb_content.*|js_content|wordsection1)$`)

// article finds the element that holds the article. It goes down from the body for as long as one child holds the text and what stands
// beside it is nothing that an article would say.
func (pg *page) article() *html.Node {
	n := pg.body
	for !namedArticle(n) || pg.size[n].plain*2 < pg.size[pg.body].plain {
		child := pg.heaviest(n)
		if child == nil || !pg.container(child) || pg.size[child].plain*2 < pg.size[n].plain || pg.speaksBeside(n, child) {
			break
		}
		n = child
	}
	pg.chosen = n
	return n
}

func namedArticle(n *html.Node) bool {
	if n.DataAtom == atom.Article || articleName.MatchString(attr(n, "id")) {
		return true
	}
	for _, class := range strings.Fields(attr(n, "class")) {
		if articleName.MatchString(class) {
			return true
		}
	}
	return false
}

func (pg *page) heaviest(n *html.Node) *html.Node {
	var best *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && pg.why[c] == "" && (best == nil || pg.size[c].plain > pg.size[best].plain) {
			best = c
		}
	}
	return best
}

// container tells elements that hold paragraphs rather than being one. A table of data is no container.
func (pg *page) container(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Table:
		return (&lineWriter{page: pg}).dataTable(n) == nil
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Center, atom.Form, atom.Tbody, atom.Tr, atom.Td:
	case 0: // an element of the page's own making, such as <ucapcontent>
		return n.Type == html.ElementNode && holdsBlocks(n)
	default:
		return false
	}
	return holdsBlocks(n)
}

func holdsBlocks(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && (blockElements[c.DataAtom] || c.DataAtom == atom.Br) {
			return true
		}
	}
	return false
}

var signed = regexp.MustCompile(`^([0-9〇○一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日|.{2,30}(政府|办事处|委员会|司法所|[局办所院])|附件[0-9]?[:：].+)$`)

// speaksBeside tells whether n holds, outside child, text that belongs to an article: a sentence, or what stands below one (unit, date,
// attachments).
func (pg *page) speaksBeside(n, child *html.Node) bool {
	passed := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c == child {
			passed = true
			continue
		}
		if c.Type == html.TextNode && strings.Contains(c.Data, "。") || pg.why[c] == "" && pg.size[c].stops > 0 && pg.size[c].plain > pg.size[c].linked {
			return true
		}
		if !passed || c.Type != html.ElementNode || pg.why[c] != "" {
			continue
		}
		for _, line := range strings.Split(plainText(pg.blocks(c)), "\n") {
			if signed.MatchString(bare(line)) {
				return true
			}
		}
	}
	return false
}

// withTitle puts the title before the article where the page shows it outside, and takes it out where it stands twice.
func (pg *page) withTitle(blocks []block) []block {
	title := pg.shownTitle()
	if title == "" {
		return blocks
	}
	want, first := bare(title), ""
	for i := 0; i < len(blocks) && i < 3; i++ { // the title may go over two or three lines
		if first += bare(blocks[i].plain()); first == want {
			return blocks
		}
	}
	return append([]block{paragraph(title)}, blocks...)
}

// shownTitle is the title as the page shows it before the article: the last heading there, or the last element called a title, that agrees
// with what the head says.
func (pg *page) shownTitle() string {
	title := ""
	for n := range pg.body.Descendants() {
		if n == pg.chosen {
			break
		}
		if n.Type != html.ElementNode || pg.swept(n) || pg.size[n].plain < 5 || pg.size[n].plain > 120 {
			continue
		}
		named := n.DataAtom == atom.H1 || strings.Contains(strings.ToLower(attr(n, "class")+" "+attr(n, "id")), "title")
		text := plainText(pg.blocks(n))
		inHead := pg.title != "" && strings.Contains(bare(pg.title), bare(text))
		if n.DataAtom == atom.H1 || inHead && (named || n.DataAtom == atom.H2 || n.DataAtom == atom.H3 || !holdsBlocks(n)) {
			if title != "" && bare(title) == bare(text) {
				pg.drop(whyTwice, text)
			}
			title = text
			pg.why[n] = "标题"
		}
	}
	return title
}

// swept tells whether n or what it stands in is left out.
func (pg *page) swept(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if pg.why[n] != "" {
			return true
		}
	}
	return false
}

// listOutside lists what stands outside the article and was not swept out as clutter.
func (pg *page) listOutside() {
	if pg.chosen == nil || pg.chosen == pg.body {
		return
	}
	pg.why[pg.chosen] = "正文"
	pg.drop(whyOutside, plainText(pg.blocks(pg.body)))
}
