package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/generator/finding"
)

func artifactRules() []documentRule {
	return []documentRule{{
		Rule{"artifact", finding.Artifact, finding.Error, "转换残留",
			"正文里没有文件转换留下的东西：书签和域代码（[bookmark: …]、HYPERLINK、PAGE）、零宽字符、乱码、“错误!未找到引用源”、夹在正文里的页码行、网页标记。",
			"《政府网站与政务新媒体检查指标》：严重表述错误、内容差错；公文内容应完整准确"},
		func(d *doc) []hit { return d.leftovers },
	}}
}

// A trace is one form of leftover: the code points that it can begin with, its pattern, what it is.
type trace struct {
	first   string
	pattern *regexp.Regexp
	message string
}

var traces = []trace{
	{"[［", regexp.MustCompile(`^[\[［]\s*(?i:bookmark|书签|hyperlink|toc|_toc|_goback|endif|if\s)[^\]］\n]*[\]］]`), "Word 书签或域代码残留"},
	{"[［", regexp.MustCompile(`^[\[［](?:图片|表格|插图|附图|image\d*|OBJ|object|table)(?:[:：]?[^\]］\n，。]{0,40})?[\]］]`), "图片或表格的占位残留"},
	{"Hh", regexp.MustCompile(`^(?i:hyperlink)\s*(?:\\[a-z]\s*)*(?:["“”][^"“”\n]*["“”])?(?:\s*\\[a-z](?:\s*["“”][^"“”\n]*["“”])?)*`), "超链接域代码残留"},
	{"{｛", regexp.MustCompile(`^[{｛]\s*(?i:page|numpages|pageref|ref|noteref|toc|seq|date|time|hyperlink|styleref|mergefield|includepicture|embed|eq|quote|section|sectionpages|filename|title|author|createdate|savedate|formtext|symbol|link|macrobutton|advance|\\)[^}｝\n]{0,200}[}｝]`), "域代码残留"},
	{"{｛", regexp.MustCompile(`^[{｛][{｛%][^}｝\n]{0,100}[}｝%][}｝]`), "模板代码残留"},
	{"PTSIEMRNF", regexp.MustCompile(`^(?:(?:PAGEREF|NOTEREF|REF|STYLEREF)\s+_?[A-Za-z]+\w*(?:\s*\\[a-z*]+)*|TOC\s+\\[a-z](?:\s*"[^"\n]*")?(?:\s*\\[a-z](?:\s*"[^"\n]*")?)*|(?:PAGE|NUMPAGES|SEQ|EMBED|INCLUDEPICTURE|FORMTEXT|MACROBUTTON|MERGEFIELD)(?:\s+["\w.:/]+)*\s*\\\*?\s*\w+|SHAPE\s+\\\*|MERGEFORMATINET|MERGEFORMAT|EMBED\s+\w+\.\w+(?:\.\d+)?)(?:\s*\\\*\s*MERGEFORMAT)?`), "域代码残留"},
	{`\`, regexp.MustCompile(`^\\(?:\*\s*(?i:mergeformat|arabic|charformat)|[uU][0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt](?:\\[nrt])*)`), "转义代码残留"},
	{"_", regexp.MustCompile(`^_(?:Toc\d{3,}|GoBack|Ref\d{3,}|Hlk\d{3,}|x[0-9A-Fa-f]{4}_)`), "Word 书签残留"},
	{"错", regexp.MustCompile(`^错误\s*[!！]\s*(?:未找到引用源|未定义书签|未指定书签|文档中没有指定样式的文字|超链接引用无效|未知的文档属性名称|链接无效|未找到目录项|书签未定义)[。.]?`), "引用失效的提示残留"},
	{"未", regexp.MustCompile(`^未(?:找到引用源|定义书签)[。.]?`), "引用失效的提示残留"},
	{"E", regexp.MustCompile(`^Error\s*[!！]\s*(?:Reference source not found|Bookmark not defined|No text of specified style in document|Hyperlink reference not valid)\.?`), "引用失效的提示残留"},
	{"P", regexp.MustCompile(`^Page\s*\d{1,3}\s*of\s*\d{1,3}`), "页码留在了正文里"},
	{"第", regexp.MustCompile(`^第\s*\d{1,3}\s*页\s*[/／，,]?\s*共\s*\d{1,3}\s*页`), "页码留在了正文里"},
	{"#", regexp.MustCompile(`^#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)`), "表格公式错误残留"},
	{"&", regexp.MustCompile(`^&(?:(?:nbsp|amp|lt|gt|quot|apos|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|ensp|emsp|copy|times)|#\d{2,5}|#[xX][0-9a-fA-F]{2,4});`), "网页字符代码残留"},
	{"<", regexp.MustCompile(`^<(?:/?(?:p|br|div|span|a|b|i|u|strong|em|font|table|tr|td|th|tbody|ul|ol|li|h[1-6]|img|o:p|st1:\w+|w:\w+|v:\w+|script|style|center|section|sup|sub)(?:\s[^>\n]{0,300})?/?|!--[^>\n]{0,200}--|!\[[^>\n]{0,80})>`), "网页标记残留"},
	{"锟斤拷烫屯", regexp.MustCompile(`^(?:锟斤拷|锟斤|锟|斤拷|烫烫烫?|屯屯屯?)+`), "乱码"},
	{"锛銆鈥鈹", regexp.MustCompile(`^(?:[锛銆鈥鈹][^，。\n]?)+`), "乱码"},
	{"?", regexp.MustCompile(`^\?{2,}`), "乱码（字符变成了问号）"},
	{"•□■◆", regexp.MustCompile(`^□{2,}`), "乱码（字符变成了方框）"},
}

// mojibake is UTF-8 read as Latin-1 or Windows-1252: a lead byte as a letter, then continuation bytes.
var mojibake = regexp.MustCompile(`^(?:[Â-ô](?:[\x{80}-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){1,3}|â€)+[\x{80}-¿€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]*`)

// leftovers finds what conversion left in raw, in order, without overlaps.
func leftovers(raw []rune, rawLines []int) []hit {
	var hits []hit
	for n, start := range rawLines {
		end := len(raw)
		if n+1 < len(rawLines) {
			end = rawLines[n+1] - 1
		}
		if pageLine(raw, rawLines, n, start, end) {
			hits = append(hits, hit{start: trimLeft(raw, start, end), end: trimRight(raw, start, end), message: "页码行留在了正文里", hint: "删去这一行；被页码隔开的文字接回成一段"})
			continue
		}
		hits = append(hits, lineLeftovers(raw, start, end)...)
	}
	return slices.DeleteFunc(hits, func(h hit) bool { return h.end <= h.start })
}

func lineLeftovers(raw []rune, start, end int) (hits []hit) {
	for i := start; i < end; {
		if r := raw[i]; han(r) && !suspect.has(r) && !misreadLeads().has(r) || stopped.has(r) {
			i++
			continue
		}
		n, message := leftover(raw, i, start, end)
		if n == 0 {
			i++
			continue
		}
		hint := "删去这些字符，并对照原件看有没有丢字"
		if strings.HasPrefix(message, "乱码") {
			hint = "对照原件补回原来的文字，重新保存为 UTF-8"
		}
		hits = append(hits, hit{start: i, end: i + n, message: message, hint: hint})
		i += n
	}
	return hits
}

// suspect are the Chinese characters that leftovers begin with.
var suspect = setOf("错未第锟斤烫屯锛銆鈥鈹")

// leftover tells how many code points of a leftover begin at i, 0 where none does, and what it is.
func leftover(raw []rune, i, start, end int) (int, string) {
	r := raw[i]
	switch {
	case r == 0x200D && i > start && raw[i-1] >= 0x2190 && !han(raw[i-1]):
		return 0, "" // joins emoji
	case invisible(r):
		if r == 0xFEFF && i == 0 {
			return 0, ""
		}
		n := 1
		for i+n < end && invisible(raw[i+n]) {
			n++
		}
		return n, "看不见的字符（零宽字符、控制字符）"
	case r == utf8.RuneError || r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000:
		n := 1
		for i+n < end && (raw[i+n] == utf8.RuneError || raw[i+n] >= 0xE000 && raw[i+n] <= 0xF8FF) {
			n++
		}
		return n, "乱码"
	case r == '—' || r == '-' || r == '–' || r == '－':
		return inlinePage(raw, i, start, end), "页码留在了正文里"
	case misread(raw, i, end) > 0:
		return misread(raw, i, end), "乱码"
	case han(r) && !suspect.has(r), r >= '0' && r <= '9':
		return 0, ""
	}
	var window string
	if r >= 0xC2 && r <= 0xF4 {
		window = string(raw[i:min(end, i+60)])
		if m := mojibake.FindString(window); utf8.RuneCountInString(m) >= 2 {
			return utf8.RuneCountInString(m), "乱码"
		}
	}
	for _, t := range traces {
		if !strings.ContainsRune(t.first, r) {
			continue
		}
		if latin(r) && i > start && latin(raw[i-1]) || r == '第' && (i+1 >= end || !digit(raw[i+1]) && !blank(raw[i+1])) {
			continue
		}
		if window == "" {
			window = string(raw[i:min(end, i+300)])
		}
		m := t.pattern.FindString(window)
		if m == "" || r == '?' && !(i > start && (han(raw[i-1]) || len(m) > 2)) || r == 'H' && m == "HYPERLINK" && strings.HasPrefix(window, "HYPERLINKS") {
			continue
		}
		return utf8.RuneCountInString(strings.TrimRight(m, " \t")), t.message
	}
	return 0, ""
}

// invisible is a code point that shows nothing and means nothing in Chinese text.
func invisible(r rune) bool {
	switch {
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2064, r == 0xFEFF, r == 0xAD, r == 0xFFFC, r == 0x180E:
		return true
	case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7F && r < 0xA0 && r != 0x85:
		return true
	}
	return false
}

// inlinePage is the length of — 3 — within a line: dashes with blanks around a short number.
func inlinePage(raw []rune, i, start, end int) int {
	j := i + 1
	blanks := 0
	for j < end && blank(raw[j]) {
		j++
		blanks++
	}
	first := j
	for j < end && digit(raw[j]) {
		j++
	}
	if j == first || j-first > 3 || blanks == 0 {
		return 0
	}
	for j < end && blank(raw[j]) {
		j++
		blanks++
	}
	if blanks < 2 || j >= end || raw[j] != raw[i] || i > start && digit(raw[i-1]) || j+1 < end && digit(raw[j+1]) {
		return 0
	}
	return j + 1 - i
}

var pageForms = regexp.MustCompile(`^(?:[—–－\-―─~～·•]{1,2}\s*\d{1,3}\s*[—–－\-―─~～·•]{1,2}|第\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*页(?:\s*[，,/／|、]?\s*(?:共|总)\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*页)?|共\s*\d{1,3}\s*页\s*[，,/／]?\s*第\s*\d{1,3}\s*页|\d{1,3}\s*[/／]\s*\d{1,3}|共\s*\d{1,3}\s*页|(?i:page|p\.)\s*\d{1,3}(?:\s*(?i:of)\s*\d{1,3})?|[（(]\s*第?\s*\d{1,3}\s*页\s*[）)])$`)

// pageLine tells that line n is a page number and nothing else. A bare number is one only between paragraphs of prose.
func pageLine(raw []rune, rawLines []int, n, start, end int) bool {
	if end-start > 24 || end == start {
		return false
	}
	s := strings.TrimFunc(string(raw[start:end]), func(r rune) bool { return blank(r) || r == '\r' })
	if pageForms.MatchString(s) {
		return true
	}
	if len(s) == 0 || len(s) > 3 || strings.Trim(s, "0123456789") != "" || n == 0 {
		return false
	}
	after := len(raw)
	if n+2 < len(rawLines) {
		after = rawLines[n+2] - 1
	}
	next := 0
	if n+1 < len(rawLines) {
		next = after - rawLines[n+1]
	}
	return start-1-rawLines[n-1] >= 40 && (next >= 20 || n+1 >= len(rawLines))
}

func trimLeft(raw []rune, start, end int) int {
	for start < end && blank(raw[start]) {
		start++
	}
	return start
}

func trimRight(raw []rune, start, end int) int {
	for end > start && (blank(raw[end-1]) || raw[end-1] == '\r') {
		end--
	}
	return end
}
