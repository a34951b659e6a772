package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// sourceList names the files that WriteSource wrote, so that it can clear up after itself and never after others.
const sourceList = ".pufa-source"

// WriteSource writes everything Hugo reads into dir, with hugo.toml, so that `hugo --source dir` builds the same pages: files that the program
// itself publishes beside Hugo's go to static/. A folder that holds others' files is refused.
func WriteSource(ctx context.Context, dir string, o Options) ([]finding.Finding, error) {
	if findings := badPaths(&o); len(findings) > 0 {
		return findings, nil
	}
	before, fault := sourceFiles(dir)
	if fault != nil {
		return []finding.Finding{*fault}, nil
	}
	t, findings, err := gather(&o)
	if err != nil {
		return findings, err
	}
	publish := []map[string][]byte{o.Publish}
	if o.More != nil {
		more, err := o.More(ctx)
		if err != nil {
			return findings, err
		}
		publish = append(publish, more)
	}
	for _, files := range publish {
		for p, data := range files {
			if fault := badPublished(p); fault != nil {
				return append(findings, *fault), nil
			}
			t.add("static/"+p, data)
		}
	}
	for p, disk := range o.Assets {
		if err := t.link("static/"+p, disk); err != nil {
			return findings, fmt.Errorf("reading %q: %w", disk, err)
		}
	}
	var list bytes.Buffer
	for _, p := range keys(t.nodes) {
		n := t.nodes[p]
		if n.dir {
			continue
		}
		if err := ctx.Err(); err != nil {
			return findings, err
		}
		if err := writeNode(filepath.Join(dir, filepath.FromSlash(p)), n); err != nil {
			return findings, fmt.Errorf("writing %q: %w", dir, err)
		}
		fmt.Fprintln(&list, p)
		delete(before, p)
	}
	for p := range before {
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(p))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return findings, fmt.Errorf("removing %q: %w", p, err)
		}
	}
	return findings, os.WriteFile(filepath.Join(dir, sourceList), list.Bytes(), 0o644)
}

// sourceFiles gives what an earlier call wrote to dir, or why the folder is not to be written to.
func sourceFiles(dir string) (map[string]bool, *finding.Finding) {
	refusal := func(message string) *finding.Finding {
		return &finding.Finding{Rule: "content-folder", Kind: finding.Other, Severity: finding.Error, File: dir, Message: message, Hint: "换一个空文件夹"}
	}
	before := map[string]bool{}
	list, err := os.ReadFile(filepath.Join(dir, sourceList))
	if err == nil {
		for p := range strings.FieldsFuncSeq(string(list), func(r rune) bool { return r == '\n' }) {
			if filepath.IsLocal(filepath.FromSlash(p)) {
				before[p] = true
			}
		}
		return before, nil
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return before, nil
	case err != nil:
		return nil, refusal("打不开这个文件夹：" + err.Error())
	case len(entries) > 0:
		return nil, refusal(fmt.Sprintf("文件夹里有 %d 个别的文件（%s），没有动它", len(entries), folder.FirstNames(entries)))
	}
	return before, nil
}

func writeNode(name string, n *node) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if n.disk == "" {
		return os.WriteFile(name, n.data, 0o644)
	}
	in, err := os.Open(n.disk)
	if err != nil {
		return err
	}
	defer in.Close()
	_, _, err = folder.CopyTo(name, in)
	return err
}
