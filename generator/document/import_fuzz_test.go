package document

import (
	"testing"

	"pufa/generator/finding"
)

// No text, taken for whatever kind of document, breaks an import, gives a record that cannot be read back, or loses characters.
func FuzzImport(f *testing.F) {
	for _, sep := range [][2]string{{" | ", "\n"}, {"\n|\n", "\n|\n"}} {
		text, _ := annualReport(sep[0], sep[1])
		f.Add(text)
	}
	f.Add(invented)
	f.Add(notice)
	f.Fuzz(func(t *testing.T, text string) {
		src, err := Read("a.txt", []byte(text), Limits{})
		if err != nil {
			return
		}
		for _, as := range []Kind{ReportKind, AnnualKind, CampaignKind, OtherKind} {
			out, err := Importer{Root: t.TempDir(), As: as, Year: 2023, DryRun: true, Now: noon}.document(Understand(src))
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range out.Findings {
				if found.Rule == "word-for-word" {
					t.Errorf("as %s: %s", as, found.Message)
				}
			}
			if len(out.Records) == 0 && finding.Count(out.Findings, finding.Error) == 0 {
				t.Errorf("as %s: no record and no error", as)
			}
		}
	})
}
