package document

import "strings"

// A field is a piece of text that Word computes: a code, and the result that stands in the text.
type field struct {
	code   strings.Builder
	stray  strings.Builder // visible text found within the code: results of fields inside it
	result bool            // the code is behind us
	why    string          // why the result is left out, "" where it is kept
}

// left says why a field's result is left out of the text; "" for the fields whose result belongs to it.
func left(code string) string {
	name, _, _ := strings.Cut(strings.TrimSpace(code), " ")
	switch strings.ToUpper(name) {
	case "PAGE", "NUMPAGES", "SECTIONPAGES":
		return whyPage
	case "TOC":
		return whyContents
	}
	return ""
}

func (s *story) fieldMark(kind string) {
	n := len(s.fields)
	switch {
	case kind == "begin" && n >= 64: // deeper than any program nests them
	case kind == "begin":
		s.fields = append(s.fields, &field{})
	case n == 0:
	case kind == "separate":
		s.fields[n-1].result, s.fields[n-1].why = true, left(s.fields[n-1].code.String())
	case kind == "end":
		s.fields = s.fields[:n-1]
	}
}

// code takes a piece of field code.
func (s *story) code(text string) {
	if n := len(s.fields); n > 0 && !s.fields[n-1].result {
		s.fields[n-1].code.WriteString(text)
	}
}

// closeBrokenFields ends, at a paragraph's end, fields that never came to their result: the damage of careless conversions must not
// swallow the text behind them.
func (s *story) closeBrokenFields() {
	for i, f := range s.fields {
		if !f.result {
			s.fields = s.fields[:i]
			s.put(f.stray.String())
			return
		}
	}
}
