package document

import (
	"fmt"
	"strings"
)

// readXlsx reads a workbook: every visible sheet as a table, values as Excel shows them, empty rows and columns left out. What the eye does
// not see (hidden sheets, rows and columns, comments) is listed.
func readXlsx(a *archive, main mainPart, limits Limits) (*Source, error) {
	b, err := openBook(a, main, limits)
	if err != nil {
		return nil, err
	}
	var c composer
	var dropped []Dropped
	for _, s := range b.sheets {
		shown, hiddenRows, hiddenCols := s.parts()
		if s.hidden {
			shown, hiddenRows, hiddenCols = nil, s.rows, nil
		}
		if g, err := s.layOut(shown, limits); err != nil {
			return nil, err
		} else if g != nil {
			c.table(g)
		}
		why := map[bool]string{true: "隐藏的工作表“" + s.name + "”", false: "隐藏的行"}[s.hidden]
		for _, row := range hiddenRows {
			if text := row.text(); text != "" {
				dropped = append(dropped, Dropped{Text: text, Why: why})
			}
		}
		for _, row := range hiddenCols {
			if text := row.text(); text != "" {
				dropped = append(dropped, Dropped{Text: text, Why: "隐藏的列"})
			}
		}
		for _, note := range s.notes {
			dropped = append(dropped, Dropped{Text: note.text, Why: "批注（" + s.name + " " + note.at + "）"})
		}
	}
	if len(c.tables) == 0 {
		return nil, &Refusal{Message: "工作簿里没有内容", Hint: "请检查是不是选错了文件，或者文件没有保存成功"}
	}
	return c.source("xlsx", dropped), nil
}

// parts divides a sheet's rows into what shows, rows that are hidden, and the cells of hidden columns.
func (s *sheet) parts() (shown, hiddenRows, hiddenCols []sheetRow) {
	for _, row := range s.rows {
		if row.hidden {
			hiddenRows = append(hiddenRows, row)
			continue
		}
		seen, unseen := sheetRow{number: row.number}, sheetRow{number: row.number}
		for _, c := range row.cells {
			if s.hides(c.column) {
				unseen.cells = append(unseen.cells, c)
			} else {
				seen.cells = append(seen.cells, c)
			}
		}
		shown, hiddenCols = append(shown, seen), append(hiddenCols, unseen)
	}
	return shown, hiddenRows, hiddenCols
}

func (r sheetRow) text() string {
	var cells []string
	for _, c := range r.cells {
		if text := oneLine(c.text); text != "" {
			cells = append(cells, text)
		}
	}
	return strings.Join(cells, " | ")
}

// layOut makes a grid of the rows and columns that hold anything, merged cells laid over all places that they cover; nil where nothing does.
func (s *sheet) layOut(rows []sheetRow, limits Limits) (*grid, error) {
	columns, lines := map[int]int{}, map[int]int{} // sheet column and row → place in the grid
	width := 0
	used := make([]bool, maxColumns+1)
	for _, row := range rows {
		for _, c := range row.cells {
			if strings.TrimSpace(c.text) != "" {
				used[c.column] = true
				if _, known := lines[row.number]; !known {
					lines[row.number] = len(lines)
				}
			}
		}
	}
	for column, holds := range used {
		if holds {
			columns[column] = width
			width++
		}
	}
	if width == 0 {
		return nil, nil
	}
	if len(lines)*width > limits.Cells {
		return nil, tooManyCells(limits.Cells)
	}
	g := &grid{}
	for _, row := range rows {
		i, held := lines[row.number]
		if !held {
			continue
		}
		for _, c := range row.cells {
			if j, held := columns[c.column]; held {
				g.put(i, j, 1, 1, oneLine(c.text))
			}
		}
	}
	g.square()
	return g, s.merge(g, columns, lines, limits)
}

// merge spreads merged cells over the places of the grid that they cover.
func (s *sheet) merge(g *grid, columns, lines map[int]int, limits Limits) error {
	work := 0
	for _, m := range s.merges {
		i, heldRow := lines[m.top]
		j, heldColumn := columns[m.left]
		if !heldRow || !heldColumn {
			continue
		}
		for row, r := range lines {
			for column, k := range columns {
				if work++; work > 20*limits.Cells {
					return bomb("合并单元格过多")
				}
				covered := row >= m.top && row <= m.bottom && column >= m.left && column <= m.right && !(r == i && k == j)
				if covered && g.rows[r][k] == "" {
					g.rows[r][k], g.first[r][k] = g.rows[i][j], false
				}
			}
		}
	}
	return nil
}

// cellName is A1 for column 1 and row 1.
func cellName(column, row int) string { return fmt.Sprintf("%s%d", letters26(column), row) }

func letters26(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
