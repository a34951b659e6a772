package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pufa/generator/example"
	"pufa/generator/record"
)

// uglyDisclosure is a town whose disclosure records hold everything that a layout dislikes: names of 120 characters without a space, 60 powers, 40 channels,
// numbers of nine digits, cells that nobody knows, an address of 200 letters, parts without text, records of which every part that may be absent is.
var uglyDisclosure = sync.OnceValues(func() (string, error) {
	root := filepath.Join(workDir, "ugly-disclosure-workspace")
	if err := example.Write(root, example.Options{Seed: 4, Reports: 2, Documents: 12}); err != nil {
		return "", err
	}
	for file, r := range uglyDisclosureRecords() {
		if err := record.WriteFile(filepath.Join(root, "data", "disclosure", filepath.FromSlash(file)), record.Encode(r)); err != nil {
			return "", err
		}
	}
	return buildInto("ugly-disclosure", root)
})

const longAddress = "https://www.example.com/averylongaddressaverylongaddressaverylongaddressaverylongaddressaverylongaddressaverylongaddressaverylongaddress/x.html"

func uglyDisclosureRecords() map[string]any {
	day := record.Date{Year: 2025, Month: 6, Day: 3}
	reviewed := []record.Review{{Step: "初审", By: "甲某", Date: day}, {Step: "复审", By: "乙某", Date: day}, {Step: "终审", By: "丙某", Date: day}, {Step: "保密审查", By: "丁某", Date: day}}
	source := "虚构的示例"
	guide := &record.Guide{Source: uglyRunes(100), Classes: uglyRunes(150), Office: uglyRunes(60), Address: uglyRunes(80), Hours: uglyRunes(60), Online: longAddress}
	agency := &record.Enforcement{Agency: uglyRunes(60), Source: source, Remedies: uglyRunes(150)}
	for i := range 40 {
		guide.Channels = append(guide.Channels, record.Channel{Name: fmt.Sprintf("第%d种办法%s", i+1, uglyRunes(i)), How: uglyRunes(10 + 3*i), URL: longAddress})
		agency.Officers = append(agency.Officers, record.Officer{Certificate: fmt.Sprintf("样例%s%06d", strings.Repeat("0", i), i)})
	}
	for i := range 60 {
		agency.Powers = append(agency.Powers, record.Power{Name: uglyRunes(1 + 2*i), Kind: "行政征收征用", Basis: "《中华人民共和国" + uglyRunes(40) + "法》", Procedure: uglyRunes(1 + i)})
	}
	guide.Complaints = []record.Complaint{{Name: uglyRunes(50), Unit: uglyRunes(60), Address: uglyRunes(90), Note: uglyRunes(120)}, {Name: "榃"}}
	long := record.Document{
		Index: "SL-" + strings.Repeat("0123456789", 6), Title: uglyTitle, Agency: uglyRunes(60), Number: uglyRunes(40), Written: day, Published: day, Item: "20-1", Topics: []string{uglyRunes(40), "榃"},
		Validity: "已废止", ReplacedBy: "榃", Summary: uglyRunes(200), Source: uglyRunes(100), Status: "published", Review: reviewed,
		Body: "# " + uglyRunes(60) + "\n\n" + longAddress + "\n\n| 甲 | 乙 |\n|---|---|\n| " + uglyRunes(50) + " | 123456789012345678901234567890 |\n",
	}
	bare := record.Document{Index: "榃", Title: "砲", Agency: "〇", Body: "榃", Source: source, Status: "published", Written: day, Review: reviewed}
	gone := record.Document{Index: "砲", Title: uglyTitle, Agency: "〇", Source: source, Status: "withdrawn", Withdrawn: uglyRunes(120), WithdrawnOn: day}
	annual := &record.Annual{
		Year: 2022, Title: uglyTitle, Unit: "样例县甲样镇", Source: source, Form: "2021", Status: "withdrawn", Withdrawn: uglyRunes(100), WithdrawnOn: day,
	}
	old := &record.Annual{ // in the form of 2019, its tables as text
		Year: 2020, Title: "样例县甲样镇2020年政府信息公开工作年度报告", Unit: "样例县甲样镇", Source: source, Form: "2019", Status: "published", Start: record.Date{Year: 2020, Month: 1, Day: 1},
		End: record.Date{Year: 2020, Month: 12, Day: 31}, Published: record.Date{Year: 2021, Month: 1, Day: 20}, Review: reviewed,
	}
	old.Review = nil
	for _, r := range reviewed {
		r.Date = old.Published
		old.Review = append(old.Review, r)
	}
	for i, title := range record.PartTitles() {
		text := uglyRunes(60)
		if i == 1 || i == 2 {
			text = strings.Repeat("规章 | 0 | 0 | 123456789\n", 30)
		}
		if i == 5 {
			text += "。本年度未收取信息处理费。"
		}
		old.Parts = append(old.Parts, record.AnnualPart{Marker: string([]rune("一二三四五六")[i]) + "、", Title: title, Text: text})
	}
	draft := *old // a draft of which many cells are unknown and others have nine digits
	draft.Year, draft.Form, draft.Status, draft.Title = 2021, "2021", "draft", "样例县甲样镇2021年政府信息公开工作年度报告"
	draft.Issued.Rules, draft.Issued.Fees = []float64{0}, []float64{123456789.25}
	draft.Requests.New, draft.Requests.Total = []float64{123456789, 123456789, 0}, []float64{0, 123456789, 123456789, 123456789, 123456789, 123456789, 987654321}
	draft.Disputes.Suit = []float64{123456789, 123456789, 123456789, 123456789, 123456789}
	result := &record.Result{
		Kind: "行政处罚", Title: uglyTitle, Number: uglyRunes(50), Agency: uglyRunes(60), Party: uglyRunes(60), PartyKind: "法人", Facts: uglyRunes(200), Basis: uglyRunes(150), Outcome: uglyRunes(150),
		Decided: day, Published: day, Source: source, Status: "published",
	}
	counts := &record.EnforcementYear{Year: 2022, Source: uglyRunes(80), Published: record.Date{Year: 2023, Month: 1, Day: 5}, Counts: []record.Count{
		{Name: uglyRunes(40), Value: 123456789012, Unit: "件"}, {Name: "榃", Value: 0, Unit: uglyRunes(12)},
	}}
	rows := &record.Standards{Source: source, Rows: []record.Standard{{ID: "a", Matter: uglyRunes(50), Part: uglyRunes(50), Content: uglyRunes(150), Channels: []string{uglyRunes(40), "榃"}, All: true}, {ID: "b", Matter: "〇", Part: "砲", Content: "榃"}}}
	return map[string]any{
		"guide.toml": guide, "standards.toml": rows, "documents/2025/ugly-long.toml": &long, "documents/2025/ugly-bare.toml": &bare, "documents/2025/ugly-gone.toml": &gone,
		"annual/2020.toml": old, "annual/2022.toml": annual, "annual/2021.toml": &draft, "enforcement/agency.toml": agency, "enforcement/2022.toml": counts, "enforcement/2025/ugly.toml": result,
	}
}

func uglyDisclosurePages() []string {
	return []string{
		"disclosure/index.html", "disclosure/guide.html", "disclosure/catalogue.html", "disclosure/standards.html", "disclosure/request.html", "disclosure/documents/index.html",
		"disclosure/documents/2025/ugly-long.html", "disclosure/documents/2025/ugly-bare.html", "disclosure/documents/2025/ugly-gone.html", "disclosure/annual/index.html", "disclosure/annual/2020.html",
		"disclosure/annual/2022.html", "disclosure/enforcement/index.html", "disclosure/enforcement/2025/ugly.html",
	}
}

func TestUglyDisclosureLooksFine(t *testing.T) {
	l := lookAt(t, uglyDisclosure)
	for _, page := range uglyDisclosurePages() {
		l.fits(page)
	}
}

func TestUglyDisclosureIsWholeOnThePage(t *testing.T) {
	public, err := uglyDisclosure()
	if err != nil {
		t.Fatal(err)
	}
	for page, wanted := range map[string][]string{
		"disclosure/documents/2025/ugly-long.html": {uglyTitle, "本文件已废止", "砲", longAddress},
		"disclosure/documents/2025/ugly-gone.html": {"已撤回", uglyRunes(120)},
		"disclosure/annual/2020.html":              {"规章00123456789"},
		"disclosure/annual/2022.html":              {"本报告已撤回"},
		"disclosure/enforcement/index.html":        {uglyRunes(119), "123456789012", "样例" + strings.Repeat("0", 39) + "000039"},
		"disclosure/guide.html":                    {"第40种办法", "指南"},
	} {
		text, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(page)))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range wanted {
			if !strings.Contains(textOf(t, text), word) {
				t.Errorf("%s does not say %.40s", page, word)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(public, "disclosure", "annual", "2021.html")); err == nil {
		t.Error("a draft has a page")
	}
}
