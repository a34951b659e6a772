package desk

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
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

// whereNow is a record's file; one that moved into its folder meanwhile is found there.
func (d *Desk) whereNow(file string) string {
	if folder := strings.TrimSuffix(file, ".toml") + "/record.toml"; file != "" && !exists(d.path(file)) && campaignFile(folder) && exists(d.path(folder)) {
		return folder
	}
	return file
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

// draftPhoto is the path of a draft's photo: in the draft's folder, or else beside the record; "" where the name leads elsewhere.
func (d *Desk) draftPhoto(dr *draft, name string) string {
	if !filepath.IsLocal(filepath.FromSlash(name)) || strings.ContainsAny(name, `\:`) {
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
