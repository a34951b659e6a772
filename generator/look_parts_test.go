package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var (
	//go:embed browser/front.js
	frontScript string
	//go:embed browser/report.js
	reportScript string
	//go:embed browser/figures.js
	figuresScript string
	//go:embed browser/lists.js
	listsScript string
	//go:embed browser/totals.js
	totalsScript string
	//go:embed browser/event.js
	eventScript string
)

func TestTheHomePageTellsTheYear(t *testing.T) {
	l := lookAt(t, exampleSite)
	l.open("index.html", 360)
	l.faults("index.html", frontScript)
}

func TestTheReportAndItsFiguresLeadToOneAnother(t *testing.T) {
	l := lookAt(t, exampleSite)
	for page, around := range map[string]string{
		"reports/2025.html": "prev", "reports/2024.html": "prev next", "reports/2023.html": "next",
	} {
		l.open(page, 1280)
		l.faults(page, reportScript)
		if got := see[string](l, `[...document.querySelectorAll(".neighbours a")].map(a => a.rel).join(" ")`); got != around {
			t.Errorf("%s leads to the years %q, want %q", page, got, around)
		}
		if changes := see[int](l, `document.querySelectorAll("#changes ~ .scroll tbody tr").length`); (changes > 5) != strings.Contains(around, "prev") {
			t.Errorf("%s tells %d changes against the year before", page, changes)
		}
	}
	l = lookAt(t, townSite)
	l.open("reports/2023.html", 360)
	for _, width := range []int64{320, 360, 375, 390, 412, 1280} {
		l.widen(width)
		l.faults(fmt.Sprintf("the town's report at %d px", width), reportScript)
	}
}

func TestTheOutlineFollowsTheReader(t *testing.T) {
	l := lookAt(t, exampleSite)
	l.open("reports/2025.html", 1280)
	for _, n := range []int{2, 5, 9} {
		got := see[string](l, `new Promise(done => {
			const head = document.querySelectorAll(".text .level")[`+string(rune('0'+n))+`];
			head.scrollIntoView();
			setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => {
				const here = [...document.querySelectorAll(".outline-side [aria-current]")];
				done(here.map(a => a.hash).join(" ") === "#" + head.id ? "" : "at " + head.id + " the outline is at " + here.map(a => a.hash).join(" "));
			})), 100);
		})`)
		if got != "" {
			t.Error(got)
		}
	}
}

func TestACorrectionIsPublicTwice(t *testing.T) {
	l := lookAt(t, exampleSite)
	for _, page := range []string{"reports/2023.html", "about/corrections.html"} {
		l.open(page, 360)
		text := see[string](l, `document.querySelector(".corrections")?.textContent || ""`)
		for _, want := range []string{"2024年", "更正内容：", "更正原因："} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q: %.80q", page, want, text)
			}
		}
	}
}

func TestEveryQuotedSentenceStandsWhereItLeads(t *testing.T) {
	l := lookAt(t, exampleSite)
	l.open("figures/index.html", 360)
	l.faults("figures/index.html", figuresScript)
}

func TestAFieldOfWorkIsFollowedThroughTheYears(t *testing.T) {
	l := lookAt(t, exampleSite)
	fields, err := filepath.Glob(filepath.Join(l.public, "work", "[a-z]*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range fields {
		page := "work/" + filepath.Base(file)
		if page == "work/index.html" {
			continue
		}
		l.open(page, 360)
		years := see[string](l, `[...document.querySelectorAll(".year__head")].map(h => h.textContent).join(" ")`)
		if years != "2025年 2024年 2023年" {
			t.Errorf("%s follows %q", page, years)
		}
		kinds := see[string](l, `[...document.querySelectorAll(".year:first-of-type .said__kind")].map(tag => tag.textContent).join(" ")`)
		if page == "work/publicity.html" && kinds != "做法 问题 安排" {
			t.Errorf("%s tells %q of the newest year, want what was done, what is wanting and what is planned", page, kinds)
		}
		if parts := see[int](l, `document.querySelectorAll(".year .said .text p").length`); parts < 3 {
			t.Errorf("%s quotes %d paragraphs", page, parts)
		}
	}
	if len(fields) < 8 {
		t.Errorf("%d pages of fields, want their list and seven", len(fields))
	}
}

func TestListsHoldWhatTheySay(t *testing.T) {
	l := lookAt(t, exampleSite)
	l.open("campaigns/index.html", 360)
	l.faults("campaigns/index.html", listsScript)
}

func TestTotalsAddLikeWithLike(t *testing.T) {
	l := lookAt(t, exampleSite)
	for _, page := range []string{"campaigns/2023.html", "campaigns/2024.html", "campaigns/2025.html"} {
		l.open(page, 360)
		l.faults(page, totalsScript)
	}
}

func TestAnEventShowsItsPhotosAndItsNeighbours(t *testing.T) {
	l := lookAt(t, exampleSite)
	withPhotos, err := filepath.Glob(filepath.Join(l.public, "campaigns", "2024", "*", "*.webp"))
	if err != nil || len(withPhotos) == 0 {
		t.Fatalf("no event with photos in 2024: %v", err)
	}
	page := "campaigns/2024/" + filepath.Base(filepath.Dir(withPhotos[0])) + ".html"
	l.open(page, 360)
	l.faults(page, eventScript)
}

func TestLinksToOtherSitesAreMarkedAndAnnounced(t *testing.T) {
	l := lookAt(t, exampleSite)
	there := 0
	for _, page := range l.kinds() {
		l.open(page, 360)
		there += see[int](l, `[...document.links].filter(a => a.protocol.startsWith("http") && a.host !== location.host).length`)
		l.faults(page, `[...document.links].filter(a => a.protocol.startsWith("http") && a.host !== location.host)
			.filter(a => !a.relList.contains("external") || !a.textContent.includes("外部网站") || getComputedStyle(a, "::after").content === "none")
			.map(a => a.outerHTML.slice(0, 120) + " is not marked")`)
	}
	if there == 0 {
		t.Error("no link to another site was looked at")
	}
}

func TestAWithdrawnRecordKeepsItsReasonAndItsDay(t *testing.T) {
	l := lookAt(t, uglySite)
	l.open("campaigns/2025/ugly-gone.html", 360)
	notice := see[string](l, `document.querySelector(".notice").textContent`)
	for _, want := range []string{"已撤回", uglyRunes(80), "2025年12月28日"} {
		if !strings.Contains(notice, want) {
			t.Errorf("the notice does not say %.20q: %.200q", want, notice)
		}
	}
	if see[bool](l, `document.querySelector(".photos, .text p") !== null`) {
		t.Error("what was withdrawn is still shown")
	}
}

// The page for an address that does not exist starts at the site's sub-path, wherever the address was.
func TestThePageOfNothingFoundHelps(t *testing.T) {
	l := lookAt(t, uglySite)
	l.open("404.html", 320)
	if action := see[string](l, `document.querySelector("form[role=search]")?.getAttribute("action") || ""`); action != uglyPath+"search/index.html" {
		t.Errorf("it searches at %q", action)
	}
	ways := see[[]string](l, `[...document.querySelectorAll("main a")].map(a => a.getAttribute("href"))`)
	if len(ways) < 6 {
		t.Errorf("it leads to %v only", ways)
	}
	for _, way := range ways {
		if rest, under := strings.CutPrefix(way, uglyPath); !under {
			t.Errorf("%q does not start at the site's sub-path", way)
		} else if _, err := os.Stat(filepath.Join(l.public, filepath.FromSlash(rest))); err != nil {
			t.Errorf("%q leads nowhere: %v", way, err)
		}
	}
	for _, scheme := range []string{"light", "dark"} {
		l.media("prefers-color-scheme", scheme)
		l.faults("404.html in "+scheme, contrastScript)
	}
	l.do(chromedp.EmulateViewport(320, 700))
	l.faults("404.html", layoutScript)
}
