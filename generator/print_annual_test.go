package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Each of the three official tables of an annual disclosure report stands whole on one page, inside the type area.
func TestTheTablesOfAnAnnualReportPrintWhole(t *testing.T) {
	l := lookAt(t, exampleSite)
	l.open("disclosure/annual/2025.html", 1280)
	data, err := chromedp.Run(l.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	pages := readPDF(t, data)
	holding := func(words string) int {
		return slices.IndexFunc(pages, func(p paper) bool { return strings.Contains(p.text(), words) })
	}
	for _, table := range []struct{ first, last string }{
		{"第二十条第（一）项", "行政事业性收费"}, {"申请人情况", "四、结转下年度继续办理"}, {"未经复议直接起诉", "尚未审结"},
	} {
		first, last := holding(table.first), holding(table.last)
		if first < 0 || first != last {
			t.Errorf("the table from %q to %q begins on page %d and ends on page %d", table.first, table.last, first+1, last+1)
		}
	}
	for i, p := range pages {
		for _, line := range p.lines[:len(p.lines)-1] {
			if line.left < areaLeft-1 || line.right > areaRight+1 || line.y > areaBottom+1 {
				t.Errorf("page %d: %q reaches from %.1f to %.1f mm, %.1f mm down", i+1, line.text, line.left, line.right, line.y)
			}
		}
	}
}
