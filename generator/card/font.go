package card

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// A Font is an outline font that has Chinese characters. It is safe for concurrent use.
type Font struct {
	file    *os.File
	outline *sfnt.Font
	name    string // with its version: two that draw differently differ in it
}

// open reads a font, of a collection the one made for simplified Chinese.
func open(name string) (*Font, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	f := &Font{file: file}
	if err := f.choose(); err != nil {
		file.Close()
		return nil, fmt.Errorf("reading font %q: %w", name, err)
	}
	return f, nil
}

func (f *Font) choose() error {
	info, err := f.file.Stat()
	if err != nil {
		return err
	}
	all, err := opentype.ParseCollectionReaderAt(io.NewSectionReader(f.file, 0, info.Size()))
	if err != nil {
		return err
	}
	for i := range all.NumFonts() {
		outline, err := all.Font(i)
		if err != nil {
			continue
		}
		full, err := outline.Name(nil, sfnt.NameIDFull)
		if err != nil {
			continue
		}
		version, _ := outline.Name(nil, sfnt.NameIDVersion)
		simplified := strings.Contains(full, " SC") || strings.Contains(full, " CN")
		if f.outline == nil || simplified && !strings.Contains(f.name, " SC") && !strings.Contains(f.name, " CN") {
			f.outline, f.name = outline, fmt.Sprintf("%s %s %d", full, version, info.Size())
		}
	}
	if f.outline == nil {
		return fmt.Errorf("no font in the collection can be read")
	}
	if !f.Covers("法治年度报告长沙镇〇，。") {
		return fmt.Errorf("it has no Chinese characters")
	}
	return nil
}

// Covers tells whether the font has every character of the text.
func (f *Font) Covers(text string) bool {
	var b sfnt.Buffer
	for _, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		if glyph, err := f.outline.GlyphIndex(&b, r); err != nil || glyph == 0 {
			return false
		}
	}
	return true
}

// Close gives the font's file back; nothing can be drawn afterwards.
func (f *Font) Close() error { return f.file.Close() }

// key names a picture by all that its bytes follow from.
func (f *Font) key(c Card) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{design, f.name, c.Head, c.Title, c.Foot}, "\x00")))
	return hex.EncodeToString(sum[:16])
}
