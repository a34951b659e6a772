package site

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	_ "embed"

	"pufa/generator/finding"
)

//go:embed hugo.toml
var hugoConfig []byte

// sourceFolders are the folders of a workspace that Hugo or the finishing reads.
var sourceFolders = [...]string{"content", "layouts", "static"}

// gather joins everything Hugo reads into one tree: generated content at the bottom, the embedded folders over it, the workspace's own
// on top; and the configuration. The workspace's links to elsewhere are not followed but found fault with.
func gather(o *Options) (*tree, []finding.Finding, error) {
	t := newTree(o.Now)
	var findings []finding.Finding
	over := newTree(o.Now) // embedded and workspace files, to see which generated pages they replace
	for _, name := range sourceFolders {
		t.folder(name)
	}
	t.folder("data")
	t.folder("layouts/_partials")
	if o.Files != nil {
		if err := addEmbedded(over, o.Files); err != nil {
			return nil, nil, err
		}
	}
	if o.Root != "" {
		found, err := addWorkspace(over, o.Root)
		if err != nil {
			return nil, nil, err
		}
		findings = append(findings, found...)
	}
	if err := addGenerated(t, o, over); err != nil {
		return nil, nil, err
	}
	for p, n := range over.nodes {
		if !n.dir {
			t.put(p, n)
		}
	}
	if err := addConfig(t, o); err != nil {
		return nil, nil, err
	}
	t.seal()
	return t, findings, nil
}

func addEmbedded(t *tree, files fs.FS) error {
	for _, dir := range sourceFolders {
		err := fs.WalkDir(files, dir, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || skipped(d.Name()) {
				return err
			}
			data, err := fs.ReadFile(files, p)
			if err == nil {
				t.add(p, data)
			}
			return err
		})
		if err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("reading the embedded %s: %w", dir, err)
		}
	}
	return nil
}

// addWorkspace reads templates and pages into memory and leaves everything else on disk until it is wanted.
func addWorkspace(t *tree, root string) ([]finding.Finding, error) {
	var findings []finding.Finding
	for _, dir := range sourceFolders {
		err := filepath.WalkDir(filepath.Join(root, dir), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			rel, _ := filepath.Rel(root, name)
			p := filepath.ToSlash(rel)
			switch {
			case d.IsDir() && p != dir && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case d.IsDir() || skipped(d.Name()):
				return nil
			case !d.Type().IsRegular():
				findings = append(findings, finding.Finding{Rule: "source-link", Kind: finding.Other, Severity: finding.Warning, File: p,
					Message: "这是指向别处的链接，不是文件，没有发布", Hint: "把文件本身复制到这里"})
				return nil
			case dir == "content" && (strings.EqualFold(path.Ext(p), ".html") || strings.EqualFold(path.Ext(p), ".htm")):
				findings = append(findings, finding.Finding{Rule: "source-format", Kind: finding.Other, Severity: finding.Error, File: p,
					Message: "content/ 里的网页用 Markdown 写，这是 HTML 文件", Hint: "改写成 .md；要照原样发布的，放进 static/"})
				return nil
			case dir == "static" || !textual(p):
				return t.link(p, name)
			}
			data, err := os.ReadFile(name)
			if err == nil {
				t.add(p, data)
			}
			return err
		})
		if err != nil && !os.IsNotExist(err) {
			return nil, fmt.Errorf("reading %q: %w", filepath.Join(root, dir), err)
		}
	}
	return findings, nil
}

// skipped names files that editors and file managers leave behind, and the keepers of empty folders.
func skipped(name string) bool {
	return strings.HasPrefix(name, ".") && name != ".nojekyll" || strings.HasSuffix(name, "~") || name == "Thumbs.db" || name == "desktop.ini"
}

// textual tells files that Hugo reads whole anyway: pages, templates, styles, scripts.
func textual(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".md", ".html", ".htm", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".toml", ".yaml", ".csv":
		return true
	}
	return false
}

// addGenerated adds the content others made, save the pages that a page written by hand replaces.
func addGenerated(t *tree, o *Options, over *tree) error {
	byHand := map[string]bool{}
	for p, n := range over.nodes {
		if rest, ok := strings.CutPrefix(p, "content/"); ok && !n.dir {
			if key := pageKey(rest); key != "" {
				byHand[key] = true
			}
		}
	}
	for p, data := range o.Content {
		if len(byHand) > 0 && byHand[pageKey(p)] {
			continue
		}
		t.add("content/"+p, data)
	}
	for p, data := range o.Data {
		t.add("data/"+p, data)
	}
	for _, p := range keys(o.Sources) {
		if err := t.link("content/"+p, o.Sources[p]); err != nil {
			return fmt.Errorf("reading %q: %w", o.Sources[p], err)
		}
	}
	return nil
}

// pageKey is the address a content file gives its page, or "" for a file that is no page: about.md, about.html and about/index.md share one.
func pageKey(p string) string {
	ext := strings.ToLower(path.Ext(p))
	if ext != ".md" && ext != ".html" && ext != ".htm" {
		return ""
	}
	key := strings.ToLower(strings.TrimSuffix(p, path.Ext(p)))
	if key == "index" || key == "_index" {
		return "/"
	}
	return strings.TrimSuffix(strings.TrimSuffix(key, "/_index"), "/index")
}

// addConfig adds hugo.toml and, beside it, what belongs to this town only.
func addConfig(t *tree, o *Options) error {
	params := o.Params
	if params == nil {
		params = map[string]any{}
	}
	own, err := json.MarshalIndent(map[string]any{"baseURL": o.base(), "title": o.Title, "params": params}, "", "  ")
	if err != nil {
		return fmt.Errorf("writing site params: %w", err)
	}
	t.add("hugo.toml", hugoConfig)
	t.add("config/_default/hugo.json", own)
	return nil
}

// base is the address Hugo takes pages to stand at.
func (o *Options) base() string {
	if o.BaseURL == "" {
		return "/"
	}
	return strings.TrimSuffix(o.BaseURL, "/") + o.subPath()
}

// subPath is Path with one slash at either end, "/" where it is unknown.
func (o *Options) subPath() string {
	if p := strings.Trim(o.Path, "/"); p != "" {
		return "/" + p + "/"
	}
	return "/"
}
