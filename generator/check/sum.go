package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/hanzi"
)

func sumRules() []documentRule {
	norm := "公布的数据应当真实准确：《法治政府建设与责任落实督察工作规定》《统计法》第六条"
	return []documentRule{
		{Rule{"sum-mismatch", finding.Sum, finding.Error, "分项与总数不符", "全部列出的分项加起来等于总数；“其中”只举了几项的不算。", norm}, sums},
		{Rule{"table-total", finding.Sum, finding.Error, "表格合计不符", "表格“合计”一行等于上面各行之和，“合计”一列等于左边各列之和。", norm}, tableTotals},
	}
}

// An addition is a stated total and the parts that the text gives of it, as indices of quantities. Open says that the list need not be complete.
type addition struct {
	whole int
	parts []int
	open  bool
	told  string // what is wrong, where it is more than a sum
}

// sums holds every stated total to its parts. Where the words leave several counts that could be the total, one that agrees is enough.
func sums(d *doc) (hits []hit) {
	told := map[int]bool{} // sentences that are already spoken of, by where they start
	for i := range d.amounts() {
		if !d.amounts()[i].count() {
			continue
		}
		for _, read := range [...]func(int) (addition, bool){d.split, d.total, d.settled, d.carriedOver, d.difference, d.pairedTotal, d.balance} {
			t, ok := read(i)
			if !ok {
				continue
			}
			if h, wrong := d.wrongAddition(t); wrong && !told[d.sentence(h.end-1).start] {
				told[d.sentence(h.end-1).start] = true
				hits = append(hits, h)
			}
		}
	}
	return hits
}

func (d *doc) wrongAddition(t addition) (hit, bool) {
	all := d.amounts()
	whole := all[t.whole]
	place := span{whole.Start, whole.End}
	total, largest := 0.0, whole
	terms := make([]string, len(t.parts))
	for i, p := range t.parts {
		place.start, place.end = min(place.start, all[p].Start), max(place.end, all[p].End)
		total += all[p].Value
		terms[i] = plain(all[p].Value)
		if all[p].Value > largest.Value {
			largest = all[p]
		}
	}
	switch {
	case t.told != "":
		return hit{start: place.start, end: place.end, message: t.told, hint: "核对各数，改正写错的一个"}, true
	case largest.Start != whole.Start:
		return hit{start: place.start, end: place.end, message: fmt.Sprintf("%s比总数%s还大", largest.Text, whole.Text), hint: "核对总数和分项"}, true
	case total > whole.Value+1e-9 || !t.open && !near(total, whole.Value):
		return hit{start: place.start, end: place.end, message: fmt.Sprintf("%s=%s，与总数%s不符", strings.Join(terms, "+"), plain(total), whole.Text), hint: "核对总数和各分项，改正写错的一个"}, true
	}
	return hit{}, false
}

func plain(v float64) string { return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64) }

// tableTotals adds up the columns above a row that begins with 合计 or 总计, in tables whose cells are parted by |.
func tableTotals(d *doc) (hits []hit) {
	if !d.holdsAny("|") {
		return nil
	}
	var rows [][]string
	for _, l := range d.lines {
		text := strings.Trim(d.str(l), " |\u3000")
		cells := strings.Split(text, "|")
		if len(cells) < 2 {
			rows = nil
			continue
		}
		for i := range cells {
			cells[i] = strings.TrimFunc(cells[i], blank)
		}
		if name := strings.ReplaceAll(cells[0], " ", ""); name == "合计" || name == "总计" || name == "共计" {
			if h, wrong := d.wrongTotal(l, rows, cells); wrong {
				hits = append(hits, h)
			}
			rows = nil
			continue
		}
		rows = append(rows, cells)
	}
	return hits
}

// wrongTotal compares each column of the total's row with the sum of the rows above that have as many cells and a number there.
func (d *doc) wrongTotal(l span, rows [][]string, totals []string) (hit, bool) {
	for c := 1; c < len(totals); c++ {
		want, ok := hanzi.Number(totals[c])
		if !ok {
			continue
		}
		sum, n := 0.0, 0
		for _, row := range rows {
			if len(row) != len(totals) {
				continue
			}
			if v, ok := hanzi.Number(row[c]); ok {
				sum, n = sum+v, n+1
			}
		}
		if n >= 2 && !near(sum, want) {
			return hit{start: l.start, end: l.end, message: fmt.Sprintf("第%d列各行加起来是%s，合计写的是%s", c+1, plain(sum), totals[c]), hint: "核对表格各行和合计"}, true
		}
	}
	return hit{}, false
}
