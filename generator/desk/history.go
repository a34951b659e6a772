package desk

import (
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

// A note tells of one save: who, when, what changed in words. It lies in the history beside the version that the save replaced. A save that gave the
// record another file left two, at the new place and at the old, each naming the other.
type note struct {
	At   time.Time `json:"at"`
	Who  string    `json:"who"`
	What []string  `json:"what"`
	From string    `json:"from,omitempty"`
	To   string    `json:"to,omitempty"`
}

// A version is a record's text as it stood until a save replaced it.
type version struct {
	Stamp string // names it in addresses
	Until time.Time
	Text  []byte
	Next  note // the save that replaced it
}

// stamp is the moment of a save, moved on to the next second that has no version yet, wherever the record stood.
func (d *Desk) stamp(file string) time.Time {
	now := d.o.Now().Truncate(time.Second)
	places, _ := d.places(file)
	used := func(at time.Time) bool {
		return slices.ContainsFunc(places, func(place string) bool { return exists(d.path(d.historyOf(place, at))) || exists(d.noteOf(place, at)) })
	}
	for used(now) {
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

func (d *Desk) note(file string, n note) error {
	text, err := json.Marshal(n)
	if err != nil {
		return fmt.Errorf("noting a save of %q: %w", file, err)
	}
	return record.WriteFile(d.noteOf(file, n.At), text)
}

// versions are those of a record, the newest first, and the note of its first save, if there is one.
func (d *Desk) versions(file string) ([]version, *note, error) {
	places, err := d.places(file)
	if err != nil {
		return nil, nil, err
	}
	var list []version
	notes := map[string]note{}
	for _, place := range places {
		names, err := d.past(place)
		if err != nil {
			return nil, nil, err
		}
		for _, p := range names {
			if p.ext == "json" {
				if n := d.readNote(p.path); n != nil {
					notes[p.stamp] = *n
				}
				continue
			}
			text, err := os.ReadFile(p.path)
			if err != nil {
				return nil, nil, fmt.Errorf("reading a version of %q: %w", file, err)
			}
			list = append(list, version{Stamp: p.stamp, Until: p.at, Text: text})
		}
	}
	for i, v := range list {
		n, ok := notes[v.Stamp]
		if !ok {
			n = note{At: v.Until, What: []string{"用导入的内容替换"}}
		}
		list[i].Next = n
	}
	for _, v := range list {
		delete(notes, v.Stamp)
	}
	var first *note
	for _, n := range notes {
		if first == nil || n.At.Before(first.At) {
			first = &n
		}
	}
	slices.SortFunc(list, func(a, b version) int { return strings.Compare(b.Stamp, a.Stamp) })
	return list, first, nil
}

// A trace is one file of the history: a version, or a note.
type trace struct {
	path, stamp, ext string // ext is toml or json
	at               time.Time
}

// past are the traces of a record under the name of one file.
func (d *Desk) past(file string) ([]trace, error) {
	dir := d.path(".pufa/history/" + path.Dir(file))
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("looking into the history of %q: %w", file, err)
	}
	var list []trace
	stem := strings.TrimSuffix(path.Base(file), ".toml") + "."
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), stem)
		stamp, ext, _ := strings.Cut(rest, ".")
		if !ok || ext != "toml" && ext != "json" {
			continue
		}
		at, err := time.ParseInLocation(stampForm, stamp[:min(len(stamp), len(stampForm))], time.Local)
		if err == nil {
			list = append(list, trace{filepath.Join(dir, e.Name()), stamp, ext, at})
		}
	}
	return list, nil
}

// places are the files at which a record has stood, the present one first: in its folder, flat before it had one, and where it was moved from.
func (d *Desk) places(file string) ([]string, error) {
	list := bothForms(file)
	for i := 0; i < len(list); i++ {
		traces, err := d.past(list[i])
		if err != nil {
			return nil, err
		}
		for _, t := range traces {
			if t.ext != "json" {
				continue
			}
			if n := d.readNote(t.path); n != nil && campaignFile(n.From) {
				for _, place := range bothForms(n.From) {
					if !slices.Contains(list, place) {
						list = append(list, place)
					}
				}
			}
		}
	}
	return list, nil
}

// bothForms are a campaign's file as it is, and as it would be with, or without, a folder of its own. Any other record has one form.
func bothForms(file string) []string {
	if !campaignFile(file) {
		return []string{file}
	}
	if flat, inFolder := strings.CutSuffix(file, "/record.toml"); inFolder {
		return []string{file, flat + ".toml"}
	}
	return []string{file, strings.TrimSuffix(file, ".toml") + "/record.toml"}
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
