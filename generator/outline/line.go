package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is one paragraph of the text, without the white space around it. Empty lines are left out.
type line struct {
	text string
	at   int  // code point of its first character
	n    int  // its length in code points
	lead int  // code points of white space before it
	cell bool // a row of a table, or one cell of a table that lost its rows
}

func (l line) end() int { return l.at + l.n }

func lines(text string) []line {
	var ls []line
	for at := 0; text != ""; {
		raw := text
		if i := strings.IndexAny(text, "\n\r"); i >= 0 {
			raw = text[:i]
			text = text[i+1:]
		} else {
			text = ""
		}
		n := utf8.RuneCountInString(raw)
		body := strings.TrimLeftFunc(raw, unicode.IsSpace)
		lead := utf8.RuneCountInString(raw[:len(raw)-len(body)])
		if body = trimRight(body); body != "" {
			ls = append(ls, line{text: body, at: at + lead, n: utf8.RuneCountInString(body), lead: lead, cell: isRow(body)})
		}
		at += n + 1
	}
	return ls
}

// isRow tells a row of a table by the bars or tabs between its cells. One tab behind a short beginning may stand between a mark and its heading.
func isRow(s string) bool {
	if strings.ContainsRune(s, '|') {
		return true
	}
	i := strings.IndexByte(s, '\t')
	return i > 0 && (utf8.RuneCountInString(s[:i]) > 6 || strings.IndexByte(s[i+1:], '\t') >= 0 || !strings.ContainsAny(s[:i], "、.．）)"))
}

// isBareCell tells a line that can only be a cell of a flattened table: a lone bar, a number, a sign for none.
func isBareCell(s string) bool {
	switch s {
	case "|", "||", "/", "-", "—", "——":
		return true
	}
	return s != "" && strings.Trim(s, "0123456789.,") == ""
}

func trimRight(s string) string { return strings.TrimRightFunc(s, unicode.IsSpace) }
