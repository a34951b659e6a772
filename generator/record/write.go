package record

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// WriteFile writes a file so that at any moment, a crash or a pulled stick included, it is either the old one or the new one whole: into a
// hidden file beside it, onto the disk, then renamed over it. Folders that are missing are made. The file mode of an existing file is kept.
func WriteFile(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making folder %q: %w", dir, err)
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	temp, err := onDisk(dir, data, mode)
	if err == nil {
		err = replace(temp, path)
	}
	if err != nil {
		if temp != "" {
			os.Remove(temp)
		}
		return fmt.Errorf("writing %q: %w", path, err)
	}
	if err := syncFolder(dir); err != nil {
		return fmt.Errorf("syncing folder %q: %w", dir, err)
	}
	return nil
}

// onDisk writes a hidden file and returns its name, also where it could not be finished.
func onDisk(dir string, data []byte, mode fs.FileMode) (name string, err error) {
	temp, err := os.CreateTemp(dir, ".pufa-*.tmp")
	if err != nil {
		return "", err
	}
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Chmod(mode)
	}
	if err == nil {
		err = temp.Sync()
	}
	return temp.Name(), errors.Join(err, temp.Close())
}

// replace renames over an existing file. On Windows a file that a reader, an indexer or a virus scanner holds open can't be replaced for
// moments: it is tried for up to a second.
func replace(from, to string) error {
	wait := 10 * time.Millisecond
	for {
		err := os.Rename(from, to)
		if err == nil || !busy(err) || wait > 500*time.Millisecond {
			return err
		}
		time.Sleep(wait)
		wait *= 2
	}
}

// Exists tells whether anything has the name, a broken link included.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
