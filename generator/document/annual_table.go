package document

import (
	"strconv"
	"strings"
	"unicode"

	"pufa/generator/hanzi"
)

// A tableCell is a cell of a table, or a line of the text that may be one. row tells that it stands in a row with bars, where an empty cell has its
// place; a line of its own has none. line is its line in the text, used tells that a table was read from it.
type tableCell struct {
	text string
	row  bool
	line int
	used bool
}

// tableCells parts the text into cells: at bars and tabs, else at line breaks. Of empty ones only those in rows are kept.
func tableCells(text string) []tableCell {
	var cells []tableCell
	for at, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case strings.Trim(line, "| ") == "":
		case strings.ContainsAny(line, "|\t"):
			line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
			for _, cell := range strings.Split(strings.ReplaceAll(line, "\t", "|"), "|") {
				cells = append(cells, tableCell{text: strings.TrimSpace(cell), row: true, line: at})
			}
		default:
			cells = append(cells, tableCell{text: line, line: at})
		}
	}
	return cells
}

// number reads a cell as a number. isValue tells that it is one, or a sign for none (—, /), or an empty cell of a row.
func (c tableCell) number() (cell Cell, isValue bool) {
	s := strings.TrimSpace(hanzi.FoldDigits(c.text))
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "万元"), "件"))
	s = strings.ReplaceAll(strings.ReplaceAll(s, ",", ""), "，", "")
	if value, err := strconv.ParseFloat(s, 64); err == nil && s != "" && (s[0] >= '0' && s[0] <= '9' || s[0] == '-') {
		return Cell{value, true}, true
	}
	if s == "" {
		return Cell{}, c.row
	}
	return Cell{}, strings.Trim(s, "—-/－无") == ""
}

// plainLabel is a label without its number, white space and punctuation.
func plainLabel(s string) string {
	s = strings.TrimSpace(s)
	if m, ok := hanzi.Marker(s); ok && !m.Kind.Word() {
		s = s[len(m.Text):]
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// labelWidth finds the label at cells[i], joined from up to four cells where it was torn; width is how many cells it takes, 0 for none.
func labelWidth(cells []tableCell, i int, match func(label string) bool) (width int) {
	label := ""
	for n := 0; n < 4 && i+n < len(cells); n++ {
		if _, value := cells[i+n].number(); value {
			return 0
		}
		if n == 0 {
			label = plainLabel(cells[i].text)
		} else {
			label += plainLabel(cells[i+n].text)
		}
		if match(label) {
			return n + 1
		}
	}
	return 0
}

// values reads the n numbers behind a label. Fewer, or other cells among them, give none: their places would be a guess.
func values(cells []tableCell, i, n int) []Cell {
	var list []Cell
	for ; i < len(cells) && len(list) < n; i++ {
		cell, value := cells[i].number()
		if !value {
			return nil
		}
		list = append(list, cell)
	}
	if len(list) < n {
		return nil
	}
	return list
}

// take marks cells that a table was read from.
func take(cells []tableCell) {
	for i := range cells {
		cells[i].used = true
	}
}

func (a *Annual) readIssued(cells []tableCell) {
	inside := false
	for i := range cells {
		label := plainLabel(cells[i].text)
		if strings.HasPrefix(label, "第二十条第") || label == "信息内容" {
			inside = true
		}
		if !inside {
			continue
		}
		three := func(into *[3]Cell) {
			if v := values(cells, i+1, 3); v != nil {
				copy(into[:], v)
				take(cells[i : i+4])
			}
		}
		one := func(into *Cell) {
			if v := values(cells, i+1, 1); v != nil {
				*into = v[0]
				take(cells[i : i+2])
			}
		}
		switch label {
		case "规章":
			three(&a.Issued.Rules)
		case "行政规范性文件", "规范性文件":
			three(&a.Issued.Documents)
		case "行政许可":
			one(&a.Issued.Licences)
		case "行政处罚":
			one(&a.Issued.Penalties)
		case "行政强制":
			one(&a.Issued.Coercion)
		case "行政事业性收费":
			one(&a.Issued.Fees)
		case requestRows[0].Label:
			return
		}
	}
}

// readRequests fills the table of part 三 and returns the cells behind it. Rows come in their order; 其他 and 总计, which are columns too, count
// as rows only behind the row before them.
func (a *Annual) readRequests(cells []tableCell) []tableCell {
	last, end := -1, 0
	for i := 0; i < len(cells); i++ {
		row := -1
		width := labelWidth(cells, i, func(label string) bool {
			for n := last + 1; n < len(requestRows); n++ {
				if n >= 22 && n <= 23 && last < n-2 {
					continue
				}
				if want := requestRows[n].Label; label == want || hasNote(n) && strings.HasPrefix(label, want) {
					row = n
					return true
				}
			}
			return false
		})
		if width == 0 {
			if n := a.readOther(cells, i, last); n > 0 {
				last, i, end = lastOther, i+n-1, i+n
			}
			continue
		}
		v := values(cells, i+width, len(a.Requests[0]))
		if v == nil {
			continue
		}
		copy(a.Requests[row][:], v)
		take(cells[i : i+width+len(v)])
		last, i = row, i+width+len(v)-1
		end = i + 1
		if row == len(requestRows)-1 {
			break
		}
	}
	return cells[end:]
}

// The rows of （六）其他处理, which the form of 2019 had as one row without parts.
const (
	firstOther = 20
	lastOther  = 22
)

// readOther reads 其他处理 where it is a row of its own, and returns how many cells it takes. Where that row is 0, so are its three parts today; other
// numbers can't be parted.
func (a *Annual) readOther(cells []tableCell, i, last int) int {
	if last != firstOther-1 || plainLabel(cells[i].text) != "其他处理" {
		return 0
	}
	v := values(cells, i+1, len(a.Requests[0]))
	if v == nil {
		return 0
	}
	for column, cell := range v {
		if cell == (Cell{0, true}) {
			for row := firstOther; row <= lastOther; row++ {
				a.Requests[row][column] = cell
			}
		}
	}
	take(cells[i : i+1+len(v)])
	return 1 + len(v)
}

// hasNote tells the rows whose label goes on with a note (部分公开（区分处理的，…）) or a second half that some leave out.
func hasNote(row int) bool {
	key := requestRows[row].Key
	return key == "C2" || key == "C6.1" || key == "C6.2"
}

// readDisputes fills the table of part 四: fifteen numbers in a row behind the heads of its columns.
func (a *Annual) readDisputes(cells []tableCell) {
	heads := 0
	for i := range cells {
		if plainLabel(cells[i].text) == "结果维持" || plainLabel(cells[i].text) == "尚未审结" {
			heads++
			continue
		}
		if _, value := cells[i].number(); !value || heads == 0 {
			continue
		}
		if v := values(cells, i, 15); v != nil {
			for n, cell := range v {
				a.Disputes[n/5][n%5] = cell
			}
			take(cells[i : i+15])
		}
		return
	}
}
