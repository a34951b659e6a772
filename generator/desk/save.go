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
	"time"

	"pufa/generator/record"
)

// A clash tells that the record changed on disk since the form was opened.
type clash struct {
	file string
	text []byte // as it stands now, nil where it is gone
}

func (c *clash) Error() string { return "the record " + c.file + " was changed meanwhile" }

// save writes a draft's record with its photos, keeps the version before, and lets the draft go. It returns the record's file. The error is a *clash
// where someone else wrote the record since the draft was opened: nothing is changed then.
func (d *Desk) save(dr *draft, c record.Campaign, who string) (string, error) {
	d.saving.Lock()
	defer d.saving.Unlock()
	unlock, err := d.lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	old, err := d.textOf(dr.File)
	if err != nil {
		return "", err
	}
	if string(old) != dr.Base {
		return "", &clash{dr.File, old}
	}
	file := dr.File
	if file == "" {
		file = d.free(c)
	}
	if err := d.contained(file); err != nil {
		return "", err
	}
	var before record.Campaign
	record.Decode(file, old, &before)
	if len(c.Photos) > 0 && !strings.HasSuffix(file, "/record.toml") && len(before.Photos)+len(before.Attachments) == 0 {
		file = strings.TrimSuffix(file, ".toml") + "/record.toml"
	}
	folder, staged := d.folderFor(file, dr.ID)
	if err := d.bringPhotos(dr, file, folder, &c); err != nil {
		return "", err
	}
	text := encode(movedSchema(old, dr.File, file), file, c)
	if bytes.Equal(text, old) && file == dr.File {
		return file, d.letGo(dr)
	}
	now := d.stamp(file)
	if err := d.note(file, now, who, d.changes(before, c, old == nil)); err != nil {
		return "", err
	}
	if staged {
		err = d.place(file, folder, text, dr.File, old, now)
	} else {
		err = d.o.Keep(file, text, now)
	}
	if err != nil {
		return "", err
	}
	d.putAway(file, before, c)
	return file, d.letGo(dr)
}

// folderFor is where the photos of a record are put before it is written: beside it, or, where it is to have a folder of its own that is not yet
// there, in a hidden one that is renamed when it is whole.
func (d *Desk) folderFor(file, id string) (folder string, staged bool) {
	folder = filepath.Dir(d.path(file))
	if !strings.HasSuffix(file, "/record.toml") || exists(folder) {
		return folder, false
	}
	return filepath.Join(filepath.Dir(folder), ".pufa-"+id), true
}

// place writes a record into its hidden folder and gives the folder its name, in one step; then a record that lay flat before goes, its text being
// in the history.
func (d *Desk) place(file, folder string, text []byte, from string, old []byte, now time.Time) error {
	if err := record.WriteFile(filepath.Join(folder, "record.toml"), text); err != nil {
		return err
	}
	if from != "" {
		if err := d.o.Keep(d.historyOf(from, now), old, now); err != nil {
			return err
		}
	}
	if err := os.Rename(folder, filepath.Dir(d.path(file))); err != nil {
		return fmt.Errorf("placing %q: %w", file, err)
	}
	if from != "" {
		if err := os.Remove(d.path(from)); err != nil {
			return fmt.Errorf("removing %q, which moved into its folder: %w", from, err)
		}
	}
	return nil
}

// letGo drops a draft that is saved; one that was never kept is as good as dropped.
func (d *Desk) letGo(dr *draft) error {
	if err := d.dropDraft(dr.ID); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("dropping draft %q: %w", dr.ID, err)
	}
	return nil
}

// free is the file of a new campaign: its slug, numbered where that is taken.
func (d *Desk) free(c record.Campaign) string {
	stem := d.o.Slug(c)
	if record.SlugFault(stem) != "" {
		stem = "huodong"
	}
	for n := 1; ; n++ {
		slug := stem
		if n > 1 {
			slug += "-" + strconv.Itoa(n)
		}
		base := fmt.Sprintf("data/campaigns/%d/%s", yearOf(c), slug)
		if !exists(d.path(base)) && !exists(d.path(base+".toml")) && !exists(d.pufa("history", filepath.FromSlash(base))) {
			if len(c.Photos) > 0 {
				return base + "/record.toml"
			}
			return base + ".toml"
		}
	}
}

// contained refuses a record whose folder is a link out of the workspace.
func (d *Desk) contained(file string) error {
	root, err := filepath.EvalSymlinks(d.o.Root)
	if err != nil {
		return fmt.Errorf("finding the workspace: %w", err)
	}
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		real, err := filepath.EvalSymlinks(d.path(dir))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return fmt.Errorf("finding folder %q: %w", dir, err)
		}
		if rel, err := filepath.Rel(root, real); err != nil || !filepath.IsLocal(rel) {
			return fmt.Errorf("the folder %q leads out of the workspace", dir)
		}
	}
	return nil
}

// movedSchema names the schema from where the record now lies.
func movedSchema(old []byte, from, to string) []byte {
	if old == nil || from == to {
		return old
	}
	return bytes.Replace(old, []byte("#:schema ../../schema/"), []byte("#:schema ../../../schema/"), 1)
}
