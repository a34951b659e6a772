package check

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func TestARuleThatPanicsIsReportedAndStopsNoOther(t *testing.T) {
	broken := documentRule{Rule{ID: "broken", Kind: finding.Other}, func(*doc) []hit { panic("index out of range") }}
	rules := append([]documentRule{broken}, documentRules()...)
	found := look(rules, Text{File: "a.txt", Text: "工作扎实推进。。"}, Options{})
	if len(found) != 2 || found[0].Rule != Fault || !strings.Contains(found[0].Message, "broken") || found[1].Kind != finding.Punctuation {
		t.Errorf("got %v, want the fault of broken and the doubled stop", found)
	}
}

func TestPlaceCountsCodePointsOfTheDocumentAsItCame(t *testing.T) {
	text := "标题\r\n— 3 —\r\n一、\u200b工作扎实推进。。"
	for _, f := range Document(Text{Text: text}, Options{}) {
		if got := string([]rune(text)[f.Start:f.End]); got != f.Quote {
			t.Errorf("%s: the place holds %q, the quote says %q", f.Rule, got, f.Quote)
		}
		if f.Rule == "punctuation-double" && (f.Line != 3 || f.Column != 10) {
			t.Errorf("got line %d column %d, want 3 and 10", f.Line, f.Column)
		}
	}
}

func TestTheTownDecidesHowGraveARuleIs(t *testing.T) {
	p := record.Policy{
		Severity: map[string]string{"punctuation-double": "notice", "pair": "off"},
		Allow:    []record.Allow{{Rule: "duplicate-word", Quote: "的的", Reason: "原文如此", By: "张某"}},
	}
	text := "坚持“依法行政的的原则，，扎实推进。"
	found := Document(Text{Text: text}, Options{Policy: p})
	if slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Rule == "pair" }) {
		t.Error("pair is off and was reported")
	}
	open, accepted := Settle(found, p)
	if len(open) != 1 || open[0].Severity != finding.Notice || len(accepted) != 1 || accepted[0].Rule != "duplicate-word" {
		t.Errorf("got open %v, accepted %v", open, accepted)
	}
}

func TestAShortQuoteStandsAmongItsWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"甲样镇开展宪法宣传，，反响良好。", "甲样镇开展宪法宣传【，，】反响良好。"},
		{"上一段。\n，，下一段。\n", "【，，】下一段。"},
		{"全镇干部群众踊跃参加法治宣传，，大家都说活动办得好，希望以后多办。\r\n完。", "…干部群众踊跃参加法治宣传【，，】大家都说活动办得好，希望…"},
		{"有事请打13812345678", "有事请打【13812345678】"},
		{"受理120件，其中邻里纠纷70件、土地纠纷40件、其他20件。", "120件，其中邻里纠纷70件、土地纠纷40件、其他20件"},
	} {
		found := Document(Text{Text: c.text}, Options{})
		if len(found) != 1 || found[0].Marked() != c.want {
			t.Errorf("%q: got %v, want one with %s", c.text, found, c.want)
		}
	}
}

// A record that could not be read would be missing from the site: nobody can turn that off, and whoever tries is told.
func TestNoTownHidesWhatWasNotRead(t *testing.T) {
	p := record.Policy{
		Severity: map[string]string{"record-key": "off", "pair": "off", "rate-mismach": "off"},
		Allow:    []record.Allow{{Rule: "record-syntax", Reason: "以后再改", By: "张某"}},
	}
	found := []finding.Finding{{Rule: "record-key", Kind: finding.Record, Severity: finding.Error}, {Rule: "record-syntax", Kind: finding.Record, Severity: finding.Error}}
	if open, accepted := Settle(found, p); len(open) != 2 || len(accepted) != 0 {
		t.Errorf("got open %v, accepted %v", open, accepted)
	}
	var told []string
	for _, f := range Workspace(&record.Workspace{Site: record.Site{Policy: p}}, Options{}) {
		if f.Rule == "policy-rule" {
			told = append(told, f.Quote+": "+f.Message)
		}
	}
	want := []string{"rate-mismach: 没有“rate-mismach”这条规则，这一条不起作用", "record-key: “record-key”不能改级别，也不能接受：没有读懂的记录，网站上就缺了", "record-syntax: “record-syntax”不能改级别，也不能接受：没有读懂的记录，网站上就缺了"}
	slices.Sort(told)
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestAttachmentsGoThroughPrivacyRulesOnly(t *testing.T) {
	found := Document(Text{Text: "姓名\t身份证号\n张某\t441499198703160020，，", Kind: "attachment"}, Options{})
	if len(found) != 1 || found[0].Kind != finding.Privacy {
		t.Errorf("got %v, want the ID alone", found)
	}
}

// The public reports that stand beside the project are for measuring only.
func TestRealReports(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "shared")
	files, _ := filepath.Glob(filepath.Join(shared, "figures", "texts", "*省.txt"))
	town := filepath.Join(shared, "sources", "changsha-2023-report.txt")
	if _, err := os.Stat(town); err != nil || len(files) == 0 {
		t.Skip("SKIPPED: the shared reports are not beside the project")
	}
	for _, file := range files {
		text := read(t, file)
		alarms := scored(Document(Text{File: filepath.Base(file), Text: text}, Options{}))
		for _, f := range alarms {
			t.Log(f)
			if f.Kind == finding.Privacy || f.Kind == finding.Ratio {
				t.Errorf("%s: false alarm of kind %s", file, f.Kind)
			}
		}
		if n := utf8.RuneCountInString(text); float64(len(alarms)) > float64(n)/10000 {
			t.Errorf("%s: %d false alarms in %d characters", file, len(alarms), n)
		}
	}
	var rules []string
	for _, f := range Document(Text{File: "report.txt", Text: read(t, town)}, Options{}) {
		rules = append(rules, f.Rule+" "+f.Quote)
	}
	if got, want := strings.Join(rules, "; "), "leadership-heading ; artifact [bookmark: _GoBack]"; got != want {
		t.Errorf("the town's report: got %s, want %s", got, want)
	}
}

func TestEveryRuleIsExplained(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range append(Rules(), Reading()...) {
		if seen[r.ID] || r.ID == "" || r.Kind == "" || r.Severity == "" || r.Name == "" || r.Wants == "" || r.Norm == "" {
			t.Errorf("rule %+v: said twice or not explained", r)
		}
		seen[r.ID] = true
	}
}

func FuzzDocument(f *testing.F) {
	for _, file := range glob(f, "testdata/*/*.txt") {
		f.Add(read(f, file))
	}
	f.Add("“《（\u200b\x00\r\n一、一、3月99日至99日2023-99-99 占0%（受理0件，成功0件）")
	f.Fuzz(func(t *testing.T, text string) {
		rs := []rune(text)
		for _, found := range Document(Text{Text: text}, Options{}) {
			if found.Rule == Fault {
				t.Fatal(found)
			}
			if found.Start < 0 || found.End > len(rs) || found.Start > found.End || string(rs[found.Start:found.End]) != found.Quote {
				t.Fatalf("a place outside the text or not its quote: %+v", found)
			}
		}
	})
}

func BenchmarkDocument(b *testing.B) {
	var all strings.Builder
	for _, file := range glob(b, "testdata/clean/*.txt") {
		all.WriteString(read(b, file))
	}
	rs := []rune(all.String())
	for _, n := range []int{20000, 40000, 80000} {
		text := string(rs)
		for utf8.RuneCountInString(text) < n {
			text += string(rs)
		}
		text = string([]rune(text)[:n])
		b.Run(strings.Repeat("x", n/20000), func(b *testing.B) {
			for b.Loop() {
				Document(Text{Text: text}, Options{})
			}
		})
	}
}
