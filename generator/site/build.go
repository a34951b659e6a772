package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// Build renders the site and puts it in place of o.Out in one step. Where a finding is an error nothing was changed and the result is nil;
// so it is with an error, a fault of the machine.
func Build(ctx context.Context, o Options) (*Result, []finding.Finding, error) {
	return buildWith(ctx, o, (*folder.Yard).Swap)
}

func buildWith(ctx context.Context, o Options, swap func(y *folder.Yard, dir string) error) (*Result, []finding.Finding, error) {
	begun := time.Now()
	out, err := filepath.Abs(o.Out)
	if err != nil {
		return nil, nil, fmt.Errorf("finding %q: %w", o.Out, err)
	}
	if f := folder.Refuse(out); f != nil {
		return nil, []finding.Finding{*f}, nil
	}
	yard, err := folder.Open(out)
	if busy := (*folder.BusyError)(nil); errors.As(err, &busy) {
		return nil, []finding.Finding{busy.Finding()}, nil
	} else if err != nil {
		return nil, nil, err
	}
	defer yard.Close()

	defer roomyFor(o.contentBytes())()

	old := auditInBackground(out)
	t, findings, err := prepare(&o)
	if t == nil {
		return nil, findings, err
	}
	sum := sync.OnceValues(func() (folder.Sum, error) { return inputs(&o, t) })
	if last := readLastBuild(yard); last != nil {
		if a := unchanged(ctx, yard, last, &o, sum, old); a != nil {
			return a.result(time.Since(begun)), slices.Concat(last.Findings, a.findings), nil
		}
	} else {
		go sum() // no hurry: it is wanted at the end
	}
	s := newStage(yard, old, !o.Plain)
	defer s.discard()
	published, more, err := produce(ctx, &o, t, s.keep, s.place)
	findings = append(findings, more...)
	if err != nil {
		return nil, findings, err
	}
	rendered := time.Now()
	audit, err := old()
	if err != nil {
		return nil, findings, err
	}
	findings = append(findings, s.collisions()...)
	finding.Sort(findings)
	if finding.Count(findings, finding.Error) > 0 {
		return nil, append(findings, audit.findings...), nil
	}
	r, err := s.commit(ctx, swap)
	if err != nil {
		return nil, findings, err
	}
	made, err := sum()
	if err != nil {
		return nil, findings, err
	}
	if err := remember(yard, made, publishSum(published...), findings); err != nil {
		return nil, findings, err
	}
	r.Render, r.Commit = rendered.Sub(begun), time.Since(rendered)
	return r, append(findings, audit.findings...), nil
}

// Render makes the same files as Build, without .gz, .br and manifest, in memory: path → bytes. Files that Build copies from disk are not read:
// each stands there with no bytes, so that links to it are known to lead somewhere.
func Render(ctx context.Context, o Options) (map[string][]byte, []finding.Finding, error) {
	files, onDisk, findings, err := render(ctx, &o)
	for p := range onDisk {
		files[p] = nil
	}
	return files, findings, err
}

// render gives the files made here and, apart, where on disk the others are. On an error, or a finding that is one, both are nil.
func render(ctx context.Context, o *Options) (files map[string][]byte, onDisk map[string]string, findings []finding.Finding, err error) {
	var mu sync.Mutex
	files, onDisk = map[string][]byte{}, map[string]string{}
	t, findings, err := prepare(o)
	if t == nil {
		return nil, nil, findings, err
	}
	_, more, err := produce(ctx, o, t,
		func(p string, data []byte) error {
			mu.Lock()
			files[p] = bytes.Clone(data)
			mu.Unlock()
			return nil
		},
		func(p, disk string) error {
			mu.Lock()
			onDisk[p] = disk
			mu.Unlock()
			return nil
		})
	findings = append(findings, more...)
	finding.Sort(findings)
	if err != nil || finding.Count(findings, finding.Error) > 0 {
		return nil, nil, findings, err
	}
	return files, onDisk, findings, nil
}

// prepare gathers the sources. The tree is nil on an error and where findings stand in the way.
func prepare(o *Options) (*tree, []finding.Finding, error) {
	if o.Now.IsZero() {
		o.Now = time.Unix(0, 0).UTC()
	}
	year, month, day := o.Now.Date()
	o.Now = time.Date(year, month, day, 0, 0, 0, 0, o.Now.Location())
	if findings := badPaths(o); len(findings) > 0 {
		return nil, findings, nil
	}
	t, findings, err := gather(o)
	if err != nil {
		return nil, findings, err
	}
	return t, findings, nil
}

// produce makes every file of the site: keep takes those made here, finished; place those that are copied from disk as they are. It gives back
// the files it published without Hugo.
func produce(ctx context.Context, o *Options, t *tree, keep func(path string, data []byte) error, place func(path, disk string) error) ([]map[string][]byte, []finding.Finding, error) {
	f := newFinisher(keep)
	f.page = o.Page
	var fromHugo []finding.Finding
	published := []map[string][]byte{o.Publish}
	group, together := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		fromHugo, err = runHugo(together, o, t, newSink(f.take))
		return err
	})
	group.Go(func() error { return finishStatic(together, o, t, f, place) })
	if o.More != nil {
		group.Go(func() error {
			more, err := o.More(together)
			if err != nil {
				return err
			}
			published = append(published, more)
			return finishPublished(together, more, f)
		})
	}
	err := errors.Join(group.Wait(), f.err)
	if err == nil && o.Last != nil {
		err = putLast(ctx, o, f)
	}
	return published, slices.Concat(fromHugo, f.findings), err
}

// putLast publishes what was made out of the finished pages.
func putLast(ctx context.Context, o *Options, f *finisher) error {
	last, err := o.Last(ctx)
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, p := range keys(last) {
		group.Go(func() error {
			if err := f.put(p, last[p]); err != nil {
				return fmt.Errorf("publishing %q: %w", p, err)
			}
			return ctx.Err()
		})
	}
	return group.Wait()
}

// finishStatic takes the files that Hugo has no part in: static/, what others generated for publication, and what is copied from disk.
func finishStatic(ctx context.Context, o *Options, t *tree, f *finisher, place func(path, disk string) error) error {
	for _, p := range keys(t.nodes) {
		rest, ok := strings.CutPrefix(p, "static/")
		if n := t.nodes[p]; ok && !n.dir {
			if err := finishNode(rest, n, f, place); err != nil {
				return fmt.Errorf("publishing %q: %w", p, err)
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if err := finishPublished(ctx, o.Publish, f); err != nil {
		return err
	}
	for _, p := range keys(o.Assets) {
		if !f.claim(p) {
			continue
		}
		if err := place(p, o.Assets[p]); err != nil {
			return fmt.Errorf("publishing %q: %w", o.Assets[p], err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

func finishPublished(ctx context.Context, files map[string][]byte, f *finisher) error {
	for _, p := range keys(files) {
		if err := f.take(p, bytes.Clone(files[p])); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// finishNode reads what can be minified or compressed, and copies everything else without holding it in memory.
func finishNode(p string, n *node, f *finisher, place func(path, disk string) error) error {
	if n.disk != "" && !compressible(p, compressFrom) {
		if !f.claim(p) {
			return nil
		}
		return place(p, n.disk)
	}
	data, err := n.bytes()
	if err != nil {
		return err
	}
	return f.take(p, bytes.Clone(data))
}
