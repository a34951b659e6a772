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

// unfit reports what of the document's text the record does not hold: lines above the title, and anything lost on the way, which would be a fault
// of this program.
func unfit(doc *Document, r *record.Report) []finding.Finding {
	var list []finding.Finding
	add := func(rule string, severity finding.Severity, quote, message, hint string) {
		list = append(list, finding.Finding{Rule: rule, Kind: finding.Record, Severity: severity, File: doc.File, Quote: quote, Message: message, Hint: hint})
	}
	body := squeezed(string(doc.body))
	title := doc.Structure.Title
	if above := strings.TrimSpace(string(doc.body[:title.Start])); title.End > title.Start && above != "" {
		body = squeezed(string(doc.body[title.Start:]))
		if squeezed(above) != squeezed(doc.Title) {
			add("above-title", finding.Notice, shorten(above), "标题上面的文字没有写入记录", "如果它属于报告，请在记录里补上")
		}
	}
	if body != squeezed(r.PlainText()) {
		add("word-for-word", finding.Error, "", "记录里的文字和原文不一致，没有写入", "请把这份文件交给开发者")
	}
	if r.Title == "" {
		add("no-title", finding.Warning, "", "没有找到标题", "请在记录里填写 title")
	}
	if r.Unit == "" {
		add("no-unit", finding.Warning, "", "没有找到报告单位", "请在记录里填写 unit")
	}
	for _, d := range doc.Clutter {
		add("page-clutter", finding.Notice, shorten(d.Text), d.Why+"，没有写入记录", "")
	}
	for _, d := range doc.Dropped {
		add("leftover", finding.Notice, shorten(d.Text), d.Why+"，已去掉", "")
	}
	return list
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func shorten(s string) string {
	s = joinLines(s)
	if short := firstRunes(s, 40); short != s {
		return short + "…"
	}
	return s
}
