package outline

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestSamples compares the outline of every sample with the drawing of it under testdata.
func TestSamples(t *testing.T) {
	files, err := filepath.Glob("../document/testdata/samples/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	more, _ := filepath.Glob("../document/testdata/samples/check/*.txt")
	for _, file := range append(files, more...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(data), "\r\n", "\n")
		if strings.HasPrefix(text, "SYNTHETIC") {
			text = strings.SplitN(text, "\n", 4)[3]
		}
		got := draw(text, Parse(text))
		golden := filepath.Join("testdata", strings.TrimSuffix(filepath.Base(file), ".txt")+".outline")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// draw shows a document as an indented tree: number, marker, title, flags, and how its body begins and ends.
func draw(text string, d *Document) string {
	runes := []rune(text)
	at := func(s Span) string { return strings.TrimSpace(string(runes[s.Start:s.End])) }
	var b strings.Builder
	fmt.Fprintf(&b, "title %q\nunit %q year %d\nsalutation %q\nsignature %q signed %q\n", at(d.Title), d.Unit, d.Year, at(d.Salutation), at(d.Signature), at(d.Signed))
	for s := range d.All() {
		fmt.Fprintf(&b, "%s%s [%s] %q", strings.Repeat("  ", s.Level), s.Number, s.Marker, s.Title)
		if s.Inline {
			b.WriteString(" inline")
		}
		if s.RunsOn {
			b.WriteString(" runs-on")
		}
		if s.Role != "" {
			b.WriteString(" " + s.Role)
		}
		if body := at(s.Body); body != "" {
			b.WriteString(" | " + ends(body))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func ends(s string) string {
	r := []rune(strings.ReplaceAll(s, "\n", "⏎"))
	if len(r) <= 30 {
		return string(r)
	}
	return string(r[:15]) + "…" + string(r[len(r)-12:])
}

// The three provincial reports lie beside the project, not in it.
func TestProvincialReportsKeepAllTheirHeadings(t *testing.T) {
	for _, name := range []string{"广东省", "浙江省", "贵州省"} {
		data, err := os.ReadFile("../../../shared/figures/texts/" + name + ".txt")
		if err != nil {
			t.Skipf("SKIPPED: the provincial reports are not beside the project: %v", err)
		}
		text := string(data)
		var want, got []string
		for _, l := range strings.Split(text, "\n") {
			l = strings.TrimSpace(l)
			end := strings.IndexAny(l, "、）")
			if end < 0 {
				continue
			}
			number := strings.TrimPrefix(l[:end], "（")
			if strings.Trim(number, "一二三四五六七八九十") == "" && (strings.HasPrefix(l, "（")) == strings.HasPrefix(l[end:], "）") {
				title, _, found := strings.Cut(l, "。")
				if found {
					title += "。"
				}
				want = append(want, title)
			}
		}
		for s := range Parse(text).All() {
			if strings.Trim(s.Marker, "（）、一二三四五六七八九十") == "" && s.Marker != "" {
				got = append(got, s.Marker+s.Title)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || len(want) < 10 {
			t.Errorf("%s: %d headings (-want +got):\n%s", name, len(want), diff)
		}
	}
}

// checkCover: every character behind title and salutation belongs to exactly one section's own heading or body.
func checkCover(t *testing.T, text string, d *Document) {
	t.Helper()
	runes := []rune(text)
	last := 0
	for s := range d.All() {
		if s.Start < last || s.Heading.Start != s.Start || s.Heading.End < s.Start || s.Body.Start != s.Heading.End || s.Body.End < s.Body.Start || s.End < s.Body.End || s.End > len(runes) {
			t.Fatalf("section %s is out of place after %d: %+v", s.Number, last, s)
		}
		if gap := strings.TrimSpace(string(runes[last:s.Start])); last > 0 && gap != "" {
			t.Fatalf("%q before section %s belongs to nothing", gap, s.Number)
		}
		if got := strings.TrimSpace(string(runes[s.Heading.Start:s.Heading.End])); squeeze(got) != squeeze(s.Marker+s.Title) {
			t.Fatalf("heading of %s is %q, want %q", s.Number, got, s.Marker+s.Title)
		}
		last = s.Body.End
	}
	for _, s := range []Span{d.Title, d.Salutation, d.Signature, d.Signed} {
		if s.Start < 0 || s.End < s.Start || s.End > len(runes) {
			t.Fatalf("span %v is outside of the text", s)
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("../document/testdata/samples/*.txt")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil {
			f.Add(string(data))
		}
	}
	f.Add("一、甲\n一、乙\n二、丙\n二、丁\n01\n题\n02\n题：\n")
	f.Add("一是二是三是。1.2.3。1.甲2.乙；（1）（2）首先，其次，\xff。")
	f.Fuzz(func(t *testing.T, text string) {
		d := Parse(text)
		if utf8.ValidString(text) {
			checkCover(t, text, d)
		}
	})
}

func BenchmarkParse10MB(b *testing.B) {
	data, err := os.ReadFile("../document/testdata/samples/report-s01.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(string(data), 10<<20/len(data))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Parse(text)
	}
}
