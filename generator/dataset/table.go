package dataset

import (
	"bytes"
	"encoding/csv"
	"strings"

	"github.com/xuri/excelize/v2"

	"pufa/generator/record"
)

// A table is what one CSV and one XLSX hold. A cell is a string, a float64 or nil for nothing.
type table struct {
	path, name, title string
	columns           []column
	rows              [][]any
	printed           func(*excelize.File) error // sheets for people, in front of the table in the workbook; nil for none
}

// A column has the name that programs use, the heading that people read, and its Table Schema type.
type column struct{ name, heading, kind string }

func figures(ws *record.Workspace) table {
	t := table{path: "data/figures", name: "figures", title: "历年报告中的数字", columns: []column{
		{"year", "年度", "integer"}, {"id", "编号", "string"}, {"name", "名称", "string"}, {"value", "数值", "number"}, {"high", "上限", "number"},
		{"unit", "单位", "string"}, {"bound", "界限", "string"}, {"text", "数字原文", "string"}, {"quote", "引文", "string"},
		{"section", "所在部分", "string"}, {"indicator", "指标", "string"}, {"page", "网页", "string"},
	}}
	for i := range ws.Reports {
		r := &ws.Reports[i]
		if r.Status == "draft" || r.Status == "withdrawn" {
			continue
		}
		for _, f := range r.Figures {
			var high any
			if f.High != 0 {
				high = f.High
			}
			t.rows = append(t.rows, []any{float64(r.Year), f.ID, f.Name, f.Value, high, f.Unit, f.Bound, f.Text, f.Quote, f.Section, f.Indicator, reportPage(r.Year) + "#f-" + f.ID})
		}
	}
	return t
}

const campaignsTitle = "普法活动"

func campaigns(ws *record.Workspace) table {
	t := table{path: "data/campaigns", name: "campaigns", title: campaignsTitle}
	for _, c := range []column{
		{"id", "编号", ""}, {"kind", "类别", ""}, {"title", "标题", ""}, {"date", "日期", "date"}, {"start", "开始", "date"}, {"end", "结束", "date"}, {"period", "时间", ""},
		{"published", "发布日期", "date"}, {"village", "村居", ""}, {"location", "地点", ""}, {"day", "宣传日", ""}, {"themes", "工作领域", ""}, {"laws", "法律法规", ""},
		{"organiser", "主办单位", ""}, {"co_organisers", "协办单位", ""}, {"forms", "形式", ""}, {"audience", "对象", ""}, {"reached", "受众人次", ""}, {"staff", "工作人员", ""},
		{"materials", "宣传资料", ""}, {"consultations", "解答咨询", ""}, {"counts", "其他数字", ""}, {"summary", "摘要", ""}, {"source", "来源", ""}, {"page", "网页", ""},
	} {
		if c.kind == "" {
			c.kind = "string"
		}
		t.columns = append(t.columns, c)
	}
	one := func(c *count) string {
		if c == nil {
			return ""
		}
		return c.phrase()
	}
	list := func(items []string) string { return strings.Join(items, "、") }
	for _, c := range campaignsOf(ws) {
		if c.Status == "withdrawn" {
			continue
		}
		t.rows = append(t.rows, []any{c.ID, c.Kind, c.Title, c.Date, c.Start, c.End, c.Period, c.Published, c.Village, c.Location, c.Day, list(c.Themes), list(c.Laws),
			c.Organiser, list(c.CoOrganisers), list(c.Forms), list(c.Audience), one(c.Reached), one(c.Staff), phrases(c.Materials), one(c.Consultations), phrases(c.Counts),
			c.Summary, c.Source, c.Page})
	}
	return t
}

func (t table) headings() []Column {
	list := make([]Column, len(t.columns))
	for i, c := range t.columns {
		list[i] = Column{c.name, c.heading}
	}
	return list
}

// csv is the table as RFC 4180 has it, behind a byte-order mark, headings in the first row by the names that the schema describes.
func (t table) csv() []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	row := make([]string, len(t.columns))
	for i, c := range t.columns {
		row[i] = c.name
	}
	w.Write(row)
	for _, cells := range t.rows {
		for i, cell := range cells {
			row[i] = ""
			switch v := cell.(type) {
			case string:
				row[i] = inert(v)
			case float64:
				row[i] = number(v)
			}
		}
		w.Write(row)
	}
	w.Flush()
	return b.Bytes()
}

// inert puts an apostrophe before text that a spreadsheet would run as a formula.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// xlsx is the table as a workbook of one sheet, behind those that are made for people: text cells are text, whatever they begin with, numbers numbers;
// headings in Chinese, frozen.
func (t table) xlsx() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if t.printed != nil {
		if err := t.printed(f); err != nil {
			return nil, err
		}
		if err := f.DeleteSheet("Sheet1"); err != nil {
			return nil, err
		}
		if _, err := f.NewSheet(t.title); err != nil {
			return nil, err
		}
		f.SetActiveSheet(0)
	} else if err := f.SetSheetName("Sheet1", t.title); err != nil {
		return nil, err
	}
	w, err := f.NewStreamWriter(t.title)
	if err != nil {
		return nil, err
	}
	for i := range t.columns {
		if err := w.SetColWidth(i+1, i+1, t.width(i)); err != nil {
			return nil, err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	headings := make([]any, len(t.columns))
	for i, c := range t.columns {
		headings[i] = c.heading
	}
	for i, row := range append([][]any{headings}, t.rows...) {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return nil, err
		}
		if err := w.SetRow(cell, row); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// width is that of a column's widest cell in digits, with room at the side; what is very wide runs on to the right or is cut by its neighbour.
func (t table) width(column int) float64 {
	widest := digits(t.columns[column].heading)
	for _, row := range t.rows {
		switch v := row[column].(type) {
		case string:
			widest = max(widest, digits(v))
		case float64:
			widest = max(widest, len(number(v)))
		}
	}
	return float64(min(max(widest, 6), 60) + 2)
}

// digits is how wide a text is: two digits a Chinese character.
func digits(s string) (n int) {
	for _, r := range s {
		if n++; r >= 0x2000 {
			n++
		}
	}
	return n
}
