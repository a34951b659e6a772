package main

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// paper is one printed page, its lines from top to bottom; lengths in millimetres.
type paper struct {
	width, height float64
	lines         []printedLine
}

// A printedLine is what stands on one baseline, without spaces.
type printedLine struct {
	text           string
	left, right, y float64
}

func (p paper) text() string {
	var b strings.Builder
	for _, line := range p.lines {
		b.WriteString(line.text)
	}
	return b.String()
}

// readPDF reads pages by PDFium in WebAssembly.
func readPDF(t *testing.T, data []byte) []paper {
	t.Helper()
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if dir, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "pufa", "pdfium")); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{Context: context.Background(), MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pool.Close() })
	engine, err := pool.GetInstance(time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	document, err := engine.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		t.Fatal(err)
	}
	count, err := engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: document.Document})
	if err != nil {
		t.Fatal(err)
	}
	var pages []paper
	for i := range count.PageCount {
		p, err := readPage(engine, document.Document, i)
		if err != nil {
			t.Fatalf("page %d: %v", i+1, err)
		}
		if len(p.lines) == 0 {
			t.Fatalf("page %d is empty", i+1)
		}
		pages = append(pages, p)
	}
	return pages
}

const mm = 25.4 / 72 // of a point

type printedRune struct {
	r              rune
	left, right, y float64
}

func readPage(engine pdfium.Pdfium, document references.FPDF_DOCUMENT, index int) (paper, error) {
	size, err := engine.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: document, Index: index})
	if err != nil {
		return paper{}, err
	}
	p := paper{width: size.Width * mm, height: size.Height * mm}
	loaded, err := engine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: document, Index: index})
	if err != nil {
		return p, err
	}
	text, err := engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &loaded.Page}})
	if err != nil {
		return p, err
	}
	count, err := engine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return p, err
	}
	var runes []printedRune
	for i := range count.Count {
		code, err := engine.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text.TextPage, Index: i})
		if err != nil {
			return p, err
		}
		if code.Unicode <= ' ' || code.Unicode == 0xa0 {
			continue
		}
		box, err := engine.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text.TextPage, Index: i})
		if err != nil {
			return p, err
		}
		at, err := engine.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text.TextPage, Index: i})
		if err != nil {
			return p, err
		}
		runes = append(runes, printedRune{rune(code.Unicode), float64(box.Rect.Left) * mm, float64(box.Rect.Right) * mm, p.height - at.Y*mm})
	}
	p.lines = linesOf(runes)
	return p, nil
}

// linesOf puts together what stands on one baseline.
func linesOf(runes []printedRune) []printedLine {
	slices.SortStableFunc(runes, func(a, b printedRune) int {
		if math.Abs(a.y-b.y) < 1 {
			return int(math.Copysign(1, a.left-b.left))
		}
		return int(math.Copysign(1, a.y-b.y))
	})
	var lines []printedLine
	for _, r := range runes {
		if n := len(lines) - 1; n >= 0 && math.Abs(lines[n].y-r.y) < 1 {
			lines[n].text += string(r.r)
			lines[n].right = max(lines[n].right, r.right)
			continue
		}
		lines = append(lines, printedLine{string(r.r), r.left, r.right, r.y})
	}
	return lines
}
