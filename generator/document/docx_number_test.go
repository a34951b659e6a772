package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNumeral(t *testing.T) {
	tests := []struct {
		format string
		n      int
		want   string
	}{
		{"chineseCounting", 1, "一"}, {"chineseCounting", 10, "十"}, {"chineseCounting", 11, "十一"}, {"chineseCounting", 20, "二十"}, {"chineseCounting", 21, "二十一"},
		{"chineseCounting", 101, "一〇一"}, {"chineseCountingThousand", 101, "一百零一"}, {"chineseCountingThousand", 110, "一百一十"}, {"chineseCountingThousand", 1010, "一千零一十"},
		{"japaneseCounting", 12, "十二"}, {"ideographDigital", 10, "一〇"}, {"ideographDigital", 12, "一二"}, {"ideographTraditional", 3, "丙"}, {"ideographZodiac", 12, "亥"},
		{"ideographZodiacTraditional", 60, "癸亥"}, {"chineseLegalSimplified", 12, "壹拾贰"}, {"decimalEnclosedCircle", 3, "③"}, {"decimalEnclosedCircleChinese", 20, "⑳"},
		{"decimalEnclosedCircle", 21, "21"}, {"decimalEnclosedParen", 2, "⑵"}, {"decimalFullWidth", 12, "１２"}, {"decimalZero", 7, "07"}, {"lowerLetter", 28, "bb"},
		{"upperLetter", 3, "C"}, {"lowerRoman", 14, "xiv"}, {"upperRoman", 1999, "MCMXCIX"}, {"decimal", 12, "12"}, {"none", 5, ""}, {"hebrew1", 5, "5"},
		{"chineseCountingThousand", 10030, "一万零三十"}, {"chineseCountingThousand", 100000, "十万"},
	}
	for _, test := range tests {
		if got := numeral(test.n, test.format); got != test.want {
			t.Errorf("numeral(%d, %s): got %s, want %s", test.n, test.format, got, test.want)
		}
	}
}

func TestAutomaticNumbersAreWrittenOut(t *testing.T) {
	official := abstract(0, "chineseCounting %1、 nothing", "chineseCounting （%2） nothing", "decimal %3. tab", "decimalEnclosedCircle %4 nothing", "decimal %1.%3.%5 space")
	tests := map[string]struct{ body, numbering, styles, want string }{
		"levels of an official document": {
			numbered(1, 0, "甲") + numbered(1, 1, "乙") + numbered(1, 2, "丙") + numbered(1, 2, "丁") + numbered(1, 1, "戊") + numbered(1, 2, "己") + numbered(1, 3, "庚") + numbered(1, 0, "辛") + numbered(1, 1, "壬"),
			official + num(1, 0), "", "一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n1.己\n①庚\n二、辛\n（一）壬\n"},
		"a tab shows where marker and text would run together": {
			numbered(1, 0, "2023年") + numbered(1, 1, "甲") + numbered(1, 2, "乙") + numbered(1, 3, "丙") + numbered(1, 4, "丁"), abstract(0, "decimal %1. tab", "decimal %1.%2 tab", "chineseCounting 第%3条 tab", "decimal %4． tab", "decimalEnclosedCircle %5 tab") + num(1, 0), "",
			"1. 2023年\n1.1 甲\n第一条 乙\n1．丙\n①丁\n"},
		"several levels in one marker": {
			numbered(1, 0, "甲") + numbered(1, 4, "乙"), official + num(1, 0), "", "一、甲\n一.1.1 乙\n"},
		"lists of one definition count together": {
			numbered(1, 0, "甲") + numbered(2, 0, "乙") + numbered(1, 0, "丙"), official + num(1, 0) + num(2, 0), "", "一、甲\n二、乙\n三、丙\n"},
		"an override starts anew once": {
			numbered(1, 0, "甲") + numbered(1, 0, "乙") + numbered(2, 0, "丙") + numbered(2, 0, "丁"),
			official + num(1, 0) + num(2, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`), "", "一、甲\n二、乙\n一、丙\n二、丁\n"},
		"an override changes a level": {
			numbered(1, 0, "甲"), official + num(1, 0, `<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1条"/><w:suff w:val="space"/></w:lvl></w:lvlOverride>`), "",
			"第3条 甲\n"},
		"a level that never starts again": {
			numbered(1, 0, "甲") + numbered(1, 1, "乙") + numbered(1, 0, "丙") + numbered(1, 1, "丁"),
			`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:lvlText w:val="%2．"/></w:lvl></w:abstractNum>` + num(1, 0), "",
			"一、甲\n1．乙\n二、丙\n2．丁\n"},
		"legal style writes figures": {
			numbered(1, 0, "甲") + numbered(1, 1, "乙"),
			`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>` + num(1, 0), "",
			"一、甲\n1.1 乙\n"},
		"numbers come with a style": {
			p("甲", `<w:pStyle w:val="h1"/>`) + p("乙", `<w:pStyle w:val="h2"/>`) + p("丙", `<w:pStyle w:val="h2x"/>`) + p("丁", `<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>`),
			strings.Replace(official, `<w:lvl w:ilvl="1"><w:start w:val="1"/>`, `<w:lvl w:ilvl="1"><w:start w:val="1"/><w:pStyle w:val="h2"/>`, 1) + num(1, 0),
			`<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="h2x"><w:basedOn w:val="h2"/></w:style>`,
			"一、甲\n（一）乙\n（二）丙\n丁\n"},
		"a definition behind a numbering style": {
			numbered(2, 0, "甲"), official + `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="ns"/></w:abstractNum>` + num(1, 0) + num(2, 1),
			`<w:style w:type="numbering" w:styleId="ns"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`, "一、甲\n"},
		"a bullet": {
			numbered(1, 0, "甲"), abstract(0, "bullet \uf06c tab") + num(1, 0), "", "● 甲\n"},
		"a deleted paragraph does not count": {
			numbered(1, 0, "甲") + `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>` + numbered(1, 0, "乙"),
			official + num(1, 0), "", "一、甲\n二、乙\n"},
		"an unknown list has no number": {numbered(9, 0, "甲"), official + num(1, 0), "", "甲\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			src := word(test.body, "numbering", test.numbering, "styles", test.styles).read(t)
			if diff := cmp.Diff(test.want, src.Text); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
		})
	}
}
