package page

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// requestDocx writes the application form as a Word document: a title and a table of two columns on A4. The same form gives the same bytes.
func requestDocx(title string, parts []formPart) ([]byte, error) {
	var body strings.Builder
	body.WriteString(docxParagraph(title, `<w:jc w:val="center"/>`, `<w:b/><w:sz w:val="36"/>`))
	body.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&body, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
	}
	body.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="2700"/><w:gridCol w:w="4800"/></w:tblGrid>`)
	for _, part := range parts {
		for i, line := range part.Lines {
			height := 480
			if line.Tall {
				height = 2400
			}
			fmt.Fprintf(&body, `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="%d"/></w:trPr>`, height)
			merge := `<w:vMerge/>`
			name := ""
			if i == 0 {
				merge, name = `<w:vMerge w:val="restart"/>`, part.Name
			}
			body.WriteString(docxCell(1500, merge, name))
			body.WriteString(docxCell(2700, "", line.Name))
			value := line.Note
			if len(line.Tick) > 0 {
				value = "□" + strings.Join(line.Tick, "　□")
			}
			body.WriteString(docxCell(4800, "", value))
			body.WriteString(`</w:tr>`)
		}
	}
	body.WriteString(`</w:tbl>`)
	body.WriteString(docxParagraph("填写说明：公民填写姓名、身份证明、联系方式；法人或者其他组织填写名称、身份证明、联系方式。身份证明随表附上复印件。", "", `<w:sz w:val="21"/>`))
	document := docxHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() +
		`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`
	return docxZip(document)
}

const docxHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func docxParagraph(text, properties, run string) string {
	return `<w:p><w:pPr>` + properties + `</w:pPr><w:r><w:rPr><w:rFonts w:ascii="SimSun" w:hAnsi="SimSun" w:eastAsia="SimSun"/>` + run + `</w:rPr><w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r></w:p>`
}

func docxCell(width int, properties, text string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s<w:vAlign w:val="center"/></w:tcPr>%s</w:tc>`, width, properties, docxParagraph(text, "", `<w:sz w:val="24"/>`))
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a bytes.Buffer takes everything
	return b.String()
}

// docxZip packs a document into the least that Word and WPS open. The entries have no time, so that nothing changes between builds.
func docxZip(document string) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range []struct{ name, text string }{
		{"[Content_Types].xml", docxHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", docxHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", document},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate})
		if err == nil {
			_, err = io.WriteString(w, f.text)
		}
		if err != nil {
			return nil, fmt.Errorf("packing %q of the application form: %w", f.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("packing the application form: %w", err)
	}
	return out.Bytes(), nil
}
