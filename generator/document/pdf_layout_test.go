package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pageOf sets lines of 16-point characters; each line is where it begins, in characters from the left margin, and its text.
func pageOf(lines ...any) pdfPage {
	p := pdfPage{width: 595, height: 842}
	y := 760.0
	for i := 0; i < len(lines); i += 2 {
		x := 80 + 16*float64(lines[i].(int))
		for _, r := range lines[i+1].(string) {
			if r == '\v' { // further down the page
				y = 60
				continue
			}
			p.letters++
			p.glyphs = append(p.glyphs, glyph{r: r, x: x, right: x + 16, y: y, size: 16})
			x += 16
		}
		y -= 28
	}
	return p
}

func TestPDFLayout(t *testing.T) {
	full := "全年办理群众来信来访六十五件办结六十三件，群众都很满意。" // 28 characters: the column's width
	part := "全年办理群众来信来访六十五件办结六十三件，群众都很满"
	tests := map[string]struct {
		pages   []pdfPage
		want    string
		dropped []string
	}{
		"an indent begins a paragraph":          {[]pdfPage{pageOf(2, part, 0, full, 0, "完。", 2, part, 0, "完。")}, part + full + "完。\n" + part + "完。\n", nil},
		"a short line ends one":                 {[]pdfPage{pageOf(0, full, 0, full, 0, "完。", 0, full, 0, full)}, full + full + "完。\n" + full + full + "\n", nil},
		"a heading behind a full line":          {[]pdfPage{pageOf(0, full, 0, "二、问题", 0, full, 0, "（二）问题", 0, full, 0, "二是完了。", 0, full)}, full + "\n二、问题\n" + full + "\n（二）问题\n" + full + "二是完了。\n" + full + "\n", nil},
		"a change of pages is no end":           {[]pdfPage{pageOf(2, part, 0, full), pageOf(0, full, 0, "完。")}, part + full + full + "完。\n", nil},
		"a page number goes":                    {[]pdfPage{pageOf(2, part, 0, full, 13, "\v—1—"), pageOf(0, full, 13, "\v—2—")}, part + full + full + "\n", []string{"页码=—1—", "页码=—2—"}},
		"a number in the text stays":            {[]pdfPage{pageOf(2, part, 0, full, 0, "65", 2, part)}, part + full + "65\n" + part + "\n", nil},
		"a running head goes":                   {[]pdfPage{pageOf(8, "甲样镇", 0, full), pageOf(8, "甲样镇", 0, full), pageOf(8, "甲样镇", 0, "完。")}, full + full + "完。\n", []string{"页眉或页脚=甲样镇", "页眉或页脚=甲样镇", "页眉或页脚=甲样镇"}},
		"order in the file is no matter":        {[]pdfPage{reversed(pageOf(2, part, 0, full))}, part + full + "\n", nil},
		"letters drawn twice count once":        {[]pdfPage{doubled(pageOf(2, part, 0, full))}, part + full + "\n", nil},
		"spaces of the file stay within a line": {[]pdfPage{pageOf(0, "　　"+part, 0, "甲 乙　丙  ")}, part + "甲 乙　丙\n", nil},
		"a signature stands by itself":          {[]pdfPage{pageOf(2, part, 0, full, 16, "甲样镇人民政府", 18, "1月8日")}, part + full + "\n甲样镇人民政府\n1月8日\n", nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l := layOutPDF(test.pages)
			if diff := cmp.Diff(test.want, plainText(l.blocks)+"\n"); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
			var dropped []string
			for _, d := range l.dropped {
				dropped = append(dropped, d.Why+"="+d.Text)
			}
			if diff := cmp.Diff(test.dropped, dropped); diff != "" {
				t.Errorf("dropped differs (-want +got):\n%s", diff)
			}
		})
	}
}

func reversed(p pdfPage) pdfPage {
	for i, j := 0, len(p.glyphs)-1; i < j; i, j = i+1, j-1 {
		p.glyphs[i], p.glyphs[j] = p.glyphs[j], p.glyphs[i]
	}
	return p
}

func doubled(p pdfPage) pdfPage {
	for _, g := range p.glyphs[:len(p.glyphs):len(p.glyphs)] {
		g.x, g.right = g.x+0.4, g.right+0.4
		p.glyphs = append(p.glyphs, g)
	}
	return p
}
