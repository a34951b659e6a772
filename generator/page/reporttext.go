package page

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// A block is one heading, one paragraph or one table of a report, word for word. A heading that the text runs on from carries that paragraph in Lead.
type block struct {
	Rank  string     `json:"rank,omitempty"`  // of a heading: 2 to 6, one for each step down the tree, so that the outline has no gaps
	Level string     `json:"level,omitempty"` // of a heading: 1 一、 2 （一） 3 1.
	ID    string     `json:"id,omitempty"`
	Runs  []run      `json:"runs"`
	Lead  []run      `json:"lead,omitempty"`
	Table []tableRow `json:"table,omitempty"` // instead of Runs
	Notes string     `json:"notes,omitempty"` // for the margin of a wide screen: what the paragraph's figures were before, a figure a line
}

// A run is a stretch of a paragraph: a point (一是…) that has its own anchor, or the text around points.
type run struct {
	ID     string  `json:"id,omitempty"`
	Pieces []piece `json:"pieces"`
}

// A piece is text, the words of one figure, the marker that opens a point, or a number that keeps the dash behind it on its line.
type piece struct {
	Text   string `json:"text"`
	Figure string `json:"figure,omitempty"` // the figure's id
	Name   string `json:"name,omitempty"`   // the figure's name, for the link's title
	Marker bool   `json:"marker,omitempty"`
	Whole  bool   `json:"whole,omitempty"`
}

// An outlined is a heading in the outline beside a report, with the headings below it.
type outlined struct {
	Name     string     `json:"name"`
	ID       string     `json:"id"`
	Children []outlined `json:"children,omitempty"`
}

// anchor is a section's place in the page: 1.3 → s1-3.
func anchor(number string) string { return "s" + strings.ReplaceAll(number, ".", "-") }

// lay sets a report's sections as blocks with every figure marked.
func lay(r *record.Report) []block {
	var l layout
	numbers := r.Numbers()
	marks := marksOf(r, numbers)
	for i := range r.Sections {
		s := &r.Sections[i]
		l.section(s, numbers[i], cutter{text: s.Text(), marks: marks[numbers[i]]})
	}
	return l.blocks
}

// A layout is the report so far.
type layout struct {
	blocks []block
	open   bool // the last block's line takes text that runs on
}

func (l *layout) section(s *record.Section, number string, c cutter) {
	id := anchor(number)
	if !s.Inline {
		l.open = false
	}
	if isHeading(s) {
		rank := min(2+strings.Count(number, "."), 6)
		pieces := append(c.take(s.Marker, false), c.take(s.Title, false)...)
		l.blocks = append(l.blocks, block{Rank: strconv.Itoa(rank), Level: strconv.Itoa(s.Level), ID: id, Runs: []run{{Pieces: pieces}}})
		l.open, id = true, ""
	} else if lead := append(c.take(s.Marker, true), c.take(s.Title, true)...); len(lead) > 0 {
		l.add(run{ID: id, Pieces: lead})
		id = ""
	}
	for i, p := range s.Paragraphs {
		if c.at > 0 && !(i == 0 && s.RunsOn) { // as in Section.Text
			l.open = false
			c.at++
		}
		if isTable(p) {
			l.blocks = append(l.blocks, block{ID: id, Table: c.table(p)})
			l.open, id = false, ""
			continue
		}
		l.add(run{ID: id, Pieces: c.take(p, false)})
		id = ""
	}
}

// add sets a run on the open line, or on a line of its own. A run without an anchor goes on with the one before it.
func (l *layout) add(r run) {
	if !l.open {
		l.blocks = append(l.blocks, block{Runs: []run{r}})
		l.open = true
		return
	}
	b := &l.blocks[len(l.blocks)-1]
	line := &b.Runs
	if b.Rank != "" {
		line = &b.Lead
	}
	if n := len(*line); n > 0 && r.ID == "" {
		(*line)[n-1].Pieces = append((*line)[n-1].Pieces, r.Pieces...)
		return
	}
	*line = append(*line, r)
}

// isHeading tells a heading from a point that only opens a paragraph.
func isHeading(s *record.Section) bool {
	return !s.Inline && s.Title != "" && s.Level > 0 && (s.Level <= 2 || !s.RunsOn)
}

// A cutter hands out a section's text piece by piece and cuts it where figures stand.
type cutter struct {
	text  string
	at    int
	marks []mark
}

// A mark is where a figure's words stand in its section's text, in bytes.
type mark struct {
	start, end int
	figure     *record.Figure
}

// take cuts the next words, which are s, into pieces.
func (c *cutter) take(s string, marker bool) []piece {
	if s == "" {
		return nil
	}
	var pieces []piece
	end := c.at + len(s)
	for len(c.marks) > 0 && c.marks[0].end <= end {
		m := c.marks[0]
		c.marks = c.marks[1:]
		if m.start < c.at {
			continue
		}
		if m.start > c.at {
			pieces = append(pieces, plainPieces(c.text[c.at:m.start], marker)...)
		}
		pieces = append(pieces, piece{Text: c.text[m.start:m.end], Figure: m.figure.ID, Name: m.figure.Name})
		c.at = m.end
	}
	if c.at < end {
		pieces = append(pieces, plainPieces(c.text[c.at:end], marker)...)
	}
	c.at = end
	return pieces
}

// dashed is a number joined to the next by a dash, which may not open a line (GB/T 15834 5.1.7).
var dashed = regexp.MustCompile(`\d+[—–～]`)

// plainPieces cuts text that holds no figure where a number keeps its dash.
func plainPieces(text string, marker bool) (pieces []piece) {
	at := 0
	for _, found := range dashed.FindAllStringIndex(text, -1) {
		if found[0] > at {
			pieces = append(pieces, piece{Text: text[at:found[0]], Marker: marker})
		}
		pieces = append(pieces, piece{Text: text[found[0]:found[1]], Marker: marker, Whole: true})
		at = found[1]
	}
	if at < len(text) {
		pieces = append(pieces, piece{Text: text[at:], Marker: marker})
	}
	return pieces
}

// marksOf finds every figure of a report in the text of its section: section number → marks in reading order, none overlapping.
func marksOf(r *record.Report, numbers []string) map[string][]mark {
	texts := map[string]string{}
	for i, n := range numbers {
		texts[n] = r.Sections[i].Text()
	}
	found := map[string][]mark{}
	for i := range r.Figures {
		f := &r.Figures[i]
		quote := strings.Index(texts[f.Section], f.Quote)
		inside := strings.Index(f.Quote, f.Text)
		if quote < 0 || inside < 0 || f.Text == "" {
			continue // reading the records has said so already
		}
		found[f.Section] = append(found[f.Section], mark{quote + inside, quote + inside + len(f.Text), f})
	}
	for n, marks := range found {
		slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.start, b.start) })
		end := 0
		found[n] = slices.DeleteFunc(marks, func(m mark) bool {
			if m.start < end {
				return true
			}
			end = m.end
			return false
		})
	}
	return found
}

// outline is the headings of the first two levels.
func outline(r *record.Report) []outlined {
	var tops []outlined
	numbers := r.Numbers()
	for i := range r.Sections {
		s := &r.Sections[i]
		if !isHeading(s) || s.Level > 2 {
			continue
		}
		entry := outlined{Name: headingName(s), ID: anchor(numbers[i])}
		if s.Level == 2 && len(tops) > 0 {
			top := &tops[len(tops)-1]
			top.Children = append(top.Children, entry)
			continue
		}
		tops = append(tops, entry)
	}
	return tops
}

// headingName is a heading as lists show it: without the full stop that a heading ends with where the text runs on.
func headingName(s *record.Section) string { return s.Marker + strings.TrimRight(s.Title, "。：；") }
