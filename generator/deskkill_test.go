package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pufa/generator/finding"
	"pufa/generator/folder"
	"pufa/generator/internal/killed"
	"pufa/generator/record"
)

// A desk killed while one person saves and another publishes leaves every record whole, and the published site as one of the two publications.
func TestADeskKilledWhileSavingAndPublishingLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: kills in short mode")
	}
	root := emptyTown(t)
	target := filepath.Join(root, "网站")
	event := filepath.Join(root, "data", "campaigns", "2025", "yi.toml")
	if err := os.MkdirAll(filepath.Dir(event), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(event, []byte("kind = \"event\"\ntitle = \"第0次保存\"\ndate = 2025-12-04\nsource = \"甲\"\nbody = \"第0次保存的正文。\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p := startDesk(t, root)
	if err := p.publish(target); err != nil {
		t.Fatal(err)
	}
	var begun, done int64
	saves, publications := 0, 0
	for round := range killed.Rounds(3) {
		if round > 0 {
			p = startDesk(t, root) // which mends what the kill before left
		}
		w := &work{p: p, target: target}
		w.begun.Store(begun)
		w.done.Store(done)
		w.untilKilled(time.Duration(200+rand.IntN(3000)) * time.Millisecond)
		saves += w.saves
		publications += w.publications
		begun, done = w.begun.Load(), w.done.Load()
		n := savedNumber(t, root)
		if n < done || n > begun {
			t.Fatalf("round %d: %d saves were told as done, %d were begun, but the record is that of save %d", round, done, begun, n)
		}
		if err := folder.Recover(target); err != nil {
			t.Fatal(err)
		}
		if shown := publishedNumber(t, target); shown < w.shown || shown > begun {
			t.Fatalf("round %d: the site shows save %d; the last publication told as done showed at least save %d", round, shown, w.shown)
		}
		done = n
		os.Remove(filepath.Join(root, ".pufa", "desk", "saving.lock")) // its ten seconds would only make the test longer
	}
	t.Logf("killed %d times; %d saves and %d publications were told as done in between", killed.Rounds(3), saves, publications)
	if saves == 0 {
		t.Error("nothing was saved: this proves nothing")
	}
}

// work is what two people do at a desk until it is killed.
type work struct {
	p            *deskProcess
	target       string
	begun, done  atomic.Int64 // numbers of saves
	shown        int64        // the save that the last publication told as done shows at least
	saves        int          // told as done
	publications int          // told as done
}

// untilKilled saves and publishes at the same time and kills the desk after a while. From then on requests find nobody, which ends the work.
func (w *work) untilKilled(after time.Duration) {
	time.AfterFunc(after, func() { w.p.Process.Kill() })
	var both sync.WaitGroup
	both.Go(func() {
		for w.save() == nil {
		}
	})
	both.Go(func() {
		for {
			least := w.done.Load()
			if w.p.publish(w.target) != nil {
				return
			}
			w.shown = least
			w.publications++
		}
	})
	both.Wait()
	w.p.Wait()
}

// save edits the record and saves it: its number stands in the title and all over the body.
func (w *work) save() error {
	_, form, err := w.p.send("/event/2025/yi", url.Values{"do": {"edit"}})
	if err != nil {
		return err
	}
	n := w.begun.Add(1)
	_, at, err := w.p.send(form, url.Values{"do": {"save"}, "kind": {"event"}, "title": {fmt.Sprintf("第%d次保存", n)}, "date": {"2025-12-04"}, "source": {"甲"},
		"body": {strings.Repeat(fmt.Sprintf("第%d次保存的正文。\n\n", n), 200)}, "status": {"published"}})
	if err == nil && strings.HasPrefix(at, "/event/") {
		w.done.Store(n)
		w.saves++
	}
	return err
}

// savedNumber tells which save the workspace's only event is of.
func savedNumber(t *testing.T, root string) int64 {
	t.Helper()
	ws, faults, err := record.Read(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		if f.Severity == finding.Error {
			t.Fatal(f)
		}
	}
	if len(ws.Campaigns) != 1 {
		t.Fatalf("%d events are left of 1", len(ws.Campaigns))
	}
	return oneNumber(t, ws.Campaigns[0].Title+ws.Campaigns[0].Body)
}

// publishedNumber reads every file of the published folder, which must be those of its manifest, and tells which save its page shows.
func publishedNumber(t *testing.T, target string) int64 {
	t.Helper()
	m, err := folder.ReadManifest(target)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]folder.Sum{}
	for _, e := range m.Files {
		sums[e.Path] = e.SHA256
	}
	err = filepath.WalkDir(target, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == folder.ManifestName {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(target, name)
		if rel = filepath.ToSlash(rel); sums[rel] != sha256.Sum256(data) {
			return fmt.Errorf("%s is not as the manifest says", rel)
		}
		delete(sums, rel)
		return err
	})
	if err != nil || len(sums) > 0 {
		t.Fatal(err, len(sums), "files are missing")
	}
	page, err := os.ReadFile(filepath.Join(target, "campaigns", "2025", "yi.html"))
	if err != nil {
		t.Fatal(err)
	}
	return oneNumber(t, string(page))
}

// oneNumber is the number of the save that all of a text is of.
func oneNumber(t *testing.T, text string) int64 {
	t.Helper()
	number := int64(-1)
	for _, part := range strings.Split(text, "次保存")[:strings.Count(text, "次保存")] {
		n, err := strconv.ParseInt(part[strings.LastIndex(part, "第")+len("第"):], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		if number >= 0 && n != number {
			t.Fatalf("half is of save %d, half of save %d", number, n)
		}
		number = n
	}
	if number < 0 {
		t.Fatal("no save is shown")
	}
	return number
}
