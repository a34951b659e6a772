package check

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/generator/hanzi"
)

// split reads a total and the list of its parts that begins at i: behind 其中, a colon, a bracket or 分别为, or right behind the total.
func (d *doc) split(i int) (addition, bool) {
	all := d.amounts()
	opened := d.opened(i)
	if opened == "" {
		return addition{}, false
	}
	parts := d.list(i, opened == "分别" && unnamed(all[i].said))
	if byYear := len(parts) > 1 && yearIn(all[parts[len(parts)-1]].said) != 0; !byYear && (yearIn(all[i].said) != 0 || compared(all[i])) {
		return addition{}, false
	}
	if len(parts) < 2 && opened != "其中" {
		return addition{}, false
	}
	sum := 0.0
	for n, p := range parts {
		sum += all[p].Value
		if n == len(parts)-1 || n >= 1 {
			for _, w := range d.wholes(i, p) {
				if d.agrees(all[w], sum, parts[:n+1]) {
					return addition{}, false
				}
			}
		}
	}
	wholes := d.wholes(i, i)
	for len(wholes) > 0 && wholes[0] > i {
		wholes = wholes[1:]
	}
	if len(wholes) == 0 {
		return addition{}, false
	}
	t := addition{whole: wholes[0], parts: parts}
	for _, p := range parts {
		if len(parts) > 1 && near(all[p].Value, all[t.whole].Value) {
			return addition{}, false // 检查59家，其中首轮59家、复查17家
		}
	}
	for k := t.whole + 1; k < i; k++ {
		if strings.Contains(all[k].said, "结转") && near(all[t.whole].Value+all[k].Value, sum) {
			return addition{}, false // 23宗，上年结转2宗，办结24宗，余1宗
		}
	}
	off := (all[t.whole].Value - sum) / all[t.whole].Value
	if all[t.whole].sentence != all[i].sentence && !strings.Contains(all[i].lead, "其中") || vagueWhole(all[t.whole].said) {
		return addition{}, false
	}
	last := all[parts[len(parts)-1]]
	names := d.str(span{all[t.whole].End, last.End}) + last.tail
	if i-t.whole > 1 { // only what the list itself says
		names = d.str(span{all[i].Start - len([]rune(all[i].said)), last.End}) + last.tail
	}
	names = unquoted(names)
	rest := len(parts) > 1 && (containsAny(last.said, []string{"其他", "其它", "其余", "剩余", "另外"}) || strings.HasPrefix(last.said, "另"))
	sexes := len(parts) == 2 && opposed(all[parts[0]].words(), all[parts[1]].words())
	for _, p := range parts {
		if opened == "其中" && i-t.whole == 1 && all[p].Value > all[t.whole].Value && !containsAny(names, carried) {
			return addition{whole: t.whole, parts: []int{p}, open: true}, true
		}
	}
	vague := containsAny(names, manifold) || containsAny(names, carried)
	switch {
	case opened == "":
		return addition{}, false
	case opened == "直接" && !strings.ContainsRune("、，和", d.amounts()[parts[1]].mark):
		return addition{}, false
	case opened == "直接":
		slip := math.Abs(off) < 0.12
		if strings.Index(all[i].lead, "，") > len("村（社区）干部中") {
			slip = math.Abs(off) < 0.05 || math.Abs(all[t.whole].Value-sum) == 1
		}
		return t, (slip && !vague || sexes && math.Abs(off) < 0.5) && !containsAny(names, partial)
	case sexes || opened == "分别" || rest && !containsAny(names, manifold):
		return t, off > -0.5 && off < 0.5
	case vague:
		return addition{}, false
	}
	slip := (opened != "其中" || d.alike(t)) && len(parts) > 1 && all[t.whole].Value-sum == 1 && all[t.whole].Value >= 5 && !containsAny(names, partial)
	t.open = off > 0 && !slip && (containsAny(names, partial) || off > 0.12 || len(parts) == 2 && off > 0.06 || len(parts) == 1)
	return t, len(parts) == 1 && i-t.whole == 1 || len(parts) > 1 && off > -0.5
}

// unnamed tells that the first member of a list behind 分别 has no name: 分别为3件、5件, but not 分别用于装备12.6万元、培训3.2万元.
func unnamed(said string) bool {
	_, name, _ := strings.Cut(said, "分别")
	return utf8.RuneCountInString(name) <= 2
}

// alike tells that every part bears the name of the whole, as kinds of a thing do: 督察8次，其中专项督察5次、综合督察2次.
func (d *doc) alike(t addition) bool {
	name := []rune(d.amounts()[t.whole].said)
	if len(name) < 2 {
		return false
	}
	noun := string(name[len(name)-2:])
	return !slices.ContainsFunc(t.parts, func(p int) bool { return !strings.HasSuffix(d.amounts()[p].said, noun) })
}

// opposed tells that two parts are each what the other is not, so that together they are the whole: 男 and 女, 党员 and 非党员.
func opposed(a, b string) bool {
	for _, pair := range [...][2]string{{"男", "女"}, {"党员", "非党员"}, {"本地", "外地"}, {"本地", "外来"}, {"专职", "兼职"}, {"城镇", "农村"}, {"线上", "线下"}, {"已", "未"}, {"户籍", "非户籍"}} {
		if strings.Contains(a, pair[0]) && strings.Contains(b, pair[1]) || strings.Contains(a, pair[1]) && strings.Contains(b, pair[0]) {
			return true
		}
	}
	return false
}

// unquoted leaves out what stands in quotation and book-title marks.
func unquoted(s string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch r {
		case '《', '“':
			depth++
		case '》', '”':
			depth--
			return -1
		}
		if depth > 0 {
			return -1
		}
		return r
	}, s)
}

// agrees tells that the sum is the whole's. A whole told more coarsely than its parts (2.86万条 of 1,264条 and others) is held to its own last digit.
func (d *doc) agrees(whole quantity, sum float64, parts []int) bool {
	if near(whole.Value, sum) {
		return true
	}
	finest := step(whole)
	for _, p := range parts {
		finest = min(finest, step(d.amounts()[p]))
	}
	return finest < step(whole) && math.Abs(whole.Value-sum) <= step(whole)
}

// step is what one more in a number's last digit would mean: 100 for 2.86万.
func step(q quantity) float64 {
	power := -decimals(q.Text)
	for _, r := range q.Text {
		if digit(r) || r == '.' || r == ',' {
			continue
		}
		n := hanzi.Multiplier(r)
		if n == 0 {
			break
		}
		power += n
	}
	return math.Pow10(power)
}
