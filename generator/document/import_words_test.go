package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// Every sample, read as each kind of document there is, gives a record that has all its characters in their order, or none: what the record does not hold
// is told by a finding.
func TestImportsAreWordForWord(t *testing.T) {
	files, err := filepath.Glob("testdata/samples/*.txt")
	if err != nil || len(files) < 13 {
		t.Fatalf("%d samples: %v", len(files), err)
	}
	kinds := 0
	for _, file := range files {
		for _, as := range []Kind{"", ReportKind, AnnualKind, CampaignKind, OtherKind} {
			src, err := Open(file, Limits{})
			must(t, err)
			doc := Understand(src)
			in := Importer{Root: t.TempDir(), As: as, Year: 2023, Now: noon}
			out, err := in.document(doc)
			must(t, err)
			if len(out.Records) == 0 || out.Records[0].Outcome != Written {
				if finding.Count(out.Findings, finding.Error) == 0 {
					t.Errorf("%s as %q: nothing written, and no error", file, as)
				}
				continue
			}
			kinds++
			got := recordWords(t, out.Records[0])
			want := withoutBars(string(doc.body[doc.Structure.Title.Start:]))
			switch {
			case strings.Contains(out.Records[0].File, "/annual/"):
				inOrder(t, file, want, got)
			case strings.Contains(out.Records[0].File, "/campaigns/"):
				inOrder(t, file, want, got)
			default:
				if got != want {
					t.Errorf("%s as %q (-document +record):\n%s", file, as, cmp.Diff(want, got))
				}
			}
		}
	}
	if kinds < 30 {
		t.Errorf("only %d records were written", kinds)
	}
}

// recordWords is a record's text, white space and bars aside.
func recordWords(t *testing.T, r ImportedRecord) string {
	t.Helper()
	decode := func(v any) {
		if faults := record.Decode(r.File, r.Text, v); len(faults) > 0 {
			t.Errorf("%s: %v", r.File, faults)
		}
	}
	switch {
	case strings.HasPrefix(r.File, "data/reports/"):
		var report record.Report
		decode(&report)
		return withoutBars(report.PlainText())
	case strings.Contains(r.File, "/annual/"):
		var a record.Annual
		decode(&a)
		text := a.Title + a.Preface
		for _, p := range a.Parts {
			text += p.Marker + p.Title + p.Text
		}
		return withoutBars(text + a.Signature + a.Signed)
	case strings.HasPrefix(r.File, "data/campaigns/"):
		var c record.Campaign
		decode(&c)
		return withoutBars(c.Title + unmarked(c.Body))
	}
	var d record.Document
	decode(&d)
	return withoutBars(d.Title + unmarked(d.Body))
}

// inOrder asks that the record's characters stand in the document in their order: tables and bylines, which are values of their own, may be left out.
func inOrder(t *testing.T, file, document, got string) {
	t.Helper()
	rest := []rune(document)
	for _, r := range got {
		i := 0
		for i < len(rest) && rest[i] != r {
			i++
		}
		if i == len(rest) {
			t.Errorf("%s: %q of the record is not in the document's order", file, r)
			return
		}
		rest = rest[i+1:]
	}
}

func TestTheProvincesReportsAreWordForWord(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/figures/texts/*.txt")
	if len(files) == 0 {
		t.Skip("SKIPPED: the texts of the provincial reports are not beside the project")
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		must(t, err)
		doc := understood(file, string(text))
		if doc.Kind == OtherKind {
			continue
		}
		r, findings := Report(doc, Known{})
		if n := finding.Count(findings, finding.Error); n > 0 || squeezed(r.PlainText()) != squeezed(string(doc.body[doc.Structure.Title.Start:])) {
			t.Errorf("%s: %d errors", file, n)
		}
	}
}
