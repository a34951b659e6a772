package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// swapFolders puts a finished folder in place of out and takes the old one apart. Where the system can exchange two folders in one step it
// does; elsewhere the old one is renamed away and the new one in, under a journal that the next start goes by.
func (y *yard) swapFolders(dir string) error {
	if _, err := os.Lstat(y.out); errors.Is(err, fs.ErrNotExist) {
		if err := rename(dir, y.out); err != nil {
			return fmt.Errorf("putting the new site in place: %w", err)
		}
		return nil
	}
	if exchange(dir, y.out) == nil {
		return y.retire(dir)
	}
	return y.swapInTwoSteps(dir)
}

func (y *yard) swapInTwoSteps(dir string) error {
	j := journal{New: filepath.Base(dir), Old: "old-" + strings.TrimPrefix(filepath.Base(dir), "new-")}
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	name, aside := filepath.Join(y.dir, "journal.json"), filepath.Join(y.dir, j.Old)
	if err := replaceFile(name, data); err != nil {
		return fmt.Errorf("writing the journal: %w", err)
	}
	if err := rename(y.out, aside); err != nil {
		os.Remove(name)
		return fmt.Errorf("moving the old site aside: %w", err)
	}
	if err := rename(dir, y.out); err != nil {
		return errors.Join(fmt.Errorf("putting the new site in place: %w", err), y.finishSwap())
	}
	if err := os.Remove(name); err != nil {
		return fmt.Errorf("removing the journal: %w", err)
	}
	return y.retire(aside)
}

// rename tries again for a while on Windows, where a folder can't move as long as someone looks at a file in it.
func rename(from, to string) error {
	err := os.Rename(from, to)
	for try := 0; err != nil && runtime.GOOS == "windows" && !errors.Is(err, fs.ErrNotExist) && try < 20; try++ {
		time.Sleep(100 * time.Millisecond)
		err = os.Rename(from, to)
	}
	return err
}
