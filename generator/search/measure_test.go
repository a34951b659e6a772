package search

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
)

// What a site of 10,000 events may cost its readers.
const (
	firstQuery  = 100_000 // bytes over the wire, median
	nextQuery   = 30_000
	scriptBytes = 6_000
	indexShare  = 0.35 // of the pages' plain text
)

func TestTheIndexStaysSmall(t *testing.T) {
	s := get(t, large)
	total := 0
	for _, n := range s.wire(t) {
		total += n
	}
	share := float64(total) / float64(s.bytes)
	t.Logf("%d pages, %d bytes of text; index %d files, %d bytes compressed: %.1f%%", len(s.pages), s.bytes, len(s.files), total, 100*share)
	if share > indexShare {
		t.Errorf("the index is %.1f%% of the text, want at most %.0f%%", 100*share, 100*indexShare)
	}
}

func TestTheScriptStaysSmall(t *testing.T) {
	m := minify.New()
	m.Add("application/javascript", &js.Minifier{})
	small, err := m.String("application/javascript", "(function () {\n"+script(t)+"\ndocument.querySelectorAll('[data-enhance=\"search\"]').forEach(enhance);\n})();")
	if err != nil {
		t.Fatal(err)
	}
	n := overTheWire(t, []byte(small))
	t.Logf("script %d bytes, %d compressed", len(small), n)
	if n > scriptBytes {
		t.Errorf("the script is %d bytes compressed, want at most %d", n, scriptBytes)
	}
}

func TestAQueryLoadsLittle(t *testing.T) {
	s := get(t, large)
	queries := s.draw(rand.New(rand.NewPCG(5, 6)), 400)
	var first, next []int
	for i, a := range ask(t, s.files, queries, 2) {
		n := 0
		for _, f := range a.Files {
			n += s.wire(t)[f]
		}
		if i%2 == 0 {
			first = append(first, n)
		} else {
			next = append(next, n)
		}
	}
	for _, test := range []struct {
		name  string
		bytes []int
		most  int
	}{{"first", first, firstQuery}, {"next", next, nextQuery}} {
		slices.Sort(test.bytes)
		median, most := test.bytes[len(test.bytes)/2], test.bytes[len(test.bytes)-1]
		t.Logf("%s query: median %d bytes, nine in ten below %d, most %d (%d queries)", test.name, median, test.bytes[len(test.bytes)*9/10], most, len(test.bytes))
		if median > test.most {
			t.Errorf("a %s query loads %d bytes, want at most %d", test.name, median, test.most)
		}
	}
}

// The index is built while pages are finished: Add on every page, by as many goroutines as there are, then Files.
func BenchmarkAdd(b *testing.B) {
	c := largeCorpus(b)
	b.ResetTimer()
	for range b.N {
		x := New(Options{})
		for _, path := range c.paths {
			x.Add(path, c.pages[path])
		}
	}
	b.ReportMetric(float64(b.N*len(c.paths))/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkFiles(b *testing.B) {
	s := get(b, large)
	for range b.N {
		b.StopTimer()
		x := New(Options{})
		for _, p := range s.pages {
			x.entries = append(x.entries, newEntry(p))
		}
		b.StartTimer()
		if _, err := x.Files(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(s.pages))/b.Elapsed().Seconds(), "pages/s")
}
