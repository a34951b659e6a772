package record

import (
	"strconv"
	"strings"
)

// Numbers gives each section its number in the tree: "0" for text before the first heading, "1" for 一、, "1.3" for the （三） below it,
// "1.3.2" for its 二是. A level left out (一、 then 1.) counts as no step. Numbers are unique within a report and stand in addresses.
func (r *Report) Numbers() []string {
	numbers := make([]string, len(r.Sections))
	var levels, counts []int // the open path: levels strictly rising, and the ordinal at each
	top := 0
	for i, s := range r.Sections {
		if s.Level <= 0 {
			numbers[i] = "0"
			if i > 0 {
				numbers[i] += "." + strconv.Itoa(i)
			}
			continue
		}
		last := 0 // ordinal of the elder sibling, 0 where there is none
		for len(levels) > 0 && levels[len(levels)-1] >= s.Level {
			last = counts[len(counts)-1]
			levels, counts = levels[:len(levels)-1], counts[:len(counts)-1]
		}
		if len(levels) == 0 {
			last = top
			top++
		}
		levels, counts = append(levels, s.Level), append(counts, last+1)
		parts := make([]string, len(counts))
		for j, n := range counts {
			parts[j] = strconv.Itoa(n)
		}
		numbers[i] = strings.Join(parts, ".")
	}
	return numbers
}

// Text is the section as it reads: marker and title, then the paragraphs, without the line break before the section.
func (s *Section) Text() string {
	var b strings.Builder
	b.WriteString(s.Marker)
	b.WriteString(s.Title)
	for i, p := range s.Paragraphs {
		if b.Len() > 0 && !(i == 0 && s.RunsOn) {
			b.WriteByte('\n')
		}
		b.WriteString(p)
	}
	return b.String()
}

// PlainText is the report word for word: title, salutation, sections, signature and its date, each paragraph on a line of its own.
func (r *Report) PlainText() string {
	var b strings.Builder
	b.WriteString(r.Title)
	line := func(s string) {
		if s != "" {
			b.WriteByte('\n')
			b.WriteString(s)
		}
	}
	line(r.Salutation)
	for i := range r.Sections {
		s := &r.Sections[i]
		if s.Inline {
			b.WriteString(s.Text())
		} else {
			line(s.Text())
		}
	}
	line(r.Signature)
	line(r.Signed)
	return b.String()
}
