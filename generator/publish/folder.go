package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// Folder copies the site built in from to the folder to. Files that did not change are linked, the others copied and held against the manifest while they are;
// then the two folders change places. The target must be empty, absent or an earlier publication. The change is nil where a finding stands in the way.
func Folder(ctx context.Context, from, to string, progress Progress) (*Change, *finding.Finding, error) {
	from, to, refused, err := apart(from, to)
	if refused != nil || err != nil {
		return nil, refused, err
	}
	m, refused, err := built(from)
	if refused != nil || err != nil {
		return nil, refused, err
	}
	yard, refused, err := open(to)
	if refused != nil || err != nil {
		return nil, refused, err
	}
	defer yard.Close()
	before, err := folder.ReadManifest(to)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	dir, err := yard.NewFolder()
	if err != nil {
		return nil, nil, fmt.Errorf("making a folder to publish in: %w", err)
	}
	defer os.RemoveAll(dir) // after the exchange there is nothing left at this name
	if refused, err := fill(ctx, dir, from, to, m, before, progress); refused != nil || err != nil {
		return nil, refused, err
	}
	if before != nil {
		if err := carryForeign(dir, to, before); err != nil {
			return nil, nil, fmt.Errorf("keeping files of others: %w", err)
		}
	}
	if before != nil && !alike(before, m) { // going back to the same would change nothing
		if err := keep(yard, before); err != nil {
			return nil, nil, fmt.Errorf("keeping the last publication: %w", err)
		}
	}
	if err := folder.ReplaceFile(filepath.Join(dir, folder.ManifestName), m.Encode()); err != nil {
		return nil, nil, fmt.Errorf("writing the manifest: %w", err)
	}
	if err := yard.Swap(dir); err != nil {
		return nil, nil, err
	}
	if err := prune(yard); err != nil {
		return nil, nil, err
	}
	c := changed(before, m)
	c.Earlier = len(kept(yard))
	return c, nil, nil
}

// apart makes both paths absolute and refuses a target inside the source or the other way round.
func apart(from, to string) (string, string, *finding.Finding, error) {
	from, err := filepath.Abs(from)
	if err != nil {
		return "", "", nil, fmt.Errorf("finding %q: %w", from, err)
	}
	if to, err = filepath.Abs(to); err != nil {
		return "", "", nil, fmt.Errorf("finding %q: %w", to, err)
	}
	if inside(from, to) || inside(to, from) {
		return "", "", fault("publish-target", to, "发布的目标和生成的网站套在一起", "换一个文件夹"), nil
	}
	return from, to, nil, nil
}

func inside(a, b string) bool {
	rel, err := filepath.Rel(a, b)
	return err == nil && (rel == "." || filepath.IsLocal(rel))
}

// open locks the target; what stands there must be ours.
func open(to string) (*folder.Yard, *finding.Finding, error) {
	if refused := folder.Refuse(to); refused != nil {
		return nil, refused, nil
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return nil, nil, fmt.Errorf("making the target's folder: %w", err)
	}
	yard, err := folder.Open(to)
	if busy := (*folder.BusyError)(nil); errors.As(err, &busy) {
		f := busy.Finding()
		return nil, &f, nil
	}
	if err != nil {
		return nil, nil, err
	}
	if err := settle(yard); err != nil {
		yard.Close()
		return nil, nil, fmt.Errorf("clearing up after a publication that was cut short: %w", err)
	}
	return yard, nil, nil
}

// fill puts every file of the manifest into dir.
func fill(ctx context.Context, dir, from, to string, m, before *folder.Manifest, progress Progress) (*finding.Finding, error) {
	same := map[string]folder.Entry{}
	if before != nil {
		for _, e := range before.Files {
			same[e.Path] = e
		}
	}
	for i, e := range m.Files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		progress.tell(i, len(m.Files))
		local := filepath.FromSlash(e.Path)
		name := filepath.Join(dir, local)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return nil, fmt.Errorf("publishing %q: %w", e.Path, err)
		}
		if same[e.Path] == e && untouched(filepath.Join(to, local), e) {
			if err := folder.LinkOrCopy(filepath.Join(to, local), name); err != nil {
				return nil, fmt.Errorf("publishing %q: %w", e.Path, err)
			}
			continue
		}
		in, err := os.Open(filepath.Join(from, local))
		if errors.Is(err, fs.ErrNotExist) {
			return damaged(filepath.Join(from, local)), nil
		} else if err != nil {
			return nil, fmt.Errorf("publishing %q: %w", e.Path, err)
		}
		_, sum, err := folder.CopyTo(name, in)
		in.Close()
		if err != nil {
			return nil, fmt.Errorf("publishing %q: %w", e.Path, err)
		}
		if sum != e.SHA256 {
			return damaged(filepath.Join(from, local)), nil
		}
	}
	progress.tell(len(m.Files), len(m.Files))
	return nil, nil
}

// untouched tells whether a published file still has the content that its manifest says.
func untouched(name string, e folder.Entry) bool {
	sum, size, err := sumOf(os.DirFS(filepath.Dir(name)), filepath.Base(name))
	return err == nil && size == e.Bytes && sum == e.SHA256
}

// carryForeign takes along what others put into the published folder.
func carryForeign(dir, to string, before *folder.Manifest) error {
	ours := map[string]bool{folder.ManifestName: true}
	for _, e := range before.Files {
		ours[e.Path] = true
	}
	return filepath.WalkDir(to, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		rel, err := filepath.Rel(to, name)
		if err != nil || ours[filepath.ToSlash(rel)] {
			return err
		}
		target := filepath.Join(dir, rel)
		if _, err := os.Lstat(target); err == nil {
			return fmt.Errorf("%q was put into the target by someone and stands where the site needs it", filepath.ToSlash(rel))
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		return folder.LinkOrCopy(name, target)
	})
}
