package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"pufa/generator/finding"
)

// Refuse finds the reasons never to touch what stands at out: it is a file, a link, or a folder with someone's files.
func Refuse(out string) *finding.Finding {
	fault := func(message, hint string) *finding.Finding {
		return &finding.Finding{Rule: "public-folder", Kind: finding.Other, Severity: finding.Error, File: filepath.Base(out), Message: message, Hint: hint}
	}
	info, err := os.Lstat(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fault("看不到发布文件夹："+err.Error(), "检查它和上级文件夹的权限")
	case info.Mode()&fs.ModeSymlink != 0:
		return fault("发布文件夹是指向别处的链接，没有动它", "删去链接，或者用 --out 写明真正的文件夹")
	case !info.IsDir():
		return fault("发布文件夹的位置上是一个文件，没有动它", "把这个文件移走，或者用 --out 换一个文件夹")
	}
	_, err = ReadManifest(out)
	switch {
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return fault("发布文件夹的清单读不出来，不知道哪些文件是生成的，没有动它："+err.Error(), "把这个文件夹改名移走，再生成一次")
	}
	names, err := os.ReadDir(out)
	switch {
	case err != nil:
		return fault("打不开发布文件夹："+err.Error(), "检查它的权限")
	case len(names) == 0:
		return nil
	}
	return fault(fmt.Sprintf("发布文件夹里有 %d 个不是本程序生成的文件（%s），没有动它", len(names), FirstNames(names)), "把它们移走，或者用 --out 换一个空文件夹")
}

// FirstNames names up to three of the entries, for a message.
func FirstNames(entries []fs.DirEntry) string {
	var names []string
	for _, e := range entries[:min(3, len(entries))] {
		names = append(names, e.Name())
	}
	if len(entries) > 3 {
		names = append(names, "…")
	}
	return strings.Join(names, "、")
}
