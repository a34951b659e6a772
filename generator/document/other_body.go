package document

import (
	"strings"
	"unicode"
)

// otherBody is all below the title as Markdown: headings that stand on a line of their own marked as such, tables as tables, and a backslash before
// what Markdown would take for a mark.
func otherBody(doc *Document) string {
	headings := map[int]int{} // code point at which a heading's line begins → level
	for s := range doc.Structure.All() {
		if alone := !s.Inline && !s.RunsOn && s.Title != ""; alone && (s.Level == 1 || s.Level == 2) {
			headings[s.Start] = s.Level
		}
	}
	var list []string
	at := doc.Structure.Title.End
	var rows []string
	flush := func() {
		if len(rows) > 0 {
			list = append(list, markdownTable(rows))
			rows = nil
		}
	}
	for _, line := range strings.Split(string(doc.body[at:]), "\n") {
		start := at + len([]rune(line)) - len([]rune(strings.TrimLeftFunc(line, unicode.IsSpace)))
		at += len([]rune(line)) + 1
		line = strings.TrimSpace(line)
		switch level := headings[start]; {
		case line == "":
			continue
		case strings.Contains(line, "|"):
			rows = append(rows, line)
			continue
		case level > 0 && len([]rune(line)) <= 60:
			flush()
			list = append(list, strings.Repeat("#", level+1)+" "+plainMarkdown(line))
		default:
			flush()
			list = append(list, plainMarkdown(line))
		}
	}
	flush()
	return strings.Join(list, "\n\n")
}

// markdownTable writes rows whose cells are parted by bars; the first is the head. One row alone is no table.
func markdownTable(rows []string) string {
	if len(rows) == 1 {
		return strings.ReplaceAll(plainMarkdown(rows[0]), "|", `\|`)
	}
	cells := rowCells(rows)
	var out []string
	for i, row := range cells {
		for n, c := range row {
			row[n] = markdownMarks.Replace(c)
		}
		out = append(out, "| "+strings.Join(row, " | ")+" |")
		if i == 0 {
			out = append(out, "|"+strings.Repeat(" --- |", len(row)))
		}
	}
	return strings.Join(out, "\n")
}

// rowCells parts rows into cells, as many in each row. A bar at the edge of every row frames the table; one at the edge of some rows stands beside an
// empty cell.
func rowCells(rows []string) [][]string {
	left, right := true, true
	for _, row := range rows {
		left, right = left && strings.HasPrefix(row, "|"), right && strings.HasSuffix(row, "|")
	}
	cells := make([][]string, len(rows))
	width := 0
	for i, row := range rows {
		if left {
			row = row[1:]
		}
		if right {
			row = strings.TrimSuffix(row, "|")
		}
		for _, c := range strings.Split(row, "|") {
			cells[i] = append(cells[i], strings.TrimSpace(c))
		}
		width = max(width, len(cells[i]))
	}
	for i := range cells {
		cells[i] = append(cells[i], make([]string, width-len(cells[i]))...)
	}
	return cells
}

// unmarked is Markdown as otherBody writes it, back as text.
func unmarked(body string) string {
	var b strings.Builder
	rows := 0 // of the table so far
	for line := range strings.Lines(body) {
		if !strings.HasPrefix(line, "| ") && !strings.HasPrefix(line, "|\n") {
			rows = 0
		} else if rows++; rows == 2 {
			continue // the line between head and rows
		}
		if marks := strings.TrimLeft(line, "#"); marks != line {
			line = marks
		}
		escaped := false
		for _, r := range line {
			if escaped = r == '\\' && !escaped; !escaped {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// withoutBars is text without white space and the bars between cells.
func withoutBars(s string) string { return strings.ReplaceAll(squeezed(s), "|", "") }
