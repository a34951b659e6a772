package document

// A Source is a document as a format reader hands it on: its text, what the reader left out of it, and where its tables stand in the text.
type Source struct {
	File     string // as the caller named it
	Format   string // docx, html, pdf, txt, csv, xlsx
	Encoding string // of txt, csv and html: utf-8, gb18030, utf-16le …; "" where the format itself says it
	Text     string // each paragraph a line, each row of a table a line with its cells parted by " | "
	Dropped  []Dropped
	Tables   []Table
}

// Dropped is text that was left out, and why. Start and End are code points in the document as it came, both 0 where the place is unknown.
type Dropped struct {
	Text  string `json:"text"`
	Why   string `json:"why"`
	Start int    `json:"-"`
	End   int    `json:"-"`
}

// A Table is a table of the source: its code points in Text and its cells, row by row. A cell that spans rows or columns stands in each
// place that it covers.
type Table struct {
	Start, End int
	Rows       [][]string
}
