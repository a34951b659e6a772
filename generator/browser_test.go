package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// kinds are one page of each kind of the example town's site.
var kinds = []string{
	"index.html", "reports/index.html", "reports/2023.html", "figures/index.html", "campaigns/index.html",
	"calendar/index.html", "about/index.html", "404.html",
}

// browser starts Debian's Chromium once for all tests, or skips loudly where there is none.
var browser = sync.OnceValues(func() (context.Context, error) {
	bin, err := exec.LookPath("chromium")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(bin), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("hide-scrollbars", false))
	allocator, _ := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, _ := chromedp.NewContext(allocator)
	return ctx, chromedp.Do(ctx)
})

// tab is a fresh tab that dies with the test.
func tab(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED: browser tests in short mode")
	}
	parent, err := browser()
	if err != nil {
		t.Skipf("SKIPPED: no Chromium here, so no page was looked at: %v", err)
	}
	ctx, cancel := chromedp.NewContext(parent)
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(stop)
	return ctx
}

// served is the example town's site on the loopback.
func served(t *testing.T) string {
	t.Helper()
	public, err := exampleSite()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(public)))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// pagesOfEachKind adds one campaign's page to kinds.
func pagesOfEachKind(t *testing.T) []string {
	t.Helper()
	public, err := exampleSite()
	if err != nil {
		t.Fatal(err)
	}
	pages := append([]string{}, kinds...)
	for _, pattern := range []string{"campaigns/2023/[a-z]*.html", "work/index.html", "work/publicity.html"} {
		found, err := filepath.Glob(filepath.Join(public, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range found {
			if filepath.Base(file) != "index.html" || strings.Contains(pattern, "index") {
				rel, err := filepath.Rel(public, file)
				if err != nil {
					t.Fatal(err)
				}
				pages = append(pages, filepath.ToSlash(rel))
				break
			}
		}
	}
	return pages
}

func TestNoPageScrollsSideways(t *testing.T) {
	ctx, base := tab(t), served(t)
	for _, page := range pagesOfEachKind(t) {
		for _, width := range []int64{320, 360, 768, 1280, 2560} {
			over := ask[int](t, ctx, width, base+page, `Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - window.innerWidth`)
			if over > 0 {
				t.Errorf("%s at %d px is %d px too wide", page, width, over)
			}
		}
	}
}

func TestPagesReadWithoutScriptsAndStyles(t *testing.T) {
	ctx, base := tab(t), served(t)
	for _, page := range pagesOfEachKind(t) {
		with := ask[string](t, ctx, 360, base+page, `document.querySelector("main").innerText`)
		scripts(t, ctx, false)
		without := ask[string](t, ctx, 360, base+page, `document.querySelector("main").innerText`)
		scripts(t, ctx, true)
		if strings.TrimSpace(without) == "" || len([]rune(without)) < len([]rune(with))*9/10 {
			t.Errorf("%s shows %d characters without scripts, %d with them", page, len([]rune(without)), len([]rune(with)))
		}
	}
}

func TestAxeFindsNothing(t *testing.T) {
	ctx, base := tab(t), served(t)
	axe, err := os.ReadFile(filepath.Join(os.Getenv("PUFA_NODE"), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Skipf("SKIPPED: axe-core is not here (PUFA_NODE), so accessibility was not looked at: %v", err)
	}
	for _, page := range pagesOfEachKind(t) {
		for _, width := range []int64{360, 1280} {
			report := ask[string](t, ctx, width, base+page, string(axe)+`;
				axe.run({runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]})
					.then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" | "))))`, chromedp.EvalAwaitPromise)
			var violations []string
			if err := json.Unmarshal([]byte(report), &violations); err != nil {
				t.Fatal(err)
			}
			for _, v := range violations {
				t.Errorf("%s at %d px: %s", page, width, v)
			}
		}
	}
}

// ask opens a page at a width and tells what an expression says of it.
func ask[T any](t *testing.T, ctx context.Context, width int64, address, expression string, opts ...chromedp.EvaluateOption) T {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address)); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, opts...))
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return answer
}

// scripts turns the page's own scripts on or off; what the test asks still runs.
func scripts(t *testing.T, ctx context.Context, on bool) {
	t.Helper()
	_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	if err != nil {
		t.Fatal(err)
	}
}
