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

// movedSchema names the schema from where the record now lies.
func movedSchema(old []byte, from, to string) []byte {
	if old == nil || from == to {
		return old
	}
	return bytes.Replace(old, []byte("#:schema ../../schema/"), []byte("#:schema ../../../schema/"), 1)
}

// lock keeps the desks of two machines on one shared folder from writing at the same moment. A lock that a crash left is broken after a while.
func (d *Desk) lock() (unlock func(), err error) {
	file := d.pufa("desk", "saving.lock")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return nil, fmt.Errorf("making the folder of notes: %w", err)
	}
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err == nil {
			f.Close()
			return func() { os.Remove(file) }, nil
		}
		if !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrPermission) {
			return nil, fmt.Errorf("locking for saving: %w", err)
		}
		if info, err := os.Stat(file); err == nil && time.Since(info.ModTime()) > 10*time.Second {
			os.Remove(file)
		}
		if time.Since(began) > 20*time.Second {
			return nil, errors.New("locking for saving: another desk has been saving for 20 seconds")
		}
	}
}

// mend finishes a save that a crash cut short: a record that had moved into its folder, and still stood at its old place too.
func (d *Desk) mend() error {
	years, err := os.ReadDir(d.path("data/campaigns"))
	if err != nil {
		return nil // no campaigns yet
	}
	for _, year := range years {
		folders, err := os.ReadDir(d.path("data/campaigns/" + year.Name()))
		if err != nil {
			continue
		}
		for _, e := range folders {
			if id, hidden := strings.CutPrefix(e.Name(), ".pufa-"); hidden && draftID.MatchString(id) {
				if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > time.Minute {
					os.RemoveAll(d.path("data/campaigns/" + year.Name() + "/" + e.Name())) // its draft is still there
				}
				continue
			}
			flat := "data/campaigns/" + year.Name() + "/" + e.Name() + ".toml"
			if !e.IsDir() || !campaignFile(flat) || !exists(d.path(flat)) || !exists(d.path(strings.TrimSuffix(flat, ".toml")+"/record.toml")) {
				continue
			}
			text, err := os.ReadFile(d.path(flat))
			if err != nil {
				return fmt.Errorf("mending %q: %w", flat, err)
			}
			if !d.inHistory(flat, text) {
				continue // not ours: check tells of two records at one address
			}
			if err := os.Remove(d.path(flat)); err != nil {
				return fmt.Errorf("mending %q: %w", flat, err)
			}
		}
	}
	return nil
}
