package dataset

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// node is the folder of the Frictionless library for Node, or the end of the test. go test needs no Node: CI brings one.
func node(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(os.Getenv("PUFA_NODE"), "node_modules", "datapackage")
	if _, err := os.Stat(folder); os.Getenv("PUFA_NODE") == "" || err != nil {
		t.Skip("SKIPPED: the Frictionless library is not here (PUFA_NODE), so datapackage.json was held to no schema of theirs")
	}
	return folder
}

func TestDatapackagePassesThePublishedSchema(t *testing.T) {
	profile, err := os.ReadFile(filepath.Join(node(t), "lib", "profiles", "data-package.json"))
	if err != nil {
		t.Fatal(err)
	}
	schema, data := compiled(t, "data-package", profile), made(t)["data/datapackage.json"]
	if err := judge(t, schema, data); err != nil {
		t.Error(err)
	}
	if judge(t, schema, []byte(strings.Replace(string(data), `"resources"`, `"resource"`, 1))) == nil {
		t.Error("the schema finds no fault in a package without resources")
	}
}

// reading loads the package, reads every CSV with the types that its schema states, and prints "name rows" for each.
const reading = `
const {Package} = require(process.argv[1]);
Package.load("datapackage.json", {basePath: process.cwd()}).then(async p => {
	if (!p.valid) throw p.errors;
	for (const r of p.resources) {
		if (!r.valid) throw r.errors;
		if (r.descriptor.format === "csv") console.log(r.name, (await r.read({keyed: true})).length);
	}
}).catch(e => { console.error(e, e.errors); process.exit(1); });`

func TestTheFrictionlessLibraryReadsEveryTable(t *testing.T) {
	library := node(t)
	folder := t.TempDir()
	for path, data := range made(t) {
		file := filepath.Join(folder, strings.TrimPrefix(path, "data/"))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, bytes.TrimPrefix(data, []byte("\ufeff")), 0o644); err != nil { // the library takes the mark for part of a name
			t.Fatal(err)
		}
	}
	cmd := exec.Command("node", "-e", reading, library)
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, table := range []string{"figures-csv 2\n", "campaigns-csv 1\n"} {
		if !strings.Contains(string(out), table) {
			t.Errorf("the library did not read %q:\n%s", table, out)
		}
	}
}
