package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"pufa/generator/example"
	"pufa/generator/record"
	"pufa/generator/site"
)

// hostile is what a field may hold and no page may do.
const hostile = `甲<script>alert(1)</script><img src=x onerror=alert(2)>{{ printf "%s%s" "EXE" "CUTED" }}{{< figure src="x" >}}{{% x %}}]]>[乙](javascript:alert(3))"'><svg onload=alert(4)>丙`

func TestCodeInAnyFieldComesOutAsText(t *testing.T) {
	root := filepath.Join(workDir, "hostile-workspace")
	if err := example.Write(root, example.Options{Seed: 2, Events: 6, Reports: 2, Documents: 8}); err != nil {
		t.Fatal(err)
	}
	ws, faults, err := record.Read(os.DirFS(root))
	if err != nil || refused(faults) {
		t.Fatal(err, faults)
	}
	const attached = "yuanwen.pdf"
	c := &ws.Campaigns[0]
	c.Attachments = []record.Attachment{{File: attached, Title: "原文"}}
	if err := os.WriteFile(filepath.Join(root, filepath.Dir(c.Place.File), attached), []byte("%PDF-1.4"), 0o644); err != nil {
		t.Fatal(err)
	}
	poisoned := map[reflect.Type]bool{reflect.TypeFor[record.Allow](): true, reflect.TypeFor[record.Place](): true} // neither reaches a page
	if n := poison(reflect.ValueOf(ws).Elem(), poisoned); n < 100 {
		t.Fatalf("only %d fields were poisoned", n)
	}
	for kind := range structs(reflect.TypeFor[record.Workspace](), map[reflect.Type]bool{}) {
		if !poisoned[kind] {
			t.Errorf("no record holds a %s, so its fields were not tried", kind)
		}
	}
	options, err := optionsOf(ws, root, built, false)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(workDir, "hostile")
	options.Out, options.Plain = out, true
	_, faults, err = site.Build(context.Background(), options)
	if err != nil || refused(faults) {
		t.Fatal(err, faults)
	}
	seen := 0
	err = filepath.WalkDir(out, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".html") {
			return err
		}
		body, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		seen += strings.Count(string(body), "alert(1)")
		if strings.Contains(string(body), "EXECUTED") {
			t.Errorf("%s: template code in a field ran", file)
		}
		harmless(t, file, string(body))
		machineRead(t, file, string(body)) // what machines read is whole in spite of it
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Error("the hostile text reached no page, so nothing was tested")
	}
}

// poison puts the hostile text into every string that is free text, and tells how many. Ids, references, enumerations and addresses keep their
// values: record refuses anything else there. The types of the structures that it met are noted.
func poison(v reflect.Value, met map[reflect.Type]bool) int {
	n := 0
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			n += poison(v.Elem(), met)
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += poison(v.Index(i), met)
		}
	case reflect.Struct:
		met[v.Type()] = true
		for i := range v.NumField() {
			field := v.Type().Field(i)
			switch field.Tag.Get("toml") {
			case "-", "id", "day", "section", "figure", "part", "whole", "indicator", "when", "base_url", "path", "file":
				continue
			}
			if field.Tag.Get("enum") != "" || field.Name == "Themes" && field.Type.Elem().Kind() == reflect.String {
				continue
			}
			value := v.Field(i)
			if value.Kind() == reflect.String {
				value.SetString(hostile + value.String())
				n++
				continue
			}
			if value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.String {
				for j := range value.Len() {
					value.Index(j).SetString(hostile + value.Index(j).String())
					n++
				}
				continue
			}
			n += poison(value, met)
		}
	}
	return n
}

// structs are all structures that a type is made of, itself included.
func structs(of reflect.Type, known map[reflect.Type]bool) map[reflect.Type]bool {
	switch of.Kind() {
	case reflect.Pointer, reflect.Slice:
		structs(of.Elem(), known)
	case reflect.Struct:
		if !known[of] {
			known[of] = true
			for i := range of.NumField() {
				if of.Field(i).IsExported() {
					structs(of.Field(i).Type, known)
				}
			}
		}
	}
	return known
}

// harmless reports anything in a page that would run: script without a file of our own, handlers, addresses with a scheme that runs.
func harmless(t *testing.T, file, body string) {
	t.Helper()
	tree, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for node := range tree.Descendants() {
		if node.Type != html.ElementNode {
			continue
		}
		source := ""
		for _, a := range node.Attr {
			if a.Key == "src" {
				source = a.Val
			}
			if strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: <%s> has a live handler %s", file, node.Data, a.Key)
			}
			if address := strings.ToLower(strings.TrimSpace(a.Val)); strings.HasPrefix(address, "javascript:") || strings.HasPrefix(address, "vbscript:") || strings.HasPrefix(address, "data:text/html") {
				t.Errorf("%s: <%s %s=%q> runs", file, node.Data, a.Key, a.Val)
			}
		}
		if node.Data == "script" && (source == "" || strings.Contains(source, "alert")) && !isData(node) {
			t.Errorf("%s: a script without a file of ours: %v", file, node.FirstChild)
		}
	}
}

// isData tells a block of data (JSON-LD) from a script that runs.
func isData(node *html.Node) bool {
	for _, a := range node.Attr {
		if a.Key == "type" {
			return a.Val == "application/ld+json" || a.Val == "application/json"
		}
	}
	return false
}
