package desk

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// bringPhotos puts the draft's photos into the folder; a name that another photo has is changed, in the record too. A photo that an older version
// had is fetched back.
func (d *Desk) bringPhotos(dr *draft, file, folder string, c *record.Campaign) error {
	for i := range c.Photos {
		p := &c.Photos[i]
		data, err := os.ReadFile(filepath.Join(d.draftFolder(dr.ID), filepath.FromSlash(p.File)))
		if errors.Is(err, fs.ErrNotExist) {
			if !exists(filepath.Join(folder, filepath.FromSlash(p.File))) {
				err = d.fetchBack(file, folder, p.File)
			} else {
				err = nil
			}
			if err != nil {
				return err
			}
			continue
		} else if err != nil {
			return fmt.Errorf("reading photo %q: %w", p.File, err)
		}
		there, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(p.File)))
		if err == nil && bytes.Equal(there, data) {
			continue
		}
		if err == nil {
			p.File = d.freePhoto(dr, folder)
		}
		if err := record.WriteFile(filepath.Join(folder, filepath.FromSlash(p.File)), data); err != nil {
			return err
		}
	}
	return nil
}

// freePhoto is the next name photo-N.jpg that no photo of the record ever had.
func (d *Desk) freePhoto(dr *draft, folder string) string {
	kept := ""
	if rel, err := filepath.Rel(d.o.Root, folder); err == nil {
		kept = d.pufa("history", rel)
	}
	for n := 1; ; n++ {
		name := "photo-" + strconv.Itoa(n) + ".jpg"
		if !exists(filepath.Join(folder, name)) && !exists(filepath.Join(kept, name)) && !exists(filepath.Join(d.draftFolder(dr.ID), name)) {
			return name
		}
	}
}

// putAway moves the photos that the record no longer names into the history, where a version that names them finds them.
func (d *Desk) putAway(file string, before, now record.Campaign) {
	named := map[string]bool{}
	for _, p := range now.Photos {
		named[p.File] = true
	}
	for _, p := range before.Photos {
		if named[p.File] || strings.ContainsAny(p.File, `\:`) || !filepath.IsLocal(filepath.FromSlash(p.File)) {
			continue
		}
		from := filepath.Join(filepath.Dir(d.path(file)), filepath.FromSlash(p.File))
		to := filepath.Join(d.pufa("history", filepath.FromSlash(path.Dir(file))), filepath.FromSlash(p.File))
		if os.MkdirAll(filepath.Dir(to), 0o755) == nil {
			os.Rename(from, to) // where it can't be moved it stays, and check tells of it
		}
	}
}

// fetchBack copies a photo out of the record's history into the folder.
func (d *Desk) fetchBack(file, folder, name string) error {
	data, err := os.ReadFile(filepath.Join(d.pufa("history", filepath.FromSlash(path.Dir(file))), filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // check tells of it
	} else if err != nil {
		return fmt.Errorf("reading photo %q: %w", name, err)
	}
	return record.WriteFile(filepath.Join(folder, filepath.FromSlash(name)), data)
}
