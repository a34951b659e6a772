package desk_test

import (
	"net/url"
	"strings"
	"testing"
)

// count counts at the page as its form does.
func (g *guest) count(received, extended string, corrections ...string) string {
	return g.get("/clock?" + url.Values{"received": {received}, "extended": {extended}, "correction": corrections}.Encode())
}

func TestTheClockCountsWorkingDaysAndShowsThem(t *testing.T) {
	g := visit(t, town(t, 1))
	if !strings.Contains(g.get("/"), `href="/clock"`) {
		t.Error("nothing leads to the page")
	}
	text := g.count("2026年4月1日", "")
	has(t, text, "2026年4月1日收到申请，当天不算", "2026年4月30日 （周四）", "4月6日 周一 清明节放假，不算", "4月2日 周四", "从今天算还有", "放假安排的来源")
	if strings.Contains(words(text), "4月4日 周六 4月5日") {
		t.Error("days off were counted")
	}
	if n := strings.Count(text, "<li>4月"); n != 20+strings.Count(text, "放假，不算")+strings.Count(text, "调休上班，算") {
		t.Error(n, "days are shown")
	}
	has(t, g.count("2026-4-1", "yes", "2026-4-20", ""), "2026年4月20日收到补正", "2026年6月17日 （周三）", "调休上班，算")
	has(t, g.count("2025-10-9", ""), "已经过了")
}

func TestTheClockNeverGuesses(t *testing.T) {
	g := visit(t, town(t, 1))
	for _, c := range []struct {
		received    string
		corrections []string
		want        string
	}{
		{"2030-3-1", nil, "还没有 2030 年的节假日安排，算不出来，也不猜"},
		{"2026-12-20", nil, "还没有 2027 年的节假日安排"},
		{"三月初", nil, "收到申请的日期“三月初”：看不懂这个日期"},
		{"2026-2-30", nil, "没有 2026年2月30日 这一天"},
		{"2026-4-20", []string{"2026-4-1"}, "第 1 次补正的日期 2026年4月1日 早于前面的 2026年4月20日"},
		{" ", nil, "没有写收到申请的日期"},
		{`"><script>alert(1)</script>`, nil, "看不懂这个日期"},
	} {
		text := g.count(c.received, "", c.corrections...)
		has(t, text, c.want)
		if strings.Contains(text, "最晚的日子") || strings.Contains(text, "<script>alert") {
			t.Errorf("%q: %s", c.received, words(text))
		}
	}
}
