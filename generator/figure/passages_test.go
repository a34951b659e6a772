package figure_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pufa/generator/figure"
)

// TestPassages measures strict F1 on invented passages. A figure is marked in the text itself: ⟦text|value|unit⟧, ⟦text|low~high|unit⟧,
// an optional one ⟦?text|value|unit⟧.
func TestPassages(t *testing.T) {
	data, err := os.ReadFile("testdata/marked/passages.txt")
	if err != nil {
		t.Fatal(err)
	}
	hits, misses, alarms := 0, 0, 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		text, labels := labelled(t, line)
		claims := figure.Find(text)
		used := make([]bool, len(claims))
		for _, l := range labels {
			k := slices.IndexFunc(claims, func(f figure.Figure) bool { return l.matches(0, f) })
			switch {
			case l.Optional:
			case k < 0 || used[k]:
				misses++
				t.Logf("missed %s %v %s", l.Text, l.Value, l.Unit)
			default:
				used[k] = true
				hits++
				if l.High != nil && !near(*l.High, claims[k].High) {
					t.Errorf("%s ends at %v", l.Text, claims[k].High)
				}
			}
		}
		for k, f := range claims {
			excused := slices.ContainsFunc(labels, func(l label) bool {
				return l.Optional && overlap(l.At, l.At+len([]rune(l.Text)), f)
			})
			if !used[k] && !excused {
				alarms++
				t.Logf("false %s %v %q", f.Text, f.Value, f.Unit)
			}
		}
	}
	f1 := 2 * float64(hits) / float64(2*hits+misses+alarms)
	t.Logf("strict F1 %.4f (%d hits, %d misses, %d false alarms)", f1, hits, misses, alarms)
	if f1 < 0.995 {
		t.Errorf("strict F1 %.4f, want at least 0.995", f1)
	}
}

func labelled(t *testing.T, marked string) (string, []label) {
	t.Helper()
	var b strings.Builder
	var labels []label
	n := 0
	write := func(s string) {
		b.WriteString(s)
		n += len([]rune(s))
	}
	for {
		before, rest, ok := strings.Cut(marked, "⟦")
		write(before)
		if !ok {
			return b.String(), labels
		}
		inside, after, _ := strings.Cut(rest, "⟧")
		words, optional := strings.CutPrefix(inside, "?")
		f := strings.Split(words, "|")
		if len(f) != 3 {
			t.Fatalf("a mark that is none: %s", inside)
		}
		low, high, isRange := strings.Cut(f[1], "~")
		l := label{At: n, Text: f[0], Unit: f[2], Optional: optional}
		var err error
		if l.Value, err = strconv.ParseFloat(low, 64); err != nil {
			t.Fatal(err)
		}
		if isRange {
			v, err := strconv.ParseFloat(high, 64)
			if err != nil {
				t.Fatal(err)
			}
			l.High = &v
		}
		labels = append(labels, l)
		write(f[0])
		marked = after
	}
}
