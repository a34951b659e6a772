package main

import (
	_ "embed"
	"os"
	"path/filepath"
	"testing"
)

//go:embed browser/contrast.js
var contrastScript string

// axeScript runs the rules of WCAG 2.2 A and AA and those of good practice; with only, those of them that a change of colours can break.
func axeScript(only string) string {
	return `axe.run({
		runOnly: ` + only + `,
		rules: { "target-size": { enabled: true } },
		resultTypes: ["violations"],
	}).then(found => found.violations.map(rule => rule.id + ": " + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | ")))`
}

const (
	everyRule   = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	colourRules = `{ type: "rule", values: ["color-contrast", "link-in-text-block"] }`
)

// A tone changes colours and nothing else (style/modes.css), so in dark and high contrast the rules about colours are enough.
func TestAxeFindsNothingInAnyMode(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(os.Getenv("PUFA_NODE"), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Skipf("SKIPPED: axe-core is not here (PUFA_NODE), so accessibility was not looked at: %v", err)
	}
	look := func(l *look, page string) {
		l.open(page, 1280)
		see[bool](l, string(axe)+"; true")
		l.faults(page+" in light at 1280 px", axeScript(everyRule))
		l.choose(mode{"", "data-tone", "dark"})
		l.faults(page+" in dark at 1280 px", axeScript(colourRules))
		l.choose(mode{"", "data-tone", "high"})
		l.faults(page+" in high contrast at 1280 px", axeScript(colourRules))
		l.widen(360)
		l.choose(mode{"", "data-tone", "light"})
		l.faults(page+" in light at 360 px", axeScript(everyRule))
		l.choose(mode{"", "data-size", "large"})
		l.faults(page+" in large print at 360 px", axeScript(everyRule))
	}
	l := lookAt(t, exampleSite)
	for _, page := range l.kinds() {
		look(l, page)
	}
	l = lookAt(t, uglySite)
	for _, page := range []string{"about/components.html", "campaigns/2025/ugly-gone.html", "404.html"} {
		look(l, page)
	}
}

func TestEveryTextHasSevenToOne(t *testing.T) {
	l := lookAt(t, exampleSite)
	look := func(l *look, page string) {
		l.open(page, 1280)
		for _, m := range modes {
			l.choose(m)
			l.faults(page+" in "+m.name, contrastScript)
		}
	}
	for _, page := range l.kinds() {
		look(l, page)
	}
	look(lookAt(t, uglySite), "about/components.html")
}

func TestHeadingsLeaveNoGap(t *testing.T) {
	for _, site := range []func() (string, error){exampleSite, townSite, uglySite} {
		l := lookAt(t, site)
		for _, page := range l.kinds() {
			l.open(page, 1280)
			l.faults(page, headingsScript)
		}
	}
}

func TestEveryChartHasItsTable(t *testing.T) {
	l := lookAt(t, exampleSite)
	charts := 0
	for _, page := range l.kinds() {
		l.open(page, 360)
		charts += see[int](l, `document.querySelectorAll("svg.chart").length`)
		l.faults(page, chartsScript)
	}
	if charts < 10 {
		t.Errorf("only %d charts were looked at", charts)
	}
}
