package page

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

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
