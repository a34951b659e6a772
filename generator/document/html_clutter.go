package document

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	whyMetadata = "页面元数据"
	whyPath     = "页面位置（面包屑）"
	whyTools    = "网页工具（字体、打印、关闭、分享）"
	whyRelated  = "导航或相关链接"
	whyFooter   = "页脚"
	whyOutside  = "正文以外的页面内容"
	whyTwice    = "重复的标题"
)

// sweep marks the parts of the page that are no article, from the outside in, and lists them.
func (pg *page) sweep() {
	pg.sweepIn(pg.body)
	pg.measure(pg.body, false)
}

func (pg *page) sweepIn(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || silent(c) {
			continue
		}
		if why := pg.clutter(c); why != "" {
			if why == whyMetadata {
				pg.dropMetadata(c)
			} else {
				pg.drop(why, plainText(pg.blocks(c)))
			}
			pg.why[c] = why
			continue
		}
		pg.sweepIn(c)
	}
}

var (
	footerText = regexp.MustCompile(`ICP备|网站标识码|公网安备|版权所有|Copyright|技术支持：`)
	pathText   = regexp.MustCompile(`^[【\[]?(您?(现在|当前)?(所在)?的?位置|您所在的位置|首页[>＞»›/\-]|网站首页[>＞»›/])`)
	toolsText  = regexp.MustCompile(`^([【\[(（]?(字[体号]|打印(本[页文])?|关闭(窗口|本页|页面)?|分享(到|至|文章)?|收藏(本页)?|返回(顶部|列表)?|扫一扫.{0,20}|大|中|小|默认|放大|缩小|上一[篇条]|下一[篇条]|` +
		`我要纠错|语音播报|朗读|微信|微博|QQ空间|A\+|A-|T\|T|适老化|无障碍)[】\])）]?[:：|｜、,，/\[\]【】（）()]*)+$`)
	nextText     = regexp.MustCompile(`^(上一[篇条]|下一[篇条])[:：]`)
	relatedText  = regexp.MustCompile(`^(相关(链接|文章|阅读|新闻|信息|解读|文档)|推荐阅读|热点(新闻|推荐)|友情链接|延伸阅读)[:：]?`)
	metadataText = regexp.MustCompile(`(索引号|主题分类|信息分类|体裁分类|发文机[构关]|发布机构|信息来源|公开机构|成文日期|发布日期|发布时间|发文日期|生成日期|公开日期|文号|发文字号|有效性|效力状态|主题词|公开方式|信息名称|名称|来源|浏览次数|浏览量|阅读次数|点击数|访问量|作者|责任编辑|编辑|字体)\s*[:：]`)
	metadataLine = regexp.MustCompile(`^(来源|信息来源|文章来源|发布时间|发布日期|更新时间|浏览次数|浏览量|阅读次数|阅读|阅读量|点击数|点击量|点击率|访问量)[:：]`)
	clutterName  = regexp.MustCompile(`(?i)(^|[-_\s])(nav|navbar|menu|submenu|breadcrumbs?|crumbs?|footer|foot|copyright|sharebox|share|bdsharebuttonbox|bdshare|print|related|sidebar|toolbar|fontsize|qrcode|ewm|pagination|pager|recommend|friendlink|links|toplink|xgxx|xgwd|xgwz|dqwz|weizhi)([-_\d\s]|$)`)
)

// clutter says why an element is no part of an article, "" where it may be one. What holds two sentences or half the page's text outside links
// never is clutter, save what the page itself calls navigation or a footer and what is hidden.
func (pg *page) clutter(n *html.Node) string {
	w := pg.size[n]
	if w.plain+w.linked == 0 {
		return ""
	}
	switch {
	case hidden(n):
		return whyHidden
	case n.DataAtom == atom.Nav:
		return whyRelated
	case n.DataAtom == atom.Footer:
		return whyFooter
	case n.DataAtom == atom.Button:
		return whyTools
	case w.stops >= 2 || inlineElements[n.DataAtom] || w.plain*2 > pg.size[pg.body].plain:
		return ""
	}
	text, size := "", w.plain+w.linked
	if pg.read += size; size <= 2000 && pg.read < 50_000_000 { // nothing longer is told by its words, and nested ones are read again and again
		text = bare(plainText(pg.blocks(n)))
	}
	switch {
	case size <= 600 && labelled(n, text):
		return whyMetadata
	case size <= 200 && pathText.MatchString(text):
		return whyPath
	case size <= 120 && toolsText.MatchString(text):
		return whyTools
	case size <= 200 && nextText.MatchString(text), w.links > 0 && relatedText.MatchString(text):
		return whyRelated
	case size <= 600 && footerText.MatchString(text):
		return whyFooter
	case w.links >= 3 && w.linked >= 3*w.plain && !numberedHeadings.MatchString(text) && !strings.HasPrefix(text, "附件"):
		return whyRelated
	case clutterName.MatchString(attr(n, "class")) || clutterName.MatchString(attr(n, "id")):
		return whyRelated
	}
	return ""
}

// numberedHeadings keeps an article whose headings are links out of the lists of links.
var numberedHeadings = regexp.MustCompile(`一、.+二、`)

// labelled tells the block of labels above an article: a table or list with three labels at least, or a line that begins with one.
func labelled(n *html.Node, text string) bool {
	labels := len(metadataText.FindAllString(text, -1))
	if n.DataAtom == atom.Table {
		// in a table the label has a cell of its own and often no colon
		labels = max(labels, len(metadataCell.FindAllString(strings.Join(cellsOf(n), "\n"), -1)))
	}
	return labels >= 3 || runes(text) <= 100 && metadataLine.MatchString(text)
}

var metadataCell = regexp.MustCompile(`(?m)^(索引号|主题分类|信息分类|体裁分类|分类|发文机[构关]|发布机构|公开机构|成文日期|发布日期|发文日期|生成日期|公开日期|文号|发文字号|有效性|效力状态|主题词|公开方式|信息名称|名称|标题)[:：]?$`)

// cellsOf is the bare text of every cell of a table.
func cellsOf(n *html.Node) []string {
	var cells []string
	for c := range n.Descendants() {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			cells = append(cells, bare(raw(c)))
		}
	}
	return cells
}

// dropMetadata lists a block of metadata one pair at a time, "索引号：…", so that an import can use it.
func (pg *page) dropMetadata(n *html.Node) {
	if holdsTable(n) {
		cells := cellsOf(n)
		for i := 0; i < len(cells); i++ {
			if metadataCell.MatchString(cells[i]) && i+1 < len(cells) && !metadataCell.MatchString(cells[i+1]) {
				pg.drop(whyMetadata, strings.TrimRight(cells[i], ":：")+"："+cells[i+1])
				i++
				continue
			}
			pg.drop(whyMetadata, cells[i])
		}
		return
	}
	for _, line := range strings.Split(plainText(pg.blocks(n)), "\n") {
		for _, pair := range splitPairs(line) {
			pg.drop(whyMetadata, pair)
		}
	}
}

// splitPairs cuts a line before each label of metadata in it.
func splitPairs(line string) []string {
	var pairs []string
	for {
		at := metadataText.FindAllStringIndex(line, 2)
		if len(at) < 2 {
			return append(pairs, line)
		}
		pairs, line = append(pairs, line[:at[1][0]]), line[at[1][0]:]
	}
}

// holdsTable tells a table or what has one in it.
func holdsTable(n *html.Node) bool {
	if n.DataAtom == atom.Table {
		return true
	}
	for c := range n.Descendants() {
		if c.DataAtom == atom.Table {
			return true
		}
	}
	return false
}

var hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && hiddenStyle.MatchString(a.Val) {
			return true
		}
	}
	return false
}

// sweepLines takes the tools and metadata out that stand as lines of the article itself, in its first and last eight lines.
func (pg *page) sweepLines(blocks []block) []block {
	var kept []block
	for i, b := range blocks {
		p, isLine := b.(paragraph)
		text := bare(string(p))
		edge := i < 8 || i >= len(blocks)-8
		switch {
		case !isLine || !edge || runes(text) > 120:
			kept = append(kept, b)
		case toolsText.MatchString(text):
			pg.drop(whyTools, string(p))
		case nextText.MatchString(text):
			pg.drop(whyRelated, string(p))
		case pathText.MatchString(text):
			pg.drop(whyPath, string(p))
		case metadataLine.MatchString(text) && !strings.HasSuffix(text, "。"):
			for _, pair := range splitPairs(string(p)) {
				pg.drop(whyMetadata, pair)
			}
		default:
			kept = append(kept, b)
		}
	}
	return kept
}
