package site

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/folder"
)

func TestAFileInPlaceOfPublicIsRefused(t *testing.T) {
	o := town(t)
	os.WriteFile(o.Out, []byte("重要"), 0o644)
	refused(t, o, "public-folder")
	if read(t, o, "") != "重要" {
		t.Error("the file was changed")
	}
}

func TestALinkInPlaceOfPublicIsRefused(t *testing.T) {
	o := town(t)
	elsewhere := t.TempDir()
	if err := os.Symlink(elsewhere, o.Out); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	refused(t, o, "public-folder")
	if entries, _ := os.ReadDir(elsewhere); len(entries) > 0 {
		t.Error("written through the link")
	}
}

func TestAFolderOfOthersIsRefused(t *testing.T) {
	o := town(t)
	os.Mkdir(o.Out, 0o755)
	os.WriteFile(filepath.Join(o.Out, "通知.doc"), []byte("重要"), 0o644)
	if f := refused(t, o, "public-folder"); !strings.Contains(f.Message, "通知.doc") {
		t.Error(f.Message)
	}
	if entries, _ := os.ReadDir(o.Out); len(entries) != 1 {
		t.Error("the folder was changed")
	}
}

func TestAnEmptyFolderIsTaken(t *testing.T) {
	o := town(t)
	os.Mkdir(o.Out, 0o755)
	build(t, o)
	hashes(t, o.Out)
}

func TestADamagedManifestIsRefused(t *testing.T) {
	o := town(t)
	build(t, o)
	os.WriteFile(filepath.Join(o.Out, folder.ManifestName), []byte(`{"version":1,"files":[`), 0o644)
	refused(t, o, "public-folder")
	os.WriteFile(filepath.Join(o.Out, folder.ManifestName), []byte(`{"version":1,"files":[{"path":"../x","bytes":1,"sha256":"`+strings.Repeat("0", 64)+`"}]}`), 0o644)
	refused(t, o, "public-folder")
}

func TestFilesOfOthersStay(t *testing.T) {
	o := town(t)
	build(t, o)
	os.MkdirAll(filepath.Join(o.Out, "old/empty"), 0o755)
	os.WriteFile(filepath.Join(o.Out, "old/notice.html"), []byte("旧"), 0o644)
	os.WriteFile(filepath.Join(o.Out, "reports/extra.pdf"), []byte("附"), 0o644)
	delete(o.Content, "reports/2023.md")
	_, findings, err := Build(context.Background(), o)
	if err != nil || len(findings) != 1 || findings[0].Rule != "foreign-file" {
		t.Fatal(err, show(findings))
	}
	if read(t, o, "old/notice.html") != "旧" || read(t, o, "reports/extra.pdf") != "附" {
		t.Error("changed")
	}
	if !isFolder(filepath.Join(o.Out, "old/empty")) {
		t.Error("an empty folder of others is gone")
	}
	if _, err := os.Stat(filepath.Join(o.Out, "reports/2023.html")); err == nil {
		t.Error("the stale page stayed")
	}
}

func TestAPageNeverReplacesAFileOfOthers(t *testing.T) {
	o := town(t)
	build(t, o)
	os.WriteFile(filepath.Join(o.Out, "reports/2024.html"), []byte("别人的"), 0o644)
	o.Content["reports/2024.md"] = []byte("+++\ntitle = \"2024年报告\"\n+++\n")
	refused(t, o, "foreign-file")
	if read(t, o, "reports/2024.html") != "别人的" {
		t.Error("replaced")
	}
}

// A file put into public/ while a build runs lands in the folder that is taken apart; it moves to the new one.
func TestFilesThatComeDuringABuildStay(t *testing.T) {
	o := town(t)
	build(t, o)
	o.Params["unit"] = "乙样镇"
	_, _, err := buildWith(context.Background(), o, func(y *folder.Yard, dir string) error {
		if err := os.WriteFile(filepath.Join(o.Out, "late.pdf"), []byte("刚到"), 0o644); err != nil {
			return err
		}
		return y.Swap(dir)
	})
	if err != nil {
		t.Fatal(err)
	}
	if read(t, o, "late.pdf") != "刚到" {
		t.Error("changed")
	}
}

func TestTwoBuildsDoNotCollide(t *testing.T) {
	o := town(t)
	y, err := folder.Open(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	if f := refused(t, o, "build-running"); !strings.Contains(f.Message, "进程") {
		t.Error(f.Message)
	}
	y.Close()
	build(t, o)
}

// Each state that a kill can leave a swap of two steps in is mended by the next start.
func TestAHalfDoneSwapIsMended(t *testing.T) {
	setUp := func(t *testing.T) (*folder.Yard, string, map[string]folder.Sum, map[string]folder.Sum) {
		o := town(t)
		build(t, o)
		before := hashes(t, o.Out)
		o.Params["unit"] = "乙样镇"
		var y *folder.Yard
		var dir string
		stop := errors.New("killed")
		_, _, err := buildWith(context.Background(), o, func(yard *folder.Yard, finished string) error {
			y, dir = yard, filepath.Join(yard.Dir, "new-kept")
			return errors.Join(os.CopyFS(dir, os.DirFS(finished)), stop)
		})
		if !errors.Is(err, stop) {
			t.Fatal(err)
		}
		after := hashes(t, dir)
		os.WriteFile(filepath.Join(y.Dir, "journal.json"), []byte(`{"new":"new-kept","old":"old-kept"}`), 0o644)
		return y, dir, before, after
	}
	for _, c := range []struct {
		name   string
		breaks func(y *folder.Yard, dir string)
		new    bool
	}{
		{"nothing moved yet", func(y *folder.Yard, dir string) {}, false},
		{"the old one moved aside", func(y *folder.Yard, dir string) { os.Rename(y.Out, filepath.Join(y.Dir, "old-kept")) }, true},
		{"both moved", func(y *folder.Yard, dir string) {
			os.Rename(y.Out, filepath.Join(y.Dir, "old-kept"))
			os.Rename(dir, y.Out)
		}, true},
		{"the new one lost", func(y *folder.Yard, dir string) {
			os.Rename(y.Out, filepath.Join(y.Dir, "old-kept"))
			os.RemoveAll(dir)
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			y, dir, before, after := setUp(t)
			c.breaks(y, dir)
			if err := folder.Recover(y.Out); err != nil {
				t.Fatal(err)
			}
			want := before
			if c.new {
				want = after
			}
			if diff := cmp.Diff(want, hashes(t, y.Out)); diff != "" {
				t.Error(diff)
			}
			if left, _ := filepath.Glob(filepath.Join(y.Dir, "*-kept")); len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
		})
	}
}

func TestAFullDiskLeavesTheOldSite(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: a small disk needs root and mount: %v %s", err, out)
	}
	t.Cleanup(func() { exec.Command("umount", dir).Run() })
	o := town(t)
	o.Out = filepath.Join(dir, "public")
	build(t, o)
	whole := hashes(t, o.Out)
	for i := range 100 {
		o.Publish["big/"+strings.Repeat("x", i+1)+".txt"] = []byte(strings.Repeat("满", 4000))
	}
	r, _, err := Build(context.Background(), o)
	if r != nil || !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("got %+v, %v", r, err)
	}
	if diff := cmp.Diff(whole, hashes(t, o.Out)); diff != "" {
		t.Error(diff)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".pufa", "public", "new-*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestAReadOnlyFolderLeavesTheOldSite(t *testing.T) {
	dir := t.TempDir()
	o := town(t)
	o.Out = filepath.Join(dir, "public")
	build(t, o)
	whole := hashes(t, o.Out)
	if out, err := exec.Command("mount", "--bind", "-o", "ro", dir, dir).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: a read-only disk needs root and mount: %v %s", err, out)
	}
	t.Cleanup(func() { exec.Command("umount", dir).Run() })
	o.Params["unit"] = "乙样镇"
	r, findings, err := Build(context.Background(), o)
	if r != nil || err == nil {
		t.Fatalf("got %+v, %v %s", r, err, show(findings))
	}
	if diff := cmp.Diff(whole, hashes(t, o.Out)); diff != "" {
		t.Error(diff)
	}
}
