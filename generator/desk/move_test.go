package desk_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var addressField = regexp.MustCompile(`name="address" value="([^"]+)"`)

// newAddress is the address that a page asks to agree to, "" where it asks nothing.
func newAddress(page string) string {
	if m := addressField.FindStringSubmatch(page); m != nil {
		return m[1]
	}
	return ""
}

// withFiles saves a published event with a photo and an attachment.
func withFiles(g *guest) (at, file string) {
	form := g.begin()
	g.send(form, url.Values{"do": {"photos"}}, upload{"photo", "a.jpg", jpegOf(g.tb, 30, 20, 0)})
	g.send(form, withPhoto(url.Values{"do": {"attachments"}}), upload{"attachment", "宣传手册.pdf", []byte("%PDF-1.7 手册")})
	fields := withAttachment(withPhoto(fill()))
	fields.Set("do", "save")
	text, at := g.send(form, fields)
	if !strings.HasPrefix(at, "/event/") {
		g.tb.Fatal(at, words(text))
	}
	return at, "data/campaigns/" + strings.TrimPrefix(at, "/event/") + "/record.toml"
}

func withPhoto(fields url.Values) url.Values {
	fields.Set("photos.0.file", "photo-1.jpg")
	fields.Set("photos.0.alt", "咨询台")
	return fields
}

func withAttachment(fields url.Values) url.Values {
	fields.Set("attachments", "shown")
	fields.Set("attachments.0.file", "attachment-1.pdf")
	fields.Set("attachments.0.title", "宣传手册")
	return fields
}

// toYear changes the date of an event with files to another year and agrees to its new address.
func toYear(g *guest, at, date string) (end string) {
	_, form := g.send(at, url.Values{"do": {"edit"}})
	fields := withAttachment(withPhoto(fill()))
	fields.Set("date", date)
	fields.Set("do", "save")
	text, end := g.send(form, fields)
	if address := newAddress(text); address != "" {
		text, end = g.send(form+"/move", url.Values{"do": {"save"}, "address": {address}})
	}
	if !strings.HasPrefix(end, "/event/") {
		g.tb.Fatal(end, words(text))
	}
	return end
}

func TestAnEventGoesToTheYearOfItsDate(t *testing.T) {
	g := visit(t, town(t, 1))
	at, file := withFiles(g)
	before := g.text(file)
	_, form := g.send(at, url.Values{"do": {"edit"}})
	fields := withAttachment(withPhoto(fill()))
	fields.Set("date", "2024年12月4日")
	fields.Set("do", "auto")
	text, _ := g.send(form, fields)
	has(t, text, "日期改到了 2024 年，网址会从 campaigns/2025/", "原来的网址还能打开，会自动转到新的")
	fields.Set("do", "save")
	text, end := g.send(form, fields)
	if end != form || g.text(file) != before {
		t.Fatal("it was saved before anyone was asked:", end)
	}
	has(t, text, "网址会变", "campaigns"+strings.TrimPrefix(at, "/event")+".html", "回到表单")
	if text, end := g.send(form+"/move", url.Values{"do": {"save"}, "address": {"campaigns/2023/x.html"}}); end != form+"/move" || newAddress(text) == "" {
		t.Fatal("it was saved at an address that nobody was asked about:", end)
	}
	text, end = g.send(form+"/move", url.Values{"do": {"save"}, "address": {newAddress(text)}})
	want := strings.Replace(at, "/2025/", "/2024/", 1)
	if end != want {
		t.Fatalf("it stands at %s, not %s: %s", end, want, words(text))
	}
	moved := strings.Replace(file, "/2025/", "/2024/", 1)
	former := "former = [\n  \"campaigns" + strings.TrimPrefix(at, "/event") + ".html\",\n]\n"
	if got, want := g.text(moved), strings.Replace(strings.Replace(before, "2025-12-04", "2024-12-04", 1), "status = \"published\"\n", "status = \"published\"\n"+former, 1); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if exists(filepath.Join(g.root, filepath.Dir(filepath.FromSlash(file)))) {
		t.Error("the old folder is still there")
	}
	for _, name := range []string{"photo-1.jpg", "attachment-1.pdf"} {
		if !exists(filepath.Join(g.root, filepath.Dir(filepath.FromSlash(moved)), name)) {
			t.Error(name, "did not come along")
		}
	}
	has(t, g.get(end+"/history"), "新建", "日期由“2025年12月4日”改为“2024年12月4日”", "网址由 campaigns/2025/")
	if _, _, led := g.ask("GET", at, nil, ""); led != end {
		t.Error("the old address leads to", led)
	}
	if status, text, _ := g.sendAny(at, url.Values{"do": {"delete"}}); status != http.StatusNotFound {
		t.Error(status, words(text))
	}
}

func TestAMoveToAnotherYearIsUndoneByTheHistory(t *testing.T) {
	g := visit(t, town(t, 1))
	at, file := withFiles(g)
	before := g.text(file)
	there := toYear(g, at, "2024-12-4")
	stamp := regexp.MustCompile(there + `/history/([0-9-]+)"`).FindStringSubmatch(g.get(there + "/history"))
	has(t, g.get(there+"/history/"+stamp[1]), "网址会变回 campaigns/2025/")
	if _, end := g.send(there+"/history/"+stamp[1], url.Values{}); end != at {
		t.Fatal("restored at", end)
	}
	former := "former = [\n  \"campaigns" + strings.TrimPrefix(there, "/event") + ".html\",\n]\n" // that address was public for a while
	if got := g.text(file); strings.Replace(got, former, "", 1) != before || !strings.Contains(got, former) {
		t.Errorf("got\n%s\nwant\n%s", got, before)
	}
	if !exists(filepath.Join(g.root, filepath.Dir(filepath.FromSlash(file)), "photo-1.jpg")) || exists(filepath.Join(g.root, "data/campaigns"+strings.TrimPrefix(there, "/event"))) {
		t.Error("the files did not come back")
	}
	if n := strings.Count(g.get(at+"/history"), "看这次修改以前的一版"); n != 2 {
		t.Error(n, "versions after restoring")
	}
	fields := fill() // an address that another event had is never given again
	fields.Set("date", "2024-12-5")
	if other, _ := g.saved(fields); other == there {
		t.Error(other)
	}
}

func TestAnEventThatWasNotPublicMovesWithoutAsking(t *testing.T) {
	g := visit(t, town(t, 1))
	fields := fill()
	fields.Set("status", "draft")
	at, file := g.saved(fields)
	_, form := g.send(at, url.Values{"do": {"edit"}})
	fields.Set("date", "2024-12-4")
	fields.Set("do", "save")
	if text, end := g.send(form, fields); end != strings.Replace(at, "2025", "2024", 1) || exists(filepath.Join(g.root, filepath.FromSlash(file))) {
		t.Error(end, words(text))
	}
}

func TestASecondTabFollowsARecordThatMoved(t *testing.T) {
	g := visit(t, town(t, 1))
	at, _ := withFiles(g)
	_, second := g.send(at, url.Values{"do": {"edit"}})
	there := toYear(g, at, "2024-12-4")
	fields := withAttachment(withPhoto(fill()))
	fields.Set("village", "甲九村")
	fields.Set("do", "save")
	text, end := g.send(second, fields)
	if end != second+"/conflict" {
		t.Fatal(end, words(text))
	}
	has(t, text, "日期", "2024年12月4日", "甲九村")
	seen := regexp.MustCompile(`name="seen" value="([0-9a-f]+)"`).FindStringSubmatch(text)
	if text, end = g.send(second+"/conflict", url.Values{"seen": {seen[1]}, "take.date": {"theirs"}, "take.village": {"mine"}}); end != there {
		t.Fatal(end, words(text))
	}
	if got := g.text("data/campaigns" + strings.TrimPrefix(there, "/event") + "/record.toml"); !strings.Contains(got, "甲九村") || !strings.Contains(got, "2024-12-04") {
		t.Error(got)
	}
}

// A crash in the middle of a move leaves a journal. With both records there the old one goes, with the new one missing the move is taken back.
func TestAMoveCutShortIsFinishedOrTakenBack(t *testing.T) {
	g := visit(t, town(t, 1))
	at, from := withFiles(g)
	to := strings.Replace(from, "/2025/", "/2024/", 1)
	old := g.text(from)
	place := func(file string) string { return filepath.Join(g.root, filepath.FromSlash(file)) }
	write := func(file, text string) {
		if err := os.MkdirAll(filepath.Dir(place(file)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(place(file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	began := time.Date(2025, 12, 6, 9, 40, 0, 0, time.Local)
	journal, err := json.Marshal(map[string]any{"from": from, "to": to, "at": began})
	if err != nil {
		t.Fatal(err)
	}
	note := strings.NewReplacer("data/", ".pufa/history/data/", ".toml", ".20251206-094000.json")
	half := func() {
		write(".pufa/desk/moving-1.json", string(journal))
		write(strings.Replace(note.Replace(from), ".json", ".toml", 1), old)
		write(note.Replace(to), `{"at":"2025-12-06T09:40:00+08:00","from":"`+from+`"}`)
	}

	half()
	visit(t, g.root)
	if g.text(from) != old || exists(place(note.Replace(to))) || strings.Contains(g.get(at+"/history"), "09:40") {
		t.Error("a move that did not happen was not taken back")
	}

	half()
	write(to, strings.Replace(old, "2025-12-04", "2024-12-04", 1))
	visit(t, g.root)
	if exists(filepath.Dir(place(from))) || !exists(filepath.Join(filepath.Dir(place(to)), "photo-1.jpg")) || exists(place(".pufa/desk/moving-1.json")) {
		t.Error("a move that happened was not finished")
	}

	half()
	write(from, old+"\nauthor = \"别人\"\n")
	visit(t, g.root)
	if !exists(place(from)) {
		t.Error("somebody's work was taken away")
	}
}
