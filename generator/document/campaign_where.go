package document

import (
	"strings"
	"unicode/utf8"
)

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
