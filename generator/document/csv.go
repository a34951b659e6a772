package document

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readCSV reads a sheet of one table: cells parted by comma, semicolon or tab, whichever the first line has most of.
func readCSV(data []byte, limits Limits) (*Source, error) {
	rows, enc, err := csvRows(data, limits)
	if err != nil {
		return nil, err
	}
	var c composer
	g := &grid{}
	for i, row := range rows {
		for j, cell := range row {
			g.put(i, j, 1, 1, oneLine(cell))
		}
	}
	g.square()
	c.table(g)
	src := c.source("csv", brokenBytes(c.b.String()))
	src.Encoding = enc
	return src, nil
}

// csvRows is the file's cells as they stand, and its encoding.
func csvRows(data []byte, limits Limits) (rows [][]string, encoding string, err error) {
	text, encoding, err := decode(data)
	if err != nil {
		return nil, "", err
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes, r.Comma = -1, true, delimiter(text)
	cells := 0
	for {
		row, err := r.Read()
		if err == io.EOF {
			return rows, encoding, nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return nil, "", &Refusal{Message: fmt.Sprintf("第 %d 行的引号不成对，分不清单元格", bad.StartLine), Hint: "请用 Excel 或 WPS 打开检查，另存为 .xlsx 后再导入"}
		}
		if err != nil {
			return nil, "", err
		}
		if cells += len(row); cells > limits.Cells {
			return nil, "", tooManyCells(limits.Cells)
		}
		rows = append(rows, row)
	}
}

func tooManyCells(limit int) *Refusal {
	return &Refusal{Message: fmt.Sprintf("表格太大，超过 %d 万个单元格", limit/10_000), Hint: "请删去空白的行和列，或只保留需要导入的部分"}
}

func delimiter(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, r := range "\t;" {
		if strings.Count(first, string(r)) > strings.Count(first, string(best)) {
			best = r
		}
	}
	return best
}
