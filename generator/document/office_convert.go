package document

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// convertTime bounds one run of LibreOffice, its first start included.
const convertTime = 60 * time.Second

// readOffice reads an old format by way of LibreOffice, where that is installed. It runs with a profile of its own in a temporary folder,
// which is gone afterwards, so that neither a running LibreOffice nor its settings are touched.
func readOffice(data []byte, ext string, limits Limits) (*Source, error) {
	program := soffice()
	if program == "" {
		return nil, saveAnew(ext)
	}
	dir, err := os.MkdirTemp("", "pufa-office-")
	if err != nil {
		return nil, fmt.Errorf("making a temporary folder: %w", err)
	}
	defer os.RemoveAll(dir)
	in := filepath.Join(dir, "in"+ext)
	if err := os.WriteFile(in, data, 0o600); err != nil {
		return nil, fmt.Errorf("writing %q: %w", in, err)
	}
	to := "docx"
	if ext == ".xls" {
		to = "xlsx"
	}
	ctx, cancel := context.WithTimeout(context.Background(), convertTime)
	defer cancel()
	profile := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, "profile"))}
	cmd := exec.CommandContext(ctx, program, "-env:UserInstallation="+profile.String(), "--headless", "--norestore", "--nolockcheck", "--convert-to", to,
		"--outdir", dir, in)
	cmd.WaitDelay = 2 * time.Second
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return nil, &Refusal{Message: fmt.Sprintf("转换旧格式文件超过 %d 秒，已停止", int(convertTime.Seconds())), Hint: saveAnew(ext).Hint}
	}
	converted, readErr := os.ReadFile(filepath.Join(dir, "in."+to))
	switch {
	case errors.Is(readErr, os.ErrNotExist):
		return nil, &Refusal{Message: "旧格式文件没有转换成功，可能已损坏或设了密码", Hint: saveAnew(ext).Hint}
	case err != nil:
		return nil, fmt.Errorf("running %q: %w: %s", program, err, out)
	case readErr != nil:
		return nil, readErr
	}
	return readArchive(converted, limits)
}

// soffice finds LibreOffice, "" where it is not installed.
func soffice() string {
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	places := map[string][]string{
		"windows": {`C:\Program Files\LibreOffice\program\soffice.exe`, `C:\Program Files (x86)\LibreOffice\program\soffice.exe`},
		"darwin":  {"/Applications/LibreOffice.app/Contents/MacOS/soffice"},
	}
	for _, path := range places[runtime.GOOS] {
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return ""
}

// saveAnew tells how to bring a file into a format that is read directly.
func saveAnew(ext string) *Refusal {
	if ext == ".xls" {
		return &Refusal{Message: "这是旧格式的表格（.xls 或 .et）",
			Hint: "请在 Excel 中打开，选“文件—另存为”，类型选“Excel 工作簿（*.xlsx）”；WPS 表格选“文件—另存为—Excel 文件（*.xlsx）”。保存后导入新文件"}
	}
	return &Refusal{Message: "这是旧格式的文档（.doc、.wps 或 .rtf），本机没有安装 LibreOffice，不能自动转换",
		Hint: "请在 Word 中打开，选“文件—另存为”，类型选“Word 文档（*.docx）”；WPS 文字选“文件—另存为—Word 文件（*.docx）”。保存后导入新文件"}
}
