package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/folder"
)

var ctx = context.Background()

// site writes a built folder with its manifest.
func site(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	m := folder.Manifest{Version: 1}
	for path, text := range files {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		m.Files = append(m.Files, folder.Entry{Path: path, Bytes: int64(len(text)), SHA256: sha256.Sum256([]byte(text))})
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, folder.ManifestName), m.Encode(), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// contents reads a folder, without its manifest.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		if rel != folder.ManifestName {
			files[filepath.ToSlash(rel)] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func published(t *testing.T, from, to string) *Change {
	t.Helper()
	c, refused, err := Folder(ctx, from, to, nil)
	if err != nil || refused != nil {
		t.Fatal(err, refused)
	}
	return c
}

func TestAFolderBecomesTheSiteAndSaysWhatChanged(t *testing.T) {
	to := filepath.Join(t.TempDir(), "www", "fazhi")
	one := map[string]string{"index.html": "一", "a/b.html": "乙", "gone.html": "旧", "x.css": "p{}"}
	got := published(t, site(t, one), to)
	if diff := cmp.Diff(&Change{Files: 4, New: []string{"a/b.html", "gone.html", "index.html"}}, sorted(got)); diff != "" {
		t.Error(diff)
	}
	two := map[string]string{"index.html": "二", "a/b.html": "乙", "new.html": "新", "x.css": "p{}"}
	got = published(t, site(t, two), to)
	want := &Change{Files: 4, New: []string{"new.html"}, Changed: []string{"index.html"}, Gone: []string{"gone.html"}, Earlier: 1}
	if diff := cmp.Diff(want, sorted(got)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(two, contents(t, to)); diff != "" {
		t.Error(diff)
	}
}

func sorted(c *Change) *Change {
	for _, s := range [][]string{c.New, c.Changed} {
		for i := range s {
			for j := i + 1; j < len(s); j++ {
				if s[j] < s[i] {
					s[i], s[j] = s[j], s[i]
				}
			}
		}
	}
	return c
}

func TestUndoGoesBackThreePublications(t *testing.T) {
	to := filepath.Join(t.TempDir(), "www")
	for i := 1; i <= 6; i++ {
		published(t, site(t, map[string]string{"index.html": strconv.Itoa(i)}), to)
	}
	if got := Earlier(to); got != 3 {
		t.Fatalf("%d publications are kept, want 3", got)
	}
	for _, want := range []string{"5", "4", "3"} {
		c, refused, err := Undo(to)
		if err != nil || refused != nil {
			t.Fatal(err, refused)
		}
		if got := contents(t, to)["index.html"]; got != want || len(c.Changed) != 1 {
			t.Errorf("after undo the page is %q, want %q; change %+v", got, want, c)
		}
	}
	if _, refused, err := Undo(to); err != nil || refused == nil || refused.Rule != "publish-undo" {
		t.Errorf("a fourth undo: got %v, %v", refused, err)
	}
}

func TestFilesOfOthersStay(t *testing.T) {
	to := filepath.Join(t.TempDir(), "www")
	published(t, site(t, map[string]string{"index.html": "一"}), to)
	if err := os.WriteFile(filepath.Join(to, "verify-domain.txt"), []byte("他人"), 0o644); err != nil {
		t.Fatal(err)
	}
	published(t, site(t, map[string]string{"index.html": "二"}), to)
	if got := contents(t, to); got["verify-domain.txt"] != "他人" || got["index.html"] != "二" {
		t.Errorf("got %v", got)
	}
	if _, _, err := Undo(to); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, to); got["verify-domain.txt"] != "他人" || got["index.html"] != "一" {
		t.Errorf("after undo got %v", got)
	}
}

func TestTargetsThatAreNotOursAreRefused(t *testing.T) {
	from := site(t, map[string]string{"index.html": "一"})
	foreign := t.TempDir()
	if err := os.WriteFile(filepath.Join(foreign, "照片.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"public-folder": foreign, "public-folder ": file, "publish-target": filepath.Join(from, "sub"), "publish-target ": from} {
		c, refused, err := Folder(ctx, from, to, nil)
		if err != nil || c != nil || refused == nil || refused.Rule != strings.TrimSpace(name) {
			t.Errorf("%s: got %v, %v, %v", to, c, refused, err)
		}
	}
	if _, refused, err := Folder(ctx, t.TempDir(), filepath.Join(t.TempDir(), "x"), nil); err != nil || refused == nil || refused.Rule != "publish-nothing" {
		t.Errorf("nothing built: got %v, %v", refused, err)
	}
}

func TestADamagedSiteLeavesTheTargetAsItWas(t *testing.T) {
	to := filepath.Join(t.TempDir(), "www")
	published(t, site(t, map[string]string{"index.html": "一"}), to)
	from := site(t, map[string]string{"index.html": "二", "z.html": "丙"})
	if err := os.WriteFile(filepath.Join(from, "z.html"), []byte("改"), 0o644); err != nil {
		t.Fatal(err)
	}
	c, refused, err := Folder(ctx, from, to, nil)
	if err != nil || c != nil || refused == nil || refused.Rule != "publish-damaged" {
		t.Fatalf("got %v, %v, %v", c, refused, err)
	}
	if diff := cmp.Diff(map[string]string{"index.html": "一"}, contents(t, to)); diff != "" {
		t.Error(diff)
	}
}

func TestTheSameSiteGivesTheSameZip(t *testing.T) {
	from := site(t, map[string]string{"index.html": "一", "a/b.html": "乙", "index.html.br": "x"})
	var bodies [][]byte
	for range 2 {
		file := filepath.Join(t.TempDir(), "site.zip")
		if _, refused, err := Zip(ctx, from, file, nil); err != nil || refused != nil {
			t.Fatal(err, refused)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, data)
	}
	if !bytes.Equal(bodies[0], bodies[1]) {
		t.Error("two zips of one site differ")
	}
	z, err := zip.NewReader(bytes.NewReader(bodies[0]), int64(len(bodies[0])))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != 4 || z.File[3].Name != folder.ManifestName {
		t.Errorf("the zip holds %d files, the last is %s", len(z.File), z.File[len(z.File)-1].Name)
	}
}

func TestVerifyFindsWhatIsMissingAndWhatDiffers(t *testing.T) {
	from := site(t, map[string]string{"index.html": "一", "a b.html": "乙", "c.html": "丙"})
	to := filepath.Join(t.TempDir(), "www")
	published(t, from, to)
	file := filepath.Join(t.TempDir(), "site.zip")
	if _, refused, err := Zip(ctx, from, file, nil); err != nil || refused != nil {
		t.Fatal(err, refused)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(to)))
	defer server.Close()
	for _, target := range []string{to, file, server.URL} {
		if whole, found, err := Verify(ctx, from, target, nil); err != nil || len(found) > 0 || whole != 3 {
			t.Errorf("%s: got %d whole, %v, %v", target, whole, found, err)
		}
	}
	if err := os.Remove(filepath.Join(to, "a b.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(to, "c.html"), []byte("改"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{to, server.URL} {
		_, found, err := Verify(ctx, from, target, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range found {
			got = append(got, f.Rule+" "+f.File)
		}
		want := []string{"verify-missing a b.html", "verify-differs c.html"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", target, diff)
		}
	}
}
