package site

import (
	"bytes"
	"io"
	"path"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/minify/v2/xml"

	"pufa/generator/finding"
)

// A finisher takes each file of the site once, minifies it and hands it to keep. It is used from many goroutines.
type finisher struct {
	minifier *minify.M
	keep     func(path string, data []byte) error // data is only lent
	page     func(path string, html []byte)       // is shown every finished page; nil for none
	buffers  sync.Pool

	mu       sync.Mutex
	seen     map[string]string // address in lower case → as written
	findings []finding.Finding
	err      error // the first fault of the machine; Hugo does not look at what closing a file returns
}

func newFinisher(keep func(path string, data []byte) error) *finisher {
	return &finisher{minifier: newMinifier(), keep: keep, seen: map[string]string{}, buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }}}
}

// newMinifier keeps what tools that inspect government sites look for: the document's frame, closing tags and quotes.
func newMinifier() *minify.M {
	m := minify.New()
	m.Add("html", &html.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	m.Add("text/css", &css.Minifier{})
	m.Add("image/svg+xml", &svg.Minifier{})
	m.Add("application/javascript", &js.Minifier{})
	m.Add("application/json", &json.Minifier{KeepNumbers: true})
	m.Add("text/xml", &xml.Minifier{})
	return m
}

// take finishes one file, whose bytes it may change. It remembers the first fault instead of only returning it.
func (f *finisher) take(p string, data []byte) error {
	err := f.finish(p, data)
	if err != nil {
		f.mu.Lock()
		if f.err == nil {
			f.err = err
		}
		f.mu.Unlock()
	}
	return err
}

func (f *finisher) finish(p string, data []byte) error {
	if !f.claim(p) {
		return nil
	}
	mediaType := minifiable(p)
	if mediaType == "" {
		return f.keep(p, data)
	}
	b := f.buffers.Get().(*bytes.Buffer)
	defer f.buffers.Put(b)
	b.Reset()
	b.Grow(len(data))
	if err := f.minifier.Minify(mediaType, b, input(mediaType, data)); err != nil {
		f.fault(finding.Finding{Rule: "minify", Kind: finding.Other, Severity: finding.Warning, File: p,
			Message: "文件格式有误，没有压缩，按原样发布：" + err.Error(), Hint: "检查这个文件的语法"})
		return f.keep(p, data)
	}
	if f.page != nil && mediaType == "html" {
		f.page(p, b.Bytes())
	}
	return f.keep(p, b.Bytes())
}

// input is how the minifier gets a file. HTML it reads, and changes, in place: pages are most of a site, and it never refuses one. Of other formats it
// gets a copy, since a file it refuses is published as it was.
func input(mediaType string, data []byte) io.Reader {
	if mediaType == "html" {
		return bytes.NewBuffer(data)
	}
	return bytes.NewReader(data)
}

// put keeps a file as it is, for files that have nothing to gain from being minified.
func (f *finisher) put(p string, data []byte) error {
	if !f.claim(p) {
		return nil
	}
	return f.keep(p, data)
}

// claim refuses an address that can't be a file's, and a second file at an address, also one that differs only in case: on Windows the two are one.
func (f *finisher) claim(p string) bool {
	if fault := badPublished(p); fault != nil {
		f.fault(*fault)
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	key := strings.ToLower(p)
	if first, taken := f.seen[key]; taken {
		fault := finding.Finding{Rule: "same-address", Kind: finding.Other, Severity: finding.Error, File: p,
			Message: "有两个页面或文件的地址都是 " + p, Hint: "给其中一个换一个地址"}
		if first != p {
			fault.Message = "地址 " + first + " 与 " + p + " 只有大小写不同，在有些系统上是同一个文件"
		}
		f.findings = append(f.findings, fault)
		return false
	}
	f.seen[key] = p
	return true
}

func (f *finisher) fault(x finding.Finding) {
	f.mu.Lock()
	f.findings = append(f.findings, x)
	f.mu.Unlock()
}

// minifiable is the media type the minifier knows the file by, "" where the file stays as it is.
func minifiable(p string) string {
	switch strings.ToLower(path.Ext(p)) {
	case ".html", ".htm":
		return "html"
	case ".css":
		return "text/css"
	case ".js":
		return "application/javascript"
	case ".json", ".webmanifest", ".geojson":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".xml", ".xsl", ".rss", ".atom":
		return "text/xml"
	}
	return ""
}
