package document

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// sound checks what holds of every reading, whatever was read: a fault of the file is a refusal with a hint, text is valid, and tables
// stand in it.
func sound(t *testing.T, src *Source, err error) {
	t.Helper()
	if err != nil {
		if r, ok := asRefusal(err); !ok || r.Message == "" || r.Hint == "" {
			t.Fatalf("got error %v, want a refusal with a hint", err)
		}
		return
	}
	if !utf8.ValidString(src.Text) {
		t.Fatalf("text is not valid: %q", src.Text)
	}
	length, at := utf8.RuneCountInString(src.Text), 0
	for _, table := range src.Tables {
		if table.Start < at || table.End < table.Start || table.End > length {
			t.Fatalf("table at %d..%d of %d, the one before ended at %d", table.Start, table.End, length, at)
		}
		at = table.End
	}
	for _, d := range src.Dropped {
		if d.Why == "" {
			t.Fatalf("dropped %q without a reason", d.Text)
		}
	}
}

func FuzzDocx(f *testing.F) {
	numbering := abstract(0, "chineseCounting %1、 nothing", "decimal %1.%2 tab") + num(1, 0)
	f.Add(p("甲")+numbered(1, 0, "乙")+numbered(1, 1, "丙"), numbering)
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+p("甲")+`</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>`+p("乙")+`</w:tc></w:tr></w:tbl>`, "")
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+r("一")+`<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "")
	f.Add(`<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict><v:textbox><w:txbxContent>`+p("框")+`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, "")
	f.Add(`<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:br w:type="page"/><w:ruby><w:rt/><w:rubyBase>`+r("秧")+`</w:rubyBase></w:ruby></w:r></w:p>`, "")
	f.Fuzz(func(t *testing.T, body, numbering string) {
		src, err := Read("a.docx", word(body, "numbering", numbering, "styles", numbering, "footnotes", body).zip(t), Limits{})
		sound(t, src, err)
	})
}

func FuzzXlsx(f *testing.F) {
	f.Add(`<c r="A1" t="str"><v>标题</v></c><c r="B1" t="inlineStr"><is><t>日期</t></is></c></row><row r="2"><c><v>45264</v></c><c t="b"><v>1</v></c>`)
	f.Add(`<c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData><row>`)
	f.Add(`<c t="d"><v>2023-12-04</v></c><c t="s"><v>0</v></c><c t="e"><v>#REF!</v></c><c r="XFD1"/>`)
	f.Fuzz(func(t *testing.T, cells string) {
		data := xlsxWith(t, text(cells))
		src, err := Read("a.xlsx", data, Limits{Cells: 20_000})
		sound(t, src, err)
		_, _, err = Sheet("a.xlsx", data, sampleChoices, Limits{Cells: 20_000})
		sound(t, &Source{}, err)
	})
}

func FuzzCSV(f *testing.F) {
	f.Add("标题,日期,宣传资料\n甲,2023-12-4,宣传册400余份、环保袋200个\n")
	f.Add("标题;日期\n\"甲\n乙\";2023年12月1日至7日\n")
	f.Fuzz(func(t *testing.T, data string) {
		src, err := Read("a.csv", []byte(data), Limits{Cells: 20_000})
		sound(t, src, err)
		_, findings, err := Sheet("a.csv", []byte(data), sampleChoices, Limits{Cells: 20_000})
		sound(t, &Source{}, err)
		for _, finding := range findings {
			if finding.Line == 0 || finding.Message == "" || finding.Hint == "" {
				t.Fatalf("a finding without place, message or hint: %+v", finding)
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add(`<html><head><title>甲报告</title></head><body><h1>甲报告</h1><div id=zoom><p>一、甲。</p><table><tr><td rowspan=2>甲<td colspan=2>乙</table><ol><li>丙</ol></div><div class=footer>ICP备</div></body></html>`)
	f.Add(`<table><tr><td>索引号：</td><td>1</td></tr><tr><td><table><tr><td>甲</td></tr></table></td></tr></table><p style="display:none">密</p>`)
	f.Add(`<p>上一篇：<a href=1>甲</a><br>来源：乙 浏览次数：3<pre>丙
丁</pre>`)
	f.Fuzz(func(t *testing.T, data string) {
		src, err := Read("a.html", []byte(data), Limits{})
		sound(t, src, err)
	})
}

func FuzzTxt(f *testing.F) {
	for _, seed := range []string{"甲样镇\r\n一、总体情况\n", "\xff\xfe\x32\x75\x0a\x00", "\xfe\xff\x75\x32", "\xbc\xd7\xd1\xf9\xd5\xf2", "\xef\xbb\xbf甲", "甲\xe7\x94乙"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := Read("a.txt", data, Limits{})
		sound(t, src, err)
		if err == nil && src.Format == "txt" && src.Encoding == "utf-8" && utf8.Valid(data) {
			if want := plainLineEnds(strings.TrimPrefix(string(data), "\ufeff")); src.Text != want {
				t.Fatalf("got %q, want %q", src.Text, want)
			}
		}
	})
}

// FuzzRead tries the readers by their magic: archives, compound files, whatever the bytes say.
func FuzzRead(f *testing.F) {
	f.Add(word(p("甲")).zip(f))
	f.Add(xlsxWith(f, text(`<c t="str"><v>1</v></c>`)))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1EncryptedPackage"))
	f.Add([]byte("<?xml version='1.0'?><!-- x --><html>甲"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if sniff("a", data) == kindPDF || sniff("a", data) == kindRTF || sniff("a", data) == kindCompound {
			return // other programs read these; FuzzPDF has the first
		}
		src, err := Read("a", data, Limits{})
		sound(t, src, err)
	})
}

// FuzzPDF is slow (one sandbox a file) and meant for long runs.
func FuzzPDF(f *testing.F) {
	f.Add("BT /F1 16 Tf 80 700 Td <bcd7> Tj ET")
	f.Add("BT /F1 16 Tf 1 0 0 1 80 700 Tm (2023) Tj 0 -20 Td (a b) Tj ET")
	f.Fuzz(func(t *testing.T, content string) {
		src, err := Read("a.pdf", tinyPDF("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", stream("", content),
			"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>",
			"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>"), Limits{})
		sound(t, src, err)
	})
}
