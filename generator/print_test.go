package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/klippa-app/go-pdfium"
)

// GB/T 9704-2012 on paper, in millimetres from the upper left corner: A4, margins of 37, 26, 35, 28, so a type area of 156 × 225.
const (
	paperWidth, paperHeight = 210.0, 297.0
	areaTop, areaRight      = 37.0, 184.0
	areaBottom, areaLeft    = 262.0, 28.0
)

func TestAReportPrintsAsAnOfficialDocument(t *testing.T) {
	l := lookAt(t, townSite)
	l.open("reports/2023.html", 1280)
	text := squeezed(see[string](l, `(t => { t.querySelectorAll(".margin, .speak").forEach(e => e.remove()); return t.textContent; })(document.querySelector(".text"))`))
	data, err := chromedp.Run(l.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	pages := readPDF(t, data)
	last := slices.IndexFunc(pages, func(p paper) bool { return strings.Contains(p.text(), "数字一览") })
	if last < 4 {
		t.Fatalf("the text ends on page %d of %d", last, len(pages))
	}

	t.Run("paper and page numbers", func(t *testing.T) {
		for i, p := range pages {
			if math.Abs(p.width-paperWidth) > 0.5 || math.Abs(p.height-paperHeight) > 0.5 {
				t.Errorf("page %d is %.1f × %.1f mm", i+1, p.width, p.height)
			}
			number := p.lines[len(p.lines)-1]
			if want := fmt.Sprintf("—%d—", i+1); number.text != want {
				t.Errorf("page %d ends with %q, want %q", i+1, number.text, want)
			}
			if number.y < areaBottom+7 || number.y > areaBottom+7+8 {
				t.Errorf("the number of page %d stands %.1f mm below the type area", i+1, number.y-areaBottom)
			}
			if i%2 == 0 && math.Abs(areaRight-number.right-5) > 1.5 || i%2 == 1 && math.Abs(number.left-areaLeft-5) > 1.5 {
				t.Errorf("the number of page %d reaches from %.1f to %.1f mm: odd ones stand one character from the right, even ones from the left", i+1, number.left, number.right)
			}
		}
	})

	t.Run("twenty-two lines of twenty-eight characters", func(t *testing.T) {
		counts := map[int]int{}
		left, right := paperWidth, 0.0
		for i, p := range pages[:last] {
			lines := p.lines[:len(p.lines)-1]
			first, end := lines[0].y, lines[len(lines)-1].y
			if end > areaBottom || first < areaTop {
				t.Errorf("page %d has lines from %.1f to %.1f mm", i+1, first, end)
			}
			if i > 0 && i < last-1 {
				// a heading is not left alone at the foot, nor one line of a paragraph: then a page is a line or two shorter
				if len(lines) > 22 || len(lines) < 20 {
					t.Errorf("page %d has %d lines", i+1, len(lines))
				}
				if row := (end - first) / float64(len(lines)-1); math.Abs(row*22-225) > 0.5 {
					t.Errorf("22 lines of page %d are %.1f mm high, want 225", i+1, row*22)
				}
			}
			for _, line := range lines[min(len(lines), 1+3*(1-min(i, 1))):] { // the title is set larger
				left, right = min(left, line.left), max(right, line.right)
				if line.wide() && line.left < areaLeft+1 && line.right > areaRight-7 {
					counts[len([]rune(line.text))]++
				}
			}
		}
		if math.Abs(left-areaLeft) > 1 || math.Abs(right-areaRight) > 1 { // the standard allows ± 1 mm
			t.Errorf("the text reaches from %.1f to %.1f mm, want %.1f to %.1f", left, right, areaLeft, areaRight)
		}
		if most := mostCommon(counts); most != 28 {
			t.Errorf("most lines have %d characters, want 28: %v", most, counts)
		}
		for n := range counts {
			if n > 28 {
				t.Errorf("%d lines have %d characters", counts[n], n)
			}
		}
		full := 0
		for _, p := range pages[1 : last-1] {
			if len(p.lines)-1 == 22 {
				full++
			}
		}
		if full*2 < last-2 {
			t.Errorf("of %d full pages only %d have 22 lines", last-2, full)
		}
		t.Logf("lines by their number of characters: %v; pages of 22 lines: %d of %d", counts, full, last-2)
	})

	t.Run("the whole text and nothing else", func(t *testing.T) {
		var printed strings.Builder
		for _, p := range pages[:last] {
			for _, line := range p.lines[:len(p.lines)-1] {
				printed.WriteString(line.text)
			}
		}
		if !strings.Contains(printed.String(), text) {
			t.Errorf("the text of %d characters is not on the paper as it stands on the page:\n%.200s\n%.200s", len([]rune(text)), text, printed.String())
		}
		for _, word := range []string{"跳到正文", "菜单", "朗读", "首页"} {
			if strings.Contains(printed.String(), word) {
				t.Errorf("%s is printed", word)
			}
		}
	})

	t.Run("typefaces", func(t *testing.T) {
		if _, err := chromedp.Call(l.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
			t.Fatal(err)
		}
		for selector, want := range map[string]string{
			".text p": "FangSong 21.3333px", ".level--1": "SimHei 21.3333px", ".level--2": "KaiTi 21.3333px", ".document__title": "FZXiaoBiaoSong-B05S 29.3333px",
		} {
			got := see[string](l, `(s => s.fontFamily.split(",")[0].replace(/"/g, "") + " " + s.fontSize)(getComputedStyle(document.querySelector("`+selector+`")))`)
			if !strings.EqualFold(got, want) {
				t.Errorf("%s is set in %s, want %s", selector, got, want)
			}
		}
	})
}

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

// wide tells lines of nothing but full-width characters: those can be counted.
func (l printedLine) wide() bool {
	return !strings.ContainsFunc(l.text, func(r rune) bool { return r < 0x2E80 && !strings.ContainsRune("“”‘’—…", r) })
}

func mostCommon(counts map[int]int) int {
	most := 0
	for n := range counts {
		if counts[n] > counts[most] {
			most = n
		}
	}
	return most
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
