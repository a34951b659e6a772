package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/generator/hanzi"
)

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

// isProse tells a line that is neither a cell nor a label: long and with the stops of a sentence, or the heading of a part.
func isProse(s string) bool {
	if strings.ContainsRune(s, '|') {
		return false
	}
	if utf8.RuneCountInString(s) >= 15 && strings.ContainsAny(s, "。，；：") {
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
