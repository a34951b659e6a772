package site

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

// A tree is a read-only folder in memory: what Hugo reads. Later additions win over earlier ones at the same path.
type tree struct {
	nodes map[string]*node // slash path, "" the root
	time  time.Time        // every file's date, so that builds repeat
}

// A node is a folder (dir), a file in memory (data), or a file on disk read when it is opened (disk).
type node struct {
	name     string
	dir      bool
	data     []byte
	disk     string
	size     int64
	time     time.Time
	children []*node // of a folder, sorted once by seal
}

func newTree(now time.Time) *tree {
	t := &tree{nodes: map[string]*node{}, time: now}
	t.nodes[""] = &node{name: ".", dir: true, time: now}
	return t
}

// add puts a file at the path, replacing what was there.
func (t *tree) add(p string, data []byte) {
	t.put(p, &node{name: path.Base(p), data: data, size: int64(len(data)), time: t.time})
}

// link puts a file on disk at the path. A file that can't be looked at is an error.
func (t *tree) link(p, disk string) error {
	info, err := os.Stat(disk)
	if err != nil {
		return err
	}
	t.put(p, &node{name: path.Base(p), disk: disk, size: info.Size(), time: t.time})
	return nil
}

func (t *tree) put(p string, n *node) {
	if old := t.nodes[p]; old != nil {
		*old = *n // the parent already lists it
		return
	}
	t.nodes[p] = n
	parent := t.folder(parentOf(p))
	parent.children = append(parent.children, n)
}

// folder finds or makes the folder at the path.
func (t *tree) folder(p string) *node {
	if n := t.nodes[p]; n != nil {
		return n
	}
	n := &node{name: path.Base(p), dir: true, time: t.time}
	t.nodes[p] = n
	parent := t.folder(parentOf(p))
	parent.children = append(parent.children, n)
	return n
}

// seal sorts every folder; after it the tree is only read.
func (t *tree) seal() {
	for _, n := range t.nodes {
		if n.dir {
			slices.SortFunc(n.children, func(a, b *node) int { return strings.Compare(a.name, b.name) })
		}
	}
}

func parentOf(p string) string {
	if i := strings.LastIndexByte(p, '/'); i >= 0 {
		return p[:i]
	}
	return ""
}

// bytes is the file's content, read from disk where it stays there.
func (n *node) bytes() ([]byte, error) {
	if n.disk == "" {
		return n.data, nil
	}
	return os.ReadFile(n.disk)
}

// node is its own fs.FileInfo and fs.DirEntry.
func (n *node) Name() string               { return n.name }
func (n *node) Size() int64                { return n.size }
func (n *node) ModTime() time.Time         { return n.time }
func (n *node) IsDir() bool                { return n.dir }
func (n *node) Sys() any                   { return nil }
func (n *node) Type() fs.FileMode          { return n.Mode().Type() }
func (n *node) Info() (fs.FileInfo, error) { return n, nil }
func (n *node) Mode() fs.FileMode {
	if n.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
