package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The house: a base package imports only those before it in this list, a stage imports base packages and never another stage.
var (
	base   = []string{"hanzi", "finding", "folder", "figure", "outline", "record"}
	stages = []string{"document", "check", "page", "feed", "dataset", "card", "sitemap", "search", "site", "publish", "desk", "example"}
)

// Packages with one owner: only these may import them.
var owned = map[string]string{"github.com/gohugoio/hugo": "site"}

func TestThePackagesImportEachOtherAsTheHouseIsDrawn(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "testdata" {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		from := strings.Split(filepath.ToSlash(filepath.Dir(file)), "/")[0]
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range tree.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if fault := forbidden(from, imported); fault != "" {
				t.Errorf("%s imports %s: %s", file, imported, fault)
			}
			seen++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Fatal("no import was looked at")
	}
}

// forbidden says why a package of the house may not import another, or nothing. from "." is package main, which wires everything.
func forbidden(from, imported string) string {
	if from == "." {
		for lib, owner := range owned {
			if imported == lib || strings.HasPrefix(imported, lib+"/") {
				return "only " + owner + " may"
			}
		}
		return ""
	}
	for lib, owner := range owned {
		if from != owner && (imported == lib || strings.HasPrefix(imported, lib+"/")) {
			return "only " + owner + " may"
		}
	}
	to, inside := strings.CutPrefix(imported, "pufa/generator/")
	if imported == "pufa/generator" || imported == "pufa" {
		return "only package main wires"
	}
	if !inside {
		return ""
	}
	to = strings.Split(to, "/")[0]
	rank, stage := slices.Index(base, from), slices.Contains(stages, from)
	switch {
	case rank < 0 && !stage:
		return "the house has no room named " + from
	case slices.Contains(stages, to) && to != from:
		return to + " is a stage"
	case rank >= 0 && slices.Index(base, to) > rank:
		return "a base package imports only those before it: " + strings.Join(base, ", ")
	}
	return ""
}

func TestEveryRoomHasItsComment(t *testing.T) {
	for _, room := range append(slices.Clone(base), stages...) {
		files, err := filepath.Glob(filepath.Join(room, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 {
			continue
		}
		found := false
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			found = found || strings.HasPrefix(string(data), "// Package "+path.Base(room)+" ") || strings.Contains(string(data), "\n// Package "+path.Base(room)+" ")
		}
		if !found {
			t.Errorf("package %s does not say what goes in, what comes out and what never happens", room)
		}
	}
}
