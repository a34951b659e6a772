package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"pufa": func() { os.Exit(run()) }})
}

// The scripts drive the real command. PUFA_UPDATE=1 go test ./generator -run Scripts rewrites what they expect.
func TestScripts(t *testing.T) {
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("PUFA_UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			// ROOT is this project, so that a script can read the town's own records; the cache folder is shared by all scripts.
			env.Setenv("ROOT", root+"/..")
			env.Setenv("XDG_CACHE_HOME", root+"/../.pufa/cache")
			env.Setenv("HOME", env.WorkDir)
			return nil
		},
	})
}
