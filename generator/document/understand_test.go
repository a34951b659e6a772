package document

import (
	"testing"
	"unicode/utf8"
)

func TestKindsOfDocuments(t *testing.T) {
	want := map[string]Kind{
		"report-s01": ReportKind, "report-s02": ReportKind, "report-s03": ReportKind, "report-s04": ReportKind, "report-s05": ReportKind, "report-s06": ReportKind,
		"report-s07": ReportKind, "report-s08": ReportKind, "c03": ReportKind, "d02": ReportKind, "p04": ReportKind, "p10": ReportKind, "ogi-s01": AnnualKind, "ogi-s02": AnnualKind,
		"event-s01": CampaignKind, "event-s02": CampaignKind, "event-s03": CampaignKind, "c12": CampaignKind, "p24": CampaignKind,
	}
	for name, text := range samples(t) {
		if got := understood(name, text).Kind; got != want[name] {
			t.Errorf("%s is taken for a %s, want %s", name, got, want[name])
		}
	}
}

func TestPageClutterIsNoPartOfTheBody(t *testing.T) {
	doc := understood("report-s06.txt", samples(t)["report-s06"])
	var got []string
	for _, d := range doc.Clutter {
		got = append(got, d.Text)
		if s := string([]rune(doc.Text)[d.Start:d.End]); s != d.Text {
			t.Errorf("%q stands where %q should", s, d.Text)
		}
	}
	if len(got) != 4 {
		t.Errorf("clutter is %q", got)
	}
	r, _ := Report(doc, Known{})
	if r.Title != "己样镇2025年法治政府建设年度报告" || r.Sections[len(r.Sections)-1].Paragraphs[0] != "书记、镇长专题听取汇报2次,全镇47公职人员通过考试。" {
		t.Errorf("got %+v", r)
	}
}

func TestYearOfATextWithoutTitle(t *testing.T) {
	if doc := understood("report-s01.txt", samples(t)["report-s01"]); doc.Year != 2023 || doc.Unit != "甲样镇人民政府" {
		t.Errorf("got %d %q", doc.Year, doc.Unit)
	}
}

// FuzzUnderstand: no text breaks anything, and no character of a body is lost on the way into a record.
func FuzzUnderstand(f *testing.F) {
	for _, text := range samples(f) {
		f.Add(text)
	}
	f.Add("甲镇2023年法治政府建设年度报告\n甲县人民政府：\n一、甲 | 乙\n01\n题\n02 题：\n（一）一是甲3件。二是乙3件3件\n甲镇人民政府\n2024年1月2日")
	known := inventedCalendar()
	f.Fuzz(func(t *testing.T, text string) {
		doc := understood("a.txt", text)
		r, findings := Report(doc, known)
		_, values := Campaign(doc, known)
		ReadAnnual(doc)
		if !utf8.ValidString(text) {
			return
		}
		for _, finding := range findings {
			if finding.Rule == "word-for-word" {
				t.Errorf("body %q became %q", squeezed(string(doc.body)), squeezed(r.PlainText()))
			}
		}
		runes := []rune(doc.Text)
		for _, fig := range doc.Figures {
			if string(runes[fig.Start:fig.End]) != fig.Text {
				t.Errorf("%q is not at %d", fig.Text, fig.Start)
			}
		}
		for _, v := range values {
			if string(doc.body[v.Start:v.End]) != v.Quote && string(runes[v.Start:v.End]) != v.Quote {
				t.Errorf("%s: %q is not at %d", v.Key, v.Quote, v.Start)
			}
		}
	})
}
