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

	"pufa/generator/folder"
)

// commit completes the stage and has swap put it in place of the published folder. Where nothing changed it touches nothing.
func (s *stage) commit(ctx context.Context, swap func(y *folder.Yard, dir string) error) (*Result, error) {
	old, err := s.old()
	if err != nil {
		return nil, err
	}
	r := &Result{Files: len(s.entries), Written: len(s.written)}
	m := folder.Manifest{Version: 1}
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
	name, err := s.file(folder.ManifestName)
	if err != nil {
		return nil, err
	}
	if err := s.linkUnchanged(ctx); err != nil {
		return nil, fmt.Errorf("keeping unchanged files: %w", err)
	}
	if err := s.carryForeign(old); err != nil {
		return nil, fmt.Errorf("keeping files of others: %w", err)
	}
	if err := folder.ReplaceFile(name, m.Encode()); err != nil { // there whole or not at all
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
				if err := folder.LinkOrCopy(filepath.Join(s.yard.Out, filepath.FromSlash(p)), name); err != nil {
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

// carryForeign takes along what others put into the published folder.
func (s *stage) carryForeign(old *audit) error {
	for _, p := range old.foreign {
		from := filepath.Join(s.yard.Out, filepath.FromSlash(p))
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
			err = folder.LinkOrCopy(from, to)
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
