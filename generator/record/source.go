package record

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// A Source is the text of a record with the place of every key in it. It may be read from several goroutines.
//
// A path names a key as findings do: "title", "figures[3].quote", "sections[2].paragraphs[0]", "footer.phone".
type Source struct {
	text    string
	scanned sync.Once
	entries []entry
	fault   int // byte where a limit of depth was passed, -1: nowhere
	once    sync.Once
	paths   map[string]int // path → entry
	lines   []int          // byte where each line begins
	runes   []int          // code points before every 1024th byte
}

// A Position is a place in a record's file: line and column count from 1, the column and Start in code points, Start from 0 at the
// beginning of the file.
type Position struct{ Line, Column, Start int }

// Scan finds the keys of a record's text, which need not be valid, when they are asked for.
func Scan(src []byte) *Source { return &Source{text: string(src)} }

func (s *Source) scan() { s.scanned.Do(func() { s.entries, s.fault = scan(s.text) }) }

// Locate is where the path's key, table header or list element begins. A path that isn't there is placed where the nearest of its parents
// begins, at last on the first line.
func (s *Source) Locate(path string) (line, column int) {
	p := s.position(s.offset(path))
	return p.Line, p.Column
}

// Within is the place of a code point of a string value: offset counts code points of the value as it is read, escapes resolved. Where the
// path has no string value the key's own place is returned.
func (s *Source) Within(path string, offset int) Position {
	s.prepare()
	id, ok := s.paths[path]
	if !ok {
		return s.position(s.offset(path))
	}
	e := s.entries[id]
	if raw := s.text[e.value:e.end]; raw != "" && (raw[0] == '"' || raw[0] == '\'') {
		return s.position(int(e.value) + rawOffset(raw, offset))
	}
	return s.position(int(e.start))
}

func (s *Source) offset(path string) int {
	s.prepare()
	for path != "" {
		if id, ok := s.paths[path]; ok {
			return int(s.entries[id].start)
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return 0
}

// position measures a byte offset.
func (s *Source) position(offset int) Position {
	s.prepare()
	line, found := slices.BinarySearch(s.lines, offset)
	if !found {
		line--
	}
	begin := s.lines[line]
	bom := 0
	if strings.HasPrefix(s.text, "\ufeff") {
		bom = 1
	}
	start := s.count(offset)
	p := Position{Line: line + 1, Column: start - s.count(begin) + 1, Start: start}
	if bom == 1 {
		p.Start = max(p.Start-1, 0)
		if line == 0 {
			p.Column = max(p.Column-1, 1)
		}
	}
	return p
}

// span is the whole key and value that covers the byte, or the line where no key does.
func (s *Source) span(offset int) (start, end int) {
	s.scan()
	for _, e := range s.entries {
		top := e.parent < 0 || s.entries[e.parent].header
		if top && !e.header && e.start < e.end && int(e.start) <= offset && offset <= int(e.end) {
			start, end = int(e.start), int(e.end)
		}
	}
	if start < end {
		if rest := strings.LastIndexByte(s.text[:end], '\n') + 1; strings.TrimSpace(s.text[rest:end]) != "" {
			end = lineEnd(s.text, end) // what is left of the line belongs to the fault
		}
		return start, end
	}
	start = strings.LastIndexByte(s.text[:offset], '\n') + 1
	return start, lineEnd(s.text, start)
}

func lineEnd(text string, from int) int {
	if i := strings.IndexByte(text[from:], '\n'); i >= 0 {
		return from + i
	}
	return len(text)
}

const step = 1024 // bytes between two known counts of code points

// count is the number of code points before the byte.
func (s *Source) count(offset int) int {
	known := offset / step
	return s.runes[known] + starts(s.text[known*step:offset])
}

// starts counts the bytes at which a code point begins, so that a text may be counted in pieces cut anywhere.
func starts(text string) int {
	n := 0
	for i := range len(text) {
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return n
}

// prepare builds what only findings need, once: most records have none.
func (s *Source) prepare() {
	s.once.Do(func() {
		s.scan()
		s.lines = []int{0}
		s.runes = make([]int, 0, len(s.text)/step+1)
		for at := 0; ; at += step {
			if at == 0 {
				s.runes = append(s.runes, 0)
			} else {
				s.runes = append(s.runes, s.runes[len(s.runes)-1]+starts(s.text[at-step:at]))
			}
			if at+step > len(s.text) {
				break
			}
		}
		for i := range len(s.text) {
			if s.text[i] == '\n' {
				s.lines = append(s.lines, i+1)
			}
		}
		s.paths = make(map[string]int, len(s.entries))
		full := make([]string, len(s.entries))
		for i, e := range s.entries {
			path := e.key
			switch {
			case e.index >= 0:
				path = full[e.parent] + "[" + strconv.Itoa(int(e.index)) + "]"
			case e.parent >= 0:
				path = full[e.parent] + "." + e.key
			}
			full[i] = path
			if _, ok := s.paths[path]; !ok {
				s.paths[path] = i
			}
		}
	})
}

// rawOffset is the byte in a string as written at which the code point with the number begins.
func rawOffset(raw string, number int) int {
	quote := raw[:1]
	if len(raw) >= 6 && strings.HasPrefix(raw, strings.Repeat(quote, 3)) {
		quote = raw[:3]
	}
	i := len(quote)
	if len(quote) == 3 { // a line end right after the opening quotes is no part of the text
		i += len(raw[i:]) - len(strings.TrimPrefix(strings.TrimPrefix(raw[i:], "\r"), "\n"))
	}
	end := max(len(raw)-len(quote), i)
	for i < end {
		size := escapeSize(raw[i:], quote)
		if blank := raw[i:]; quote == `"""` && size > 2 && blank[0] == '\\' && strings.ContainsRune(" \t\r\n", rune(blank[1])) {
			i += size // a line folded by a backslash
			continue
		}
		if number == 0 {
			break
		}
		number--
		i += size
	}
	return min(i, end)
}

// escapeSize is the number of bytes that write the next code point.
func escapeSize(raw, quote string) int {
	if raw[0] == '\r' && strings.HasPrefix(raw, "\r\n") {
		return 2
	}
	if raw[0] != '\\' || quote[0] != '"' || len(raw) < 2 {
		_, size := utf8.DecodeRuneInString(raw)
		return size
	}
	switch raw[1] {
	case 'x':
		return min(4, len(raw))
	case 'u':
		return min(6, len(raw))
	case 'U':
		return min(10, len(raw))
	case ' ', '\t', '\r', '\n':
		return len(raw) - len(strings.TrimLeft(raw[1:], " \t\r\n"))
	}
	return 2
}

// unquote is a quoted key without its quotes; escapes in keys are left as they are.
func unquote(key string) string {
	if len(key) >= 2 && key[len(key)-1] == key[0] {
		return key[1 : len(key)-1]
	}
	return key
}
