package dataset

import (
	"fmt"
	"maps"
	"strings"

	"pufa/generator/record"
)

// disclosureTables are the list of documents, the results of enforcement, and of every annual disclosure report its three tables, one cell a row.
func disclosureTables(ws *record.Workspace) []table {
	tables := []table{documents(&ws.Disclosure), results(&ws.Disclosure)}
	for i := range ws.Disclosure.Annuals {
		if a := &ws.Disclosure.Annuals[i]; standing(a.Status) && a.Tabled() {
			tables = append(tables, annualTable(a))
		}
	}
	return tables
}

func standing(status string) bool { return status != "draft" && status != "withdrawn" }

func documents(d *record.Disclosure) table {
	t := table{path: "data/disclosure/documents", name: "documents", title: "公开的政府信息目录", columns: []column{
		{"id", "索引号", "string"}, {"title", "名称", "string"}, {"summary", "内容概述", "string"}, {"written", "生成日期", "date"}, {"published", "发布日期", "date"},
		{"agency", "发布机构", "string"}, {"number", "文号", "string"}, {"item", "公开事项", "string"}, {"topics", "主题", "string"}, {"validity", "有效性", "string"},
		{"replaced_by", "被何文件取代", "string"}, {"page", "网页", "string"},
	}}
	for _, list := range [][]record.Document{d.Rules, d.Documents} {
		for _, x := range list {
			if !standing(x.Status) {
				continue
			}
			page := fmt.Sprintf("disclosure/documents/%d/%s.html", x.Year, x.Slug)
			if x.Year == 0 {
				page = "disclosure/rules/" + x.Slug + ".html"
			}
			t.rows = append(t.rows, []any{x.Index, x.Title, x.Summary, x.Written.String(), x.Published.String(), x.Agency, x.Number, x.Item, strings.Join(x.Topics, "、"),
				x.Validity, x.ReplacedBy, page})
		}
	}
	return t
}

// results give the party as the pages show it: natural persons masked.
func results(d *record.Disclosure) table {
	t := table{path: "data/disclosure/enforcement", name: "enforcement", title: "行政执法结果", columns: []column{
		{"id", "决定书文号", "string"}, {"kind", "类别", "string"}, {"title", "标题", "string"}, {"agency", "执法机关", "string"}, {"party", "相对人", "string"},
		{"facts", "事由", "string"}, {"basis", "依据", "string"}, {"outcome", "结论", "string"}, {"decided", "决定日期", "date"}, {"published", "公示日期", "date"}, {"page", "网页", "string"},
	}}
	for _, r := range d.Results {
		if standing(r.Status) && r.Annulled.IsZero() {
			t.rows = append(t.rows, []any{r.Number, r.Kind, r.Title, r.Agency, r.Shown(), r.Hidden(r.Facts), r.Basis, r.Hidden(r.Outcome), r.Decided.String(), r.Published.String(),
				fmt.Sprintf("disclosure/enforcement/%d/%s.html", r.Year, r.Slug)})
		}
	}
	return t
}

// annualTable has a row for every cell that is known; its workbook begins with the official tables as they are printed.
func annualTable(a *record.Annual) table {
	t := table{path: fmt.Sprintf("data/disclosure/annual/%d", a.Year), name: fmt.Sprintf("annual-%d", a.Year), title: fmt.Sprintf("%d年政府信息公开统计表", a.Year), printed: annualForms(a), columns: []column{
		{"id", "编号", "string"}, {"part", "所在部分", "string"}, {"code", "序号", "string"}, {"row", "项目", "string"}, {"column", "栏目", "string"}, {"value", "数值", "number"},
	}}
	add := func(part string, r record.Row, columns ...string) {
		for c, name := range columns {
			if v, ok := r.Cell(c); ok {
				t.rows = append(t.rows, []any{fmt.Sprintf("%s-%d", r.Key, c+1), part, r.Code, r.Label, name, v})
			}
		}
	}
	titles := record.PartTitles()
	issued, requests, disputes := a.Issued.Rows(), a.Requests.Rows(), a.Disputes.Rows()
	three, seven, five := record.IssuedColumns(), record.RequestColumns(), record.DisputeColumns()
	for i, r := range issued {
		switch {
		case i < 2:
			add(titles[1], r, three[:]...)
		case r.Key == "fees":
			add(titles[1], r, "本年收费金额（万元）")
		default:
			add(titles[1], r, "本年处理决定数量")
		}
	}
	for _, r := range requests {
		add(titles[2], r, seven[:]...)
	}
	for _, r := range disputes {
		add(titles[3], r, five[:]...)
	}
	return t
}

// An annual is one report as JSON gives it away: the parts as text, the tables as rows of numbers.
type (
	annual struct {
		Year      int                             `json:"year"`
		Title     string                          `json:"title"`
		Unit      string                          `json:"unit"`
		Start     string                          `json:"start,omitempty"`
		End       string                          `json:"end,omitempty"`
		Published string                          `json:"published,omitempty"`
		Source    string                          `json:"source"`
		Page      string                          `json:"page"`
		Status    string                          `json:"status,omitempty"`
		Withdrawn string                          `json:"withdrawn,omitempty"`
		Preface   string                          `json:"preface,omitempty"`
		Parts     []annualPart                    `json:"parts,omitempty"`
		Tables    map[string]map[string][]float64 `json:"tables,omitempty"` // table → row → cells
	}
	annualPart struct {
		Marker string `json:"marker,omitempty"`
		Title  string `json:"title"`
		Text   string `json:"text,omitempty"`
	}
)

func annualOf(a *record.Annual) annual {
	out := annual{Year: a.Year, Title: a.Title, Unit: a.Unit, Published: a.Published.String(), Source: a.Source, Page: fmt.Sprintf("disclosure/annual/%d.html", a.Year)}
	if a.Status == "withdrawn" {
		out.Status, out.Withdrawn = a.Status, a.Withdrawn
		return out
	}
	out.Start, out.End, out.Preface = a.Start.String(), a.End.String(), a.Preface
	for _, p := range a.Parts {
		out.Parts = append(out.Parts, annualPart{p.Marker, p.Title, p.Text})
	}
	out.Tables = map[string]map[string][]float64{"issued": {}, "requests": {}, "disputes": {}} // of a report in the form of 2019 what means the same today
	issued, requests, disputes := a.Issued.Rows(), a.Requests.Rows(), a.Disputes.Rows()
	for name, rows := range map[string][]record.Row{"issued": issued[:], "requests": requests[:], "disputes": disputes[:]} {
		for _, r := range rows {
			if len(r.Cells) > 0 {
				out.Tables[name][r.Key] = r.Cells
			}
		}
	}
	if !a.Tabled() {
		maps.DeleteFunc(out.Tables, func(_ string, rows map[string][]float64) bool { return len(rows) == 0 })
	}
	return out
}

// disclosureJSON is the JSON of every annual disclosure report that is no draft.
func disclosureJSON(ws *record.Workspace) ([]File, error) {
	var files []File
	for i := range ws.Disclosure.Annuals {
		a := &ws.Disclosure.Annuals[i]
		if a.Status == "draft" {
			continue
		}
		data, err := encode(annualOf(a))
		if err != nil {
			return nil, err
		}
		files = append(files, File{fmt.Sprintf("data/disclosure/annual/%d.json", a.Year), a.Title, nil, data})
	}
	return files, nil
}
