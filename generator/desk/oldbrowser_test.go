package desk_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// oldest is the Chrome that office PCs still have at the oldest: the browsers of 360, QQ and 2345 build on it.
const oldest = 87

// A feature is something of the web that Chrome learnt late. Where a browser without it leaves out one declaration or rule and nobody misses anything,
// lost says what is left out; all others may stand behind @supports only.
type feature struct {
	since   int
	pattern string
	lost    string
}

var styleFeatures = []feature{
	{88, `:is\(`, ""},
	{88, `:where\(`, ""},
	{88, `:not\([^()]*,`, ""},
	{88, `aspect-ratio\s*:`, ""},
	{89, `text-decoration-thickness\s*:`, "underlines have the thickness of the font"},
	{89, `forced-color-adjust\s*:|\(forced-colors`, "Windows' own contrast colours are those of the system"},
	{89, `border-(start|end)-(start|end)-radius`, ""},
	{89, `::file-selector-button`, ""},
	{90, `overflow(-[xy])?\s*:\s*clip`, ""},
	{91, `@counter-style`, ""},
	{93, `accent-color\s*:`, "ticks and bars are blue"},
	{94, `scrollbar-gutter`, "the page moves a little where a bar appears"},
	{96, `\(prefers-contrast`, "the contrast is the usual one"},
	{99, `@layer`, ""},
	{99, `[^-]text-emphasis\s*:`, ""},
	{104, `\(\s*(width|height)\s*[<>]|[<>]=?\s*(width|height)\s*\)`, ""},
	{104, `[{;]\s*(translate|rotate|scale)\s*:`, ""},
	{105, `@container|container-type`, ""},
	{105, `:has\(`, ""},
	{106, `\d(ic|cap|rlh|lh)\b`, ""},
	{106, `hyphenate-character`, ""},
	{108, `\d(dvh|svh|lvh|dvw|svw|lvw|dvb|svb)\b`, ""},
	{110, `initial-letter`, ""},
	{111, `color-mix\(|(ok)?(lch|lab)\(|\bcolor\(`, ""},
	{111, `:nth-(last-)?child\([^)]* of `, ""},
	{111, `\b(sin|cos|tan|pow|sqrt|hypot|exp|round|mod|rem)\(`, ""},
	{112, `[{;}]\s*&`, ""},
	{113, `[^-]image-set\(`, ""},
	{114, `text-wrap\s*:`, "headings break where they are full"},
	{114, `white-space-collapse`, ""},
	{117, `subgrid`, ""},
	{117, `@starting-style`, ""},
	{118, `@scope`, ""},
	{119, `word-break\s*:\s*auto-phrase`, "lines break between any two characters"},
	{119, `:user-(in)?valid`, ""},
	{120, `:dir\(`, ""},
	{120, `[{;]\s*mask(-image)?\s*:`, ""},
	{121, `scrollbar-(width|color)`, "bars look as everywhere"},
	{123, `light-dark\(`, ""},
	{123, `field-sizing`, "fields keep their height"},
	{123, `text-spacing-trim|text-autospace`, "marks and numbers stand as wide as the font has them"},
	{125, `anchor-name|position-anchor`, ""},
}

var scriptFeatures = []feature{
	{0, `\(\?<[=!]`, ""}, // look-behind stops the whole script on phones of before 2023
	{89, `(?m)^((const|let|var) [^=\n]*= *)?await\b`, ""},
	{90, `/[a-z]*d[a-z]*\.(exec|test)\(`, ""},
	{92, `\.at\(`, ""},
	{92, `randomUUID`, ""},
	{93, `Object\.hasOwn`, ""},
	{93, `new Error\([^()]*,\s*\{\s*cause`, ""},
	{94, `static\s*\{`, ""},
	{97, `\.findLast(Index)?\(`, ""},
	{98, `structuredClone`, ""},
	{102, `\.inert\b`, ""},
	{103, `AbortSignal\.(timeout|any)`, ""},
	{105, `checkVisibility`, ""},
	{110, `\.(toSorted|toReversed|toSpliced)\(`, ""},
	{111, `startViewTransition`, ""},
	{114, `\.(show|hide|toggle)Popover\(`, ""},
	{117, `(Object|Map)\.groupBy`, ""},
	{119, `withResolvers`, ""},
	{120, `URL\.canParse`, ""},
	{121, `Array\.fromAsync`, ""},
	{122, `\.(isSubsetOf|symmetricDifference)\(`, ""},
}

var pageFeatures = []feature{
	{102, `\sinert[\s>=]`, ""},
	{102, `hidden="until-found"`, ""},
	{111, `shadowrootmode`, ""},
	{114, `\spopover[\s>=]`, ""},
	{118, `<search[\s>]`, ""},
	{120, `<details[^>]*\sname=`, ""},
	{133, `closedby=|command=`, ""},
}

var (
	styleComments  = regexp.MustCompile(`(?s)/\*.*?\*/`)
	scriptComments = regexp.MustCompile(`(?s)/\*.*?\*/|(?m)^\s*//.*$`)
)

// newer are the places of a text that use what the oldest browser does not know, and would be missed there.
func newer(text string, features []feature) []string {
	var found []string
	for _, f := range features {
		if f.lost != "" || f.since > 0 && f.since <= oldest {
			continue
		}
		for _, use := range regexp.MustCompile(f.pattern).FindAllString(text, -1) {
			found = append(found, fmt.Sprintf("%.40q is of Chrome %d", use, f.since))
		}
	}
	return found
}

// withoutSupports leaves out what stands behind @supports: a browser that lacks it passes it over.
func withoutSupports(css string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(css, "@supports")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		depth := 0
		css = ""
		for i, c := range rest {
			if c == '{' {
				depth++
			} else if c == '}' {
				if depth--; depth == 0 {
					css = rest[i+1:]
					break
				}
			}
		}
	}
}

// nested tells of rules inside rules, which came with Chrome 112.
func nested(css string) []string {
	var found, open []string
	from := 0
	for i, c := range css {
		switch c {
		case '{':
			head := strings.TrimSpace(css[from:i])
			if n := len(open); n > 0 && !strings.HasPrefix(open[n-1], "@") && head != "" {
				found = append(found, head+" stands inside "+open[n-1])
			}
			open = append(open, head)
			from = i + 1
		case '}':
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
			from = i + 1
		case ';':
			from = i + 1
		}
	}
	return found
}

// newerIn looks at a file by its kind.
func newerIn(name string, data []byte) []string {
	text := string(data)
	switch filepath.Ext(name) {
	case ".css":
		text = withoutSupports(styleComments.ReplaceAllString(text, ""))
		return append(newer(text, styleFeatures), nested(text)...)
	case ".js":
		return newer(scriptComments.ReplaceAllString(text, ""), scriptFeatures)
	case ".html":
		return newer(text, pageFeatures)
	}
	return nil
}

func TestNothingIsNewerThanTheBrowsersOfOfficePCs(t *testing.T) {
	seen := map[string]int{}
	look := func(root, name string) {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		seen[filepath.Ext(name)]++
		for _, use := range newerIn(name, data) {
			t.Errorf("%s: %s", name, use)
		}
	}
	for _, folder := range []string{"look", "script", "templates"} {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			look(folder, e.Name())
		}
	}
	for _, name := range []string{"tokens.css", "modes.css"} { // of the site, which the desk wears
		look("../../layouts/_partials/style", name)
	}
	for _, ext := range []string{".css", ".js", ".html"} {
		if seen[ext] == 0 {
			t.Error("no file was looked at that ends in", ext)
		}
	}
}

// What is looked for is found, and nothing else: each text with what is newer in it.
func TestWhatIsNewerIsFound(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"a.css", ".a:has(.b) { color: color-mix(in srgb, red, blue) }", 2},
		{"a.css", "@supports (width: 1dvh) { .a { height: 100dvh } .b { inset: 0 } } .c { height: 100svh }", 1},
		{"a.css", "/* :is( */ .a { color: red; .b { color: blue } }", 1},
		{"a.css", "@media (min-width: 40rem) { .a { color: red } .b:not(.c) { gap: 1rem } }", 0},
		{"a.css", "@media (width >= 40rem) { .a { accent-color: red; inset-inline-start: 0 } }", 1},
		{"a.js", "var a = list.at(-1), b = /(?<=a)b/;", 2},
		{"a.js", "// structuredClone\na ??= b?.c; a.replaceAll('x', 'y');", 0},
		{"a.js", "const a = await fetch('/');", 1},
		{"a.js", "function f() { return fetch('/').then(function () {}); }", 0},
		{"a.html", `<div popover id="x"></div><dialog></dialog>`, 1},
	} {
		if got := newerIn(c.name, []byte(c.text)); len(got) != c.want {
			t.Errorf("%s: found %q, want %d", c.text, got, c.want)
		}
	}
}
