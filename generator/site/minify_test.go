package site

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func minified(t testing.TB, mediaType, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := newMinifier().Minify(mediaType, &b, strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Chinese text has no blanks between words: one gained shows as a gap, one lost joins what was apart.
func TestMinifyKeepsChineseText(t *testing.T) {
	for _, page := range []string{
		"<p>甲 乙</p>",
		"<p>甲\n乙</p>",
		"<p>  甲  <b> 乙 </b>  丙  </p>",
		"<p><span>甲</span><span>乙</span></p>",
		"<p><span>甲</span> <span>乙</span></p>",
		"<p><span>甲</span>\n<span>乙</span></p>",
		"<p>甲<em>乙</em>丙</p>",
		"<p>甲<br>乙<br> 丙 <br>\n丁</p>",
		"<p>甲 <a href=\"x.html\">乙</a>，<a href=\"y.html\"> 丙</a> 丁</p>",
		"<p>共 <data value=\"65\">65</data> 件，<abbr title=\"x\">办结率</abbr> <data value=\"96.92\">96.92%</data>。</p>",
		"<p>甲<!-- 注 -->乙</p>",
		"<p>甲 <!-- 注 --> 乙</p>",
		"<p>甲<img src=\"x.png\" alt=\"\">乙 <img src=\"x.png\" alt=\"\"> 丙</p>",
		"<pre>甲\n  乙\n\n    丙  </pre>",
		"<pre>\n甲</pre>",
		"<textarea>甲\n  乙 </textarea>",
		"<p>前<code> 甲  乙 </code>后</p>",
		"<ruby>汉<rp>（</rp><rt>hàn</rt><rp>）</rp>字<rt>zì</rt></ruby>",
		"<ruby> 汉 <rt> hàn </rt> </ruby>",
		"<ul><li>甲</li> <li>乙</li></ul><p>丙</p>",
		"<dl><dt>甲</dt><dd>乙 </dd> <dt> 丙</dt></dl>",
		"<table><tr><td> 甲 </td> <td>乙</td></tr></table>",
		"<p>甲<button> 乙 </button> <select><option> 丙 </option></select> <input value=\" 丁 \"></p>",
		"<p>甲\u3000乙\u00a0丙\u200b丁</p>",
		"<h2>一、 <span class=\"n\">65</span> <small>件</small></h2>",
		"<details><summary> 甲 </summary> 乙 </details>",
		"<p>&lt;b&gt;甲&amp;乙 &#12288;丙</p>",
	} {
		out := minified(t, "html", page)
		if got, want := visible(t, out), visible(t, page); got != want {
			t.Errorf("%q\n minified to %q\n reads %q\n not   %q", page, out, got, want)
		}
	}
}

// The same for pages made at random of the elements that text is written with.
func TestMinifyKeepsRandomText(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	for range 3000 {
		page := "<div>" + fragment(random, 3, true) + "</div>"
		out := minified(t, "html", page)
		if got, want := visible(t, out), visible(t, page); got != want {
			t.Fatalf("%q\n minified to %q\n reads %q\n not   %q", page, out, got, want)
		}
	}
}

func fragment(random *rand.Rand, depth int, blocks bool) string {
	inline := []string{"span", "b", "em", "a", "mark", "small", "data", "time", "abbr", "code", "q", "sub"}
	block := []string{"p", "div", "h2", "blockquote", "section"}
	text := []string{"甲", "乙，", "65", "件 ", " 丙", "\n", " ", "\n\t", "丁\n戊", "<br>", "<!-- 注 -->", "<img alt=\"\">", "&#12288;", "<wbr>", "<pre> 己\n  庚 </pre>"}
	var b strings.Builder
	for range 1 + random.IntN(5) {
		switch n := random.IntN(10); {
		case n < 5 || depth == 0:
			choice := text
			if !blocks {
				choice = text[:len(text)-1]
			}
			b.WriteString(choice[random.IntN(len(choice))])
		case n < 8 || !blocks:
			e := inline[random.IntN(len(inline))]
			b.WriteString("<" + e + ">" + fragment(random, depth-1, false) + "</" + e + ">")
		default:
			e := block[random.IntN(len(block))]
			b.WriteString("<" + e + ">" + fragment(random, depth-1, e == "div" || e == "section" || e == "blockquote") + "</" + e + ">")
		}
	}
	return b.String()
}

// visible is the text of a page as a browser lays it out: white space outside pre and textarea is one blank, and none at the ends of a line.
func visible(t testing.TB, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var v reader
	v.read(root)
	return strings.TrimSpace(strings.Trim(v.text.String(), "\n"))
}

type reader struct {
	text  strings.Builder
	blank bool // white space seen since the last character
	start bool // at the start of a line
}

func (v *reader) read(n *html.Node) {
	switch {
	case n.Type == html.TextNode && within(n, "pre", "textarea"):
		v.put(n.Data)
		return
	case n.Type == html.TextNode:
		for _, r := range n.Data {
			if strings.ContainsRune(" \n\t\r\f", r) {
				v.blank = true
				continue
			}
			v.put(string(r))
		}
		return
	case n.Type == html.ElementNode && (n.Data == "img" || n.Data == "input" || n.Data == "select" || n.Data == "button"):
		v.put("▣")
	case n.Type == html.ElementNode && n.Data == "br":
		v.text.WriteString("\n")
		v.blank, v.start = false, true
	}
	block := n.Type == html.ElementNode && strings.Contains(
		" html body p div h2 blockquote section pre ul li dl dt dd table tr td tbody details summary option ", " "+n.Data+" ")
	if block {
		v.line()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		v.read(c)
	}
	if block {
		v.line()
	}
}

func (v *reader) put(s string) {
	if v.blank && !v.start {
		v.text.WriteByte(' ')
	}
	v.text.WriteString(s)
	v.blank, v.start = false, false
}

func (v *reader) line() {
	if !v.start {
		v.text.WriteByte('\n')
	}
	v.blank, v.start = false, true
}

func within(n *html.Node, names ...string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, name := range names {
			if p.Type == html.ElementNode && p.Data == name {
				return true
			}
		}
	}
	return false
}

func TestMinifyOtherFormats(t *testing.T) {
	for _, c := range []struct{ mediaType, in, want string }{
		{"text/css", ".a { color: red; content: \"甲 乙\"; }", ".a{color:red;content:\"甲 乙\"}"},
		{"application/javascript", "(function () { var 名 = \"甲  乙\"; document.title = 名; })();", "(function(){var e=\"甲  乙\";document.title=e})()"},
		{"application/json", "{ \"甲\": \"乙  丙\", \"n\": 1.50 }", "{\"甲\":\"乙  丙\",\"n\":1.50}"},
		{"text/xml", "<a>\n  <b>甲 乙</b>\n</a>", "<a><b>甲 乙</b></a>"},
	} {
		if got := minified(t, c.mediaType, c.in); got != c.want {
			t.Errorf("got %q\nwant %q", got, c.want)
		}
	}
}
