package document

import (
	"strings"

	"pufa/generator/finding"
	"pufa/generator/outline"
	"pufa/generator/record"
)

// Known is what the workspace already knows and a document may speak of.
type Known struct {
	Calendar []record.Day
	Themes   []record.Theme
}

// Report turns a document into the record of an annual report: its text word for word, laid out in sections, with its figures and rates. The record
// is a draft; what the text does not tell (dates of submission and publication) stays empty. A finding tells what of the text did not fit in.
func Report(doc *Document, known Known) (record.Report, []finding.Finding) {
	s := doc.Structure
	r := record.Report{
		Year: doc.Year, Title: doc.Title, Unit: doc.Unit, Level: levelOf(doc.Unit), Source: sourceName(doc), Status: "draft",
		Salutation: strings.TrimSpace(doc.words(s.Salutation)), Signature: strings.Join(strings.Fields(doc.words(s.Signature)), " "), Signed: strings.TrimSpace(doc.words(s.Signed)),
	}
	var spans []outline.Span
	for section := range s.All() {
		r.Sections = append(r.Sections, record.Section{
			Level: section.Level, Marker: section.Marker, Title: section.Title, RunsOn: section.RunsOn, Inline: section.Inline, Role: section.Role,
			Paragraphs: paragraphs(doc.words(section.Body)),
		})
		spans = append(spans, outline.Span{Start: section.Start, End: section.Body.End})
	}
	guessThemes(&r, known.Themes)
	r.Figures, r.Rates = reportFigures(doc, &r, spans)
	return r, unfit(doc, &r)
}

// paragraphs parts a body into its paragraphs. The rows of a table stay together as one paragraph of several lines.
func paragraphs(body string) []string {
	var list []string
	table := false
	for _, line := range strings.Split(body, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		row := strings.Contains(line, "|")
		if row && table {
			list[len(list)-1] += "\n" + line
		} else {
			list = append(list, line)
		}
		table = row
	}
	return list
}

// levelOf reads the level of government from the unit's name, "" where it does not show.
func levelOf(unit string) string {
	unit = strings.TrimSuffix(strings.TrimSuffix(unit, "人民政府"), "办事处")
	switch {
	case strings.HasSuffix(unit, "街道"):
		return "街道"
	case strings.HasSuffix(unit, "镇"):
		return "镇"
	case strings.HasSuffix(unit, "乡"):
		return "乡"
	case strings.HasSuffix(unit, "局"), strings.HasSuffix(unit, "委员会"), strings.HasSuffix(unit, "办公室"), strings.HasSuffix(unit, "厅"):
		return "部门"
	case strings.HasSuffix(unit, "县"), strings.HasSuffix(unit, "区"), strings.HasSuffix(unit, "旗"):
		return "县"
	case strings.HasSuffix(unit, "市"), strings.HasSuffix(unit, "州"):
		return "市"
	}
	return ""
}

// sourceName says where a record comes from: the file that was imported.
func sourceName(doc *Document) string {
	name := doc.File
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	return name
}

// guessThemes gives each heading of level 2 the field of work whose words it and its text use most, a word in the heading weighing as much as
// five in the text.
func guessThemes(r *record.Report, themes []record.Theme) {
	for i := range r.Sections {
		s := &r.Sections[i]
		if s.Level != 2 {
			continue
		}
		var text strings.Builder
		text.WriteString(strings.Join(s.Paragraphs, "\n"))
		for j := i + 1; j < len(r.Sections) && r.Sections[j].Level > 2; j++ {
			text.WriteString(r.Sections[j].Text())
		}
		best := 2
		for _, t := range themes {
			if n := 5*countWords(s.Title, t.Words) + countWords(text.String(), t.Words); n > best {
				best, s.Themes = n, []string{t.ID}
			}
		}
	}
}

func countWords(text string, words []string) int {
	n := 0
	for _, w := range words {
		n += strings.Count(text, w)
	}
	return n
}
