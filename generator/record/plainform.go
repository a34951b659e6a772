package record

import (
	"strconv"
	"strings"
	"time"
)

// plainForm reads the part of TOML in which records are written: headers and keys of bare words, strings without escapes, lists of
// strings, numbers, dates, true and false, comments on lines of their own. The maps are those of the TOML parser, but that a date is a Date.
// ok is false wherever the text is anything else, faulty or only unusual: then the parser reads it. Ten thousand records are read five
// times faster for it.
func plainForm(text string) (tree map[string]any, ok bool) {
	p := plainReader{text: text, tree: map[string]any{}}
	open := p.tree
	for !p.done() {
		switch c := p.text[p.pos]; {
		case c == '\n':
			p.pos++
		case c == '#':
			if _, ok := p.until('\n'); !ok {
				return nil, false
			}
		case c == '[':
			if open = p.header(); open == nil {
				return nil, false
			}
		default:
			if !p.pair(open) {
				return nil, false
			}
		}
	}
	return p.tree, true
}

type plainReader struct {
	text string
	pos  int
	tree map[string]any
}

func (p *plainReader) done() bool { return p.pos >= len(p.text) }

// until returns the text up to the mark or the end, and stands on it. It fails on characters that TOML allows nowhere.
func (p *plainReader) until(mark byte) (string, bool) {
	start := p.pos
	for ; p.pos < len(p.text); p.pos++ {
		c := p.text[p.pos]
		if c == mark {
			break
		}
		if c < ' ' && c != '\t' || c == 0x7f {
			return "", false
		}
	}
	return p.text[start:p.pos], true
}

func (p *plainReader) word() string {
	start := p.pos
	for p.pos < len(p.text) && bare(p.text[p.pos]) {
		p.pos++
	}
	if p.pos-start > maxKey {
		return ""
	}
	return p.text[start:p.pos]
}

func bare(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

func (p *plainReader) take(s string) bool {
	if strings.HasPrefix(p.text[p.pos:], s) {
		p.pos += len(s)
		return true
	}
	return false
}

func (p *plainReader) lineEnd() bool { return p.done() || p.take("\n") }

// header reads [a], [a.b], [[a]] or [[a.b]] and returns the table that it opens, nil where it can't.
func (p *plainReader) header() map[string]any {
	p.pos++
	list, end := p.take("["), "]"
	if list {
		end = "]]"
	}
	parent, key := p.tree, p.word()
	if p.take(".") && key != "" {
		switch up := parent[key].(type) {
		case map[string]any:
			parent = up
		case []map[string]any:
			parent = up[len(up)-1]
		default:
			return nil
		}
		key = p.word()
	}
	if key == "" || !p.take(end) || !p.lineEnd() {
		return nil
	}
	open := map[string]any{}
	if !list {
		if _, ok := parent[key]; ok {
			return nil
		}
		parent[key] = open
		return open
	}
	before, ok := parent[key].([]map[string]any)
	if !ok && parent[key] != nil {
		return nil
	}
	parent[key] = append(before, open)
	return open
}

func (p *plainReader) pair(open map[string]any) bool {
	key := p.word()
	if _, ok := open[key]; ok || key == "" || !p.take(" = ") || p.done() {
		return false
	}
	value, ok := p.value()
	open[key] = value
	return ok && p.lineEnd()
}

func (p *plainReader) value() (any, bool) {
	switch c := p.text[p.pos]; {
	case c == '"' || c == '\'':
		return p.string(true)
	case c == '[':
		return p.list()
	case c >= '0' && c <= '9' || c == '-':
		return p.number()
	}
	switch p.word() {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	return nil, false
}

// string reads a string without escapes; of several lines where that is allowed.
func (p *plainReader) string(lines bool) (string, bool) {
	quote := p.text[p.pos : p.pos+1]
	if three := strings.Repeat(quote, 3); p.take(three) {
		p.take("\n")
		end := strings.Index(p.text[p.pos:], three)
		if end < 0 || !lines {
			return "", false
		}
		s := p.text[p.pos : p.pos+end]
		p.pos += end + 3
		return s, !strings.ContainsFunc(s, unplain(quote)) && !strings.HasPrefix(p.text[p.pos:], quote)
	}
	p.pos++
	s, ok := p.until(quote[0])
	if !ok || p.done() || quote == `"` && strings.Contains(s, `\`) {
		return "", false
	}
	p.pos++
	return s, true
}

func unplain(quote string) func(rune) bool {
	return func(c rune) bool {
		return c < ' ' && c != '\t' && c != '\n' || c == 0x7f || c == '\\' && quote == `"`
	}
}

// list reads a list of strings, on one line or on several.
func (p *plainReader) list() (any, bool) {
	p.pos++
	out := []any{}
	for {
		p.blank()
		if p.take("]") {
			return out, true
		}
		if p.done() || p.text[p.pos] != '"' && p.text[p.pos] != '\'' {
			return nil, false
		}
		s, ok := p.string(false)
		if !ok {
			return nil, false
		}
		out = append(out, s)
		p.blank()
		if !p.take(",") && (p.done() || p.text[p.pos] != ']') {
			return nil, false
		}
	}
}

func (p *plainReader) blank() {
	for !p.done() && (p.text[p.pos] == ' ' || p.text[p.pos] == '\n') {
		p.pos++
	}
}

// number reads a date, a whole number or a decimal, each in its plainest form.
func (p *plainReader) number() (any, bool) {
	start := p.pos
	for !p.done() && p.text[p.pos] != '\n' {
		p.pos++
	}
	s := p.text[start:p.pos]
	if len(s) == len(time.DateOnly) && s[4] == '-' {
		t, err := time.Parse(time.DateOnly, s)
		return DateOf(t), err == nil
	}
	digits := strings.TrimPrefix(s, "-")
	whole, decimals, point := strings.Cut(digits, ".")
	if !number10(whole) || len(whole) > 1 && whole[0] == '0' || point && !number10(decimals) {
		return nil, false
	}
	if point {
		f, err := strconv.ParseFloat(s, 64)
		return f, err == nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

// number10 tells that the text is digits, few enough for every kind of number.
func number10(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && len(s) <= 15
}
