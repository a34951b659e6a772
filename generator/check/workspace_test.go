package check

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pufa/generator/finding"
	"pufa/generator/record"
)

const siteRecord = `name = "甲样镇法治公开"
town = "甲样镇"
unit = "样例县甲样镇"
source = "样例"
[policy]
review = ["初审", "终审"]
secrecy_review = true
`

// told reads a workspace from files and gives the findings of the rule as "file:line: quote: message".
func told(t *testing.T, files map[string]string, rule string, o Options) []string {
	t.Helper()
	fsys := fstest.MapFS{}
	if _, ok := files["data/site.toml"]; !ok {
		fsys["data/site.toml"] = &fstest.MapFile{Data: []byte(strings.Split(siteRecord, "[policy]")[0])}
	}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	ws, faults, err := record.Read(fsys)
	if err != nil || finding.Count(faults, finding.Error) > 0 {
		t.Fatal(err, faults)
	}
	o.Files, o.Days, o.Terms = fsys, ws.Calendar, ws.Terms
	var lines []string
	for _, f := range Workspace(ws, o) {
		if f.Rule == rule {
			lines = append(lines, fmt.Sprintf("%s:%d: %s: %s", f.File, f.Line, f.Quote, f.Message))
		}
	}
	return lines
}

func campaign(keys string) string {
	return "kind = \"event\"\ntitle = \"甲样镇开展宪法宣传\"\ndate = 2023-12-04\nsource = \"样例\"\nstatus = \"published\"\n" + keys
}

func TestRecordRules(t *testing.T) {
	day := "[[days]]\nid = \"constitution\"\nname = \"国家宪法日\"\nwhen = \"12-04\"\nfirst = 2014\nverified = %t\nsource = \"样例\"\n"
	holidays := "[[days]]\ndate = 2023-10-02\nname = \"国庆节\"\nsource = \"样例\"\n[[days]]\ndate = 2024-01-01\nname = \"元旦\"\nsource = \"样例\"\n[[days]]\ndate = 2024-10-01\nname = \"国庆节\"\nsource = \"样例\"\n"
	for _, c := range []struct {
		name, rule string
		files      map[string]string
		want       []string
	}{
		{"a rate that does not follow", "record-rate", map[string]string{"data/reports/2023.toml": `year = 2023
title = "样例县甲样镇2023年法治政府建设年度报告"
unit = "样例县甲样镇"
source = "样例"
[[sections]]
level = 1
marker = "一、"
title = "成效"
paragraphs = ["接到工单65件，办结63件，办结率98.92%。"]
[[figures]]
id = "received"
name = "接到工单"
value = 65
unit = "件"
text = "65件"
quote = "接到工单65件"
section = "1"
[[figures]]
id = "closed"
name = "办结"
value = 63
unit = "件"
text = "63件"
quote = "办结63件"
section = "1"
[[figures]]
id = "rate"
name = "办结率"
value = 98.92
unit = "%"
text = "98.92%"
quote = "办结率98.92%"
section = "1"
[[rates]]
figure = "rate"
part = "closed"
whole = "received"
`}, []string{"data/reports/2023.toml:34: 办结率98.92%: “办结率”写的是98.92%，按63件和65件算是96.92%"}},
		{"a summary that tells of more than the records show", "summary-count", map[string]string{
			"data/campaigns/2023/a.toml": campaign(""),
			"data/campaigns/2023/b.toml": "kind = \"summary\"\ntitle = \"全年宣传\"\nperiod = \"2023年\"\nsource = \"样例\"\n[[counts]]\nname = \"宣传\"\nvalue = 24\nunit = \"场次\"\n",
		}, []string{"data/campaigns/2023/b.toml:5: : “全年宣传”说是24场次，2023年的记录里有1场同类活动"}},
		{"the ordinal of a day", "day-ordinal", map[string]string{
			"data/calendar.toml":         fmt.Sprintf(day, true),
			"data/campaigns/2023/a.toml": campaign("day = \"constitution\"\nsummary = \"在第九个国家宪法日开展宣传。\"\n"),
			"data/campaigns/2023/b.toml": campaign("summary = \"在第十个“国家宪法日”开展宣传。\"\n"),
		}, []string{"data/campaigns/2023/a.toml:7: 第九个国家宪法日: 2023年是第十个“国家宪法日”，写的是第九个"}},
		{"a day that nobody confirmed", "day-unverified", map[string]string{
			"data/calendar.toml": fmt.Sprintf(day, false), "data/campaigns/2023/a.toml": campaign("day = \"constitution\"\n"),
		}, []string{"data/calendar.toml:1: 国家宪法日: 有1场活动用到“国家宪法日”，它的日期和届次还没有核实"}},
		{"a repealed law", "repealed-law", map[string]string{"data/campaigns/2023/a.toml": campaign("laws = [\"民法典\", \"婚姻法\"]\n")},
			[]string{"data/campaigns/2023/a.toml:6: 婚姻法: 《婚姻法》2021年1月1日起已由民法典废止"}},
		{"review steps", "review-missing", map[string]string{"data/site.toml": siteRecord, "data/campaigns/2023/a.toml": campaign("[[review]]\nstep = \"初审\"\nby = \"张某\"\n")},
			[]string{"data/campaigns/2023/a.toml:6: : 还没有终审"}},
		{"secrecy review", "secrecy-missing", map[string]string{"data/site.toml": siteRecord, "data/campaigns/2023/a.toml": campaign("")},
			[]string{"data/campaigns/2023/a.toml:1: : 没有保密审查的记录"}},
		{"published before the event", "published-early", map[string]string{"data/campaigns/2023/a.toml": campaign("published = 2023-12-01\n")},
			[]string{"data/campaigns/2023/a.toml:6: 2023-12-01: 发布日期2023年12月1日早于活动日期2023年12月4日"}},
		{"published in the future", "published-future", map[string]string{"data/campaigns/2023/a.toml": campaign("published = 2024-12-01\n")},
			[]string{"data/campaigns/2023/a.toml:6: 2024-12-01: 发布日期2024年12月1日还没有到"}},
		{"minors without consent", "photo-consent", map[string]string{"data/campaigns/2023/a/record.toml": campaign("[[photos]]\nfile = \"1.jpg\"\nalt = \"学生们听法治课\"\nminors = true\n"), "data/campaigns/2023/a/1.jpg": "x"},
			[]string{"data/campaigns/2023/a/record.toml:6: 1.jpg: 图片里有未成年人，没有取得监护人同意的记录"}},
		{"an event told late", "item-due", map[string]string{"data/holidays.toml": holidays, "data/campaigns/2023/a.toml": campaign("published = 2024-01-03\n"), "data/campaigns/2023/b.toml": campaign("published = 2024-01-02\n")},
			[]string{"data/campaigns/2023/a.toml:6: 2024-01-03: 2023年12月4日的活动，2024年1月3日才发布，晚于2024年1月2日（20个工作日）"}},
		{"an event not told in time", "item-due", map[string]string{"data/holidays.toml": holidays, "data/campaigns/2023/a.toml": strings.Replace(campaign(""), "published", "draft", 1)},
			[]string{"data/campaigns/2023/a.toml:5: 甲样镇开展宪法宣传: 这条活动还没有公开：期限是2024年1月2日，已过8天"}},
		{"no working days without their data", "holidays-missing", map[string]string{"data/campaigns/2023/a.toml": strings.Replace(campaign(""), "published", "draft", 1)},
			[]string{"data/holidays.toml:0: : 没有2023年的节假日安排，算不出20个工作日的期限"}},
	} {
		got := told(t, c.files, c.rule, Options{Now: record.Date{Year: 2024, Month: 1, Day: 10}})
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestFindingsStandInTheRecordsFile(t *testing.T) {
	file := campaign("body = \"\"\"\n第一段。\n工作扎实推进，，成效明显。\"\"\"\n")
	got := told(t, map[string]string{"data/campaigns/2023/a.toml": file}, "punctuation-double", Options{})
	if len(got) != 1 || got[0] != "data/campaigns/2023/a.toml:8: ，，: 标点叠用" {
		t.Errorf("got %v", got)
	}
}

func BenchmarkWorkspace(b *testing.B) {
	var bodies []string
	for _, file := range glob(b, "testdata/clean/*.txt") {
		if text := read(b, file); !strings.Contains(text, "年度报告") {
			bodies = append(bodies, text)
		}
	}
	ws := &record.Workspace{Site: record.Site{Policy: record.Policy{Review: []string{"初审"}}}}
	for i := range 10000 {
		title, body, _ := strings.Cut(bodies[i%len(bodies)], "\n")
		ws.Campaigns = append(ws.Campaigns, record.Campaign{Kind: "event", Year: 2023, Title: title, Body: body, Date: record.Date{Year: 2023, Month: 5, Day: 1 + i%28},
			Review: []record.Review{{Step: "初审", By: "张某"}}, Place: record.Place{File: fmt.Sprintf("data/campaigns/2023/%d.toml", i)}})
	}
	var terms record.Terms
	record.Decode("terms.toml", []byte(read(b, "../../data/terms.toml")), &terms)
	var days record.Calendar
	record.Decode("calendar.toml", []byte(read(b, "../../data/calendar.toml")), &days)
	for b.Loop() {
		Workspace(ws, Options{Now: record.Date{Year: 2024, Month: 1, Day: 1}, Terms: terms.Terms, Days: days.Days})
	}
}
