package document

import (
	"errors"
	"fmt"

	pdferrors "github.com/klippa-app/go-pdfium/errors"
)

// readPDF reads the text of a PDF: lines put together to paragraphs by where they stand on the page, page numbers and running heads taken
// out and listed. A scan is refused as one.
func readPDF(data []byte, limits Limits) (*Source, error) {
	engine, err := startPDF()
	if err != nil {
		return nil, fmt.Errorf("starting the PDF engine: %w", err)
	}
	defer engine.close()
	pages, err := engine.pages(data, limits)
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, &Refusal{Message: "PDF 设了打开密码，读不出来", Hint: "请用密码打开后另存（或“打印到 PDF”）一份没有密码的，再导入"}
	case errors.Is(err, errSlow):
		return nil, bomb("PDF 内容过多，几秒内读不完")
	case err != nil:
		if _, ok := asRefusal(err); ok {
			return nil, err
		}
		return nil, damaged("PDF 结构")
	}
	chars, unknown, pictures := 0, 0, 0
	for _, p := range pages {
		chars, unknown, pictures = chars+p.letters, unknown+p.unknown, pictures+p.pictures
	}
	if chars < 20*len(pages) && (pictures > 0 || chars == 0) {
		return nil, &Refusal{Message: "PDF 里没有文字，是扫描件或图片", Hint: "请使用原来的 Word 文件；只有扫描件时，先用“图片转文字”识别，校对后再导入"}
	}
	if unknown*10 > chars*3 {
		return nil, &Refusal{Message: "PDF 里的字体没有文字对照，读出来会是乱码", Hint: "请使用原来的 Word 文件；或用 WPS、Word 打开这个 PDF 转为 .docx，校对后再导入"}
	}
	l := layOutPDF(pages)
	var c composer
	for _, b := range l.blocks {
		b.compose(&c)
	}
	src := c.source("pdf", append(l.dropped, brokenGlyphs(unknown)...))
	return src, nil
}

func brokenGlyphs(n int) []Dropped {
	if n == 0 {
		return nil
	}
	return []Dropped{{Text: "\ufffd", Why: fmt.Sprintf("PDF 里有 %d 个字没有文字对照，以\ufffd代替", n)}}
}
