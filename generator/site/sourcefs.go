package site

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/afero"
)

// A sourceFs is the file system Hugo reads from: the tree, seen at the folder root; below cache the real folder, where Hugo keeps images it
// has resized; nothing else of the machine.
type sourceFs struct {
	tree  *tree
	root  string // absolute, in the system's spelling
	cache string // absolute
	disk  afero.OsFs
}

// find answers for paths of the tree: the node, or nil and whether the path belongs to the cache on disk.
func (s *sourceFs) find(name string) (n *node, onDisk bool) {
	if rest, ok := strings.CutPrefix(name, s.root); ok && (rest == "" || rest[0] == filepath.Separator) {
		rest = strings.Trim(filepath.ToSlash(rest), "/")
		if n := s.tree.nodes[rest]; n != nil {
			return n, false
		}
		return nil, false
	}
	return nil, name == s.cache || strings.HasPrefix(name, s.cache+string(filepath.Separator))
}

func (s *sourceFs) Open(name string) (afero.File, error) {
	n, onDisk := s.find(clean(name))
	switch {
	case onDisk:
		return s.disk.Open(name)
	case n == nil:
		return nil, missing("open", name)
	case n.dir:
		return &openNode{node: n, name: name}, nil
	}
	data, err := n.bytes()
	if err != nil {
		return nil, err
	}
	f := &openNode{node: n, name: name}
	f.Reset(data)
	return f, nil
}

func (s *sourceFs) Stat(name string) (fs.FileInfo, error) {
	n, onDisk := s.find(clean(name))
	switch {
	case onDisk:
		return s.disk.Stat(name)
	case n == nil:
		return nil, missing("stat", name)
	}
	return n, nil
}

func (s *sourceFs) OpenFile(name string, flag int, perm fs.FileMode) (afero.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR|os.O_CREATE) == 0 {
		return s.Open(name)
	}
	if err := s.writable("open", name); err != nil {
		return nil, err
	}
	return s.disk.OpenFile(name, flag, perm)
}

func (s *sourceFs) Create(name string) (afero.File, error) {
	return s.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o644)
}

func (s *sourceFs) Mkdir(name string, perm fs.FileMode) error {
	if err := s.writable("mkdir", name); err != nil {
		return err
	}
	return s.disk.Mkdir(name, perm)
}

func (s *sourceFs) MkdirAll(name string, perm fs.FileMode) error {
	if err := s.writable("mkdir", name); err != nil {
		return err
	}
	return s.disk.MkdirAll(name, perm)
}

func (s *sourceFs) Remove(name string) error {
	if err := s.writable("remove", name); err != nil {
		return err
	}
	return s.disk.Remove(name)
}

func (s *sourceFs) RemoveAll(name string) error {
	if err := s.writable("remove", name); err != nil {
		return err
	}
	return s.disk.RemoveAll(name)
}

func (s *sourceFs) Rename(old, new string) error {
	if err := s.writable("rename", new); err != nil {
		return err
	}
	return s.disk.Rename(old, new)
}

func (s *sourceFs) Chmod(name string, mode fs.FileMode) error { return s.writable("chmod", name) }
func (s *sourceFs) Chown(name string, uid, gid int) error     { return s.writable("chown", name) }
func (s *sourceFs) Chtimes(name string, a time.Time, m time.Time) error {
	return s.writable("chtimes", name)
}
func (s *sourceFs) Name() string { return "pufa source" }

// writable refuses every path outside the cache.
func (s *sourceFs) writable(op, name string) error {
	if _, onDisk := s.find(clean(name)); onDisk {
		return nil
	}
	return &fs.PathError{Op: op, Path: name, Err: syscall.EROFS}
}

func clean(name string) string {
	return strings.TrimSuffix(filepath.Clean(name), string(filepath.Separator))
}

func missing(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist} }

// An openNode is a file or folder of the tree, open for reading.
type openNode struct {
	bytes.Reader
	node *node
	name string
	next int // of a folder: the child to list next
}

func (f *openNode) Name() string                       { return f.name }
func (f *openNode) Stat() (fs.FileInfo, error)         { return f.node, nil }
func (f *openNode) Close() error                       { return nil }
func (f *openNode) Sync() error                        { return nil }
func (f *openNode) Truncate(int64) error               { return syscall.EROFS }
func (f *openNode) Write([]byte) (int, error)          { return 0, syscall.EROFS }
func (f *openNode) WriteAt([]byte, int64) (int, error) { return 0, syscall.EROFS }
func (f *openNode) WriteString(string) (int, error)    { return 0, syscall.EROFS }

// ReadDir lists a folder in order of name.
func (f *openNode) ReadDir(n int) ([]fs.DirEntry, error) {
	nodes, err := f.list(n)
	entries := make([]fs.DirEntry, len(nodes))
	for i, c := range nodes {
		entries[i] = c
	}
	return entries, err
}

func (f *openNode) Readdir(n int) ([]fs.FileInfo, error) {
	nodes, err := f.list(n)
	infos := make([]fs.FileInfo, len(nodes))
	for i, c := range nodes {
		infos[i] = c
	}
	return infos, err
}

func (f *openNode) Readdirnames(n int) ([]string, error) {
	nodes, err := f.list(n)
	names := make([]string, len(nodes))
	for i, c := range nodes {
		names[i] = c.name
	}
	return names, err
}

func (f *openNode) list(n int) ([]*node, error) {
	rest := f.node.children[f.next:]
	if n > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(n, len(rest))]
	}
	f.next += len(rest)
	return rest, nil
}
