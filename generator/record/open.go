package record

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// bytes reads a record's file, but not one that is larger than a record can be. ok false without an error means that a finding says why.
func (r *reader) bytes(f *faults, file string) (src []byte, ok bool, err error) {
	in, err := r.fsys.Open(file)
	if err != nil {
		return nil, false, r.failed(f, "opening", file, err)
	}
	defer in.Close()
	size := int64(4096)
	if info, err := in.Stat(); err == nil {
		size = info.Size()
	}
	if size > MaxSize {
		f.tooLarge(size)
		return nil, false, nil
	}
	src = make([]byte, 0, size+1)
	for len(src) <= MaxSize {
		if len(src) == cap(src) {
			src = append(src, 0)[:len(src)]
		}
		n, err := in.Read(src[len(src):cap(src)])
		src = src[:len(src)+n]
		if err == io.EOF {
			return src, true, nil
		}
		if err != nil {
			return nil, false, r.failed(f, "reading", file, err)
		}
	}
	f.tooLarge(int64(len(src)))
	return nil, false, nil
}

// failed turns what a person can mend into a finding, and returns all else as an error.
func (r *reader) failed(f *faults, doing, file string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		f.add("file", "", "", "没有权限读取", "请管理员开放读取的权限，或者换一个账户运行")
	case errors.Is(err, fs.ErrNotExist):
		f.add("file", "", "", "文件刚刚被移走或改名", "再运行一次")
	case strings.Contains(err.Error(), "escapes"):
		f.add("file", "", "", "链接指向工作文件夹以外，没有读", "把文件本身放进来，不用链接")
	default:
		return fmt.Errorf("%s %q: %w", doing, file, err)
	}
	return nil
}

// exists reports a file that a record names but that doesn't lie beside it.
func (r *reader) exists(f *faults, key, name string) {
	if name == "" || !fs.ValidPath(name) {
		return // reported by the record's own rules
	}
	dir := path.Dir(f.file)
	file := path.Join(dir, name)
	info, err := fs.Stat(r.fsys, file)
	if err == nil && info.Mode().IsRegular() {
		quiet := &faults{file: f.file}
		if !r.inside(quiet, file) {
			f.add("file", key, name, "“"+name+"” 是链接，指向工作文件夹以外", "把文件本身放进来，不用链接")
		}
		return
	}
	hint := "把文件放在 " + dir + "/ 里，或者改正文件名"
	entries, _ := fs.ReadDir(r.fsys, path.Dir(file))
	for _, e := range entries {
		if strings.EqualFold(e.Name(), path.Base(file)) {
			hint = "文件夹里有 “" + e.Name() + "”，大小写要一致"
		}
	}
	f.add("file", key, name, "没有找到文件 “"+name+"”", hint)
}

// inside follows every link on the way to a file, and reports where it leads out of the workspace.
func (r *reader) inside(f *faults, file string) bool {
	const most = 16
	links := 0
	done, rest := "", file
	for rest != "" {
		part, more, _ := strings.Cut(rest, "/")
		here := path.Join(done, part)
		rest = more
		info, err := fs.Lstat(r.fsys, here)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			done = here
			continue
		}
		target, err := fs.ReadLink(r.fsys, here)
		target = strings.ReplaceAll(target, `\`, "/")
		absolute := path.IsAbs(target) || strings.Contains(target, ":")
		if links++; links > most {
			f.add("file", "", "", "链接绕成了圈", "删去这个链接")
			return false
		}
		target = path.Join(path.Dir(here), target)
		if err != nil || absolute || !fs.ValidPath(target) {
			f.add("file", "", "", "链接指向工作文件夹以外，没有读", "把文件本身放进来，不用链接")
			return false
		}
		done, rest = "", path.Join(target, rest)
	}
	return true
}
