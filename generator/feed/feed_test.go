package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"pufa/generator/record"
)

var now = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

func town() *record.Workspace {
	return &record.Workspace{
		Site: record.Site{Name: "甲样镇法治公开", Unit: "样例县甲样镇"},
		Calendar: []record.Day{
			{ID: "constitution", Name: "国家宪法日", When: "12-04", First: 2014, Verified: true, Basis: "《法治宣传教育法》第十三条",
				Themes: []record.DayTheme{{Year: 2026, Text: "甲；乙,丙\\丁"}}},
			{ID: "guess", Name: "没有核实的日子", When: "06-01"},
		},
		Reports: []record.Report{
			{Year: 2024, Title: "甲样镇2024年法治政府建设年度报告", Published: record.Date{Year: 2025, Month: 3, Day: 20}},
			{Year: 2023, Title: "没有公布日期的报告"},
		},
		Campaigns: []record.Campaign{
			{Kind: "event", Year: 2025, Slug: "a", Title: strings.Repeat("宪法进校园暨", 12) + "<&>", Date: record.Date{Year: 2025, Month: 12, Day: 4}, Summary: "讲座一场\n发资料400余份", Village: "甲一村"},
			{Kind: "event", Year: 2026, Slug: "b", Title: "三天的活动", Start: record.Date{Year: 2026, Month: 1, Day: 30}, End: record.Date{Year: 2026, Month: 2, Day: 1}},
			{Kind: "event", Year: 2026, Slug: "c", Title: "草稿", Date: record.Date{Year: 2026, Month: 1, Day: 2}, Status: "draft"},
			{Kind: "event", Year: 2026, Slug: "e", Title: "导入时存疑", Date: record.Date{Year: 2026, Month: 1, Day: 3}, Confirm: []string{"date"}},
			{Kind: "summary", Year: 2025, Slug: "d", Title: "没有日期的汇总", Period: "2025年"},
		},
		Disclosure: record.Disclosure{
			Rules:     []record.Document{{Slug: "zhidu", Title: "公开制度", Published: record.Date{Year: 2024, Month: 5, Day: 1}}},
			Documents: []record.Document{{Year: 2025, Slug: "tongzhi", Title: "通知", Summary: "一件事", Published: record.Date{Year: 2025, Month: 6, Day: 1}}, {Year: 2025, Slug: "f", Title: "草稿", Status: "draft"}},
			Annuals:   []record.Annual{{Year: 2024, Title: "公开年报", Published: record.Date{Year: 2025, Month: 1, Day: 20}}, {Year: 2023, Title: "没有公布日期的年报"}},
			Results:   []record.Result{{Year: 2025, Slug: "chufa", Title: "处罚", Published: record.Date{Year: 2025, Month: 6, Day: 2}}},
		},
	}
}

func made(t *testing.T, ws *record.Workspace) map[string][]byte {
	t.Helper()
	files, err := Make(ws, Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestSameRecordsGiveTheSameBytes(t *testing.T) {
	a, b := made(t, town()), made(t, town())
	if len(a) != 11 {
		t.Errorf("made %d files, want 8 feeds, the calendar and 2 events", len(a))
	}
	for path := range a {
		if !bytes.Equal(a[path], b[path]) {
			t.Errorf("%s differs from build to build", path)
		}
	}
}

func TestATownWithoutDatesHasNoFeed(t *testing.T) {
	ws := town()
	ws.Reports, ws.Campaigns, ws.Calendar = ws.Reports[1:], ws.Campaigns[4:], ws.Calendar[1:]
	ws.Disclosure = record.Disclosure{Annuals: ws.Disclosure.Annuals[1:], Results: ws.Disclosure.Results}
	if files := made(t, ws); len(files) != 0 {
		t.Errorf("made %d files out of records without a date", len(files))
	}
}

// RFC 4287, 4.1: a feed has exactly one id, title and updated, an author, and each entry an id, title, updated and an alternate link or content.
func TestAtomIsValid(t *testing.T) {
	for path, entries := range map[string]int{"feed.xml": 6, "reports/feed.xml": 1, "campaigns/feed.xml": 2, "disclosure/feed.xml": 3} {
		var feed struct {
			XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
			ID      []string `xml:"http://www.w3.org/2005/Atom id"`
			Title   []string `xml:"http://www.w3.org/2005/Atom title"`
			Updated []string `xml:"http://www.w3.org/2005/Atom updated"`
			Author  []string `xml:"http://www.w3.org/2005/Atom author>name"`
			Links   []struct {
				Rel string `xml:"rel,attr"`
			} `xml:"http://www.w3.org/2005/Atom link"`
			Entries []struct {
				ID      []string `xml:"id"`
				Title   []string `xml:"title"`
				Updated []string `xml:"updated"`
				Link    []struct {
					Rel  string `xml:"rel,attr"`
					Href string `xml:"href,attr"`
				} `xml:"link"`
			} `xml:"http://www.w3.org/2005/Atom entry"`
		}
		if err := xml.Unmarshal(made(t, town())[path], &feed); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if len(feed.ID) != 1 || len(feed.Title) != 1 || len(feed.Updated) != 1 || len(feed.Author) != 1 || len(feed.Entries) != entries ||
			len(feed.Links) != 2 || feed.Links[0].Rel != "self" || feed.Links[1].Rel != "alternate" {
			t.Fatalf("%s lacks a required element: %+v", path, feed)
		}
		seen := map[string]bool{feed.ID[0]: true}
		for _, e := range feed.Entries {
			if len(e.ID) != 1 || len(e.Title) != 1 || len(e.Updated) != 1 || len(e.Link) != 1 || e.Link[0].Rel != "alternate" {
				t.Fatalf("%s: entry lacks a required element: %+v", path, e)
			}
			if seen[e.ID[0]] || !strings.HasPrefix(e.ID[0], "urn:uuid:") {
				t.Errorf("%s: id %s is not a new IRI", path, e.ID[0])
			}
			seen[e.ID[0]] = true
			if _, err := time.Parse(time.RFC3339, e.Updated[0]); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

func TestJSONFeedIsValid(t *testing.T) {
	ws := town()
	ws.Site.BaseURL, ws.Site.Path = "https://www.yangli.example", "/fazhi/"
	var feed struct {
		Version string
		Title   string
		Items   []struct {
			ID, URL string
			Text    string `json:"content_text"`
			Date    string `json:"date_published"`
		}
	}
	if err := json.Unmarshal(made(t, ws)["campaigns/feed.json"], &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Title == "" || len(feed.Items) != 2 {
		t.Fatalf("got %+v", feed)
	}
	for _, item := range feed.Items {
		if item.ID == "" || item.Text == "" || !strings.HasPrefix(item.URL, "https://www.yangli.example/fazhi/campaigns/") {
			t.Errorf("got item %+v", item)
		}
		if _, err := time.Parse(time.RFC3339, item.Date); err != nil {
			t.Error(err)
		}
	}
}

func TestCalendarPassesAStrictReader(t *testing.T) {
	file := made(t, town())["calendar/calendar.ics"]
	for _, line := range strings.Split(strings.TrimSuffix(string(file), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Errorf("line of %d octets is not folded rightly: %q", len(line), line)
		}
	}
	cal, err := ics.ParseCalendar(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][3]string{}
	for _, e := range cal.Events() {
		value := func(p ics.ComponentProperty) string {
			if prop := e.GetProperty(p); prop != nil {
				return prop.Value
			}
			return ""
		}
		got[value(ics.ComponentPropertySummary)] = [3]string{value(ics.ComponentPropertyDtStart), value(ics.ComponentPropertyDtEnd), value(ics.ComponentPropertyDescription)}
		if value(ics.ComponentPropertyUniqueId) == "" || value(ics.ComponentPropertyDtstamp) == "" {
			t.Errorf("event lacks UID or DTSTAMP: %v", e)
		}
	}
	want := map[string][3]string{
		"第13个国家宪法日":                          {"20261204", "20261205", "主题：甲；乙,丙\\丁\n依据：《法治宣传教育法》第十三条"},
		"第14个国家宪法日":                          {"20271204", "20271205", "依据：《法治宣传教育法》第十三条"},
		strings.Repeat("宪法进校园暨", 12) + "<&>": {"20251204", "20251205", "讲座一场\n发资料400余份"},
		"三天的活动":                              {"20260130", "20260202", ""},
	}
	for name, w := range want {
		if got[name] != w {
			t.Errorf("%s: got %q, want %q", name, got[name], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("calendar has %d events, want %d", len(got), len(want))
	}
}
