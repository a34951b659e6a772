package site

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pufa/generator/finding"
)

func TestServeShowsChanges(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	root := t.TempDir()
	os.MkdirAll(filepath.Join(root, "content"), 0o755)
	photo := filepath.Join(root, "photo.jpg")
	os.WriteFile(photo, []byte("照片"), 0o644)
	write := func(text string) {
		os.WriteFile(filepath.Join(root, "content/note.md"), []byte("+++\ntitle = \"通知\"\n+++\n"+text+"\n"), 0o644)
	}
	write("第一版")
	ready, reports := make(chan string, 1), make(chan error, 10)
	done := make(chan error, 1)
	o := town(t)
	o.Root, o.Assets = root, map[string]string{"photos/a.jpg": photo}
	go func() {
		done <- Serve(ctx, ServeOptions{Addr: "127.0.0.1:0", Folders: []string{filepath.Join(root, "content")},
			Load: func(context.Context) (Options, []finding.Finding, error) {
				if data, _ := os.ReadFile(filepath.Join(root, "content/note.md")); strings.Contains(string(data), "坏") {
					return Options{}, []finding.Finding{{Severity: finding.Error, Message: "坏了"}}, nil
				}
				return o, nil, nil
			},
			Ready:  func(url string) { ready <- url },
			Report: func(f []finding.Finding, _ time.Duration, err error) { reports <- err },
		})
	}()
	url := <-ready
	<-reports
	get := func(p string) (int, string) {
		t.Helper()
		res, err := http.Get(url + p)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		data, _ := io.ReadAll(res.Body)
		return res.StatusCode, string(data)
	}
	expect := func(p string, status int, text string) {
		t.Helper()
		if got, body := get(p); got != status || !strings.Contains(body, text) {
			t.Errorf("%s: got %d %s", p, got, body)
		}
	}
	expect("note.html", 200, "第一版")
	expect("note.html", 200, "/-/live.js")
	expect("", 200, "样例县甲样镇")
	expect("reports/", 200, "年度报告")
	expect("photos/a.jpg", 200, "照片")
	expect("nothing.html", 404, "没有这个页面")
	expect("../go.mod", 404, "没有这个页面")

	news, err := http.Get(url + "-/news")
	if err != nil {
		t.Fatal(err)
	}
	defer news.Body.Close()
	lines := bufio.NewScanner(news.Body)
	told := func(want string) {
		t.Helper()
		select {
		case <-reports:
		case <-time.After(20 * time.Second):
			t.Fatal("no rebuild within 20 seconds")
		}
		for lines.Scan() && lines.Text() == "" {
		}
		if !strings.Contains(lines.Text(), want) {
			t.Errorf("told %q", lines.Text())
		}
	}
	write("第二版")
	told("reload")
	expect("note.html", 200, "第二版")
	write("坏")
	told("坏了")
	expect("note.html", 200, "第二版")

	request, _ := http.NewRequest("GET", url+"note.html", nil)
	request.Host = "evil.example.com"
	if res, err := http.DefaultClient.Do(request); err != nil || res.StatusCode != 403 {
		t.Errorf("another host's name is answered: %v %v", res, err)
	}
	cancel()
	if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Told to serve more than this machine, it answers to the machine's numbers; a name could be another site's.
func TestAnOpenServerAnswersToNumbers(t *testing.T) {
	for host, want := range map[string]int{"192.168.1.5:1313": 200, "[fd00::5]:1313": 200, "localhost": 200, "evil.example.com": 403} {
		r := httptest.NewRequest("GET", "http://"+host+"/", nil)
		for open, want := range map[bool]int{true: want, false: map[bool]int{true: 200, false: 403}[host == "localhost"]} {
			s := NewServer(nil)
			s.open, s.files = open, map[string][]byte{"index.html": []byte("首页")}
			got := httptest.NewRecorder()
			if s.ServeHTTP(got, r); got.Code != want {
				t.Errorf("open %v, asked as %s: got %d, want %d", open, host, got.Code, want)
			}
		}
	}
}

// Without the system's events, as on shared folders, the clock finds the change.
func TestWatchFindsChangesWithoutEvents(t *testing.T) {
	dir := t.TempDir()
	w := watch{folders: []string{dir}}
	before := w.look()
	os.MkdirAll(filepath.Join(dir, "new"), 0o755)
	os.WriteFile(filepath.Join(dir, "new/a.md"), []byte("甲"), 0o644)
	os.WriteFile(filepath.Join(dir, "new/.a.md.swp"), []byte("甲"), 0o644)
	if now := w.look(); same(before, now) || len(now) != 1 {
		t.Errorf("%v", now)
	}
	begun := time.Now()
	if !w.wait(t.Context()) || time.Since(begun) < interval {
		t.Error("did not wait for the clock")
	}
}

// What changes after the watch was set up and before it runs is told: a record saved while the first build is at work.
func TestAChangeBeforeTheWatchRunsIsNotMissed(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "record.toml")
	if err := os.WriteFile(file, []byte("一"), 0o644); err != nil {
		t.Fatal(err)
	}
	w := newWatch([]string{dir})
	if err := os.WriteFile(file, []byte("第二版"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	told := make(chan bool, 1)
	go w.run(ctx, func() { told <- true })
	<-told
}
