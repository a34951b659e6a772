package document

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// testdata/pdf/report.pdf was printed by Chromium from report.html beside it:
// chromium --headless --no-pdf-header-footer --print-to-pdf=report.pdf report.html
func TestPDFLinesBecomeParagraphs(t *testing.T) {
	src, err := Open("testdata/pdf/report.pdf", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	part := []string{"甲样镇报告如下：", "一、主要成效", "（一）全年召开会议12次，审查合同45份，报告合同会议成效，会议审查报告合同全年成效主要会议召开。",
		"（二）全年审查报告65件，办结63件，办结率96.92%。全年召开会议审查合同，报告成效如下全年召开会议审查合同办结。"}
	want := []string{"甲样镇2023年报告"}
	for range 5 {
		want = append(want, part...)
	}
	want = append(want, "全年 | 办结（件） | 审查", "合同 | 45 | 12", "会议 | 63 | 65", "二、如下", "甲样镇", "2024年1月18日", "")
	if diff := cmp.Diff(strings.Join(want, "\n"), src.Text); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
	for i, d := range src.Dropped {
		if want := fmt.Sprintf("— %d —", i+1); d.Text != want || d.Why != whyPage {
			t.Errorf("dropped %v, want the page number %s", d, want)
		}
	}
	if len(src.Dropped) < 2 {
		t.Errorf("dropped %v, want a page number a page", src.Dropped)
	}
	if len(src.Tables) != 1 {
		t.Errorf("got %d tables, want 1", len(src.Tables))
	}
}

// tinyPDF makes a file of the objects given, numbered from 1; the first is the catalog.
func tinyPDF(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, start)
	return b.Bytes()
}

func stream(dict, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(content), content)
}

func TestPDFReadsFontsThatDoNotNameTheirCharacters(t *testing.T) {
	text := "甲样镇2023年办结63件"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(text)
	must(t, err)
	data := tinyPDF("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		stream("", fmt.Sprintf("BT /F1 16 Tf 80 700 Td <%x> Tj ET", gbk)),
		"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>",
		"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>",
		"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>")
	src, err := Read("a.pdf", data, Limits{})
	must(t, err)
	if src.Text != text+"\n" {
		t.Errorf("got %q, want %q", src.Text, text)
	}
}

func TestPDFRefusals(t *testing.T) {
	page := "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
	scan := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream("", "595 0 0 842 0 0 cm /I Do"),
		stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x80")}
	report := readFile(t, "testdata/pdf/report.pdf")
	for name, test := range map[string]struct {
		data []byte
		says string
	}{
		"a scan":                {tinyPDF("", scan...), "扫描件"},
		"a password":            {tinyPDF(`/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]/Encrypt 6 0 R`, append(scan, "<</Filter/Standard/V 2/R 3/Length 128/P -4/O<"+strings.Repeat("ab", 32)+">/U<"+strings.Repeat("cd", 32)+">>>")...), "密码"},
		"half a file":           {report[:len(report)/2], "损坏"},
		"nothing but its magic": {[]byte("%PDF-1.7\n"), "损坏"},
		"more pages than bound": {report, "页"},
	} {
		limits := Limits{}
		if name == "more pages than bound" {
			limits.Pages = 1
		}
		src, err := Read("a.pdf", test.data, limits)
		r, ok := asRefusal(err)
		if !ok || !strings.Contains(r.Message, test.says) || r.Hint == "" {
			t.Errorf("%s: got %v %v, want a refusal that says %s, with a hint", name, src, err, test.says)
		}
	}
}

// A PDF can hide gigabytes in kilobytes; the engine is stopped when it has had its time or its memory.
func TestPDFBombsAreStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: takes ten seconds")
	}
	pressed := func(piece string, times int) string {
		var b bytes.Buffer
		w, err := zlib.NewWriterLevel(&b, zlib.BestSpeed)
		must(t, err)
		_, err = repeat{piece, times}.WriteTo(w)
		must(t, err)
		must(t, w.Close())
		return b.String()
	}
	file := func(content string, pages int) []byte {
		return tinyPDF("", "<</Type/Catalog/Pages 2 0 R>>", fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Repeat("3 0 R ", pages), pages),
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", stream("/Filter/FlateDecode", content),
			"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	}
	_, err := Read("warm.pdf", file(pressed("BT /F1 9 Tf (a) Tj ET ", 10), 1), Limits{}) // the first start translates the engine
	if _, ok := asRefusal(err); err != nil && !ok {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"a page of endless text":   file(pressed("BT /F1 9 Tf (abcdefghij) Tj ET ", 20_000_000), 1),
		"a page of endless saving": file(pressed("q ", 200_000_000), 1),
		"a million pages of one":   file(pressed("BT (a) Tj ET ", 10), 1_000_000),
		"heavy pages":              file(pressed("BT /F1 9 Tf (abcdefghij) Tj ET ", 200_000), 1500),
	} {
		took, grown, err := measured(func() error {
			_, err := Read("a.pdf", data, Limits{})
			return err
		})
		t.Logf("%s: %v, %d MB, %v", name, took, grown>>20, err)
		if r, ok := asRefusal(err); !ok || r.Hint == "" {
			t.Errorf("%s: got %v, want a refusal with a hint", name, err)
		}
		if grown > 500<<20 {
			t.Errorf("%s took %d MB", name, grown>>20)
		}
	}
}
