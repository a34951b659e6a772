package site_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pufa"
	"pufa/generator/dataset"
	"pufa/generator/example"
	"pufa/generator/feed"
	"pufa/generator/finding"
	"pufa/generator/page"
	"pufa/generator/record"
	"pufa/generator/site"
)

// now is the day the benchmarks speak from.
var now = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

// workspace writes the example town with n events.
func workspace(tb testing.TB, events int) string {
	tb.Helper()
	root := tb.TempDir()
	if err := example.Write(root, example.Options{Seed: 1, Events: events, Reports: 10}); err != nil {
		tb.Fatal(err)
	}
	return root
}

// options reads the records and makes pages of them, as the verb build does.
func options(tb testing.TB, root string) site.Options {
	tb.Helper()
	ws, faults, err := record.Read(os.DirFS(root))
	if err != nil || finding.Count(faults, finding.Error) > 0 {
		tb.Fatal(err, faults)
	}
	pages, err := page.Make(ws, page.Options{Now: now, Files: os.DirFS(root)})
	if err != nil {
		tb.Fatal(err)
	}
	publish, err := feed.Make(ws, feed.Options{Now: now})
	if err != nil {
		tb.Fatal(err)
	}
	open, err := dataset.Make(ws)
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range open {
		publish[f.Path] = f.Bytes
	}
	return site.Options{Root: root, Files: pufa.Files, Content: pages.Content, Publish: publish, Assets: onDisk(root, pages.Assets),
		Sources: onDisk(root, pages.Sources), Params: pages.Params, Title: ws.Site.Name, Now: now}
}

func onDisk(root string, files map[string]string) map[string]string {
	out := map[string]string{}
	for p, file := range files {
		out[p] = filepath.Join(root, filepath.FromSlash(file))
	}
	return out
}

func build(tb testing.TB, o site.Options) *site.Result {
	tb.Helper()
	r, findings, err := site.Build(context.Background(), o)
	if err != nil || r == nil {
		tb.Fatal(err, findings)
	}
	return r
}

// BenchmarkBuild is the whole way from records to public/ for 10,000 events: the first build, and one in which nothing changed.
func BenchmarkBuild(b *testing.B) {
	root := workspace(b, 10_000)
	for _, plain := range []bool{true, false} {
		siblings := map[bool]string{true: "without", false: "with"}[plain]
		b.Run("first/"+siblings, func(b *testing.B) {
			for b.Loop() {
				o := options(b, root)
				b.StopTimer()
				o.Out = filepath.Join(b.TempDir(), "public")
				b.StartTimer()
				o.Plain = plain
				r := build(b, o)
				b.ReportMetric(float64(r.Files), "files")
				b.ReportMetric(float64(r.Bytes)/1e6, "MB")
			}
		})
		b.Run("unchanged/"+siblings, func(b *testing.B) {
			out := filepath.Join(b.TempDir(), "public")
			o := options(b, root)
			o.Out, o.Plain = out, plain
			build(b, o)
			for b.Loop() {
				o := options(b, root)
				o.Out, o.Plain = out, plain
				if r := build(b, o); r.Written != 0 {
					b.Fatalf("%d files written", r.Written)
				}
			}
		})
	}
}

// BenchmarkTown is a town of usual size: 10 reports, 500 events.
func BenchmarkTown(b *testing.B) {
	root := workspace(b, 500)
	out := filepath.Join(b.TempDir(), "public")
	for b.Loop() {
		o := options(b, root)
		b.StopTimer()
		os.RemoveAll(out)
		b.StartTimer()
		o.Out = out
		build(b, o)
	}
}

// BenchmarkRecords is the part of a build that comes before this package.
func BenchmarkRecords(b *testing.B) {
	root := workspace(b, 10_000)
	for b.Loop() {
		options(b, root)
	}
}
