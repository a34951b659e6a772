package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"pufa/generator/figure"
	"pufa/generator/finding"
	"pufa/generator/hanzi"
)

func sumRules() []documentRule {
	norm := "公布的数据应当真实准确：《法治政府建设与责任落实督察工作规定》《统计法》第六条"
	return []documentRule{
		{Rule{"sum-mismatch", finding.Sum, finding.Error, "分项与总数不符", "全部列出的分项加起来等于总数；“其中”只举了几项的不算。", norm}, sums},
		{Rule{"table-total", finding.Sum, finding.Error, "表格合计不符", "表格“合计”一行等于上面各行之和。", norm}, tableTotals},
	}
}

func sums(d *doc) (hits []hit) {
	fs := d.figures()
	told := map[int]bool{} // sentences that are already spoken of, by where they start
	add := func(s figure.Sum) {
		if h, wrong := d.wrongSum(s); wrong && !told[d.sentence(h.start).start] {
			told[d.sentence(h.start).start] = true
			hits = append(hits, h)
		}
	}
	for _, s := range figure.Sums(d.text(), fs) {
		add(s)
	}
	for i := range fs {
		for _, read := range [...]func(int) (figure.Sum, bool){d.split, d.total, d.settled} {
			if s, ok := read(i); ok {
				add(s)
			}
		}
	}
	return hits
}

func (d *doc) wrongSum(s figure.Sum) (hit, bool) {
	fs := d.figures()
	whole := fs[s.Whole]
	place := span{whole.Start, whole.End}
	total, largest := 0.0, whole
	terms := make([]string, len(s.Parts))
	for i, p := range s.Parts {
		place.start, place.end = min(place.start, fs[p].Start), max(place.end, fs[p].End)
		total += fs[p].Value
		terms[i] = plain(fs[p].Value)
		if fs[p].Value > largest.Value {
			largest = fs[p]
		}
	}
	switch {
	case largest.Start != whole.Start:
		return hit{start: place.start, end: place.end, message: fmt.Sprintf("%s比总数%s还大", largest.Text, whole.Text), hint: "核对总数和分项"}, true
	case !s.Open && !near(total, whole.Value):
		return hit{start: place.start, end: place.end, message: fmt.Sprintf("%s=%s，与总数%s不符", strings.Join(terms, "+"), plain(total), whole.Text), hint: "核对总数和各分项，改正写错的一个"}, true
	}
	return hit{}, false
}

// split reads a list behind 其中 at figure i that figure.Sums may leave open: one that goes beyond its whole, or falls a little short of it.
func (d *doc) split(i int) (figure.Sum, bool) {
	fs := d.figures()
	if i == 0 || !counted(fs[i]) || !counted(fs[i-1]) || !sameUnit(fs[i].Unit, fs[i-1].Unit) || !d.together(i-1, i) {
		return figure.Sum{}, false
	}
	lead := d.lead(i)
	if !strings.Contains(lead, "其中") && !strings.HasPrefix(lead, "：") || strings.ContainsAny(lead, "；。") {
		return figure.Sum{}, false
	}
	s := figure.Sum{Whole: i - 1, Parts: d.listed(i)}
	if len(s.Parts) < 2 {
		s.Open = true
		return s, true
	}
	last := s.Parts[len(s.Parts)-1]
	names := d.str(span{fs[i-1].End, min(fs[last].End+4, d.sentence(fs[i].Start).end)})
	sexes := len(s.Parts) == 2 && strings.Contains(names, "男") && strings.Contains(names, "女")
	total := 0.0
	for _, p := range s.Parts {
		total += fs[p].Value
	}
	short := (fs[i-1].Value - total) / fs[i-1].Value
	vague := containsAny(names, manifold) || containsAny(names, carried) || short > 0 && containsAny(names, partial)
	s.Open = !sexes && (vague || short > 0.12 || len(s.Parts) == 2 && short > 0.06)
	return s, true
}

// total reads 红色3宗、黄色19宗，共22宗 and 三项合计39场次 at figure i, also in mixed units of printed matter or with （条） behind.
func (d *doc) total(i int) (figure.Sum, bool) {
	fs := d.figures()
	said := d.said(i)
	if i < 2 || !counted(fs[i]) || !totalled(said) || strings.Contains(said, "累计") {
		return figure.Sum{}, false
	}
	mixed := d.rune(fs[i].End) == '（' && len([]rune(said)) > 1
	s := figure.Sum{Whole: i}
	end := i - 1
	if between := d.str(span{fs[end].End, fs[i].Start}); totalled(between) && !strings.ContainsAny(between, "，、") && len([]rune(between)) <= 2 {
		end-- // 三项合计39场次: the 三项 is none of the parts
	}
	for k := end; k >= 0 && d.together(k, i) && counted(fs[k]); k-- {
		if !sameUnit(fs[k].Unit, fs[i].Unit) && !mixed || totalled(d.said(k)) || strings.Contains(d.lead(k), "其中") {
			break
		}
		s.Parts = append([]int{k}, s.Parts...)
		lead := []rune(d.lead(k))
		if len(lead) == 0 || lead[0] != '、' && lead[0] != '和' && (len(lead) > 3 || strings.ContainsAny(string(lead), "，；：（")) {
			break
		}
	}
	between := d.str(span{fs[end].End, fs[i].Start})
	if len(s.Parts) < 2 || strings.ContainsAny(between, "；。") || strings.Count(between, "，") > 1 {
		return figure.Sum{}, false
	}
	return s, true
}

// settled reads what came in and what was done with it: 受理52件，办结55件 has more done than came in; 21件，办结19件，尚有3件 does not add up.
func (d *doc) settled(i int) (figure.Sum, bool) {
	fs := d.figures()
	if i == 0 || !counted(fs[i]) || !counted(fs[i-1]) || fs[i].Unit != fs[i-1].Unit || !d.together(i-1, i) || !actedOn(d.said(i)) {
		return figure.Sum{}, false
	}
	whole := d.said(i - 1)
	sentence := d.str(d.sentence(fs[i].Start))
	if !d.sameThing(i-1, i) || !containsAny(whole, takenIn) || actedOn(whole) || containsAny(sentence, carried) || strings.ContainsAny(d.lead(i), "；") {
		return figure.Sum{}, false
	}
	s := figure.Sum{Whole: i - 1, Parts: []int{i}, Open: true}
	if i+1 < len(fs) && counted(fs[i+1]) && fs[i+1].Unit == fs[i].Unit && d.together(i+1, i) {
		rest := d.said(i+1) + d.str(span{fs[i+1].End, d.clauseEnd(fs[i+1].End - 1)})
		if containsAny(rest, []string{"尚有", "剩余", "其余", "未办结", "在办", "正在办理", "正在调解", "仍有", "还有", "未化解", "未整改", "办理中", "整改中", "调解中"}) {
			s.Parts, s.Open = []int{i, i + 1}, false
		}
	}
	return s, true
}

func plain(v float64) string { return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64) }

// tableTotals adds up the columns above a row that begins with 合计 or 总计, in tables whose cells are parted by |.
func tableTotals(d *doc) (hits []hit) {
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
