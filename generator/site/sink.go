package site

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/afero"
)

// A sink is the file system Hugo writes to. It keeps nothing: a file that Hugo closes goes straight to take, on Hugo's own goroutine, so
// that finishing runs on every core while other pages still render, and no page waits in memory.
//
// Nothing can be read back, so templates can't use templates.Defer or resources.PostProcess: Hugo's error names the file.
type sink struct {
	take    func(path string, data []byte) error // path below public/, with slashes; data is only lent
	buffers sync.Pool
}

func newSink(take func(path string, data []byte) error) *sink {
	return &sink{take: take, buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }}}
}

func (s *sink) Create(name string) (afero.File, error) {
	b := s.buffers.Get().(*bytes.Buffer)
	b.Reset()
	return &sinkFile{sink: s, name: name, buffer: b}, nil
}

func (s *sink) OpenFile(name string, flag int, perm fs.FileMode) (afero.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR|os.O_CREATE) == 0 {
		return s.Open(name)
	}
	return s.Create(name)
}

func (s *sink) Open(name string) (afero.File, error)       { return nil, missing("open", name) }
func (s *sink) Stat(name string) (fs.FileInfo, error)      { return nil, missing("stat", name) }
func (s *sink) Mkdir(string, fs.FileMode) error            { return nil }
func (s *sink) MkdirAll(string, fs.FileMode) error         { return nil }
func (s *sink) Remove(name string) error                   { return missing("remove", name) }
func (s *sink) RemoveAll(string) error                     { return nil }
func (s *sink) Rename(string, string) error                { return syscall.EROFS }
func (s *sink) Chmod(string, fs.FileMode) error            { return nil }
func (s *sink) Chown(string, int, int) error               { return nil }
func (s *sink) Chtimes(string, time.Time, time.Time) error { return nil }
func (s *sink) Name() string                               { return "pufa sink" }

// A sinkFile collects one file as Hugo writes it.
type sinkFile struct {
	sink   *sink
	name   string
	buffer *bytes.Buffer
}

// Close hands the file over, once.
func (f *sinkFile) Close() error {
	if f.buffer == nil {
		return nil
	}
	b := f.buffer
	f.buffer = nil
	p := strings.TrimPrefix(filepath.ToSlash(f.name), "/")
	err := f.sink.take(p, b.Bytes())
	if b.Cap() < 1<<20 {
		f.sink.buffers.Put(b)
	}
	return err
}

func (f *sinkFile) Write(p []byte) (int, error)       { return f.buffer.Write(p) }
func (f *sinkFile) WriteString(s string) (int, error) { return f.buffer.WriteString(s) }
func (f *sinkFile) Name() string                      { return f.name }
func (f *sinkFile) Sync() error                       { return nil }

// Of a file being written nothing can be read, and nothing moved to.
func (f *sinkFile) Read([]byte) (int, error)           { return 0, syscall.EBADF }
func (f *sinkFile) ReadAt([]byte, int64) (int, error)  { return 0, syscall.EBADF }
func (f *sinkFile) Seek(int64, int) (int64, error)     { return 0, syscall.ESPIPE }
func (f *sinkFile) WriteAt([]byte, int64) (int, error) { return 0, syscall.ESPIPE }
func (f *sinkFile) Truncate(int64) error               { return syscall.ESPIPE }
func (f *sinkFile) Readdir(int) ([]fs.FileInfo, error) { return nil, syscall.ENOTDIR }
func (f *sinkFile) Readdirnames(int) ([]string, error) { return nil, syscall.ENOTDIR }
func (f *sinkFile) Stat() (fs.FileInfo, error) {
	return &node{name: filepath.Base(f.name), size: int64(f.buffer.Len())}, nil
}
