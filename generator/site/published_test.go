package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestServePublishedShowsTheFolderAsAGoodWebServerDoes(t *testing.T) {
	folder := t.TempDir()
	page := strings.Repeat("<p>甲样镇</p>", 200)
	for p, text := range map[string]string{
		"index.html": page, "404.html": "没有这个页面", "reports/index.html": "年度报告", "assets/site.css": "p{}", "photo.jpg": "照片", "secret/.note": "不公开",
	} {
		writeFile(t, folder, p, []byte(text))
	}
	writeFile(t, filepath.Dir(folder), "outside.txt", []byte("外面"))
	err := newCompressor().siblings("index.html", []byte(page), func(p string, data []byte) error {
		return os.WriteFile(filepath.Join(folder, p), data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ready, done := make(chan string, 1), make(chan error, 1)
	go func() {
		done <- ServePublished(ctx, "127.0.0.1:0", folder, func(url string) { ready <- url })
	}()
	url := <-ready
	ask := func(p string, head map[string]string) (*http.Response, string) {
		t.Helper()
		req, err := http.NewRequest(http.MethodGet, url+p, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", "identity") // the client unpacks nothing by itself
		for name, value := range head {
			req.Header.Set(name, value)
			if name == "Host" {
				req.Host = value
			}
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res, string(body)
	}
	for _, c := range []struct {
		path, accept   string
		status         int
		coding, typ    string
		keeping, wants string
	}{
		{"", "gzip, deflate, br, zstd", 200, "br", "text/html; charset=utf-8", "no-cache", page},
		{"index.html", "gzip, br;q=0", 200, "gzip", "text/html; charset=utf-8", "no-cache", page},
		{"index.html", "identity", 200, "", "text/html; charset=utf-8", "no-cache", page},
		{"reports/", "br", 200, "", "text/html; charset=utf-8", "no-cache", "年度报告"},
		{"assets/site.css?v=12345678", "br", 200, "", "text/css; charset=utf-8", "public, max-age=31536000, immutable", "p{}"},
		{"nothing.html", "br", 404, "", "text/html; charset=utf-8", "no-store", "没有这个页面"},
		{"../outside.txt", "", 404, "", "text/html; charset=utf-8", "no-store", "没有这个页面"},
		{"secret/.note", "", 404, "", "text/html; charset=utf-8", "no-store", "没有这个页面"},
		{"reports", "", 404, "", "text/html; charset=utf-8", "no-store", "没有这个页面"},
	} {
		res, body := ask(c.path, map[string]string{"Accept-Encoding": c.accept})
		h := res.Header
		if res.StatusCode != c.status || h.Get("Content-Encoding") != c.coding || h.Get("Content-Type") != c.typ || h.Get("Cache-Control") != c.keeping || h.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q accepting %q: %d %v", c.path, c.accept, res.StatusCode, h)
		}
		if got := unpacked(t, c.coding, body); got != c.wants {
			t.Errorf("%q accepting %q says %.40q, want %.40q", c.path, c.accept, got, c.wants)
		}
	}
	res, _ := ask("index.html", nil)
	if again, body := ask("index.html", map[string]string{"If-None-Match": res.Header.Get("ETag")}); again.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("the same page is sent again: %d, %d bytes", again.StatusCode, len(body))
	}
	if packed, _ := ask("index.html", map[string]string{"Accept-Encoding": "br"}); packed.Header.Get("ETag") == res.Header.Get("ETag") {
		t.Error("the packed page is taken for the unpacked one")
	}
	if res, _ := ask("index.html", map[string]string{"Host": "evil.example"}); res.StatusCode != http.StatusForbidden {
		t.Errorf("a foreign name is answered with %d", res.StatusCode)
	}
	cancel()
	if err := <-done; err != nil {
		t.Errorf("stopped: %v", err)
	}
}

func TestServePublishedWantsABuiltSite(t *testing.T) {
	if err := ServePublished(t.Context(), "127.0.0.1:0", t.TempDir(), nil); err == nil {
		t.Error("an empty folder is served")
	}
}

func writeFile(t *testing.T, folder, p string, data []byte) {
	t.Helper()
	file := filepath.Join(folder, filepath.FromSlash(p))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func unpacked(t *testing.T, coding, body string) string {
	t.Helper()
	var r io.Reader = strings.NewReader(body)
	switch coding {
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		r = z
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
