package outline

import (
	"strings"
	"unicode/utf8"

	"pufa/generator/hanzi"
)

// unitOf is the unit that the title names before its year or its subject, or else the one that signed. "" where neither tells.
func unitOf(title, signed string) string {
	s := strings.TrimSpace(title)
	if at, end, _ := findYear(s); at == 0 && end > 0 {
		s = strings.TrimPrefix(strings.TrimPrefix(s[end:], "度"), "上半年")
	} else if end > 0 {
		s = s[:at]
	}
	for _, subject := range [...]string{
		"关于", "法治政府", "依法行政", "依法治", "法治", "政府信息公开", "政务公开", "推进", "落实", "贯彻", "开展", "举办", "举行", "组织", "召开", "联合", "政府工作", "工作",
		"：", "普法",
	} {
		if i := strings.Index(s, subject); i >= 0 {
			s = s[:i]
		}
	}
	s = strings.Trim(s, " 　《“”*")
	if n := utf8.RuneCountInString(s); n >= 2 && n <= 30 && !strings.ContainsAny(s, "，。、！？") && looksLikeUnit(s) {
		return s
	}
	return strings.TrimSpace(signed)
}

func looksLikeUnit(s string) bool {
	return hasSuffix(s, "镇", "乡", "街道", "县", "区", "市", "省", "州", "旗", "政府", "局", "委", "委员会", "办", "办事处", "办公室", "厅", "所", "中心", "院", "队", "部", "站",
		"学校", "小学", "中学", "村", "社区", "管委会", "公司", "处", "会")
}

// yearOf is the year that the title names, or else the first heading that has one.
func yearOf(title string, flat []*Section) int {
	if _, _, year := findYear(title); year > 0 {
		return year
	}
	for _, s := range flat {
		if s.Level == 1 {
			_, _, year := findYear(s.Title)
			return year
		}
	}
	return 0
}

// findYear finds the first year of s, 2023年 or 二〇二三年 (a blank before 年 allowed), and its place in bytes with the 年; all 0 where there is none.
func findYear(s string) (start, end, year int) {
	n, value, from := 0, 0, 0
	for i, r := range s {
		d := yearDigit(r)
		switch {
		case d >= 0:
			if n == 0 {
				from = i
			}
			n, value = n+1, (value*10+d)%100000
			continue
		case r == ' ' && n == 4:
			continue
		case r == '年' && n == 4 && value >= 1949 && value < 2100:
			return from, i + len("年"), value
		}
		n, value = 0, 0
	}
	return 0, 0, 0
}

func yearDigit(r rune) int {
	if d, ok := hanzi.ArabicDigit(r); ok {
		return d
	}
	if d, ok := hanzi.ChineseDigit(r); ok && r != '两' {
		return d
	}
	return -1
}
