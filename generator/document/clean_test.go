package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestCleanTakesOutLeftoversAndListsThem(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		dropped        []string
	}{
		{"bookmark", "一、\n[bookmark: _GoBack]今年，我镇", "一、\n今年，我镇", []string{"[bookmark: _GoBack]"}},
		{"link", `详见HYPERLINK "http://a.example/x" \o "标题"县政府网站。`, "详见县政府网站。", []string{`HYPERLINK "http://a.example/x" \o "标题"`}},
		{"braces", `共{PAGE \* MERGEFORMAT}页{ NUMPAGES }`, "共页", []string{`{PAGE \* MERGEFORMAT}`, "{ NUMPAGES }"}},
		{"page reference", `总则 PAGEREF _Toc123 \h 3`, "总则  3", []string{`PAGEREF _Toc123 \h`}},
		{"a word is no field", "PAGE公司和TOC论坛", "PAGE公司和TOC论坛", nil},
		{"zero width", "甲\u200b\u200d样\ufeff镇\x0b", "甲样镇", []string{"\u200b\u200d", "\ufeff", "\x0b"}},
		{"non-breaking blank", "甲\u00a0样", "甲 样", nil},
		{"cross reference", "见错误!未找到引用源。所示", "见所示", []string{"错误!未找到引用源。"}},
		{"page line between paragraphs", "全年办理案件21宗，合格率100%。\n— 3 —\n（三）抓调解", "全年办理案件21宗，合格率100%。\n（三）抓调解", []string{"— 3 —"}},
		{"page line in a sentence", "镇党委高度重视法治政府建设工作，多次召开会议研究\n\n-12-\n\n解决存在的困难和问题。", "镇党委高度重视法治政府建设工作，多次召开会议研究解决存在的困难和问题。", []string{"-12-"}},
		{"lone number in a sentence", "镇党委高度重视法治政府建设工作，多次召开会议研究\n12\n解决存在的困难和问题，取得了明显成效。", "镇党委高度重视法治政府建设工作，多次召开会议研究解决存在的困难和问题，取得了明显成效。", []string{"12"}},
		{"number of a chapter's page", "镇党委高度重视法治政府建设工作，取得了明显成效。\n2.5\n二、存在的问题", "镇党委高度重视法治政府建设工作，取得了明显成效。\n二、存在的问题", []string{"2.5"}},
		{"PM2.5 broken over lines", "中央生态环境保护督察整改取得明显成效，PM\n2.5\n年平均浓度保持在20微克/立方米左右。", "中央生态环境保护督察整改取得明显成效，PM\n2.5\n年平均浓度保持在20微克/立方米左右。", nil},
		{"cells stay", "行政处罚\n3\n行政强制\n0\n", "行政处罚\n3\n行政强制\n0\n", nil},
		{"cells between long labels stay", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\n3\n申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\n3\n申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", nil},
		{"page of pages", "甲样镇人民政府2023年法治政府建设年度报告\n第 1 页 共 3 页\n", "甲样镇人民政府2023年法治政府建设年度报告\n", []string{"第 1 页 共 3 页"}},
		{"last line", "镇党委高度重视法治政府建设工作，取得了明显成效。\n— 9 —", "镇党委高度重视法治政府建设工作，取得了明显成效。", []string{"— 9 —"}},
	} {
		got, dropped := Clean(c.in)
		var texts []string
		for _, d := range dropped {
			texts = append(texts, d.Text)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if diff := cmp.Diff(c.dropped, texts); diff != "" {
			t.Errorf("%s: dropped (-want +got):\n%s", c.name, diff)
		}
		checkClean(t, c.in, got, dropped)
	}
}

// checkClean: what is dropped stands where it says, and without it, white space aside, the text is as it was.
func checkClean(t *testing.T, in, out string, dropped []Dropped) {
	t.Helper()
	runes := []rune(in)
	var kept []rune
	last := 0
	for _, d := range dropped {
		if d.Start < last || d.End > len(runes) || string(runes[d.Start:d.End]) != d.Text || d.Why == "" {
			t.Fatalf("%q is not at %d..%d of %q", d.Text, d.Start, d.End, in)
		}
		kept = append(kept, runes[last:d.Start]...)
		last = d.End
	}
	kept = append(kept, runes[last:]...)
	if want, got := noSpace(string(kept)), noSpace(out); want != got {
		t.Fatalf("kept %q, want %q", got, want)
	}
}

func noSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestSamplesComeThroughWordForWord(t *testing.T) {
	for name, text := range samples(t) {
		got, dropped := Clean(text)
		checkClean(t, text, got, dropped)
		if len(dropped) > 1 {
			t.Errorf("%s: dropped %v, want one leftover at most", name, dropped)
		}
	}
}

func TestProvincialReportsLoseNothing(t *testing.T) {
	for _, name := range []string{"广东省", "浙江省", "贵州省"} {
		data, err := os.ReadFile("../../../shared/figures/texts/" + name + ".txt")
		if err != nil {
			t.Skipf("SKIPPED: the provincial reports are not beside the project: %v", err)
		}
		if got, dropped := Clean(string(data)); got != string(data) {
			t.Errorf("%s: dropped %v", name, dropped)
		}
	}
}

// samples are the documents under testdata, without the two lines that label them.
func samples(t testing.TB) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, pattern := range []string{"testdata/samples/*.txt", "testdata/samples/check/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no samples at %s: %v", pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := plainLineEnds(string(data))
			if strings.HasPrefix(text, "SYNTHETIC") {
				text = strings.SplitN(text, "\n", 4)[3]
			}
			texts[strings.TrimSuffix(filepath.Base(file), ".txt")] = text
		}
	}
	return texts
}

func FuzzClean(f *testing.F) {
	for _, text := range samples(f) {
		f.Add(text)
	}
	f.Add("{PAGE}\n— 3 —\nHYPERLINK \"a\" \\o \"b\"[bookmark: x]\u200b\n1\n")
	f.Fuzz(func(t *testing.T, text string) {
		out, dropped := Clean(text)
		if utf8.ValidString(text) {
			checkClean(t, text, out, dropped)
		}
	})
}
