package desk

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	"pufa/generator/record"
)

// A draft is a form as it was last typed, under .pufa/drafts, so that nothing is lost by a crash: the fields as text, the photos, already cleaned,
// in a folder beside it. It goes when the record is saved.
type draft struct {
	ID      string              `json:"id"`
	File    string              `json:"file,omitempty"` // the record that is edited, "" for a new one
	Base    string              `json:"base,omitempty"` // the record's text when it was opened
	Saved   time.Time           `json:"saved"`
	Touched bool                `json:"touched,omitempty"` // something was typed
	Tried   bool                `json:"tried,omitempty"`   // someone tried to save it: then what is missing is told
	Values  url.Values          `json:"values"`
	Quotes  map[string][]string `json:"quotes,omitempty"` // field → words that its value was read from
	News    []string            `json:"news,omitempty"`   // what to tell once: photos refused
}

var draftID = regexp.MustCompile(`^[a-z0-9]{26}$`)

func newDraftID() string { return strings.ToLower(rand.Text()) }

func (d *Desk) draftFile(id string) string { return d.pufa("drafts", id+".json") }

// draftFolder holds the photos of a draft.
func (d *Desk) draftFolder(id string) string { return d.pufa("drafts", id) }

var errNoDraft = errors.New("no such draft")

func (d *Desk) draft(id string) (*draft, error) {
	if !draftID.MatchString(id) {
		return nil, errNoDraft
	}
	text, err := os.ReadFile(d.draftFile(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoDraft
	} else if err != nil {
		return nil, fmt.Errorf("reading draft %q: %w", id, err)
	}
	var dr draft
	if err := json.Unmarshal(text, &dr); err != nil {
		return nil, fmt.Errorf("reading draft %q: %w", id, err)
	}
	if dr.ID != id || dr.File != "" && !campaignFile(dr.File) {
		return nil, errNoDraft
	}
	if dr.Values == nil {
		dr.Values = url.Values{}
	}
	dr.File = d.whereNow(dr.File)
	return &dr, nil
}

func (d *Desk) keepDraft(dr *draft) error {
	dr.Saved = d.o.Now()
	text, err := json.MarshalIndent(dr, "", " ")
	if err != nil {
		return fmt.Errorf("writing draft %q: %w", dr.ID, err)
	}
	return record.WriteFile(d.draftFile(dr.ID), text)
}

func (d *Desk) dropDraft(id string) error {
	return errors.Join(os.RemoveAll(d.draftFolder(id)), os.Remove(d.draftFile(id)))
}

// drafts are all drafts in which something was typed, the newest first. One that can't be read is left where it is.
func (d *Desk) drafts() ([]*draft, error) {
	entries, err := os.ReadDir(d.pufa("drafts"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("looking for drafts: %w", err)
	}
	var list []*draft
	for _, e := range entries {
		id, isDraft := strings.CutSuffix(e.Name(), ".json")
		if !isDraft {
			continue
		}
		if dr, err := d.draft(id); err == nil && dr.Touched {
			list = append(list, dr)
		}
	}
	slices.SortFunc(list, func(a, b *draft) int { return b.Saved.Compare(a.Saved) })
	return list, nil
}

// Title is what the draft is called in lists.
func (dr *draft) Title() string {
	if title := strings.TrimSpace(dr.Values.Get("title")); title != "" {
		return title
	}
	return "还没有标题的活动"
}
