package site

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"pufa/generator/folder"
)

// assetNotes remember, between builds, which file on disk a published copy was made from, so that thousands of photos need not be read again
// to learn that they are the same. They are only notes: lost, everything is read once more.
type assetNotes struct {
	file string
	mu   sync.Mutex
	old  map[string]assetNote
	next map[string]assetNote
}

// An assetNote is the state of the file on disk when it was copied, and the hash it had.
type assetNote struct {
	Disk   string     `json:"disk"`
	Bytes  int64      `json:"bytes"`
	Time   int64      `json:"time"` // nanoseconds since 1970
	SHA256 folder.Sum `json:"sha256"`
}

func readAssetNotes(y *folder.Yard) *assetNotes {
	n := &assetNotes{file: filepath.Join(y.Dir, "assets.json"), next: map[string]assetNote{}}
	if data, err := os.ReadFile(n.file); err == nil && json.Unmarshal(data, &n.old) != nil {
		n.old = nil
	}
	return n
}

// unchanged tells whether the file on disk is the one that e was copied from.
func (n *assetNotes) unchanged(p, disk string, info fs.FileInfo, e folder.Entry) bool {
	note := assetNote{Disk: disk, Bytes: info.Size(), Time: info.ModTime().UnixNano(), SHA256: e.SHA256}
	if n.old[p] != note {
		return false
	}
	n.mu.Lock()
	n.next[p] = note
	n.mu.Unlock()
	return true
}

func (n *assetNotes) remember(p, disk string, info fs.FileInfo, e folder.Entry) {
	n.mu.Lock()
	n.next[p] = assetNote{Disk: disk, Bytes: info.Size(), Time: info.ModTime().UnixNano(), SHA256: e.SHA256}
	n.mu.Unlock()
}

// save writes the notes of this build, if they differ from the last one's.
func (n *assetNotes) save() error {
	if same(n.old, n.next) {
		return nil
	}
	data, err := json.Marshal(n.next)
	if err != nil {
		return err
	}
	return folder.ReplaceFile(n.file, data)
}
