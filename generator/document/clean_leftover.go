package document

import (
	"strings"
	"unicode/utf8"
)

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
