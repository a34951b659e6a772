package dataset

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"pufa/generator/record"
)

func town() *record.Workspace {
	return &record.Workspace{
		Site: record.Site{Name: "甲样镇法治公开", Unit: "样例县甲样镇"},
		Reports: []record.Report{
			{Year: 2023, Title: "甲样镇2023年法治政府建设年度报告", Unit: "样例县甲样镇", Source: "甲样镇人民政府",
				Sections: []record.Section{
					{Level: 1, Marker: "一、", Title: "主要举措"},
					{Level: 2, Marker: "（一）", Title: "化解纠纷。", RunsOn: true, Paragraphs: []string{"全年接单多。受理工单65件，办结63件，办结率96.92%。其余在办。"}},
				},
				Figures: []record.Figure{
					{ID: "orders", Name: "受理工单", Value: 65, Unit: "件", Bound: "exact", Text: "65件", Quote: "受理工单65件", Section: "1.1"},
					{ID: "rate", Name: "=办结率", Value: 96.92, Unit: "%", Bound: "exact", Text: "96.92%", Quote: "办结率96.92%", Section: "1.1"},
				},
				Rates: []record.Rate{{Figure: "rate", Part: "closed", Whole: "orders"}}},
			{Year: 2022, Title: "撤回的报告", Status: "withdrawn", Withdrawn: "数据有误", Sections: []record.Section{{Paragraphs: []string{"旧文"}}}},
			{Year: 2024, Title: "草稿", Status: "draft"},
		},
		Campaigns: []record.Campaign{
			{Kind: "event", Year: 2023, Slug: "a", Title: "@进校园", Date: record.Date{Year: 2023, Month: 12, Day: 4}, Source: "甲样镇司法所",
				Materials: []record.Count{{Name: "手册", Value: 400, Unit: "份", Bound: "at-least"}}, Laws: []string{"宪法", "民法典"}},
			{Kind: "event", Year: 2023, Slug: "b", Title: "草稿活动", Status: "draft"},
			{Kind: "event", Year: 2023, Slug: "c", Title: "未确认的草稿", Confirm: []string{"date"}},
		},
	}
}

func made(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := Make(town())
	if err != nil {
		t.Fatal(err)
	}
	byPath := map[string][]byte{}
	for _, f := range files {
		byPath[f.Path] = f.Bytes
	}
	return byPath
}

func TestTheFilesAreTheseAndRepeat(t *testing.T) {
	a, b := made(t), made(t)
	for _, path := range []string{
		"data/figures.csv", "data/figures.xlsx", "data/campaigns.csv", "data/campaigns.xlsx", "data/campaigns.json",
		"data/reports/2023.json", "data/reports/2022.json", "data/figures/2023/orders.json", "data/figures/2023/rate.json", "data/datapackage.json",
	} {
		if len(a[path]) == 0 {
			t.Errorf("%s was not made", path)
		}
		if !bytes.Equal(a[path], b[path]) {
			t.Errorf("%s differs from build to build", path)
		}
		if strings.Contains(string(a[path]), "草稿") || strings.Contains(string(a[path]), "旧文") {
			t.Errorf("%s gives away what isn't published", path)
		}
	}
	if len(a) != 13 {
		t.Errorf("made %d files, want 13", len(a))
	}
}

func TestCSVIsWhatExcelOpensAndNothingRuns(t *testing.T) {
	data := made(t)["data/figures.csv"]
	text, marked := strings.CutPrefix(string(data), "\ufeff")
	if !marked {
		t.Error("no byte-order mark: Excel would read it as GBK")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 3 || rows[1][3] != "65" || rows[2][3] != "96.92" || rows[2][2] != "'=办结率" {
		t.Errorf("got %q", rows)
	}
}

func TestXLSXKeepsTextTextAndNumbersNumbers(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(made(t)["data/figures.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	for cell, want := range map[string]excelize.CellType{"C3": excelize.CellTypeInlineString, "D3": excelize.CellTypeUnset, "A2": excelize.CellTypeUnset} {
		got, err := f.GetCellType(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("cell %s has type %v, want %v", cell, got, want)
		}
	}
	if formula, _ := f.GetCellFormula(sheet, "C3"); formula != "" {
		t.Errorf("C3 is the formula %q", formula)
	}
	if value, _ := f.GetCellValue(sheet, "C3"); value != "=办结率" {
		t.Errorf("C3 is %q", value)
	}
}

func TestAFigureTellsWhereItComesFrom(t *testing.T) {
	var got origin
	if err := json.Unmarshal(made(t)["data/figures/2023/rate.json"], &got); err != nil {
		t.Fatal(err)
	}
	if got.Sentence != "受理工单65件，办结63件，办结率96.92%。" || got.Heading != "（一）化解纠纷。" || got.Page != "reports/2023.html#f-rate" || got.Value != 96.92 {
		t.Errorf("got %+v", got)
	}
}

// specs.frictionlessdata.io: a package has resources, each with a name of lower-case letters, digits, dots, hyphens or underscores, and a path; a tabular
// one has a schema with named fields; a primary key names fields.
func TestDatapackageFollowsTheSpecification(t *testing.T) {
	var d datapackage
	files := made(t)
	if err := json.Unmarshal(files["data/datapackage.json"], &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Resources) != 7 || len(d.Licenses) != 0 {
		t.Errorf("got %d resources and %d licences", len(d.Resources), len(d.Licenses))
	}
	names := map[string]bool{}
	for _, r := range d.Resources {
		if names[r.Name] || strings.Trim(r.Name, "abcdefghijklmnopqrstuvwxyz0123456789-._") != "" {
			t.Errorf("resource name %q is not a new, plain name", r.Name)
		}
		names[r.Name] = true
		if data := files["data/"+r.Path]; len(data) != r.Bytes {
			t.Errorf("%s has %d bytes, not %d", r.Path, len(data), r.Bytes)
		}
		if r.Profile == "tabular-data-resource" {
			fields := map[string]bool{}
			for _, f := range r.Schema.Fields {
				fields[f.Name] = true
			}
			for _, key := range r.Schema.PrimaryKey {
				if !fields[key] {
					t.Errorf("%s: primary key %s is no field", r.Path, key)
				}
			}
			header, _, _ := strings.Cut(strings.TrimPrefix(string(files["data/"+r.Path]), "\ufeff"), "\r\n")
			if len(strings.Split(header, ",")) != len(r.Schema.Fields) {
				t.Errorf("%s: schema and header differ", r.Path)
			}
		}
	}
}
