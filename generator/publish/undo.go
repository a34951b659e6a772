package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// keptBefore is how many publications Undo can go back to.
const keptBefore = 3

// Undo puts the publication before back in place of the target. What it replaces is not kept.
func Undo(to string) (*Change, *finding.Finding, error) {
	to, err := filepath.Abs(to)
	if err != nil {
		return nil, nil, fmt.Errorf("finding %q: %w", to, err)
	}
	yard, refused, err := open(to)
	if refused != nil || err != nil {
		return nil, refused, err
	}
	defer yard.Close()
	earlier := kept(yard)
	if len(earlier) == 0 {
		return nil, fault("publish-undo", to, "没有更早的一次发布可以恢复", ""), nil
	}
	last := earlier[len(earlier)-1]
	before, err := folder.ReadManifest(to)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	m, err := folder.ReadManifest(last)
	if err != nil {
		return nil, nil, err
	}
	if before != nil {
		if err := begin(yard, last, before); err != nil {
			return nil, nil, err
		}
		if err := carryForeign(last, to, before); err != nil {
			return nil, nil, fmt.Errorf("keeping files of others: %w", err)
		}
	}
	if err := yard.Swap(last); err != nil {
		return nil, nil, err
	}
	if err := os.Remove(undoingFile(yard)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("ending the undo: %w", err)
	}
	c := changed(before, m)
	c.Earlier = len(kept(yard))
	return c, nil, nil
}

// Earlier is how many publications Undo can go back to.
func Earlier(to string) int {
	to, err := filepath.Abs(to)
	if err != nil {
		return 0
	}
	yard := &folder.Yard{Out: to, Dir: folder.YardDir(to)}
	names := kept(yard)
	if now, err := folder.ReadManifest(to); err == nil && standsIn(names, now) {
		return len(names) - 1
	}
	return len(names)
}

// An undoing stands in the yard as long as Undo is at work: killed after the exchange, the folder that it names holds what was undone.
type undoing struct {
	Kept   string     `json:"kept"`
	Before folder.Sum `json:"before"` // of the manifest of what is being undone
}

func undoingFile(yard *folder.Yard) string { return filepath.Join(yard.Dir, "undoing.json") }

func begin(yard *folder.Yard, last string, before *folder.Manifest) error {
	data, err := json.Marshal(undoing{filepath.Base(last), sha256.Sum256(before.Encode())})
	if err == nil {
		err = folder.ReplaceFile(undoingFile(yard), data)
	}
	if err != nil {
		return fmt.Errorf("beginning the undo: %w", err)
	}
	return nil
}

// kept are the folders of earlier publications, the oldest first. One without a manifest was never finished.
func kept(yard *folder.Yard) []string {
	return slices.DeleteFunc(everKept(yard), func(name string) bool {
		_, err := os.Stat(filepath.Join(name, folder.ManifestName))
		return err != nil
	})
}

func everKept(yard *folder.Yard) []string {
	names, err := filepath.Glob(filepath.Join(yard.Dir, "kept-*"))
	if err != nil {
		return nil
	}
	slices.Sort(names)
	return names
}

// keep gives the files of what is published a second name beside the target.
func keep(yard *folder.Yard, m *folder.Manifest) error {
	last := 0
	for _, name := range everKept(yard) {
		var n int
		if _, err := fmt.Sscanf(strings.TrimPrefix(filepath.Base(name), "kept-"), "%d", &n); err == nil {
			last = max(last, n)
		}
	}
	dir := filepath.Join(yard.Dir, fmt.Sprintf("kept-%08d", last+1))
	for _, e := range m.Files {
		name := filepath.Join(dir, filepath.FromSlash(e.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		err := folder.LinkOrCopy(filepath.Join(yard.Out, filepath.FromSlash(e.Path)), name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // a file that someone deleted can't be kept
			return err
		}
	}
	return folder.ReplaceFile(filepath.Join(dir, folder.ManifestName), m.Encode())
}

// prune lets go of the oldest publications kept.
func prune(yard *folder.Yard) error {
	for whole := kept(yard); len(whole) > keptBefore; whole = whole[1:] {
		if err := os.RemoveAll(whole[0]); err != nil {
			return err
		}
	}
	return nil
}

// settle clears up after a publication or an undo that was killed: what was kept in part goes, and so does what was kept of a publication that still
// stands there, for going back to it would change nothing.
func settle(yard *folder.Yard) error {
	if err := endUndo(yard); err != nil {
		return err
	}
	whole := kept(yard)
	for _, name := range everKept(yard) {
		if !slices.Contains(whole, name) {
			if err := os.RemoveAll(name); err != nil {
				return err
			}
		}
	}
	if now, err := folder.ReadManifest(yard.Out); err == nil && standsIn(whole, now) {
		if err := os.RemoveAll(whole[len(whole)-1]); err != nil {
			return err
		}
	}
	return prune(yard)
}

// endUndo goes by what a killed Undo left. Before the exchange the files of others go from what is kept again; after it the folder holds what was
// undone, and is given to the next start to be taken apart.
func endUndo(yard *folder.Yard) error {
	data, err := os.ReadFile(undoingFile(yard))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	var u undoing
	if json.Unmarshal(data, &u) == nil && filepath.IsLocal(u.Kept) {
		dir := filepath.Join(yard.Dir, u.Kept)
		m, err := folder.ReadManifest(dir)
		switch {
		case err != nil: // it is in its place
		case sha256.Sum256(m.Encode()) == u.Before:
			err = os.Rename(dir, filepath.Join(yard.Dir, "old-"+u.Kept))
		default:
			err = dropForeign(dir, m)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return os.Remove(undoingFile(yard))
}

// dropForeign removes what is not in a folder's manifest.
func dropForeign(dir string, m *folder.Manifest) error {
	ours := map[string]bool{folder.ManifestName: true}
	for _, e := range m.Files {
		ours[e.Path] = true
	}
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if rel, err := filepath.Rel(dir, name); err != nil || ours[filepath.ToSlash(rel)] {
			return err
		}
		return os.Remove(name)
	})
}

// standsIn tells that the last publication kept is the one that a manifest lists.
func standsIn(kept []string, now *folder.Manifest) bool {
	if len(kept) == 0 {
		return false
	}
	m, err := folder.ReadManifest(kept[len(kept)-1])
	return err == nil && alike(m, now)
}

func alike(a, b *folder.Manifest) bool { return bytes.Equal(a.Encode(), b.Encode()) }
