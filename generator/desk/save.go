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
	"slices"
	"strings"

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
	d.finishMoves()
	old, err := d.textOf(dr.File)
	if err != nil {
		return "", err
	}
	if string(old) != dr.Base {
		return "", &clash{dr.File, old}
	}
	file := d.fileFor(dr.File, c)
	if err := d.contained(file); err != nil {
		return "", err
	}
	var before record.Campaign
	record.Decode(file, old, &before)
	folder, staged, err := d.folderFor(file, dr)
	if err != nil {
		return "", err
	}
	if err := d.bringFiles(dr, file, folder, &c); err != nil {
		return "", err
	}
	if dr.File != "" {
		c.Former = formerOf(before, dr.File, file)
	}
	text := encode(movedSchema(old, dr.File, file), file, c)
	if bytes.Equal(text, old) && file == dr.File {
		return file, d.letGo(dr)
	}
	now, what := d.stamp(cmp.Or(dr.File, file)), d.changes(before, c, old == nil)
	switch {
	case dr.File != "" && file != dr.File:
		err = d.move(moving{dr.File, file, now}, staged, old, text, who, append(what, d.moved(dr.File, file)...))
	default:
		if err = d.note(file, note{At: now, Who: who, What: what}); err == nil {
			if err = d.arrive(file, staged, text, now); err != nil {
				err = errors.Join(err, os.Remove(d.noteOf(file, now)))
			}
		}
	}
	if err != nil {
		return "", err
	}
	d.putAway(file, before, c)
	return file, d.letGo(dr)
}

// formerOf are the addresses that lead to a campaign's page once it stands in file: those that it had, and the one that it leaves if it was public.
func formerOf(before record.Campaign, from, file string) []string {
	former := slices.Clone(before.Former)
	if isPublic(before) && publicPath(from) != publicPath(file) && !slices.Contains(former, publicPath(from)) {
		former = append(former, publicPath(from))
	}
	return slices.DeleteFunc(former, func(page string) bool { return page == publicPath(file) })
}

// moved says in words that a record went to another year.
func (d *Desk) moved(from, to string) []string {
	if a, b := publicPath(from), publicPath(to); a != b {
		return []string{"网址由 " + a + " 变为 " + b}
	}
	return nil
}

// publicPath is a campaign's page on the site.
func publicPath(file string) string { return strings.TrimPrefix(stemOf(file), "data/") + ".html" }

// folderFor is where the files of a record are put before it is written: beside it, or, where it is to have a folder of its own that is not yet
// there, in a hidden one that is renamed when it is whole. A record that leaves a folder takes along what lies in it.
func (d *Desk) folderFor(file string, dr *draft) (folder, staged string, err error) {
	folder = filepath.Dir(d.path(file))
	if !strings.HasSuffix(file, "/record.toml") || exists(folder) {
		return folder, "", nil
	}
	staged = filepath.Join(filepath.Dir(folder), ".pufa-"+dr.ID)
	err = os.RemoveAll(staged) // of a try before
	if strings.HasSuffix(dr.File, "/record.toml") {
		err = errors.Join(err, carry(filepath.Dir(d.path(dr.File)), staged))
	}
	if err != nil {
		return "", "", fmt.Errorf("putting together the files of %q: %w", file, err)
	}
	return staged, staged, nil
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
		place := fmt.Sprintf("data/campaigns/%d/%s", yearOf(c), numbered(stem, n))
		switch {
		case d.stands(place) || d.stood(place):
		case hasFiles(c):
			return place + "/record.toml"
		default:
			return place + ".toml"
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
