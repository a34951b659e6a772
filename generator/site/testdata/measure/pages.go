package main

import (
	"context"
	"log"
	"os"
	"path/filepath"
	"time"

	"pufa"
	"pufa/generator/finding"
	"pufa/generator/page"
	"pufa/generator/record"
	"pufa/generator/site"
)

// pages is the part of a build that Hugo's command has a counterpart for: records, pages, rendering, without checks, search, feeds and open data.
// build writes the site of ROOT to OUT, content what Hugo's command makes the same pages of:
//
//	measure pages build|content ROOT OUT
func pages(arguments []string) {
	what, root, out := arguments[0], arguments[1], arguments[2]
	defer site.Roomy()()
	ws, faults, err := record.Read(os.DirFS(root))
	check(err)
	if finding.Count(faults, finding.Error) > 0 {
		log.Fatal(faults)
	}
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.Local)
	made, err := page.Make(ws, page.Options{Now: now, Files: os.DirFS(root)})
	check(err)
	o := site.Options{Root: root, Files: pufa.Files, Content: made.Content, Assets: onDisk(root, made.Assets), Sources: onDisk(root, made.Sources),
		Params: made.Params, Title: ws.Site.Name, Now: now, Plain: true, Out: out}
	if what == "content" {
		_, err = site.WriteSource(context.Background(), out, o)
	} else {
		_, _, err = site.Build(context.Background(), o)
	}
	check(err)
}

func onDisk(root string, files map[string]string) map[string]string {
	out := make(map[string]string, len(files))
	for published, file := range files {
		out[published] = filepath.Join(root, filepath.FromSlash(file))
	}
	return out
}
