package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"pufa/generator/folder"
	"pufa/generator/record"
)

// A moving is a record that is getting another file: with its first photo a folder of its own, with a date of another year the folder of that year.
// It is written to .pufa/desk before anything else happens, and goes when all is done: what a crash cuts short is finished or taken back by it.
type moving struct {
	From string    `json:"from"`
	To   string    `json:"to"`
	At   time.Time `json:"at"` // names the version and the notes in the history
}

// fileFor is where a draft's record belongs: where it is, or in the folder of its year, in one of its own once it has files beside it.
func (d *Desk) fileFor(from string, c record.Campaign) string {
	switch {
	case from == "":
		return d.free(c)
	case !strings.HasSuffix(from, "/record.toml") && hasFiles(c):
		from = strings.TrimSuffix(from, ".toml") + "/record.toml"
	}
	year, slug, ok := placeOf(from)
	if now := yearOf(c); ok && now != 0 && strconv.Itoa(now) != year {
		return d.inYear(from, slug, now)
	}
	return from
}

// inYear keeps a record's name in another year, numbered where another record has it, or had it. Where this very record stood before it may return.
func (d *Desk) inYear(from, slug string, year int) string {
	mine := map[string]bool{}
	if places, err := d.places(from); err == nil {
		for _, place := range places {
			mine[stemOf(place)] = true
		}
	}
	form := strings.TrimPrefix(from, stemOf(from))
	for n := 1; ; n++ {
		stem := fmt.Sprintf("data/campaigns/%d/%s", year, numbered(slug, n))
		if !d.stands(stem) && (mine[stem] || !d.stood(stem)) {
			return stem + form
		}
	}
}

// stemOf is a campaign's file without what tells its form: data/campaigns/2025/xianfa.
func stemOf(file string) string {
	return strings.TrimSuffix(strings.TrimSuffix(file, "/record.toml"), ".toml")
}

// numbered is a slug with a number, within the length that a slug may have.
func numbered(slug string, n int) string {
	if n == 1 {
		return slug
	}
	tail := "-" + strconv.Itoa(n)
	return slug[:min(len(slug), 64-len(tail))] + tail
}

// stands tells that a record is at a place, stood that the history knows of one: an address is never given to a second record.
func (d *Desk) stands(stem string) bool {
	return exists(d.path(stem)) || exists(d.path(stem+".toml"))
}

func (d *Desk) stood(stem string) bool {
	traces, err := d.past(stem + ".toml")
	return err != nil || len(traces) > 0 || exists(d.pufa("history", filepath.FromSlash(stem)))
}

// move gives a record its new file: the version before goes into the history, the new one stands whole before the old one goes. staged is the hidden
// folder in which it waits with its files, "" where it has none.
func (d *Desk) move(m moving, staged string, old, text []byte, who string, what []string) error {
	journal := d.pufa("desk", "moving-"+m.At.Format(stampForm)+"-"+filepath.Base(stemOf(m.From))+".json")
	entry, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("moving %q: %w", m.From, err)
	}
	err = record.WriteFile(journal, entry)
	if err == nil {
		err = d.o.Keep(d.historyOf(m.From, m.At), old, m.At)
	}
	if err == nil {
		err = errors.Join(d.note(m.From, note{At: m.At, Who: who, What: what, To: m.To}), d.note(m.To, note{At: m.At, Who: who, What: what, From: m.From}))
	}
	if err == nil {
		err = d.arrive(m.To, staged, text, m.At)
	}
	if err != nil {
		return errors.Join(err, d.takeBack(m), os.Remove(journal))
	}
	if d.leave(m) == nil { // what can't go now, because someone looks at it, goes at the next save or start
		os.Remove(journal)
	}
	return nil
}

// arrive puts a record where none stands, in one step.
func (d *Desk) arrive(file, staged string, text []byte, now time.Time) error {
	if staged == "" {
		return d.o.Keep(file, text, now)
	}
	if err := record.WriteFile(filepath.Join(staged, "record.toml"), text); err != nil {
		return err
	}
	if err := os.Rename(staged, filepath.Dir(d.path(file))); err != nil {
		return fmt.Errorf("placing %q: %w", file, err)
	}
	return nil
}

// leave takes a record that moved away from its old place. A file that lies there and not at the new one goes along.
func (d *Desk) leave(m moving) error {
	old, inFolder := strings.CutSuffix(d.path(m.From), string(filepath.Separator)+"record.toml")
	if !inFolder {
		err := os.Remove(d.path(m.From))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	} else if err := errors.Join(carry(old, filepath.Dir(d.path(m.To))), os.RemoveAll(old)); err != nil {
		return err
	}
	os.Remove(filepath.Dir(d.path(stemOf(m.From)))) // the year's folder, if nothing is left in it
	return nil
}

// carry gives the files beside a record a second name in another folder, where that has none of that name.
func carry(from, to string) error {
	err := filepath.WalkDir(from, func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		rel, err := filepath.Rel(from, name)
		if err != nil || rel == "record.toml" || exists(filepath.Join(to, rel)) {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(to, rel)), 0o755); err != nil {
			return err
		}
		return folder.LinkOrCopy(name, filepath.Join(to, rel))
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil // gone already
	}
	return err
}

// takeBack clears the history of a move that did not happen.
func (d *Desk) takeBack(m moving) error {
	var errs []error
	for _, name := range []string{d.path(d.historyOf(m.From, m.At)), d.noteOf(m.From, m.At), d.noteOf(m.To, m.At)} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// finishMoves goes by the journals that a crash left: with the record at its new place the old one goes, else the move is taken back. What can't be
// done now stays for the next time. The saving lock must be held.
func (d *Desk) finishMoves() {
	for _, journal := range d.journals() {
		var m moving
		entry, err := os.ReadFile(journal)
		if err != nil {
			continue
		}
		if json.Unmarshal(entry, &m) != nil || !campaignFile(m.From) || !campaignFile(m.To) || d.finishMove(m) == nil {
			os.Remove(journal)
		}
	}
}

func (d *Desk) journals() []string {
	names, err := filepath.Glob(d.pufa("desk", "moving-*.json"))
	if err != nil {
		return nil
	}
	return names
}

// finishMove takes the old record away if it is the version that was kept; any other is somebody's work and stays, and check tells of two.
func (d *Desk) finishMove(m moving) error {
	if !exists(d.path(m.To)) {
		return d.takeBack(m)
	}
	there, err := d.textOf(m.From)
	if err != nil {
		return err
	}
	kept, err := d.textOf(d.historyOf(m.From, m.At))
	if err != nil || there != nil && !bytes.Equal(there, kept) {
		return err
	}
	return d.leave(m)
}
