package folder_test

import (
	"os"
	"path/filepath"
	"testing"

	"pufa/generator/folder"
)

// A process that is killed while it writes a note leaves the unfinished one, which the next start clears.
func TestOpenClearsUnfinishedNotes(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	dir := folder.YardDir(out)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	unfinished, kept := filepath.Join(dir, "journal.json.new"), filepath.Join(dir, "last.json")
	for _, name := range []string{unfinished, kept} {
		if err := os.WriteFile(name, []byte("{"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	y, err := folder.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	y.Close()
	if _, err := os.Stat(unfinished); !os.IsNotExist(err) {
		t.Errorf("%s is still there: %v", unfinished, err)
	}
	if _, err := os.Stat(kept); err != nil {
		t.Errorf("a finished note was cleared: %v", err)
	}
}
