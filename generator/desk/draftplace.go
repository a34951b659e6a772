package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"pufa/generator/record"
)

// whereNow is a record's file; one that moved into its folder meanwhile is found there.
func (d *Desk) whereNow(file string) string {
	if folder := strings.TrimSuffix(file, ".toml") + "/record.toml"; file != "" && !exists(d.path(file)) && campaignFile(folder) && exists(d.path(folder)) {
		return folder
	}
	return file
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
