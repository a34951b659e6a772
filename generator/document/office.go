package document

import "bytes"

// readCompound reads an OLE compound file, which is one of four things: an old .doc or .wps, an old .xls or .et, an encrypted .docx or
// .xlsx, or something else. The names of its streams tell.
func readCompound(data []byte, limits Limits) (*Source, error) {
	switch {
	case bytes.Contains(data, utf16Name("EncryptedPackage")):
		return nil, encrypted()
	case bytes.Contains(data, utf16Name("WordDocument")):
		return readOffice(data, ".doc", limits)
	case bytes.Contains(data, utf16Name("Workbook")), bytes.Contains(data, utf16Name("Book\x00")):
		return readOffice(data, ".xls", limits)
	}
	return nil, &Refusal{Message: "不认识这种旧格式文件", Hint: "请用 Word 或 WPS 打开，另存为 .docx 后再导入"}
}

func encrypted() *Refusal {
	return &Refusal{Message: "文件设了打开密码，读不出来", Hint: "请用 Word 或 WPS 打开，在“文件—信息—保护文档—用密码进行加密”（WPS：“文件—文档加密—密码加密”）里清空密码，保存后再导入"}
}

// utf16Name is a name as compound files write it.
func utf16Name(name string) []byte {
	out := make([]byte, 0, 2*len(name))
	for i := range len(name) {
		out = append(out, name[i], 0)
	}
	return out
}
