package check_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"pufa/generator/check"
	"pufa/generator/example"
	"pufa/generator/finding"
	"pufa/generator/record"
)

// A town's files by their paths, and an edit that breaks them.
type (
	town map[string][]byte
	edit func(t *testing.T, files town)
)

// A breakage breaks the good example once and tells what is seen then, each finding in its place.
type breakage struct {
	name string
	edit edit
	disk func(fs.FS) fs.FS // the disk that fails, where it is the fault
	want []seen
}

// A seen is one finding: its rule, its file, words of the line that it is placed in ("" for the whole file), and of its message and its remedy.
type seen struct{ rule, file, line, message, hint string }

// Every rule on guide, catalogue, documents and enforcement is broken once in an example that is whole otherwise: it is seen, in its place, with its remedy,
// and nothing else is.
func TestEveryDisclosureRuleIsHeld(t *testing.T) {
	whole := exampleFiles(t)
	before := map[string]bool{}
	for _, f := range findings(t, whole, nil) {
		before[told(f)] = true
	}
	for _, b := range breakages() {
		t.Run(b.name, func(t *testing.T) {
			files := maps.Clone(whole)
			if b.edit != nil {
				b.edit(t, files)
			}
			found := findings(t, files, b.disk)
			found = slices.DeleteFunc(found, func(f finding.Finding) bool { return before[told(f)] })
			if len(found) != len(b.want) {
				t.Errorf("%d findings, want %d: %v", len(found), len(b.want), found)
			}
			for _, want := range b.want {
				if !slices.ContainsFunc(found, func(f finding.Finding) bool { return want.is(files, f) }) {
					t.Errorf("no finding is %q among %v", want, found)
				}
			}
		})
	}
}

// A new rule without a row that breaks it fails here.
func TestEveryDisclosureRuleHasItsBreakage(t *testing.T) {
	broken := map[string]bool{"annual-problems": true, "annual-zero": true} // by tests of their own
	for _, b := range breakages() {
		for _, want := range b.want {
			broken[want.rule] = true
		}
	}
	for _, b := range annualBreakages() {
		for _, rule := range strings.Fields(b.rules) {
			broken[rule] = true
		}
	}
	groups := regexp.MustCompile(`^(annual|disclosure|guide|catalogue|document|enforcement|penalty)-|^privacy-party$`)
	n := 0
	for _, r := range check.Rules() {
		if !groups.MatchString(r.ID) {
			continue
		}
		n++
		if !broken[r.ID] {
			t.Errorf("no row breaks %s (%s)", r.ID, r.Name)
		}
	}
	if n < 30 {
		t.Errorf("only %d rules are of these groups: the groups have other names now", n)
	}
}

// The same for what reading the records says: every message in the source of the disclosure records is seen in some row.
func TestEveryFaultOfADisclosureRecordHasItsBreakage(t *testing.T) {
	var messages strings.Builder
	whole := exampleFiles(t)
	for _, b := range breakages() {
		files := maps.Clone(whole)
		if b.edit != nil {
			b.edit(t, files)
		}
		for _, f := range findings(t, files, b.disk) {
			messages.WriteString(f.Message + "\n")
		}
	}
	sources, err := filepath.Glob("../record/disclosure*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range sources {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for place, words := range faultWords(t, file) {
			n++
			if !strings.Contains(messages.String(), words) {
				t.Errorf("%s: no row brings about “…%s…”", place, words)
			}
		}
	}
	if n < 30 {
		t.Errorf("only %d messages were found in %v", n, sources)
	}
}

// faultWords are the longest fixed words of every message that a source file adds, by place.
func faultWords(t *testing.T, file string) map[string]string {
	t.Helper()
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	message := map[string]int{"add": 3, "addAt": 3, "warn": 3, "stray": 1}
	list := map[string]string{}
	ast.Inspect(parsed, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		method, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if at, ok := message[method.Sel.Name]; ok && at < len(call.Args) {
			if words := longestWords(call.Args[at]); words != "" {
				list[set.Position(call.Pos()).String()] = words
			}
		}
		return true
	})
	return list
}

var verbs = regexp.MustCompile(`%[.\d]*[a-z]`)

func longestWords(message ast.Expr) (longest string) {
	ast.Inspect(message, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				return true
			}
			for _, piece := range verbs.Split(text, -1) {
				if len(piece) > len(longest) {
					longest = piece
				}
			}
		}
		return true
	})
	return longest
}

func exampleFiles(t *testing.T) town {
	t.Helper()
	files, err := example.Example(example.Options{Seed: 1, Reports: 3, Documents: 40})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// findings are all that reading and checking say of a town.
func findings(t *testing.T, files town, disk func(fs.FS) fs.FS) []finding.Finding {
	t.Helper()
	memory := fstest.MapFS{}
	for name, data := range files {
		memory[name] = &fstest.MapFile{Data: data}
	}
	var fsys fs.FS = memory
	if disk != nil {
		fsys = disk(memory)
	}
	ws, faults, err := record.Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return append(faults, check.Workspace(ws, check.Options{Now: record.Date{Year: 2026, Month: 3, Day: 2}, Files: fsys, Policy: ws.Site.Policy})...)
}

// told is a finding without its place, which an edit may move.
func told(f finding.Finding) string { return fmt.Sprint(f.Rule, f.File, f.Quote, f.Message) }

func (want seen) is(files town, f finding.Finding) bool {
	line := ""
	if lines := strings.Split(string(files[f.File]), "\n"); f.Line > 0 && f.Line <= len(lines) {
		line = lines[f.Line-1]
	}
	placed := strings.Contains(line, want.line) && (want.line != "") == (line != "")
	return f.Rule == want.rule && f.File == want.file && placed && strings.Contains(f.Message, want.message) && strings.Contains(f.Hint, want.hint) && f.Hint != ""
}
