package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pufa/generator/finding"
)

// town is a small site of an invented town, built into a folder of the test's own.
func town(t testing.TB) Options {
	t.Helper()
	return Options{
		Files: os.DirFS("testdata/town"),
		Content: map[string][]byte{
			"_index.md":         []byte("+++\ntitle = \"样例县甲样镇\"\n+++\n"),
			"reports/_index.md": []byte("+++\ntitle = \"年度报告\"\n+++\n"),
			"reports/2023.md":   []byte("+++\ntitle = \"2023年报告\"\n+++\n## 一、成效\n\n甲样镇**调解**纠纷\n一百件。\n"),
			"about/_index.md":   []byte("+++\ntitle = \"生成的关于\"\n+++\n"),
		},
		Publish: map[string][]byte{"data/reports.json": []byte("{ \"year\": 2023 }\n")},
		Params:  map[string]any{"unit": "样例县甲样镇"},
		Title:   "甲样镇法治",
		Now:     time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC),
		Out:     filepath.Join(t.TempDir(), "public"),
		Cache:   filepath.Join(t.TempDir(), "cache"),
	}
}

// build builds and fails the test on an error or a finding that stops.
func build(t testing.TB, o Options) *Result {
	t.Helper()
	r, findings, err := Build(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if r == nil {
		t.Fatal(show(findings))
	}
	return r
}

func show(findings []finding.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintln(&b, f)
	}
	return b.String()
}

func TestBuildWritesTheSite(t *testing.T) {
	o := town(t)
	r, findings, err := Build(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(show(findings))
	t.Logf("%+v", r)
	filepath.WalkDir(o.Out, func(p string, d os.DirEntry, err error) error {
		t.Log(p)
		if strings.HasSuffix(p, ".html") || strings.HasSuffix(p, ".json") || strings.HasSuffix(p, "css") || strings.HasSuffix(p, "js") {
			b, _ := os.ReadFile(p)
			t.Log(string(b))
		}
		return nil
	})
	t.Logf("%+v", build(t, o))
}
