//go:build !linux

package site

import "errors"

// exchange is what this system can't do.
func exchange(a, b string) error { return errors.ErrUnsupported }
