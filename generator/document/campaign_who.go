package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/generator/record"
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

// place reads where it was: a village or community by name, and the spot behind 在.
func (c *campaign) place() {
	defer c.villageInTitle()
	start := len(string(c.doc.body[:c.doc.Structure.Title.End]))
	for _, cl := range clauses(c.text, start, 20) {
		clause := c.text[cl.start:cl.end]
		for _, before := range [...]string{"走进", "深入", "在", "到", "赴", "来到", "前往"} {
			i := strings.Index(clause, before)
			if i < 0 {
				continue
			}
			spot := clause[i+len(before):]
			at := cl.start + i + len(before)
			if c.record.Village == "" {
				if name := villageName(spot); name != "" {
					c.record.Village = name
					c.found("village", name, at, at+len(name), before == "到")
				}
			}
			if c.record.Location == "" {
				if name := spotName(spot); name != "" && name != c.record.Village {
					c.record.Location = name
					c.found("location", name, at, at+len(name), before != "在" || utf8.RuneCountInString(name) > 10)
				}
			}
		}
	}
}

// villageInTitle takes the village that the title begins with, where the text names no other.
func (c *campaign) villageInTitle() {
	if name := villageName(c.doc.Title); name != "" && c.record.Village == "" && strings.HasPrefix(c.doc.Title, name) {
		if i := strings.Index(c.text, name); i >= 0 {
			c.record.Village = name
			c.found("village", name, i, i+len(name), true)
		}
	}
}

// villageName is the village or community at the beginning of s, "" where there is none by name (乡村, 各村, 8个村).
func villageName(s string) string {
	for _, end := range [...]string{"村", "社区", "居委会"} {
		i := strings.Index(s, end)
		if i <= 0 {
			continue
		}
		name := s[:i]
		if n := utf8.RuneCountInString(name); n < 2 || n > 6 || strings.ContainsAny(name, "0123456789“”《》个各全农乡本辖校进与和、") {
			continue
		}
		return name + end
	}
	return ""
}

// spotName is the place at the beginning of s: it ends before the deed that is done there, and has a place's last word.
func spotName(s string) string {
	stop := len(s)
	for _, w := range [...]string{"设", "开展", "举办", "举行", "摆", "组织", "集中", "向", "为", "进行", "召开", "张贴", "悬挂", "发放", "播放", "等"} {
		if i := strings.Index(s, w); i > 0 && i < stop {
			stop = i
		}
	}
	name := strings.TrimSpace(s[:stop])
	if n := utf8.RuneCountInString(name); n < 2 || n > 20 || strings.ContainsAny(name, "“”《》0123456789") {
		return ""
	}
	for _, end := range [...]string{"集市", "圩场", "市场", "广场", "学校", "小学", "中学", "幼儿园", "会议室", "礼堂", "门口", "路口", "公园", "中心", "大厅", "超市", "车站", "企业", "工地", "文化站", "党群服务中心", "活动室", "街", "路", "院", "厂", "园",
		"村委会", "办公楼"} {
		if strings.HasSuffix(name, end) {
			return name
		}
	}
	return ""
}

// bylines reads who wrote, edited and reviewed, and takes those lines and brackets out of the body.
func (c *campaign) bylines() {
	for _, d := range c.doc.Clutter {
		if _, rest, ok := strings.Cut(strings.ReplaceAll(d.Text, "来源:", "来源："), "来源："); ok {
			if fields := strings.Fields(rest); len(fields) > 0 && !strings.ContainsAny(fields[0], "：:") {
				c.record.Source = fields[0]
				c.values = append(c.values, Value{Key: "source", Value: fields[0], Quote: d.Text, Start: d.Start, End: d.End})
			}
		}
		c.byline(d.Text, func(key, value string) {
			c.values = append(c.values, Value{Key: key, Value: value, Quote: d.Text, Start: d.Start, End: d.End})
		})
	}
	for _, l := range pageLines(c.text) {
		note := func(key, value string) { c.found(key, value, l.start, l.end, false) }
		if utf8.RuneCountInString(l.text) <= 60 && c.byline(l.text, note) {
			c.outside = append(c.outside, byteSpan{l.start, l.end})
			continue
		}
		open := strings.LastIndexAny(l.text, "（(")
		if open < 0 || !strings.HasSuffix(l.text, "）") && !strings.HasSuffix(l.text, ")") {
			continue
		}
		_, size := utf8.DecodeRuneInString(l.text[open:])
		_, last := utf8.DecodeLastRuneInString(l.text)
		inner := l.text[open+size : len(l.text)-last]
		if utf8.RuneCountInString(inner) <= 40 && c.byline(inner, note) {
			c.outside = append(c.outside, byteSpan{l.start + open, l.end})
		}
	}
}

// byline reads one line of names (编辑：王某　审核：赵某; 通讯员 张某 李某), and tells whether it was one.
func (c *campaign) byline(line string, note func(key, value string)) bool {
	type part struct {
		key   string
		start int
		end   int
	}
	var parts []part
	for _, key := range [...]string{"通讯员", "供稿", "撰稿", "作者", "文字", "记者", "摄影", "图片", "责任编辑", "编辑", "校对", "初审", "复审", "终审", "一审", "二审", "三审", "审核", "审签", "保密审查", "核稿"} {
		i := strings.Index(line, key)
		if i < 0 || slices.ContainsFunc(parts, func(p part) bool { return i >= p.start && i < p.end }) {
			continue
		}
		end := i + len(key)
		rest := line[end:]
		if trimmed := strings.TrimLeft(rest, "人 "); startsWith(trimmed, "：", ":") || startsWith(rest, " ", "　") && len(rest) < 60 {
			parts = append(parts, part{key, i, end})
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return a.start - b.start })
	if len(parts) == 0 || strings.Trim(line[:parts[0].start], " （(【　") != "" {
		return false
	}
	for i, p := range parts {
		end := len(line)
		if i+1 < len(parts) {
			end = parts[i+1].start
		}
		name := strings.Join(strings.FieldsFunc(strings.TrimLeft(line[p.end:end], "人：: 　"), func(r rune) bool { return strings.ContainsRune(" 　）)】、，/|", r) }), " ")
		switch {
		case name == "":
		case slices.Contains([]string{"通讯员", "供稿", "撰稿", "作者", "文字", "记者"}, p.key):
			if c.record.Author == "" {
				c.record.Author = name
			} else if !strings.Contains(c.record.Author, name) {
				c.record.Author += " " + name
			}
			note("author", name)
		case p.key == "摄影" || p.key == "图片":
		default:
			c.record.Review = append(c.record.Review, record.Review{Step: p.key, By: name})
			note("review", p.key+" "+name)
		}
	}
	return true
}
