package record

import (
	"errors"
	"syscall"
)

// busy tells ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: someone else holds the file.
func busy(err error) bool {
	var code syscall.Errno
	return errors.As(err, &code) && (code == 5 || code == 32 || code == 33)
}

// syncFolder: Windows keeps renames in its journal by itself.
func syncFolder(string) error { return nil }
