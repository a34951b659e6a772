package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"

	"pufa/generator/card"
	"pufa/generator/dataset"
	"pufa/generator/page"
	"pufa/generator/record"
)

// listed are the files of the open data as the page about them lists them.
func listed(open []dataset.File) []page.DataFile {
	files := make([]page.DataFile, len(open))
	for i, f := range open {
		files[i] = page.DataFile{Path: f.Path, Title: f.Title}
		for _, c := range f.Columns {
			files[i].Columns = append(files[i].Columns, page.Heading(c))
		}
	}
	return files
}

// illustrated tells whether pages have pictures for sharing: they are named by their whole address, which must be known, and a preview is not shared.
func illustrated(ws *record.Workspace, draft bool) bool { return !draft && ws.Site.Address() != "" }

// drawn are the pictures that the pages name. Those that did not change since the last build come from .pufa/cards.
func drawn(ctx context.Context, root string, cards []page.Card) (map[string][]byte, error) {
	font := card.Find(root)
	if font == nil { // taken away since the pages were made
		return nil, nil
	}
	defer font.Close()
	wanted := make([]card.Card, len(cards))
	for i, c := range cards {
		wanted[i] = card.Card(c)
	}
	return card.Draw(ctx, wanted, font, filepath.Join(root, ".pufa", "cards"))
}

// ownFiles are the files in the workspace's static/, which win over generated ones of the same path.
func ownFiles(root string) map[string]bool {
	own := map[string]bool{}
	static := os.DirFS(filepath.Join(root, "static"))
	fs.WalkDir(static, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			own[path] = true
		}
		return nil // what can't be read, site tells of when it reads the folder
	})
	return own
}
