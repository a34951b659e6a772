package document

import (
	"strings"

	"pufa/generator/outline"
	"pufa/generator/record"
)

// annualProse is the body with blanks in place of the lines that the tables take: those between a table's heads and its last number that hold nothing
// but what the form prints and numbers. Lines among them that say something else stay, and are given as odd. Of a report laid out by the form of
// 2019 all stays, for its tables are not recorded as numbers.
func annualProse(doc *Document, cells []tableCell, obsolete bool) (prose []rune, odd []string) {
	prose = append([]rune(nil), doc.body...)
	if obsolete {
		return prose, nil
	}
	lines := strings.Split(string(doc.body), "\n")
	form := annualForm()
	plain := make([]bool, len(lines)) // holds nothing but the form's words and numbers
	for i := range plain {
		plain[i] = true
	}
	for _, c := range cells {
		_, number := c.number()
		plain[c.line] = plain[c.line] && (c.used || number || c.text == "" || form.has(c.text))
	}
	for n := range titleLines(doc) {
		plain[n] = false // a document that begins with the form's words has one of them for its title
	}
	for _, t := range tableRanges(cells, plain) {
		for t.to < len(lines) && strings.Trim(lines[t.to], " |") == "" { // bars left over behind the last cell
			t.to++
		}
		for n := t.from; n < t.to; n++ {
			if plain[n] {
				lines[n] = strings.Repeat(" ", len([]rune(lines[n])))
			} else {
				odd = append(odd, strings.TrimSpace(lines[n]))
			}
		}
	}
	return []rune(strings.Join(lines, "\n")), odd
}

// titleLines is how many lines at the beginning the title takes.
func titleLines(doc *Document) int {
	title := doc.Structure.Title
	if title.End <= title.Start {
		return 0
	}
	return strings.Count(string(doc.body[:title.End]), "\n") + 1
}

// isLabel tells a heading that is none: a label of a table, read as one where the table was flattened.
func isLabel(prose []rune, s *outline.Section) bool {
	return strings.TrimSpace(string(prose[s.Heading.Start:s.Heading.End])) == ""
}

type lineRange struct{ from, to int }

// tableRanges are the lines of each table: from its heads, the lines of the form's words right above its first number, to its last number.
func tableRanges(cells []tableCell, plain []bool) []lineRange {
	var list []lineRange
	for i, c := range cells {
		if !c.used {
			continue
		}
		if n := len(list); n > 0 && sameTable(cells, list[n-1].to-1, i) {
			list[n-1].to = c.line + 1
			continue
		}
		from := c.line
		for from > 0 && plain[from-1] {
			from--
		}
		if n := len(list); n > 0 {
			from = max(from, list[n-1].to)
		}
		list = append(list, lineRange{from, c.line + 1})
	}
	return list
}

// sameTable tells that between a table's line and a cell no heading of a part stands.
func sameTable(cells []tableCell, line, i int) bool {
	for ; i >= 0 && cells[i].line > line; i-- {
		if c := cells[i]; !c.used && !c.row && partOf(c.text) >= 0 && strings.HasSuffix(c.text, "情况") {
			return false
		}
	}
	return true
}

// A vocabulary is all that the form prints in its tables, each label without number and punctuation.
type vocabulary string

// has tells whether a cell is a label of the form, or a part of one that was torn.
func (v vocabulary) has(cell string) bool {
	label := plainLabel(cell)
	return label != "" && strings.Contains(string(v), label)
}

func annualForm() vocabulary {
	words := []string{
		"第二十条第（一）项", "第二十条第（五）项", "第二十条第（六）项", "第二十条第（八）项", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量", "本年收费金额（单位：万元）", "规范性文件",
		"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况", "自然人", "法人或其他组织", "三、本年度办理结果", "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理",
		"行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉",
	}
	for _, c := range record.RequestColumns() {
		words = append(words, c)
	}
	for _, c := range record.DisputeColumns() {
		words = append(words, c)
	}
	issued, requests := new(record.Issued).Rows(), new(record.Requests).Rows()
	for _, r := range append(issued[:], requests[:]...) {
		words = append(words, r.Label)
	}
	for i, w := range words {
		words[i] = plainLabel(w)
	}
	return vocabulary(strings.Join(words, "\n"))
}
