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
	"unicode"

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

// The same for every single message, of reading the records and of checking them: what the source can say is seen in some row.
func TestEveryDisclosureMessageHasItsBreakage(t *testing.T) {
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
	sources = append(sources, "disclosure.go", "workspace_enforcement.go", "workspace_result.go")
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
	if n < 55 {
		t.Errorf("only %d messages were found in %v", n, sources)
	}
}

// faultWords are the longest fixed words of every message in a source file, by place: of those that a method of faults adds, that a rule's own add takes, and
// that stand in a fault.
func faultWords(t *testing.T, file string) map[string]string {
	t.Helper()
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]string{}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if message := messageOf(n); message != nil {
			if words := longestWords(message); strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				list[set.Position(n.Pos()).String()] = words
			}
		}
		return true
	})
	return list
}

// messageOf is the expression of a message, nil where the node has none.
func messageOf(n ast.Node) ast.Expr {
	switch n := n.(type) {
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && key.Name == "message" {
			return n.Value
		}
	case *ast.CallExpr:
		at, name := -1, ""
		switch f := n.Fun.(type) {
		case *ast.SelectorExpr:
			name, at = f.Sel.Name, map[string]int{"add": 3, "addAt": 3, "warn": 3, "stray": 1}[f.Sel.Name]
		case *ast.Ident:
			if name = f.Name; name == "add" {
				at = max(len(n.Args)-3, 0) // add(key, message, hint, severity), add(severity, message, hint), add(message, hint)
				if len(n.Args) == 3 {
					at = 1
				}
			}
		}
		if at > 0 && at < len(n.Args) || name == "add" && at == 0 {
			return n.Args[at]
		}
	}
	return nil
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
