package dataset

import (
	"slices"

	"pufa/generator/record"
)

// issuedForm is the table of part two: four columns, a block for each item of art. 20.
func issuedForm(t *record.Issued) form {
	f := form{sheet: "主动公开政府信息情况", part: "二、" + record.PartTitles()[1], widths: []float64{28, 19, 19, 19}}
	rows, row := t.Rows(), 0
	block := func(item string, columns []string, rows ...record.Row) {
		cols := 4 - len(columns)
		f.put(0, row, 4, 1, item)
		f.put(0, row+1, 1, 1, "信息内容")
		for i, c := range columns {
			f.put(1+i*cols, row+1, cols, 1, c)
		}
		row += 2
		for _, r := range rows {
			f.put(0, row, 1, 1, r.Label)
			f.numbers(1, row, cols, len(columns), r)
			row++
		}
	}
	three := record.IssuedColumns()
	block("第二十条第（一）项", three[:], rows[0], rows[1])
	block("第二十条第（五）项", []string{"本年处理决定数量"}, rows[2])
	block("第二十条第（六）项", []string{"本年处理决定数量"}, rows[3], rows[4])
	block("第二十条第（八）项", []string{"本年收费金额（单位：万元）"}, rows[5])
	return f
}

// requestHead is how many rows head the table of part three.
const requestHead = 3

// requestForm is the table of part three: 25 rows of seven numbers under a head of three rows, beside labels in up to three columns.
func requestForm(t *record.Requests) form {
	columns := record.RequestColumns()
	f := form{
		sheet: "收到和处理申请情况", part: "三、" + record.PartTitles()[2], widths: []float64{7, 9, 30, 8, 8, 8, 8, 8, 8, 8},
		heights: map[int]float64{2: 44, requestHead + 3: 44, requestHead + 19: 30, requestHead + 20: 44, requestHead + 21: 44},
	}
	f.put(0, 0, 3, 3, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
	f.put(3, 0, 7, 1, "申请人情况")
	f.put(3, 1, 1, 2, columns[0])
	f.put(4, 1, 5, 1, "法人或其他组织")
	f.put(9, 1, 1, 2, columns[6])
	for i, c := range columns[1:6] {
		f.put(4+i, 2, 1, 1, c)
	}
	grouped := map[int]bool{}
	for _, g := range []struct {
		from, rows int
		label      string
	}{{4, 8, "（三）不予公开"}, {12, 3, "（四）无法提供"}, {15, 5, "（五）不予处理"}, {20, 3, "（六）其他处理"}} {
		f.label(1, requestHead+g.from, 1, g.rows, g.label)
		for i := range g.rows {
			grouped[g.from+i] = true
		}
	}
	f.label(0, requestHead+2, 1, 22, "三、本年度办理结果")
	for i, r := range t.Rows() {
		row := requestHead + i
		switch {
		case i < 2 || i == record.RowCarriedOut:
			f.label(0, row, 3, 1, r.Label)
		case grouped[i]:
			f.label(2, row, 1, 1, r.Label)
		default:
			f.label(1, row, 2, 1, r.Label)
		}
		f.numbers(3, row, 1, 7, r)
	}
	return f
}

// disputeForm is the table of part four: fifteen numbers in one row.
func disputeForm(t *record.Disputes) form {
	f := form{
		sheet: "行政复议、行政诉讼情况", part: "四、" + record.PartTitles()[3], widths: slices.Repeat([]float64{5}, 15), heights: map[int]float64{2: 34, 3: 28},
	}
	f.put(0, 0, 5, 2, "行政复议")
	f.put(5, 0, 10, 1, "行政诉讼")
	f.put(5, 1, 5, 1, "未经复议直接起诉")
	f.put(10, 1, 5, 1, "复议后起诉")
	for i, r := range t.Rows() {
		for c, name := range record.DisputeColumns() {
			f.put(5*i+c, 2, 1, 1, name)
		}
		f.numbers(5*i, 3, 1, 5, r)
	}
	return f
}
