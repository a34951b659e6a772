package outline

import (
	"strconv"
	"strings"
)

// The five contents that an annual report owes (督察工作规定, NORMS 1), as words that headings use for them.
var roleWords = [...]struct{ role, word string }{
	{"leadership", "第一责任人"}, {"leadership", "党政主要负责人履行"}, {"leadership", "主要负责人履行"},
	{"plan", "下一年"}, {"plan", "下一步"}, {"plan", "下步"}, {"plan", "下阶段"}, {"plan", "明年"}, {"plan", "计划"}, {"plan", "打算"}, {"plan", "安排"}, {"plan", "努力方向"},
	{"plan", "工作思路"},
	{"problems", "问题"}, {"problems", "不足"}, {"problems", "短板"}, {"problems", "困难"}, {"problems", "薄弱"},
	{"measures", "举措"}, {"measures", "成效"}, {"measures", "做法"}, {"measures", "措施"}, {"measures", "工作情况"}, {"measures", "开展情况"}, {"measures", "主要工作"},
	{"measures", "工作回顾"}, {"measures", "情况"}, {"measures", "工作"},
}

// giveRoles reads the roles of the parts from the words of their headings: of a part of the highest level always; of one below only where it is
// plainly different from the part that it stands in. opening gives the first words of a section's text: a point among the measures that tells
// how the 第一责任人 did his duty is "leadership". A part whose heading has none of the words tells of work done as long as no part told of
// problems or plans, and is "other" behind them.
func giveRoles(flat []*Section, year int, opening func(*Section) string) {
	top, rest := topLevel(flat), "measures"
	part := ""
	for _, s := range flat {
		switch {
		case isPoint(s):
			if part == "measures" && strings.Contains(opening(s), "第一责任人") {
				s.Role = "leadership"
			}
		case s.Level == 0 || s.Title == "" && s.Level != top:
		case s.Level == top:
			if s.Role = roleOf(s.Title, year); s.Role == "" {
				s.Role = rest
			}
			if s.Role == "problems" || s.Role == "plan" {
				rest = "other"
			}
			part = s.Role
		case s.Level <= 3:
			s.Role = ownRole(s.Title)
		}
	}
}

func topLevel(flat []*Section) int {
	top := 0
	for _, s := range flat {
		if s.Level > 0 && (top == 0 || s.Level < top) {
			top = s.Level
		}
	}
	return top
}

func isPoint(s *Section) bool { return s.Inline || strings.ContainsAny(s.Marker, "是先次后面") }

// roleOf takes the word that stands first; the duty of the 第一责任人 and a year after the report's own outweigh the rest. "" where no word tells.
func roleOf(title string, year int) string {
	if strings.HasPrefix(title, "其他") || strings.HasPrefix(title, "其它") {
		return "other"
	}
	role, first := "", len(title)
	for _, w := range roleWords {
		i := strings.Index(title, w.word)
		switch {
		case i < 0:
		case w.role == "leadership":
			return w.role
		case (w.word == "情况" || w.word == "工作") && role != "":
		case i < first:
			role, first = w.role, i
		}
	}
	if year > 0 && role != "problems" && strings.Contains(title, strconv.Itoa(year+1)+"年") {
		return "plan"
	}
	return role
}

func ownRole(title string) string {
	switch {
	case strings.Contains(title, "第一责任人"):
		return "leadership"
	case strings.Contains(title, "存在") && (strings.Contains(title, "问题") || strings.Contains(title, "不足") || strings.Contains(title, "困难")), strings.HasPrefix(title, "不足"):
		return "problems"
	case strings.Contains(title, "下一步") || strings.Contains(title, "下一年度") || strings.Contains(title, "下步"):
		return "plan"
	}
	return ""
}
