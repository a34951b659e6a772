package publish

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// Zip writes the site built in from into one file, to hand to whoever hosts it: the files of the manifest, the manifest last, all dated alike, so that the
// same site gives the same bytes. An existing file is replaced in one step.
func Zip(ctx context.Context, from, file string, progress Progress) (*Change, *finding.Finding, error) {
	m, refused, err := built(from)
	if refused != nil || err != nil {
		return nil, refused, err
	}
	out, err := os.CreateTemp(filepath.Dir(file), ".pufa-*.zip")
	if err != nil {
		return nil, nil, fmt.Errorf("writing %q: %w", file, err)
	}
	defer os.Remove(out.Name())
	defer out.Close()
	w := zip.NewWriter(out)
	for i, e := range m.Files {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		progress.tell(i, len(m.Files))
		if refused, err := pack(w, from, e); refused != nil || err != nil {
			return nil, refused, err
		}
	}
	last, err := w.CreateHeader(header(folder.ManifestName))
	if err == nil {
		_, err = last.Write(m.Encode())
	}
	if err := errors.Join(err, w.Close(), out.Chmod(0o644), out.Sync(), out.Close()); err != nil {
		return nil, nil, fmt.Errorf("writing %q: %w", file, err)
	}
	if err := os.Rename(out.Name(), file); err != nil {
		return nil, nil, fmt.Errorf("writing %q: %w", file, err)
	}
	progress.tell(len(m.Files), len(m.Files))
	return changed(nil, m), nil, nil
}

// packed is the date of every file in a zip: the format's first day, so that bytes repeat.
var packed = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func header(path string) *zip.FileHeader {
	h := &zip.FileHeader{Name: path, Method: zip.Deflate, Modified: packed}
	switch filepath.Ext(path) {
	case ".br", ".gz", ".webp", ".jpg", ".png", ".xlsx", ".docx":
		h.Method = zip.Store // compressed already
	}
	return h
}

func pack(w *zip.Writer, from string, e folder.Entry) (*finding.Finding, error) {
	name := filepath.Join(from, filepath.FromSlash(e.Path))
	in, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return damaged(name), nil
	} else if err != nil {
		return nil, fmt.Errorf("packing %q: %w", e.Path, err)
	}
	defer in.Close()
	out, err := w.CreateHeader(header(e.Path))
	if err != nil {
		return nil, fmt.Errorf("packing %q: %w", e.Path, err)
	}
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(out, sum), in); err != nil {
		return nil, fmt.Errorf("packing %q: %w", e.Path, err)
	}
	if folder.Sum(sum.Sum(nil)) != e.SHA256 {
		return damaged(name), nil
	}
	return nil, nil
}
