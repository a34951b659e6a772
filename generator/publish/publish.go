// Package publish brings a built site to where it is served from: a folder or a zip file, and tells whether a copy is whole.
//
// In: public/, as its manifest lists it, and a target. Out: the target, exchanged in one step, so that no reader meets a half-updated site; what changed,
// page by page; findings where the target is not ours or public/ is not as it was built. The three publications before stay beside the target, and Undo goes
// back to them. A file that no build wrote is never deleted; a copy that fails leaves the target as it was.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// A Change tells what a publication did to the target. Pages are named by their paths, sorted.
type Change struct {
	Files   int // in the target now
	New     []string
	Changed []string
	Gone    []string
	Earlier int // publications that Undo can go back to
}

// Progress is told how many of the files are done; it may be nil.
type Progress func(done, total int)

func (p Progress) tell(done, total int) {
	if p != nil {
		p(done, total)
	}
}

// built reads the manifest of what is to be published; a finding where there is nothing to publish.
func built(from string) (*folder.Manifest, *finding.Finding, error) {
	m, err := folder.ReadManifest(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault("publish-nothing", from, "这里没有生成好的网站", "先运行 pufa build"), nil
	} else if err != nil {
		return nil, nil, fmt.Errorf("reading what to publish: %w", err)
	}
	return m, nil, nil
}

// changed compares two manifests page by page; before may be nil.
func changed(before, after *folder.Manifest) *Change {
	c := &Change{Files: len(after.Files)}
	old := map[string]folder.Sum{}
	if before != nil {
		for _, e := range before.Files {
			if strings.HasSuffix(e.Path, ".html") {
				old[e.Path] = e.SHA256
			}
		}
	}
	for _, e := range after.Files {
		if !strings.HasSuffix(e.Path, ".html") {
			continue
		}
		sum, there := old[e.Path]
		switch {
		case !there:
			c.New = append(c.New, e.Path)
		case sum != e.SHA256:
			c.Changed = append(c.Changed, e.Path)
		}
		delete(old, e.Path)
	}
	c.Gone = slices.Sorted(maps.Keys(old))
	return c
}

func fault(rule, file, message, hint string) *finding.Finding {
	return &finding.Finding{Rule: rule, Kind: finding.Other, Severity: finding.Error, File: filepath.ToSlash(file), Message: message, Hint: hint}
}

// damaged tells that a file of public/ is not as it was built.
func damaged(file string) *finding.Finding {
	return fault("publish-damaged", file, "这个文件与生成时不一样，没有发布", "重新运行 pufa build")
}
