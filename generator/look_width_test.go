package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

func TestPagesFitEveryWidth(t *testing.T) {
	l := lookAt(t, exampleSite)
	for _, p := range l.kinds() {
		l.open(p, 1280)
		l.do(chromedp.EmulateViewport(320, 256, chromedp.EmulateScale(4)))
		l.faults(p+" at 1280 px zoomed to 400%", layoutScript)
		for _, width := range []int64{320, 360, 480, 768, 1024, 1280, 1920, 2560} {
			l.widen(width)
			l.faults(fmt.Sprintf("%s at %d px", p, width), layoutScript)
		}
		l.choose(mode{"", "data-size", "large"})
		for _, width := range []int64{320, 768, 1280, 2560} {
			l.widen(width)
			l.faults(fmt.Sprintf("%s in large print at %d px", p, width), layoutScript)
		}
		l.choose(mode{"", "data-lines", "wide"})
		l.widen(360)
		l.faults(p+" with wide lines at 360 px", layoutScript)
	}
}

func TestPagesBearTextOfTwiceTheSize(t *testing.T) {
	l := lookAt(t, exampleSite)
	l.textSize(32)
	for _, p := range l.kinds() {
		l.open(p, 360)
		if size := see[string](l, `getComputedStyle(document.documentElement).fontSize`); size != "32px" {
			t.Fatalf("%s: text of twice the size is %s", p, size)
		}
		for _, width := range []int64{360, 768, 1280} {
			l.widen(width)
			l.faults(fmt.Sprintf("%s with the browser's text at 200%% at %d px", p, width), layoutScript)
		}
	}
	l.textSize(16)
	for _, p := range l.kinds() {
		l.open(p, 1280)
		see[bool](l, `(document.documentElement.style.fontSize = "200%") === "200%"`)
		l.faults(p+" with its text alone at 200% at 1280 px", layoutScript)
	}
}

// textSize sets the size that the browser's user wants text in.
func (l *look) textSize(px int64) {
	l.t.Helper()
	if _, err := chromedp.Call(l.ctx, page.SetFontSizes, page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: px, Fixed: px * 13 / 16}}); err != nil {
		l.t.Fatal(err)
	}
}

// linesScript are the lines that main shows, without what only scripts can do.
const linesScript = `(() => {
	for (const e of document.querySelectorAll("main form, main button, .speak")) e.style.display = "none";
	return document.querySelector("main").innerText.split("\n").map(line => line.replace(/\s+/g, "")).filter(line => line);
})()`

func TestPagesSayTheSameWithoutScripts(t *testing.T) {
	l := lookAt(t, exampleSite)
	for _, p := range l.kinds() {
		l.open(p, 360)
		with := see[[]string](l, linesScript)
		l.scripts(false)
		l.open(p, 360)
		if see[bool](l, `document.documentElement.classList.contains("js")`) {
			t.Fatalf("%s ran a script", p)
		}
		l.lacks(p+" without scripts", with, see[[]string](l, linesScript))
		l.faults(p+" without scripts", layoutScript)
		l.faults(p+" without scripts", deadScript)
		l.scripts(true)
	}
}

// deadScript are the things on a page without scripts that look as if they did something.
const deadScript = `(() => {
	const dead = [...document.querySelectorAll("button, a:not([href]), a[href='#'], a[href^='javascript:']")].filter(e => e.checkVisibility() && !e.closest("form[action]"));
	const menu = [...document.querySelectorAll("nav[aria-label^='栏目']")].filter(nav => nav.checkVisibility() || nav.closest("details"));
	return dead.map(e => e.outerHTML.slice(0, 80) + " does nothing").concat(menu.length ? [] : ["no way to the columns"]);
})()`

func TestPagesSayTheSameWithoutStyles(t *testing.T) {
	l := lookAt(t, exampleSite)
	for _, p := range l.kinds() {
		l.refuse("")
		l.open(p, 360)
		with := see[[]string](l, linesScript)
		l.refuse(`\.css$`)
		l.open(p, 360)
		if see[string](l, `getComputedStyle(document.documentElement).getPropertyValue("--text")`) != "" {
			t.Fatalf("%s has its style sheet", p)
		}
		l.lacks(p+" without styles", with, see[[]string](l, linesScript))
		if first := see[string](l, `document.querySelector("main").innerText.trim()`); first == "" {
			t.Errorf("%s says nothing without styles", p)
		}
	}
}

func TestPagesReadWithoutImages(t *testing.T) {
	l := lookAt(t, exampleSite)
	l.refuse(`\.(jpe?g|png|webp|svg)$`)
	photos := 0
	for _, p := range l.kinds() {
		l.open(p, 360)
		photos += see[int](l, `document.images.length`)
		l.faults(p+" without images", `[...document.images].filter(i => !i.alt.trim() || !i.getAttribute("width") || !i.getAttribute("height")).map(i => i.outerHTML + " has no words or no size")`)
		l.faults(p+" without images", layoutScript)
	}
	if photos == 0 {
		t.Error("no page with photos was looked at")
	}
}

// lacks reports lines that are not among what a page says.
func (l *look) lacks(where string, want, got []string) {
	l.t.Helper()
	all := strings.Join(got, "")
	for _, line := range want {
		if !strings.Contains(all, line) {
			l.t.Errorf("%s: %.60s is missing", where, line)
		}
	}
}

// refuse lets the server keep back files whose path matches; "" sends all again.
func (l *look) refuse(pattern string) {
	if pattern == "" {
		l.missing.Store(nil)
		return
	}
	l.missing.Store(regexp.MustCompile(pattern))
}

// scripts turns the page's own scripts on or off; what the test asks still runs.
func (l *look) scripts(on bool) {
	l.t.Helper()
	if _, err := chromedp.Call(l.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		l.t.Fatal(err)
	}
}
