package record

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const townSite = "name = \"甲\"\ntown = \"甲样镇\"\nunit = \"样例县甲样镇\"\nsource = \"样例\"\n"

// disclosing reads a workspace of the files below data/disclosure/ and gives the findings as "file:line: message".
func disclosing(t *testing.T, files map[string]string) (*Workspace, []string) {
	t.Helper()
	fsys := fstest.MapFS{"data/site.toml": {Data: []byte(townSite)}}
	for name, text := range files {
		fsys["data/disclosure/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	w, list, err := Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range list {
		lines = append(lines, fmt.Sprintf("%s:%d: %s", strings.TrimPrefix(f.File, "data/disclosure/"), f.Line, f.Message))
		if f.Hint == "" {
			t.Errorf("no remedy: %s", f)
		}
	}
	return w, lines
}

func documentRecord(index, keys string) string {
	return "index = \"" + index + "\"\ntitle = \"甲\"\nagency = \"甲\"\n" + keys + "body = \"甲\"\nsource = \"样例\"\n"
}

func TestDisclosureFaultsHaveTheirPlaces(t *testing.T) {
	attached := func(name string) string {
		return documentRecord("1", "") + "\n[[attachments]]\nfile = \"" + name + "\"\ntitle = \"附件\"\n"
	}
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"index numbers used twice", map[string]string{"documents/2024/a.toml": documentRecord("1", ""), "documents/2025/b.toml": documentRecord("1", "")},
			[]string{"documents/2025/b.toml:1: 索引号 “1” 已经用在 data/disclosure/documents/2024/a.toml"}},
		{"replacements in a circle", map[string]string{
			"documents/2024/a.toml": documentRecord("1", "validity = \"已废止\"\nreplaced_by = \"2\"\n"), "documents/2025/b.toml": documentRecord("2", "validity = \"已废止\"\nreplaced_by = \"1\"\n"),
		}, []string{
			"documents/2024/a.toml:5: 取代关系绕成了圈：跟着 “replaced_by” 走，又回到了这个文件", "documents/2025/b.toml:5: 取代关系绕成了圈：跟着 “replaced_by” 走，又回到了这个文件",
		}},
		{"a document that replaces itself", map[string]string{"documents/2024/a.toml": documentRecord("1", "validity = \"已废止\"\nreplaced_by = \"1\"\n")},
			[]string{"documents/2024/a.toml:5: 取代关系绕成了圈：跟着 “replaced_by” 走，又回到了这个文件"}},
		{"a replacement that is nowhere", map[string]string{"documents/2024/a.toml": documentRecord("SL-2024-1", "validity = \"已修改\"\nreplaced_by = \"SL-2024-2\"\n")},
			[]string{"documents/2024/a.toml:5: 没有索引号是 “SL-2024-2” 的文件"}},
		{"an item that the law has not", map[string]string{"documents/2024/a.toml": documentRecord("1", "item = \"20-16\"\n")},
			[]string{"documents/2024/a.toml:4: “item”（公开事项）没有 “20-16” 这个值"}},
		{"an attachment that is missing", map[string]string{"documents/2024/a.toml": attached("b.pdf")}, []string{"documents/2024/a.toml:8: 没有找到文件 “b.pdf”"}},
		{"an attachment that is empty", map[string]string{"documents/2024/a.toml": attached("b.pdf"), "documents/2024/b.pdf": ""}, []string{"documents/2024/a.toml:8: 附件 “b.pdf” 是空文件"}},
		{"a .docx that is a PDF", map[string]string{"documents/2024/a.toml": attached("b.docx"), "documents/2024/b.docx": "%PDF-1.7 …"}, []string{"documents/2024/a.toml:8: 附件 “b.docx” 其实是PDF"}},
		{"a .pdf that is nothing", map[string]string{"documents/2024/a.toml": attached("b.pdf"), "documents/2024/b.pdf": "<html>"}, []string{"documents/2024/a.toml:8: 附件 “b.pdf” 不是pdf 文件，或者已经损坏"}},
		{"an attachment over 50 MB", map[string]string{"documents/2024/a.toml": attached("b.pdf"), "documents/2024/b.pdf": "%PDF-" + strings.Repeat("x", MaxAttachment)},
			[]string{"documents/2024/a.toml:8: 附件 “b.pdf” 有 50 MB，超过 50 MB"}},
		{"attachments as they should be", map[string]string{"documents/2024/a.toml": attached("b.docx"), "documents/2024/b.docx": "PK\x03\x04…"}, nil},
		{"withdrawn without reason and day", map[string]string{"documents/2024/a.toml": documentRecord("1", "status = \"withdrawn\"\n")},
			[]string{"documents/2024/a.toml:4: 已撤回，没有写 “withdrawn_on”（撤回日期）", "documents/2024/a.toml:4: 已撤回，没有写 “withdrawn”（撤回理由）"}},
		{"a word in a row of numbers", map[string]string{"annual/2025.toml": "year = 2025\ntitle = \"甲\"\nunit = \"甲\"\nsource = \"甲\"\n[requests]\nnew = [1, \"—\", 0, 0, 0, 0, 1]\n"},
			[]string{"annual/2025.toml:6: “new”（本年新收）的第 2 项应是数字，这里写的是文字"}},
		{"another year than the file's", map[string]string{"annual/2025.toml": "year = 2024\ntitle = \"甲\"\nunit = \"甲\"\nsource = \"甲\"\n"},
			[]string{"annual/2025.toml:1: 文件名是 2025 年，“year”（报告年度）写的是 2024"}},
		{"a row that the form has not", map[string]string{"annual/2025.toml": "year = 2025\ntitle = \"甲\"\nunit = \"甲\"\nsource = \"甲\"\n[requests]\ncarried_on = [0]\n"},
			[]string{"annual/2025.toml:6: 不认识的键 “carried_on”，是不是 “carried_in”（上年结转）？"}},
		{"an item with no word on it", map[string]string{"catalogue.toml": "source = \"甲\"\n[[items]]\nitem = \"20-9\"\n"}, []string{"catalogue.toml:3: 既没有不适用的理由，也没有公开的网址"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, got := disclosing(t, c.files)
			if diff := cmp.Diff(got, c.want); diff != "" {
				t.Errorf("-got +want\n%s", diff)
			}
		})
	}
}

func TestUnknownIsNotZero(t *testing.T) {
	w, _ := disclosing(t, map[string]string{"annual/2025.toml": "year = 2025\ntitle = \"甲\"\nunit = \"甲\"\nsource = \"甲\"\n[requests]\nnew = [0, 0, 0, 0, 0, 0, 0]\n"})
	rows := w.Disclosure.Annuals[0].Requests.Rows()
	if v, ok := rows[RowNew].Cell(6); v != 0 || !ok {
		t.Errorf("a written 0 is %g, known %v", v, ok)
	}
	if _, ok := rows[RowCarriedIn].Cell(6); ok {
		t.Error("a row that is absent is taken for 0")
	}
	if got := string(Encode(w.Disclosure.Annuals[0])); !strings.Contains(got, "[requests]\nnew = [0, 0, 0, 0, 0, 0, 0]\n") || strings.Contains(got, "carried_in") {
		t.Errorf("written anew:\n%s", got)
	}
}

func TestDisclosureRecordsSurviveWriting(t *testing.T) {
	a := Annual{Year: 2025, Title: "甲", Unit: "甲", Source: "甲", Parts: []AnnualPart{{Marker: "一、", Title: "总体情况", Text: "甲\n乙"}},
		Issued: Issued{Rules: []float64{0, 0, 0}, Fees: []float64{0.35}}, Disputes: Disputes{Review: []float64{0, 0, 0, 0, 0}}}
	var again Annual
	if faults := Decode("a.toml", Encode(a), &again); len(faults) > 0 {
		t.Fatal(faults)
	}
	again.Place, again.Parts[0].Place = Place{}, Place{}
	if diff := cmp.Diff(again, a); diff != "" {
		t.Errorf("-got +want\n%s", diff)
	}
}

func TestPartiesAreMaskedByRule(t *testing.T) {
	for _, c := range []struct{ kind, party, want string }{
		{"自然人", "甲建国", "甲某某"}, {"自然人", "欧阳建国", "欧阳某某"}, {"自然人", "甲某", "甲某"}, {"自然人", "甲*国", "甲*国"}, {"法人", "甲样商行有限公司", "甲样商行有限公司"},
	} {
		r := Result{PartyKind: c.kind, Party: c.party, Facts: c.party + "占道经营"}
		if got := r.Shown(); got != c.want {
			t.Errorf("%s is shown as %s, want %s", c.party, got, c.want)
		}
		if got := r.Hidden(r.Facts); got != c.want+"占道经营" {
			t.Errorf("the facts read %s", got)
		}
	}
}

func TestTheLawHas23ItemsForATownship(t *testing.T) {
	items := Items()
	if len(items) != 23 || items[14].ID != "20-15" || items[14].Article != "第二十条第（十五）项" || items[22].ID != "21-8" {
		t.Errorf("%d items: %v", len(items), items)
	}
}

func TestWorkdays(t *testing.T) {
	days := WorkdaysOf([]Holiday{
		{Date: Date{2026, 2, 14}, Work: true}, {Date: Date{2026, 2, 16}}, {Date: Date{2026, 2, 17}}, {Date: Date{2026, 2, 18}}, {Date: Date{2026, 2, 19}}, {Date: Date{2026, 2, 20}},
		{Date: Date{2026, 10, 1}}, {Date: Date{2027, 1, 1}},
	})
	for _, c := range []struct {
		from Date
		n    int
		want string
	}{
		{Date{2026, 2, 13}, 1, "2026-02-14"}, // a Saturday that is worked
		{Date{2026, 2, 14}, 1, "2026-02-23"}, // over the festival
		{Date{2026, 3, 6}, 3, "2026-03-11"},  // over a weekend
		{Date{2026, 3, 6}, 0, "2026-03-06"},
	} {
		got, err := days.After(c.from, c.n)
		if err != nil || got.String() != c.want {
			t.Errorf("%d days after %s: %s, %v, want %s", c.n, c.from, got, err, c.want)
		}
	}
	if n, err := days.Between(Date{2026, 2, 13}, Date{2026, 2, 23}); err != nil || n != 2 {
		t.Errorf("between: %d, %v", n, err)
	}
	_, err := days.After(Date{2026, 12, 28}, 10)
	if err == nil || err.Error() != "data/holidays.toml 里没有 2027 年的节假日安排，工作日算不出来" {
		t.Errorf("a year of which only New Year's Day is known: %v", err)
	}
}
