package publish

import (
	"archive/zip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/folder"
	"pufa/generator/internal/killed"
)

// TestMain lets a test start this binary again as a process that publishes without end, to be killed.
func TestMain(m *testing.M) {
	if sites := os.Getenv("PUFA_PUBLISHES"); sites != "" {
		publishWithoutEnd(filepath.SplitList(sites), os.Getenv("PUFA_TARGET"))
	}
	os.Exit(m.Run())
}

// publishWithoutEnd publishes the sites in turn, to a folder and to a zip file beside it, while as many threads as there are processors keep the
// machine busy. Each publication is told before it begins and when it is done.
func publishWithoutEnd(sites []string, to string) {
	for range runtime.NumCPU() {
		go func() {
			for data := make([]byte, 1<<20); ; {
				sha256.Sum256(data)
			}
		}()
	}
	begin, _ := strconv.Atoi(os.Getenv("PUFA_FROM"))
	for n := begin; ; n++ {
		fmt.Println("begun", n)
		_, refused, err := Folder(ctx, sites[n%2], to, nil)
		if err == nil && refused == nil {
			fmt.Println("published", n)
			_, refused, err = Zip(ctx, sites[n%2], to+".zip", nil)
		}
		if err != nil || refused != nil {
			fmt.Fprintln(os.Stderr, "publishing:", err, refused)
			os.Exit(3)
		}
		fmt.Println("packed", n)
	}
}

// few kills are enough for every change; PUFA_KILLS asks for more.
const few = 20

// A process killed while it publishes under load leaves the old publication or the new one, whole, and what Undo goes back to is whole as well.
func TestKilledWhilePublishingTheTargetIsOldOrNew(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: kills in short mode")
	}
	turns := []map[string]string{turn("甲"), turn("乙")}
	sites := []string{site(t, turns[0]), site(t, turns[1])}
	to := filepath.Join(t.TempDir(), "网站")
	published(t, sites[0], to)
	if err := os.WriteFile(filepath.Join(to, "BingSiteAuth.xml"), []byte("不是我们的"), 0o644); err != nil {
		t.Fatal(err)
	}
	midway, last := 0, 0
	for round := range killed.Rounds(few) {
		told := killed.AtWork(t, 200*time.Millisecond, "PUFA_PUBLISHES="+strings.Join(sites, string(filepath.ListSeparator)), "PUFA_TARGET="+to, "PUFA_FROM="+strconv.Itoa(last+1))
		begun, done, packed := told.Last("begun", last), told.Last("published", last), told.Last("packed", -1)
		if err := folder.Recover(to); err != nil { // what the next start does
			t.Fatalf("round %d: %v", round, err)
		}
		n := done
		if diff := cmp.Diff(withForeign(turns[n%2]), contents(t, to)); diff != "" {
			if n = begun; begun == done {
				t.Fatalf("round %d: publication %d was told as done; it is not what stands there:\n%s", round, done, diff)
			}
			if diff := cmp.Diff(withForeign(turns[n%2]), contents(t, to)); diff != "" {
				t.Fatalf("round %d: neither publication %d nor %d stands there:\n%s", round, done, begun, diff)
			}
		}
		asItsManifestSays(t, round, to)
		zipIsWhole(t, round, to+".zip", packed, turns)
		for _, dir := range kept(&folder.Yard{Out: to, Dir: folder.YardDir(to)}) {
			asItsManifestSays(t, round, dir)
		}
		midway += begun - done
		last = begun + (n+begun)%2 // the next turn is another than the one that stands there
	}
	t.Logf("killed %d times, %d times in the middle of a publication to the folder", killed.Rounds(few), midway)
	if killed.Rounds(few) >= 10 && midway == 0 {
		t.Error("no kill met a publication under way: this proves nothing")
	}

	published(t, sites[0], to)
	published(t, sites[1], to)
	if _, refused, err := Undo(to); err != nil || refused != nil {
		t.Fatal(err, refused)
	}
	if diff := cmp.Diff(withForeign(turns[0]), contents(t, to)); diff != "" {
		t.Error("after undoing:", diff)
	}
	for _, pattern := range []string{"new-*", "old-*", "journal*"} {
		if left, _ := filepath.Glob(filepath.Join(folder.YardDir(to), pattern)); len(left) > 0 {
			t.Errorf("left behind: %q", left)
		}
	}
}

// turn is one of two sites that differ in most files, in one that the other lacks, and not in their styles.
func turn(name string) map[string]string {
	files := map[string]string{"only/" + name + ".html": name, "style.css": strings.Repeat("p{margin:0}\n", 2000)}
	for i := range 40 {
		files[fmt.Sprintf("campaigns/2025/%02d.html", i)] = strings.Repeat(fmt.Sprintf("<p>%s样镇第%d次活动</p>\n", name, i), 500)
		files[fmt.Sprintf("photo/%02d.jpg", i)] = strings.Repeat("photo", 1000)
	}
	return files
}

// withForeign is a site and the file that someone else put beside it.
func withForeign(files map[string]string) map[string]string {
	all := maps.Clone(files)
	all["BingSiteAuth.xml"] = "不是我们的"
	return all
}

// asItsManifestSays reads every file that a folder's manifest lists.
func asItsManifestSays(t *testing.T, round int, dir string) {
	t.Helper()
	m, err := folder.ReadManifest(dir)
	if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	for _, e := range m.Files {
		if !untouched(filepath.Join(dir, filepath.FromSlash(e.Path)), e) {
			t.Fatalf("round %d: %s of %s is not as its manifest says", round, e.Path, filepath.Base(dir))
		}
	}
}

// zipIsWhole reads the zip file, which may be missing as long as none was told as done.
func zipIsWhole(t *testing.T, round int, file string, packed int, turns []map[string]string) {
	t.Helper()
	z, err := zip.OpenReader(file)
	if errors.Is(err, fs.ErrNotExist) && packed < 0 {
		return
	} else if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	defer z.Close()
	which := 0
	if _, err := fs.Stat(z, "only/乙.html"); err == nil {
		which = 1
	}
	for path, want := range turns[which] {
		if got, err := fs.ReadFile(z, path); err != nil || string(got) != want {
			t.Fatalf("round %d: %s in the zip file is neither old nor new: %v", round, path, err)
		}
	}
}
