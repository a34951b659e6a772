package main

import (
	"os"
	"path/filepath"
	"testing"
)

// axeScript runs every rule of WCAG 2.2 A and AA and of good practice, and contrast to AAA (7:1). What axe can't decide about contrast is a fault too:
// nothing on these pages lies on a picture.
const axeScript = `axe.run({
	runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
	rules: { "target-size": { enabled: true }, "color-contrast-enhanced": { enabled: true } },
	resultTypes: ["violations", "incomplete"],
}).then(found => found.violations.concat(found.incomplete.filter(rule => rule.id.startsWith("color-contrast")))
	.map(rule => rule.id + ": " + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + " " + (node.any[0] ? node.any[0].message : "")).join(" | ")))`

func TestAxeFindsNothingInAnyMode(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(os.Getenv("PUFA_NODE"), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Skipf("SKIPPED: axe-core is not here (PUFA_NODE), so accessibility was not looked at: %v", err)
	}
	look := func(l *look, page string) {
		l.open(page, 1280)
		see[bool](l, string(axe)+"; true")
		l.faults(page+" as it is at 1280 px", axeScript)
		l.widen(360)
		for _, m := range modes {
			l.choose(m)
			l.faults(page+" in "+m.name+" at 360 px", axeScript)
		}
	}
	l := lookAt(t, exampleSite)
	for _, page := range l.kinds() {
		look(l, page)
	}
	l = lookAt(t, uglySite)
	for _, page := range []string{"about/components.html", "campaigns/2025/ugly-gone.html"} {
		look(l, page)
	}
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
