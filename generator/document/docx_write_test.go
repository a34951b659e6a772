package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A wordFile is a tiny .docx in the making: parts by name. word() fills in what every file has.
type wordFile map[string]string

const (
	wordNS   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	relKind  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// word makes a file of a body, given as XML, and further parts of word/ by relationship kind: "numbering", "footnotes", "header" …
func word(body string, parts ...string) wordFile {
	f := wordFile{
		"_rels/.rels":       `<Relationships xmlns="` + relSpace + `"><Relationship Id="r1" Type="` + relKind + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordNS + `><w:body>` + body + `</w:body></w:document>`,
	}
	var rels strings.Builder
	for i := 0; i+1 < len(parts); i += 2 {
		kind := parts[i]
		target := fmt.Sprintf("%s%d.xml", kind, i)
		fmt.Fprintf(&rels, `<Relationship Id="r%d" Type="%s%s" Target="%s"/>`, i, relKind, kind, target)
		root := map[string]string{"header": "hdr", "footer": "ftr"}[kind]
		if root == "" {
			root = kind
		}
		f["word/"+target] = "<w:" + root + " " + wordNS + ">" + parts[i+1] + "</w:" + root + ">"
	}
	f["word/_rels/document.xml.rels"] = `<Relationships xmlns="` + relSpace + `">` + rels.String() + `</Relationships>`
	return f
}

// zip packs the parts.
func (f wordFile) zip(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(f)) {
		w, err := z.Create(name)
		must(t, err)
		_, err = w.Write([]byte(f[name]))
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// read reads the file and fails the test where that fails.
func (f wordFile) read(t testing.TB) *Source {
	t.Helper()
	src, err := Read("甲.docx", f.zip(t), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// p is a paragraph of one run, with paragraph properties where given.
func p(text string, props ...string) string {
	return "<w:p><w:pPr>" + strings.Join(props, "") + "</w:pPr>" + r(text) + "</w:p>"
}

// r is a run, with run properties where given.
func r(text string, props ...string) string {
	return "<w:r><w:rPr>" + strings.Join(props, "") + `</w:rPr><w:t xml:space="preserve">` + text + "</w:t></w:r>"
}

// numbered is a paragraph of a list.
func numbered(num, lvl int, text string) string {
	return p(text, fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, lvl, num))
}

// abstract defines a list: one "format text suffix" a level.
func abstract(id int, levels ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d">`, id)
	for i, l := range levels {
		part := strings.Split(l, " ")
		fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:suff w:val="%s"/></w:lvl>`, i, part[0], part[1], part[2])
	}
	return b.String() + `</w:abstractNum>`
}

// num makes a list of a definition, with overrides where given.
func num(id, abstract int, overrides ...string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstract, strings.Join(overrides, ""))
}
