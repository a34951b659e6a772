package document

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// readHTML reads a saved web page: the article in it, title first. What a government page puts around an article (path, font size, print,
// share, related links, footer, block of metadata) is left out and listed.
func readHTML(data []byte, limits Limits) (*Source, error) {
	text, enc, err := decodeHTML(data)
	if err != nil {
		return nil, err
	}
	if err := weigh(text, limits); err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, bomb("网页结构过深")
	}
	pg := newPage(root, limits)
	pg.sweep()
	blocks := pg.blocks(pg.article())
	if pg.cells > limits.Cells {
		return nil, tooManyCells(limits.Cells)
	}
	blocks = pg.sweepLines(pg.withTitle(blocks))
	pg.listOutside()
	var c composer
	for _, b := range blocks {
		b.compose(&c)
	}
	if strings.TrimSpace(c.b.String()) == "" {
		return nil, emptyPage(pg)
	}
	src := c.source("html", pg.dropped)
	src.Encoding = enc
	return src, nil
}

func emptyPage(pg *page) *Refusal {
	if pg.images > 0 {
		return &Refusal{Message: "网页的正文是图片，没有文字", Hint: "请使用原来的 Word 文件，或先识别、校对图片里的文字"}
	}
	return &Refusal{Message: "网页里没有找到正文", Hint: "请在浏览器中打开网页，确认正文显示出来后再“另存为”；也可以把正文复制到 Word 文档后导入"}
}

var declared = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?\s*([-\w]+)`)

// decodeHTML finds the encoding: the bytes have the first word, for pages often declare what they are not, and the declaration the last.
func decodeHTML(data []byte) (text, encoding string, err error) {
	text, encoding, err = decode(data)
	if err == nil {
		return text, encoding, nil
	}
	m := declared.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return "", "", err
	}
	enc, name := charset.Lookup(string(m[1]))
	if enc == nil || name == "utf-8" || name == "gbk" {
		return "", "", err
	}
	out, decodeErr := enc.NewDecoder().Bytes(data)
	if decodeErr != nil || bytes.Count(out, []byte("\ufffd")) > len(out)/500 {
		return "", "", err
	}
	return string(out), name, nil
}

// formatting are the elements that a parser opens again in every block for as long as nobody closes them.
var formatting = []string{"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}

// weigh refuses a page whose tree would grow out of all proportion to its text.
func weigh(text string, limits Limits) error {
	const most = 2_000_000
	z := html.NewTokenizer(strings.NewReader(text))
	nodes, open := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken:
			nodes += 1 + open
			if name, _ := z.TagName(); slices.Contains(formatting, string(name)) {
				open++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); open > 0 && slices.Contains(formatting, string(name)) {
				open--
			}
		default:
			nodes++
		}
		if nodes > most {
			return bomb("网页标签过多")
		}
	}
}
