package record

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func TestAFileIsReplacedWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "new", "a.toml")
	if Exists(path) {
		t.Error("a file exists before it is written")
	}
	for _, text := range []string{"一", "二"} {
		if err := WriteFile(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("got %q, error %v", got, err)
		}
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
	if !Exists(path) {
		t.Error("a file does not exist after it was written")
	}
}

func TestReadersSeeTheOldFileOrTheNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.toml")
	whole := map[string]bool{}
	var texts [][]byte
	for i := range 2 {
		text := strings.Repeat(fmt.Sprint(i), 100_000*(i+1))
		texts, whole[text] = append(texts, []byte(text)), true
	}
	if err := WriteFile(path, texts[0]); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	readers.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			got, err := os.ReadFile(path)
			if err != nil || !whole[string(got)] {
				t.Errorf("read %d bytes that are neither, error %v", len(got), err)
				return
			}
		}
	})
	for i := range 60 {
		if err := WriteFile(path, texts[i%2]); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
}

func TestAFileThatCantBeWrittenIsLeftAsItWas(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("SKIPPED: folders are closed otherwise on Windows")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.toml")
	if err := os.Mkdir(path, 0o755); err != nil { // a folder in the place of the file
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(path, "kept"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	err := WriteFile(path, []byte("x"))
	if err == nil || !strings.HasPrefix(err.Error(), fmt.Sprintf("writing %q: ", path)) {
		t.Errorf("error %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 || !Exists(filepath.Join(path, "kept")) {
		t.Errorf("left behind: %v", entries)
	}
}

func TestSlugs(t *testing.T) {
	for slug, fault := range map[string]bool{
		"xianfa": false, "0": false, "a-b": false, strings.Repeat("a", 64): false, "console": false, "com": false,
		"": true, "-a": true, "A": true, "a b": true, "a.": true, ".": true, "..": true, "../../x": true, `a\b`: true, "con": true, "CON": true,
		"nul.txt": true, "com1": true, "LPT9": true, "index": true, "宪法": true, strings.Repeat("a", 65): true, "a_b": true, "a\x00": true, "ａ": true,
	} {
		if got := SlugFault(slug); (got != "") != fault {
			t.Errorf("%q: %q", slug, got)
		}
	}
}
