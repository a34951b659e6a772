package document

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"pufa/generator/figure"
	"pufa/generator/outline"
)

// Show prints what was understood of a document for a person to judge in one look: what it is, its outline with the clauses that state figures,
// each figure between 【】 and followed by what it counts, the rates, and what was left out. With colour the figures are set off on a terminal.
func (d *Document) Show(w io.Writer, colour bool) error {
	s := shower{w: w, doc: d, prose: d.body, open: "【", shut: "】"}
	if d.Kind == AnnualKind {
		read, cells := annualTables(d)
		s.prose, _ = annualProse(d, cells, read.Obsolete)
	}
	if colour {
		s.open, s.shut = "\x1b[1;31m", "\x1b[0m"
	}
	s.head()
	s.sections()
	s.tables()
	s.rates()
	s.left("去掉的文字", d.Dropped)
	s.left("网页上的文字（不属于正文）", d.Clutter)
	return s.err
}

type shower struct {
	w          io.Writer
	doc        *Document
	prose      []rune // the body with blanks where tables are shown as tables
	open, shut string
	next       int // the next figure to show
	err        error
}

func (s *shower) line(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.w, format+"\n", args...)
	}
}

func (k Kind) chinese() string {
	switch k {
	case ReportKind:
		return "法治政府建设年度报告"
	case CampaignKind:
		return "普法活动简讯"
	case AnnualKind:
		return "政府信息公开工作年度报告"
	}
	return "其他文件"
}

func (s *shower) head() {
	d := s.doc
	s.line("文件　%s", d.File)
	s.line("类别　%s", d.Kind.chinese())
	for _, f := range []struct{ name, value string }{
		{"标题", d.Title}, {"单位", d.Unit}, {"年度", yearText(d.Year)}, {"主送", joinLines(d.words(d.Structure.Salutation))},
		{"落款", joinLines(d.words(d.Structure.Signature) + " " + d.words(d.Structure.Signed))},
	} {
		if value := strings.TrimSpace(f.value); value != "" {
			s.line("%s　%s", f.name, value)
		}
	}
	figures := 0
	for _, f := range d.Figures {
		if s.prose[f.Start] != ' ' {
			figures++
		}
	}
	s.line("数字　%d 个，比率 %d 个", figures, len(d.Rates))
	s.line("")
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

var roleNames = map[string]string{"measures": "举措和成效", "problems": "问题", "leadership": "第一责任人", "plan": "下一步", "other": "其他"}

func (s *shower) sections() {
	for section := range s.doc.Structure.All() {
		indent := strings.Repeat("  ", max(section.Level-1, 0))
		head := section.Marker + section.Title
		body := squeezed(string(s.prose[section.Body.Start:section.Body.End]))
		switch {
		case section.Level == 0:
			head = "（开头）" + beginning(body)
		case section.Title == "" && body != "":
			head += beginning(body)
		}
		if name := roleNames[section.Role]; name != "" && s.doc.Kind == ReportKind {
			head += "〔" + name + "〕"
		}
		if n := utf8.RuneCountInString(body); n > 0 {
			head += fmt.Sprintf("（%d 字）", n)
		}
		s.line("%s%s", indent, head)
		s.figures(indent+"    ", outline.Span{Start: section.Start, End: section.Body.End})
	}
}

func beginning(s string) string {
	if short := firstRunes(s, 24); short != s {
		return short + "…"
	}
	return s
}

func tailOf(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return "…" + string(runes[len(runes)-n:])
	}
	return s
}

// figures shows the clauses of a section that state figures.
func (s *shower) figures(indent string, span outline.Span) {
	d := s.doc
	for ; s.next < len(d.Figures) && d.Figures[s.next].Start < span.End; s.next++ {
		f := d.Figures[s.next]
		if f.Start < span.Start || s.prose[f.Start] == ' ' {
			continue
		}
		start := max(clauseStart(d.body, f.Start), span.Start)
		end := min(clauseEnd(d.body, f.End), span.End)
		before, after := tailOf(strings.TrimSpace(string(d.body[start:f.Start])), 24), firstRunes(string(d.body[f.End:end]), 12)
		s.line("%s%s%s%s%s%s → %s", indent, before, s.open, f.Text, s.shut, strings.TrimSpace(after), f.sense())
	}
}

// sense is the figure as it was understood: 至少 23000 人次　培训人次.
func (f Figure) sense() string {
	bound := map[figure.Bound]string{figure.AtLeast: "至少 ", figure.AtMost: "至多 ", figure.About: "约 "}[f.Bound]
	value := strconv.FormatFloat(f.Value, 'f', -1, 64)
	if f.High != nil {
		value += "—" + strconv.FormatFloat(*f.High, 'f', -1, 64)
	}
	sense := strings.TrimSpace(bound + value + " " + f.Unit)
	if f.Name != "" {
		sense += "　" + f.Name
	}
	if f.Optional {
		sense += "（不记录）"
	}
	return sense
}

func (s *shower) rates() {
	if len(s.doc.Rates) == 0 {
		return
	}
	s.line("")
	s.line("比率")
	for _, r := range s.doc.Rates {
		f := s.doc.Figures
		s.line("    %s %s = %s ÷ %s", f[r.Figure].Name, f[r.Figure].Text, f[r.Part].Text, f[r.Whole].Text)
	}
}

func (s *shower) left(title string, list []Dropped) {
	if len(list) == 0 {
		return
	}
	s.line("")
	s.line("%s", title)
	for _, d := range list {
		s.line("    %s：%s", d.Why, strconv.Quote(shorten(d.Text)))
	}
}
