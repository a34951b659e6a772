package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"pufa/generator/record"
)

// A binned is a record that was deleted: .pufa/bin/STAMP-SLUG holds it with its photos and this note.
type binned struct {
	Entry string    `json:"-"`
	File  string    `json:"file"` // where it lay
	Title string    `json:"title"`
	Who   string    `json:"who"`
	At    time.Time `json:"at"`
}

var binEntry = regexp.MustCompile(`^\d{8}-\d{6}-[a-z0-9-]{1,64}$`)

// bin moves a record with all that lies in its folder into the bin.
func (d *Desk) bin(file string, c record.Campaign, who string) error {
	d.saving.Lock()
	defer d.saving.Unlock()
	unlock, err := d.lock()
	if err != nil {
		return err
	}
	defer unlock()
	_, slug, ok := placeOf(file)
	if !ok {
		return fmt.Errorf("deleting %q: no campaign's record", file)
	}
	now := d.o.Now()
	place := d.pufa("bin", now.Format(stampForm)+"-"+slug)
	for exists(place) {
		now = now.Add(time.Second)
		place = d.pufa("bin", now.Format(stampForm)+"-"+slug)
	}
	text, err := json.Marshal(binned{File: file, Title: c.Title, Who: who, At: now})
	if err != nil {
		return err
	}
	if err := record.WriteFile(filepath.Join(place, "bin.json"), text); err != nil {
		return err
	}
	from, to := d.binning(file, place)
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("moving %q into the bin: %w", file, err)
	}
	return nil
}

// binning is what is moved for a record, the folder or the flat file, and where to.
func (d *Desk) binning(file, place string) (from, to string) {
	if folder, inFolder := strings.CutSuffix(file, "/record.toml"); inFolder {
		return d.path(folder), filepath.Join(place, "record")
	}
	return d.path(file), filepath.Join(place, "record.toml")
}

func (d *Desk) inBin() ([]binned, error) {
	entries, err := os.ReadDir(d.pufa("bin"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("looking into the bin: %w", err)
	}
	var list []binned
	for _, e := range entries {
		if b, ok := d.binned(e.Name()); ok {
			list = append(list, b)
		}
	}
	slices.SortFunc(list, func(a, b binned) int { return b.At.Compare(a.At) })
	return list, nil
}

// binned reads one entry; one whose record never arrived, or went back, is none.
func (d *Desk) binned(entry string) (binned, bool) {
	var b binned
	if !binEntry.MatchString(entry) {
		return b, false
	}
	text, err := os.ReadFile(d.pufa("bin", entry, "bin.json"))
	if err != nil || json.Unmarshal(text, &b) != nil || !campaignFile(b.File) {
		return b, false
	}
	b.Entry = entry
	_, there := d.binning(b.File, d.pufa("bin", entry))
	return b, exists(there)
}

func (d *Desk) binShow(w http.ResponseWriter, r *http.Request) {
	list, err := d.inBin()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	d.page(w, r, "bin", "回收站", list)
}

// binPost puts a record back where it lay.
func (d *Desk) binPost(w http.ResponseWriter, r *http.Request) {
	b, ok := d.binned(r.PathValue("entry"))
	if !ok {
		d.refuse(w, r, http.StatusNotFound, "回收站里没有这一条")
		return
	}
	d.saving.Lock()
	defer d.saving.Unlock()
	place := d.pufa("bin", b.Entry)
	to, from := d.binning(b.File, place)
	flat := strings.TrimSuffix(strings.TrimSuffix(b.File, "/record.toml"), ".toml")
	if exists(d.path(flat)) || exists(d.path(flat+".toml")) {
		d.refuse(w, r, http.StatusConflict, "原来的位置已经有另一条记录，没有放回")
		return
	}
	err := os.MkdirAll(filepath.Dir(to), 0o755)
	if err == nil {
		err = os.Rename(from, to)
	}
	if err != nil {
		d.broken(w, r, err)
		return
	}
	os.RemoveAll(place)
	http.Redirect(w, r, eventPath(b.File)+"?saved=1", http.StatusSeeOther)
}
