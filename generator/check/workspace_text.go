package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// A page is the text of a record, put together from the values of its keys.
type page struct {
	b     strings.Builder
	n     int // code points so far
	parts []value
}

// A value is where the value of a key stands in a page, in code points.
type value struct {
	key        string
	start, end int
}

func (p *page) write(s string) {
	p.b.WriteString(s)
	p.n += utf8.RuneCountInString(s)
}

// add puts the value of a key in; line begins a new line before it where there is text already.
func (p *page) add(key, s string, line bool) {
	if s == "" {
		return
	}
	if line && p.n > 0 {
		p.write("\n")
	}
	start := p.n
	p.write(s)
	p.parts = append(p.parts, value{key, start, p.n})
}

// reportText checks a report's text as a whole, as record.Report.PlainText gives it.
func (t *town) reportText(r *record.Report) []finding.Finding {
	var p page
	p.add("title", r.Title, true)
	p.add("salutation", r.Salutation, true)
	for i := range r.Sections {
		s := &r.Sections[i]
		key := func(k string) string { return fmt.Sprintf("sections[%d].%s", i, k) }
		begun := s.Inline
		p.add(key("marker"), s.Marker, !begun)
		begun = begun || s.Marker != ""
		p.add(key("title"), s.Title, !begun)
		begun = begun || s.Title != ""
		for j, text := range s.Paragraphs {
			p.add(key(fmt.Sprintf("paragraphs[%d]", j)), text, !(j == 0 && (s.RunsOn || !begun && s.Inline)))
		}
	}
	p.add("signature", r.Signature, true)
	p.add("signed", r.Signed, true)
	return t.check(&p, Text{File: r.Place.File, Kind: "report", Year: r.Year, Unit: r.Unit})
}

// campaignText checks what a campaign's page prints. Title and summary are checked apart from the body, which often begins with the summary.
func (t *town) campaignText(c *record.Campaign) []finding.Finding {
	var head, body page
	head.add("title", c.Title, true)
	head.add("summary", c.Summary, true)
	head.add("location", c.Location, true)
	for i, photo := range c.Photos {
		head.add(fmt.Sprintf("photos[%d].alt", i), photo.Alt, true)
	}
	body.add("body", c.Body, true)
	text := Text{File: c.Place.File, Kind: "campaign", Year: c.Year}
	found := t.check(&head, text)
	return append(found, t.check(&body, text)...)
}

// documentText checks what the page of a published document prints.
func (t *town) documentText(d *record.Document) []finding.Finding {
	var head, body page
	head.add("title", d.Title, true)
	head.add("summary", d.Summary, true)
	body.add("body", d.Body, true)
	text := Text{File: d.Place.File, Kind: "document", Year: d.Year}
	return append(t.check(&head, text), t.check(&body, text)...)
}

// annualText checks the text of an annual disclosure report as a whole.
func (t *town) annualText(a *record.Annual) []finding.Finding {
	var p page
	p.add("title", a.Title, true)
	p.add("preface", a.Preface, true)
	for i, part := range a.Parts {
		key := func(k string) string { return fmt.Sprintf("parts[%d].%s", i, k) }
		p.add(key("marker"), part.Marker, true)
		p.add(key("title"), part.Title, part.Marker == "")
		p.add(key("text"), part.Text, true)
	}
	p.add("signature", a.Signature, true)
	p.add("signed", a.Signed, true)
	return t.check(&p, Text{File: a.Place.File, Kind: "annual", Year: a.Year, Unit: a.Unit})
}

// resultText checks what the page of an enforcement result prints.
func (t *town) resultText(r *record.Result) []finding.Finding {
	var p page
	p.add("title", r.Title, true)
	p.add("facts", r.Facts, true)
	p.add("basis", r.Basis, true)
	p.add("outcome", r.Outcome, true)
	p.add("withdrawn", r.Withdrawn, true)
	return t.check(&p, Text{File: r.Place.File, Kind: "document", Year: r.Year})
}

// check puts a page through the document rules and places what they find in the record's file.
func (t *town) check(p *page, text Text) []finding.Finding {
	if p.n == 0 {
		return nil
	}
	text.Text = p.b.String()
	found := Document(text, t.o)
	for i := range found {
		f := &found[i]
		s := t.source(f.File)
		if s == nil || f.End == 0 {
			f.Line, f.Column = 0, 0
			continue
		}
		from, to := p.find(f.Start), p.find(max(f.End-1, f.Start))
		at := s.Within(from.key, f.Start-from.start)
		f.Line, f.Column = at.Line, at.Column
		end := s.Within(to.key, max(f.End-1, f.Start)-to.start)
		f.Start, f.End = at.Start, end.Start+1
	}
	return found
}

// find is the value that holds the code point, or the one before a line end between two.
func (p *page) find(at int) value {
	best := p.parts[0]
	for _, v := range p.parts {
		if v.start > at {
			break
		}
		best = v
	}
	return best
}
