package check

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed slogans.txt
var sloganText string

type slogan struct {
	words []rune
	right []string
}

var slogans = sync.OnceValue(func() []slogan {
	var all []slogan
	for line := range strings.Lines(sloganText) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if f[0] == "" || strings.HasPrefix(line, "#") {
			continue
		}
		s := slogan{words: []rune(f[0])}
		if len(f) > 1 {
			s.right = strings.Split(f[1], "|")
		}
		all = append(all, s)
	}
	return all
})

// damagedSlogans finds quoted names one edit away from a known one, and the slogans of loyalty out of their order.
func damagedSlogans(d *doc) (hits []hit) {
	for i := 0; i < len(d.r); i++ {
		if d.r[i] != '“' {
			continue
		}
		end := i + 1
		for end < len(d.r) && end-i < 16 && !strings.ContainsRune("”“\n", d.r[end]) {
			end++
		}
		if end >= len(d.r) || d.r[end] != '”' {
			continue
		}
		if right := d.rightSlogan(i, end); right != "" {
			hits = append(hits, hit{start: i, end: end + 1, message: "与专门提法不一致", hint: fmt.Sprintf("可能应为“%s”", right)})
		}
		i = end
	}
	return append(append(hits, d.mismatched()...), d.disordered()...)
}

func (d *doc) rightSlogan(i, end int) string {
	quoted, text := d.r[i+1:end], d.str(span{i + 1, end})
	for _, s := range slogans() {
		if slices.Equal(s.words, quoted) || slices.Contains(s.right, text) {
			return ""
		}
	}
	for _, s := range slogans() {
		if len(quoted) >= 5 && sameLetters(s.words, quoted) {
			return string(s.words) // 谁普法谁执法
		}
		if distance(s.words, quoted, 1) != 1 {
			continue
		}
		switch n := len(s.words); {
		case n == 4 && len(quoted) == 4 && s.words[1] == '个':
			if quoted[1] != '个' || quoted[0] != s.words[0] && !d.among(i, s) {
				continue
			}
		case n <= 4 && len(quoted) != n:
			continue
		}
		return string(s.words)
	}
	return ""
}

// among tells that a slogan with a wrong number stands among its kin: “两个意识” beside “四个自信”.
func (d *doc) among(i int, s slogan) bool {
	last := string(s.words[2:])
	if last == "确立" || last == "自信" || last == "维护" {
		return true
	}
	text := d.str(d.sentence(i))
	return strings.Contains(text, "“四个自信”") || strings.Contains(text, "“两个维护”") || strings.Contains(text, "“两个确立”")
}

// mismatched finds a verb before a slogan that belongs to another: 做到“两个确立”.
func (d *doc) mismatched() (hits []hit) {
	if !d.holds("“两个") && !d.holds("“四个") {
		return nil
	}
	for _, pair := range [...]struct{ wrong, right string }{
		{"做到“两个确立”", "做到“两个维护”"}, {"做到“四个意识”", "增强“四个意识”"}, {"做到“四个自信”", "坚定“四个自信”"}, {"坚定“四个意识”", "增强“四个意识”"},
		{"增强“两个维护”", "做到“两个维护”"}, {"坚定“两个维护”", "做到“两个维护”"}, {"拥护“两个维护”", "拥护“两个确立”"}, {"领悟“两个维护”的决定性意义", "领悟“两个确立”的决定性意义"},
	} {
		for _, at := range d.all(pair.wrong) {
			hits = append(hits, hit{start: at, end: at + len([]rune(pair.wrong)), message: "固定提法张冠李戴", hint: "固定的写法是：" + pair.right})
		}
	}
	return hits
}

// disordered finds the slogans and the guiding theories out of their fixed order within a sentence, and a theory left out in their midst.
func (d *doc) disordered() (hits []hit) {
	for _, order := range [...][]string{
		{"“四个意识”", "“四个自信”", "“两个维护”"},
		{"马克思列宁主义", "毛泽东思想", "邓小平理论", "“三个代表”重要思想", "科学发展观", "习近平新时代中国特色社会主义思想"},
	} {
		if !d.holds(order[0]) && !d.holds(order[1]) {
			continue
		}
		for _, s := range d.sentences {
			if h, ok := d.outOfOrder(s, order); ok {
				hits = append(hits, h)
			}
		}
	}
	return hits
}

func (d *doc) outOfOrder(s span, order []string) (hit, bool) {
	text := d.str(s)
	if !strings.Contains(text, order[0]) && !strings.Contains(text, order[1]) {
		return hit{}, false
	}
	var at []int // code points of those that stand there, by rank
	var rank []int
	for n, w := range order {
		if i := strings.Index(text, w); i >= 0 {
			at = append(at, len([]rune(text[:i])))
			rank = append(rank, n)
		}
	}
	if len(at) < 2 || len(order) > 3 && len(at) < 3 {
		return hit{}, false
	}
	last := len(at) - 1
	place := hit{start: s.start + slices.Min(at), end: s.start + slices.Max(at) + len([]rune(order[rank[last]])), hint: "固定的次序是：" + strings.Join(order, "、")}
	place.end = min(place.end, s.end)
	if len(order) > 3 && !d.oneList(span{place.start, place.end}) {
		return hit{}, false
	}
	if !slices.IsSorted(at) {
		place.message = "固定提法的次序不对"
		return place, true
	}
	if len(order) > 3 && rank[0] == 0 && rank[last] >= 4 && len(at) <= rank[last] {
		place.message = "指导思想漏写了一项"
		return place, true
	}
	return hit{}, false
}

// oneList tells that the span is one list joined by 、, with nothing else between.
func (d *doc) oneList(s span) bool { return !strings.ContainsAny(d.str(s), "，。；") }
