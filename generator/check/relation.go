package check

import (
	"math"
	"strings"

	"pufa/generator/figure"
)

// Figures that hang together by the words around them, beyond what figure itself ties: a whole and a part told by what was done with it, lists in mixed
// units, a share of what stands before 其中.

// counted tells that the figure is an exact count, not a share.
func counted(f figure.Figure) bool {
	return f.High == 0 && f.Bound == figure.Exact && f.Unit != "" && f.Unit != "%" && f.Unit != "‰" && f.Unit != "成" && f.Unit != "个百分点" && f.Unit != "倍"
}

// lead is the text between the figure before and this one, within its clause.
func (d *doc) lead(i int) string {
	fs := d.figures()
	start := d.sentence(fs[i].Start).start
	if i > 0 {
		start = max(start, fs[i-1].End)
	}
	return d.str(span{min(start, fs[i].Start), fs[i].Start})
}

// said is the clause that leads up to the figure.
func (d *doc) said(i int) string {
	lead := d.lead(i)
	if n := strings.LastIndexAny(lead, "，、：（；"); n >= 0 {
		_, size := decodeRune(lead[n:])
		return lead[n+size:]
	}
	return lead
}

func decodeRune(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 0
}

// sheets are units of printed matter, which are added up together.
func sheets(unit string) bool { return strings.Contains("份本册张套幅", unit) && unit != "" }

func sameUnit(a, b string) bool {
	return a == b || sheets(a) && sheets(b)
}

// follows tells that figure k stands in figure i's sentence.
func (d *doc) together(k, i int) bool {
	fs := d.figures()
	return d.sentence(fs[k].Start) == d.sentence(fs[i].Start)
}

// listed are the figures from i on that form one list: names without figures, joined by 、 or ， or 和.
func (d *doc) listed(i int) []int {
	fs := d.figures()
	list := []int{i}
	for k := i + 1; k < len(fs) && d.together(k, i); k++ {
		lead := d.lead(k)
		first, size := decodeRune(lead)
		if !counted(fs[k]) || !sameUnit(fs[k].Unit, fs[i].Unit) || !strings.ContainsRune("、，和及与", first) || strings.ContainsAny(lead[size:], "、，；：") {
			break
		}
		name := strings.TrimSpace(lead[size:])
		if name == "" || totalled(name) || strings.HasPrefix(name, "已") || strings.HasPrefix(name, "均") || strings.Contains(name, "其中") || first == '，' && actedOn(name) {
			break
		}
		list = append(list, k)
	}
	return list
}

// totalled tells that the words end as those before a total do.
func totalled(lead string) bool {
	for _, w := range []string{"合计", "共计", "总计", "总共", "一共", "累计", "共"} {
		if strings.HasSuffix(lead, w) {
			return true
		}
	}
	return false
}

var (
	takenIn = []string{"受理", "接到", "收到", "接收", "排查", "发现", "登记", "立案", "摸排", "转办", "交办", "收集", "接访", "转派", "接报", "排查出", "查出", "梳理"}
	acted   = []string{"办结", "化解", "调解成功", "调处成功", "成功调解", "成功化解", "成功调处", "整改", "解决", "答复", "办复", "结案", "处置", "调处", "回复"}
)

// actedOn tells that the words say what was done with what came in.
func actedOn(s string) bool { return containsAny(s, acted) }

// carried are words by which a part may go beyond its whole: what came over from the year before.
var carried = []string{"结转", "上年", "往年", "历年", "去年", "积案", "以来", "历史", "遗留", "跨年", "含", "累计", "另", "前期", "上一年"}

// manifold are words of lists of people in which one may be counted twice; partial those of lists that leave some out.
var (
	manifold = []string{"党员", "岁", "本科", "大专", "学历", "少数民族", "骨干", "老年", "青年", "持证", "专职", "女", "退役", "志愿"}
	partial  = []string{"重点", "主要", "等", "部分", "约", "以上", "特别"}
)

// shares finds 占 and 率 figures with the counts that they could follow from, where figure ties none: part, and every count that could be the whole.
type share struct {
	stated, part int
	wholes       []int
	listed       bool // the part stands behind 其中
}

func (d *doc) shares() (all []share) {
	fs := d.figures()
	for i, f := range fs {
		if f.Unit != "%" || f.High != 0 || f.Bound != figure.Exact || i == 0 {
			continue
		}
		name := d.said(i)
		var part int
		switch {
		case strings.HasPrefix(name, "占") && !strings.Contains(name, "总"):
			part = d.shareOf(i)
		case strings.HasSuffix(name, "占"):
			part = d.namedShare(i, name)
		case strings.Contains(name, "率"):
			part = d.doneFor(i, name)
		default:
			continue
		}
		if part < 0 || !counted(fs[part]) {
			continue
		}
		s := share{stated: i, part: part, listed: strings.Contains(d.lead(part), "其中") || strings.HasSuffix(name, "占")}
		for k := part - 1; k >= 0 && (d.together(k, i) || d.line(fs[k].Start) == d.line(f.Start) && part-k <= 3); k-- {
			if counted(fs[k]) && fs[k].Unit == fs[part].Unit {
				s.wholes = append(s.wholes, k)
			}
		}
		for k := part + 1; k < i; k++ {
			if counted(fs[k]) && fs[k].Unit == fs[part].Unit {
				s.wholes = append(s.wholes, k)
			}
		}
		all = append(all, s)
	}
	return all
}

// shareOf is the count before 占 at figure i, told by 其中; -1 where there is none.
func (d *doc) shareOf(i int) int {
	fs := d.figures()
	k := i - 1
	if !counted(fs[k]) || !d.together(k, i) || k == 0 || !strings.Contains(d.lead(k), "其中") {
		return -1
	}
	return k
}

// namedShare is the count in the sentence that 婚姻家庭类占 speaks of: one of a list behind 其中 whose name begins as it does; -1 where there is none.
func (d *doc) namedShare(i int, name string) int {
	rs := []rune(name)
	if len(rs) < 3 {
		return -1
	}
	for k := i - 1; k >= 0 && i-k <= 6 && d.together(k, i); k-- {
		if strings.Contains(d.said(k), string(rs[:2])) && counted(d.figures()[k]) {
			return k
		}
	}
	return -1
}

// doneFor is the count in the sentence whose words the rate repeats: 成功 in 调解成功22件 for 调解成功率; -1 where there is none, and where the rate
// says more than the count (按期办结率).
func (d *doc) doneFor(i int, name string) int {
	fs := d.figures()
	core := name[:strings.LastIndex(name, "率")]
	if containsAny(core, []string{"同比", "增长", "提高", "达到", "目标"}) {
		return -1
	}
	rs := []rune(core)
	if len(rs) < 2 {
		return -1
	}
	words := []string{string(rs[len(rs)-2:])}
	if len(rs) == 4 && !containsAny(string(rs[:2]), []string{"群众", "案件", "纠纷", "工单", "事项", "业务", "服务", "信访", "企业"}) {
		words = append(words, string(rs[:2]))
	}
	if strings.HasPrefix(words[0], "参") {
		words = append(words, "参加", "实到")
	}
	k := i - 1
	said := d.said(k)
	if d.together(k, i) && containsAny(said, words) && counted(fs[k]) {
		for _, w := range []string{"按时", "按期", "及时", "首次", "一次", "限期", "初次", "当场", "主动"} {
			if strings.Contains(core, w) && !strings.Contains(said, w) {
				return -1
			}
		}
		return k
	}
	return -1
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Max(1, math.Abs(b)) }
