package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"

	"pufa/generator/record"
)

// whereNow is a record's file; one that moved meanwhile, into a folder of its own or to another year, is found where it is.
func (d *Desk) whereNow(file string) string {
	if file == "" {
		return file
	}
	for tried, at := map[string]bool{}, file; at != "" && !tried[at]; at = d.movedTo(at) {
		tried[at] = true
		for _, form := range bothForms(at) {
			if exists(d.path(form)) {
				return form
			}
		}
	}
	return file
}

// movedTo is where the last note of a move says that the record of a file went, "" where none does.
func (d *Desk) movedTo(file string) string {
	var last note
	for _, form := range bothForms(file) {
		traces, err := d.past(form)
		if err != nil {
			return ""
		}
		for _, t := range traces {
			if n := d.readNote(t.path); t.ext == "json" && n != nil && campaignFile(n.To) && last.At.Before(n.At) {
				last = *n
			}
		}
	}
	return last.To
}

// campaignFile tells that a path is that of a campaign's record and of nothing else.
func campaignFile(file string) bool {
	_, _, ok := placeOf(file)
	return ok
}

var campaignPath = regexp.MustCompile(`^data/campaigns/((?:19|20)\d\d)/([^/]+?)(\.toml|/record\.toml)$`)

// placeOf takes a campaign's year and slug from its path.
func placeOf(file string) (year, slug string, ok bool) {
	m := campaignPath.FindStringSubmatch(file)
	if m == nil || record.SlugFault(m[2]) != "" {
		return "", "", false
	}
	return m[1], m[2], true
}

// sum is what a text is known by in a form.
func sum(text []byte) string {
	s := sha256.Sum256(text)
	return hex.EncodeToString(s[:])
}

// textOf is a record's text, nil where there is none.
func (d *Desk) textOf(file string) ([]byte, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(d.path(file))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("reading %q: %w", file, err)
	}
	return text, nil
}
