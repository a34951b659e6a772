package figure

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"pufa/generator/hanzi"
)

// Find gives the figures of the text in reading order, named. It reads the text once; the time it takes grows with the length alone.
func Find(text string) []Figure {
	s := scan(text)
	s.r.name(s.found)
	return s.found
}

// Unnamed is Find for those who read the words around the figures themselves: no figure has a Name, and it takes half the time.
func Unnamed(text string) []Figure { return scan(text).found }

func scan(text string) *scanner {
	s := scanner{r: runes(text)}
	s.quoted = quotations(s.r)
	for i := 0; i < len(s.r); {
		switch c := s.r[i]; {
		case !isDigit(c) && !isNumeral(c):
			i++
		case s.inQuotes(i):
			i = s.quoted[s.quote].end
		default:
			i = s.read(i)
		}
	}
	return &s
}

// A scanner walks over the text once.
type scanner struct {
	r       runes
	quoted  []span
	quote   int // the first quotation that does not end before the scanner's place
	ordinal ordinal
	heading int // where the last section number that runs into a count ends
	found   []Figure
}

// An ordinal is the last one read (第三批), so that 第一、二、三批 stays one list of ordinals.
type ordinal struct {
	end   int
	value float64
	unit  string
}

func (s *scanner) inQuotes(i int) bool {
	for s.quote < len(s.quoted) && s.quoted[s.quote].end <= i {
		s.quote++
	}
	return s.quote < len(s.quoted) && s.quoted[s.quote].start <= i
}

// A quantity is a number with what stands right after it.
type quantity struct {
	number
	unit  string
	known bool // carries a unit, or needs none as fractions do
	time  bool // the unit is one of time
	until int  // where number and unit end
}

func (r runes) quantity(i int) quantity {
	q := quantity{number: r.number(i)}
	q.until = q.end
	switch q.kind {
	case percent:
		q.unit, q.known = "%", true
		return q
	case permille:
		q.unit, q.known = "‰", true
		return q
	case fraction:
		q.known = !q.broken
		return q
	}
	j := r.skipSpace(q.end)
	if n := r.time(j); n > 0 {
		q.time, q.until = true, j+n
		if u, end := r.unit(j, false); end > j+n { // 周岁
			q.time, q.unit, q.known, q.until = false, u, true, end
		}
		return q
	}
	if r.starts(j, "个多百分点") {
		q.unit, q.known, q.more, q.until = "个百分点", true, true, j+5
		return q
	}
	small := q.chinese && q.value <= 10 && !q.more
	if u, end := r.unit(j, small); end > j && !(q.chinese && small && j > q.end) {
		q.unit, q.known, q.until = u, true, end
	}
	if half := r.at(q.until); q.unit == "成" && q.chinese && isNumeral(half) && hanzi.Multiplier(half) == 0 && !isNumeral(r.at(q.until+1)) {
		tenths, _ := hanzi.Number(string(half)) // 九成五
		q.value, q.until = q.value+tenths/10, q.until+1
	}
	return q
}

// read takes what begins with the numeral at i, keeps it if it is a figure, and gives the place to go on from.
func (s *scanner) read(i int) int {
	r := s.r
	low := r.quantity(i)
	if end := r.ratio(low); end > 0 {
		return end
	}
	high, isRange := r.rangeEnd(low)
	last := low
	if isRange {
		last = high
	}
	if s.isOrdinal(low, last) {
		s.ordinal = ordinal{last.until, last.value, last.unit}
		return last.until
	}
	if low.broken || last.broken || low.kind == plain && !low.chinese && r.heading(&low) {
		s.heading = max(low.end, i+1)
		return s.heading
	}
	if low.time || last.time {
		return max(last.end, i+1)
	}
	f := Figure{Start: i, End: last.until, Value: low.value, Unit: last.unit}
	if isRange {
		f.High = last.value
		if share := r.scale(last.number); !low.known && !low.multiplied && low.value*share < last.value {
			f.Value *= share
		}
	}
	keep := last.known && !s.excluded(low, last)
	if !last.known {
		keep = s.unitless(low, last, &f)
	}
	if !keep {
		return max(last.end, i+1)
	}
	f.Bound = r.bound(low, last)
	f.Optional = f.Optional || r.optional(low, last, f.Bound)
	if last.bare && f.Bound == Exact || low.chinese && low.kind == plain && low.value == 1 && !isRange {
		return last.until
	}
	f.Text = string(r[f.Start:f.End])
	s.found = append(s.found, f)
	return f.End
}

// scale is what the multipliers behind the high end of a range multiply by: 1e4 in 2至3万人. A Chinese numeral shares none.
func (r runes) scale(n number) float64 {
	power := 0
	for _, c := range r[n.start:n.end] {
		if !n.chinese {
			power += hanzi.Multiplier(c)
		}
	}
	return math.Pow10(power)
}

// unitless decides over numbers with no unit behind them: a list whose last member carries the unit (1409万、1305万人次, 分别提高10.6、6.3个百分点),
// or a large number before a noun (80万重点群体, 突破5100万). All are optional.
func (s *scanner) unitless(low, last quantity, f *Figure) bool {
	r := s.r
	if last.chinese || isLatin(r.at(last.end)) || s.excluded(low, last) {
		return false
	}
	unit := r.listUnit(last.end)
	if !last.multiplied && (unit == "" || !r.within(r.clauseStart(f.Start, 24), f.Start, []string{"分别"})) {
		return false
	}
	f.Optional, f.Unit = true, unit
	return true
}

// listUnit is the unit that the last member of the list going on at i carries, "" if it is no list.
func (r runes) listUnit(i int) string {
	for n := 0; n < 6 && (r.at(i) == '、' || r.at(i) == '和') && isDigit(r.at(i+1)); n++ {
		q := r.quantity(i + 1)
		if q.known && q.kind == plain {
			return q.unit
		}
		if q.known || q.time || q.broken {
			break
		}
		i = q.end
	}
	return ""
}

// rangeEnd reads the second number of a range that begins with low: 3—5名, 7%—8%, 10至15名. Two figures, as in 从77%到80%, are none.
func (r runes) rangeEnd(low quantity) (high quantity, ok bool) {
	j := low.until
	if !low.known && !low.time {
		j = low.end
	}
	j = r.skipSpace(j)
	spoken := r.at(j) == '至' || r.at(j) == '到'
	next := j
	for isDash(r.at(next)) && next-j < 2 {
		next++
	}
	if spoken {
		next++
	}
	next = r.skipSpace(next)
	if next == j || low.broken || !isDigit(r.at(next)) && !isNumeral(r.at(next)) {
		return low, false
	}
	high = r.quantity(next)
	switch {
	case high.broken || high.bare || low.chinese != high.chinese || low.kind == fraction && high.kind != fraction:
		return low, false
	case low.time:
		return high, high.time
	case !high.known:
		return high, !low.known
	case low.known && low.unit != high.unit:
		return low, false
	case low.known && spoken && r.startsFrom(low.start):
		return low, false
	}
	if share := r.scale(high.number); low.value >= high.value && (low.known || low.value >= high.value*share) {
		return low, false
	}
	return high, true
}

// startsFrom tells 从 in the clause before i, or 由 right before it, a year between allowed: 由2020年的41.6%到52%.
func (r runes) startsFrom(i int) bool {
	if r.within(r.clauseStart(i, 12), i, []string{"从"}) {
		return true
	}
	for isDigit(r.at(i-1)) || r.at(i-1) == '年' || r.at(i-1) == '的' {
		i--
	}
	return r.at(i-1) == '由'
}

func isDash(c rune) bool {
	switch c {
	case '—', '–', '－', '-', '~', '～', '〜', '─', '﹣', '‐', '‑', '−':
		return true
	}
	return false
}

// heading tells a section number that runs into a count, 3.12家企业 at the start of a line, and cuts low back to the section number.
func (r runes) heading(low *quantity) bool {
	i := low.start
	j := r.digits(i)
	if i > 0 && r[i-1] != '\n' || j-i > 2 || !isPoint(r.at(j)) || low.multiplied || !slices.Contains(strings.Fields(counters), low.unit) {
		return false
	}
	low.end = j + 1
	return true
}

// ratio is where 3：2, 1∶2∶3 or 8:30 ends, 0 if low begins none.
func (r runes) ratio(low quantity) int {
	end := low.end
	for !low.multiplied && low.kind == plain && !low.chinese && (r.at(end) == ':' || r.at(end) == '：' || r.at(end) == '∶') && isDigit(r.at(end+1)) {
		end = r.number(end + 1).end
	}
	if end == low.end {
		return 0
	}
	return end
}

func sortSpans(spans []span) {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
}
