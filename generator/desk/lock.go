package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// lock keeps the desks of two machines on one shared folder from writing at the same moment. A lock that a crash left is broken after a while.
func (d *Desk) lock() (unlock func(), err error) {
	file := d.pufa("desk", "saving.lock")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return nil, fmt.Errorf("making the folder of notes: %w", err)
	}
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err == nil {
			f.Close()
			return func() { os.Remove(file) }, nil
		}
		if !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrPermission) {
			return nil, fmt.Errorf("locking for saving: %w", err)
		}
		if info, err := os.Stat(file); err == nil && time.Since(info.ModTime()) > 10*time.Second {
			os.Remove(file)
		}
		if time.Since(began) > 20*time.Second {
			return nil, errors.New("locking for saving: another desk has been saving for 20 seconds")
		}
	}
}

// dropUntouched clears away forms that were opened a day ago or longer and never typed into.
func (d *Desk) dropUntouched() {
	entries, err := os.ReadDir(d.pufa("drafts"))
	if err != nil {
		return // none yet
	}
	for _, e := range entries {
		id, isDraft := strings.CutSuffix(e.Name(), ".json")
		if dr, err := d.draft(id); isDraft && err == nil && !dr.Touched && d.o.Now().Sub(dr.Saved) > 24*time.Hour {
			d.dropDraft(id)
		}
	}
}

// mend finishes what a crash cut short.
func (d *Desk) mend() error {
	d.dropUntouched()
	if len(d.journals()) > 0 {
		unlock, err := d.lock()
		if err != nil {
			return err
		}
		d.finishMoves()
		unlock()
	}
	years, err := os.ReadDir(d.path("data/campaigns"))
	if err != nil {
		return nil // no campaigns yet
	}
	for _, year := range years {
		folders, err := os.ReadDir(d.path("data/campaigns/" + year.Name()))
		if err != nil {
			continue
		}
		for _, e := range folders {
			id, hidden := strings.CutPrefix(e.Name(), ".pufa-")
			if info, err := e.Info(); hidden && draftID.MatchString(id) && err == nil && time.Since(info.ModTime()) > time.Minute {
				os.RemoveAll(d.path("data/campaigns/" + year.Name() + "/" + e.Name())) // its draft is still there
			}
		}
	}
	return nil
}
