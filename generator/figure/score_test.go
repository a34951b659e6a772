package figure_test

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"pufa/generator/figure"
)

// labels are hand-labelled passages kept beside the project, not in it.
const labels = "../../../shared/figures"

type passage struct {
	Doc        string
	Start, End int
	Figures    []label
}

type label struct {
	At       int
	Text     string
	Value    float64
	High     *float64 `json:"value_high"`
	Unit     string
	Bound    figure.Bound
	Optional bool
}

func (l label) matches(start int, f figure.Figure) bool {
	return overlap(start+l.At, start+l.At+len([]rune(l.Text)), f) && near(l.Value, f.Value) && plainUnit(l.Unit) == plainUnit(f.Unit)
}

func overlap(start, end int, f figure.Figure) bool { return start < f.End && f.Start < end }

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }

func plainUnit(u string) string { return strings.Join(strings.Fields(norm.NFKC.String(u)), "") }

// TestLabelledFigures measures strict F1 (place, value and unit) and bounds on the labelled passages.
func TestLabelledFigures(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(labels, "dev.jsonl"))
	if err != nil {
		t.Skip("SKIPPED, labelled figures are not beside the project: ", err)
	}
	var hits, misses, alarms, bounds int
	lines := bufio.NewScanner(strings.NewReader(string(data)))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p passage
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		var claims []figure.Figure
		for _, f := range figure.Find(labelledText(t, p.Doc)) {
			if overlap(p.Start, p.End, f) {
				claims = append(claims, f)
			}
		}
		used := make([]bool, len(claims))
		for _, l := range p.Figures {
			if l.Optional {
				continue
			}
			k := slices.IndexFunc(claims, func(f figure.Figure) bool { return l.matches(p.Start, f) })
			if k < 0 || used[k] {
				misses++
				t.Logf("%s %d: missed %s %s", p.Doc, p.Start+l.At, l.Text, l.Unit)
				continue
			}
			used[k] = true
			hits++
			if claims[k].Bound == l.Bound {
				bounds++
			}
			if l.High != nil && !near(*l.High, claims[k].High) {
				t.Errorf("%s: %s ends at %v, want %v", p.Doc, l.Text, claims[k].High, *l.High)
			}
		}
		for k, f := range claims {
			excused := slices.ContainsFunc(p.Figures, func(l label) bool {
				return l.Optional && overlap(p.Start+l.At, p.Start+l.At+len([]rune(l.Text)), f)
			})
			if !used[k] && !excused {
				alarms++
				t.Logf("%s %d: false %s %s", p.Doc, f.Start, f.Text, f.Unit)
			}
		}
	}
	f1 := 2 * float64(hits) / float64(2*hits+misses+alarms)
	right := float64(bounds) / float64(hits)
	t.Logf("strict F1 %.4f (%d hits, %d misses, %d false alarms), bounds right in %.4f", f1, hits, misses, alarms, right)
	if f1 < 0.995 {
		t.Errorf("strict F1 %.4f, want at least 0.995", f1)
	}
	if right < 0.97 {
		t.Errorf("bounds right in %.4f, want at least 0.97", right)
	}
}

func labelledText(t *testing.T, doc string) string {
	t.Helper()
	for _, path := range []string{filepath.Join(labels, "../sources", doc+".txt"), filepath.Join(labels, "texts", doc+".txt")} {
		if data, err := os.ReadFile(path); err == nil {
			return string(data)
		}
	}
	t.Fatalf("text of %q is missing", doc)
	return ""
}
