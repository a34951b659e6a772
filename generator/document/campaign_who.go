package document

import (
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	together = [...]string{"联合", "会同", "协同", "联同", "携手"}
	deeds    = [...]string{"开展", "举办", "举行", "组织", "召开", "集中", "深入", "走进", "在", "到", "赴", "向", "于", "利用", "通过", "结合", "依托", "邀请", "分别", "共", "积极", "前往", "对"}
)

// people reads who held the event and with whom, from the first sentence whose subject is a unit, or else from the title.
func (c *campaign) people() {
	start := len(string(c.doc.body[:c.doc.Structure.Title.End]))
	if c.hostedBy() {
		return
	}
	list := clauses(c.text, start, 12)
	for _, cl := range list {
		if c.organiser(cl.start, cl.end) {
			break
		}
	}
	for _, cl := range list {
		c.helpers(cl.start, cl.end)
	}
	if c.record.Organiser == "" && c.doc.Unit != "" {
		if i := strings.Index(c.text, c.doc.Unit); i >= 0 {
			c.record.Organiser = c.doc.Unit
			c.found("organiser", c.doc.Unit, i, i+len(c.doc.Unit), true)
		}
	}
}

// hostedBy reads 由甲主办、乙承办.
func (c *campaign) hostedBy() bool {
	i := strings.Index(c.text, "主办")
	if i < 0 {
		return false
	}
	before := c.text[:i]
	from := strings.LastIndexAny(before, "由，。；：\n")
	if from < 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(before[from:])
	units := splitUnits(before[from+size:])
	if len(units) == 0 {
		return false
	}
	c.record.Organiser = units[0]
	c.found("organiser", units[0], from+size, i, false)
	for _, unit := range units[1:] {
		c.with(unit, from+size, i, false)
	}
	for _, word := range [...]string{"承办", "协办"} {
		if j := strings.Index(c.text[i:], word); j >= 0 && j < 120 {
			part := strings.TrimLeft(c.text[i+len("主办"):i+j], "，、；由 ")
			if k := strings.LastIndexAny(part, "，、；由"); k >= 0 && strings.Contains(part, "承办") {
				_, size := utf8.DecodeRuneInString(part[k:])
				part = part[k+size:]
			}
			for _, unit := range splitUnits(part) {
				c.with(unit, i, i+j, false)
			}
		}
	}
	return true
}

// organiser reads a clause whose subject is a unit: 甲镇联合乙所在集市…, 甲镇举办….
func (c *campaign) organiser(start, end int) bool {
	clause := c.text[start:end]
	subjectEnd, joint := len(clause), ""
	for _, w := range together {
		if i := strings.Index(clause, w); i > 0 && i < subjectEnd {
			subjectEnd, joint = i, w
		}
	}
	for _, w := range deeds {
		if i := strings.Index(clause, w); i > 0 && i < subjectEnd {
			subjectEnd, joint = i, ""
		}
	}
	subject := strings.TrimSpace(clause[:subjectEnd])
	if subjectEnd == len(clause) || !isUnitName(subject) {
		return false
	}
	c.record.Organiser = subject
	at := start + strings.Index(clause, subject)
	c.found("organiser", subject, at, at+len(subject), false)
	if joint != "" {
		c.joined(start+subjectEnd+len(joint), end, false)
	}
	return true
}

// helpers reads those who took part, where a later clause tells of them: 街道联合辖区银行…, 组织司法所、派出所等部门….
func (c *campaign) helpers(start, end int) {
	clause := c.text[start:end]
	for _, w := range together {
		i := strings.Index(clause, w)
		if subject := strings.TrimSpace(clause[:max(i, 0)]); i > 0 && len(c.record.CoOrganisers) == 0 && strings.HasSuffix(c.record.Organiser, strings.TrimLeft(subject, "我该")) {
			c.joined(start+i+len(w), end, false)
		}
	}
	if i := strings.Index(clause, "组织"); i >= 0 && len(c.record.CoOrganisers) == 0 {
		if j := strings.Index(clause[i:], "等部门"); j > 0 {
			c.joined(start+i+len("组织"), start+i+j, true)
		} else if j := strings.Index(clause[i:], "等单位"); j > 0 {
			c.joined(start+i+len("组织"), start+i+j, true)
		}
	}
}

// joined notes the units that text[start:end] begins with, up to what they did.
func (c *campaign) joined(start, end int, confirm bool) {
	rest := c.text[start:end]
	stop := len(rest)
	for _, w := range deeds {
		if i := strings.Index(rest, w); i > 0 && i < stop {
			stop = i
		}
	}
	for _, unit := range splitUnits(rest[:stop]) {
		if confirm && !isUnitName(unit) && unit != "团委" && unit != "妇联" {
			continue
		}
		c.with(unit, start, start+stop, confirm)
	}
}

func (c *campaign) with(unit string, start, end int, confirm bool) {
	if !slices.Contains(c.record.CoOrganisers, unit) && unit != c.record.Organiser {
		c.record.CoOrganisers = append(c.record.CoOrganisers, unit)
		c.found("co_organisers", unit, start, end, confirm)
	}
}

// splitUnits parts 派出所、综治办和妇联 into units.
func splitUnits(s string) []string {
	var units []string
	for _, u := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、和及与以，,；等 ", r) }) {
		if n := utf8.RuneCountInString(u); n >= 2 && n <= 24 {
			units = append(units, u)
		}
	}
	return units
}

func isUnitName(s string) bool {
	if n := utf8.RuneCountInString(s); n < 3 || n > 24 || strings.ContainsAny(s, "“”《》0123456789") {
		return false
	}
	for _, end := range [...]string{"镇", "乡", "街道", "县", "区", "市", "局", "所", "办", "办公室", "委员会", "委", "政府", "中心", "站", "队", "村", "社区", "学校", "小学", "中学", "法院", "检察院", "学院", "公司", "妇联", "团委", "工会",
		"办事处", "党工委", "司法所", "派出所", "分局", "支部", "协会"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// clauses are the first n clauses of the text from byte start on.
func clauses(text string, start, n int) []byteSpan {
	var list []byteSpan
	from := start
	for i, r := range text[start:] {
		if !strings.ContainsRune("，。；：！？\n,;", r) {
			continue
		}
		if start+i > from {
			list = append(list, byteSpan{from, start + i})
		}
		from = start + i + utf8.RuneLen(r)
		if len(list) == n {
			return list
		}
	}
	if from < len(text) {
		list = append(list, byteSpan{from, len(text)})
	}
	return list
}
