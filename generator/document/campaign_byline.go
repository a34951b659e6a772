package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/generator/record"
)

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
