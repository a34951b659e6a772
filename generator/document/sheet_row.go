package document

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"pufa/generator/figure"
	"pufa/generator/finding"
	"pufa/generator/record"
)

// exampleMark begins the title of a row that only shows how to fill in the sheet.
const exampleMark = "【示例】"

// An eventRow is one row on its way to a campaign.
type eventRow struct {
	record.Campaign
	table    *eventTable
	choices  Choices
	line     int
	at       *column
	place    int // column number of the cell being read
	findings []finding.Finding
	wrong    bool // an error was found: the row gives no campaign
	empty    bool
	example  bool
}

// read fills the campaign from the row's cells.
func (r *eventRow) read(row sheetRow) {
	r.Kind, r.empty = "event", true
	r.Place = record.Place{File: r.table.file, Line: row.number}
	for _, c := range row.cells {
		col := r.table.columns[c.column]
		if col == nil || strings.TrimSpace(c.text) == "" || col.name == reasonColumn || col.name == "序号" {
			continue
		}
		if at := r.table.column(col.name); at != c.column {
			continue // a column that stands twice counts once
		}
		r.empty, r.at, r.place = false, col, c.column
		col.take(r, c)
	}
	r.example = strings.HasPrefix(r.Title, exampleMark)
	if r.empty || r.example {
		return
	}
	if r.Title == "" {
		r.fault("sheet-title", finding.Missing, "标题", "", "没有填标题", "写一句话说清做了什么，例如：甲样镇开展国家宪法日宣传活动")
	}
	if r.Year == 0 && !r.complainedOf("日期") {
		r.fault("sheet-date", finding.Missing, "日期", "", "没有填日期", "填活动当天的日期，例如 2023-12-4；确实不知道哪一天时只写年份，如 2023年")
	}
	r.settleEnd()
	if r.Source == "" {
		r.Source = fmt.Sprintf("%s 第%d行", baseName(r.table.file), row.number)
	}
}

func baseName(file string) string { return file[strings.LastIndexAny(file, `/\`)+1:] }

// fault reports an error in the named column of the row.
func (r *eventRow) fault(rule string, kind finding.Kind, name, quote, message, hint string) {
	r.wrong = true
	r.findings = append(r.findings, finding.Finding{Rule: rule, Kind: kind, Severity: finding.Error, File: r.table.file, Line: r.line, Column: r.table.column(name),
		Quote: quote, Message: message, Hint: hint})
}

func (r *eventRow) complainedOf(name string) bool {
	return slices.ContainsFunc(r.findings, func(f finding.Finding) bool { return f.Column == r.table.column(name) && f.Severity == finding.Error })
}

// when tells rows of one title apart.
func (r *eventRow) when() string {
	return r.Date.String() + r.Start.String() + r.End.String() + r.Period + r.Village
}

func (r *eventRow) takeKind(c sheetCell) {
	switch text := bare(c.text); text {
	case "活动":
		r.Kind = "event"
	case "小结", "汇总", "总结":
		r.Kind = "summary"
	default:
		r.fault("sheet-choice", finding.Record, "类别", text, "类别“"+text+"”不是“活动”或“小结”", "从下拉列表中选")
	}
}

func (r *eventRow) takeDay(c sheetCell) {
	name := oneLine(c.text)
	for _, d := range r.choices.Days {
		if d.Name == name || d.ID == name {
			r.Day = d.ID
			return
		}
	}
	r.unknown(name, "宣传日", r.at.list(r.choices))
}

func (r *eventRow) takeThemes(c sheetCell) {
	for _, name := range splitList(c.text) {
		i := slices.IndexFunc(r.choices.Themes, func(t record.Theme) bool { return t.Name == name || t.ID == name })
		if i < 0 {
			r.unknown(name, "工作领域", r.at.list(r.choices))
			continue
		}
		r.Themes = append(r.Themes, r.choices.Themes[i].ID)
	}
}

// unknown reports a name that is not among the choices, with the choices that share most characters with it.
func (r *eventRow) unknown(name, column string, choices []string) {
	hint := "现有记录里没有设" + column + "，请先清空这一格"
	if len(choices) > 0 {
		near := slices.Clone(choices)
		slices.SortStableFunc(near, func(a, b string) int { return shared(name, b) - shared(name, a) })
		hint = "从下拉列表中选，例如：" + strings.Join(near[:min(3, len(near))], "、")
	}
	r.fault("sheet-choice", finding.Record, column, name, column+"“"+name+"”不在列表里", hint)
}

// shared counts the characters of a that b has.
func shared(a, b string) int {
	n := 0
	for _, r := range a {
		if strings.ContainsRune(b, r) {
			n++
		}
	}
	return n
}

var bookTitle = regexp.MustCompile(`《([^《》]+)》`)

// takeLaws takes the names in 《》, or the whole list where there are no such marks.
func (r *eventRow) takeLaws(c sheetCell) {
	for _, m := range bookTitle.FindAllStringSubmatch(c.text, -1) {
		r.Laws = append(r.Laws, m[1])
	}
	if len(r.Laws) == 0 {
		r.Laws = splitList(c.text)
	}
}

// splitList cuts a cell at the marks that part a list.
func splitList(text string) []string {
	var items []string
	for _, item := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n\r", r) }) {
		if item = oneLine(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

func (r *eventRow) takeReached(c sheetCell)       { r.Reached = r.count(c, "人次") }
func (r *eventRow) takeStaff(c sheetCell)         { r.Staff = r.count(c, "人") }
func (r *eventRow) takeConsultations(c sheetCell) { r.Consultations = r.count(c, "人次") }

func (r *eventRow) takeMaterials(c sheetCell) {
	text := thousands.ReplaceAllString(c.text, "$1$2")
	for _, item := range splitList(text) {
		if n := r.count(sheetCell{text: item}, "份"); n != nil {
			r.Materials = append(r.Materials, *n)
		}
	}
}

// thousands are commas within a number.
var thousands = regexp.MustCompile(`([0-9])[,，]([0-9]{3})`)

var bareNumber = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)

// count reads a number with its unit, as people write it; a number alone gets the unit that the column speaks of.
func (r *eventRow) count(c sheetCell, unit string) *record.Count {
	text := strings.ReplaceAll(bare(c.text), ",", "")
	if bareNumber.MatchString(text) {
		n, err := strconv.ParseFloat(text, 64)
		if err == nil && n == float64(int64(n)) {
			return &record.Count{Value: n, Unit: unit, Bound: string(figure.Exact)}
		}
	}
	found := figure.Find(text)
	if len(found) == 0 && endsInNumber(text) {
		found = figure.Find(text + unit)
	}
	if len(found) != 1 || found[0].High != 0 {
		r.fault("sheet-count", finding.Record, r.at.name, text, r.at.name+"“"+text+"”不是一个数", "写一个数，可带单位，例如：300、300余"+unit+"、约300"+unit)
		return nil
	}
	f := found[0]
	n := &record.Count{Value: f.Value, Unit: f.Unit, Bound: string(f.Bound), Name: namePart(text, f)}
	if n.Unit == "" {
		n.Unit = unit
	}
	return n
}

// endsInNumber tells a number without a unit: 300余, 约400.
func endsInNumber(text string) bool {
	last := []rune(strings.TrimRight(text, "余多几"))
	return len(last) > 0 && (unicode.IsDigit(last[len(last)-1]) || strings.ContainsRune("一二三四五六七八九十百千万两", last[len(last)-1]))
}

// namePart is what stands before the number and its bound word: 宣传册 of 宣传册约400份.
func namePart(text string, f figure.Figure) string {
	name := string([]rune(text)[:f.Start])
	for _, bound := range []string{"不少于", "不低于", "至少", "超过", "大约", "将近", "不足", "约", "近", "超", "逾", "共", "：", ":"} {
		name = strings.TrimSuffix(name, bound)
	}
	return name
}
