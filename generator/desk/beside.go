package desk

import (
	"bytes"
	"cmp"
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

// hasFiles tells that files lie beside a record, which then has a folder of its own.
func hasFiles(c record.Campaign) bool { return len(c.Photos)+len(c.Attachments) > 0 }

// filesOf are the names of the files beside a record: photos first, then attachments.
func filesOf(c *record.Campaign) []*string {
	var names []*string
	for i := range c.Photos {
		names = append(names, &c.Photos[i].File)
	}
	for i := range c.Attachments {
		names = append(names, &c.Attachments[i].File)
	}
	return names
}

// bringFiles puts the draft's photos and attachments into the folder; a name that another file has is changed, in the record too. A file that an older
// version had is fetched back.
func (d *Desk) bringFiles(dr *draft, file, folder string, c *record.Campaign) error {
	for _, name := range filesOf(c) {
		place := filepath.Join(folder, filepath.FromSlash(*name))
		data, err := os.ReadFile(filepath.Join(d.draftFolder(dr.ID), filepath.FromSlash(*name)))
		if errors.Is(err, fs.ErrNotExist) {
			if exists(place) {
				continue
			}
			if err := d.fetchBack(cmp.Or(dr.File, file), folder, *name); err != nil {
				return err
			}
			continue
		} else if err != nil {
			return fmt.Errorf("reading %q: %w", *name, err)
		}
		there, err := os.ReadFile(place)
		if err == nil && bytes.Equal(there, data) {
			continue
		}
		if err == nil {
			stem, _, _ := strings.Cut(*name, "-")
			*name = d.freeName(dr, folder, stem, path.Ext(*name))
		}
		if err := record.WriteFile(filepath.Join(folder, filepath.FromSlash(*name)), data); err != nil {
			return err
		}
	}
	return nil
}

// freeName is the next name like photo-N.jpg that no file of the record ever had.
func (d *Desk) freeName(dr *draft, folder, stem, ext string) string {
	folders := append(d.keptFolders(dr.File), folder, d.draftFolder(dr.ID))
	for n := 1; ; n++ {
		name, taken := stem+"-"+strconv.Itoa(n)+ext, false
		for _, folder := range folders {
			taken = taken || exists(filepath.Join(folder, name))
		}
		if !taken {
			return name
		}
	}
}

// keptFolders are where the history keeps the files that lay beside a record, wherever it stood.
func (d *Desk) keptFolders(file string) []string {
	if file == "" {
		return nil
	}
	places, err := d.places(file)
	if err != nil {
		places = []string{file}
	}
	var folders []string
	for _, place := range places {
		if folder, inFolder := strings.CutSuffix(place, "/record.toml"); inFolder {
			folders = append(folders, d.pufa("history", filepath.FromSlash(folder)))
		}
	}
	return folders
}

// putAway moves the files that the record no longer names into the history, where a version that names them finds them.
func (d *Desk) putAway(file string, before, now record.Campaign) {
	named := map[string]bool{}
	for _, name := range filesOf(&now) {
		named[*name] = true
	}
	for _, name := range filesOf(&before) {
		if named[*name] || strings.ContainsAny(*name, `\:`) || !filepath.IsLocal(filepath.FromSlash(*name)) {
			continue
		}
		from := filepath.Join(filepath.Dir(d.path(file)), filepath.FromSlash(*name))
		to := filepath.Join(d.pufa("history", filepath.FromSlash(path.Dir(file))), filepath.FromSlash(*name))
		if os.MkdirAll(filepath.Dir(to), 0o755) == nil {
			os.Rename(from, to) // where it can't be moved it stays, and check tells of it
		}
	}
}

// fetchBack copies a file out of the record's history into the folder.
func (d *Desk) fetchBack(file, folder, name string) error {
	for _, kept := range d.keptFolders(file) {
		data, err := os.ReadFile(filepath.Join(kept, filepath.FromSlash(name)))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return fmt.Errorf("reading %q: %w", name, err)
		}
		return record.WriteFile(filepath.Join(folder, filepath.FromSlash(name)), data)
	}
	return nil // check tells of it
}

// besideDraft is the path of a draft's photo or attachment: in the draft's folder, or else beside the record; "" where the name leads elsewhere.
func (d *Desk) besideDraft(dr *draft, name string) string {
	if name == "" || !filepath.IsLocal(filepath.FromSlash(name)) || strings.ContainsAny(name, `\:`) {
		return ""
	}
	if place := filepath.Join(d.draftFolder(dr.ID), filepath.FromSlash(name)); exists(place) {
		return place
	}
	if dr.File == "" {
		return ""
	}
	return filepath.Join(filepath.Dir(d.path(dr.File)), filepath.FromSlash(name))
}

// bytesBeside reads a file of the workspace, never one elsewhere.
func (d *Desk) bytesBeside(place string) ([]byte, error) {
	rel, err := filepath.Rel(d.o.Root, place)
	if err != nil || place == "" || !filepath.IsLocal(rel) {
		return nil, fs.ErrNotExist
	}
	root, err := os.OpenRoot(d.o.Root)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(rel)
}
