package example

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"pufa/generator/record"
)

func TestTheExampleHasNoFaults(t *testing.T) {
	for seed := range uint64(20) {
		dir := t.TempDir()
		if err := Write(dir, Options{Seed: seed, Events: 60, Reports: 3}); err != nil {
			t.Fatal(err)
		}
		w, list, err := record.Read(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range list {
			t.Errorf("seed %d: %s", seed, f)
		}
		if len(w.Reports) != 3 || len(w.Campaigns) != 66 || !w.Site.Fictional {
			t.Errorf("seed %d: %d reports, %d campaigns, fictional %v", seed, len(w.Reports), len(w.Campaigns), w.Site.Fictional)
		}
		for _, r := range w.Reports {
			if n := utf8.RuneCountInString(r.PlainText()); n < 2000 || n > 3500 {
				t.Errorf("seed %d: the report of %d has %d characters", seed, r.Year, n)
			}
			if len(r.Figures) != len(measures) || len(r.Rates) != 3 {
				t.Errorf("seed %d: the report of %d has %d figures, %d rates", seed, r.Year, len(r.Figures), len(r.Rates))
			}
		}
	}
}

func TestTheSameOptionsGiveTheSameBytes(t *testing.T) {
	o := Options{Seed: 7, Events: 300, Reports: 2}
	first, err := Example(o)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Example(o)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.EqualFunc(first, second, bytes.Equal) {
		t.Error("two examples of the same seed differ")
	}
	o.Seed++
	other, err := Example(o)
	if err != nil {
		t.Fatal(err)
	}
	if maps.EqualFunc(first, other, bytes.Equal) {
		t.Error("another seed gives the same example")
	}
}

func TestEventsDifferFromOneAnother(t *testing.T) {
	files, err := Example(Options{Seed: 1, Events: 2000, Reports: 3})
	if err != nil {
		t.Fatal(err)
	}
	bodies, titles, events := map[string]bool{}, map[string]bool{}, 0
	for name, src := range files {
		if !strings.HasPrefix(name, "data/campaigns/") || !strings.HasSuffix(name, ".toml") {
			continue
		}
		var c record.Campaign
		record.Decode(name, src, &c)
		if c.Kind != "event" {
			continue
		}
		events++
		bodies[c.Body], titles[c.Title] = true, true
		if n := utf8.RuneCountInString(c.Body); n < 120 || n > 420 {
			t.Errorf("%s: the body has %d characters", name, n)
		}
	}
	if events != 2000 || len(bodies) < 1990 || len(titles) < 400 {
		t.Errorf("%d events, %d bodies, %d titles", events, len(bodies), len(titles))
	}
}

func TestANewTownIsToldWhatIsMissing(t *testing.T) {
	dir := t.TempDir()
	files, err := Town()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Place(dir, files); err != nil {
		t.Fatal(err)
	}
	_, list, err := record.Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, f := range list {
		got += fmt.Sprintln(f.Place(), f.Message)
	}
	want := `data/site.toml:6:1 必填项 “name”（网站名称）是空的
data/site.toml:7:1 必填项 “town”（镇街简称）是空的
data/site.toml:8:1 必填项 “unit”（单位全称）是空的
data/site.toml:10:1 必填项 “source”（依据）是空的
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestWhatIsThereIsNeverWrittenOver(t *testing.T) {
	dir := t.TempDir()
	files := map[string][]byte{"data/site.toml": []byte("new"), "data/themes.toml": []byte("new")}
	if _, _, err := Place(dir, map[string][]byte{"data/site.toml": []byte("old")}); err != nil {
		t.Fatal(err)
	}
	written, kept, err := Place(dir, files)
	if err != nil || fmt.Sprint(written, kept) != "[data/themes.toml] [data/site.toml]" {
		t.Errorf("written %v, kept %v, error %v", written, kept, err)
	}
	if got, _ := os.ReadFile(dir + "/data/site.toml"); string(got) != "old" {
		t.Errorf("got %q, want the old file", got)
	}
}

func BenchmarkRead(b *testing.B) {
	dir := b.TempDir()
	if err := Write(dir, Options{Seed: 1, Events: 10000, Reports: 10}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		w, list, err := record.Read(os.DirFS(dir))
		if err != nil || len(list) > 0 || len(w.Campaigns) < 10000 {
			b.Fatal(err, list, len(w.Campaigns))
		}
	}
}
