package site

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/google/go-cmp/cmp"
	"github.com/spf13/afero"
)

// What WriteSource writes, plain Hugo builds from disk into the same pages.
func TestPlainHugoBuildsTheSamePages(t *testing.T) {
	o := town(t)
	want, _, err := Render(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "source")
	if findings, err := WriteSource(context.Background(), dir, o); err != nil || len(findings) > 0 {
		t.Fatal(err, show(findings))
	}
	got := map[string]string{}
	var mu sync.Mutex
	f := newFinisher(func(p string, data []byte) error {
		mu.Lock()
		got[p] = string(data)
		mu.Unlock()
		return nil
	})
	plainHugo(t, dir, newSink(f.take))
	static := os.DirFS(filepath.Join(dir, "static"))
	for _, p := range []string{"robots.txt", "icons/mark.svg", "data/reports.json"} { // the command copies static/, the library does not
		in, err := static.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(in)
		f.take(p, data)
	}
	pages := map[string]string{}
	for p, data := range want {
		pages[p] = string(data)
	}
	if diff := cmp.Diff(pages, got); diff != "" {
		t.Error(diff)
	}
}

// plainHugo builds a folder as Hugo's own command does: sources from disk, configuration from the folder.
func plainHugo(t *testing.T, dir string, out afero.Fs) {
	t.Helper()
	flags := config.New()
	flags.Set("workingDir", dir)
	flags.Set("publishDir", "public")
	flags.Set("cacheDir", t.TempDir())
	logger := loggers.New(loggers.Options{Level: logg.LevelWarn, StdOut: io.Discard, StdErr: io.Discard})
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{Fs: hugofs.Os, Logger: logger, Flags: flags, ConfigDir: "config", Environment: "production"})
	if err != nil {
		t.Fatal(err)
	}
	fs := hugofs.NewFromSourceAndDestination(hugofs.Os, out, configs.LoadingInfo.Cfg)
	fs.PublishDir, fs.PublishDirServer, fs.PublishDirStatic = out, out, out
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{Configs: configs, TestLogger: logger, Fs: fs})
	if err != nil {
		t.Fatal(err)
	}
	defer sites.Close()
	if err := sites.Build(hugolib.BuildCfg{NoBuildLock: true}); err != nil {
		t.Fatal(err)
	}
}

func TestWriteSourceClearsUpOnlyAfterItself(t *testing.T) {
	o := town(t)
	dir := t.TempDir()
	write := func() {
		t.Helper()
		if findings, err := WriteSource(context.Background(), dir, o); err != nil || len(findings) > 0 {
			t.Fatal(err, show(findings))
		}
	}
	write()
	os.WriteFile(filepath.Join(dir, "content/mine.md"), []byte("我的"), 0o644)
	delete(o.Content, "reports/2023.md")
	write()
	if _, err := os.Stat(filepath.Join(dir, "content/reports/2023.md")); err == nil {
		t.Error("a page that is gone still stands there")
	}
	if _, err := os.Stat(filepath.Join(dir, "content/mine.md")); err != nil {
		t.Error("a file of others is gone")
	}
}

func TestWriteSourceRefusesAFolderOfOthers(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "通知.doc"), []byte("重要"), 0o644)
	findings, err := WriteSource(context.Background(), dir, town(t))
	if err != nil || len(findings) != 1 || findings[0].Rule != "content-folder" {
		t.Fatal(err, show(findings))
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Error("the folder was changed")
	}
}
