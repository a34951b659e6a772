package check

import (
	"fmt"
	"math"
	"strings"

	"pufa/generator/record"
)

// cellAt is the key of a cell, "requests.new[2]".
func cellAt(table, row string, column int) string {
	return fmt.Sprintf("%s.%s[%d]", table, row, column)
}

// values are the cells of the rows in one column; ok is false where one of them is unknown.
func values(rows []record.Row, column int) (list []float64, ok bool) {
	for _, r := range rows {
		v, known := r.Cell(column)
		if !known {
			return nil, false
		}
		list = append(list, v)
	}
	return list, true
}

func total(list []float64) (sum float64) {
	for _, v := range list {
		sum += v
	}
	return sum
}

func same(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

// balanced is AR1.
func balanced(a *yearReport) (faults []fault) {
	rows := a.Requests.Rows()
	for c, column := range record.RequestColumns() {
		v, ok := values([]record.Row{rows[record.RowNew], rows[record.RowCarriedIn], rows[record.RowTotal], rows[record.RowCarriedOut]}, c)
		if !ok || same(v[0]+v[1], v[2]+v[3]) {
			continue
		}
		faults = append(faults, fault{
			key:     cellAt("requests", "total", c),
			quote:   fmt.Sprintf("%s：%g + %g ≠ %g + %g", column, v[0], v[1], v[2], v[3]),
			message: fmt.Sprintf("“%s”一列：新收 %g 加结转 %g 是 %g，办理 %g 加结转下年 %g 是 %g", column, v[0], v[1], v[0]+v[1], v[2], v[3], v[2]+v[3]),
			hint:    "对照申请台账，改正错的那个数",
		})
	}
	return faults
}

// rowsAddUp is AR2.
func rowsAddUp(a *yearReport) (faults []fault) {
	rows := a.Requests.Rows()
	for c, column := range record.RequestColumns() {
		leaves, ok := values(rows[record.RowCarriedIn+1:record.RowTotal], c)
		stated, known := rows[record.RowTotal].Cell(c)
		if ok && known && !same(total(leaves), stated) {
			faults = append(faults, fault{
				key: cellAt("requests", "total", c), quote: fmt.Sprintf("%s：%g", column, stated),
				message: fmt.Sprintf("“%s”一列：（一）至（六）各行相加是 %g，（七）总计写的是 %g", column, total(leaves), stated), hint: "对照申请台账，改正错的那个数",
			})
		}
	}
	return faults
}

// columnsAddUp is AR3.
func columnsAddUp(a *yearReport) (faults []fault) {
	for _, row := range a.Requests.Rows() {
		if len(row.Cells) == 7 && !same(total(row.Cells[:6]), row.Cells[6]) {
			faults = append(faults, fault{
				key: cellAt("requests", row.Key, 6), quote: fmt.Sprintf("%s：%g", row.Label, row.Cells[6]),
				message: fmt.Sprintf("“%s”一行：六类申请人相加是 %g，总计写的是 %g", row.Label, total(row.Cells[:6]), row.Cells[6]), hint: "改正错的那个数",
			})
		}
	}
	return faults
}

// carriedOver is AR4.
func carriedOver(a *yearReport) (faults []fault) {
	if a.before == nil {
		return nil
	}
	for c, column := range record.RequestColumns() {
		here, ok := a.Requests.Rows()[record.RowCarriedIn].Cell(c)
		there, known := a.before.Requests.Rows()[record.RowCarriedOut].Cell(c)
		if ok && known && !same(here, there) {
			faults = append(faults, fault{
				key: cellAt("requests", "carried_in", c), quote: fmt.Sprintf("%s：%g", column, here),
				message: fmt.Sprintf("“%s”一列：上年结转写 %g，%d年度报告的结转下年度是 %g", column, here, a.before.Year, there), hint: "两份报告对照台账，改正错的那一份",
			})
		}
	}
	return faults
}

// disputesAddUp is AR5.
func disputesAddUp(a *yearReport) (faults []fault) {
	for _, row := range a.Disputes.Rows() {
		if len(row.Cells) == 5 && !same(total(row.Cells[:4]), row.Cells[4]) {
			faults = append(faults, fault{
				key: cellAt("disputes", row.Key, 4), quote: fmt.Sprintf("%s：%g", row.Label, row.Cells[4]),
				message: fmt.Sprintf("“%s”：四种结果相加是 %g，总计写的是 %g", row.Label, total(row.Cells[:4]), row.Cells[4]), hint: "改正错的那个数",
			})
		}
	}
	return faults
}

// inForce is AR6.
func inForce(a *yearReport) (faults []fault) {
	if a.before == nil {
		return nil
	}
	rows, before := a.Issued.Rows(), a.before.Issued.Rows()
	for i, row := range rows[:2] {
		if len(row.Cells) != 3 || len(before[i].Cells) != 3 {
			continue
		}
		if want := before[i].Cells[2] + row.Cells[0] - row.Cells[1]; !same(want, row.Cells[2]) {
			faults = append(faults, fault{
				key: cellAt("issued", row.Key, 2), quote: fmt.Sprintf("%s：%g", row.Label, row.Cells[2]),
				message: fmt.Sprintf("“%s”：上年现行有效 %g，加制发 %g，减废止 %g，应是 %g，写的是 %g", row.Label, before[i].Cells[2], row.Cells[0], row.Cells[1], want, row.Cells[2]),
				hint:    "对照文件清理的结果改正；确有别的原因，在说明里写清楚",
			})
		}
	}
	return faults
}

// noRegulations is AR7.
func noRegulations(a *yearReport) (faults []fault) {
	for c, v := range a.Issued.Rules {
		if v != 0 {
			faults = append(faults, fault{key: cellAt("issued", "rules", c), quote: fmt.Sprintf("规章：%g", v), message: fmt.Sprintf("规章一行填了 %g：镇街没有制定规章的权限", v), hint: "改成 0；若是行政规范性文件，填在下一行"})
		}
	}
	return faults
}

// cellsFilled is AR8.
func cellsFilled(a *yearReport) (faults []fault) {
	if !a.Tabled() {
		return nil
	}
	issued, requests, disputes := a.Issued.Rows(), a.Requests.Rows(), a.Disputes.Rows()
	for i, row := range issued {
		faults = append(faults, filled("issued", row, map[bool]int{true: 3, false: 1}[i < 2], row.Key == "fees")...)
	}
	for _, row := range requests {
		faults = append(faults, filled("requests", row, 7, false)...)
	}
	for _, row := range disputes {
		faults = append(faults, filled("disputes", row, 5, false)...)
	}
	return faults
}

// filled holds one row to its number of cells and each cell to what may stand in it.
func filled(table string, row record.Row, cells int, decimals bool) (faults []fault) {
	key := table + "." + row.Key
	switch {
	case len(row.Cells) == 0:
		example := row.Key + " = [" + strings.TrimSuffix(strings.Repeat("0, ", cells), ", ") + "]"
		return []fault{{key: key, quote: row.Label, message: fmt.Sprintf("缺“%s”一行，它是多少还不知道", row.Label), hint: "照报告补上 " + example + "；没有就填 0"}}
	case len(row.Cells) != cells:
		return []fault{{key: key, quote: row.Label, message: fmt.Sprintf("“%s”一行有 %d 格，应是 %d 格", row.Label, len(row.Cells), cells), hint: "每格一个数，没有就填 0"}}
	}
	for c, v := range row.Cells {
		switch {
		case v < 0:
			faults = append(faults, fault{key: cellAt(table, row.Key, c), quote: fmt.Sprintf("%s：%g", row.Label, v), message: fmt.Sprintf("“%s”一行有负数 %g", row.Label, v), hint: "改成不小于 0 的数"})
		case !decimals && v != math.Trunc(v):
			faults = append(faults, fault{key: cellAt(table, row.Key, c), quote: fmt.Sprintf("%s：%g", row.Label, v), message: fmt.Sprintf("“%s”一行有小数 %g，件数应是整数", row.Label, v), hint: "改成整数；只有行政事业性收费（万元）可以有小数"})
		}
	}
	return faults
}

// zeroThroughout is AR16.
func zeroThroughout(a *yearReport) (faults []fault) {
	rows := a.Requests.Rows()
	v, ok := values([]record.Row{rows[record.RowNew], rows[record.RowCarriedIn]}, 6)
	if !ok || v[0] != 0 || v[1] != 0 {
		return nil
	}
	for _, row := range rows[record.RowCarriedIn+1:] {
		for c, cell := range row.Cells {
			if cell != 0 {
				faults = append(faults, fault{key: cellAt("requests", row.Key, c), quote: fmt.Sprintf("%s：%g", row.Label, cell), message: fmt.Sprintf("没有新收也没有结转的申请，“%s”一行却填了 %g", row.Label, cell), hint: "改成 0，或者补上漏填的新收、结转"})
				break
			}
		}
	}
	return faults
}
