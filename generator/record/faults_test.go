package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// goodSite stands in for data/site.toml where a case has none of its own.
const goodSite = "name = \"甲样镇法治公开\"\ntown = \"甲样镇\"\nunit = \"样例县甲样镇\"\nsource = \"示例\"\n"

// Each file of testdata/faults is a workspace and, last, what Read finds in it. PUFA_UPDATE=1 go test ./generator/record rewrites what is found.
func TestFaultsAreFoundAndSaid(t *testing.T) {
	files, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fsys := fstest.MapFS{"data/site.toml": {Data: []byte(goodSite)}}
			want := ""
			for _, f := range archive.Files {
				if f.Name == "found" {
					want = string(f.Data)
					continue
				}
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			_, list, err := Read(fsys)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, f := range list {
				got.WriteString(f.String() + "\n")
			}
			if got.String() == want {
				return
			}
			if os.Getenv("PUFA_UPDATE") == "" {
				t.Errorf("-got +want\n%s", cmp.Diff(got.String(), want))
				return
			}
			last := len(archive.Files) - 1
			if last < 0 || archive.Files[last].Name != "found" {
				archive.Files = append(archive.Files, txtar.File{Name: "found"})
				last++
			}
			archive.Files[last].Data = []byte(got.String())
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}
