package main

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var (
	//go:embed browser/focus.js
	focusScript string
	//go:embed browser/large.js
	largeScript string
	//go:embed browser/voice.js
	voiceScript string
)

// watchScript notes, before any script of the page, what a choice was when the body began and when something was first painted, and what went wrong.
const watchScript = `
	window.troubles = [];
	addEventListener("error", event => troubles.push(String(event.message)));
	new MutationObserver((_, me) => {
		if (!document.body) return;
		window.bodyBegan = document.documentElement.getAttribute("data-size") + " " + document.documentElement.getAttribute("data-tone");
		me.disconnect();
	}).observe(document, { childList: true, subtree: true });`

func TestAChoiceIsRememberedAndThereBeforeTheFirstPaint(t *testing.T) {
	l := lookAt(t, exampleSite)
	l.before(watchScript)
	l.open("index.html", 360)
	l.press("大字版", "深色")
	for _, page := range []string{"reports/2025.html", "campaigns/index.html", "index.html"} {
		l.open(page, 360)
		if got := see[string](l, `bodyBegan`); got != "large dark" {
			t.Errorf("%s: as the body began the choice was %q, want large dark", page, got)
		}
		if got := see[string](l, `[...document.querySelectorAll(".tools [aria-pressed=true]")].map(b => b.textContent).join(" ")`); got != "大字版 深色 标准" {
			t.Errorf("%s: pressed are %q", page, got)
		}
	}
	l.press("随系统")
	l.press("标准")
	l.open("reports/2025.html", 360)
	if got := see[string](l, `bodyBegan`); got != "null null" {
		t.Errorf("after going back the choice was %q", got)
	}
	l.quiet("index.html")
}

func TestBlockedStorageBreaksNothing(t *testing.T) {
	for name, block := range map[string]string{
		"forbidden": `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });`,
		"absent":    `Object.defineProperty(window, "localStorage", { value: null });`,
		"full":      `Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError"); };`,
	} {
		t.Run(name, func(t *testing.T) {
			l := lookAt(t, exampleSite)
			l.before(watchScript + block)
			for _, page := range []string{"index.html", "reports/2025.html", "search/index.html"} {
				l.open(page, 360)
				l.press("大字版", "高对比")
				if got := see[string](l, `document.documentElement.getAttribute("data-size") + " " + document.documentElement.getAttribute("data-tone")`); got != "large high" {
					t.Errorf("%s: the choice is %q, want large high", page, got)
				}
				l.faults(page, layoutScript)
				l.quiet(page)
			}
		})
	}
}

func TestTheKeyboardReachesEverythingAndIsNeverTrapped(t *testing.T) {
	l := lookAt(t, exampleSite)
	for _, page := range []string{"index.html", "reports/2025.html", "figures/index.html", "campaigns/index.html", "search/index.html"} {
		for _, width := range []int64{360, 1280} {
			l.open(page, width)
			l.tabThrough(page)
		}
	}
}

type focus struct {
	Name   string   `json:"name"`
	Done   bool     `json:"done"`
	Faults []string `json:"faults"`
}

// tabThrough goes through a page by Tab: the skip link comes first, each stop shows itself, and behind the last one the page lets go.
func (l *look) tabThrough(page string) {
	l.t.Helper()
	stops := see[int](l, `[...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")].filter(e => e.checkVisibility() && !e.disabled).length`)
	for i := range stops + 8 { // boxes that scroll are stops too
		l.do(chromedp.KeyEvent(kb.Tab))
		at := see[focus](l, focusScript)
		if at.Done {
			if i < stops-1 {
				l.t.Errorf("%s: Tab left the page after %d of %d stops", page, i, stops)
			}
			return
		}
		if i == 0 && !strings.Contains(at.Name, "跳到正文") {
			l.t.Errorf("%s: the first stop is %s", page, at.Name)
		}
		for _, fault := range at.Faults {
			l.t.Errorf("%s: %s", page, fault)
		}
	}
	l.t.Errorf("%s: after %d stops Tab has not left the page", page, stops+8)
}

func TestTheSkipLinkAndTheToolsWorkByKeyboard(t *testing.T) {
	l := lookAt(t, exampleSite)
	l.open("reports/2025.html", 360)
	l.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
	if !see[bool](l, `location.hash === "#main" && document.querySelector("main").contains(document.activeElement)`) {
		t.Errorf("behind the skip link the focus is at %s", see[focus](l, focusScript).Name)
	}
	see[bool](l, `(document.querySelector(".tools summary").focus(), true)`)
	l.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(" "))
	if got := see[string](l, `document.documentElement.getAttribute("data-size") + ""`); got != "large" {
		t.Errorf("Enter, Tab, Tab, Space chose %q", got)
	}
	l.do(chromedp.KeyEvent(kb.Escape))
	if !see[bool](l, `!document.querySelector(".tools details").open && document.activeElement === document.querySelector(".tools summary")`) {
		t.Errorf("Escape left the focus at %s", see[focus](l, focusScript).Name)
	}
}

func TestLargePrintIsALayoutOfItsOwn(t *testing.T) {
	l := lookAt(t, exampleSite)
	for _, page := range l.kinds() {
		l.open(page, 360)
		l.choose(mode{"", "data-size", "large"})
		l.faults(page+" at 360 px", largeScript)
		see[int](l, `document.querySelectorAll("details").forEach(d => d.open = true), document.querySelectorAll("details").length`)
		l.faults(page+" at 360 px, all opened", largeScript)
		see[int](l, `document.querySelectorAll("details").forEach(d => d.open = false), 0`)
		l.widen(1280)
		l.faults(page+" at 1280 px", largeScript)
	}
}

func TestTheDevicesDarkIsTheChosenDark(t *testing.T) {
	l := lookAt(t, exampleSite)
	const tokens = `["ground", "ground-2", "text", "text-2", "text-3", "line", "line-2", "accent", "accent-text", "mark", "focus"]
		.map(name => name + getComputedStyle(document.documentElement).getPropertyValue("--" + name)).join(";")`
	l.open("index.html", 360)
	light := see[string](l, tokens)
	l.choose(mode{"", "data-tone", "dark"})
	chosen := see[string](l, tokens)
	l.choose(mode{})
	l.media("prefers-color-scheme", "dark")
	if device := see[string](l, tokens); device != chosen || device == light {
		t.Errorf("the device's dark is\n%s\nthe chosen one\n%s", device, chosen)
	}
	l.choose(mode{"", "data-tone", "light"})
	if got := see[string](l, tokens); got != light {
		t.Errorf("light on a dark device is\n%s\nwant\n%s", got, light)
	}
}

func TestReadingAloud(t *testing.T) {
	for name, mute := range map[string]string{
		"a browser without speech":                  `delete Window.prototype.speechSynthesis; delete window.speechSynthesis;`,
		"a browser without voices":                  `SpeechSynthesis.prototype.getVoices = () => [];`,
		"a browser whose speech tells of no events": voiceScript + `speechSynthesis.addEventListener = undefined; speechSynthesis.getVoices = () => [];`,
	} {
		t.Run(name+" is not offered it", func(t *testing.T) {
			l := lookAt(t, exampleSite)
			l.before(watchScript + mute)
			l.open("reports/2025.html", 360)
			if see[bool](l, `document.querySelector("main").innerText.includes("朗读")`) {
				t.Error("朗读 is offered where nothing can be read aloud")
			}
			if !see[bool](l, `document.querySelector(".tools summary") !== null`) {
				t.Error("the other tools are gone")
			}
			l.quiet("reports/2025.html")
		})
	}
	t.Run("sentence by sentence, by keyboard, with pause and stop", func(t *testing.T) {
		l := lookAt(t, exampleSite)
		l.before(voiceScript)
		l.open("reports/2025.html", 360)
		see[bool](l, `(document.querySelector(".speak button").focus(), true)`)
		l.do(chromedp.KeyEvent(kb.Enter))
		for i := range 4 {
			if got := see[int](l, `voice.said.length`); got != i+1 {
				t.Fatalf("%d sentences are said, want %d", got, i+1)
			}
			said, marked := see[string](l, `voice.said.at(-1)`), see[string](l, `getSelection().toString()`)
			if strings.TrimSpace(said) == "" || squeezed(said) != squeezed(marked) {
				t.Errorf("%q is said, %q is marked", said, marked)
			}
			if see[bool](l, `(box => box.top < 0 || box.bottom > innerHeight)(getSelection().getRangeAt(0).getBoundingClientRect())`) {
				t.Errorf("%q is said out of sight", said)
			}
			see[bool](l, `(voice.finish(), true)`)
		}
		l.do(chromedp.KeyEvent(kb.Enter))
		if got := see[string](l, `document.activeElement.textContent`); got != "继续朗读" || see[bool](l, `voice.speaking()`) {
			t.Errorf("paused, the button says %q", got)
		}
		paused := see[string](l, `voice.said.at(-1)`)
		l.do(chromedp.KeyEvent(kb.Enter))
		if again := see[string](l, `voice.said.at(-1)`); again != paused {
			t.Errorf("it goes on with %q instead of %q", again, paused)
		}
		l.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
		if see[bool](l, `voice.speaking() || getSelection().toString() !== ""`) {
			t.Error("stopped, it still speaks or marks")
		}
		if see[bool](l, `document.activeElement === document.body`) {
			t.Error("stopped, the focus is lost")
		}
	})
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// before lets a script run on each new page ahead of the page's own.
func (l *look) before(script string) {
	l.t.Helper()
	if _, err := chromedp.Call(l.ctx, cdpage.AddScriptToEvaluateOnNewDocument, cdpage.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
		l.t.Fatal(err)
	}
}

// press opens the reading tools and clicks on choices by their names; of two with one name the first is meant.
func (l *look) press(names ...string) {
	l.t.Helper()
	see[bool](l, `(document.querySelector(".tools details").open = true)`)
	for _, name := range names {
		if !see[bool](l, `(button => { if (button) button.click(); return !!button; })([...document.querySelectorAll(".tools button")].find(b => b.textContent === "`+name+`"))`) {
			l.t.Fatalf("the reading tools have no %s", name)
		}
	}
	see[bool](l, `!(document.querySelector(".tools details").open = false)`)
}

// quiet reports what the scripts of the page could not do.
func (l *look) quiet(page string) {
	l.t.Helper()
	l.faults(page, `troubles`)
}

// media answers a media query of the page.
func (l *look) media(feature, value string) {
	l.t.Helper()
	params := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: feature, Value: value}}}
	if _, err := chromedp.Call(l.ctx, emulation.SetEmulatedMedia, params); err != nil {
		l.t.Fatal(err)
	}
}
