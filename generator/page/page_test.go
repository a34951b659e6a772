package page

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/record"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// day is the day that the pages of the tests speak from.
var day = time.Date(2024, 3, 1, 9, 0, 0, 0, time.UTC)

// smallTown is a fictional town with two reports, an event, a withdrawn event, a summary, a draft and three legal-awareness days, one unverified.
func smallTown() *record.Workspace {
	return &record.Workspace{
		Site: record.Site{
			Name: "甲样镇法治公开", Town: "甲样镇", Unit: "样例县甲样镇", Region: "样例县", Source: "示例", Fictional: true,
			BaseURL: "https://www.example.gov.cn", Path: "/zwgk/fazhi/",
			Footer: record.Footer{Host: "甲样镇人民政府", ICP: "示ICP备00000000号"},
		},
		Themes: []record.Theme{
			{ID: "publicity", Name: "普法宣传", Summary: "面向群众的法治宣传教育。", Source: "示例"},
			{ID: "study", Name: "学法用法", Source: "示例"},
		},
		Calendar: []record.Day{
			{ID: "constitution", Name: "国家宪法日", When: "12-04", First: 2014, Basis: "法治宣传教育法第十三条", Verified: true, Source: "示例"},
			{ID: "tree", Name: "植树节", When: "03-12", Law: "森林法", Verified: true, Source: "示例"},
			{ID: "rumoured", Name: "传闻日", When: "05-05", Source: "示例"},
		},
		Reports: []record.Report{smallReport(2022, "20场次", 20), smallReport(2023, "24场次", 24)},
		Campaigns: []record.Campaign{
			{
				Slug: "xianfa-ri", Year: 2023, Kind: "event", Title: "宪法日集市宣传", Date: record.Date{Year: 2023, Month: 12, Day: 4}, Village: "甲一村",
				Day: "constitution", Themes: []string{"publicity"}, Laws: []string{"宪法"}, Forms: []string{"集市宣传"}, Audience: []string{"村民"},
				Reached:   &record.Count{Value: 300, Unit: "人次", Bound: "at-least"},
				Materials: []record.Count{{Value: 400, Unit: "份", Bound: "exact"}},
				Summary:   "在集市设点宣传。", Body: "　　第一段。\n\n    第二段。", Source: "甲样镇司法所", Author: "甲某", Status: "published",
				Photos:      []record.Photo{{File: "a.jpg", Alt: "集市上的宣传台"}},
				Attachments: []record.Attachment{{File: "plan.pdf", Title: "活动方案"}},
				Place:       record.Place{File: "data/campaigns/2023/xianfa-ri/record.toml"},
			},
			{
				Slug: "chehui", Year: 2023, Kind: "event", Title: "写错的活动", Date: record.Date{Year: 2023, Month: 11, Day: 1}, Source: "甲样镇司法所",
				Body: "不应再出现的正文", Status: "withdrawn", Withdrawn: "日期有误", WithdrawnOn: record.Date{Year: 2024, Month: 1, Day: 2},
			},
			{
				Slug: "quannian", Year: 2023, Kind: "summary", Title: "全年法治宣传", Period: "2023年", Themes: []string{"publicity"}, Source: "年度报告",
				Report: 2023, Section: "1.1.1", Quote: "全年宣传24场次", Status: "published", Counts: []record.Count{{Name: "宣传", Value: 24, Unit: "场次"}},
			},
			{Slug: "caogao", Year: 2023, Kind: "event", Title: "尚未审核的活动", Source: "甲样镇司法所", Status: "draft"},
		},
	}
}

func smallReport(year int, text string, value float64) record.Report {
	return record.Report{
		Year: year, Title: "样例县甲样镇法治政府建设年度报告", Unit: "样例县甲样镇", Source: "示例", Status: "published",
		Sections: []record.Section{
			{Level: 0, Paragraphs: []string{"现将有关情况报告如下："}},
			{Level: 1, Marker: "一、", Title: "主要举措和成效", Role: "measures"},
			{Level: 2, Marker: "（一）", Title: "加强普法宣传。", RunsOn: true, Themes: []string{"publicity"}},
			{Level: 3, Marker: "一是", RunsOn: true, Inline: true, Paragraphs: []string{"全年宣传" + text + "。"}},
			{Level: 3, Marker: "二是", Title: "办好热线。", RunsOn: true, Inline: true, Paragraphs: []string{"接到工单65件，办结63件，办结率96.92%。"}},
			{Level: 1, Marker: "二、", Title: "存在的问题", Role: "problems", Paragraphs: []string{"宣传形式单一。", "经费不足。"}},
		},
		Figures: []record.Figure{
			{ID: "sessions", Name: "法治宣传", Value: value, Unit: "场次", Text: text, Quote: "全年宣传" + text, Section: "1.1.1", Indicator: "sessions", Headline: true},
			{ID: "received", Name: "接到工单", Value: 65, Unit: "件", Text: "65件", Quote: "接到工单65件", Section: "1.1.2", Indicator: "received"},
			{ID: "closed", Name: "办结工单", Value: 63, Unit: "件", Text: "63件", Quote: "办结63件", Section: "1.1.2", Indicator: "closed"},
			{ID: "rate", Name: "工单办结率", Value: 96.92, Unit: "%", Text: "96.92%", Quote: "办结率96.92%", Section: "1.1.2", Indicator: "rate", Headline: true},
		},
		Rates: []record.Rate{{Figure: "rate", Part: "closed", Whole: "received"}},
		Place: record.Place{File: "data/reports/x.toml"},
	}
}

func TestPagesOfASmallTown(t *testing.T) {
	files := fstest.MapFS{"data/campaigns/2023/xianfa-ri/plan.pdf": {Data: make([]byte, 2048)}}
	p, err := Make(smallTown(), Options{Now: day, Files: files})
	if err != nil {
		t.Fatal(err)
	}
	got := readable(t, p)
	const golden = "testdata/small.golden"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(got), string(want)); diff != "" {
		t.Errorf("pages differ from %s (-update rewrites it):\n%s", golden, diff)
	}
}

// readable sets all pages one after the other, their front matter on many lines.
func readable(t *testing.T, p *Pages) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, path := range slices.Sorted(maps.Keys(p.Content)) {
		head, body, _ := bytes.Cut(p.Content[path], []byte("\n"))
		b.WriteString("-- " + path + " --\n")
		if err := json.Indent(&b, head, "", " "); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		b.WriteString("\n")
		if len(body) > 0 {
			b.Write(append(body, '\n'))
		}
	}
	for _, files := range []map[string]string{p.Sources, p.Assets} {
		for _, path := range slices.Sorted(maps.Keys(files)) {
			b.WriteString("-- " + path + " <- " + files[path] + "\n")
		}
	}
	return b.Bytes()
}

func TestTheSameRecordsGiveTheSameBytes(t *testing.T) {
	first, err := Make(smallTown(), Options{Now: day})
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := Make(smallTown(), Options{Now: day})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(again, first); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestDraftsAndUnverifiedDaysStayAway(t *testing.T) {
	p, err := Make(smallTown(), Options{Now: day})
	if err != nil {
		t.Fatal(err)
	}
	for path, content := range p.Content {
		for _, hidden := range []string{"尚未审核的活动", "传闻日", "不应再出现的正文"} {
			if strings.Contains(string(content), hidden) {
				t.Errorf("%s shows %s", path, hidden)
			}
		}
	}
	withdrawn := string(p.Content["campaigns/2023/chehui.md"])
	for _, shown := range []string{"日期有误", "2024年1月2日"} {
		if !strings.Contains(withdrawn, shown) {
			t.Errorf("the withdrawn event's page does not tell %s", shown)
		}
	}
	drafts, err := Make(smallTown(), Options{Now: day, Draft: true})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(drafts.Content["campaigns/2023/caogao.md"]), `"draft":true`) {
		t.Error("a preview shows no draft, or doesn't mark it")
	}
}

// The usual dates of a week that each year's notice sets are no fact about a year whose notice is not recorded.
func TestDatesOfAnUnknownNoticeAreSaidToBeSo(t *testing.T) {
	week := record.Day{ID: "week", Name: "宪法宣传周", When: "12-01/12-07", Verified: true, Themes: []record.DayTheme{
		{Year: 2023, Start: record.Date{Year: 2023, Month: 12, Day: 1}, End: record.Date{Year: 2023, Month: 12, Day: 7}}}}
	for year, want := range map[int]string{2023: "", 2026: "具体日期以当年通知为准"} {
		b := &book{days: []record.Day{week}, today: record.Date{Year: year, Month: 1, Day: 1}}
		if got := b.dayLines(year)[0].Note; got != want {
			t.Errorf("%d: got %q, want %q", year, got, want)
		}
	}
}

func TestAReportIsLaidOutWordForWord(t *testing.T) {
	r := smallReport(2023, "24场次", 24)
	r.Sections = append(r.Sections,
		record.Section{Level: 2, Marker: "（一）", RunsOn: true, Paragraphs: []string{"没有标题的一项。", "另起一段。"}},
		record.Section{Level: 3, Marker: "1.", Title: "小标题", Paragraphs: []string{"正文。"}},
		record.Section{Level: 4, Marker: "（1）", Title: "接排。", RunsOn: true, Paragraphs: []string{"文字。"}},
		record.Section{Level: 1, Title: "无序号的部分"},
		record.Section{Level: 3, Marker: "一是", RunsOn: true, Inline: true, Paragraphs: []string{"跟在标题后面。"}})
	var b strings.Builder
	b.WriteString(r.Title)
	for _, block := range lay(&r) {
		b.WriteString("\n" + words(block.Runs) + words(block.Lead))
	}
	if diff := cmp.Diff(b.String(), r.PlainText()); diff != "" {
		t.Error(diff)
	}
	ids := map[string]bool{}
	for _, block := range lay(&r) {
		for _, run := range append(append([]run{{ID: block.ID}}, block.Runs...), block.Lead...) {
			if run.ID != "" && ids[run.ID] {
				t.Errorf("anchor %s stands twice", run.ID)
			}
			ids[run.ID] = true
		}
	}
	for _, n := range r.Numbers() {
		if !ids[anchor(n)] {
			t.Errorf("section %s has no anchor", n)
		}
	}
}

func words(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		for _, p := range r.Pieces {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestAnEmptyTownHasPagesToo(t *testing.T) {
	p, err := Make(&record.Workspace{Site: record.Site{Name: "空站", Town: "甲样镇", Unit: "样例县甲样镇"}}, Options{Now: day})
	if err != nil {
		t.Fatal(err)
	}
	got := slices.Sorted(maps.Keys(p.Content))
	want := []string{"404.md", "_index.md", "about/_index.md", "about/map.md", "search/_index.md"}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Error(diff)
	}
}

func TestBodiesHoldNoLiveCode(t *testing.T) {
	for body, want := range map[string]string{
		"<script>alert(1)</script>":  "&lt;script>alert(1)&lt;/script>",
		"{{< ref x >}} {{% y %}}":    "&#123;&#123;&lt; ref x >&#125;&#125; &#123;&#123;% y %&#125;&#125;",
		"　　首行缩进":                     "首行缩进",
		"    四个空格":                   "四个空格",
		"- 一\n    - 二\n\n1. 甲\n   续": "- 一\n    - 二\n\n1. 甲\n   续",
		"# 一\n### 二\n###### 三\n# 四":  "## 一\n### 二\n#### 三\n## 四",
		"a\n<!-- b -->":              "a\n&lt;!-- b -->",
	} {
		if got := markdown(body); got != want {
			t.Errorf("markdown(%q) = %q, want %q", body, got, want)
		}
	}
}
