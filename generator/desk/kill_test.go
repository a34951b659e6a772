package desk_test

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pufa/generator/finding"
	"pufa/generator/internal/killed"
	"pufa/generator/record"
)

// TestMain lets a test start this binary again as a desk that saves without end, to be killed.
func TestMain(m *testing.M) {
	if root := os.Getenv("PUFA_DESK_SAVES"); root != "" {
		saveWithoutEnd(root)
	}
	os.Exit(m.Run())
}

// A stranger is a testing.TB for a process that runs no test.
type stranger struct{ testing.TB }

func (stranger) Helper()        {}
func (stranger) Cleanup(func()) {}
func (stranger) Fatal(a ...any) { fmt.Fprintln(os.Stderr, a...); os.Exit(3) }
func (stranger) Fatalf(format string, a ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", a...)
	os.Exit(3)
}

// saveWithoutEnd edits the record "yi" over and over, with and without a photo, in one year and the other. What it saves says its number twice: in the
// title and in the body. Each number is told before it is saved, and when the draft of it was kept.
func saveWithoutEnd(root string) {
	g := visit(stranger{}, root)
	seed, _ := strconv.Atoi(os.Getenv("PUFA_DESK_FROM"))
	photo, err := os.ReadFile(filepath.Join(root, "photo.jpg"))
	if err != nil {
		stranger{}.Fatal(err)
	}
	_, _, at := g.ask("GET", "/event/2025/yi", nil, "")
	for n := seed; ; n++ {
		_, form := g.send(at, url.Values{"do": {"edit"}})
		fields := fill()
		if n%5 < 2 {
			fields.Set("date", "2024-12-4")
		}
		fields.Set("title", fmt.Sprintf("第%d次保存", n))
		fields.Set("body", strings.Repeat(fmt.Sprintf("第%d次保存的正文。\n\n", n), 200))
		fields.Set("do", "auto")
		g.send(form, fields)
		fmt.Println("draft", n)
		if n%3 == 0 {
			fields.Set("do", "photos")
			g.send(form, fields, upload{"photo", "a.jpg", photo})
			if dr := g.get(form); strings.Contains(dr, `name="photos.0.file" value="`) {
				from := strings.Index(dr, `name="photos.0.file" value="`) + len(`name="photos.0.file" value="`)
				fields.Set("photos.0.file", dr[from:from+strings.IndexByte(dr[from:], '"')])
				fields.Set("photos.0.alt", "咨询台")
			}
		}
		fields.Set("do", "save")
		fmt.Println("save", n)
		text, end := g.send(form, fields)
		if address := newAddress(text); address != "" {
			text, end = g.send(form+"/move", url.Values{"do": {"save"}, "address": {address}})
		}
		if at = end; !strings.HasPrefix(at, "/event/") {
			stranger{}.Fatal(at, words(text))
		}
		fmt.Println("saved", n)
	}
}

// few kills are enough for every change; PUFA_KILLS asks for more.
const few = 20

func TestKilledAtAnyMomentEveryRecordIsWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: kills in short mode")
	}
	root := town(t, 3)
	place := filepath.Join(root, "data", "campaigns", "2025", "yi.toml")
	if err := os.WriteFile(place, []byte("kind = \"event\"\ntitle = \"第0次保存\"\ndate = 2025-12-04\nsource = \"甲\"\nbody = \"第0次保存的正文。\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "photo.jpg"), jpegOf(t, 200, 100, 0), 0o644); err != nil {
		t.Fatal(err)
	}
	next, moved := 1, 0
	for round := range killed.Rounds(few) {
		told := killed.AtWork(t, 120*time.Millisecond, "PUFA_DESK_SAVES="+root, "PUFA_DESK_FROM="+strconv.Itoa(next))
		begun, drafted, done := told.Last("save", next-1), told.Last("draft", 0), told.Last("saved", 0)
		os.Remove(filepath.Join(root, ".pufa", "desk", "saving.lock")) // its ten seconds would only make the test longer
		visit(t, root)                                                 // the next start mends
		number := wholeRecord(t, root, round)
		if number < done || number > begun {
			t.Fatalf("round %d: %d saves were told as done, %d were begun, but the record is that of save %d", round, done, begun, number)
		}
		if number%5 < 2 {
			moved++
		}
		if drafted > number {
			if text := allOf(t, filepath.Join(root, ".pufa", "drafts")); !strings.Contains(text, fmt.Sprintf("第%d次保存", drafted)) {
				t.Fatalf("round %d: draft %d was told as kept and is gone", round, drafted)
			}
		}
		next = max(begun, drafted) + 1
	}
	t.Logf("killed %d times, %d saves; %d times the record stood in another year", killed.Rounds(few), next-1, moved)
}

// wholeRecord reads the workspace and tells which save the record is of.
func wholeRecord(t *testing.T, root string, round int) int {
	t.Helper()
	ws, faults, err := record.Read(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		if f.Severity == finding.Error {
			t.Fatalf("round %d: %s", round, f)
		}
	}
	if len(ws.Campaigns) < 4 {
		t.Fatalf("round %d: only %d records are left", round, len(ws.Campaigns))
	}
	standing := slices.DeleteFunc(slices.Clone(ws.Campaigns), func(c record.Campaign) bool { return !strings.HasPrefix(c.Slug, "yi") })
	if len(standing) != 1 {
		t.Fatalf("round %d: the record stands %d times: %v", round, len(standing), standing)
	}
	c := standing[0]
	for _, p := range c.Photos {
		if !exists(filepath.Join(root, filepath.Dir(c.Place.File), p.File)) {
			t.Fatalf("round %d: the photo %s is gone", round, p.File)
		}
	}
	var n int
	if _, err := fmt.Sscanf(c.Title, "第%d次保存", &n); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.ReplaceAll(c.Body, fmt.Sprintf("第%d次保存的正文。", n), ""), "第") {
		t.Fatalf("round %d: the record is half one save, half another", round)
	}
	return n
}

func allOf(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	filepath.WalkDir(dir, func(name string, _ os.DirEntry, _ error) error {
		if data, err := os.ReadFile(name); err == nil {
			b.Write(data)
		}
		return nil
	})
	return b.String()
}
