package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// town is a small site of an invented town, built into a folder of the test's own.
func town(t testing.TB) Options {
	t.Helper()
	dir := t.TempDir()
	return Options{
		Files: os.DirFS("testdata/town"),
		Content: map[string][]byte{
			"_index.md":         []byte("+++\ntitle = \"样例县甲样镇\"\n+++\n"),
			"404.md":            []byte("+++\ntitle = \"没有找到\"\nlayout = \"missing\"\n+++\n"),
			"reports/_index.md": []byte("+++\ntitle = \"年度报告\"\n+++\n"),
			"reports/2023.md":   []byte("+++\ntitle = \"2023年报告\"\n+++\n## 一、成效\n\n" + strings.Repeat("甲样镇**调解**纠纷\n一百件。", 40) + "\n"),
			"about/_index.md":   []byte("+++\ntitle = \"生成的关于\"\n+++\n"),
		},
		Publish: map[string][]byte{"data/reports.json": []byte("{ \"year\": 2023 }\n")},
		Params:  map[string]any{"unit": "样例县甲样镇"},
		Title:   "甲样镇法治",
		Now:     time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC),
		Out:     filepath.Join(dir, "public"),
		Cache:   filepath.Join(dir, "cache"),
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

// refused builds and fails the test unless a finding with the rule stops it.
func refused(t testing.TB, o Options, rule string) finding.Finding {
	t.Helper()
	r, findings, err := Build(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if r != nil {
		t.Fatalf("built, but should have been refused; findings:\n%s", show(findings))
	}
	for _, f := range findings {
		if f.Rule == rule && f.Severity == finding.Error {
			return f
		}
	}
	t.Fatalf("no error of rule %s among:\n%s", rule, show(findings))
	return finding.Finding{}
}

func show(findings []finding.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintln(&b, f)
	}
	return b.String()
}

func read(t testing.TB, o Options, p string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(o.Out, p))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestBuildWritesTheWholeSite(t *testing.T) {
	o := town(t)
	r, findings, err := Build(context.Background(), o)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, show(findings))
	}
	want := []string{"404.html", "about.html", "data/reports.json", "icons/mark.svg", "index.html", "manifest.json", "mark/all.css", "mark/mark.js",
		"reports/2023.html", "reports/2023.html.br", "reports/2023.html.gz", "reports/index.html", "robots.txt"}
	if diff := cmp.Diff(want, keys(hashes(t, o.Out))); diff != "" {
		t.Error(diff)
	}
	if r.Files != len(want)-1 || r.Written != r.Files || r.Removed != 0 {
		t.Errorf("%+v", r)
	}
	if got, want := read(t, o, "data/reports.json"), `{"year":2023}`; got != want {
		t.Errorf("got %s", got)
	}
	if page := read(t, o, "about.html"); !strings.Contains(page, "这是手写的一页。") || strings.Contains(page, "生成的关于") {
		t.Errorf("a page of content/ does not win over a generated one: %s", page)
	}
}

func TestSameInputGivesTheSameBytes(t *testing.T) {
	a, b := town(t), town(t)
	build(t, a)
	build(t, b)
	if diff := cmp.Diff(hashes(t, a.Out), hashes(t, b.Out)); diff != "" {
		t.Error(diff)
	}
	if read(t, a, folder.ManifestName) != read(t, b, folder.ManifestName) {
		t.Error("the manifests differ")
	}
}

func TestRebuildOfNothingNewTouchesNothing(t *testing.T) {
	o := town(t)
	build(t, o)
	before := states(t, o.Out)
	if r := build(t, o); r.Written != 0 || r.Removed != 0 {
		t.Errorf("%+v", r)
	}
	if diff := cmp.Diff(before, states(t, o.Out)); diff != "" {
		t.Error(diff)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(o.Out), ".pufa", "public", "new-*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// Files made while pages render are part of the input like others.
func TestMoreFilesArePublished(t *testing.T) {
	o := town(t)
	calls, text := 0, "甲"
	o.More = func(context.Context) (map[string][]byte, error) {
		calls++
		return map[string][]byte{"data/more.txt": []byte(text)}, nil
	}
	build(t, o)
	if read(t, o, "data/more.txt") != "甲" || calls != 1 {
		t.Error(calls)
	}
	if r := build(t, o); r.Written != 0 || calls != 2 {
		t.Errorf("%+v %d", r, calls)
	}
	text = "乙"
	if r := build(t, o); r.Written != 1 || calls != 3 || read(t, o, "data/more.txt") != "乙" {
		t.Errorf("%+v %d", r, calls)
	}
	o.More = func(context.Context) (map[string][]byte, error) { return map[string][]byte{"../out.txt": nil}, nil }
	refused(t, o, "bad-address")
	o.More = func(context.Context) (map[string][]byte, error) { return nil, os.ErrPermission }
	if r, _, err := Build(context.Background(), o); r != nil || err == nil {
		t.Errorf("%+v %v", r, err)
	}
}

// Where the input changed but no byte that follows from it, public/ is not touched either.
func TestRebuildToTheSameBytesTouchesNothing(t *testing.T) {
	o := town(t)
	build(t, o)
	before := states(t, o.Out)
	o.Params["unused"] = "新"
	if r := build(t, o); r.Written != 0 || r.Removed != 0 {
		t.Errorf("%+v", r)
	}
	if diff := cmp.Diff(before, states(t, o.Out)); diff != "" {
		t.Error(diff)
	}
}

// A warning is told by every build, also by one that has nothing to render.
func TestWarningsAreToldAgain(t *testing.T) {
	o := town(t)
	o.Publish["data/bad.json"] = []byte("{ 不是 JSON")
	for range 2 {
		_, findings, err := Build(context.Background(), o)
		if err != nil || len(findings) != 1 || findings[0].Rule != "minify" {
			t.Fatal(err, show(findings))
		}
	}
}

// states gives every file's and folder's date and identity.
func states(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil {
			t.Fatal(err)
		}
		info, _ := d.Info()
		found[name] = fmt.Sprintf("%s %+v", info.ModTime(), info.Sys())
		return nil
	})
	for name, state := range found { // reading changes the time of access
		found[name], _, _ = strings.Cut(state, "Atim:")
	}
	return found
}

func TestRebuildWritesOnlyWhatChanged(t *testing.T) {
	o := town(t)
	build(t, o)
	kept, err := os.Stat(filepath.Join(o.Out, "robots.txt"))
	if err != nil {
		t.Fatal(err)
	}
	delete(o.Content, "reports/2023.md")
	o.Content["reports/2024.md"] = []byte("+++\ntitle = \"2024年报告\"\n+++\n短。\n")
	r := build(t, o)
	if r.Written != 3 || r.Removed != 3 { // the page, the two lists; the old page and its siblings
		t.Errorf("%+v", r)
	}
	files := hashes(t, o.Out)
	if _, there := files["reports/2023.html"]; there {
		t.Error("a page that is gone still stands in public/")
	}
	now, err := os.Stat(filepath.Join(o.Out, "robots.txt"))
	if err != nil || !os.SameFile(kept, now) {
		t.Error("an unchanged file was copied, not linked")
	}
}

func TestSiblingsComeAndGo(t *testing.T) {
	o := town(t)
	o.Plain = true
	build(t, o)
	if files := hashes(t, o.Out); len(files) != 11 {
		t.Errorf("%q", keys(files))
	}
	o.Plain = false
	if r := build(t, o); r.Written != 2 {
		t.Errorf("%+v", r)
	}
	o.Plain = true
	if r := build(t, o); r.Removed != 2 {
		t.Errorf("%+v", r)
	}
}

func TestChangedInPublicIsWrittenAgain(t *testing.T) {
	o := town(t)
	build(t, o)
	whole := hashes(t, o.Out)
	name := filepath.Join(o.Out, "index.html")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(o.Out, "robots.txt"))
	os.WriteFile(name, []byte(strings.Replace(string(data), "甲样镇", "丙样镇", 1)), 0o644) // of the same length
	later := time.Now().Add(time.Minute)
	os.Chtimes(name, later, later)
	_, findings, err := Build(context.Background(), o)
	if err != nil || len(findings) != 1 || findings[0].Rule != "changed-file" {
		t.Fatal(err, show(findings))
	}
	if diff := cmp.Diff(whole, hashes(t, o.Out)); diff != "" {
		t.Error(diff)
	}
}

func TestRenderGivesTheSameFiles(t *testing.T) {
	o := town(t)
	o.Plain = true
	build(t, o)
	files, findings, err := Render(context.Background(), o)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, show(findings))
	}
	for p := range hashes(t, o.Out) {
		if p != folder.ManifestName && string(files[p]) != read(t, o, p) {
			t.Errorf("%s differs", p)
		}
	}
	if len(files) != 10 {
		t.Errorf("%q", keys(files))
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	files, _, err := Render(context.Background(), town(t))
	if err != nil {
		t.Fatal(err)
	}
	if broken := Links(files, ""); len(broken) > 0 {
		t.Errorf("%+v", broken)
	}
}

func TestTemplateFaultsAreFindings(t *testing.T) {
	for name, template := range map[string]string{
		"syntax":    `{{ define "main" }}{{ if }}{{ end }}`,
		"execution": `{{ define "main" }}{{ .Title.Nothing }}{{ end }}`,
		"errorf":    `{{ define "main" }}{{ errorf "坏了" }}{{ end }}`,
		"network":   `{{ define "main" }}{{ (resources.GetRemote "https://example.com/x.js").Content }}{{ end }}`,
		"getenv":    `{{ define "main" }}{{ os.Getenv "HOME" }}{{ end }}`,
	} {
		t.Run(name, func(t *testing.T) {
			o := town(t)
			build(t, o)
			whole := hashes(t, o.Out)
			o.Root = t.TempDir()
			os.MkdirAll(filepath.Join(o.Root, "layouts"), 0o755)
			os.WriteFile(filepath.Join(o.Root, "layouts/section.html"), []byte(template), 0o644)
			f := refused(t, o, "hugo")
			if strings.Contains(f.Message, o.Cache) {
				t.Errorf("names a folder of the machine: %s", f.Message)
			}
			if name != "errorf" && !strings.HasPrefix(f.File, "layouts/") {
				t.Errorf("no place: %+v", f)
			}
			if diff := cmp.Diff(whole, hashes(t, o.Out)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTemplateWarningsAreFindings(t *testing.T) {
	o := town(t)
	o.Root = t.TempDir()
	os.MkdirAll(filepath.Join(o.Root, "layouts"), 0o755)
	os.WriteFile(filepath.Join(o.Root, "layouts/section.html"), []byte(`{{ define "main" }}{{ warnf "当心" }}{{ end }}`), 0o644)
	_, findings, err := Build(context.Background(), o)
	if err != nil || len(findings) != 1 || findings[0].Severity != finding.Warning || !strings.Contains(findings[0].Message, "当心") {
		t.Fatal(err, show(findings))
	}
}

func TestTwoPagesAtOneAddressAreRefused(t *testing.T) {
	o := town(t)
	o.Publish["Reports/2023.html"] = []byte("别的")
	refused(t, o, "same-address")
}

func TestAddressesThatLeadOutAreRefused(t *testing.T) {
	for _, p := range []string{"../x.html", "/x.html", "a//b.html", "a\\b.html", "a:b.html", "con.html", "x/nul", "com1.txt", "a./b.html", "Manifest.json"} {
		o := town(t)
		o.Publish[p] = []byte("别的")
		refused(t, o, "bad-address")
	}
}

func TestContextEndsABuild(t *testing.T) {
	o := town(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Build(ctx, o); err == nil {
		t.Error("built all the same")
	}
	if _, err := os.Stat(o.Out); err == nil {
		t.Error("public/ was written")
	}
}
