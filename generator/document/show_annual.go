package document

import (
	"fmt"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// tables shows the numbers of an annual disclosure report: every row of the first table, of the others the rows that are not 0 throughout.
func (s *shower) tables() {
	if s.doc.Kind != AnnualKind {
		return
	}
	read, _ := annualTables(s.doc)
	s.line("")
	if read.Obsolete {
		s.line("表格是 2019 年的旧格式，没有读成数字")
		return
	}
	var a record.Annual
	issued, requests, disputes := a.Issued.Rows(), a.Requests.Rows(), a.Disputes.Rows()
	three, seven, five := record.IssuedColumns(), record.RequestColumns(), record.DisputeColumns()
	i := &read.Issued
	s.table("第二部分的表", len(issued), func(n int) (string, []string, []Cell) {
		cells := [][]Cell{i.Rules[:], i.Documents[:], {i.Licences}, {i.Penalties}, {i.Coercion}, {i.Fees}}[n]
		return issued[n].Label, three[:], cells
	})
	s.table("第三部分的表", len(requests), func(n int) (string, []string, []Cell) { return requests[n].Label, seven[:], read.Requests[n][:] })
	s.table("第四部分的表", len(disputes), func(n int) (string, []string, []Cell) { return disputes[n].Label, five[:], read.Disputes[n][:] })
}

// table shows one table; unknown cells stand as ？.
func (s *shower) table(title string, rows int, row func(n int) (label string, columns []string, cells []Cell)) {
	var zero, unknown []string
	var lines []string
	for n := range rows {
		label, columns, cells := row(n)
		label = firstRunes(label, 18)
		var parts []string
		nothing, missing := true, 0
		for c, cell := range cells {
			text := "？"
			if cell.Known {
				text = strconv.FormatFloat(cell.Value, 'f', -1, 64)
				nothing = nothing && cell.Value == 0
			} else {
				missing++
			}
			if !cell.Known || cell.Value != 0 || len(cells) == 1 {
				if len(cells) > 1 {
					text = columns[c] + " " + text
				}
				parts = append(parts, text)
			}
		}
		switch {
		case missing == len(cells):
			unknown = append(unknown, label)
		case nothing && missing == 0:
			zero = append(zero, label)
		default:
			lines = append(lines, fmt.Sprintf("    %s　%s", label, strings.Join(parts, "，")))
		}
	}
	if len(unknown) == rows {
		s.line("%s　没有读出", title)
		return
	}
	s.line("%s　%d 行，读出 %d 行", title, rows, rows-len(unknown))
	for _, l := range lines {
		s.line("%s", l)
	}
	if len(zero) > 0 && rows <= 6 {
		s.line("    都是 0：%s", strings.Join(zero, "、"))
	} else if len(zero) > 0 {
		s.line("    其余 %d 行都是 0", len(zero))
	}
	for _, u := range unknown {
		s.line("    没有读到：%s", u)
	}
}
