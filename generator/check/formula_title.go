package check

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed titles.txt
var titleText string

// titles is the known titles, folded, by length.
var titles = sync.OnceValue(func() map[int][]string {
	byLength := map[int][]string{}
	for line := range strings.Lines(titleText) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			t := foldTitle(line)
			n := len([]rune(t))
			byLength[n] = append(byLength[n], t)
		}
	}
	return byLength
})

// damagedTitles finds book-title marks whose title is nearly a known one and is none.
func damagedTitles(d *doc) (hits []hit) {
	for i := 0; i < len(d.r); i++ {
		if d.r[i] != '《' {
			continue
		}
		end := i + 1
		for end < len(d.r) && end-i < 80 && !strings.ContainsRune("》《\n", d.r[end]) {
			end++
		}
		if end >= len(d.r) || d.r[end] != '》' {
			continue
		}
		if right := rightTitle(d.str(span{i + 1, end})); right != "" {
			hits = append(hits, hit{start: i, end: end + 1, message: "与法规或规划的名称不一致", hint: fmt.Sprintf("可能应为《%s》", right)})
		}
		i = end
	}
	return append(hits, d.wrongTerms()...)
}

// wrongTerms finds a plan with years that are not its own behind it: “八五”普法规划（2020—2025年）.
func (d *doc) wrongTerms() (hits []hit) {
	if !d.holds("年）") && !d.holds("年)") {
		return nil
	}
	for _, plan := range [...]struct {
		name     string
		from, to int
	}{{"“七五”普法", 2016, 2020}, {"“八五”普法", 2021, 2025}, {"“十三五”", 2016, 2020}, {"“十四五”", 2021, 2025}, {"“十五五”", 2026, 2030},
		{"法治政府建设实施纲要", 2021, 2025}, {"法治社会建设实施纲要", 2020, 2025}, {"法治中国建设规划", 2020, 2025}} {
		for _, at := range d.all(plan.name) {
			open := at + len([]rune(plan.name))
			for end := open + 8; open < end && (han(d.rune(open)) || d.rune(open) == '》'); open++ {
			}
			from, to, end := d.planSpan(open + 1)
			old := plan.name == "法治政府建设实施纲要" && from == 2015 && to == 2020
			if (d.rune(open) == '（' || d.rune(open) == '(') && end > 0 && !old && (from != plan.from || to != plan.to) {
				hits = append(hits, hit{start: open, end: end, message: "规划的起止年份不对", hint: fmt.Sprintf("%s的年份是%d—%d年", plan.name, plan.from, plan.to)})
			}
		}
	}
	return hits
}

// planSpan reads 2021—2025年 at i, up to where its bracket closes; end is 0 where nothing of the kind stands there.
func (d *doc) planSpan(i int) (from, to, end int) {
	read := func() (year int) {
		for n := 0; n < 4 && digit(d.rune(i)); n++ {
			year = year*10 + int(d.rune(i)-'0')
			i++
		}
		return year
	}
	from = read()
	for d.rune(i) == '年' || strings.ContainsRune("—–-－~～至", d.rune(i)) {
		i++
	}
	to = read()
	if d.rune(i) == '年' {
		i++
	}
	if from < 1949 || to < from || d.rune(i) != '）' && d.rune(i) != ')' {
		return 0, 0, 0
	}
	return from, to, i
}

// rightTitle is the known title that the title is a damaged copy of; "" where it is one itself or is near none.
func rightTitle(printed string) string {
	t := []rune(foldTitle(printed))
	byLength := titles()
	if slices.Contains(byLength[len(t)], string(t)) {
		return ""
	}
	best, right := 4, ""
	for n := len(t) - 3; n <= len(t)+3; n++ {
		for _, known := range byLength[n] {
			k := []rune(known)
			limit := allowedEdits(len(k))
			e := distance(k, t, limit)
			if e > limit && len(k) == len(t) && len(k) >= 6 && sameLetters(k, t) {
				e = limit
			}
			if e <= limit && e < best && damaged(k, t) {
				best, right = e, known
			}
		}
	}
	return right
}

func allowedEdits(n int) int {
	switch {
	case n >= 16:
		return 3
	case n >= 7:
		return 2
	}
	return 1
}

// damaged tells that t is no title of its own beside known: a local version, a version under another name, a short law that differs in its subject.
func damaged(known, t []rune) bool {
	k, s := string(known), string(t)
	if strings.HasSuffix(s, k) && (len(t)-len(known) >= 2 || t[0] == '新' || t[0] == '旧' || t[0] == '原') {
		return false
	}
	if rest, ok := strings.CutPrefix(s, k); ok && len([]rune(rest)) >= 2 {
		return false
	}
	if a, b := kind(k), kind(s); a != b && len(known) >= 10 && strings.Replace(k, a+"(", b+"(", 1) == s {
		return true // 法治政府建设实施规划（2021—2025年）
	}
	if otherName(known, t) {
		return false
	}
	if soundAlike(known, t) || len(known) == 5 && (len(t) == 4 || len(t) == 5 && string(t[:2]) == string(known[:2]) && t[4] == known[4]) {
		return true // 行政处法, 法律援组法
	}
	if len(known) <= 5 {
		return !lawful(s) || sameLetters(known, t) || len(t) > len(known) && strings.Contains(k, "法") && doubled(t)
	}
	if kind(k) != kind(s) && kind(s) != "" {
		return false
	}
	return len(known) >= 9 || known[0] == t[0] && known[len(known)-1] == t[len(t)-1] || distance(known, t, 1) == 1
}

// otherName tells that the two differ in one word only, and wholly in that: 政法工作条例 and 支部工作条例, 法治中国建设规划 and 法治广东建设规划.
func otherName(known, t []rune) bool {
	if len(known) < 7 || len(t) < 7 {
		return false
	}
	if string(known[:2]) == "法治" && string(t[:2]) == "法治" && string(known[4:6]) == "建设" && string(t[4:6]) == "建设" && known[2] != t[2] && known[3] != t[3] {
		return true
	}
	if len(known) != len(t) || len(known) >= 8 && kind(string(known)) == "法" {
		return false // laws have no twins: 反电信网络欺诈法
	}
	first, last := -1, -1
	for i := range known {
		if known[i] != t[i] {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	n := last - first + 1
	if n < 2 || n > 3 || sameLetters(known[first:last+1], t[first:last+1]) || soundAlike(known[first:last+1], t[first:last+1]) {
		return false
	}
	for i := first; i <= last; i++ {
		if known[i] == t[i] {
			return false
		}
	}
	return true
}

// doubled tells that a character stands twice running.
func doubled(t []rune) bool {
	for i := 1; i < len(t); i++ {
		if t[i] == t[i-1] {
			return true
		}
	}
	return false
}

// lawful tells that a title ends as laws and rules do.
func lawful(s string) bool { return kind(s) != "" }

// kind is the word that says what sort of document a title names.
func kind(s string) string {
	if i := strings.IndexByte(s, '('); i > 0 {
		s = s[:i]
	}
	for _, w := range []string{"法典", "办法", "条例", "细则", "规定", "规则", "决定", "意见", "通知", "纲要", "规划", "方案", "准则", "大纲", "法", "指引", "标准", "规范", "章程", "计划"} {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

func sameLetters(a, b []rune) bool {
	if len(a) != len(b) || weight(a) != weight(b) {
		return false
	}
	x, y := slices.Clone(a), slices.Clone(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// weight is the same for the same letters in any order.
func weight(rs []rune) (sum rune) {
	for _, r := range rs {
		sum += r
	}
	return sum
}

var foldMarks = strings.NewReplacer("（", "(", "）", ")", "〔", "(", "〕", ")", "－", "—", "-", "—", "–", "—", "～", "—", "~", "—", "至", "—", "——", "—",
	" ", "", "\u3000", "", "\u00a0", "", "“", "\"", "”", "\"", "‘", "\"", "’", "\"", "＂", "\"", "〈", "", "〉", "", "，", ",", "、", ",", "中华人民共和国", "")

// foldTitle makes titles comparable: without 中华人民共和国, blanks and differences of width.
func foldTitle(s string) string { return foldMarks.Replace(s) }
