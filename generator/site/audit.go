package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// An audit is what a build finds in the published folder: what the last build wrote, and what others put there.
type audit struct {
	exists   bool
	entries  map[string]folder.Entry // by path: what the last build wrote
	stale    map[string]bool         // entries that were changed or lost since; they are written again
	foreign  []string                // files, links and empty folders that no build wrote: carried over
	findings []finding.Finding
}

// result is that of a build that found nothing to do.
func (a *audit) result(took time.Duration) *Result {
	r := &Result{Files: len(a.entries), Render: took}
	for _, e := range a.entries {
		r.Bytes += e.Bytes
	}
	return r
}

// auditInBackground begins the audit and returns a function that waits for it, as often as it is asked.
func auditInBackground(out string) func() (*audit, error) {
	wait := sync.OnceValues(func() (*audit, error) { return auditFolder(out) })
	go wait()
	return wait
}

// auditFolder compares the published folder with its manifest. Sizes are compared; contents only of files dated after the manifest.
func auditFolder(out string) (*audit, error) {
	a := &audit{entries: map[string]folder.Entry{}, stale: map[string]bool{}}
	m, err := folder.ReadManifest(out)
	if errors.Is(err, fs.ErrNotExist) {
		_, err := os.Lstat(out)
		a.exists = err == nil
		return a, nil
	} else if err != nil {
		return nil, err
	}
	a.exists = true
	info, err := os.Stat(filepath.Join(out, folder.ManifestName))
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", out, err)
	}
	ours := map[string]bool{".": true} // folders the last build made
	for _, e := range m.Files {
		a.entries[e.Path] = e
		a.stale[e.Path] = true // until seen
		for dir := parentOf(e.Path); dir != "" && !ours[dir]; dir = parentOf(dir) {
			ours[dir] = true
		}
	}
	var tampered []string
	err = filepath.WalkDir(out, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(out, name)
		p := filepath.ToSlash(rel)
		e, listed := a.entries[p]
		switch {
		case d.IsDir() && ours[p], p == folder.ManifestName:
		case !listed:
			a.foreign = append(a.foreign, p)
		case intact(name, d, e, info.ModTime()):
			delete(a.stale, p)
		default:
			tampered = append(tampered, p)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", out, err)
	}
	a.tell(filepath.Base(out), "foreign-file", "不是本程序生成的文件，已原样保留", "不需要的话请手工删除", a.foreign)
	a.tell(filepath.Base(out), "changed-file", "生成之后被人改动过，改动已被新生成的内容代替", "内容要改请改 data/ 或 content/", tampered)
	return a, nil
}

// intact tells whether the file is as the build wrote it.
func intact(name string, d fs.DirEntry, e folder.Entry, built time.Time) bool {
	info, err := d.Info()
	if err != nil || !info.Mode().IsRegular() || info.Size() != e.Bytes {
		return false
	}
	if !info.ModTime().After(built) {
		return true
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return false
	}
	return bytes.Equal(sum.Sum(nil), e.SHA256[:])
}

// tell sums up many files in one finding.
func (a *audit) tell(out, rule, what, hint string, paths []string) {
	if len(paths) == 0 {
		return
	}
	shown := strings.Join(paths[:min(5, len(paths))], "、")
	if len(paths) > 5 {
		shown += "…"
	}
	a.findings = append(a.findings, finding.Finding{Rule: rule, Kind: finding.Other, Severity: finding.Warning, File: out,
		Message: fmt.Sprintf("发布文件夹里有 %d 个文件%s：%s", len(paths), what, shown), Hint: hint})
}
