package check

import (
	"slices"
	"strings"

	"pufa/generator/figure"
	"pufa/generator/hanzi"
)

// A quantity is a figure, or a span of time, with the words around it.
type quantity struct {
	figure.Figure
	line     int    // number of its line
	sentence int    // number of its sentence, as 。！？ end one
	clause   int    // number of its part of a sentence, as ； ends one
	depth    int    // how many brackets hold it
	lead     string // the text between the quantity before and this one, within the sentence
	said     string // the words of its clause that lead up to it
	mark     rune   // what said stands behind; 0: the quantity before
	tail     string // the words of its clause behind it, up to the next quantity
}

// words are the words of the clause before and behind.
func (q quantity) words() string { return q.said + q.tail }

// share tells a percentage, tenths or a fraction.
func (q quantity) share() bool {
	return q.Unit == "%" || q.Unit == "成" || q.Unit == "" && q.Value < 1
}

// count tells an exact amount that can be a part, a whole, an addend.
func (q quantity) count() bool {
	switch q.Unit {
	case "", "%", "‰", "成", "个百分点", "倍":
		return false
	}
	return q.Bound == figure.Exact && q.High == 0
}

// readQuantities gives the text's quantities in reading order.
func (d *doc) readQuantities() []quantity {
	figures := d.figures()
	all := make([]quantity, 0, len(figures)+4)
	for _, f := range figures {
		all = append(all, quantity{Figure: f})
	}
	for _, t := range d.durations() {
		if !slices.ContainsFunc(all, func(q quantity) bool { return q.Start < t.End && t.Start < q.End }) {
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b quantity) int { return a.Start - b.Start })
	line, sentence, clause, depth, from := 0, 0, 0, 0, 0
	for next := 0; from < len(d.r) && next < len(all); from++ {
		switch r := d.r[from]; {
		case r == '\n':
			line, sentence, clause, depth = line+1, sentence+1, clause+1, 0
		case r == '（' || r == '(':
			depth++
		case r == '）' || r == ')':
			depth = max(0, depth-1)
		case depth > 0:
		case r == '。' || r == '！' || r == '？':
			sentence, clause = sentence+1, clause+1
		case r == '；':
			clause++
		}
		if from == all[next].Start {
			all[next].line, all[next].sentence, all[next].clause, all[next].depth = line, sentence, clause, depth
			next++
		}
	}
	for i := range all {
		d.surround(all, i)
	}
	return all
}

// surround reads the words around the i-th quantity.
func (d *doc) surround(all []quantity, i int) {
	q := &all[i]
	start := max(0, q.Start-80)
	if i > 0 {
		start = max(start, all[i-1].End)
	}
	for k := q.Start - 1; k >= start; k-- {
		if r := d.r[k]; r == '。' || r == '！' || r == '？' || r == '\n' {
			start, q.mark = k+1, r
			break
		}
	}
	start = min(start, q.Start)
	q.lead = d.str(span{start, q.Start})
	from := q.Start
	for from > start && !strings.ContainsRune("，、：（；(", d.r[from-1]) {
		from--
	}
	if from > start {
		q.mark = d.r[from-1]
	}
	q.said = d.str(span{from, q.Start})
	end, until := q.End, min(len(d.r), q.End+24)
	if i+1 < len(all) {
		until = min(until, all[i+1].Start)
	}
	for end < until && !strings.ContainsRune("，、；。！？：（）()\n", d.r[end]) {
		end++
	}
	q.tail = d.str(span{q.End, end})
}

var timeUnits = []string{"个工作日", "工作日", "个小时", "小时", "分钟", "天", "个月", "日内", "学时"}

// durations are spans of time in digits: 由7天压缩为3天. Times of day and dates are none.
func (d *doc) durations() (all []quantity) {
	for i := 0; i < len(d.r); i++ {
		if !digit(d.r[i]) || i > 0 && (digit(d.r[i-1]) || d.r[i-1] == '.' || latin(d.r[i-1])) {
			continue
		}
		end := i
		for end < len(d.r) && (digit(d.r[end]) || d.r[end] == '.') {
			end++
		}
		for _, unit := range timeUnits {
			if !d.has(end, unit) {
				continue
			}
			if v, ok := hanzi.Number(d.str(span{i, end})); ok {
				stop := end + len([]rune(unit))
				all = append(all, quantity{Figure: figure.Figure{Start: i, End: stop, Text: d.str(span{i, stop}), Value: v, Unit: strings.TrimPrefix(unit, "个"), Bound: figure.Exact}})
			}
			break
		}
		i = end - 1
	}
	return all
}

// kindred tells units that count the same kind of thing.
func kindred(a, b string) bool {
	if a == b {
		return true
	}
	for _, kind := range [...]string{"件宗起例", "人名位", "次场场次", "份本册张"} {
		if a != "" && b != "" && strings.Contains(kind, a) && strings.Contains(kind, b) {
			return true
		}
	}
	return false
}

// goods are units of what is handed out, which a total in 份, 件 or 个 adds up together.
func goods(unit string) bool {
	return unit != "" && strings.Contains("份本册张套幅个把件条支袋盒包顶块面", unit)
}

// decimals counts the digits behind the point of a printed number.
func decimals(text string) int {
	_, after, _ := strings.Cut(strings.ReplaceAll(text, "．", "."), ".")
	n := 0
	for _, r := range after {
		if !digit(r) {
			break
		}
		n++
	}
	return n
}
