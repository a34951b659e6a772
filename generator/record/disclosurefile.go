package record

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// MaxAttachment is how many bytes an attachment may have: what a phone can still be asked to fetch.
const MaxAttachment = 50 << 20

// attached holds attachments to what their names promise: there, not empty, not too large, and of the type that the extension says.
func (r *reader) attached(f *faults, files []Attachment) {
	for i, a := range files {
		key := at("attachments", i, "file")
		before := len(f.list)
		if r.exists(f, key, a.File); a.File == "" || !fs.ValidPath(a.File) || len(f.list) > before {
			continue
		}
		r.promised(f, key, a.File)
	}
}

func (r *reader) promised(f *faults, key, name string) {
	file := path.Join(path.Dir(f.file), name)
	in, err := r.fsys.Open(file)
	if err != nil {
		f.add("file", key, name, "附件 “"+name+"” 打不开", "看看文件是不是正被别的程序占用，或者没有权限读取")
		return
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		f.add("file", key, name, "附件 “"+name+"” 打不开", "重新放一份完好的文件")
		return
	}
	head := make([]byte, 16)
	n, err := io.ReadFull(in, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		f.add("file", key, name, "附件 “"+name+"” 读不出来", "重新放一份完好的文件")
		return
	}
	if fault, hint := AttachmentFault(name, info.Size(), head[:n]); fault != "" {
		f.add("file", key, name, "附件 “"+name+"” "+fault, hint)
	}
}

// AttachmentFault says in Chinese what is wrong with an attachment by its name, its size in bytes and its first 16 bytes, and what to do; "" where
// nothing is.
func AttachmentFault(name string, size int64, head []byte) (fault, hint string) {
	switch {
	case size == 0:
		return "是空文件", "重新放一份完好的文件"
	case size > MaxAttachment:
		return fmt.Sprintf("有 %.0f MB，超过 50 MB", float64(size)/(1<<20)), "压缩里面的图片，或者拆成几个文件"
	}
	if fault := misnamed(name, head); fault != "" {
		return fault, "用原来的软件打开，另存为这种格式；或者把扩展名改成真正的格式"
	}
	return "", ""
}

// types are the first bytes of the file types that towns publish, by what people call them.
var types = []struct {
	name       string
	magic      string
	extensions string
}{
	{"PDF", "%PDF-", ".pdf"},
	{"Office 或压缩文件", "PK\x03\x04", ".docx .xlsx .pptx .zip .ofd .wps .et .dps"},
	{"旧版 Office（doc、xls）文件", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc .xls .ppt .wps .et .dps"},
	{"JPEG 图片", "\xff\xd8\xff", ".jpg .jpeg"},
	{"PNG 图片", "\x89PNG\r\n\x1a\n", ".png"},
	{"RAR 压缩文件", "Rar!", ".rar"},
	{"7z 压缩文件", "7z\xbc\xaf\x27\x1c", ".7z"},
	{"RTF 文件", "{\\rtf", ".rtf .doc"},
}

// misnamed says that a file is not what its extension promises, or nothing. Extensions that promise no first bytes (txt, csv) are held to not having
// those of another type.
func misnamed(name string, head []byte) string {
	ext := strings.ToLower(path.Ext(name))
	is, promised := "", false
	for _, t := range types {
		fits := false
		for _, e := range strings.Fields(t.extensions) {
			fits = fits || e == ext
		}
		begins := bytes.HasPrefix(head, []byte(t.magic))
		if fits && begins {
			return ""
		}
		promised = promised || fits
		if begins {
			is = t.name
		}
	}
	switch {
	case is != "":
		return "其实是" + is
	case promised:
		return "不是" + strings.TrimPrefix(ext, ".") + " 文件，或者已经损坏"
	}
	return ""
}
