package site

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"sync"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// A stage is the next public/ in the making. What changed is written into it at once, from many goroutines; what did not is only noted, and
// linked in when the build is known to be good. As long as nothing changed there is no folder at all.
type stage struct {
	yard     *folder.Yard
	old      func() (*audit, error)
	compress *compressor // nil: no siblings
	assets   *assetNotes

	mu      sync.Mutex
	dir     string // made with the first file written
	entries map[string]folder.Entry
	written map[string]bool
	folders map[string]bool
}

func newStage(y *folder.Yard, old func() (*audit, error), siblings bool) *stage {
	s := &stage{yard: y, old: old, assets: readAssetNotes(y), entries: map[string]folder.Entry{}, written: map[string]bool{}, folders: map[string]bool{}}
	if siblings {
		s.compress = newCompressor()
	}
	return s
}

// keep takes a finished file and, where it differs from the last build's, writes it with its siblings.
func (s *stage) keep(p string, data []byte) error {
	old, err := s.old()
	if err != nil {
		return err
	}
	e := folder.Entry{Path: p, Bytes: int64(len(data)), SHA256: sha256.Sum256(data)}
	siblings := s.compress != nil && compressible(p, len(data))
	same := old.entries[p] == e && !old.stale[p]
	if same && (!siblings || s.sameSiblings(old, p)) {
		s.note(e, false)
		return nil
	}
	if same {
		s.note(e, false)
	} else if err := s.write(e, data); err != nil {
		return err
	}
	if !siblings {
		return nil
	}
	return s.compress.siblings(p, data, func(p string, data []byte) error {
		return s.write(folder.Entry{Path: p, Bytes: int64(len(data)), SHA256: sha256.Sum256(data)}, data)
	})
}

// sameSiblings notes the .gz and .br of an unchanged file, if the last build wrote them and they are intact.
func (s *stage) sameSiblings(old *audit, p string) bool {
	gz, hasGz := old.entries[p+".gz"]
	br, hasBr := old.entries[p+".br"]
	if !hasGz || !hasBr || old.stale[gz.Path] || old.stale[br.Path] {
		return false
	}
	s.note(gz, false)
	s.note(br, false)
	return true
}

// place copies a file from disk, unless it is known to be the one already published.
func (s *stage) place(p, disk string) error {
	old, err := s.old()
	if err != nil {
		return err
	}
	info, err := os.Stat(disk)
	if err != nil {
		return err
	}
	if e, ok := old.entries[p]; ok && !old.stale[p] && s.assets.unchanged(p, disk, info, e) {
		s.note(e, false)
		return nil
	}
	in, err := os.Open(disk)
	if err != nil {
		return err
	}
	defer in.Close()
	name, err := s.file(p)
	if err != nil {
		return err
	}
	e := folder.Entry{Path: p}
	e.Bytes, e.SHA256, err = folder.CopyTo(name, in)
	if err != nil {
		return err
	}
	s.assets.remember(p, disk, info, e)
	if old.entries[p] == e && !old.stale[p] {
		s.note(e, false)
		return os.Remove(name) // it will be linked
	}
	s.note(e, true)
	return nil
}

func (s *stage) write(e folder.Entry, data []byte) error {
	name, err := s.file(e.Path)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return fmt.Errorf("writing the new site: %w", err)
	}
	s.note(e, true)
	return nil
}

func (s *stage) note(e folder.Entry, written bool) {
	s.mu.Lock()
	s.entries[e.Path] = e
	if written {
		s.written[e.Path] = true
	}
	s.mu.Unlock()
}

// file names the place of a path in the stage and makes its folder.
func (s *stage) file(p string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir == "" {
		dir, err := s.yard.NewFolder()
		if err != nil {
			return "", fmt.Errorf("writing the new site: %w", err)
		}
		s.dir = dir
	}
	if folder := path.Dir(p); !s.folders[folder] {
		if err := os.MkdirAll(filepath.Join(s.dir, filepath.FromSlash(folder)), 0o755); err != nil {
			return "", fmt.Errorf("writing the new site: %w", err)
		}
		s.folders[folder] = true
	}
	return filepath.Join(s.dir, filepath.FromSlash(p)), nil
}

// collisions finds pages whose address is taken by a file that no build wrote: it is never replaced.
func (s *stage) collisions() []finding.Finding {
	old, err := s.old()
	if err != nil {
		return nil
	}
	var findings []finding.Finding
	for _, p := range old.foreign {
		if _, taken := s.entries[p]; taken || s.folders[p] && !isFolder(filepath.Join(s.yard.Out, filepath.FromSlash(p))) {
			findings = append(findings, finding.Finding{Rule: "foreign-file", Kind: finding.Other, Severity: finding.Error, File: p,
				Message: "这个地址上有一个不是本程序生成的文件，没有动它，新网页没有发布", Hint: "把它移到发布文件夹以外，再生成一次"})
		}
	}
	return findings
}

func isFolder(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.IsDir()
}
