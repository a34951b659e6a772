package document

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDocxSampleReadsWordForWord(t *testing.T) {
	src, err := Open("testdata/samples/check/d02.docx", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/samples/check/d02.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), src.Text); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
	if len(src.Tables) != 1 || len(src.Tables[0].Rows) != 6 {
		t.Fatalf("got tables %v, want one of 6 rows", src.Tables)
	}
	table := src.Tables[0]
	span := string([]rune(src.Text)[table.Start:table.End])
	if !strings.HasPrefix(span, "执法领域 | ") || !strings.HasSuffix(span, "8.01") {
		t.Errorf("the table's span covers %q", span)
	}
	if len(src.Dropped) != 0 {
		t.Errorf("got dropped %v, want nothing", src.Dropped)
	}
}

func TestDocx(t *testing.T) {
	field := func(code, result string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
			r(result) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	box := func(text string) string {
		return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p(text) + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p(text) + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	}
	deleted := `<w:del w:id="1"><w:r><w:delText>四十</w:delText></w:r></w:del>`
	tests := map[string]struct {
		file    wordFile
		want    string
		dropped string // "why=text" a line
	}{
		"insertions stay and deletions go": {
			word(`<w:p>` + r("共") + deleted + `<w:ins w:id="2">` + r("五十") + `</w:ins>` + r("件。") + `</w:p>`),
			"共五十件。\n", whyDeleted + "=四十"},
		"a deleted paragraph mark joins the lines": {
			word(p("甲样镇召开", `<w:rPr><w:del w:id="1"/></w:rPr>`) + p("会议3次。")), "甲样镇召开会议3次。\n", ""},
		"a deleted row is gone": {
			word(`<w:tbl><w:tr><w:tc>` + p("甲") + `</w:tc><w:tc>` + p("1") + `</w:tc></w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>` + p("乙") + `</w:tc><w:tc>` + p("2") + `</w:tc></w:tr></w:tbl>`),
			"甲 | 1\n", whyDeleted + "=乙\n" + whyDeleted + "=2"},
		"moved text stands once": {
			word(`<w:p><w:moveFrom w:id="1">` + r("乙。") + `</w:moveFrom>` + r("甲。") + `<w:moveTo w:id="2">` + r("乙。") + `</w:moveTo></w:p>`),
			"甲。乙。\n", whyMoved + "=乙。"},
		"hidden text is left out": {
			word(`<w:p>`+r("公开")+r("内部", `<w:vanish/>`)+r("文字", `<w:vanish w:val="0"/>`)+`</w:p>`+`<w:p>`+r("密", `<w:rStyle w:val="h"/>`)+r("明")+`</w:p>`,
				"styles", `<w:style w:type="character" w:styleId="b"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="h"><w:basedOn w:val="b"/></w:style>`),
			"公开文字\n明\n", whyHidden + "=内部\n" + whyHidden + "=密"},
		"a text box stands once, behind its paragraph": {
			word(`<w:p>` + box("框中文字") + r("正文") + `</w:p>` + p("下段")), "正文\n框中文字\n下段\n", ""},
		"an old text box": {
			word(`<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + p("旧框") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>` + r("正文") + `</w:p>`), "正文\n旧框\n", ""},
		"fields show their results": {
			word(`<w:p>` + r("见") + field(` HYPERLINK "http://a.example" `, "本镇网站") + field(" PAGE ", "3") + r("。") + `</w:p>`),
			"见本镇网站。\n", whyPage + "=3"},
		"a field within a field's code does not show": {
			word(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>` + field("PAGE", "1") +
				`<w:r><w:instrText> = 1 "甲"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("甲") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`), "甲\n", ""},
		"a field without an end swallows nothing": {
			word(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>` + r("甲。") + `</w:p>` + p("乙。")), "甲。\n乙。\n", ""},
		"a table of contents is left out": {
			word(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + p("一、总体情况1") + `</w:sdtContent></w:sdt>` + p("一、总体情况")),
			"一、总体情况\n", whyContents + "=一、总体情况1"},
		"notes stand at the foot": {
			word(`<w:p>`+r("共65件")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+r("，办结63件")+`<w:r><w:endnoteReference w:id="5"/></w:r>`+r("。")+`</w:p>`,
				"footnotes", `<w:footnote w:id="0">`+p("线")+`</w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>`+r(" 含上年结转。")+`</w:p></w:footnote>`,
				"endnotes", `<w:endnote w:id="5">`+p("另2件在办。")+`</w:endnote>`),
			"共65件[1]，办结63件[2]。\n[1] 含上年结转。\n[2] 另2件在办。\n", ""},
		"comments, headers and footers are listed": {
			word(p("正文"), "comments", `<w:comment w:id="0">`+p("请核实")+`</w:comment>`, "header", p("样例县甲样镇"), "footer", `<w:p>`+r("第")+field("PAGE", "1")+r("页")+`</w:p>`),
			"正文\n", "批注=请核实\n页眉=样例县甲样镇\n" + whyPage + "=1\n页脚=第页"},
		"controls and links are kept": {
			word(`<w:p><w:hyperlink>` + r("甲") + `</w:hyperlink><w:smartTag>` + r("乙") + `</w:smartTag><w:sdt><w:sdtContent>` + r("丙") + `</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + r("单击此处输入") + `</w:sdtContent></w:sdt></w:p>`),
			"甲乙丙\n", whyPrompt + "=单击此处输入"},
		"tabs, breaks, hyphens and signs": {
			word(`<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:br w:type="page"/></w:r></w:p>`),
			"甲\t乙\n丙-丁☑\n", ""},
		"merged cells stand once": {
			word(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("合计") + `</w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("备注") + `</w:tc></w:tr>` +
				`<w:tr><w:tc>` + p("商业") + p("企业") + `</w:tc><w:tc>` + p("2") + `</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + p("") + `</w:tc></w:tr></w:tbl>`),
			"合计 |  | 备注\n商业企业 | 2 |\n", ""},
		"a frame of one cell is no table": {
			word(`<w:tbl><w:tr><w:tc>` + p("甲") + p("乙") + `</w:tc></w:tr></w:tbl>`), "甲\n乙\n", ""},
		"a reading above a word is left out": {
			word(`<w:p><w:r><w:ruby><w:rt>` + r("yāng") + `</w:rt><w:rubyBase>` + r("秧") + `</w:rubyBase></w:ruby></w:r></w:p>`), "秧\n", whyRuby + "=yāng"},
		"a formula keeps its characters": {
			word(`<w:p>` + r("率=") + `<m:oMath><m:f><m:num><m:r><m:t>63</m:t></m:r></m:num><m:den><m:r><m:t>/65</m:t></m:r></m:den></m:f></m:oMath></w:p>`), "率=63/65\n", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			src := test.file.read(t)
			if diff := cmp.Diff(test.want, src.Text); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
			var dropped []string
			for _, d := range src.Dropped {
				dropped = append(dropped, d.Why+"="+d.Text)
			}
			if diff := cmp.Diff(test.dropped, strings.Join(dropped, "\n")); diff != "" {
				t.Errorf("dropped differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDocxMergedCellsStandInEachPlaceOfTheTable(t *testing.T) {
	src := word(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("甲") + `</w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("乙") + `</w:tc></w:tr>` +
		`<w:tr><w:tc>` + p("1") + `</w:tc><w:tc>` + p("2") + `</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + p("") + `</w:tc></w:tr></w:tbl>`).read(t)
	if diff := cmp.Diff([]Table{{Start: 0, End: 16, Rows: [][]string{{"甲", "甲", "乙"}, {"1", "2", "乙"}}}}, src.Tables); diff != "" {
		t.Errorf("tables differ (-want +got):\n%s", diff)
	}
}

func TestDocxStrictDialect(t *testing.T) {
	f := word(p("甲") + `<w:tbl><w:tr><w:tc>` + p("乙") + `</w:tc><w:tc>` + p("丙") + `</w:tc></w:tr></w:tbl>`)
	for name, content := range f {
		content = strings.ReplaceAll(content, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
		f[name] = strings.ReplaceAll(content, "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	}
	if got, want := f.read(t).Text, "甲\n乙 | 丙\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func BenchmarkDocxOf50Pages(b *testing.B) {
	var body strings.Builder
	sentence := []rune("2023年，样例县甲样镇坚持依法行政，全年办理群众来信来访65件，办结63件，办结率96.92%。")
	for range 50 * 8 {
		body.WriteString("<w:p><w:pPr><w:ind w:firstLine=\"640\"/></w:pPr>")
		for i := range 3 {
			body.WriteString(r(string(sentence[:15*(1+i%2)]), `<w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/>`) + r(string(sentence[15*(1+i%2):])))
		}
		body.WriteString("</w:p>")
	}
	data := word(body.String()).zip(b)
	for b.Loop() {
		if _, err := Read("甲.docx", data, Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
