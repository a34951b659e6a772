package document

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	openTime  = 4 * time.Second        // to open a PDF, and to read all of its slow pages
	pageTime  = 100 * time.Millisecond // a page that takes no longer is not slow
	pdfMemory = 192 << 20              // bytes that the engine may use
)

// errSlow says that the engine was stopped because time was up.
var errSlow = errors.New("time is up")

// A pdfEngine is PDFium in a sandbox of its own: it has 192 MiB of memory, sees no files and can be stopped at any moment. One engine
// reads one document.
type pdfEngine struct {
	pool pdfium.Pool
	run  pdfium.Pdfium
	stop context.CancelFunc
	slow *time.Timer // stops the engine
	left time.Duration
}

// startPDF starts an engine. The first start on a machine translates PDFium to machine code (about 3 s) and keeps the result in the user's
// cache folder; later ones take about 0.05 s.
func startPDF() (*pdfEngine, error) {
	ctx, cancel := context.WithCancel(experimental.WithMemoryAllocator(context.Background(), experimental.MemoryAllocatorFunc(newPDFMemory)))
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pdfMemory / 65_536).WithCloseOnContextDone(true)
	if cache := pdfCache(); cache != nil {
		config = config.WithCompilationCache(cache)
	}
	pool, err := webassembly.Init(webassembly.Config{Context: ctx, MaxIdle: 1, MaxTotal: 1, FSConfig: wazero.NewFSConfig(), RuntimeConfig: config,
		Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		cancel()
		return nil, err
	}
	e := &pdfEngine{pool: pool, stop: cancel, left: openTime}
	if e.run, err = pool.GetInstance(openTime); err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

// A pdfRoom is the engine's memory. It is set aside at once and never copied: the machine lends it page by page as the engine touches it.
type pdfRoom []byte

func newPDFMemory(_, _ uint64) experimental.LinearMemory { return pdfRoom(make([]byte, pdfMemory)) }

func (m pdfRoom) Reallocate(size uint64) []byte {
	if size > uint64(len(m)) {
		return nil
	}
	return m[:size]
}

func (m pdfRoom) Free() {}

// pdfCache keeps the translated engine between runs; nil where the user has no cache folder.
func pdfCache() wazero.CompilationCache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "pufa", "pdfium"))
	if err != nil {
		return nil
	}
	return cache
}

func (e *pdfEngine) close() {
	if e.slow != nil {
		e.slow.Stop()
	}
	// what fails here is the end of a sandbox that nobody uses any more
	_ = e.pool.Close()
	e.stop()
}

// watch gives the engine what time is left for one piece of work, and takes off what it needed beyond free.
func (e *pdfEngine) watch(free time.Duration, work func() error) error {
	expired := make(chan struct{})
	e.slow = time.AfterFunc(e.left+free, func() {
		close(expired)
		e.stop()
	})
	began := time.Now()
	err := work()
	e.slow.Stop()
	e.left -= max(0, time.Since(began)-free)
	select {
	case <-expired:
		return errSlow
	default:
		return err
	}
}

// A pdfPage is a page's characters in the order of the file.
type pdfPage struct {
	width, height float64
	glyphs        []glyph
	letters       int // glyphs that are no spaces
	unknown       int // characters that the file gives no meaning
	pictures      int
}

// A glyph is one character and its place: x to right along the baseline y, in points from the page's lower left corner.
type glyph struct {
	r           rune
	x, right, y float64
	size        float64 // height of its box
}

// pages reads all pages.
func (e *pdfEngine) pages(data []byte, limits Limits) ([]pdfPage, error) {
	var doc references.FPDF_DOCUMENT
	count := 0
	err := e.watch(0, func() error {
		opened, err := e.run.OpenDocument(&requests.OpenDocument{File: &data})
		if err != nil {
			return err
		}
		doc = opened.Document
		n, err := e.run.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
		if err == nil {
			count = n.PageCount
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if count > limits.Pages {
		return nil, &Refusal{Message: fmt.Sprintf("PDF 有 %d 页，超过 %d 页", count, limits.Pages), Hint: "请只导出需要的那几页"}
	}
	pages := make([]pdfPage, count)
	bytes := 0
	for i := range pages {
		err := e.watch(pageTime, func() (err error) {
			pages[i], err = e.page(doc, i, limits)
			return err
		})
		if err != nil {
			return nil, err
		}
		if bytes += 3 * len(pages[i].glyphs); bytes > limits.Text {
			return nil, tooLarge("", "文件里的文字", int64(limits.Text))
		}
	}
	return pages, nil
}

func (e *pdfEngine) page(doc references.FPDF_DOCUMENT, i int, limits Limits) (pdfPage, error) {
	var p pdfPage
	loaded, err := e.run.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: i})
	if err != nil {
		return p, err
	}
	defer e.run.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	page := requests.Page{ByReference: &loaded.Page}
	if w, err := e.run.FPDF_GetPageWidthF(&requests.FPDF_GetPageWidthF{Page: page}); err == nil {
		p.width = float64(w.PageWidth)
	}
	if h, err := e.run.FPDF_GetPageHeightF(&requests.FPDF_GetPageHeightF{Page: page}); err == nil {
		p.height = float64(h.PageHeight)
	}
	text, err := e.run.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return p, err
	}
	defer e.run.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	count, err := e.run.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return p, err
	}
	for j := range count.Count {
		if err := e.glyph(&p, text.TextPage, j); err != nil {
			return p, err
		}
	}
	if p.letters < 20 {
		p.pictures, err = e.pictures(page)
	}
	return p, err
}

// glyph reads one character. Spaces and line ends that PDFium makes up are left to the layout.
func (e *pdfEngine) glyph(p *pdfPage, text references.FPDF_TEXTPAGE, j int) error {
	code, err := e.run.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: j})
	if err != nil {
		return err
	}
	r := rune(code.Unicode)
	switch {
	case r == ' ' || r == 0xa0:
		made, err := e.run.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: text, Index: j})
		if err != nil || made.IsGenerated {
			return err
		}
		r = ' '
	case r == 0xad || r == 0xfffe:
		return nil
	case r == 0 || r == 0xfffd || r >= 0xe000 && r <= 0xf8ff:
		p.unknown++
		p.letters++
		r = 0xfffd
	case r < ' ':
		return nil
	default:
		p.letters++
	}
	box, err := e.run.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: j})
	if err != nil {
		return err
	}
	at, err := e.run.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: j})
	if err != nil {
		return err
	}
	p.glyphs = append(p.glyphs, glyph{r: r, x: float64(box.Rect.Left), right: float64(box.Rect.Right), y: at.Y, size: float64(box.Rect.Top - box.Rect.Bottom)})
	return nil
}

// pictures counts the images that stand on a page.
func (e *pdfEngine) pictures(page requests.Page) (int, error) {
	objects, err := e.run.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return 0, err
	}
	n := 0
	for i := range min(objects.Count, 1000) {
		object, err := e.run.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			return n, err
		}
		kind, err := e.run.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil {
			return n, err
		}
		if kind.Type == enums.FPDF_PAGEOBJ_IMAGE {
			n++
		}
	}
	return n, nil
}
