package folder

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"pufa/generator/finding"
)

// A Yard is the folder .pufa/NAME beside the published folder NAME, on the same volume: the next site is put together there, the last one
// taken apart. A lock on it keeps builds from colliding; the system drops the lock with the process, so none is ever left behind.
type Yard struct {
	Out  string // the published folder, absolute
	Dir  string
	lock *os.File
}

// YardDir is where the yard of a published folder lies.
func YardDir(out string) string { return filepath.Join(filepath.Dir(out), ".pufa", filepath.Base(out)) }

// Open locks the yard and clears up what a killed build left: a swap half done is finished or undone, unfinished folders go.
func Open(out string) (*Yard, error) {
	y := &Yard{Out: out, Dir: YardDir(out)}
	if err := os.MkdirAll(y.Dir, 0o755); err != nil {
		return nil, fmt.Errorf("making a folder to build in: %w", err)
	}
	lock, err := os.OpenFile(filepath.Join(y.Dir, "lock"), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("locking %q: %w", y.Dir, err)
	}
	if err := lockFile(lock); err != nil {
		defer lock.Close()
		if errors.Is(err, errLocked) {
			holder, _ := os.ReadFile(lock.Name())
			return nil, &BusyError{PID: strings.TrimSpace(string(holder))}
		}
		return nil, fmt.Errorf("locking %q: %w", y.Dir, err)
	}
	y.lock = lock
	lock.Truncate(0)
	lock.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	if err := y.recover(); err != nil {
		y.Close()
		return nil, err
	}
	return y, nil
}

func (y *Yard) Close() { y.lock.Close() }

func (y *Yard) NewFolder() (string, error) {
	dir, err := os.MkdirTemp(y.Dir, "new-")
	if err != nil {
		return "", err
	}
	return dir, os.Chmod(dir, 0o755)
}

// A BusyError tells that another build holds the yard.
type BusyError struct{ PID string }

func (e *BusyError) Error() string { return "another build is running: process " + e.PID }

func (e *BusyError) Finding() finding.Finding {
	return finding.Finding{Rule: "build-running", Kind: finding.Other, Severity: finding.Error,
		Message: fmt.Sprintf("另一个生成正在进行（进程 %s），这一次没有开始", e.PID), Hint: "等它结束再试"}
}

// Recover finishes or undoes a swap of the published folder that a killed build left half done, and removes its leftovers. Build does it by
// itself; programs that only read the folder call it at their start. It does nothing while a build is running.
func Recover(out string) error {
	out, err := filepath.Abs(out)
	if err != nil {
		return fmt.Errorf("finding %q: %w", out, err)
	}
	if _, err := os.Stat(YardDir(out)); err != nil {
		return nil // nothing was ever built
	}
	y, err := Open(out)
	if busy := (*BusyError)(nil); errors.As(err, &busy) {
		return nil
	} else if err != nil {
		return err
	}
	y.Close()
	return nil
}

// A journal names the two folders of a swap in two steps: out goes to Old, then New comes to out.
type journal struct {
	New string `json:"new"`
	Old string `json:"old"`
}

func (y *Yard) recover() error {
	if err := y.finishSwap(); err != nil {
		return err
	}
	entries, err := os.ReadDir(y.Dir)
	if err != nil {
		return fmt.Errorf("reading %q: %w", y.Dir, err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".new") { // see ReplaceFile
			if err := os.Remove(filepath.Join(y.Dir, e.Name())); err != nil {
				return fmt.Errorf("clearing %q: %w", y.Dir, err)
			}
		}
		if e.IsDir() && (strings.HasPrefix(e.Name(), "new-") || strings.HasPrefix(e.Name(), "old-")) {
			if err := y.retire(filepath.Join(y.Dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// finishSwap goes by the journal: with out gone the new folder, else the old one, takes its place.
func (y *Yard) finishSwap() error {
	name := filepath.Join(y.Dir, "journal.json")
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return fmt.Errorf("reading %q: %w", name, err)
	}
	var j journal
	if err := json.Unmarshal(data, &j); err == nil {
		if _, err := os.Lstat(y.Out); errors.Is(err, fs.ErrNotExist) {
			if rename(filepath.Join(y.Dir, j.New), y.Out) != nil {
				if err := rename(filepath.Join(y.Dir, j.Old), y.Out); err != nil {
					return fmt.Errorf("putting the published folder back: %w", err)
				}
			}
		}
	}
	return os.Remove(name) // one that can't be read was never finished: the swap had not begun
}

// retire takes a folder apart: of the files that stand in its manifest, and of those that out holds too, this copy goes; any other was put
// there by someone while a build ran, and moves to out. A folder without a manifest was never finished: all in it is a build's.
func (y *Yard) retire(dir string) error {
	m, err := ReadManifest(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return os.RemoveAll(dir)
	} else if err != nil {
		return nil // damaged: left for a person to look at
	}
	ours := map[string]bool{ManifestName: true}
	for _, e := range m.Files {
		ours[e.Path] = true
	}
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		if ours[filepath.ToSlash(rel)] {
			return nil
		}
		to := filepath.Join(y.Out, rel)
		if _, err := os.Lstat(to); err == nil {
			return nil
		}
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.Rename(name, to)
	})
	if err != nil {
		return fmt.Errorf("clearing %q: %w", dir, err)
	}
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("clearing %q: %w", dir, err)
	}
	return nil
}
