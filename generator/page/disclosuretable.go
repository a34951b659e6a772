package page

import (
	"strings"

	"pufa/generator/record"
)

// A formTable is one of the official tables with its merged cells, rows of the head first.
type formTable struct {
	Name    string       `json:"name"` // issued, requests, disputes: what it is styled by
	Caption string       `json:"caption"`
	Head    [][]formCell `json:"head"`
	Body    [][]formCell `json:"body"`
}

// A formCell heads rows or columns where Scope says so, and holds a number where it does not.
type formCell struct {
	Text  string `json:"text"`
	Note  string `json:"note,omitempty"`
	Scope string `json:"scope,omitempty"` // col, colgroup, row, rowgroup
	Cols  int    `json:"cols,omitempty"`
	Rows  int    `json:"rows,omitempty"`
	Place string `json:"place,omitempty"` // how deep a heading of rows stands: part, group, leaf
}

// A formGroup is one row of a table as a list for large print: what the row is, then a name and a number in each line.
type formGroup struct {
	Name  string     `json:"name"`
	Over  string     `json:"over,omitempty"` // the group that the row stands in
	Lines [][]string `json:"lines"`
}

func numbersOf(r record.Row, n int) []formCell {
	cells := make([]formCell, n)
	for i := range cells {
		cells[i] = formCell{Text: written(r, i)}
	}
	return cells
}

// issuedTable is the table of part two: four columns, a block for each item of art. 20.
func issuedTable(t *record.Issued) *formTable {
	rows := t.Rows()
	table := &formTable{Name: "issued", Caption: "主动公开政府信息情况"}
	block := func(item string, columns []string, rows ...record.Row) {
		span := 4 - len(columns)
		table.Body = append(table.Body, []formCell{{Text: item, Scope: "colgroup", Cols: 4}})
		head := []formCell{{Text: "信息内容", Scope: "col"}}
		for _, c := range columns {
			head = append(head, formCell{Text: c, Scope: "col", Cols: span})
		}
		table.Body = append(table.Body, head)
		for _, r := range rows {
			line := []formCell{{Text: r.Label, Scope: "row"}}
			for _, c := range numbersOf(r, len(columns)) {
				c.Cols = span
				line = append(line, c)
			}
			table.Body = append(table.Body, line)
		}
	}
	three := record.IssuedColumns()
	block("第二十条第（一）项", three[:], rows[0], rows[1])
	block("第二十条第（五）项", []string{"本年处理决定数量"}, rows[2])
	block("第二十条第（六）项", []string{"本年处理决定数量"}, rows[3], rows[4])
	block("第二十条第（八）项", []string{"本年收费金额（单位：万元）"}, rows[5])
	return table
}

// requestGroups are the groups of part three: what stands over the rows from From on.
var requestGroups = map[int]struct {
	label string
	rows  int
}{4: {"（三）不予公开", 8}, 12: {"（四）无法提供", 3}, 15: {"（五）不予处理", 5}, 20: {"（六）其他处理", 3}}

// requestTable is the table of part three: 25 rows of seven numbers under a head of three rows.
func requestTable(t *record.Requests) *formTable {
	columns := record.RequestColumns()
	table := &formTable{Name: "requests", Caption: "收到和处理政府信息公开申请情况", Head: [][]formCell{
		{{Text: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", Scope: "col", Cols: 3, Rows: 3}, {Text: "申请人情况", Scope: "colgroup", Cols: 7}},
		{{Text: columns[0], Scope: "col", Rows: 2}, {Text: "法人或其他组织", Scope: "colgroup", Cols: 5}, {Text: columns[6], Scope: "col", Rows: 2}},
		{},
	}}
	for _, c := range columns[1:6] {
		table.Head[2] = append(table.Head[2], formCell{Text: c, Scope: "col"})
	}
	for i, r := range t.Rows() {
		var line []formCell
		label := formCell{Text: r.Label, Scope: "row", Place: "leaf"}
		switch {
		case i < 2 || i == record.RowCarriedOut:
			label.Cols, label.Place = 3, "part"
		case i < 4 || i == record.RowTotal:
			label.Cols, label.Place = 2, "group"
		}
		if i == 2 {
			line = append(line, formCell{Text: "三、本年度办理结果", Scope: "rowgroup", Rows: 22, Place: "part"})
		}
		if g, ok := requestGroups[i]; ok {
			line = append(line, formCell{Text: g.label, Scope: "rowgroup", Rows: g.rows, Place: "group"})
		}
		table.Body = append(table.Body, append(append(line, label), numbersOf(r, 7)...))
	}
	return table
}

// disputeTable is the table of part four: fifteen numbers in one row.
func disputeTable(t *record.Disputes) *formTable {
	table := &formTable{Name: "disputes", Caption: "政府信息公开行政复议、行政诉讼情况", Head: [][]formCell{
		{{Text: "行政复议", Scope: "colgroup", Cols: 5, Rows: 2}, {Text: "行政诉讼", Scope: "colgroup", Cols: 10}},
		{{Text: "未经复议直接起诉", Scope: "colgroup", Cols: 5}, {Text: "复议后起诉", Scope: "colgroup", Cols: 5}},
		{},
	}}
	var line []formCell
	for _, r := range t.Rows() {
		for _, c := range record.DisputeColumns() {
			table.Head[2] = append(table.Head[2], formCell{Text: c, Scope: "col"})
		}
		line = append(line, numbersOf(r, 5)...)
	}
	table.Body = [][]formCell{line}
	return table
}

func issuedLists(t *record.Issued) (groups []formGroup) {
	for i, r := range t.Rows() {
		g := formGroup{Name: r.Label}
		switch {
		case i < 2:
			for c, name := range record.IssuedColumns() {
				g.line(name, written(r, c))
			}
		case i == 5:
			g.line("本年收费金额（万元）", written(r, 0))
		default:
			g.line("本年处理决定数量", written(r, 0))
		}
		groups = append(groups, g)
	}
	return groups
}

// requestLists give every row its total, and the applicants that are not none.
func requestLists(t *record.Requests) (groups []formGroup) {
	over, left := "", 0
	for i, r := range t.Rows() {
		if g, ok := requestGroups[i]; ok {
			over, left = g.label, g.rows
		}
		g := formGroup{Name: r.Label}
		if left > 0 {
			g.Over = over
			left--
		}
		for c, name := range record.RequestColumns() {
			if text := written(r, c); c == 6 || text != "0" && text != "" {
				g.line(name, text)
			}
		}
		groups = append(groups, g)
	}
	return groups
}

func disputeLists(t *record.Disputes) (groups []formGroup) {
	for _, r := range t.Rows() {
		g := formGroup{Name: strings.TrimSpace(r.Label)}
		for c, name := range record.DisputeColumns() {
			g.line(name, written(r, c))
		}
		groups = append(groups, g)
	}
	return groups
}

func (g *formGroup) line(name, text string) { g.Lines = append(g.Lines, []string{name, text}) }
