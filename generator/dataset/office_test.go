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
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "figures.xlsx"), made(t)["data/figures.xlsx"], 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")),
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", dir, filepath.Join(dir, "figures.xlsx"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "figures.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"年度,编号,名称,数值", "2023,orders,受理工单,65", "2023,rate,=办结率,96.92"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("LibreOffice does not read %q:\n%s", want, data)
		}
	}
}
