package check

import (
	"slices"
	"strings"
	"sync"
)

// namedMinors finds full names that stand with an age under eighteen, a school and class, or a word for a child. 李某, 小明（化名） and 王×× are fine.
func namedMinors(d *doc) (hits []hit) {
	last := -1
	add := func(at, n, end int) {
		if n == 0 || at < last || strings.Contains(d.str(span{at, min(len(d.r), at+n+4)}), "化名") {
			return
		}
		hits = append(hits, hit{start: at, end: max(at+n, end), message: "写出了未成年人的姓名", hint: "改写为“某某”或化名，并注明“化名”"})
		last = max(at+n, end)
	}
	for i := range d.r {
		switch d.r[i] {
		case '岁':
			at, n, end := d.nameAtAge(i)
			add(at, n, end)
		case '学', '孩', '童', '年', '女', '子', '生', '友', '班', '）', ')', '级', '儿', '孤', '弟', '人', '少':
			at, n := d.nameBehindChild(i)
			add(at, n, 0)
		case '同':
			if d.has(i, "同学") {
				at, n := d.nameBefore(i, true)
				if n > 0 && d.pupil(at) {
					add(at, n, 0)
				}
			}
		}
	}
	return hits
}

// nameAtAge reads 李小明（12岁）, 15岁的陈思远, 王小丽，女，13岁 around 岁 at i.
func (d *doc) nameAtAge(i int) (at, n, end int) {
	age, start := d.numberBefore(i)
	if d.rune(i-1) == '周' {
		age, start = d.numberBefore(i - 1)
	}
	if start >= i || age < 1 || age >= 18 || strings.ContainsAny(string(d.rune(i+1)), "以至—-") || strings.ContainsRune("至到—-～~第", d.rune(start-1)) {
		return 0, 0, 0
	}
	// behind: 15岁的学生陈思远
	j := i + 1
	for moved := true; moved; {
		moved = false
		for _, w := range [...]string{"的", "未成年人", "未成年", "学生", "男孩", "女孩", "少年", "少女", "男童", "女童", "儿童", "孩子", "男生", "女生", "初中生", "高中生", "小学生", "中学生", "中职生", "村民", "居民", "辍学生", "在校生", "当事人", "犯罪嫌疑人", "嫌疑人", "被害人", "受害人", "儿子", "女儿", "孙子", "孙女", "小朋友", "留守", "困境", "男", "女"} {
			if d.has(j, w) {
				j += len([]rune(w))
				moved = true
				break
			}
		}
	}
	if n := d.nameHere(j, true); n > 0 {
		return j, n, 0
	}
	// before: 李小明（男，12岁 / 李小明今年12岁 / 李小明，12岁
	j = start
	for moved := true; moved; {
		moved = false
		for _, w := range [...]string{"今年", "现年", "时年", "年仅", "刚满", "未满", "不满", "才", "仅", "男", "女", "，", "（", "(", ",", "、", "年龄", "汉族", "学生", " ", "是", "名", "一名", "（化名）"} {
			k := j - len([]rune(w))
			if k >= 0 && d.has(k, w) {
				j, moved = k, true
				break
			}
		}
	}
	if j == start {
		if at, n = d.nameBefore(j, false); n > 0 {
			return at, n, i + 1
		}
		return 0, 0, 0
	}
	at, n = d.nameBefore(j, true)
	return at, n, i + 1
}

var childWords = []string{"未成年人", "未成年学生", "未成年当事人", "男孩", "女孩", "男童", "女童", "少年", "少女", "孤儿", "小朋友", "小学生", "中学生", "初中生", "高中生", "留守儿童", "困境儿童", "儿童", "学生", "小学员", "班同学", "年级", "幼儿", "孩子", "儿子", "女儿", "孙子", "孙女", "弟弟", "小女孩", "小男孩", "女生", "男生", "未成年子女", "之子", "之女", "其子", "其女", "班"}

type childWord struct {
	text  string
	runes []rune
}

// childWordsBy gives childWords by their last character.
var childWordsBy = sync.OnceValue(func() map[rune][]childWord {
	by := map[rune][]childWord{}
	for _, w := range childWords {
		c := childWord{w, []rune(w)}
		last := c.runes[len(c.runes)-1]
		by[last] = append(by[last], c)
	}
	return by
})

// nameBehindChild reads 五年级学生王梓涵, 未成年人张小强, （3）班学生陈某 behind a word for a child that ends at i.
func (d *doc) nameBehindChild(i int) (at, n int) {
	for _, c := range childWordsBy()[d.r[i]] {
		w, k := c.text, i+1-len(c.runes)
		if k < 0 || !slices.Equal(d.r[k:i+1], c.runes) {
			continue
		}
		school := d.classBefore(k, i+1)
		if (w == "班" || w == "年级" || w == "学生" || w == "女生" || w == "男生" || w == "弟弟" || w == "孩子" || w == "儿子" || w == "女儿" || w == "孙子" || w == "孙女" || w == "之子" || w == "之女" || w == "其子" || w == "其女") && !school && !d.minorContext(i) {
			continue
		}
		if w == "班" && !school {
			continue
		}
		j := i + 1
		for _, named := range [...]string{"的", "名叫", "叫", "：", "代表"} {
			if d.has(j, named) {
				j += len([]rune(named))
			}
		}
		if n := d.nameHere(j, !school); n > 0 {
			return j, n
		}
	}
	return 0, 0
}

// classBefore tells that a school, grade or class stands right before k, or that the word itself closes one.
func (d *doc) classBefore(k, end int) bool {
	before := d.str(span{max(d.line(k).start, k-14), end})
	return containsAny(before, []string{"小学", "中学", "初中", "高中", "幼儿园", "学校", "年级", "一中", "二中", "三中", "附小", "附中", "职校", "初一", "初二", "初三", "高一", "高二", "高三", "）班", ")班", "班学生"}) &&
		!containsAny(before, []string{"校长", "老师", "教师", "教导", "主任", "书记", "副校"})
}

// minorContext tells that the sentence speaks of one child in a matter: a case, an age, a word for minors.
func (d *doc) minorContext(i int) bool {
	s := d.str(d.sentence(i))
	return containsAny(s, []string{"未成年", "辍学", "小学", "初中", "中学", "年级", "监护", "抚养", "校园欺凌", "幼儿园", "霸凌", "留守", "困境儿童"})
}

// pupil tells that 同学 behind the name at i speaks of a schoolchild.
func (d *doc) pupil(i int) bool {
	l := d.sentence(i)
	return containsAny(d.str(l), []string{"小学", "中学", "初中", "高中", "年级", "一中", "二中", "幼儿园", "学校", "校园"}) && !strings.Contains(d.str(l), "大学")
}
