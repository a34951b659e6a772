package figure_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/figure"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden lays figures and relations over whole documents: the town's report and look-alikes of other documents.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := account(string(data))
			golden := strings.TrimSuffix(file, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(got, "\n"), strings.Split(string(want), "\n")); diff != "" {
				t.Errorf("-got +want:\n%s", diff)
			}
		})
	}
}

// account writes what was found as people would read it.
func account(text string) string {
	figures := figure.Find(text)
	var b strings.Builder
	for _, f := range figures {
		fmt.Fprintf(&b, "%s = %s  %s\n", f.Text, brief(f), f.Name)
	}
	say := func(k int) string { return figures[k].Name + " " + figures[k].Text }
	for _, r := range figure.Rates(text, figures) {
		fmt.Fprintf(&b, "rate: %s <- %s / %s\n", say(r.Figure), say(r.Part), say(r.Whole))
	}
	for _, g := range figure.Growths(text, figures) {
		fmt.Fprintf(&b, "growth: %s <- %s, before %s\n", say(g.Figure), say(g.Now), say(g.Before))
	}
	for _, s := range figure.Sums(text, figures) {
		var parts []string
		for _, k := range s.Parts {
			parts = append(parts, say(k))
		}
		kind := "sum"
		if s.Open {
			kind = "some of"
		}
		fmt.Fprintf(&b, "%s: %s <- %s\n", kind, say(s.Whole), strings.Join(parts, " + "))
	}
	return b.String()
}

// brief is a figure in one word: "23000人次>=", "7..8%", "10000元?" where ? is optional.
func brief(f figure.Figure) string {
	s := fmt.Sprintf("%v", f.Value)
	if f.Value >= 1e6 {
		s = fmt.Sprintf("%.0f", f.Value)
	}
	if f.High != 0 {
		s += fmt.Sprintf("..%v", f.High)
	}
	s += f.Unit
	switch f.Bound {
	case figure.AtLeast:
		s += ">="
	case figure.AtMost:
		s += "<="
	case figure.About:
		s += "~"
	}
	if f.Optional {
		s += "?"
	}
	return s
}

func TestEveryRequiredFigureHasAName(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range figure.Find(string(data)) {
			n := len([]rune(f.Name))
			if !f.Optional && (n < 2 || n > 30) || strings.ContainsAny(f.Name, "。；\n") {
				t.Errorf("%s: %s is named %q", file, f.Text, f.Name)
			}
		}
	}
}
