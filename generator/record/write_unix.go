//go:build !windows

package record

import (
	"errors"
	"os"
	"syscall"
)

func busy(error) bool { return false }

// syncFolder makes a rename last through a crash. File systems that have no such thing are content without it.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil // a folder that may be written but not read
	}
	err = errors.Join(d.Sync(), d.Close())
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		return nil
	}
	return err
}
