package document

import (
	"fmt"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// formYear is the first year whose report has to follow the form of 国办公开办函〔2021〕30号; reports before it were laid out by that of 2019.
const formYear = 2021

// oldWords are headings and rows that only the form of 2019 has, without punctuation.
func oldWords() []string {
	return []string{"本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "其他对外管理服务事项", "采购项目数量", "采购总金额", "政府集中采购"}
}

// An oldRow is a row of the table of part two in the form of 2019 that no row of today's table means: what it is called and which cell it begins with.
type oldRow struct {
	name string
	cell int
}

// readOldIssued takes from the table of part two of 2019 what today's table asks for as well: how many licences, penalties and measures of coercion were
// decided, which stands in the last of three columns, 处理决定数量. What was made and published is counted otherwise today, fees had no amount, and
// procurement has no row: these are given back.
func (a *Annual) readOldIssued(cells []tableCell) (left []oldRow) {
	var columns []string
	for i := 0; i < len(cells); i++ {
		switch label := plainLabel(cells[i].text); label {
		case "信息内容":
			columns = nil
			for i+1 < len(cells) && oldColumn(plainLabel(cells[i+1].text)) {
				i++
				columns = append(columns, plainLabel(cells[i].text))
			}
		case "规章", "行政规范性文件", "规范性文件", "其他对外管理服务事项", "行政事业性收费", "政府集中采购":
			if columns != nil {
				left = append(left, oldRow{label, i})
			}
		case "行政许可", "行政处罚", "行政强制":
			if at := slices.IndexFunc(columns, func(c string) bool { return strings.HasSuffix(c, "处理决定数量") }); at >= 0 && wholeRow(cells[i:], len(columns)) {
				into := map[string]*Cell{"行政许可": &a.Issued.Licences, "行政处罚": &a.Issued.Penalties, "行政强制": &a.Issued.Coercion}
				*into[label], _ = cells[i+1+at].number()
			}
		case requestRows[0].Label:
			return left
		}
	}
	return left
}

// wholeRow tells that behind the label so many cells follow in its row, or so many numbers where the table was flattened.
func wholeRow(cells []tableCell, n int) bool {
	if len(cells) <= n {
		return false
	}
	if !cells[0].row {
		return values(cells, 1, n) != nil
	}
	return cells[n].line == cells[0].line && (len(cells) == n+1 || cells[n+1].line != cells[0].line)
}

func oldColumn(label string) bool {
	return slices.Contains([]string{"本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "本年增减", "处理决定数量", "本年处理决定数量", "采购项目数量", "采购总金额"}, label)
}

// oldTables records what of a report in the form of 2019 is the same today, and tells what is not. A report on 2021 or later may not have that form.
func (t *tableReport) oldTables(a *record.Annual, read *Annual) {
	if a.Year >= formYear {
		i := slices.IndexFunc(t.cells, func(c tableCell) bool { return slices.Contains(oldWords(), plainLabel(c.text)) })
		t.at(t.cells[i], "annual-form", finding.Error, t.line(t.cells[i]), fmt.Sprintf("%d年度的报告用了2019年的旧表格，没有写入", a.Year),
			"照《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）重新填三张表，再导入")
		return
	}
	if a.Year == 0 {
		t.add("annual-form", finding.Notice, "", "表格是2019年的格式，只有2021年以前的年度可以用", "请写明是哪一年的报告")
		return
	}
	t.add("annual-form", finding.Notice, "", "表格是2019年的格式：文字全部保留；和现行表格同一个意思的数写入记录，其余的不猜", fmt.Sprintf("请对照原文看看 data/disclosure/annual/%d.toml 里的数", a.Year))
	for _, row := range read.readOldIssued(t.cells) {
		t.at(t.cells[row.cell], "annual-row", finding.Notice, t.line(t.cells[row.cell]), "第二部分的表，“"+row.name+"”一行和现行表格不是同一个数，没有读成数字", "原文保留在正文里，不用改；要填现行的数，请查当年的台账")
	}
	into := tableRows(a)
	issued, requests, disputes := a.Issued.Rows(), a.Requests.Rows(), a.Disputes.Rows()
	for n, c := range map[int]Cell{2: read.Issued.Licences, 3: read.Issued.Penalties, 4: read.Issued.Coercion} {
		if c.Known {
			*into[n] = []float64{c.Value}
		}
	}
	for n := 2; n <= 4; n++ {
		if len(*into[n]) == 0 {
			t.add("annual-cell", finding.Warning, t.printed(issued[n].Label), "第二部分的表，“"+issued[n].Label+"”一行没有读到处理决定数量", fmt.Sprintf("请对照原文，在 data/disclosure/annual/%d.toml 的 [issued] 里写 %s = [？]", a.Year, issued[n].Key))
		}
	}
	rows := requestTable(requests, read, into[len(issued):])
	if i := slices.IndexFunc(t.cells, func(c tableCell) bool { return c.used && plainLabel(c.text) == "其他处理" }); i >= 0 && !rows[firstOther].whole() {
		t.at(t.cells[i], "annual-row", finding.Notice, t.line(t.cells[i]), "第三部分的表，“（六）其他处理”只有一行，分不到现行表格的三行，没有读成数字", "原文保留在正文里，不用改；要填现行的三行，请查当年的台账")
		rows = slices.Delete(rows, firstOther, lastOther+1)
	}
	t.table("三", "requests", rows)
	t.disputes(disputes, read, into[len(issued)+len(requests):])
}

// whole tells that every cell of the row is known.
func (r tableRow) whole() bool {
	return !slices.ContainsFunc(r.cells, func(c Cell) bool { return !c.Known })
}

// at is add with the line of a cell, where the lines of the document are those of its file.
func (t *tableReport) at(c tableCell, rule string, severity finding.Severity, quote, message, hint string) {
	t.add(rule, severity, quote, message, hint)
	if t.doc.Format == "txt" && len(t.doc.Dropped) == 0 {
		t.list[len(t.list)-1].Line = c.line + 1
	}
}

// line is the line of the document that a cell stands on.
func (t *tableReport) line(c tableCell) string {
	return shorten(strings.Split(string(t.doc.body), "\n")[c.line])
}
