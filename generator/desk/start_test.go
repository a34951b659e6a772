package desk_test

import (
	"context"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pufa/generator/desk"
	"pufa/generator/finding"
)

// running starts a desk and gives the address that it told, and where its end will be told.
func running(t *testing.T, ctx context.Context, o desk.Options) (string, chan error) {
	t.Helper()
	ready, ended := make(chan string, 1), make(chan error, 1)
	o.Ready = func(url string) { ready <- url }
	go func() { ended <- desk.Run(ctx, o) }()
	select {
	case url := <-ready:
		return url, ended
	case err := <-ended:
		t.Fatal("it ended before it was ready:", err)
	case <-time.After(20 * time.Second):
		t.Fatal("it is not ready after 20 seconds")
	}
	return "", nil
}

func TestASecondStartOpensTheRunningDesk(t *testing.T) {
	root := town(t, 1)
	first, ended := running(t, t.Context(), wired(t, root))
	opened := ""
	o := wired(t, root)
	o.Open = func(url string) error { opened = url; return nil }
	second, again := running(t, t.Context(), o)
	if err := <-again; err != nil {
		t.Fatal(err)
	}
	host := func(address string) string {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		return u.Host
	}
	if host(first) != host(second) || opened != second || !strings.HasPrefix(host(first), "127.0.0.1:") {
		t.Errorf("first %s, second %s, opened %s", first, second, opened)
	}

	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	g := &guest{t, "http://" + host(first), &http.Client{Jar: jar}, nil, root}
	g.get(strings.TrimPrefix(second, g.base))
	form := g.begin()
	fields := fill()
	fields.Set("do", "draft")
	g.send(form, fields)
	text := g.get("/quit")
	has(t, text, "还没有保存成记录", "甲样镇开展宪法宣传周集中宣传活动")
	text, _ = g.send("/quit", url.Values{})
	has(t, text, "已关闭")
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(15 * time.Second):
		t.Fatal("it does not end")
	}
	if left, err := filepath.Glob(filepath.Join(root, ".pufa", "desk", "*.json")); err != nil || len(left) > 0 {
		t.Error("its notice is still there:", left, err)
	}
}

func TestANoticeThatACrashLeftBehindStopsNobody(t *testing.T) {
	root := town(t, 1)
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{`{"address":"http://127.0.0.1:1","key":"x"}`, `{"address":"http://evil.example/","key":"x"}`, "{", ""} {
		file := filepath.Join(root, ".pufa", "desk", strings.ReplaceAll(host, ".", "_")+".json")
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		_, ended := running(t, ctx, wired(t, root))
		stop()
		if err := <-ended; err != nil {
			t.Error(text, err)
		}
	}
}

func TestTheFirstRunLeadsThroughTheTownsData(t *testing.T) {
	root := t.TempDir()
	g := visit(t, root)
	has(t, g.get("/"), "这个文件夹里还没有记录")
	text, at := g.send("/create", url.Values{})
	if at != "/town/names" {
		t.Fatal(at, words(text))
	}
	has(t, text, "第 1 步，共 4 步", "网站名称", "以后再填")
	seen := func(text string) string {
		from := strings.Index(text, `name="seen" value="`) + len(`name="seen" value="`)
		return text[from : from+strings.IndexByte(text[from:], '"')]
	}
	text, at = g.send("/town/names", url.Values{"seen": {seen(text)}, "do": {"next"}, "name": {"样例县甲样镇法治专栏"}, "town": {"甲样镇"}, "unit": {"样例县甲样镇人民政府"}, "region": {""}, "source": {"样例"}})
	if at != "/town/address" {
		t.Fatal(at, words(text))
	}
	text, at = g.send("/town/address", url.Values{"seen": {seen(text)}, "do": {"next"}, "base_url": {"www.example.gov.cn/x"}, "path": {""}, "portal.name": {""}, "portal.url": {""}})
	has(t, text, "网址应是 https:// 开头的域名")
	if at != "/town/address" || !strings.Contains(text, "www.example.gov.cn/x") {
		t.Error("what was typed is gone, or saved:", at)
	}
	g.get("/") // left in the middle
	site := g.text("data/site.toml")
	if !strings.Contains(site, `name = "样例县甲样镇法治专栏"`) || !strings.Contains(site, "# 本镇（街道）的网站资料") || strings.Contains(site, "example.gov.cn") {
		t.Error(site)
	}
	if _, at = g.saved(fillPlain()); at == "" {
		t.Error("no event was saved")
	}
}

// fillPlain is fill for a town without review steps.
func fillPlain() url.Values {
	fields := fill()
	for key := range fields {
		if strings.HasPrefix(key, "review") {
			fields.Del(key)
		}
	}
	return fields
}

func TestPublishingTellsWhatChanged(t *testing.T) {
	o := wired(t, town(t, 1))
	o.Now = func() time.Time { return time.Date(2026, 3, 6, 9, 30, 0, 0, time.Local) } // when nothing in the example lies ahead
	g := visitWith(t, o)
	target := filepath.Join(t.TempDir(), "网站")
	text := g.publish(url.Values{"target": {target}, "do": {"publish"}})
	has(t, text, "已发布", "2 个文件", "新增 1", "index.html")
	has(t, g.get("/"), "2 个文件，新增 1")
	if status, _, _ := g.sendAny("/publish", url.Values{"target": {"public"}}); status != http.StatusBadRequest {
		t.Error("a place that is not whole was taken:", status)
	}
}

// publish presses a button of the page and gives the page when the work is done.
func (g *guest) publish(fields url.Values) (text string) {
	g.tb.Helper()
	g.send("/publish", fields)
	for range 100 {
		if text = g.get("/publish"); !strings.Contains(text, "data-progress") {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	return text
}

func TestAPublicationIsUndoneTheNextDay(t *testing.T) {
	o := wired(t, town(t, 1))
	o.Now = func() time.Time { return time.Date(2026, 3, 6, 9, 30, 0, 0, time.Local) } // when nothing in the example lies ahead
	o.Publish = func(_ context.Context, target string, _ func(done, total int)) (desk.Publication, []finding.Finding, error) {
		return desk.Publication{Where: target, Files: 2, Changed: []string{"index.html"}, Earlier: 1}, nil, nil
	}
	undone := ""
	o.Undo = func(_ context.Context, target string) (desk.Publication, error) {
		undone = target
		return desk.Publication{Where: target, Files: 2, Changed: []string{"index.html"}}, nil
	}
	target := t.TempDir()
	has(t, visitWith(t, o).publish(url.Values{"target": {target}, "do": {"publish"}}), "已发布", "退回前一次发布")
	next := visitWith(t, o)
	has(t, next.get("/publish"), "最多退 1 次", "退回前一次发布")
	text := next.publish(url.Values{"target": {target}, "do": {"undo"}})
	has(t, text, "已退回前一次发布")
	if undone != target || strings.Contains(words(text), "最多退") {
		t.Error("undone:", undone, words(text))
	}
}

func TestErrorsStopAPublication(t *testing.T) {
	root := town(t, 1)
	o := wired(t, root)
	publish, called := o.Publish, false
	o.Publish = func(ctx context.Context, target string, progress func(done, total int)) (desk.Publication, []finding.Finding, error) {
		called = true
		return publish(ctx, target, progress)
	}
	g := visitWith(t, o)
	if err := os.WriteFile(filepath.Join(root, "data", "campaigns", "2025", "huai.toml"), []byte("kind = \"event\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	text := g.publish(url.Values{"target": {t.TempDir()}})
	has(t, text, "没有发布，网站保持原样")
	if called {
		t.Error("it was published all the same")
	}
}
