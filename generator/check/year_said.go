package check

import (
	"strings"

	"pufa/generator/outline"
)

func (d *doc) yearsSaid() (said []yearSaid) {
	out := d.outline()
	if out.Title.End > out.Title.Start {
		said = append(said, d.yearsIn(span{out.Title.Start, out.Title.End}, 0, "标题")...)
		said = said[:min(len(said), 1)]
	}
	parts := d.parts()
	for i, p := range parts {
		switch {
		case p.section.Level == 0 && i == 0:
			said = append(said, d.openingYears(p.section)...)
		case p.section.Level > 0:
			offset, where := 0, "这部分标题"
			if p.role == "plan" {
				offset, where = 1, "下一年安排的标题"
			}
			heading := d.yearsIn(span{p.section.Heading.Start, p.section.Heading.End}, offset, where)
			said = append(said, heading[:min(len(heading), 1)]...)
			if p.role == "plan" {
				said = append(said, d.planYears(p.section)...)
			}
		}
	}
	return said
}

// openingYears reads "2023年，某镇…" and "现将2023年度工作情况报告如下" in the first paragraphs.
func (d *doc) openingYears(s *outline.Section) (said []yearSaid) {
	for _, sent := range d.sentences {
		if sent.start < s.Start || sent.start >= s.End || sent.start > s.Start+1200 {
			continue
		}
		at := sent.start
		for blank(d.rune(at)) {
			at++
		}
		if y, n := d.yearAt(at); y > 0 && !d.has(at+n, "以来") && !d.rangeOrSpan(at, n) {
			said = append(said, yearSaid{at, d.clauseEnd(at + n - 1), y, 0, "开头"})
		}
		for i := sent.start; i < sent.end; i++ {
			if !(d.has(i, "现将") || d.has(i, "现就")) || !strings.Contains(d.str(span{i, sent.end}), "如下") {
				continue
			}
			for j := i; j < min(i+30, sent.end); j++ {
				if y, n := d.yearAt(j); y > 0 && j > at && !d.quoted[j] && !d.rangeOrSpan(j, n) {
					said = append(said, yearSaid{j, d.clauseEnd(j + n - 1), y, 0, "开头"})
					break
				}
			}
			break
		}
	}
	return said
}

// planYears reads the year that the plan's first sentence begins with.
func (d *doc) planYears(s *outline.Section) []yearSaid {
	for _, sent := range d.sentences {
		if sent.start < s.Heading.End || sent.start >= s.End {
			continue
		}
		at := d.behindMark(sent.start)
		y, n := d.yearAt(at)
		if y == 0 || d.has(at+n, "以来") || d.rangeOrSpan(at, n) {
			return nil
		}
		return []yearSaid{{at, sent.end, y, 1, "下一年安排"}}
	}
	return nil
}

// yearsIn reads the years that a heading names; ranges and quoted names of plans are none.
func (d *doc) yearsIn(s span, offset int, where string) (said []yearSaid) {
	for i := s.start; i < s.end; i++ {
		y, n := d.yearAt(i)
		if y == 0 {
			continue
		}
		if !d.inTitleMarks(i) && !d.has(i+n, "以来") && !d.rangeOrSpan(i, n) {
			said = append(said, yearSaid{s.start, s.end, y, offset, where})
		}
		i += n - 1
	}
	return said
}

func (d *doc) inTitleMarks(i int) bool { return d.quoted[i] }

// yearAt reads 2023年 or 2023 年 or 二〇二三年 at i: the year and how many code points it takes, 0 where none stands.
func (d *doc) yearAt(i int) (year, n int) {
	if digit(d.rune(i - 1)) {
		return 0, 0
	}
	for n < 4 {
		v := digitValue(d.rune(i + n))
		if v < 0 {
			return 0, 0
		}
		year = year*10 + v
		n++
	}
	for blank(d.rune(i + n)) {
		n++
	}
	if d.rune(i+n) != '年' || year < 1949 || year > 2099 {
		return 0, 0
	}
	return year, n + 1
}

func digitValue(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	if i := strings.IndexRune("〇一二三四五六七八九", r); i >= 0 {
		return i / 3
	}
	return -1
}

// rangeOrSpan tells that the year is one end of a range: 2021—2025年, 2021年至2023年, 2021年、2022年.
func (d *doc) rangeOrSpan(i, n int) bool {
	listed := strings.ContainsRune("—–-－~～至到、和与", d.rune(i-1)) && digitValue(d.rune(i-2)) < 0
	if listed && d.rune(i-1) == '、' && d.rune(i-2) != '年' && d.rune(i-2) != '度' {
		listed = false
	}
	return listed || strings.ContainsRune("—–-－~～至到、和与", d.rune(i+n)) || d.has(i+n, "度至")
}

// behindMark is the first code point behind blanks and the mark of a point.
func (d *doc) behindMark(i int) int {
	for blank(d.rune(i)) {
		i++
	}
	var ms []markAt
	return d.markHere(i, d.line(i), 0, true, &ms)
}
