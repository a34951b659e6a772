package document

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/finding"
	"pufa/generator/record"
)

const invented = `样例县甲样镇2023年法治政府建设年度报告
2023年，甲样镇扎实推进法治政府建设，现报告如下：
一、主要举措和成效
（一）加强组织领导。一是压实责任。党政主要负责人切实履行推进法治建设第一责任人职责，研究法治工作4次。二是强化保障。
（二）化解矛盾纠纷。受理矛盾纠纷50宗，成功调处48宗，调处成功率96%。
二、存在的问题
执法人员只有3名。
三、下一年度安排
2024年，培训不少于5次。
`

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func workspace(t *testing.T, files map[string]string) (root string) {
	t.Helper()
	root = t.TempDir()
	for name, text := range files {
		place := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(place, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func imported(t *testing.T, in Importer, file string) Imported {
	t.Helper()
	in.Now = noon
	out, err := in.File(filepath.Join(in.Root, file))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func read(t *testing.T, root, file string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestImportedReportReadsBackAsItWas(t *testing.T) {
	root := workspace(t, map[string]string{"a.txt": invented})
	dry := imported(t, Importer{Root: root, DryRun: true}, "a.txt")
	if _, err := os.Stat(filepath.Join(root, "data")); err == nil {
		t.Error("a dry run wrote")
	}
	out := imported(t, Importer{Root: root}, "a.txt")
	if len(out.Records) != 1 || out.Records[0].Outcome != Written || string(dry.Records[0].Text) != read(t, root, "data/reports/2023.toml") {
		t.Fatalf("got %+v", out)
	}
	var r record.Report
	if faults := record.Decode("2023.toml", out.Records[0].Text, &r); len(faults) > 0 {
		t.Errorf("the record has faults: %v", faults)
	}
	if diff := cmp.Diff(strings.TrimSpace(invented), r.PlainText()); diff != "" {
		t.Errorf("text (-document +record):\n%s", diff)
	}
	golden(t, "testdata/golden/report.toml", string(out.Records[0].Text))
	if again := imported(t, Importer{Root: root}, "a.txt"); again.Records[0].Outcome != Same || finding.Count(again.Findings, finding.Error) > 0 {
		t.Errorf("a second import is %+v", again)
	}
}

func TestAnImportKeepsWhatWasRefinedByHand(t *testing.T) {
	root := workspace(t, map[string]string{"a.txt": invented, "b.txt": strings.ReplaceAll(strings.Replace(invented, "研究法治工作4次", "研究法治工作6次，走访2次", 1), "执法人员只有3名", "执法人员只有三名")})
	imported(t, Importer{Root: root}, "a.txt")
	file := "data/reports/2023.toml"
	refined := read(t, root, file)
	for _, edit := range [][2]string{
		{"#:schema ../schema/report.schema.json", "#:schema ../schema/report.schema.json\n# 甲样镇的报告"},
		{`source = "a.txt"`, "submitted = 2024-02-20\nsource = \"甲样镇党政办\""},
		{`status = "draft"`, `status = "published"`},
		{`id = "shouli-maodun-jiufen"`, "id = \"disputes\""},
		{`name = "受理矛盾纠纷"`, `name = "受理各类矛盾纠纷"`},
		{`whole = "shouli-maodun-jiufen"`, `whole = "disputes"`},
		{"title = \"化解矛盾纠纷。\"\nruns_on = true\n", "title = \"化解矛盾纠纷。\"\nruns_on = true\nthemes = [\"governance\"]\n"},
	} {
		if !strings.Contains(refined, edit[0]) {
			t.Fatalf("%q is not in\n%s", edit[0], refined)
		}
		refined = strings.Replace(refined, edit[0], edit[1], 1)
	}
	refined = strings.Replace(refined, "section = \"1.2\"\n", "section = \"1.2\"\nindicator = \"disputes\"\nheadline = true\n", 1)
	if err := os.WriteFile(filepath.Join(root, file), []byte(refined), 0o644); err != nil {
		t.Fatal(err)
	}

	if out := imported(t, Importer{Root: root}, "a.txt"); out.Records[0].Outcome != Same {
		t.Errorf("the same document is %+v", out)
	}
	out := imported(t, Importer{Root: root}, "b.txt")
	if out.Records[0].Outcome != Refused || read(t, root, file) != refined || !strings.Contains(out.Findings[len(out.Findings)-1].Message, "走访2次") {
		t.Errorf("another text is %+v", out)
	}
	out = imported(t, Importer{Root: root, Replace: true}, "b.txt")
	if out.Records[0].Outcome != Replaced {
		t.Fatalf("got %+v", out)
	}
	if got := read(t, root, ".pufa/history/data/reports/2023.20260301-120000.toml"); got != refined {
		t.Errorf("history has %s", got)
	}
	golden(t, "testdata/golden/report-refined.toml", read(t, root, file))
}

func TestImportingTheTownsReportChangesNothing(t *testing.T) {
	doc, ws := townReport(t)
	own := read(t, "../..", "data/reports/2023.toml")
	root := workspace(t, map[string]string{"report.txt": doc.Text, "data/reports/2023.toml": own})
	out := imported(t, Importer{Root: root, Known: Known{Themes: ws.Themes}, Replace: true}, "report.txt")
	if len(out.Records) != 1 || out.Records[0].Outcome != Same {
		t.Errorf("got %v, and the record differs:\n%s", out.Findings, Difference(own, read(t, root, "data/reports/2023.toml")))
	}
}

func TestCampaignsOfOneTitleOnTwoDaysAreTwo(t *testing.T) {
	event := "甲样镇开展宪法宣传\n2023年12月%d日，甲样镇在集市开展宪法宣传，发放资料300余份。\n"
	root := workspace(t, map[string]string{"a.txt": strings.Replace(event, "%d", "4", 1), "b.txt": strings.Replace(event, "%d", "6", 1), "c.txt": "甲样镇开展宪法宣传\n近日，甲样镇在集市开展宪法宣传。\n"})
	for file, want := range map[string]string{"a.txt": "data/campaigns/2023/xianfa-xuanchuan.toml"} {
		if out := imported(t, Importer{Root: root}, file); len(out.Records) != 1 || out.Records[0].File != want || out.Records[0].Outcome != Written {
			t.Errorf("%s: got %+v", file, out)
		}
	}
	if out := imported(t, Importer{Root: root}, "a.txt"); out.Records[0].Outcome != Same {
		t.Errorf("again: got %+v", out)
	}
	if out := imported(t, Importer{Root: root}, "b.txt"); out.Records[0].File != "data/campaigns/2023/xianfa-xuanchuan-2.toml" {
		t.Errorf("b.txt: got %+v", out)
	}
	out := imported(t, Importer{Root: root}, "c.txt")
	if len(out.Records) != 0 || finding.Count(out.Findings, finding.Error) != 1 || out.Findings[len(out.Findings)-1].Rule != "no-year" {
		t.Errorf("c.txt: got %+v", out)
	}
	if out := imported(t, Importer{Root: root, Year: 2022}, "c.txt"); len(out.Records) != 1 || out.Records[0].File != "data/campaigns/2022/xianfa-xuanchuan.toml" {
		t.Errorf("c.txt with a year: got %+v", out)
	}
}

func TestWhatIsNoReportIsRefused(t *testing.T) {
	root := workspace(t, map[string]string{"a.txt": "关于春节放假的通知\n各村：\n放假七天。\n", "b.docx": "PK\x03\x04 no archive"})
	for file, rule := range map[string]string{"a.txt": "unknown-kind", "b.docx": "unreadable"} {
		out := imported(t, Importer{Root: root}, file)
		if len(out.Records) != 0 || len(out.Findings) != 1 || out.Findings[0].Rule != rule || out.Findings[0].Hint == "" {
			t.Errorf("%s: got %+v", file, out)
		}
	}
}

func TestDifferenceShowsOnlyWhatDiffers(t *testing.T) {
	got := Difference("a\nb\nc\nd\ne\n", "a\nB\nc\nd\nd2\ne\n")
	if want := "  …\n- b\n+ B\n  …\n+ d2\n  …"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAReplacedRecordAsksForANewReview(t *testing.T) {
	other := strings.Replace(invented, "研究法治工作4次", "研究法治工作6次", 1)
	root := workspace(t, map[string]string{"a.txt": invented, "b.txt": other, "c.txt": strings.Replace(other, "研究法治工作6次", "研究法治工作7次", 1)})
	imported(t, Importer{Root: root}, "a.txt")
	asked := func(file string) bool {
		out := imported(t, Importer{Root: root, Replace: true}, file)
		return slices.ContainsFunc(out.Findings, func(f finding.Finding) bool { return f.Rule == "review-again" })
	}
	if asked("b.txt") {
		t.Error("a record that nobody has reviewed asks for a new review")
	}
	file := filepath.Join(root, "data/reports/2023.toml")
	reviewed := read(t, root, "data/reports/2023.toml") + "\n[[review]]\nstep = \"初审\"\nby = \"甲某\"\ndate = 2024-02-20\n"
	if err := os.WriteFile(file, []byte(reviewed), 0o644); err != nil {
		t.Fatal(err)
	}
	if !asked("c.txt") {
		t.Error("the text is new and the review is the old one's: nothing tells so")
	}
}
