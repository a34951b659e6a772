package document

import (
	"strings"
	"unicode/utf8"

	"pufa/generator/figure"
	"pufa/generator/outline"
)

// A Document is what was understood of a source. Its JSON is what `pufa read --format json` prints; all places count code points in Text.
type Document struct {
	File    string    `json:"file"`
	Text    string    `json:"text"`
	Kind    Kind      `json:"kind"`
	Title   string    `json:"title"`
	Unit    string    `json:"unit"`
	Year    int       `json:"year"` // 0 where nothing tells
	Outline []Heading `json:"outline"`
	Figures []Figure  `json:"figures"`
	Rates   []Rate    `json:"rates"`
	Dropped []Dropped `json:"dropped"`

	Format    string            `json:"-"`
	Structure *outline.Document `json:"-"`
	Clutter   []Dropped         `json:"-"` // lines of the web page around the document: in Text, but no part of its body
	Tables    []Table           `json:"-"` // the source's tables; their places are those of Source.Text
	body      []rune            // Text with blanks in place of the clutter
}

// A Kind says what sort of document one is.
type Kind string

const (
	ReportKind   Kind = "report"   // 法治政府建设年度报告
	CampaignKind Kind = "campaign" // 普法活动简讯
	AnnualKind   Kind = "annual"   // 政府信息公开工作年度报告
	OtherKind    Kind = "document"
)

// A Heading is a heading or a point of the text with all that belongs to it.
type Heading struct {
	Level    int       `json:"level"`
	Marker   string    `json:"marker"`
	Title    string    `json:"title"`
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Children []Heading `json:"children"`
}

// A Figure is one quantity that the text states.
type Figure struct {
	Start    int          `json:"start"`
	End      int          `json:"end"`
	Text     string       `json:"text"`
	Value    float64      `json:"value"`
	High     *float64     `json:"high"` // of a range
	Unit     string       `json:"unit"`
	Bound    figure.Bound `json:"bound"`
	Name     string       `json:"name"`
	Optional bool         `json:"-"` // of name or rhetoric: not recorded
}

// A Rate ties a stated rate to the counts it follows from, as places in Figures.
type Rate struct {
	Figure int `json:"figure"`
	Part   int `json:"part"`
	Whole  int `json:"whole"`
}

// Understand reads a source: takes out what conversion left in it, finds its structure, its figures and what kind of document it is.
func Understand(src *Source) *Document {
	doc := &Document{File: src.File, Format: src.Format, Tables: src.Tables, Dropped: append([]Dropped{}, src.Dropped...)}
	text, dropped := Clean(src.Text)
	doc.Text = text
	doc.Dropped = append(doc.Dropped, dropped...)
	var masked string
	masked, doc.Clutter = maskClutter(text)
	doc.body = []rune(masked)
	doc.Structure = outline.Parse(masked)
	doc.Title = joinLines(doc.words(doc.Structure.Title))
	doc.Unit, doc.Year = doc.Structure.Unit, doc.Structure.Year
	doc.Outline = headings(doc.Structure.Sections)
	doc.findFigures(masked)
	doc.Kind = doc.kind()
	if doc.Year == 0 && doc.Kind != OtherKind {
		doc.Year = firstYear(masked)
	}
	return doc
}

// joinLines puts a title that stands on two lines on one.
func joinLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	return strings.Join(lines, "")
}

// words is the body's text at a span.
func (d *Document) words(s outline.Span) string { return string(d.body[s.Start:s.End]) }

func headings(sections []*outline.Section) []Heading {
	list := []Heading{}
	for _, s := range sections {
		if s.Level > 0 {
			list = append(list, Heading{s.Level, s.Marker, s.Title, s.Start, s.End, headings(s.Children)})
		}
	}
	return list
}

func (d *Document) findFigures(text string) {
	found := figure.Find(text)
	d.Figures = make([]Figure, len(found))
	for i, f := range found {
		d.Figures[i] = Figure{Start: f.Start, End: f.End, Text: f.Text, Value: f.Value, Unit: f.Unit, Bound: f.Bound, Name: f.Name, Optional: f.Optional}
		if f.High != 0 {
			d.Figures[i].High = &found[i].High
		}
	}
	d.Rates = []Rate{}
	for _, r := range figure.Rates(text, found) {
		d.Rates = append(d.Rates, Rate(r))
	}
}

// kind tells what sort of document this is, from its title, or else from the parts it has and the words it begins with.
func (d *Document) kind() Kind {
	has := func(s string, words ...string) bool {
		for _, w := range words {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	disclosure, roles, numbered := 0, map[string]bool{}, 0
	for s := range d.Structure.All() {
		roles[s.Role] = true
		if s.Level == 1 {
			numbered++
		}
		if s.Level == 1 && has(s.Title, "主动公开政府信息情况", "政府信息公开申请情况", "政府信息公开行政复议") {
			disclosure++
		}
	}
	reports := has(d.Title, "报告", "总结", "汇报", "情况", "年报")
	opening := firstRunes(string(d.body), 600)
	law := has(d.Title, "法治", "依法行政", "依法治")
	event := has(d.Title, "开展", "举办", "举行", "召开", "组织", "宣传", "普法", "活动", "培训", "讲座", "启动", "走进", "进校园", "进乡村", "进社区", "进企业")
	switch {
	case has(d.Title, "政府信息公开", "政务公开") && reports, disclosure > 0:
		return AnnualKind
	case law && reports:
		return ReportKind
	case d.Title == "" && roles["measures"] && (roles["problems"] || roles["plan"]) && has(opening, "法治", "依法行政") && has(opening, "报告如下", "汇报如下", "情况如下"):
		return ReportKind
	case numbered == 0 && !reports && utf8.RuneCountInString(d.Text) < 8000 && (event || has(opening, "开展", "举办", "举行", "组织")) &&
		has(opening, "宣传", "普法", "法治", "法律", "宪法", "民法典", "条例", "反诈", "禁毒"):
		return CampaignKind
	}
	return OtherKind
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// firstYear is the first year that the text names, 0 where it names none.
func firstYear(text string) int {
	for i := 0; ; {
		n := strings.Index(text[i:], "年")
		if n < 0 {
			return 0
		}
		digits := strings.TrimRight(text[i:i+n], " ")
		if len(digits) >= 4 && (len(digits) == 4 || digits[len(digits)-5] < '0' || digits[len(digits)-5] > '9') {
			if y := fourDigits(digits[len(digits)-4:]); y >= 1949 && y < 2100 {
				return y
			}
		}
		i += n + len("年")
	}
}

// fourDigits is the value of four ASCII digits, 0 for anything else.
func fourDigits(s string) int {
	value := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0
		}
		value = value*10 + int(c-'0')
	}
	return value
}
