package page

import (
	"path"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// A DataFile is one file of the open data. Columns are those of a table: what programs call them and what people do.
type DataFile struct {
	Path    string
	Title   string // "" for files that are reached from elsewhere
	Columns []Heading
}

// A Heading is a column of a table.
type Heading struct{ Name, Heading string }

const (
	dataName    = "开放数据和订阅"
	dataAddress = "data/index.html"
)

// dataGroups are the kinds of open data in plain words, each with the beginnings of the paths that belong to it.
var dataGroups = [...]struct{ id, name, about, prefix string }{
	{"figures", "年度报告里的数字", "历年报告中标出的每个数字一行：年度、名称、数值、单位、原文、引文和网页地址。", "data/figures."},
	{"campaigns", "普法活动", "每条活动记录一行：时间、地点、形式、对象、人次、资料和来源。时期汇总（kind 为 summary）不与单次活动相加。", "data/campaigns."},
	{"disclosure", "政府信息公开", "公开的政府信息目录、行政执法结果和政府信息公开工作年度报告的统计表。", "data/disclosure/"},
	{"reports", "年度报告全文", "每份报告一个文件：全文、各部分、数字、比率和更正，供程序读取。只想阅读或打印，请看报告网页。", "data/reports/"},
	{"description", "给程序看的说明", "每个文件的列名、类型、大小和校验值，以及 JSON 文件的结构。", ""},
}

type dataPage struct {
	frame
	Groups  []dataGroup    `json:"groups"`
	Example *link          `json:"example,omitempty"` // a figure's own file
	Figure  *figureLine    `json:"figure,omitempty"`  // the figure that it speaks of
	Feeds   []subscription `json:"feeds,omitempty"`
	Facts   []fact         `json:"facts"`
}

type dataGroup struct {
	ID     string       `json:"id"`
	Name   string       `json:"name"`
	About  string       `json:"about"`
	Files  []dataLine   `json:"files"`
	Tables []tableWords `json:"tables,omitempty"`
}

// A dataLine is one content in every format that it is given away in.
type dataLine struct {
	Title   string     `json:"title"`
	Formats []download `json:"formats"` // the title of each is its type, the note its size
}

// tableWords say what the columns of a table mean.
type tableWords struct {
	Name    string `json:"name"`
	Columns []fact `json:"columns"`
}

// data is data/index.html: what each file of the open data holds and how to use it.
func (b *book) data() {
	if len(b.Data) == 0 {
		return
	}
	p := &dataPage{frame: b.in("about", link{Name: dataName}), Groups: b.dataGroups(), Facts: b.dataFacts()}
	p.Description = b.site.Unit + "公开的法治建设数据：年度报告、报告中的数字、普法活动和政府信息公开，可以下载和订阅。"
	p.Thing = b.dataThing(p.Description)
	p.Example, p.Figure = b.exampleOrigin()
	feeds := b.feeds()
	p.Feeds = feeds["all"]
	for _, c := range b.columns {
		p.Feeds = append(p.Feeds, feeds[c.ID]...)
	}
	for i := range p.Feeds {
		p.Feeds[i].Type = map[string]string{"application/atom+xml": "Atom", "application/feed+json": "JSON Feed", "text/calendar": "iCalendar"}[p.Feeds[i].Type]
	}
	b.put("data/_index.md", "data", dataName, p, "")
}

func (b *book) dataGroups() []dataGroup {
	groups := make([]dataGroup, len(dataGroups))
	for i, g := range dataGroups {
		groups[i] = dataGroup{ID: g.id, Name: g.name, About: g.about}
	}
	described := map[string]bool{} // tables whose columns are told already
	for _, f := range b.Data {
		if f.Title == "" {
			continue
		}
		at := 0
		for !strings.HasPrefix(f.Path, dataGroups[at].prefix) {
			at++
		}
		g := &groups[at]
		if n := len(g.Files); n == 0 || g.Files[n-1].Title != f.Title {
			g.Files = append(g.Files, dataLine{Title: f.Title})
		}
		line := &g.Files[len(g.Files)-1]
		line.Formats = append(line.Formats, download{
			Title: strings.ToUpper(strings.TrimPrefix(path.Ext(f.Path), ".")), URL: f.Path, Note: size(int64(b.Published[f.Path])),
		})
		columns := columnWords(f.Columns)
		key := g.ID + strings.Join(names(f.Columns), ",")
		if len(columns) > 0 && !described[key] {
			described[key] = true
			g.Tables = append(g.Tables, tableWords{f.Title, columns})
		}
	}
	var filled []dataGroup
	for _, g := range groups {
		if len(g.Files) > 0 {
			filled = append(filled, g)
		}
	}
	return filled
}

func columnWords(columns []Heading) []fact {
	var words []fact
	for _, c := range columns {
		words = append(words, fact{Label: c.Name, Text: c.Heading})
	}
	return words
}

func names(columns []Heading) []string {
	var list []string
	for _, c := range columns {
		list = append(list, c.Name)
	}
	return list
}

// dataFacts are who publishes the data and under which terms.
func (b *book) dataFacts() []fact {
	facts := []fact{{Label: "发布单位", Text: b.site.Unit}}
	if l := b.site.Licence; l.Name != "" || l.URL != "" {
		f := fact{Label: "使用许可", Text: l.Name}
		if webAddress(l.URL) {
			f.URL = l.URL
		}
		if f.Text == "" {
			f.Text = l.URL
		}
		facts = append(facts, f)
	}
	return facts
}

// dataThing is the open data in the words of schema.org: the whole, covering the years of the reports and campaigns, with its files.
func (b *book) dataThing(about string) *thing {
	t := &thing{Kind: "Dataset", Name: b.site.Name + " · 开放数据", About: about, Unit: b.site.Unit, Licence: b.site.Licence.URL}
	first, last := 9999, 0
	for _, r := range b.report {
		first, last = min(first, r.Year), max(last, r.Year)
	}
	for _, c := range b.campaign {
		first, last = min(first, c.Year), max(last, c.Year)
	}
	if last > 0 {
		t.Start, t.End = strconv.Itoa(first), strconv.Itoa(last)
	}
	types := map[string]string{".csv": "text/csv", ".json": "application/json", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
	for _, f := range b.Data {
		if kind := types[path.Ext(f.Path)]; f.Title != "" && !strings.HasPrefix(f.Path, "data/schema/") && kind != "" {
			t.Files = append(t.Files, thingsFile{f.Title, f.Path, kind})
		}
	}
	return t
}

// exampleOrigin is the file of the latest report's first headline figure, to show what such a file answers.
func (b *book) exampleOrigin() (*link, *figureLine) {
	r := b.latest()
	if r == nil {
		return nil, nil
	}
	for _, f := range headlines(r) {
		if address := b.figureData(r.Year, f); address != "" {
			line := b.line(r, f)
			return &link{Name: address, URL: address}, &line
		}
	}
	return nil, nil
}

// figureData is the address at which a program learns where a figure comes from; "" where it isn't published.
func (b *book) figureData(year int, f *record.Figure) string {
	address := "data/figures/" + strconv.Itoa(year) + "/" + f.ID + ".json"
	if _, ok := b.Published[address]; !ok {
		return ""
	}
	return address
}
