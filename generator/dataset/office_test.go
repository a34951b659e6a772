package dataset

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// LibreOffice opens the workbooks and reads the same text and numbers. Where it isn't installed, TestXLSXKeepsTextTextAndNumbersNumbers reads them in Go.
func TestXLSXOpensInLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skipf("SKIPPED: no LibreOffice here, so no office program opened the workbooks: %v", err)
	}
	annual, err := annualTable(&annualOfExample(t).Disclosure.Annuals[0]).xlsx()
	if err != nil {
		t.Fatal(err)
	}
	for _, book := range []struct {
		name string
		data []byte
		want []string
	}{
		{"figures", made(t)["data/figures.xlsx"], []string{"年度,编号,名称,数值", "2023,orders,受理工单,65", "2023,rate,=办结率,96.92"}},
		{"annual", annual, []string{"二、主动公开政府信息情况", "第二十条第（一）项", "行政规范性文件,2,0,13", "行政事业性收费,0.62"}},
	} {
		t.Run(book.name, func(t *testing.T) { opens(t, office, book.name, book.data, book.want) })
	}
}

func opens(t *testing.T, office, name string, data []byte, wanted []string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name+".xlsx"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")),
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", dir, filepath.Join(dir, name+".xlsx"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range wanted {
		if !strings.Contains(string(text), want) {
			t.Errorf("LibreOffice does not read %q:\n%s", want, text)
		}
	}
}
