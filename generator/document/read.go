package document

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Open reads the document at path, whatever its extension says: the bytes decide which reader takes it. The error is a *Refusal where the
// file itself is at fault (encrypted, cut off, a scan, another kind of file, larger than limits allow) and an ordinary error where the
// machine is. Nothing is written, save that an old .doc passes through a temporary folder when LibreOffice reads it.
func Open(path string, limits Limits) (*Source, error) {
	limits = limits.orUsual()
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening %q: %w", path, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return nil, fmt.Errorf("opening %q: %w", path, err)
	} else if info.IsDir() {
		return nil, &Refusal{File: path, Message: "这是文件夹，不是文件", Hint: "请指定文件夹里的文件，例如 " + filepath.Join(path, "*.docx")}
	} else if info.Size() > limits.File {
		return nil, tooLarge(path, "文件", limits.File)
	}
	data, err := io.ReadAll(io.LimitReader(f, limits.File+1))
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", path, err)
	}
	return Read(path, data, limits)
}

// Read is Open for bytes that are already in memory, such as an upload; name is used in messages, and to tell .csv from .txt.
func Read(name string, data []byte, limits Limits) (*Source, error) {
	limits = limits.orUsual()
	if int64(len(data)) > limits.File {
		return nil, tooLarge(name, "文件", limits.File)
	}
	src, err := readAs(sniff(name, data), data, limits)
	if r, ok := asRefusal(err); ok {
		r.File = name
		return nil, r
	}
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, err)
	}
	if len(src.Text) > limits.Text {
		return nil, tooLarge(name, "文件里的文字", int64(limits.Text))
	}
	src.File = name
	return src, nil
}

// readAs hands the bytes to the reader of their kind. Readers leave Source.File and Refusal.File to Read.
func readAs(k kind, data []byte, limits Limits) (*Source, error) {
	switch k {
	case kindZip:
		return readArchive(data, limits)
	case kindCompound:
		return readCompound(data, limits)
	case kindPDF:
		return readPDF(data, limits)
	case kindHTML:
		return readHTML(data, limits)
	case kindRTF:
		return readOffice(data, ".rtf", limits)
	case kindCSV:
		return readCSV(data, limits)
	case kindText:
		return readTxt(data, limits)
	}
	return nil, k.refusal()
}

// readArchive tells the formats that are zip archives inside: by their main part, never by the file's name.
func readArchive(data []byte, limits Limits) (*Source, error) {
	a, err := openArchive(data, limits)
	if err != nil {
		return nil, err
	}
	main, err := a.mainPart()
	if err != nil {
		return nil, err
	}
	switch {
	case a.has("OFD.xml"):
		return nil, &Refusal{Message: "这是 OFD 版式文件，不能直接读取", Hint: "请在阅读软件中“导出”或“另存为”PDF，或使用原来的 Word 文件"}
	case strings.HasPrefix(a.mimetype(), "application/vnd.oasis.opendocument"):
		return nil, &Refusal{Message: "这是 OpenDocument 文件（.odt、.ods）", Hint: "请打开后选“另存为”，文字文档存为 .docx，表格存为 .xlsx"}
	case main.root == "document":
		return readDocx(a, main, limits)
	case main.root == "workbook":
		return readXlsx(a, main, limits)
	case main.root == "presentation":
		return nil, &Refusal{Message: "这是演示文稿（PPT），不是文字文档", Hint: "请把文字复制到 Word 文档后再导入"}
	case strings.HasSuffix(main.name, ".bin"):
		return nil, &Refusal{Message: "这是二进制工作簿（.xlsb）", Hint: "请在 Excel 中选“另存为”，类型选“Excel 工作簿（*.xlsx）”"}
	case main.name != "":
		return nil, &Refusal{Message: "这个 Office 文件里没有可读的文字文档或工作表", Hint: "请用 Word 或 WPS 打开，另存为 .docx 后再导入"}
	}
	return nil, &Refusal{Message: "这是压缩包，不是文档", Hint: "请先解压，再导入里面的文件"}
}
