package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// unpack names the folder Hugo believes to work in, and, where a template bundles styles or scripts, writes the templates there: css.Build
// and js.Build resolve imports on the system's files, not on ours. The folder's name is a hash of the templates, so one that exists is right.
func unpack(t *tree, cache string) (string, error) {
	layouts := keys(t.nodes)
	layouts = slices.DeleteFunc(layouts, func(p string) bool { return !strings.HasPrefix(p, "layouts/") || t.nodes[p].dir })
	sum, bundles := sha256.New(), false
	for _, p := range layouts {
		data, err := t.nodes[p].bytes()
		if err != nil {
			return "", fmt.Errorf("reading %q: %w", p, err)
		}
		fmt.Fprintf(sum, "%s\x00%d\x00", p, len(data))
		sum.Write(data)
		bundles = bundles || bytes.Contains(data, []byte("css.Build")) || bytes.Contains(data, []byte("js.Build"))
	}
	root := filepath.Join(cache, "layouts-"+hex.EncodeToString(sum.Sum(nil)[:12]))
	if !bundles {
		return root, nil
	}
	if _, err := os.Stat(root); err == nil {
		return root, nil
	}
	if err := unpackTo(root, t, layouts); err != nil {
		return "", fmt.Errorf("unpacking templates: %w", err)
	}
	return root, nil
}

// unpackTo writes into a folder beside root, then renames it: root is there whole or not at all.
func unpackTo(root string, t *tree, layouts []string) error {
	dir, err := os.MkdirTemp(filepath.Dir(root), "unpacking-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, p := range layouts {
		name := filepath.Join(dir, filepath.FromSlash(p))
		data, err := t.nodes[p].bytes()
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			return err
		}
	}
	if err := os.Rename(dir, root); err != nil {
		if _, there := os.Stat(root); there == nil {
			return nil // another build was quicker
		}
		return err
	}
	return nil
}
