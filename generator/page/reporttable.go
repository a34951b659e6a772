package page

import (
	"slices"
	"strings"
)

// A tableRow is one row of a table that stands in a report, its cells in pieces. The first row is the head.
type tableRow [][]piece

// isTable tells the paragraph that holds a table: every line is a row, its cells parted by bars.
func isTable(paragraph string) bool {
	rows := strings.Split(paragraph, "\n")
	for _, row := range rows {
		if !strings.Contains(row, "|") {
			return false
		}
	}
	return len(rows) > 1
}

// table cuts a paragraph into the cells of its rows. The bars between them, and those that frame every row, are the table's lines.
func (c *cutter) table(paragraph string) []tableRow {
	lines := strings.Split(paragraph, "\n")
	left, right := true, true
	for _, line := range lines {
		left, right = left && strings.HasPrefix(line, "|"), right && strings.HasSuffix(line, "|")
	}
	var rows []tableRow
	width := 0
	for i, line := range lines {
		if i > 0 {
			c.at++
		}
		var row tableRow
		for n, cell := range strings.Split(line, "|") {
			if n > 0 {
				c.at++
			}
			row = append(row, trimmedPieces(c.take(cell, false)))
		}
		if left && len(row) > 1 {
			row = row[1:]
		}
		if right && len(row) > 1 {
			row = row[:len(row)-1]
		}
		width = max(width, len(row))
		rows = append(rows, row)
	}
	for i := range rows {
		for len(rows[i]) < width {
			rows[i] = append(rows[i], nil)
		}
	}
	return rows
}

// trimmedPieces are pieces without the blanks around a cell.
func trimmedPieces(pieces []piece) []piece {
	if n := len(pieces); n > 0 {
		pieces[0].Text = strings.TrimLeft(pieces[0].Text, " \u3000")
		pieces[n-1].Text = strings.TrimRight(pieces[n-1].Text, " \u3000")
	}
	return slices.DeleteFunc(pieces, func(p piece) bool { return p.Text == "" })
}
