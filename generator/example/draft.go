package example

import (
	"fmt"
	"strings"

	"pufa/generator/record"
)

// A draft is a report in the making: text with {names} of figures goes in, sections and figures laid over them come out.
type draft struct {
	report *record.Report
	values map[string]float64
	year   int
	marks  []mark
}

// A mark is a figure in the section with the index, at bytes of the section's text.
type mark struct {
	section    int
	start, end int
	id         string
}

// add appends a section whose last paragraph may name figures.
func (d *draft) add(s record.Section, paragraphs ...string) {
	s.RunsOn = s.RunsOn && len(paragraphs) > 0
	s.Paragraphs = make([]string, 0, len(paragraphs))
	index := len(d.report.Sections)
	for _, p := range paragraphs {
		p = strings.ReplaceAll(p, "{year}", fmt.Sprint(d.year))
		p = strings.ReplaceAll(p, "{next}", fmt.Sprint(d.year+1))
		for {
			before, rest, found := strings.Cut(p, "{")
			if !found {
				break
			}
			id, after, _ := strings.Cut(rest, "}")
			m, ok := measures[id]
			if !ok {
				panic("example: the report names a figure that is not known: " + id)
			}
			text := m.printed(d.values[id])
			s.Paragraphs = append(s.Paragraphs, before)
			start := len(s.Text())
			s.Paragraphs = s.Paragraphs[:len(s.Paragraphs)-1]
			d.marks = append(d.marks, mark{index, start, start + len(text), id})
			p = before + text + after
		}
		s.Paragraphs = append(s.Paragraphs, p)
	}
	d.report.Sections = append(d.report.Sections, s)
}

// figures lays the marks over the finished text.
func (d *draft) figures() {
	numbers := d.report.Numbers()
	for _, m := range d.marks {
		text := d.report.Sections[m.section].Text()
		measure := measures[m.id]
		bound := measure.bound
		if bound == "" {
			bound = "exact"
		}
		d.report.Figures = append(d.report.Figures, record.Figure{
			ID: m.id, Name: measure.name, Value: d.values[m.id], Unit: measure.unit, Bound: bound, Text: text[m.start:m.end],
			Quote: quoteAround(text, m.start, m.end), Section: numbers[m.section], Indicator: m.id, Headline: measure.headline,
		})
	}
}

// quoteAround is the clause in which a figure stands, with the clauses before it until it stands once in the text and the figure once in it.
func quoteAround(text string, start, end int) string {
	const stops = "，。；：、\n"
	word := text[start:end]
	to := len(text)
	if i := strings.IndexAny(text[end:], stops); i >= 0 {
		to = end + i
	}
	from := start
	for from > 0 {
		i := strings.LastIndexAny(strings.TrimRight(text[:from], stops), stops)
		from = 0
		if i >= 0 {
			from = i + len("，")
		}
		quote := text[from:to]
		if strings.Count(text, quote) == 1 || strings.Count(quote, word) > 1 {
			break
		}
	}
	return text[from:to]
}
