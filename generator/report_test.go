package main

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/figure"
	"pufa/generator/record"
)

const town = ".." // the workspace that this project is: the town's own records

// sourceReport is the report as the town gave it out, or skips loudly.
func sourceReport(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../shared/sources/changsha-2023-report.txt")
	if err != nil {
		t.Skipf("SKIPPED: the source of the 2023 report is not beside the project: %v", err)
	}
	return string(data)
}

func townRecords(t *testing.T) *record.Workspace {
	t.Helper()
	ws, faults, err := record.Read(os.DirFS(town))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Errorf("the town's records are not clean: %s", f)
	}
	return ws
}

func TestTheReportIsTheSourceWordForWord(t *testing.T) {
	want := strings.ReplaceAll(sourceReport(t), "[bookmark: _GoBack]", "")
	lines := strings.FieldsFunc(want, func(r rune) bool { return r == '\n' || r == '\r' })
	kept := lines[:0]
	for _, line := range lines {
		if line = strings.Trim(line, " "); line != "" {
			kept = append(kept, line)
		}
	}
	ws := townRecords(t)
	if len(ws.Reports) != 1 || ws.Reports[0].Year != 2023 {
		t.Fatalf("the town has %d reports, want the one of 2023", len(ws.Reports))
	}
	if diff := cmp.Diff(strings.Join(kept, "\n"), ws.Reports[0].PlainText()); diff != "" {
		t.Errorf("source (-) and record (+) differ:\n%s", diff)
	}
}

func TestEveryFigureOfTheReportStandsInTheRecord(t *testing.T) {
	report := townRecords(t).Reports[0]
	numbers := report.Numbers()
	type fact struct {
		Section, Text, Unit, Bound string
		Value                      float64
	}
	var want, got []fact
	for i := range report.Sections {
		for _, f := range figure.Find(report.Sections[i].Text()) {
			if !f.Optional {
				want = append(want, fact{numbers[i], f.Text, f.Unit, string(f.Bound), f.Value})
			}
		}
	}
	for _, f := range report.Figures {
		got = append(got, fact{f.Section, f.Text, f.Unit, f.Bound, f.Value})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("figures of the text (-) and of the record (+) differ:\n%s", diff)
	}
	if len(got) != 22 {
		t.Errorf("the record has %d figures, want the 22 that were counted by hand", len(got))
	}
}

func TestRatesFollowFromTheirParts(t *testing.T) {
	report := townRecords(t).Reports[0]
	value := map[string]float64{}
	for _, f := range report.Figures {
		value[f.ID] = f.Value
	}
	want := []record.Rate{
		{Figure: "hotline-closed-rate", Part: "hotline-closed", Whole: "hotline-orders"},
		{Figure: "disputes-settled-rate", Part: "disputes-settled", Whole: "disputes-accepted"},
	}
	got := make([]record.Rate, len(report.Rates))
	for i, r := range report.Rates {
		got[i] = record.Rate{Figure: r.Figure, Part: r.Part, Whole: r.Whole}
		if rate := 100 * value[r.Part] / value[r.Whole]; rate-value[r.Figure] > 0.05 || value[r.Figure]-rate > 0.05 {
			t.Errorf("%s is %v, but %v of %v is %v", r.Figure, value[r.Figure], value[r.Part], value[r.Whole], rate)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rates differ (-want +got):\n%s", diff)
	}
}
