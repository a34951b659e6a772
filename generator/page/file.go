package page

import (
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// reportFiles are the report as plain text, and what of the open data speaks of it.
func (b *book) reportFiles(r *record.Report) []download {
	year := strconv.Itoa(r.Year)
	text := []byte(r.PlainText() + "\n")
	b.publish["reports/"+year+".txt"] = text
	files := []download{{"报告全文", "reports/" + year + ".txt", "TXT，" + size(int64(len(text)))}}
	return append(files, b.offers(
		offer{"data/reports/" + year + ".json", "报告全文和数字"}, offer{"data/figures.csv", "历年数字表格"}, offer{"data/figures.xlsx", "历年数字表格"})...)
}

// An offer is a published file by the name that a page gives it.
type offer struct{ path, title string }

// offers are those of the files that are published, each with its type and size.
func (b *book) offers(files ...offer) []download {
	var list []download
	for _, f := range files {
		if bytes, ok := b.Published[f.path]; ok {
			list = append(list, download{f.title, f.path, strings.ToUpper(strings.TrimPrefix(path.Ext(f.path), ".")) + "，" + size(int64(bytes))})
		}
	}
	return list
}

// fileNote is a file's type and size, as far as they are known: PDF，1.2 MB.
func (b *book) fileNote(file string) string {
	note := strings.ToUpper(strings.TrimPrefix(path.Ext(file), "."))
	if b.Files == nil {
		return note
	}
	info, err := fs.Stat(b.Files, file)
	if err != nil {
		return note // that the file is missing, reading the records has said already
	}
	return note + "，" + size(info.Size())
}

// size is a number of bytes in the unit that people know from their file manager.
func size(bytes int64) string {
	switch {
	case bytes < 1<<10:
		return fmt.Sprintf("%d B", bytes)
	case bytes < 1<<20:
		return fmt.Sprintf("%.0f KB", float64(bytes)/(1<<10))
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}
