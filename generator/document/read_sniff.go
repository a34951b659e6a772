package document

import (
	"bytes"
	"path/filepath"
	"strings"
)

// kind is what a file's first bytes say that it is.
type kind int

const (
	kindText kind = iota
	kindCSV
	kindZip
	kindCompound // OLE compound file: .doc, .wps, .xls, or an encrypted .docx
	kindPDF
	kindHTML
	kindRTF
	kindEmpty
	kindImage
	kindPacked
	kindMHTML
	kindBinary
)

var magics = []struct {
	bytes string
	kind  kind
}{
	{"PK\x03\x04", kindZip}, {"PK\x05\x06", kindZip}, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", kindCompound}, {"{\\rtf", kindRTF},
	{"\xff\xd8\xff", kindImage}, {"\x89PNG\r\n", kindImage}, {"GIF8", kindImage}, {"BM", kindImage}, {"II*\x00", kindImage}, {"MM\x00*", kindImage},
	{"Rar!", kindPacked}, {"7z\xbc\xaf\x27\x1c", kindPacked}, {"\x1f\x8b", kindPacked}, {"MIME-Version:", kindMHTML},
}

// sniff tells the kind of data; name decides only between kinds of plain text.
func sniff(name string, data []byte) kind {
	if len(bytes.TrimSpace(data)) == 0 {
		return kindEmpty
	}
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.bytes)) && (m.bytes != "BM" || bytes.IndexByte(data[:min(32, len(data))], 0) >= 0) {
			return m.kind
		}
	}
	head := data[:min(1024, len(data))]
	if bytes.Contains(head, []byte("%PDF-")) {
		return kindPDF
	}
	ext := strings.ToLower(filepath.Ext(name))
	if looksHTML(data) || ext == ".html" || ext == ".htm" {
		return kindHTML
	}
	if ext == ".csv" {
		return kindCSV
	}
	if bytes.IndexByte(head, 0) >= 0 && utf16Of(data) == "" {
		return kindBinary
	}
	return kindText
}

// looksHTML finds a tag of a page's frame at the start of the file, behind a byte-order mark, an XML declaration and comments.
func looksHTML(data []byte) bool {
	head := data[:min(4096, len(data))]
	if enc := utf16Of(head); enc != "" {
		head = decodeUTF16(head, enc)
	}
	s := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(string(head), "\ufeff"), " \t\r\n"))
	for {
		end := ""
		switch {
		case strings.HasPrefix(s, "<?xml"):
			end = "?>"
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		}
		_, rest, found := strings.Cut(s, end)
		if end == "" || !found {
			break
		}
		s = strings.TrimLeft(rest, " \t\r\n")
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<table", "<div", "<p>", "<p ", "<style", "<script"} {
		if strings.HasPrefix(s, tag) {
			return true
		}
	}
	return false
}

func (k kind) refusal() *Refusal {
	switch k {
	case kindEmpty:
		return &Refusal{Message: "文件是空的", Hint: "请检查是不是选错了文件，或者文件没有保存成功"}
	case kindImage:
		return &Refusal{Message: "这是图片，里面的文字读不出来", Hint: "请使用原来的 Word 文件；照片请作为活动的附图上传"}
	case kindPacked:
		return &Refusal{Message: "这是压缩包，不是文档", Hint: "请先解压，再导入里面的文件"}
	case kindMHTML:
		return &Refusal{Message: "这是网页归档文件（.mht）", Hint: "请用 Word 或 WPS 打开，另存为 .docx 后再导入"}
	}
	return &Refusal{Message: "不认识这种文件", Hint: "可以导入的有 .docx、.pdf、.html、.txt、.xlsx、.csv；其他格式请用 Word 或 WPS 另存为 .docx"}
}
