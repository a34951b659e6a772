//go:build !linux

package folder

import "errors"

// exchange is what this system can't do.
func exchange(a, b string) error { return errors.ErrUnsupported }
