package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"pufa/generator/example"
	"pufa/generator/finding"
	"pufa/generator/record"
)

func TestUglyDataLooksFine(t *testing.T) {
	l := lookAt(t, uglySite)
	pages := []string{
		"index.html", "about/components.html", "figures/index.html", "reports/index.html", "reports/2025.html", "reports/2016.html",
		"campaigns/index.html", "campaigns/2025.html", "campaigns/2025/ugly-long.html", "campaigns/2025/ugly-bare.html", "campaigns/2025/ugly-gone.html",
		"calendar/index.html", "work/publicity.html",
	}
	for _, page := range pages {
		l.fits(page)
	}
}

// fits looks for what overflows on a page, at the widths of a phone, a tablet and a screen and in large print, and at its charts.
func (l *look) fits(page string) {
	l.open(page, 320)
	for _, width := range []int64{320, 768, 1280} {
		l.widen(width)
		l.faults(fmt.Sprintf("%s at %d px", page, width), layoutScript)
	}
	l.faults(page, chartsScript)
	l.choose(mode{"", "data-size", "large"})
	for _, width := range []int64{320, 1280} {
		l.widen(width)
		l.faults(fmt.Sprintf("%s in large print at %d px", page, width), layoutScript)
	}
}

func TestUglyDataIsWholeOnThePage(t *testing.T) {
	public, err := uglySite()
	if err != nil {
		t.Fatal(err)
	}
	for page, wanted := range map[string][]string{
		"campaigns/2025/ugly-long.html": {uglyTitle, "榃"},
		"campaigns/2025/ugly-bare.html": {"砲"},
		"campaigns/2025/ugly-gone.html": {"撤回"},
		"reports/2025.html":             {"榃砲〇第40项40个"},
	} {
		text, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(page)))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range wanted {
			if !strings.Contains(textOf(t, text), word) {
				t.Errorf("%s does not say %.40s", page, word)
			}
		}
		if page == "campaigns/2025/ugly-long.html" && bytes.Count(text, []byte("<img")) != 30 {
			t.Errorf("%s shows %d photos of 30", page, bytes.Count(text, []byte("<img")))
		}
	}
	if _, err := os.Stat(filepath.Join(public, "reports", "2019.html")); err != nil {
		t.Errorf("the year without an event has no report: %v", err)
	}
}

// textOf is what a page says, without its tags.
func textOf(t *testing.T, page []byte) string {
	t.Helper()
	tree, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for node := range tree.Descendants() {
		if node.Type == html.TextNode {
			b.WriteString(node.Data)
		}
	}
	return b.String()
}

// uglyPath is where the ugly site is told that it will be served.
const uglyPath = "/zwgk/fazhi/"

var uglyTitle = uglyRunes(120)

// uglyRunes is a title of n characters, with marks, digits and rare characters in it.
func uglyRunes(n int) string {
	runes := []rune(strings.Repeat("甲样镇开展“法律进乡村、进社区、进学校”（第〇2期）榃砲集中宣传活动暨2025年12.4国家宪法日主题宣传周", 4))
	return string(runes[:n])
}

// writeUgly makes a workspace of ten years' reports with everything in it that a layout dislikes: a year without an event, forty figures in one
// paragraph, titles of 120 characters, places of one, thirty photos and none, numbers of twelve digits, rare characters, a withdrawn record.
func writeUgly(root string) error {
	if err := example.Write(root, example.Options{Seed: 2, Events: 30, Reports: 10}); err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(root, "data", "campaigns", "2019")); err != nil {
		return err
	}
	ws, faults, err := record.Read(os.DirFS(root))
	if err != nil {
		return err
	}
	if err := standing(root, faults); err != nil {
		return err
	}
	ws.Site.Path = uglyPath
	if err := record.WriteFile(filepath.Join(root, "data", "site.toml"), record.Encode(&ws.Site)); err != nil {
		return err
	}
	for i := range ws.Reports {
		if ws.Reports[i].Year == 2025 {
			crowd(&ws.Reports[i])
			if err := record.WriteFile(filepath.Join(root, "data", "reports", "2025.toml"), record.Encode(&ws.Reports[i])); err != nil {
				return err
			}
		}
	}
	picture, err := slope()
	if err != nil {
		return err
	}
	for slug, c := range uglyCampaigns() {
		folder := filepath.Join(root, "data", "campaigns", "2025", slug)
		for _, p := range c.Photos {
			if err := record.WriteFile(filepath.Join(folder, p.File), picture); err != nil {
				return err
			}
		}
		if err := record.WriteFile(filepath.Join(folder, "record.toml"), record.Encode(c)); err != nil {
			return err
		}
	}
	return nil
}

// crowd adds a part with forty figures in one paragraph.
func crowd(r *record.Report) {
	text := ""
	number := strings.Split(r.Numbers()[len(r.Sections)-1], ".")[0]
	for i := 1; i <= 40; i++ {
		words := fmt.Sprintf("榃砲〇第%d项%d个", i, i)
		text += words + "，"
		r.Figures = append(r.Figures, record.Figure{
			ID: fmt.Sprintf("ugly-%d", i), Name: fmt.Sprintf("第%d项", i), Value: float64(i), Unit: "个", Text: fmt.Sprintf("%d个", i), Quote: words, Section: number,
		})
	}
	last := len(r.Sections) - 1
	for last > 0 && r.Sections[last].Level > 1 {
		last--
	}
	r.Sections[last].Paragraphs = append(r.Sections[last].Paragraphs, strings.TrimSuffix(text, "，")+"。")
}

func uglyCampaigns() map[string]*record.Campaign {
	day := record.Date{Year: 2025, Month: 12, Day: 28}
	plain := record.Campaign{Kind: "event", Title: "砲", Date: day, Village: "榃", Source: "虚构的示例", Status: "published", Published: day}
	long, gone := plain, plain
	long.Title = uglyTitle
	long.Date, long.Start, long.End = record.Date{}, day, record.Date{Year: 2026, Month: 1, Day: 3}
	long.Organiser, long.CoOrganisers = uglyRunes(60), []string{"榃", uglyRunes(50), "〇"}
	long.Laws = []string{"中华人民共和国" + uglyRunes(40) + "法"}
	long.Audience, long.Forms = []string{"老年人", uglyRunes(30)}, []string{"集市宣传"}
	long.Reached = &record.Count{Name: "受众", Value: 123456789012, Unit: "人次", Bound: "at-least"}
	long.Materials = []record.Count{{Name: uglyRunes(40), Value: 400, Unit: "份", Bound: "at-least"}, {Name: "手册", Value: 1.5, Unit: "万册"}}
	long.Summary, long.Body = uglyRunes(120), uglyRunes(100)+"http://www.example.com/"+strings.Repeat("averylongaddress", 12)
	for i := range 30 {
		long.Photos = append(long.Photos, record.Photo{File: fmt.Sprintf("photo-%d.jpg", i+1), Alt: fmt.Sprintf("示例图片%d", i+1), Credit: "甲"})
	}
	gone.Title, gone.Status, gone.Withdrawn, gone.WithdrawnOn = uglyRunes(90), "withdrawn", uglyRunes(80), day
	return map[string]*record.Campaign{"ugly-long": &long, "ugly-bare": &plain, "ugly-gone": &gone}
}

// slope is a grey picture.
func slope() ([]byte, error) {
	picture := image.NewGray(image.Rect(0, 0, 700, 460))
	for y := range 460 {
		for x := range 700 {
			picture.SetGray(x, y, color.Gray{Y: uint8(60 + x/8 + y/8)})
		}
	}
	var b bytes.Buffer
	err := jpeg.Encode(&b, picture, nil)
	return b.Bytes(), err
}

// standing is an error where findings stand in the way of a build.
func standing(root string, faults []finding.Finding) error {
	if !refused(faults) {
		return nil
	}
	var b strings.Builder
	for _, f := range faults {
		if f.Severity == finding.Error {
			fmt.Fprintln(&b, f)
		}
	}
	return fmt.Errorf("building %q: %s", root, b.String())
}
