package record

import (
	"math"
	"strings"
)

// Limits of what a record may hold: no honest record comes near them, and a TOML parser can be made to crawl beyond them.
const (
	maxDepth = 16  // tables and lists within one another
	maxParts = 8   // parts of a dotted key
	maxKey   = 256 // bytes of a part
)

// scan finds every key, table and list element of a TOML text in one pass. Text that isn't TOML is passed over line by line: judging it
// is the parser's work.
func scan(text string) (entries []entry, fault int) {
	text = text[:min(len(text), math.MaxInt32)]
	s := scanner{text: text, fault: -1}
	s.entries = make([]entry, 0, strings.Count(text, "\n")+8)
	s.pos = len(text) - len(strings.TrimPrefix(text, "\ufeff"))
	table := int32(-1)
	for s.pos < len(s.text) && s.fault < 0 {
		switch c := s.text[s.pos]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			s.pos++
		case c == '#':
			s.toLineEnd()
		case c == '[':
			table = s.header(table)
			s.toLineEnd()
		default:
			start := s.pos
			s.pair(table)
			if s.pos == start || !s.lineStart() { // where a list lacks its end, the scanner stands before the next key already
				s.toLineEnd()
			}
		}
	}
	return s.entries, s.fault
}

// An entry is a key with its value, a table with its header, or an element of a list. Places are bytes.
type entry struct {
	parent int32  // the table or list it belongs to, -1 at the root
	index  int32  // its place in the list, -1 for a key
	count  int32  // elements, of a list
	last   int32  // the last element, of a list of tables
	header bool   // made by a [table] or [[table]] line
	start  int32  // of the key, the header's first bracket, the element
	value  int32  // of the value; of a header past its line
	end    int32  // past the value
	key    string // of a key
}

type child struct {
	parent int32
	key    string
}

type scanner struct {
	text     string
	pos      int
	entries  []entry
	children map[child]int32 // tables and lists by their keys, made when there is one
	fault    int             // where a limit was passed, -1: nowhere
}

func (s *scanner) add(e entry) int32 {
	s.entries = append(s.entries, e)
	return int32(len(s.entries) - 1)
}

func (s *scanner) adopt(table int32, key string, id int32) {
	if s.children == nil {
		s.children = map[child]int32{}
	}
	s.children[child{table, key}] = id
}

// here is the byte at which the scanner stands. Records are far smaller than what an int32 counts; of a larger text the rest is not looked at.
func (s *scanner) here() int32 { return int32(s.pos) }

// header reads [a.b] or [[a.b]] and returns the table that it opens; a header that can't be read leaves the open table as it is.
func (s *scanner) header(open int32) int32 {
	start := s.here()
	s.pos++
	list := s.at("[")
	if list {
		s.pos++
	}
	parts := s.keys()
	if len(parts) == 0 || !s.at("]") {
		return open
	}
	table := s.within(-1, parts[:len(parts)-1], start, true)
	last := parts[len(parts)-1]
	id, ok := s.children[child{table, last}]
	if !ok {
		id = s.add(entry{parent: table, index: -1, header: true, start: start, value: start, end: start, key: last})
		s.adopt(table, last, id)
	} else if !list { // [a.b] before [a], or a second [a]: the header names the place
		s.entries[id].start = start
	}
	if !list {
		return id
	}
	n := s.entries[id].count
	s.entries[id].count++
	s.entries[id].last = s.add(entry{parent: id, index: n, header: true, start: start, value: start, end: start})
	return s.entries[id].last
}

// within walks down the parts from a table, into the last element of each list, and makes the tables that aren't there yet.
func (s *scanner) within(table int32, parts []string, start int32, header bool) int32 {
	for _, part := range parts {
		id, ok := s.children[child{table, part}]
		if !ok {
			id = s.add(entry{parent: table, index: -1, header: header, start: start, value: start, end: start, key: part})
			s.adopt(table, part, id)
		}
		if s.entries[id].count > 0 {
			id = s.entries[id].last
		}
		table = id
	}
	return table
}

// pair reads key = value.
func (s *scanner) pair(table int32) {
	start := s.here()
	parts := s.keys()
	if len(parts) == 0 || !s.at("=") {
		return
	}
	s.pos++
	table = s.within(table, parts[:len(parts)-1], start, false)
	s.item(entry{parent: table, index: -1, start: start, key: parts[len(parts)-1]}, 0)
}

// item reads one value and adds its entry, and those of what lies within.
func (s *scanner) item(e entry, depth int) {
	s.blank(false)
	e.value = s.here()
	if e.index >= 0 {
		e.start = s.here()
	}
	id := s.add(e)
	switch {
	case depth > maxDepth:
		s.fault = s.pos
	case s.at("["):
		s.pos++
		s.list(id, depth)
	case s.at("{"):
		s.pos++
		s.inline(id, depth)
	default:
		s.scalar()
	}
	s.entries[id].end = s.here()
}

func (s *scanner) list(id int32, depth int) {
	for s.fault < 0 {
		s.blank(true)
		if s.at("]") {
			s.pos++
			return
		}
		before := s.pos
		n := s.entries[id].count
		s.entries[id].count++
		s.item(entry{parent: id, index: n}, depth+1)
		s.blank(true)
		if s.at(",") {
			s.pos++
		} else if !s.at("]") || s.pos == before {
			return
		}
	}
}

func (s *scanner) inline(id int32, depth int) {
	for s.fault < 0 {
		s.blank(true)
		if s.at("}") {
			s.pos++
			return
		}
		start := s.here()
		parts := s.keys()
		if len(parts) == 0 || !s.at("=") {
			return
		}
		s.pos++
		table := s.within(id, parts[:len(parts)-1], start, false)
		s.item(entry{parent: table, index: -1, start: start, key: parts[len(parts)-1]}, depth+1)
		s.blank(true)
		if s.at(",") {
			s.pos++
		} else if !s.at("}") {
			return
		}
	}
}

// scalar passes over a string, a number, a date or a word.
func (s *scanner) scalar() {
	for _, quote := range []string{`"""`, `'''`, `"`, `'`} {
		if s.at(quote) {
			s.pos = stringEnd(s.text, s.pos, quote)
			return
		}
	}
	start := s.pos
	for s.pos < len(s.text) && !strings.ContainsRune(",]}#\r\n", rune(s.text[s.pos])) {
		s.pos++
	}
	s.pos = start + len(strings.TrimRight(s.text[start:s.pos], " \t"))
}

// stringEnd is where the string that opens at pos with quote ends, past its closing quote. A string that isn't closed ends with its line or,
// where it may hold lines, with the text.
func stringEnd(text string, pos int, quote string) int {
	pos += len(quote)
	for pos < len(text) {
		switch c := text[pos]; {
		case c == '\\' && quote[0] == '"':
			pos++
		case c == '\n' && len(quote) == 1:
			return pos
		case c == quote[0] && strings.HasPrefix(text[pos:], quote):
			pos += len(quote)
			for more := 0; len(quote) == 3 && more < 2 && pos < len(text) && text[pos] == quote[0]; more++ {
				pos++ // """"" ends a text that itself ends with quotes
			}
			return pos
		}
		pos++
	}
	return len(text)
}

// keys reads a dotted key and the blanks behind it; nothing where there is none.
func (s *scanner) keys() []string {
	var parts []string
	for {
		s.blank(false)
		start := s.pos
		if s.at(`"`) || s.at(`'`) {
			s.pos = stringEnd(s.text, s.pos, s.text[s.pos:s.pos+1])
			key := s.text[start:s.pos]
			parts = append(parts, unquote(key))
		} else {
			for s.pos < len(s.text) && !strings.ContainsRune(" \t\r\n.=[]{},#\"'", rune(s.text[s.pos])) {
				s.pos++
			}
			if s.pos == start {
				return nil
			}
			parts = append(parts, s.text[start:s.pos])
		}
		s.blank(false)
		if len(parts) > maxParts || s.pos-start > maxKey {
			s.fault = start
			return nil
		}
		if !s.at(".") {
			return parts
		}
		s.pos++
	}
}

// blank passes over blanks, and where lines may end over line ends and comments.
func (s *scanner) blank(lines bool) {
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; {
		case c == ' ' || c == '\t', lines && (c == '\r' || c == '\n'):
			s.pos++
		case lines && c == '#':
			s.toLineEnd()
		default:
			return
		}
	}
}

func (s *scanner) at(prefix string) bool { return strings.HasPrefix(s.text[s.pos:], prefix) }

// lineStart tells that nothing but blanks stands before the place in its line, and something behind it.
func (s *scanner) lineStart() bool {
	line := strings.LastIndexByte(s.text[:s.pos], '\n') + 1
	return s.pos < len(s.text) && s.text[s.pos] != '\n' && strings.Trim(s.text[line:s.pos], " \t") == ""
}

func (s *scanner) toLineEnd() {
	if i := strings.IndexByte(s.text[s.pos:], '\n'); i >= 0 {
		s.pos += i
	} else {
		s.pos = len(s.text)
	}
}
