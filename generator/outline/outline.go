// Package outline finds the structure of an official Chinese document in its plain text: title, salutation, headings with their markers and
// levels, 一是/二是 points, signature and date, and what role each part plays.
//
// In: plain text, paragraphs separated by line breaks. Out: a tree laid over that text by code-point offsets. The text itself is never
// changed, copied or judged: a wrong number in a marker is reported by check, not here.
package outline

// A Document is the structure of one text.
type Document struct {
	Title      Span // the document's title, both lines of it where it has two
	Unit       string
	Year       int // the year that the title or the first heading names, 0 if none does
	Salutation Span
	Signature  Span
	Signed     Span       // the date under the signature
	Sections   []*Section // in reading order; text before the first heading is a section of level 0
}

// A Span is a place in the text: code points from Start up to, not including, End. Start == End means absent.
type Span struct{ Start, End int }

// A Section is a heading or a point with what belongs to it. Heading covers marker and title, Body all that follows up to the first child,
// Start..End everything.
type Section struct {
	Level    int    // 0 before the first heading, 1 一、, 2 （一）, 3 1. or a point 一是, deeper below
	Marker   string // as printed: "一、", "（一）", "1.", "一是"
	Title    string // as printed, without the marker, with its closing 。 or ： where one stands on the heading's line
	RunsOn   bool   // body text follows the title on the same line
	Inline   bool   // the section begins in the middle of a line (一是… 二是… in one paragraph)
	Role     string // measures, problems, leadership, plan, other; "" where the section inherits its parent's
	Number   string // its place in the tree, "1.4.3", as record.Report.Numbers gives it
	Start    int
	End      int
	Heading  Span
	Body     Span
	Children []*Section
}
