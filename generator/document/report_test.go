package document

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func understood(name, text string) *Document {
	return Understand(&Source{File: name, Format: "txt", Text: text})
}

// townReport is the town's report as it was given out, and its themes.
func townReport(t *testing.T) (*Document, *record.Workspace) {
	t.Helper()
	data, err := os.ReadFile("../../../shared/sources/changsha-2023-report.txt")
	if err != nil {
		t.Skipf("SKIPPED: the source of the 2023 report is not beside the project: %v", err)
	}
	ws, _, err := record.Read(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	return understood("changsha-2023-report.txt", string(data)), ws
}

func TestTheTownsReportBecomesItsRecord(t *testing.T) {
	doc, ws := townReport(t)
	got, findings := Report(doc, Known{Themes: ws.Themes})
	if n := finding.Count(findings, finding.Error); n > 0 {
		t.Errorf("%d errors: %v", n, findings)
	}
	want := ws.Reports[0]
	if doc.Kind != ReportKind || got.Year != want.Year || got.Title != want.Title || got.Unit != want.Unit || got.Level != want.Level {
		t.Errorf("got %s %d %q %q %q", doc.Kind, got.Year, got.Title, got.Unit, got.Level)
	}
	if diff := cmp.Diff(want.PlainText(), got.PlainText()); diff != "" {
		t.Errorf("text (-record +import):\n%s", diff)
	}
	places := cmp.Transformer("place", func(record.Place) string { return "" })
	sections := slices.Clone(want.Sections)
	for i, s := range sections {
		if s.Level != 2 {
			sections[i].Themes = nil // of a single problem or plan people say which field of work it names
		}
	}
	if diff := cmp.Diff(sections, got.Sections, places); diff != "" {
		t.Errorf("sections (-record +import):\n%s", diff)
	}
	type fact struct {
		Section, Text, Unit, Bound string
		Value, High                float64
	}
	facts := func(figures []record.Figure) (list []fact) {
		for _, f := range figures {
			list = append(list, fact{f.Section, f.Text, f.Unit, f.Bound, f.Value, f.High})
		}
		return list
	}
	if diff := cmp.Diff(facts(want.Figures), facts(got.Figures)); diff != "" {
		t.Errorf("figures (-record +import):\n%s", diff)
	}
	rates := func(r record.Report) (list []string) {
		text := map[string]string{}
		for _, f := range r.Figures {
			text[f.ID] = f.Text
		}
		for _, rate := range r.Rates {
			list = append(list, text[rate.Figure]+" = "+text[rate.Part]+" / "+text[rate.Whole])
		}
		return list
	}
	if diff := cmp.Diff(rates(want), rates(got)); diff != "" {
		t.Errorf("rates (-record +import):\n%s", diff)
	}
}

func TestQuotesStandOnceInTheirSection(t *testing.T) {
	docs := map[string]*Document{}
	for name, text := range samples(t) {
		docs[name] = understood(name+".txt", text)
	}
	docs["hard"] = understood("hard.txt", "甲样镇2023年法治政府建设年度报告\n一、成效\n办3件，办3件，办3件。3件。办13件3件3件\n3件")
	for name, doc := range docs {
		if name == "hard" || doc.Kind == ReportKind {
			r, findings := Report(doc, Known{})
			checkReport(t, name, doc, r, findings)
		}
	}
}

func checkReport(t *testing.T, name string, doc *Document, r record.Report, findings []finding.Finding) {
	t.Helper()
	if n := finding.Count(findings, finding.Error); n > 0 {
		t.Errorf("%s: %d errors: %v", name, n, findings)
	}
	text := map[string]string{}
	for i, number := range r.Numbers() {
		text[number] = r.Sections[i].Text()
	}
	ids := map[string]bool{}
	for _, f := range r.Figures {
		if ids[f.ID] || record.SlugFault(f.ID) != "" {
			t.Errorf("%s: id %q is taken or no slug", name, f.ID)
		}
		ids[f.ID] = true
		if strings.Count(text[f.Section], f.Quote) != 1 || strings.Count(f.Quote, f.Text) != 1 {
			if name != "hard" {
				t.Errorf("%s: %q in %q in section %s %q", name, f.Text, f.Quote, f.Section, text[f.Section])
			}
		}
	}
}

func TestProvincialReportsBecomeRecordsWordForWord(t *testing.T) {
	for _, name := range []string{"广东省", "浙江省", "贵州省"} {
		data, err := os.ReadFile("../../../shared/figures/texts/" + name + ".txt")
		if err != nil {
			t.Skipf("SKIPPED: the provincial reports are not beside the project: %v", err)
		}
		doc := understood(name+".txt", string(data))
		if doc.Text != string(data) {
			t.Errorf("%s: the text is not the file's own", name)
		}
		r, findings := Report(doc, Known{})
		checkReport(t, name, doc, r, findings)
	}
}
