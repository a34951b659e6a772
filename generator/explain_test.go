package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pufa/generator/check"
)

// Every rule that stands in brackets behind a finding can be explained: the sources of the packages that report files and pages are read for
// the names that they use.
func TestEveryNameInBracketsIsExplained(t *testing.T) {
	known := map[string]bool{}
	for _, r := range append(check.Rules(), check.Reading()...) {
		known[r.ID] = true
	}
	literal := regexp.MustCompile(`Rule: *"([a-z-]+)"|\bt\.add\("(annual-[a-z]+)"|\bfault\("(sheet-[a-z]+)"|unfitFinding\(doc, "([a-z-]+)"`)
	short := regexp.MustCompile(`\bf\.(?:add|warn)\("([a-z]+)"|\bd\.add\("([a-z]+)"`)
	broken := regexp.MustCompile(`BrokenKind += "([a-z]+)"`)
	told := regexp.MustCompile(`^(record-|link-|publish-|verify-)$|^(serve-nothing|share-picture|foreign-file|content-folder|build-running|public-folder|rule)$`) // beginnings of names; what verbs say of themselves
	seen := 0
	look := func(file, prefix string, form *regexp.Regexp) {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range form.FindAllStringSubmatch(string(source), -1) {
			id := prefix + strings.Join(m[1:], "")
			seen++
			if !known[id] && !told.MatchString(id) {
				t.Errorf("%s: nothing explains %s", file, id)
			}
		}
	}
	for _, pattern := range []string{"*.go", "record/*.go", "document/*.go", "site/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files (%v)", pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			look(file, "", literal)
			if strings.HasPrefix(file, "record") {
				look(file, "record-", short)
			}
		}
	}
	look("site/links.go", "link-", broken)
	if seen < 100 {
		t.Errorf("only %d names were found: the sources say them otherwise now", seen)
	}
}
