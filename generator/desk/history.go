package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"pufa/generator/record"
)

const stampForm = "20060102-150405"

// A note tells of one save: who, when, what changed in words. It lies in the history beside the version that the save replaced.
type note struct {
	At   time.Time `json:"at"`
	Who  string    `json:"who"`
	What []string  `json:"what"`
}

// A version is a record's text as it stood until a save replaced it.
type version struct {
	Stamp string // names it in addresses
	Until time.Time
	Text  []byte
	Next  note // the save that replaced it
}

// stamp is the moment of a save, moved on to the next second that has no version yet.
func (d *Desk) stamp(file string) time.Time {
	now := d.o.Now().Truncate(time.Second)
	for exists(d.path(d.historyOf(file, now))) || exists(d.noteOf(file, now)) {
		now = now.Add(time.Second)
	}
	return now
}

// historyOf is the workspace path of the version that ended at the time, as the importer names them too.
func (d *Desk) historyOf(file string, at time.Time) string {
	ext := path.Ext(file)
	return ".pufa/history/" + strings.TrimSuffix(file, ext) + "." + at.Format(stampForm) + ext
}

func (d *Desk) noteOf(file string, at time.Time) string {
	return d.path(".pufa/history/" + strings.TrimSuffix(file, path.Ext(file)) + "." + at.Format(stampForm) + ".json")
}

func (d *Desk) note(file string, at time.Time, who string, what []string) error {
	text, err := json.Marshal(note{at, who, what})
	if err != nil {
		return fmt.Errorf("noting a save of %q: %w", file, err)
	}
	return record.WriteFile(d.noteOf(file, at), text)
}

// versions are those of a record, the newest first, and the note of its first save, if there is one.
func (d *Desk) versions(file string) ([]version, *note, error) {
	var list []version
	var first *note
	names := []string{file}
	if flat, inFolder := strings.CutSuffix(file, "/record.toml"); inFolder {
		names = append(names, flat+".toml") // where it lay before it had photos
	}
	for _, name := range names {
		dir := d.path(".pufa/history/" + path.Dir(name))
		entries, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, nil, fmt.Errorf("looking into the history of %q: %w", file, err)
		}
		stem := strings.TrimSuffix(path.Base(name), ".toml") + "."
		for _, e := range entries {
			rest, ok := strings.CutPrefix(e.Name(), stem)
			if !ok {
				continue
			}
			stamp, ext, _ := strings.Cut(rest, ".")
			at, err := time.ParseInLocation(stampForm, stamp[:min(len(stamp), len(stampForm))], time.Local)
			if err != nil {
				continue
			}
			n := d.readNote(filepath.Join(dir, stem+stamp+".json"))
			if ext == "json" && n != nil && !exists(filepath.Join(dir, stem+stamp+".toml")) && (first == nil || at.Before(first.At)) {
				first = n
			}
			if ext != "toml" {
				continue
			}
			text, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				return nil, nil, fmt.Errorf("reading a version of %q: %w", file, err)
			}
			v := version{Stamp: stamp, Until: at, Text: text}
			if n == nil {
				n = d.readNote(d.noteOf(file, at)) // it moved into its folder at that save
			}
			if v.Next = (note{At: at, What: []string{"用导入的内容替换"}}); n != nil {
				v.Next = *n
			}
			list = append(list, v)
		}
	}
	slices.SortFunc(list, func(a, b version) int { return strings.Compare(b.Stamp, a.Stamp) })
	return list, first, nil
}

func (d *Desk) readNote(file string) *note {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	var n note
	if json.Unmarshal(text, &n) != nil {
		return nil
	}
	return &n
}

// inHistory tells that a text is kept as a version of the file.
func (d *Desk) inHistory(file string, text []byte) bool {
	list, _, err := d.versions(file)
	return err == nil && slices.ContainsFunc(list, func(v version) bool { return bytes.Equal(v.Text, text) })
}

// versionAt is the version with the stamp.
func (d *Desk) versionAt(file, stamp string) (version, bool) {
	list, _, err := d.versions(file)
	if err != nil {
		return version{}, false
	}
	i := slices.IndexFunc(list, func(v version) bool { return v.Stamp == stamp })
	if i < 0 {
		return version{}, false
	}
	return list[i], true
}
