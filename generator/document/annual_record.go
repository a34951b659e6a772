package document

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/outline"
	"pufa/generator/record"
)

// AnnualRecord turns a document into the record of an annual disclosure report: every part word for word, the three tables as numbers. The record is
// a draft. A cell that the document does not have stays unknown and is a finding; a row is recorded up to its first unknown cell. Of a report laid out
// by the form of 2019 the tables stay in the text, and what they have in common with today's is recorded as numbers besides; on 2021 or later that form is
// refused.
func AnnualRecord(doc *Document) (record.Annual, []finding.Finding) {
	read, cells := annualTables(doc)
	prose, odd := annualProse(doc, cells, read.Obsolete)
	words := func(s outline.Span) string { return strings.Join(paragraphs(string(prose[s.Start:s.End])), "\n") }
	s := doc.Structure
	a := record.Annual{
		Year: doc.Year, Title: doc.Title, Unit: doc.Unit, Form: "2021", Source: sourceName(doc), Status: "draft",
		Preface: words(s.Salutation), Signature: strings.Join(strings.Fields(doc.words(s.Signature)), " "), Signed: strings.TrimSpace(doc.words(s.Signed)),
	}
	for _, section := range s.Sections {
		text := words(outline.Span{Start: section.Heading.End, End: section.End})
		if section.Level == 0 {
			a.Preface = strings.TrimSpace(a.Preface + "\n" + text)
			continue
		}
		if isLabel(prose, section) {
			into := &a.Preface
			if n := len(a.Parts); n > 0 {
				into = &a.Parts[n-1].Text
			}
			*into = strings.TrimSpace(*into + "\n" + text)
			continue
		}
		a.Parts = append(a.Parts, record.AnnualPart{Marker: section.Marker, Title: section.Title, Text: text})
	}
	a.Start, a.End = statedPeriod(a.Preface)
	t := tableReport{doc: doc, year: a.Year, cells: cells}
	if read.Obsolete {
		a.Form = "2019"
		t.oldTables(&a, &read)
	} else {
		t.tables(&a, &read)
		for _, line := range odd {
			t.add("annual-row", finding.Notice, shorten(line), "表里这一行不是格式里有的，作为正文保留", "请对照原文，不需要的从记录的正文里删去")
		}
	}
	return a, append(t.list, annualUnfit(doc, &a, prose)...)
}

var periodForm = regexp.MustCompile(`统计期限?[^。；]{0,12}?(\d{4})年1月1日(?:起)?(?:至|到|-|—)(?:(\d{4})年)?12月31日`)

// statedPeriod is the period that the text says its numbers cover; both dates are zero where it says none.
func statedPeriod(text string) (start, end record.Date) {
	m := periodForm.FindStringSubmatch(text)
	if m == nil || m[2] != "" && m[2] != m[1] {
		return start, end
	}
	year := fourDigits(m[1])
	return record.Date{Year: year, Month: 1, Day: 1}, record.Date{Year: year, Month: 12, Day: 31}
}

// A tableReport puts cells into a record and tells which ones are not known.
type tableReport struct {
	doc   *Document
	year  int
	cells []tableCell
	list  []finding.Finding
}

func (t *tableReport) add(rule string, severity finding.Severity, quote, message, hint string) {
	t.list = append(t.list, finding.Finding{Rule: rule, Kind: finding.Table, Severity: severity, File: t.doc.File, Quote: quote, Message: message, Hint: hint})
}

func (t *tableReport) tables(a *record.Annual, read *Annual) {
	into := tableRows(a)
	issued, requests, disputes := a.Issued.Rows(), a.Requests.Rows(), a.Disputes.Rows()
	i, three := &read.Issued, record.IssuedColumns()
	one := []string{"本年数"}
	var rows []tableRow
	for n, cells := range [][]Cell{i.Rules[:], i.Documents[:], {i.Licences}, {i.Penalties}, {i.Coercion}, {i.Fees}} {
		columns := one
		if len(cells) == 3 {
			columns = three[:]
		}
		rows = append(rows, tableRow{issued[n], columns, cells, into[n]})
	}
	t.table("二", "issued", rows)
	t.table("三", "requests", requestTable(requests, read, into[len(issued):]))
	t.disputes(disputes, read, into[len(issued)+len(requests):])
}

func requestTable(form [25]record.Row, read *Annual, into []*[]float64) (rows []tableRow) {
	columns := record.RequestColumns()
	for n := range form {
		rows = append(rows, tableRow{form[n], columns[:], read.Requests[n][:], into[n]})
	}
	return rows
}

func (t *tableReport) disputes(form [3]record.Row, read *Annual, into []*[]float64) {
	columns := record.DisputeColumns()
	var rows []tableRow
	for n := range form {
		rows = append(rows, tableRow{form[n], columns[:], read.Disputes[n][:], into[n]})
	}
	t.table("四", "disputes", rows)
}

// A tableRow is one row of the form with its columns, its cells as they were read, and where in the record they go.
type tableRow struct {
	form    record.Row
	columns []string
	cells   []Cell
	into    *[]float64
}

// table records one table. Of a table that is not there at all one finding tells, else one for each row that is not whole.
func (t *tableReport) table(part, key string, rows []tableRow) {
	file := fmt.Sprintf("data/disclosure/annual/%d.toml", t.year)
	if !slices.ContainsFunc(rows, func(r tableRow) bool { return slices.ContainsFunc(r.cells, func(c Cell) bool { return c.Known }) }) {
		t.add("annual-table", finding.Warning, "", "没有读出第"+part+"部分的表，表里的数没有写入记录", "请对照原文在 "+file+" 里加上 ["+key+"] 和各行的数；原件是 Word 的，请导入 Word 原件")
		return
	}
	for _, row := range rows {
		var missing, printed []string
		for n, c := range row.cells {
			if !c.Known {
				missing, printed = append(missing, row.columns[n]), append(printed, "？")
				continue
			}
			printed = append(printed, strconv.FormatFloat(c.Value, 'f', -1, 64))
			if len(missing) == 0 {
				*row.into = append(*row.into, c.Value)
			}
		}
		if len(missing) == 0 {
			continue
		}
		message := fmt.Sprintf("第%s部分的表，“%s”一行缺 %s", part, row.form.Label, strings.Join(missing, "、"))
		if len(missing) == len(row.cells) {
			message = fmt.Sprintf("第%s部分的表，“%s”一行没有读到数", part, row.form.Label)
		}
		hint := fmt.Sprintf("请对照原文，在 %s 的 [%s] 里写 %s = [%s]", file, key, row.form.Key, strings.Join(printed, ", "))
		if len(row.columns) > 1 {
			hint += "，依次是" + strings.Join(row.columns, "、")
		}
		t.add("annual-cell", finding.Warning, t.printed(row.form.Label), message, hint)
	}
}

// printed is the line of the document that a row stands on, "" where there is none.
func (t *tableReport) printed(label string) string {
	label = plainLabel(label)
	for _, c := range t.cells {
		if got := plainLabel(c.text); !c.used && got != "" && (got == label || len(got) > len("其他") && strings.HasPrefix(label, got)) {
			return shorten(strings.Split(string(t.doc.body), "\n")[c.line])
		}
	}
	return ""
}

// annualUnfit tells what of the document's text the record does not hold. What the tables took was told with them.
func annualUnfit(doc *Document, a *record.Annual, prose []rune) []finding.Finding {
	title := doc.Structure.Title
	var text strings.Builder
	text.WriteString(a.Title + a.Preface)
	for _, p := range a.Parts {
		text.WriteString(p.Marker + p.Title + p.Text)
	}
	text.WriteString(a.Signature + a.Signed)
	list, start := aboveTitle(doc)
	if squeezed(string(prose[start:])) != squeezed(text.String()) {
		list = append(list, notWordForWord(doc))
	}
	if title.Start == title.End {
		list = append(list, noTitle(doc))
	}
	if a.Unit == "" {
		list = append(list, noUnit(doc))
	}
	return append(list, leftOut(doc)...)
}
