package outline

import (
	"slices"
	"unicode/utf8"

	"pufa/generator/hanzi"
)

// Parse finds the structure of text. It takes any text: what has no headings becomes one section of level 0. The cost grows with the text's
// length, no faster.
func Parse(text string) *Document {
	ls := lines(text)
	front := readFront(ls)
	foot := readFoot(ls[front.lines:])
	body := ls[front.lines : len(ls)-foot.lines]

	p := &parser{plan: survey(body), openings: map[*Section]string{}}
	flat := p.sections(body)
	doc := &Document{
		Title: front.title, Salutation: front.salutation, Signature: foot.signature, Signed: foot.signed,
		Unit: unitOf(front.text, foot.unit),
		Year: yearOf(front.text, flat),
	}
	giveRoles(flat, doc.Year, func(s *Section) string { return p.openings[s] })
	giveNumbers(flat)
	doc.Sections = nest(flat)
	return doc
}

// A parser lays sections over the lines of the body, one line after the other.
type parser struct {
	plan plan
	flat []*Section
	last int // code point where the text read so far ends, without white space behind it

	level  int         // of the open heading, 0 before the first
	points []openPoint // families of points open below it, the outermost first
	titled bool        // the next line is the title of the mark on this one

	openings map[*Section]string // the first words of each point
}

type openPoint struct {
	kind  hanzi.MarkKind
	value int
	level int
}

func (p *parser) sections(body []line) []*Section {
	for i := range body {
		if p.titled {
			p.titled = false
		} else {
			p.read(body, i)
		}
		p.last = body[i].end()
	}
	p.close()
	return p.flat
}

// read takes body[i] apart: a heading or none, text, the points in it.
func (p *parser) read(body []line, i int) {
	l := body[i]
	m := p.plan.marks[i]
	if m.Kind == 0 && l.cell {
		p.text(l)
		return
	}
	next := ""
	if i+1 < len(body) {
		next = body[i+1].text
	}
	found := p.plan.points(l.text, len(m.Text), p.innermost(), next)
	switch {
	case m.Kind != 0:
		p.heading(body, i, m, found)
	case len(found) == 0 || found[0].at > 0:
		p.text(l)
	}
	at, from := l.at, 0
	for n, f := range found {
		at, from = at+utf8.RuneCountInString(l.text[from:f.at]), f.at
		if from > 0 {
			p.last = at
		}
		end := len(l.text)
		if n+1 < len(found) {
			end = found[n+1].at
		}
		p.point(l.text[from:end], f.mark, at, from > 0)
	}
}

// heading opens the section whose heading begins body[i]; found are the points further along on the line.
func (p *parser) heading(body []line, i int, m hanzi.Mark, found []foundPoint) {
	l := body[i]
	limit := len(l.text)
	if len(found) > 0 {
		limit = found[0].at
	}
	title, end := headingTitle(l.text, m, limit)
	s := &Section{Level: p.plan.levels[i], Marker: m.Text, Title: title, RunsOn: end < len(l.text)}
	s.Heading = Span{l.at, l.at + utf8.RuneCountInString(trimRight(l.text[:end]))}
	if m.Kind == hanzi.Padded && l.text == m.Text && p.plan.titleFollows(body, i) {
		s.Title, s.Heading.End, p.titled = body[i+1].text, body[i+1].end(), true
	}
	p.open(s)
	p.level, p.points = s.Level, p.points[:0]
}

// point opens the section of a point; text is the point up to the next one or the line's end.
func (p *parser) point(text string, m hanzi.Mark, at int, inline bool) {
	title, end := pointTitle(text, m)
	s := &Section{Level: p.pointLevel(m), Marker: m.Text, Title: title, RunsOn: end < len(text), Inline: inline}
	s.Heading = Span{at, at + utf8.RuneCountInString(trimRight(text[:end]))}
	p.openings[s] = firstWords(text)
	p.open(s)
}

// firstWords cuts a text off behind some 60 Chinese characters.
func firstWords(s string) string {
	if len(s) <= 180 {
		return s
	}
	return s[:180]
}

// pointLevel is at least 3, and below the open heading; a family of points amid another's stands one level deeper.
func (p *parser) pointLevel(m hanzi.Mark) int {
	for i := range p.points {
		if p.points[i].kind == m.Kind {
			p.points[i].value = m.Value
			p.points = p.points[:i+1]
			return p.points[i].level
		}
	}
	level := max(p.level+1, 3)
	if !m.Kind.Word() {
		level = max(level, p.plan.level(m))
	}
	if n := len(p.points); n > 0 {
		level = max(level, p.points[n-1].level+1)
	}
	p.points = append(p.points, openPoint{m.Kind, m.Value, level})
	return level
}

// innermost is the point that is open, the zero value where none is.
func (p *parser) innermost() openPoint {
	if n := len(p.points); n > 0 {
		return p.points[n-1]
	}
	return openPoint{}
}

// text takes a line as text of the open section; before the first heading that is one of level 0.
func (p *parser) text(l line) {
	if len(p.flat) == 0 {
		p.open(&Section{Heading: Span{l.at, l.at}})
	}
}

func (p *parser) open(s *Section) {
	p.close()
	s.Start = s.Heading.Start
	p.flat = append(p.flat, s)
}

// close ends the open section where the text read so far ends.
func (p *parser) close() {
	if n := len(p.flat); n > 0 {
		s := p.flat[n-1]
		s.End = max(p.last, s.Heading.End)
		s.Body = Span{s.Heading.End, s.End}
	}
}

// nest hangs each section under the last one before it that has a lower level, and stretches that one to cover it.
func nest(flat []*Section) []*Section {
	var top, path []*Section
	for _, s := range flat {
		for len(path) > 0 && (path[len(path)-1].Level >= s.Level || path[len(path)-1].Level == 0) {
			path = path[:len(path)-1]
		}
		if len(path) == 0 {
			top = append(top, s)
		} else {
			parent := path[len(path)-1]
			parent.Children = append(parent.Children, s)
		}
		path = append(path, s)
	}
	var stretch func(s *Section)
	stretch = func(s *Section) {
		for _, c := range s.Children {
			stretch(c)
			s.End = max(s.End, c.End)
		}
	}
	for _, s := range top {
		stretch(s)
	}
	return slices.Clip(top)
}
