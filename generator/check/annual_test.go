package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pufa/generator/check"
	"pufa/generator/example"
	"pufa/generator/finding"
	"pufa/generator/record"
)

// broken makes the example town, changes it, and returns what check says of its disclosure records.
func broken(t *testing.T, documents int, change func(files map[string][]byte)) []finding.Finding {
	t.Helper()
	files, err := example.Example(example.Options{Seed: 1, Reports: 3, Documents: documents})
	if err != nil {
		t.Fatal(err)
	}
	change(files)
	fsys := fstest.MapFS{}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	ws, faults, err := record.Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	found := append(faults, check.Workspace(ws, check.Options{Now: record.Date{Year: 2026, Month: 3, Day: 2}})...)
	return slices.DeleteFunc(found, func(f finding.Finding) bool {
		return !strings.HasPrefix(f.File, "data/disclosure") || f.Rule == "disclosure-blocks" && documents == 0
	})
}

// in replaces words in one of the example's records, and fails where they do not stand there.
func in(t *testing.T, file, old, new string) func(map[string][]byte) {
	return func(files map[string][]byte) {
		t.Helper()
		src := string(files[file])
		if !strings.Contains(src, old) {
			t.Fatalf("%s holds no %q:\n%s", file, old, src)
		}
		files[file] = []byte(strings.Replace(src, old, new, 1))
	}
}

func TestTheExamplesDisclosureIsConsistent(t *testing.T) {
	for _, f := range broken(t, 40, func(map[string][]byte) {}) {
		t.Error(f)
	}
}

const (
	annual2025 = "data/disclosure/annual/2025.toml"
	annual2024 = "data/disclosure/annual/2024.toml"
)

// Every identity of the form, broken once: which rule sees it, where, how gravely.
func TestEveryIdentityOfTheAnnualReportIsHeld(t *testing.T) {
	for _, c := range annualBreakages() {
		t.Run(c.name, func(t *testing.T) {
			var src string
			found := broken(t, 0, func(files map[string][]byte) {
				in(t, annual2025, c.old, c.new)(files)
				src = string(files[annual2025])
			})
			var rules []string
			first := finding.Finding{}
			for _, f := range found {
				if f.File != annual2025 || strings.HasPrefix(f.Rule, "pufa") {
					t.Errorf("also: %s", f)
					continue
				}
				if !slices.Contains(rules, f.Rule) {
					rules = append(rules, f.Rule)
				}
				if f.Rule == strings.Fields(c.rules)[0] && first.Rule == "" {
					first = f
				}
			}
			want := strings.Fields(c.rules)
			for _, rule := range want {
				if !slices.Contains(rules, rule) {
					t.Errorf("no finding of %s among %v", rule, rules)
				}
			}
			if first.Rule == "" {
				return
			}
			lines := strings.Split(src, "\n")
			if first.Line < 1 || first.Line > len(lines) || !strings.Contains(lines[first.Line-1], c.line) {
				t.Errorf("placed at line %d, want the line with %q: %s", first.Line, c.line, first)
			}
			if len(want) == 1 && first.Severity != c.severity {
				t.Errorf("severity %s, want %s", first.Severity, c.severity)
			}
			if first.Message == "" || first.Hint == "" {
				t.Errorf("says too little: %+v", first)
			}
		})
	}
}

// An annualBreakage replaces words of the example's last report.
type annualBreakage struct {
	name, old, new string
	rules          string // in the order of their places, each once
	line           string // the line that the first of them stands in
	severity       finding.Severity
}

func annualBreakages() []annualBreakage {
	return []annualBreakage{
		{"AR1 columns balance", "carried_out = [1, 0, 0, 0, 0, 0, 1]", "carried_out = [2, 0, 0, 0, 0, 0, 2]", "annual-balance", "total = ", finding.Error},
		{"AR2 rows add up", "disclosed = [3, 0, 0, 0, 0, 0, 3]", "disclosed = [4, 0, 0, 0, 0, 0, 4]", "annual-total-rows", "total = ", finding.Error},
		{"AR3 columns add up", "partly = [2, 0, 0, 0, 0, 0, 2]", "partly = [2, 0, 0, 0, 0, 0, 1]", "annual-total-columns annual-total-rows", "partly = ", finding.Error},
		{"AR4 carried over", "carried_in = [0, 0, 0, 0, 0, 0, 0]", "carried_in = [0, 1, 0, 0, 0, 0, 1]", "annual-carried annual-balance", "carried_in = ", finding.Error},
		{"AR5 disputes add up", "review = [1, 0, 0, 0, 1]", "review = [1, 1, 0, 0, 1]", "annual-disputes", "review = ", finding.Error},
		{"AR6 in force", "documents = [2, 0, 15]", "documents = [2, 0, 16]", "annual-in-force", "documents = ", finding.Warning},
		{"AR7 no regulations", "rules = [0, 0, 0]", "rules = [0, 0, 6]", "annual-in-force annual-regulations", "rules = ", finding.Error},
		{"AR8 a negative count", "licences = [123]", "licences = [-1]", "annual-cells", "licences = ", finding.Error},
		{"AR8 a fraction", "penalties = [12]", "penalties = [1.5]", "annual-cells", "penalties = ", finding.Error},
		{"AR8 a row that is missing", "refused_secret = [0, 0, 0, 0, 0, 0, 0]\n", "", "annual-cells", "[requests]", finding.Error},
		{"AR8 a cell that is missing", "other = [0, 0, 0, 0, 0, 0, 0]", "other = [0, 0, 0, 0, 0, 0]", "annual-cells", "other = ", finding.Error},
		{"AR8 an empty row", "suit = [0, 0, 0, 0, 0]", "suit = []", "annual-cells", "suit = ", finding.Error},
		{"AR9 another heading", `title = "总体情况"`, `title = "工作概况"`, "annual-parts", "[[parts]]", finding.Error},
		{"AR9 another number", `marker = "三、"`, `marker = "四、"`, "annual-parts", "marker = \"四、\"", finding.Error},
		{"AR10 the title's year", "2025年政府信息公开工作年度报告", "2024年政府信息公开工作年度报告", "annual-year", "title = ", finding.Error},
		{"AR10 the period", "end = 2025-12-31", "end = 2025-12-20", "annual-year", "end = ", finding.Error},
		{"AR10 the publication", "published = 2026-01-22", "published = 2025-12-22", "annual-year", "published = ", finding.Error},
		{"AR11 prose", "全年收到政府信息公开申请13件", "全年收到政府信息公开申请15件", "annual-prose", "text = ", finding.Warning},
		{"AR12 another unit", `unit = "样例县甲样镇"`, `unit = "样例县乙样镇"`, "annual-unit", "unit = ", finding.Error},
		{"AR12 words of a template", "指定专人在发布前核对", "组织推动全省政府信息公开工作", "annual-unit", "text = ", finding.Error},
		{"AR12 another office", "全年收到政府信息公开申请13件", "乙样县水务局全年收到政府信息公开申请13件", "annual-unit", "text = ", finding.Warning},
		{"AR12 another signature", `signature = "样例县甲样镇`, `signature = "样例县乙样镇`, "annual-unit", "signature = ", finding.Error},
		{"AR13 obsolete headings", `title = "存在的主要问题及改进情况"`, `title = "政府信息公开的收费及减免情况"`, "annual-parts annual-obsolete", "[[parts]]", finding.Warning},
		{"AR14 fees", "本年度未收取信息处理费。", "", "annual-fee", "[[parts]]", finding.Warning},
		{"the layout of 2019", `form = "2021"`, `form = "2019"`, "annual-form", "form = ", finding.Error},
		{"words of the layout of 2019", "规范索引号的编制", "对外公开总数量12件", "annual-form", "text = ", finding.Error},
		{"published late", "published = 2026-01-22", "published = 2026-02-09", "annual-deadline", "published = ", finding.Warning},
		{"a word for a number", "coercion = [2]", `coercion = ["无"]`, "record-type annual-cells", "coercion = ", finding.Error},
	}
}

func TestProblemsCopiedFromLastYearAreSeen(t *testing.T) { // AR15
	found := broken(t, 0, func(files map[string][]byte) {
		var last, this record.Annual
		record.Decode(annual2024, files[annual2024], &last)
		record.Decode(annual2025, files[annual2025], &this)
		this.Parts[4].Text = last.Parts[4].Text
		files[annual2025] = record.Encode(this)
	})
	if len(found) != 1 || found[0].Rule != "annual-problems" {
		t.Errorf("found %v, want one annual-problems", found)
	}
}

func TestAnswersWithoutRequestsAreSeen(t *testing.T) { // AR16
	found := broken(t, 0, func(files map[string][]byte) {
		var this record.Annual
		record.Decode(annual2025, files[annual2025], &this)
		this.Requests.New = make([]float64, 7)
		files[annual2025] = record.Encode(this)
	})
	zero := 0
	for _, f := range found {
		if f.Rule == "annual-zero" && f.Severity == finding.Notice {
			zero++
		}
	}
	if zero == 0 {
		t.Errorf("found %v, want annual-zero", found)
	}
}

func TestTheNextAnnualReportIsForetold(t *testing.T) {
	ws := &record.Workspace{Disclosure: record.Disclosure{Annuals: []record.Annual{{Year: 2024, Unit: "样例县甲样镇"}}}}
	var told []string
	for _, f := range check.Due(ws, check.Options{Now: record.Date{Year: 2026, Month: 1, Day: 6}}) {
		if f.Rule == "annual-deadline" {
			told = append(told, f.File+" "+f.Message)
		}
	}
	if len(told) != 1 || told[0] != annual2025+" 2026-01-31　还有25天　2025年政府信息公开工作年度报告还没有公开" {
		t.Errorf("told %q", told)
	}
}

func TestADraftStopsNoBuild(t *testing.T) {
	found := broken(t, 0, func(files map[string][]byte) {
		in(t, annual2025, `status = "published"`, `status = "draft"`)(files)
		in(t, annual2025, "rules = [0, 0, 0]", "rules = [0, 0, 6]")(files)
	})
	if n := finding.Count(found, finding.Error); n != 0 {
		t.Errorf("a draft gives %d errors: %v", n, found)
	}
}

// Whatever stands in a report, no rule breaks down.
func FuzzAnnual(f *testing.F) {
	files, err := example.Example(example.Options{Seed: 1, Reports: 1})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(files[annual2025])
	f.Add([]byte("year = 2025\ntitle = \"甲\"\nunit = \"甲\"\nsource = \"甲\"\n[requests]\nnew = [1]\ntotal = [1,2,3,4,5,6,7,8]\n[[parts]]\ntitle = \"其他需要报告的事项\"\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		var a record.Annual
		record.Decode(annual2025, src, &a)
		ws := &record.Workspace{Disclosure: record.Disclosure{Annuals: []record.Annual{a, a}}}
		for _, found := range check.Workspace(ws, check.Options{}) {
			if found.Rule == check.Fault {
				t.Fatal(fmt.Sprint(found))
			}
		}
	})
}
