package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/generator/hanzi"
)

// Clean takes out of a text what a conversion left in it: bookmarks, field codes, zero-width and control characters, stray page-number lines;
// and joins what a change of page tore apart. Everything taken out is listed, in order, with its place in the text as it came; of the rest every
// character stays, in order, but for the line break at a seam, and non-breaking blanks turned into plain ones.
func Clean(text string) (string, []Dropped) {
	cuts := append(leftovers(text), pageNumbers(text)...)
	slices.SortFunc(cuts, func(a, b cut) int { return a.start - b.start })
	var b strings.Builder
	b.Grow(len(text))
	var dropped []Dropped
	at, last := 0, 0 // code points and bytes read so far
	for _, c := range cuts {
		if c.start < last {
			continue
		}
		b.WriteString(text[last:c.start])
		at += utf8.RuneCountInString(text[last:c.start])
		n := utf8.RuneCountInString(text[c.start:c.end])
		if c.why != "" {
			printed := strings.Trim(text[c.start:c.end], "\n")
			from := at + strings.Count(text[c.start:c.start+strings.Index(text[c.start:c.end], printed)], "\n")
			dropped = append(dropped, Dropped{Text: printed, Why: c.why, Start: from, End: from + utf8.RuneCountInString(printed)})
		}
		at, last = at+n, c.end
	}
	b.WriteString(text[last:])
	return strings.ReplaceAll(b.String(), "\u00a0", " "), dropped
}

// A cut is a stretch of bytes to take out. Without a why it is a line break at a seam.
type cut struct {
	start, end int
	why        string
}

// leftovers finds bookmarks, field codes and characters without a shape.
func leftovers(text string) []cut {
	var cuts []cut
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if n, why := asciiLeftover(text, i); n > 0 {
				cuts = append(cuts, cut{i, i + n, why})
				i += n
				continue
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case shapeless(r):
			end := i + size
			for end < len(text) {
				next, n := utf8.DecodeRuneInString(text[end:])
				if !shapeless(next) {
					break
				}
				end += n
			}
			cuts = append(cuts, cut{i, end, "看不见的字符"})
			size = end - i
		case r == '错':
			for _, broken := range [...]string{"错误!未找到引用源。", "错误！未找到引用源。", "错误!未定义书签。", "错误！未定义书签。"} {
				if strings.HasPrefix(text[i:], broken) {
					cuts, size = append(cuts, cut{i, i + len(broken), "失效的交叉引用"}), len(broken)
					break
				}
			}
		}
		i += size
	}
	return cuts
}

// shapeless tells characters that print nothing: zero-width ones, marks of writing direction, soft hyphens, controls.
func shapeless(r rune) bool {
	switch {
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x2064, r == 0xfeff, r == 0xad, r == 0xfffc:
		return true
	}
	return r >= 0x7f && r < 0xa0
}

// asciiLeftover is the length of the leftover that begins at byte i with an ASCII character, 0 where none does.
func asciiLeftover(text string, i int) (n int, why string) {
	rest := text[i:]
	switch c := rest[0]; {
	case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
		n = 1
		for n < len(rest) && rest[n] < ' ' && rest[n] != '\n' && rest[n] != '\t' {
			n++
		}
		return n, "看不见的字符"
	case c == '[' && strings.HasPrefix(rest, "[bookmark:"):
		return within(rest, ']', 120), "Word 书签残留"
	case c == '{':
		if n = within(rest, '}', 200); n > 0 && isField(strings.TrimSpace(rest[1:n-1])) {
			return n, "Word 域代码残留"
		}
	case c == '&' && strings.HasPrefix(rest, "&nbsp;"):
		return len("&nbsp;"), "网页代码残留"
	case c == 'E' && strings.HasPrefix(rest, "Error! Reference source not found."):
		return len("Error! Reference source not found."), "失效的交叉引用"
	case c >= 'A' && c <= 'Z' && (i == 0 || !isWordByte(text[i-1])):
		if n = bareField(rest); n > 0 {
			return n, "Word 域代码残留"
		}
	}
	return 0, ""
}

// within is the length of rest up to and with the closing byte, 0 where it does not come on the same line within limit bytes.
func within(rest string, closing byte, limit int) int {
	rest = rest[:min(len(rest), limit)]
	i := strings.IndexByte(rest, closing)
	if i < 0 || strings.IndexByte(rest[:i], '\n') >= 0 {
		return 0
	}
	return i + 1
}

var fieldNames = [...]string{"HYPERLINK", "NUMPAGES", "PAGEREF", "PAGE", "TOC", "REF", "SEQ", "MERGEFIELD", "INCLUDEPICTURE", "SECTIONPAGES", "FORMTEXT", "EMBED"}

func isField(code string) bool {
	for _, name := range fieldNames {
		if rest, ok := strings.CutPrefix(code, name); ok && (rest == "" || !isWordByte(rest[0])) {
			return true
		}
	}
	return false
}

// bareField is the length of a field code that lost its braces: the name with what only field codes have, a quoted address, a switch, a
// _bookmark. A word that merely spells like one (PAGE) has none of these.
func bareField(rest string) int {
	for _, name := range fieldNames {
		if !strings.HasPrefix(rest, name) {
			continue
		}
		end := len(name)
		for end < len(rest) {
			n := fieldArgument(rest[end:])
			if n == 0 {
				break
			}
			end += n
		}
		if end > len(name) {
			return end
		}
		return 0
	}
	return 0
}

// fieldArgument is the length of blanks and one argument: "address", \o "text", \h, \* MERGEFORMAT, _Toc123.
func fieldArgument(s string) int {
	i := 0
	for i < len(s) && s[i] == ' ' {
		i++
	}
	switch {
	case i == len(s):
		return 0
	case s[i] == '"':
		end := within(s[i+1:], '"', 2000)
		if end == 0 {
			return 0
		}
		return i + 1 + end
	case s[i] == '\\' && i+1 < len(s):
		i += 2
		for _, format := range [...]string{" MERGEFORMAT", " Arabic", " ARABIC", " MERGEFORMATINET", " roman", " Roman", "MERGEFORMAT"} {
			if strings.HasPrefix(s[i:], format) {
				return i + len(format)
			}
		}
		return i
	case s[i] == '_':
		for i < len(s) && (s[i] == '_' || isWordByte(s[i])) {
			i++
		}
		return i
	}
	return 0
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}

// A textLine is a line of the text in bytes, its line break not included, and the same without white space around it.
type textLine struct {
	start, end int
	trimmed    string
}

// pageNumbers finds lines that hold nothing but a page number, and the line breaks at which a page change tore a sentence.
func pageNumbers(text string) []cut {
	var cuts []cut
	var back, here, next textLine // lines that are not empty
	judge := func() {
		if !isPageNumber(back.trimmed, here.trimmed, next.trimmed) {
			return
		}
		if next.trimmed == "" || back.trimmed == "" || !torn(back.trimmed, next.trimmed) {
			end := here.end
			if end < len(text) {
				end++
			} else if here.start > 0 {
				here.start--
			}
			cuts = append(cuts, cut{here.start, end, "页码"})
			here = back
			return
		}
		cuts = append(cuts, cut{back.end, here.start, ""}, cut{here.start, here.end, "页码"}, cut{here.end, next.start, ""})
		here = back
	}
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		if trimmed := strings.TrimFunc(text[start:end], unicode.IsSpace); trimmed != "" {
			lead := strings.Index(text[start:end], trimmed)
			next = textLine{start + lead, start + lead + len(trimmed), trimmed}
			judge()
			back, here = here, next
		}
		start = end + 1
	}
	next = textLine{}
	judge()
	return cuts
}

// isPageNumber tells whether the line can only be a page number: — 3 —, 第3页, or a lone number between two paragraphs of prose. PM on the line
// before makes 2.5 a name; between short lines a number is a cell of a table.
func isPageNumber(back, line, next string) bool {
	if len(line) > 40 || line == "" {
		return false
	}
	bare := strings.TrimFunc(line, func(r rune) bool { return strings.ContainsRune("—－-–―─·~ 　\u00a0", r) })
	if bare != line && bare != "" && isShortNumber(bare) {
		head, _ := utf8.DecodeRuneInString(line)
		tail, _ := utf8.DecodeLastRuneInString(line)
		return head == tail
	}
	if rest, ok := strings.CutPrefix(line, "第"); ok {
		number := strings.TrimRight(rest, "0123456789 页共，,/")
		return number == "" && strings.Contains(rest, "页") && strings.Trim(rest, "页共，,/ ") != ""
	}
	if !isShortNumber(line) || line[0] == '0' || !isProse(back) || !isProse(next) && next != "" {
		return false
	}
	return !isWordByte(back[len(back)-1])
}

// isShortNumber tells 1 to 4 digits, or one number of a chapter's pages like 2.5.
func isShortNumber(s string) bool {
	digits := 0
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r != '.' || i == 0 || i == len(s)-1:
			return false
		}
	}
	return digits > 0 && digits <= 4 && strings.Count(s, ".") <= 1
}

// isProse tells a line that is neither a cell nor a label: long, or the heading of a part.
func isProse(s string) bool {
	if strings.ContainsRune(s, '|') {
		return false
	}
	if utf8.RuneCountInString(s) >= 15 {
		return true
	}
	m, ok := hanzi.Marker(s)
	return ok && m.Kind <= hanzi.Bracketed
}

// torn tells whether a sentence runs on from one line to the next.
func torn(back, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(back)
	if strings.ContainsRune("。！？；：…”）.!?;:", last) || utf8.RuneCountInString(back) < 15 {
		return false
	}
	if m, ok := hanzi.Marker(next); ok && !m.Kind.Word() {
		return false
	}
	if m, ok := hanzi.Marker(back); ok && m.Kind <= hanzi.Bracketed && !strings.ContainsAny(back, "。；") {
		return false // a heading, which ends without a stop
	}
	return true
}
