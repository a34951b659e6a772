package site

import (
	"bytes"
	"path"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

// compressFrom is the size in bytes from which a text file gets .gz and .br siblings: below, the headers of the answer outweigh the gain.
const compressFrom = 1 << 10

// Levels chosen by measurement (decisions/0001): the last steps that still pay in size for the time they cost.
const (
	gzipLevel   = 5
	brotliLevel = 5
)

// A compressor makes the siblings that servers send instead of a file; its writers are used again.
type compressor struct {
	gzips, brotlis, buffers sync.Pool
}

func newCompressor() *compressor {
	c := &compressor{}
	c.buffers.New = func() any { return new(bytes.Buffer) }
	c.gzips.New = func() any {
		w, _ := gzip.NewWriterLevel(nil, gzipLevel) // the level is valid
		return w
	}
	c.brotlis.New = func() any { return brotli.NewWriterLevel(nil, brotliLevel) }
	return c
}

// siblings calls keep with path.gz and path.br. The data is only lent.
func (c *compressor) siblings(p string, data []byte, keep func(path string, data []byte) error) error {
	b := c.buffers.Get().(*bytes.Buffer)
	defer c.buffers.Put(b)

	b.Reset()
	gz := c.gzips.Get().(*gzip.Writer)
	defer c.gzips.Put(gz)
	gz.Reset(b)
	gz.Write(data) // a bytes.Buffer never fails
	gz.Close()
	if err := keep(p+".gz", b.Bytes()); err != nil {
		return err
	}

	b.Reset()
	br := c.brotlis.Get().(*brotli.Writer)
	defer c.brotlis.Put(br)
	br.Reset(b)
	br.Write(data)
	br.Close()
	return keep(p+".br", b.Bytes())
}

// compressible tells text files large enough to gain.
func compressible(p string, size int) bool {
	if size < compressFrom {
		return false
	}
	switch strings.ToLower(path.Ext(p)) {
	case ".html", ".htm", ".css", ".js", ".json", ".webmanifest", ".geojson", ".svg", ".xml", ".xsl", ".rss", ".atom", ".txt", ".csv", ".ics", ".md":
		return true
	}
	return false
}
