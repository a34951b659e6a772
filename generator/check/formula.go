package check

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"pufa/generator/finding"
)

func formulaRules() []documentRule {
	norm := "《政府网站与政务新媒体检查指标》：严重表述错误单项否决"
	return []documentRule{
		{Rule{"title", finding.Formula, finding.Error, "法规和规划名称", "书名号里的法律、法规、规划名称一字不差。", norm}, damagedTitles},
		{Rule{"formula", finding.Formula, finding.Error, "固定表述", "指导思想、固定提法一字不差，次序不乱。", norm}, damagedFormulas},
		{Rule{"slogan", finding.Formula, finding.Error, "专门提法", "引号里的专门提法（“两个维护”“枫桥经验”“法律明白人”）一字不差。", norm}, damagedSlogans},
		{Rule{"formula-sound", finding.Formula, finding.Error, "同音错字", "固定表述不写成同音的别字：社会主义不是“社会注意”，执法全过程记录不是“纪录”。", norm}, misheard},
	}
}

//go:embed formulas.txt
var formulaText string

// A formula is a fixed formulation: how many edits still make a damaged copy of it, whether they may be at its ends, and what looks like a
// damaged copy and is right.
type formula struct {
	words  []rune
	edits  int
	ends   bool
	right  []string
	pieces []piece
}

// A piece is a part of a formula that a damaged copy must still hold: with k edits, of k+1 pieces one is whole.
type piece struct {
	text string
	at   int
}

var formulas = sync.OnceValue(func() []formula {
	var fs []formula
	for line := range strings.Lines(formulaText) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 2 || strings.HasPrefix(line, "#") {
			continue
		}
		one := formula{words: []rune(f[0]), edits: int(f[1][0] - '0'), ends: strings.HasSuffix(f[1], "+")}
		if len(f) > 2 {
			one.right = strings.Split(f[2], "|")
		}
		one.cut()
		fs = append(fs, one)
	}
	return fs
})

func (f *formula) cut() {
	n := len(f.words)
	for i := range f.edits + 1 {
		from, to := i*n/(f.edits+1), (i+1)*n/(f.edits+1)
		f.pieces = append(f.pieces, piece{string(f.words[from:to]), from})
	}
}

// A clue is a piece of a formula by which a damaged copy of it is found.
type clue struct {
	formula int
	words   []rune
	at      int
}

// clues are the pieces of all formulas by their first character, and the set of these.
var clues = sync.OnceValues(func() (map[rune][]clue, *runeSet) {
	byFirst := map[rune][]clue{}
	var firsts strings.Builder
	for n, f := range formulas() {
		for _, p := range f.pieces {
			words := []rune(p.text)
			byFirst[words[0]] = append(byFirst[words[0]], clue{n, words, p.at})
			firsts.WriteRune(words[0])
		}
	}
	return byFirst, setOf(firsts.String())
})

// damagedFormulas finds passages that are nearly one of the formulas and are none.
func damagedFormulas(d *doc) (hits []hit) {
	byFirst, firsts := clues()
	right := map[int][]span{} // by formula: where it stands whole, or what looks like a damaged copy and is right
	for i, r := range d.r {
		if !firsts.has(r) {
			continue
		}
		for _, c := range byFirst[r] {
			f := &formulas()[c.formula]
			if i+len(c.words) > len(d.r) || !slices.Equal(d.r[i:i+len(c.words)], c.words) || d.whole(f, i-c.at) {
				continue
			}
			if _, known := right[c.formula]; !known {
				right[c.formula] = d.rightPlaces(f)
			}
			s, edits := d.nearest(f, i-c.at)
			if edits == 0 || edits > f.edits || overlapsAny(s, right[c.formula]) {
				continue
			}
			right[c.formula] = append(right[c.formula], s)
			hits = append(hits, hit{start: s.start, end: s.end, message: "与固定表述不一致", hint: "固定的写法是：" + string(f.words)})
		}
	}
	hits = append(hits, d.headless()...)
	hits = append(hits, d.sessionless()...)
	slices.SortStableFunc(hits, func(a, b hit) int { return a.start - b.start })
	return withoutOverlaps(hits)
}

// headless finds the guiding thought without its first three characters.
func (d *doc) headless() (hits []hit) {
	const words = "新时代中国特色社会主义思想"
	for _, at := range d.all(words) {
		if !d.has(at-3, "习近平") && !d.has(at-1, "“") {
			hits = append(hits, hit{start: at, end: at + utf8.RuneCountInString(words), message: "与固定表述不一致", hint: "固定的写法是：习近平" + words})
		}
	}
	return hits
}

// sessionless finds a plenary session without its congress: 党的二十四中全会 for 党的二十届四中全会.
func (d *doc) sessionless() (hits []hit) {
	for _, at := range d.all("中全会") {
		start := at
		for start > 0 && strings.ContainsRune("一二三四五六七八九十", d.r[start-1]) {
			start--
		}
		if at-start >= 2 && d.has(start-2, "党的") {
			hits = append(hits, hit{start: start - 2, end: at + 3, message: "会议名称漏了“届”", hint: "写作“党的二十届三中全会”这样的全称"})
		}
	}
	return hits
}

// whole tells that the formula stands undamaged at i.
func (d *doc) whole(f *formula, i int) bool {
	return i >= 0 && i+len(f.words) <= len(d.r) && slices.Equal(d.r[i:i+len(f.words)], f.words)
}

func (d *doc) rightPlaces(f *formula) []span {
	places := []span{}
	for _, w := range append([]string{string(f.words)}, f.right...) {
		for _, at := range d.all(w) {
			places = append(places, span{at, at + utf8.RuneCountInString(w)})
		}
	}
	return places
}

func overlapsAny(s span, spans []span) bool {
	return slices.ContainsFunc(spans, func(o span) bool { return s.start < o.end && o.start < s.end })
}

func withoutOverlaps(hits []hit) (kept []hit) {
	for _, h := range hits {
		if n := len(kept); n == 0 || kept[n-1].end <= h.start {
			kept = append(kept, h)
		}
	}
	return kept
}

// nearest finds the passage around at that is most like the formula, and how many edits part them. Passages never cross a line; where the
// formula's ends must be whole, one that differs there is out of reach.
func (d *doc) nearest(f *formula, at int) (span, int) {
	n, k := len(f.words), f.edits
	l := d.line(max(at, 0))
	best, found := f.edits+1, span{}
	for start := max(at-k, l.start); start <= at+k && start < l.end; start++ {
		for end := start + n - k; end <= min(start+n+k, l.end); end++ {
			if end <= start || !f.ends && (d.r[start] != f.words[0] || d.r[end-1] != f.words[n-1]) {
				continue
			}
			if !han(d.r[start]) && d.r[start] != f.words[0] || !han(d.r[end-1]) && d.r[end-1] != f.words[n-1] {
				continue
			}
			e := distance(f.words, d.r[start:end], best)
			if e < best || e == best && e <= k && d.r[start] == f.words[0] && d.r[end-1] == f.words[n-1] && d.r[found.start] != f.words[0] {
				best, found = e, span{start, end}
			}
		}
	}
	return found, best
}

// distance is the number of insertions, deletions, changes and swaps of neighbours that make b of a; more than limit is given as limit+1.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if longest := max(len(a), len(b)); limit == 1 && longest > 2 || len(b) >= 79 {
		return limit + 1
	}
	var rows [3][80]int
	before, last, now := rows[0][:len(b)+1], rows[1][:len(b)+1], rows[2][:len(b)+1]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
			least = min(least, now[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}
