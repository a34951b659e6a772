package site

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// commit completes the stage and has swap put it in place of the published folder. Where nothing changed it touches nothing.
func (s *stage) commit(ctx context.Context, swap func(y *yard, dir string) error) (*Result, error) {
	old, err := s.old()
	if err != nil {
		return nil, err
	}
	r := &Result{Files: len(s.entries), Written: len(s.written)}
	m := Manifest{Version: 1}
	for _, e := range s.entries {
		m.Files = append(m.Files, e)
		r.Bytes += e.Bytes
	}
	for p := range old.entries {
		if _, stays := s.entries[p]; !stays {
			r.Removed++
		}
	}
	if r.Written == 0 && r.Removed == 0 && old.exists && len(old.entries) > 0 {
		return r, s.assets.save()
	}
	name, err := s.file(ManifestName)
	if err != nil {
		return nil, err
	}
	if err := s.linkUnchanged(ctx); err != nil {
		return nil, fmt.Errorf("keeping unchanged files: %w", err)
	}
	if err := s.carryForeign(old); err != nil {
		return nil, fmt.Errorf("keeping files of others: %w", err)
	}
	if err := replaceFile(name, m.encode()); err != nil { // there whole or not at all
		return nil, fmt.Errorf("writing the manifest: %w", err)
	}
	if err := swap(s.yard, s.dir); err != nil {
		return nil, err
	}
	s.dir = ""
	return r, s.assets.save()
}

// linkUnchanged gives every file that was not written a second name in the stage.
func (s *stage) linkUnchanged(ctx context.Context) error {
	var unchanged []string
	for p := range s.entries {
		if !s.written[p] {
			unchanged = append(unchanged, p)
		}
	}
	slices.Sort(unchanged)
	group, ctx := errgroup.WithContext(ctx)
	for part := range slices.Chunk(unchanged, len(unchanged)/runtime.GOMAXPROCS(0)+1) {
		group.Go(func() error {
			for _, p := range part {
				name, err := s.file(p)
				if err != nil {
					return err
				}
				if err := linkOrCopy(filepath.Join(s.yard.out, filepath.FromSlash(p)), name); err != nil {
					return err
				}
				if err := ctx.Err(); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// linkOrCopy copies where the file system knows no links, keeping the file's date.
func linkOrCopy(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	if _, _, err := copyTo(to, in); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

// carryForeign takes along what others put into the published folder.
func (s *stage) carryForeign(old *audit) error {
	for _, p := range old.foreign {
		from := filepath.Join(s.yard.out, filepath.FromSlash(p))
		to, err := s.file(p)
		if err != nil {
			return err
		}
		info, err := os.Lstat(from)
		switch {
		case err != nil:
			return err
		case info.IsDir():
			err = os.MkdirAll(to, info.Mode().Perm())
		case info.Mode()&fs.ModeSymlink != 0:
			var target string
			if target, err = os.Readlink(from); err == nil {
				err = os.Symlink(target, to)
			}
		case info.Mode().IsRegular():
			err = linkOrCopy(from, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// discard removes a stage that was not committed.
func (s *stage) discard() {
	if s.dir != "" {
		os.RemoveAll(s.dir)
	}
}

func writeSynced(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}
