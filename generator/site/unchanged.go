package site

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// lastBuild is a note about the build that wrote public/. The same input gives the same bytes, so where neither the input nor public/ changed
// since, there is nothing to render. Lost or damaged, the note only costs a build.
type lastBuild struct {
	Inputs   folder.Sum        `json:"inputs"`
	Publish  folder.Sum        `json:"publish"`  // of the files of Options.Publish and More, which are part of the input too
	Manifest folder.Sum        `json:"manifest"` // of the file manifest.json
	Findings []finding.Finding `json:"findings"` // told again: what they are about has not gone away
}

func lastBuildFile(y *folder.Yard) string { return filepath.Join(y.Dir, "last.json") }

// readLastBuild reads the note, nil where there is none that can be read.
func readLastBuild(y *folder.Yard) *lastBuild {
	var last lastBuild
	data, err := os.ReadFile(lastBuildFile(y))
	if err != nil || json.Unmarshal(data, &last) != nil {
		return nil
	}
	return &last
}

// unchanged tells whether the last build was made of the same input, and gives the audit if public/ is as it left it. What can't be known, or
// fails, counts as changed: then there is a build, which tells of the failure.
func unchanged(ctx context.Context, y *folder.Yard, last *lastBuild, o *Options, sum func() (folder.Sum, error), old func() (*audit, error)) *audit {
	if made, err := sum(); err != nil || made != last.Inputs {
		return nil
	}
	if o.More != nil {
		more, err := o.More(ctx)
		if err != nil {
			return nil
		}
		o.More = func(context.Context) (map[string][]byte, error) { return more, nil } // once is enough
		if publishSum(o.Publish, more) != last.Publish {
			return nil
		}
	} else if publishSum(o.Publish) != last.Publish {
		return nil
	}
	manifest, err := os.ReadFile(filepath.Join(y.Out, folder.ManifestName))
	if err != nil || sha256.Sum256(manifest) != last.Manifest {
		return nil
	}
	a, err := old()
	if err != nil || len(a.stale) > 0 {
		return nil
	}
	return a
}

// remember notes the build that now stands in public/.
func remember(y *folder.Yard, inputs, publish folder.Sum, findings []finding.Finding) error {
	manifest, err := os.ReadFile(filepath.Join(y.Out, folder.ManifestName))
	if err != nil {
		return fmt.Errorf("noting the build: %w", err)
	}
	data, err := json.Marshal(lastBuild{Inputs: inputs, Publish: publish, Manifest: sha256.Sum256(manifest), Findings: findings})
	if err != nil {
		return fmt.Errorf("noting the build: %w", err)
	}
	if err := folder.ReplaceFile(lastBuildFile(y), data); err != nil {
		return fmt.Errorf("noting the build: %w", err)
	}
	return nil
}

// inputs is a hash of what a build's bytes follow from, save the files to publish: the program itself, the options, every source. Files that
// stay on disk count by size and date.
func inputs(o *Options, t *tree) (folder.Sum, error) {
	sum := sha256.New()
	program, err := programSum()
	if err != nil {
		return folder.Sum{}, err
	}
	fmt.Fprintf(sum, "%x %s %t %t\x00", program, o.Now.Format("2006-01-02 MST"), o.Draft, o.Plain)
	for _, p := range keys(t.nodes) {
		switch n := t.nodes[p]; {
		case n.dir:
		case n.disk != "":
			if err := addDisk(sum, p, n.disk); err != nil {
				return folder.Sum{}, err
			}
		default:
			addData(sum, p, n.data)
		}
	}
	for _, p := range keys(o.Assets) {
		if err := addDisk(sum, p, o.Assets[p]); err != nil {
			return folder.Sum{}, err
		}
	}
	return folder.Sum(sum.Sum(nil)), nil
}

// publishSum is a hash of files to publish.
func publishSum(sets ...map[string][]byte) folder.Sum {
	all := map[string][]byte{}
	for _, set := range sets {
		maps.Copy(all, set)
	}
	sum := sha256.New()
	for _, p := range keys(all) {
		addData(sum, p, all[p])
	}
	return folder.Sum(sum.Sum(nil))
}

func addData(sum hash.Hash, p string, data []byte) {
	fmt.Fprintf(sum, "%s\x00%d\x00", p, len(data))
	sum.Write(data)
}

func addDisk(sum hash.Hash, p, disk string) error {
	info, err := os.Stat(disk)
	if err != nil {
		return fmt.Errorf("reading %q: %w", disk, err)
	}
	fmt.Fprintf(sum, "%s\x00%s\x00%d %d\x00", p, disk, info.Size(), info.ModTime().UnixNano())
	return nil
}

// programSum is the hash of the running program's file: another program may make other pages of the same records.
func programSum() (folder.Sum, error) {
	name, err := os.Executable()
	if err != nil {
		return folder.Sum{}, fmt.Errorf("finding the program: %w", err)
	}
	f, err := os.Open(name)
	if err != nil {
		return folder.Sum{}, fmt.Errorf("reading the program: %w", err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return folder.Sum{}, fmt.Errorf("reading the program: %w", err)
	}
	return folder.Sum(sum.Sum(nil)), nil
}

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
