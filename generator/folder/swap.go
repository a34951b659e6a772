package folder

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

// Swap puts a finished folder in place of out and takes the old one apart. Where the system can exchange two folders in one step it
// does; elsewhere the old one is renamed away and the new one in, under a journal that the next start goes by.
func (y *Yard) Swap(dir string) error {
	if _, err := os.Lstat(y.Out); errors.Is(err, fs.ErrNotExist) {
		if err := rename(dir, y.Out); err != nil {
			return fmt.Errorf("putting the new site in place: %w", err)
		}
		return nil
	}
	if exchange(dir, y.Out) == nil {
		return y.retire(dir)
	}
	return y.SwapInTwoSteps(dir)
}

func (y *Yard) SwapInTwoSteps(dir string) error {
	j := journal{New: filepath.Base(dir), Old: "old-" + strings.TrimPrefix(filepath.Base(dir), "new-")}
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	name, aside := filepath.Join(y.Dir, "journal.json"), filepath.Join(y.Dir, j.Old)
	if err := ReplaceFile(name, data); err != nil {
		return fmt.Errorf("writing the journal: %w", err)
	}
	if err := rename(y.Out, aside); err != nil {
		os.Remove(name)
		return fmt.Errorf("moving the old site aside: %w", err)
	}
	if err := rename(dir, y.Out); err != nil {
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
