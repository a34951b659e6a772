package example

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Place writes files into a folder, which is made where it is missing. Files that are there already are left as they are. written and kept are
// paths within the folder, sorted.
func Place(dir string, files map[string][]byte) (written, kept []string, err error) {
	made := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if parent := filepath.Dir(path); !made[parent] {
			if err := os.MkdirAll(parent, 0o755); err != nil {
				return written, kept, fmt.Errorf("making folder %q: %w", parent, err)
			}
			made[parent] = true
		}
		switch err := create(path, files[name]); {
		case errors.Is(err, fs.ErrExist):
			kept = append(kept, name)
		case err != nil:
			return written, kept, fmt.Errorf("writing %q: %w", path, err)
		default:
			written = append(written, name)
		}
	}
	return written, kept, nil
}

// create writes a new file, and leaves none behind that is not whole.
func create(path string, data []byte) error {
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	if err = errors.Join(err, out.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
