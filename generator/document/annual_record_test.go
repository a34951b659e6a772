package document

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// wordAnnual is the report of annualReport as a Word file whose three tables are real ones, with the merged cells of the form.
func wordAnnual(t *testing.T) []byte {
	text, _ := annualReport("\t", "\n")
	var body strings.Builder
	var rows []string
	flush := func() {
		if len(rows) > 0 {
			body.WriteString("<w:tbl>" + strings.Join(rows, "") + "</w:tbl>")
			rows = nil
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if !strings.Contains(line, "\t") && !strings.HasPrefix(line, "第二十条") {
			flush()
			if line != "" {
				body.WriteString(p(line))
			}
			continue
		}
		row := "<w:tr>"
		for i, c := range strings.Split(line, "\t") {
			props := ""
			switch {
			case strings.HasPrefix(line, "第二十条"):
				props = `<w:gridSpan w:val="4"/>`
			case i == 1 && c == "申请人情况":
				props = `<w:gridSpan w:val="7"/>`
			case strings.HasPrefix(line, "行政") && !strings.ContainsAny(line, "0123456789"):
				props = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, 5+5*i)
			}
			row += "<w:tc><w:tcPr>" + props + "</w:tcPr>" + p(c) + "</w:tc>"
		}
		rows = append(rows, row+"</w:tr>")
	}
	flush()
	return word(body.String()).zip(t)
}

// pageAnnual is the same report as a web page, its tables as a portal has them: groups of rows in merged cells.
func pageAnnual() []byte {
	text, _ := annualReport("\t", "\n")
	spans := map[string]int{"三、本年度办理结果": 22, "（三）不予公开": 8, "（四）无法提供": 3, "（五）不予处理": 5, "（六）其他处理": 3}
	var b strings.Builder
	b.WriteString("<html><head><meta charset=utf-8><title>年报</title></head><body><div class=nav><a href=/>首页</a> &gt; <a href=/zwgk>政务公开</a></div><div class=article>")
	open := false
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		row := strings.Contains(line, "\t") || strings.HasPrefix(line, "第二十条")
		if row != open {
			b.WriteString(map[bool]string{true: "<table>", false: "</table>"}[row])
			open = row
		}
		if !row {
			b.WriteString("<p>" + line + "</p>")
			continue
		}
		b.WriteString("<tr>")
		for _, c := range strings.Split(line, "\t") {
			fmt.Fprintf(&b, "<td rowspan=%d>%s</td>", max(spans[c], 1), c)
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</div></body></html>")
	return []byte(b.String())
}

func wantAnnual(source string) record.Annual {
	a := record.Annual{
		Year: 2025, Title: "示例区乙例街道2025年政府信息公开工作年度报告", Unit: "示例区乙例街道", Form: "2021", Source: source, Status: "draft",
		Preface: "本报告依据《中华人民共和国政府信息公开条例》编制。",
		Issued: record.Issued{
			Rules: []float64{0, 0, 0}, Documents: []float64{2, 1, 14}, Licences: []float64{1203}, Penalties: []float64{31}, Coercion: []float64{4}, Fees: []float64{0.35},
		},
		Disputes: record.Disputes{Review: []float64{0, 1, 2, 3, 0}, Suit: []float64{1, 2, 3, 0, 1}, SuitAfterReview: []float64{2, 3, 0, 1, 2}},
	}
	for i, title := range record.PartTitles() {
		a.Parts = append(a.Parts, record.AnnualPart{Marker: string([]rune("一二三四五六")[i]) + "、", Title: title})
	}
	a.Parts[0].Text, a.Parts[4].Text, a.Parts[5].Text = "（一）主动公开。全年公开信息120条。", "公开的质量不高。", "本年度未收取信息处理费。"
	for n, row := range tableRows(&a)[6:31] {
		for column := range 7 {
			*row = append(*row, float64((n*7+column*3)%11))
		}
	}
	return a
}

func TestAnnualReportBecomesItsRecordInEveryForm(t *testing.T) {
	files := map[string][]byte{"word.docx": wordAnnual(t), "page.html": pageAnnual()}
	for name, form := range map[string][2]string{"bars.txt": {" | ", "\n"}, "lines.txt": {"\n|\n", "\n|\n"}, "blank.txt": {"\n\n", "\n\n"}} {
		text, _ := annualReport(form[0], form[1])
		files[name] = []byte(text)
	}
	for name, data := range files {
		root := workspace(t, map[string]string{name: string(data)})
		out := imported(t, Importer{Root: root}, name)
		if len(out.Records) != 1 || out.Records[0].Outcome != Written || out.Records[0].File != "data/disclosure/annual/2025.toml" {
			t.Errorf("%s: got %+v", name, out)
			continue
		}
		for _, f := range out.Findings {
			if f.Rule != "leftover" && f.Rule != "page-clutter" {
				t.Errorf("%s: finding %s %q: %s", name, f.Rule, f.Quote, f.Message)
			}
		}
		var got record.Annual
		if faults := record.Decode("2025.toml", []byte(read(t, root, out.Records[0].File)), &got); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
		places := cmp.Transformer("place", func(record.Place) string { return "" })
		if diff := cmp.Diff(wantAnnual(name), got, places); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestAnnualSamplesBecomeRecords(t *testing.T) {
	texts := samples(t)
	one, findings := AnnualRecord(understood("ogi-s01.txt", texts["ogi-s01"]))
	golden(t, "testdata/golden/annual-s01.txt", string(record.Encode(one))+told(findings))
	two, findings := AnnualRecord(understood("ogi-s02.txt", texts["ogi-s02"]))
	golden(t, "testdata/golden/annual-s02.txt", string(record.Encode(two))+told(findings))
}

func told(findings []finding.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "\n%s %s: %s %q\n  %s\n", f.Severity, f.Rule, f.Message, f.Quote, f.Hint)
	}
	return b.String()
}

func TestUnknownCellsOfAnAnnualReportStayUnknown(t *testing.T) {
	text, _ := annualReport(" | ", "\n")
	text = strings.Replace(text, "2.重复申请 | ", "2.重复申请 | 不详 | ", 1)                       // eight cells, one of them no number
	text = strings.Replace(text, "行政处罚 | 31", "行政处罚 | —", 1)                             // said to be none
	text = strings.Replace(text, "3.要求提供公开出版物 | 9 | 1 | 4", "3.要求提供公开出版物 | 9 | 1 | ", 1) // one empty
	text = strings.Replace(text, "五、存在的主要问题", "注：以上数字不含转办件。\n无\n五、存在的主要问题", 1)           // text behind the last table
	text = strings.Replace(text, "行政强制 | 4\n", "行政强制 | 4\n行政征收 | 2\n", 1)                // a row that the form does not have
	a, findings := AnnualRecord(understood("annual.txt", text))
	if a.Issued.Penalties != nil || a.Requests.UnprocessedRepeat != nil || !cmp.Equal(a.Requests.UnprocessedPublication, []float64{9, 1}) || !cmp.Equal(a.Issued.Coercion, []float64{4}) {
		t.Errorf("got %v %v %v", a.Issued.Penalties, a.Requests.UnprocessedRepeat, a.Requests.UnprocessedPublication)
	}
	if a.Parts[3].Text != "注：以上数字不含转办件。\n无" || a.Parts[1].Text != "行政征收 | 2" {
		t.Errorf("texts are %q and %q", a.Parts[3].Text, a.Parts[1].Text)
	}
	golden(t, "testdata/golden/annual-unknown.txt", told(findings))
}

func TestAnAnnualReportThatIsThereIsNotLost(t *testing.T) {
	text, _ := annualReport(" | ", "\n")
	missing := strings.Replace(text, "行政处罚 | 31\n", "行政处罚 |\n", 1)
	root := workspace(t, map[string]string{"a.txt": missing, "b.txt": strings.Replace(missing, "行政许可 | 1,203", "行政许可 | 1,204", 1)})
	file := "data/disclosure/annual/2025.toml"
	imported(t, Importer{Root: root}, "a.txt")
	refined := read(t, root, file)
	for _, edit := range [][2]string{
		{"status = \"draft\"", "published = 2026-01-20\nstatus = \"published\""}, {"[issued]\n", "# 处罚数由执法办核对\n[issued]\n"}, {"licences = [1203]\n", "licences = [1203]\npenalties = [31]\n"},
	} {
		if !strings.Contains(refined, edit[0]) {
			t.Fatalf("%q is not in\n%s", edit[0], refined)
		}
		refined = strings.Replace(refined, edit[0], edit[1], 1)
	}
	if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(file)), []byte(refined), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := imported(t, Importer{Root: root}, "a.txt"); out.Records[0].Outcome != Same {
		t.Errorf("the same document is %+v", out)
	}
	if out := imported(t, Importer{Root: root}, "b.txt"); out.Records[0].Outcome != Refused || read(t, root, file) != refined || !strings.Contains(told(out.Findings), "+ licences = [1204]") {
		t.Errorf("another number is %+v", out)
	}
	if out := imported(t, Importer{Root: root, Replace: true}, "b.txt"); out.Records[0].Outcome != Replaced {
		t.Errorf("replacing is %+v", out)
	}
	if got, want := read(t, root, file), strings.Replace(refined, "[1203]", "[1204]", 1); got != want {
		t.Errorf("replaced (-want +got):\n%s", cmp.Diff(want, got))
	}
	if got := read(t, root, ".pufa/history/data/disclosure/annual/2025.20260301-120000.toml"); got != refined {
		t.Errorf("history has %s", got)
	}
}
