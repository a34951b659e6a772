package document

import (
	"fmt"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// tables shows the numbers of an annual disclosure report, those rows alone that are not 0 throughout. What was not read stands as ？.
func (s *shower) tables() {
	if s.doc.Kind != AnnualKind {
		return
	}
	read, _ := annualTables(s.doc)
	s.line("")
	if read.Obsolete && s.doc.Year >= formYear {
		s.line("表格是 2019 年的旧格式，%d 年度的报告不能导入", s.doc.Year)
		return
	}
	if read.Obsolete {
		s.line("表格是 2019 年的格式，只读了和现行表格同一个意思的数")
	}
	var a record.Annual
	issued, requests, disputes := a.Issued.Rows(), a.Requests.Rows(), a.Disputes.Rows()
	i := &read.Issued
	rows := make([]shownRow, 0, len(requests))
	for n, cells := range [][]Cell{i.Rules[:], i.Documents[:], {i.Licences}, {i.Penalties}, {i.Coercion}, {i.Fees}} {
		rows = append(rows, shownRow{issued[n].Label, cells})
	}
	s.table("第二部分的表", []string{"制发", "废止", "有效"}, rows)
	rows = nil
	for n, r := range requests {
		rows = append(rows, shownRow{r.Label, read.Requests[n][:]})
	}
	s.table("第三部分的表", []string{"自然", "商企", "科研", "公益", "法律", "其他", "总计"}, rows)
	rows = nil
	for n, r := range disputes {
		rows = append(rows, shownRow{r.Label, read.Disputes[n][:]})
	}
	s.table("第四部分的表", []string{"维持", "纠正", "其他", "未结", "总计"}, rows)
}

type shownRow struct {
	label string
	cells []Cell
}

// table shows one table in 80 columns.
func (s *shower) table(title string, columns []string, rows []shownRow) {
	var zero, unknown, lines []string
	for _, r := range rows {
		known, sum := 0, 0.0
		line := padded(firstRunes(r.label, 17), 34)
		for _, c := range r.cells {
			text := "？"
			if c.Known {
				text = strconv.FormatFloat(c.Value, 'f', -1, 64)
				known, sum = known+1, sum+c.Value
			}
			line += strings.Repeat(" ", max(6-columnsOf(text), 1)) + text
		}
		switch {
		case known == 0:
			unknown = append(unknown, r.label)
		case known == len(r.cells) && sum == 0:
			zero = append(zero, r.label)
		default:
			lines = append(lines, line)
		}
	}
	if len(unknown) == len(rows) {
		s.line("%s　没有读出", title)
		return
	}
	head := fmt.Sprintf("%s　%d 行读出 %d 行", title, len(rows), len(rows)-len(unknown))
	if len(lines) > 0 {
		head = padded(head, 38)
		for _, c := range columns {
			head += "  " + c
		}
	}
	s.line("%s", head)
	for _, l := range lines {
		s.line("    %s", l)
	}
	if len(zero) > 0 {
		s.line("    都是 0 的 %d 行", len(zero))
	}
	for _, u := range unknown {
		s.line("    没有读到　%s", u)
	}
}

// padded fills s up to so many columns of a terminal.
func padded(s string, width int) string { return s + strings.Repeat(" ", max(width-columnsOf(s), 0)) }

// columnsOf is how many columns of a terminal s takes: two for a Chinese character, one for an ASCII one.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x2000 {
			n++
		}
	}
	return n
}
