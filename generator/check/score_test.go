package check

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pufa/generator/finding"
)

// The scored kinds, and what place a finding must share with a defect to earn it.
var scoredKinds = []finding.Kind{finding.Ratio, finding.Sum, finding.Numbering, finding.Year, finding.Pair, finding.Punctuation, finding.Duplicate,
	finding.Artifact, finding.Privacy, finding.Missing, finding.Formula}

// A defect is one planted fault, as the JSON beside a document tells it.
type defect struct {
	Kind  finding.Kind   `json:"kind"`
	Quote string         `json:"quote"`
	Start int            `json:"start"`
	End   int            `json:"end"`
	Also  []finding.Kind `json:"also"`
	Why   string         `json:"why"`
}

// A tally counts planted and found defects and false alarms, by kind.
type tally struct {
	planted, found, alarms map[finding.Kind]int
	documents              int
}

func newTally() *tally {
	return &tally{planted: map[finding.Kind]int{}, found: map[finding.Kind]int{}, alarms: map[finding.Kind]int{}}
}

// score checks one document against its planted defects and logs what was missed and what was alarmed at falsely.
func (t *tally) score(tb testing.TB, name, text string, defects []defect) {
	tb.Helper()
	t.documents++
	found := Document(Text{File: name, Text: text}, Options{})
	used := make([]bool, len(found))
	for _, d := range defects {
		t.planted[d.Kind]++
		earned := false
		for i, f := range found {
			same := f.Kind == d.Kind || slices.Contains(d.Also, f.Kind)
			if same && shares(text, f, d) {
				used[i] = true
				earned = earned || f.Kind == d.Kind
			}
		}
		if earned {
			t.found[d.Kind]++
		} else {
			tb.Logf("%s: missed %s: %s (%s)", name, d.Kind, d.Quote, d.Why)
		}
	}
	for i, f := range found {
		if f.Rule == Fault {
			tb.Errorf("%s: %s", name, f.Message)
		}
		if !used[i] && slices.Contains(scoredKinds, f.Kind) {
			t.alarms[f.Kind]++
			tb.Logf("%s: false alarm %s", name, f)
		}
	}
}

// shares tells whether the finding stands where the defect does: the same document, line or sentence, or an overlap, as the kind asks.
func shares(text string, f finding.Finding, d defect) bool {
	rs := []rune(text)
	widen := func(s, e int, stops string) (int, int) {
		for s > 0 && !strings.ContainsRune(stops, rs[s-1]) {
			s--
		}
		for e < len(rs) && !strings.ContainsRune(stops, rs[max(e-1, 0)]) {
			e++
		}
		return s, e
	}
	start, end := d.Start, d.End
	switch d.Kind {
	case finding.Missing:
		return true
	case finding.Ratio, finding.Sum, finding.Pair, finding.Duplicate, finding.Year:
		start, end = widen(start, end, "。！？；\n")
	case finding.Numbering:
		start, end = widen(start, end, "\n")
	}
	return f.Start < end && start < f.End
}

func (t *tally) report() string {
	var b strings.Builder
	planted, found, alarms := 0, 0, 0
	for _, k := range scoredKinds {
		fmt.Fprintf(&b, "%-12s %3d of %3d found, %d false alarms\n", k, t.found[k], t.planted[k], t.alarms[k])
		planted, found, alarms = planted+t.planted[k], found+t.found[k], alarms+t.alarms[k]
	}
	fmt.Fprintf(&b, "%-12s %3d of %3d found, %d false alarms in %d documents", "all", found, planted, alarms, t.documents)
	return b.String()
}

// demand fails where recall or false alarms miss what is asked for: 0.95 overall, 0.85 in every kind, perDocument false alarms a document.
func (t *tally) demand(tb testing.TB, perDocument float64) {
	tb.Helper()
	planted, found, alarms := 0, 0, 0
	for _, k := range scoredKinds {
		planted, found, alarms = planted+t.planted[k], found+t.found[k], alarms+t.alarms[k]
		if float64(t.found[k]) < 0.85*float64(t.planted[k]) {
			tb.Errorf("%s: %d of %d found, want 85%%", k, t.found[k], t.planted[k])
		}
	}
	if float64(found) < 0.95*float64(planted) {
		tb.Errorf("%d of %d found, want 95%%", found, planted)
	}
	if float64(alarms) > perDocument*float64(t.documents) {
		tb.Errorf("%d false alarms in %d documents, want at most %g a document", alarms, t.documents, perDocument)
	}
}

func read(tb testing.TB, file string) string {
	tb.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

func glob(tb testing.TB, pattern string) []string {
	tb.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		tb.Fatalf("%s: no files (%v)", pattern, err)
	}
	return files
}

// defectsBeside gives the defects in the JSON beside a document, false where there is none.
func defectsBeside(tb testing.TB, file string) ([]defect, bool) {
	tb.Helper()
	b, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".json")
	if err != nil {
		return nil, false
	}
	var all struct{ Defects []defect }
	if err := json.Unmarshal(b, &all); err != nil {
		tb.Fatal(err)
	}
	return all.Defects, true
}

func TestSamples(t *testing.T) {
	score := newTally()
	for _, file := range glob(t, "testdata/samples/*.txt") {
		defects, _ := defectsBeside(t, file)
		score.score(t, filepath.Base(file), read(t, file), defects)
	}
	t.Log("\n" + score.report())
	score.demand(t, 0)
}

// TestPlanted scores our own documents with planted defects. A defect is marked in the file itself: ⟦kind|faulty words⟧; a document that lacks a
// part begins with ⟦missing|⟧.
func TestPlanted(t *testing.T) {
	score := newTally()
	for _, file := range glob(t, "testdata/planted/*.txt") {
		text, defects := planted(t, read(t, file))
		score.score(t, filepath.Base(file), text, defects)
	}
	t.Log("\n" + score.report())
	score.demand(t, 0.1)
}

func TestClean(t *testing.T) {
	score := newTally()
	for _, file := range glob(t, "testdata/clean/*.txt") {
		score.score(t, filepath.Base(file), read(t, file), nil)
	}
	t.Log("\n" + score.report())
	score.demand(t, 0)
}

// planted takes the marks of defects out of a text.
func planted(tb testing.TB, marked string) (string, []defect) {
	tb.Helper()
	var b strings.Builder
	var defects []defect
	n := 0
	write := func(s string) {
		b.WriteString(s)
		n += utf8.RuneCountInString(s)
	}
	for {
		before, rest, ok := strings.Cut(marked, "⟦")
		write(before)
		if !ok {
			return b.String(), defects
		}
		inside, after, ok := strings.Cut(rest, "⟧")
		kind, words, bar := strings.Cut(inside, "|")
		if !ok || !bar || !slices.Contains(scoredKinds, finding.Kind(kind)) {
			tb.Fatalf("a mark that is none: ⟦%.40s", rest)
		}
		if finding.Kind(kind) == finding.Missing {
			after = strings.TrimPrefix(after, "\n")
		}
		start := n
		write(words)
		defects = append(defects, defect{Kind: finding.Kind(kind), Quote: words, Start: start, End: n})
		marked = after
	}
}

// Batches of documents written, one after the other, by someone who had not read the rules; first-sight figures stand in each batch's README.
func TestBlind(t *testing.T) {
	for _, batch := range glob(t, "testdata/blind*") {
		t.Run(filepath.Base(batch), func(t *testing.T) {
			score := newTally()
			for _, file := range glob(t, batch+"/planted/*.txt") {
				text := read(t, file)
				defects, beside := defectsBeside(t, file)
				if !beside {
					text, defects = planted(t, text)
				}
				score.score(t, filepath.Base(file), text, defects)
			}
			t.Log("\n" + score.report())
			score.demand(t, 0.2)
		})
		t.Run(filepath.Base(batch)+"/clean", func(t *testing.T) {
			score := newTally()
			for _, file := range glob(t, batch+"/clean/*.txt") {
				score.score(t, filepath.Base(file), read(t, file), nil)
			}
			t.Log("\n" + score.report())
			score.demand(t, 0.2)
		})
	}
}
