package document

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// compound is the start of an OLE compound file that has a stream of the name.
func compound(name string) []byte {
	return append(append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 504)...), utf16Name(name)...)
}

func TestOldFormatsWithoutLibreOfficeTellHowToSaveAnew(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("SKIPPED: elsewhere LibreOffice is also looked for outside PATH")
	}
	t.Setenv("PATH", t.TempDir())
	for name, test := range map[string]struct {
		data []byte
		says string
	}{"a.doc": {compound("WordDocument"), ".docx"}, "a.wps": {compound("WordDocument"), ".docx"}, "a.xls": {compound("Workbook"), ".xlsx"}, "b.doc": {[]byte(`{\rtf1 a}`), ".docx"}} {
		_, err := Read(name, test.data, Limits{})
		r, ok := asRefusal(err)
		if !ok || !strings.Contains(r.Hint, test.says) || !strings.Contains(r.Hint, "WPS") {
			t.Errorf("%s: got %v, want a refusal that tells how to save as %s", name, err, test.says)
		}
	}
}

// A stand-in for LibreOffice, found on PATH, shows what the real one is asked and what becomes of what it writes.
func TestOldFormatsGoThroughLibreOffice(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("SKIPPED: the stand-in is a shell script")
	}
	dir := t.TempDir()
	made := filepath.Join(dir, "made.docx")
	must(t, os.WriteFile(made, word(p("甲样镇")).zip(t), 0o600))
	script := "#!/bin/sh\nfor last; do :; done\nwhile [ $# -gt 1 ]; do case $1 in --outdir) out=$2;; -env:UserInstallation=file:///*) profile=1;; esac; shift; done\n" +
		"[ -n \"$profile\" ] && [ -s \"$last\" ] && case $last in *.doc) cp " + made + " \"$out/in.docx\";; esac\n"
	must(t, os.WriteFile(filepath.Join(dir, "soffice"), []byte(script), 0o700))
	t.Setenv("PATH", dir+":/bin:/usr/bin")
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	src, err := Read("a.doc", compound("WordDocument"), Limits{})
	must(t, err)
	if src.Text != "甲样镇\n" {
		t.Errorf("got %q", src.Text)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
	_, err = Read("b.xls", compound("Workbook"), Limits{})
	if r, ok := asRefusal(err); !ok || !strings.Contains(r.Message, "没有转换成功") {
		t.Errorf("a conversion that makes nothing: got %v, want a refusal", err)
	}
}
