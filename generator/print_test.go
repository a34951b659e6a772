package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// GB/T 9704-2012 on paper, in millimetres from the upper left corner: A4, margins of 37, 26, 35, 28, so a type area of 156 × 225.
const (
	paperWidth, paperHeight = 210.0, 297.0
	areaTop, areaRight      = 37.0, 184.0
	areaBottom, areaLeft    = 262.0, 28.0
)

func TestAReportPrintsAsAnOfficialDocument(t *testing.T) {
	l := lookAt(t, townSite)
	l.open("reports/2023.html", 1280)
	text := squeezed(see[string](l, `(t => { t.querySelectorAll(".margin, .speak").forEach(e => e.remove()); return t.textContent; })(document.querySelector(".text"))`))
	data, err := chromedp.Run(l.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	pages := readPDF(t, data)
	last := slices.IndexFunc(pages, func(p paper) bool { return strings.Contains(p.text(), "数字一览") })
	if last < 4 {
		t.Fatalf("the text ends on page %d of %d", last, len(pages))
	}

	t.Run("paper and page numbers", func(t *testing.T) {
		for i, p := range pages {
			if math.Abs(p.width-paperWidth) > 0.5 || math.Abs(p.height-paperHeight) > 0.5 {
				t.Errorf("page %d is %.1f × %.1f mm", i+1, p.width, p.height)
			}
			number := p.lines[len(p.lines)-1]
			if want := fmt.Sprintf("—%d—", i+1); number.text != want {
				t.Errorf("page %d ends with %q, want %q", i+1, number.text, want)
			}
			if number.y < areaBottom+7 || number.y > areaBottom+7+8 {
				t.Errorf("the number of page %d stands %.1f mm below the type area", i+1, number.y-areaBottom)
			}
			if i%2 == 0 && math.Abs(areaRight-number.right-5) > 1.5 || i%2 == 1 && math.Abs(number.left-areaLeft-5) > 1.5 {
				t.Errorf("the number of page %d reaches from %.1f to %.1f mm: odd ones stand one character from the right, even ones from the left", i+1, number.left, number.right)
			}
		}
	})

	t.Run("twenty-two lines of twenty-eight characters", func(t *testing.T) {
		grid := onGrid(t, pages[:last])
		if grid.full < 40 {
			t.Errorf("only %d full lines of nothing but full-width characters were counted", grid.full)
		}
		t.Logf("%d lines of full-width characters hold 28, %d are shorter because a mark may not begin or end a line, %d hold half-width characters", grid.full, grid.kept, grid.mixed)
	})

	t.Run("the whole text and nothing else", func(t *testing.T) {
		var printed strings.Builder
		for _, p := range pages[:last] {
			for _, line := range p.lines[:len(p.lines)-1] {
				printed.WriteString(line.text)
			}
		}
		if !strings.Contains(printed.String(), text) {
			t.Errorf("the text of %d characters is not on the paper as it stands on the page:\n%.200s\n%.200s", len([]rune(text)), text, printed.String())
		}
		for _, word := range []string{"跳到正文", "菜单", "朗读", "首页"} {
			if strings.Contains(printed.String(), word) {
				t.Errorf("%s is printed", word)
			}
		}
	})

	t.Run("typefaces", func(t *testing.T) {
		if _, err := chromedp.Call(l.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
			t.Fatal(err)
		}
		for selector, want := range map[string]string{
			".text p": "FangSong 21.3333px", ".level--1": "SimHei 21.3333px", ".level--2": "KaiTi 21.3333px", ".document__title": "FZXiaoBiaoSong-B05S 29.3333px",
		} {
			got := see[string](l, `(s => s.fontFamily.split(",")[0].replace(/"/g, "") + " " + s.fontSize)(getComputedStyle(document.querySelector("`+selector+`")))`)
			if !strings.EqualFold(got, want) {
				t.Errorf("%s is set in %s, want %s", selector, got, want)
			}
		}
	})
}
