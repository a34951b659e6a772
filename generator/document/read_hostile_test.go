package document

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// Every hostile file ends in a refusal with a hint, in at most 5 s and 500 MB, and leaves no file behind.
func TestHostileFilesAreRefused(t *testing.T) {
	doc := func(body string) []byte { return stored(t, word(body)) }
	sheet := func(data io.WriterTo) []byte { return xlsxWith(t, data) }
	tests := map[string]struct {
		name string
		data func() []byte
		says string
	}{
		"a zip bomb": {"a.docx", func() []byte {
			return zipOf(t, map[string]io.WriterTo{"_rels/.rels": text(rootRels), "word/document.xml": repeat{"<w:p/>", 200_000_000}})
		}, "解压后超过"},
		"a small part squeezed a thousandfold": {"a.docx", func() []byte {
			return zipOf(t, map[string]io.WriterTo{"_rels/.rels": text(rootRels), "word/document.xml": repeat{" ", 30_000_000}})
		}, "压缩比"},
		"ten thousand parts and one": {"a.docx", func() []byte {
			f := wordFile{}
			for i := range 10_001 {
				f[fmt.Sprintf("%d", i)] = ""
			}
			return stored(t, f)
		}, "部件"},
		"entities": {"a.docx", func() []byte {
			f := word("")
			f["word/document.xml"] = `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document ` + wordNS + `><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
			return f.zip(t)
		}, "文档类型"},
		"an entity without a declaration":  {"a.docx", func() []byte { return doc(`<w:p><w:r><w:t>&b;</w:t></w:r></w:p>`) }, "XML"},
		"a million nested elements":        {"a.docx", func() []byte { return doc(strings.Repeat("<w:sdt><w:sdtContent>", 500_000)) }, "嵌套"},
		"a million nested elements unread": {"a.docx", func() []byte { return doc(strings.Repeat("<w:x>", 1_000_000)) }, "嵌套"},
		"three million elements":           {"a.docx", func() []byte { return doc(strings.Repeat("<w:p/>", 3_000_000)) }, "过多"},
		"ten million cells of a table":     {"a.docx", func() []byte { return doc("<w:tbl><w:tr>" + strings.Repeat("<w:tc/>", 1_000_000) + "</w:tr></w:tbl>") }, "单元格"},
		"few strings in many cells": {"a.xlsx", func() []byte {
			cell := `<c t="s"><v>0</v></c>`
			return zipOf(t, map[string]io.WriterTo{
				"_rels/.rels":                text(strings.Replace(rootRels, "word/document.xml", "xl/workbook.xml", 1)),
				"xl/workbook.xml":            text(`<workbook ` + sheetNS + `><sheets><sheet name="甲" r:id="r1"/></sheets></workbook>`),
				"xl/_rels/workbook.xml.rels": text(`<Relationships xmlns="` + relSpace + `"><Relationship Id="r1" Type="` + relKind + `worksheet" Target="worksheets/s.xml"/><Relationship Id="r2" Type="` + relKind + `sharedStrings" Target="s.xml"/></Relationships>`),
				"xl/s.xml":                   text(`<sst ` + sheetNS + `><si><t>` + strings.Repeat("甲", 1_000_000) + `</t></si></sst>`),
				"xl/worksheets/s.xml":        text(`<worksheet ` + sheetNS + `><sheetData><row>` + strings.Repeat(cell, 10_000) + `</row></sheetData></worksheet>`),
			})
		}, "文字太大"},
		"a note called again and again": {"a.docx", func() []byte {
			return stored(t, word("<w:p>"+strings.Repeat(`<w:r><w:footnoteReference w:id="1"/></w:r>`, 100_000)+"</w:p>", "footnotes", `<w:footnote w:id="1">`+p(strings.Repeat("甲", 1_000_000))+`</w:footnote>`))
		}, "文字太大"},
		"a long number again and again": {"a.docx", func() []byte {
			return stored(t, word(strings.Repeat(numbered(1, 0, ""), 100_000), "numbering", abstract(0, "decimal "+strings.Repeat("甲", 100_000)+"%1 nothing")+num(1, 0)))
		}, "文字太大"},
		"tables in tables": {"a.docx", func() []byte { return doc(strings.Repeat("<w:tbl><w:tr><w:tc/><w:tc>", 20)) }, "嵌套"},
		"a million fields": {"a.docx", func() []byte {
			return doc("<w:p>" + strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>a</w:t></w:r>`, 200_000) + "</w:p>")
		}, "没有文字"},
		"a million deletions": {"a.docx", func() []byte {
			return doc("<w:p>" + strings.Repeat(`<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>`, 300_000) + "</w:p>")
		}, "没有文字"},
		"paragraphs joined without end": {"a.docx", func() []byte {
			return doc(strings.Repeat(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲</w:t></w:r></w:p>`, 200_000) + strings.Repeat("<w:x>", 300))
		}, "嵌套"},
		"escapes without end": {"a.xlsx", func() []byte {
			return sheet(chain{text(`<c t="str"><v>`), repeat{"_x7532_", 5_000_000}, text(`</v></c></row><row r="x"><c r="A1"/></row><row>`), repeat{"<c/>", 500_001}})
		}, ""},
		"an encrypted docx": {"a.docx", func() []byte { return encryptedBook(t) }, "密码"},
		"a password on the zip itself": {"a.docx", func() []byte {
			data := doc(p("甲"))
			for i := range data[:len(data)-4] {
				switch string(data[i : i+4]) {
				case "PK\x03\x04":
					data[i+6] |= 1
				case "PK\x01\x02":
					data[i+8] |= 1
				}
			}
			return data
		}, "密码"},
		"half a docx": {"a.docx", func() []byte { data := doc(p("甲")); return data[:len(data)/2] }, "损坏"},
		"a docx cut in its XML": {"a.docx", func() []byte {
			f := word(p("甲"))
			d := f["word/document.xml"]
			f["word/document.xml"] = d[:len(d)-30]
			return f.zip(t)
		}, "XML"},
		"a docx without a body": {"a.docx", func() []byte { f := word(""); delete(f, "word/document.xml"); return f.zip(t) }, "损坏"},
		"names that climb": {"a.docx", func() []byte {
			return zipOf(t, map[string]io.WriterTo{"../../../../tmp/pufa-climbed": text("x"), "/tmp/pufa-climbed": text("x"), `..\..\pufa-climbed`: text("x")})
		}, "压缩包"},
		"a relation that climbs": {"a.docx", func() []byte {
			return zipOf(t, map[string]io.WriterTo{"_rels/.rels": text(strings.Replace(rootRels, "word/document.xml", "../../../etc/passwd", 1))})
		}, "损坏"},
		"ten million cells of a sheet": {"a.xlsx", func() []byte { return sheet(repeat{"<c/>", 10_000_000}) }, ""},
		"half a million cells and one": {"a.xlsx", func() []byte { return sheet(repeat{`<c t="str"><v>1</v></c>`, 500_001}) }, ""},
		"a sheet of two far corners": {"a.xlsx", func() []byte {
			var b strings.Builder
			for i := range 1000 {
				fmt.Fprintf(&b, `</row><row r="%d"><c r="%s" t="str"><v>1</v></c>`, i*1000+2, cellName(i*16+1, i*1000+2))
			}
			return sheet(text(b.String()))
		}, "单元格"},
		"an encrypted xlsx":            {"a.xlsx", func() []byte { return encryptedBook(t) }, "密码"},
		"a page of nested elements":    {"a.html", func() []byte { return []byte(strings.Repeat("<div>", 1_000_000)) }, "过深"},
		"a page of formatting":         {"a.html", func() []byte { return []byte(formattingBomb()) }, "过多"},
		"a page of a million elements": {"a.html", func() []byte { return []byte(strings.Repeat("<br>", 3_000_000)) }, "过多"},
		"a page of wide cells": {"a.html", func() []byte {
			return []byte("<table>" + strings.Repeat("<tr>"+strings.Repeat(`<td rowspan=100 colspan=100>甲`, 50)+"</tr>", 50) + "</table>")
		}, "单元格"},
		"thirty megabytes of text":    {"a.txt", func() []byte { return bytes.Repeat([]byte("普法"), 5<<20) }, "文字太大"},
		"a sheet of a million commas": {"a.csv", func() []byte { return bytes.Repeat([]byte(","), 1_000_000) }, "单元格"},
		"a picture":                   {"a.docx", func() []byte { return []byte("\xff\xd8\xff\xe0\x00\x10JFIF") }, "图片"},
		"a picture without text":      {"a.docx", func() []byte { return doc(`<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>`) }, "扫描件"},
		"nothing":                     {"a.docx", func() []byte { return nil }, "空"},
		"nothing but zeros":           {"a.txt", func() []byte { return make([]byte, 4096) }, "不认识"},
		"another archive":             {"a.docx", func() []byte { return []byte("Rar!\x1a\x07\x00") }, "压缩包"},
		"an archive of files":         {"a.docx", func() []byte { return zipOf(t, map[string]io.WriterTo{"甲.txt": text("甲")}) }, "压缩包"},
		"an OFD":                      {"a.docx", func() []byte { return zipOf(t, map[string]io.WriterTo{"OFD.xml": text("<OFD/>")}) }, "OFD"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			data := test.data()
			t.Chdir(t.TempDir())
			t.Setenv("TMPDIR", t.TempDir())
			read := func() error {
				_, err := Read(test.name, data, Limits{})
				return err
			}
			took, grown, err := measured(read)
			r, ok := asRefusal(err)
			if !ok || !strings.Contains(r.Message, test.says) || r.Hint == "" || r.File != test.name {
				t.Errorf("got %v, want a refusal that says %q, with a hint", err, test.says)
			}
			t.Logf("took %v and %d MB", took, grown>>20)
			if grown > 500<<20 {
				t.Errorf("took %d MB", grown>>20)
			}
			for _, dir := range []string{".", os.TempDir()} {
				if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
					t.Errorf("files appeared: %v %v", entries, err)
				}
			}
		})
	}
}

func TestWrongExtensionsDoNotMatter(t *testing.T) {
	docx := word(p("甲")).zip(t)
	for name, data := range map[string][]byte{"a.txt": docx, "a.pdf": docx, "a.xlsx": docx, "a": docx, "b.docx": []byte("甲\n"), "b.pdf": []byte("甲\n"), "c.doc": []byte("<html><body><p>甲</p></body></html>")} {
		src, err := Read(name, data, Limits{})
		if err != nil || src.Text != "甲\n" {
			t.Errorf("%s: got %v %v, want 甲", name, src, err)
		}
	}
}

const rootRels = `<Relationships xmlns="` + relSpace + `"><Relationship Id="r1" Type="` + relKind + `officeDocument" Target="word/document.xml"/></Relationships>`

type text string

func (s text) WriteTo(w io.Writer) (int64, error) {
	n, err := io.WriteString(w, string(s))
	return int64(n), err
}

// repeat writes a piece many times without holding it all.
type repeat struct {
	piece string
	times int
}

func (r repeat) WriteTo(w io.Writer) (int64, error) {
	block := strings.Repeat(r.piece, 1000)
	for i := 0; i < r.times/1000; i++ {
		if _, err := io.WriteString(w, block); err != nil {
			return 0, err
		}
	}
	_, err := io.WriteString(w, strings.Repeat(r.piece, r.times%1000))
	return 0, err
}

// zipOf packs parts as tight and as fast as may be.
func zipOf(t testing.TB, parts map[string]io.WriterTo) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		must(t, err)
		_, err = parts[name].WriteTo(w)
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// stored packs a file without pressing it, so that no ratio gives it away.
func stored(t testing.TB, f wordFile) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range f {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		must(t, err)
		_, err = io.WriteString(w, content)
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

const sheetNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// xlsxWith is a workbook of one sheet with one row that holds the cells given as XML.
func xlsxWith(t testing.TB, cells io.WriterTo) []byte {
	t.Helper()
	return zipOf(t, map[string]io.WriterTo{
		"_rels/.rels":                text(strings.Replace(rootRels, "word/document.xml", "xl/workbook.xml", 1)),
		"xl/workbook.xml":            text(`<workbook ` + sheetNS + `><sheets><sheet name="甲" r:id="r1"/></sheets></workbook>`),
		"xl/_rels/workbook.xml.rels": text(`<Relationships xmlns="` + relSpace + `"><Relationship Id="r1" Type="` + relKind + `worksheet" Target="worksheets/s.xml"/></Relationships>`),
		"xl/worksheets/s.xml":        chain{text(`<worksheet ` + sheetNS + `><sheetData><row>`), cells, text(`</row></sheetData></worksheet>`)},
	})
}

type chain []io.WriterTo

func (c chain) WriteTo(w io.Writer) (int64, error) {
	for _, part := range c {
		if _, err := part.WriteTo(w); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

func encryptedBook(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	must(t, f.Write(&b, excelize.Options{Password: "甲"}))
	return b.Bytes()
}

// formattingBomb makes a careless parser open hundreds of elements anew in every paragraph.
func formattingBomb() string {
	var b strings.Builder
	for i := range 400 {
		fmt.Fprintf(&b, "<b id=%d>", i)
	}
	return b.String() + strings.Repeat("<p>甲", 200_000)
}

// Times are logged, not asserted: the machine may be busy, or the race detector on. Each of these files is refused within 5 s on an idle core.

// measured runs fn and tells how long it took and how many bytes the heap held at most beyond what it held before.
func measured(fn func() error) (took time.Duration, grown uint64, err error) {
	runtime.GC()
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before, peak := m.HeapInuse, m.HeapInuse
	done, sampled := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(sampled)
		for {
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapInuse)
			}
		}
	}()
	start := time.Now()
	err = fn()
	took = time.Since(start)
	close(done)
	<-sampled
	return took, peak - before, err
}
