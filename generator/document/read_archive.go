package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// An archive is an office file's zip, read within limits. Its parts are found by name and unpacked into memory, never onto the disk, so
// that a name like ../../x means nothing.
type archive struct {
	files  map[string]*zip.File
	limits Limits
	read   int64 // bytes unpacked so far
}

func openArchive(data []byte, limits Limits) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("压缩结构")
	}
	if len(z.File) > limits.Entries {
		return nil, bomb(fmt.Sprintf("里面有 %d 个部件", len(z.File)))
	}
	a := &archive{files: make(map[string]*zip.File, len(z.File)), limits: limits}
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if _, twice := a.files[name]; !twice {
			a.files[name] = f
		}
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.files[strings.ToLower(name)] != nil }

// part unpacks one part; nil without an error where there is none of that name.
func (a *archive) part(name string) ([]byte, error) {
	f := a.files[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, encrypted()
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name)
	}
	defer r.Close()
	room := min(a.limits.Part, a.limits.Unpacked-a.read)
	data, err := io.ReadAll(io.LimitReader(r, room+1))
	a.read += int64(len(data))
	switch {
	case int64(len(data)) > room:
		return nil, bomb(fmt.Sprintf("部件 %s 解压后超过 %d MB", path.Base(name), room>>20))
	case len(data) > 4<<20 && int64(len(data)) > a.limits.Ratio*int64(f.CompressedSize64):
		return nil, bomb(fmt.Sprintf("部件 %s 的压缩比超过 %d 倍", path.Base(name), a.limits.Ratio))
	case errors.Is(err, zip.ErrAlgorithm):
		return nil, damaged(name + "，压缩方法不认识")
	case err != nil:
		return nil, damaged(name)
	}
	return data, nil
}

// mimetype is what an OpenDocument file says of itself, "" for others.
func (a *archive) mimetype() string {
	if !a.has("mimetype") {
		return ""
	}
	data, err := a.part("mimetype")
	if err != nil {
		return ""
	}
	return string(data)
}

// A mainPart is the part that an office file begins with, and the local name of its root element.
type mainPart struct {
	name, root string
	data       []byte
}

// mainPart follows the package's own relationships to the document; its zero value says that the archive is no office file.
func (a *archive) mainPart() (mainPart, error) {
	rels, err := a.relations("")
	if err != nil {
		return mainPart{}, err
	}
	for _, r := range rels {
		if r.kind != "officeDocument" {
			continue
		}
		data, err := a.part(r.target)
		if err != nil {
			return mainPart{}, err
		}
		if data == nil {
			return mainPart{}, damaged("缺少 " + r.target)
		}
		if strings.HasSuffix(r.target, ".bin") {
			return mainPart{name: r.target}, nil
		}
		root, err := newXML(data, a.limits).root()
		return mainPart{r.target, root, data}, err
	}
	return mainPart{}, nil
}

// A relation leads from one part to another; kind is the last word of its type, the same in both OOXML dialects.
type relation struct{ id, kind, target string }

// relations lists where the part leads to inside the archive; "" asks for the package's own.
func (a *archive) relations(part string) ([]relation, error) {
	dir, base := path.Split(part)
	data, err := a.part(dir + "_rels/" + base + ".rels")
	if err != nil || data == nil {
		return nil, err
	}
	var rels []relation
	x := newXML(data, a.limits)
	err = x.document(func(element) error {
		return x.each(func(e element) error {
			if e.name != "?:Relationship" || e.attr("TargetMode") == "External" {
				return nil
			}
			target := strings.ReplaceAll(e.attr("Target"), `\`, "/")
			if strings.HasPrefix(target, "/") {
				target = path.Clean(target)[1:]
			} else {
				target = path.Join(dir, target)
			}
			rels = append(rels, relation{e.attr("Id"), path.Base(e.attr("Type")), target})
			return nil
		})
	})
	return rels, err
}
