package site

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLinksFindsWhatIsBroken(t *testing.T) {
	files := map[string][]byte{
		"index.html": []byte(`<a href="reports/2023.html">好</a><a href="reports/2023.html#s1">好</a><a href="#top">好</a><a href="https://example.com/">好</a>
<a href="tel:110">好</a><a href="reports/2022.html">去年</a><a href="reports/2023.html#s9">九</a><a href="/reports/2023.html">根</a><a href="../x.html">外</a>
<a href="reports/">夹</a><a href="%zz">错</a><img src="https://cdn.example.com/x.png" alt="图"><link rel="stylesheet" href="a.css?v=1"><link rel="canonical" href="https://example.com/">`),
		"reports/2023.html": []byte(`<h2 id="s1">一</h2><a href="../index.html">回</a><img srcset="../a.png 1x, ../b.png 2x" alt="照片">`),
		"404.html":          []byte(`<a href="/zwgk/fazhi/index.html">首页</a><a href="/index.html">别处</a>`),
		"a.css":             []byte(`@import "b.css"; body { background: url( 'a.png' ) } i { background: url(data:image/png;base64,AA) }`),
		"a.png":             nil,
	}
	got := map[string]string{}
	for _, b := range Links(files, "/zwgk/fazhi/") {
		got[b.Page+" "+b.URL+" "+b.Text] = string(b.Why)
	}
	want := map[string]string{
		"index.html reports/2022.html 去年":            "dead",
		"index.html reports/2023.html#s9 九":          "anchor",
		"index.html /reports/2023.html 根":            "rooted",
		"index.html ../x.html 外":                     "outside",
		"index.html reports/ 夹":                      "folder",
		"index.html %zz 错":                           "syntax",
		"index.html https://cdn.example.com/x.png 图": "loads",
		"reports/2023.html ../b.png 照片":              "dead",
		"404.html /index.html 别处":                    "rooted",
		"a.css b.css ":                               "dead",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The built folder is served at the root, at a sub-path, and read from disk; every link and asset is followed in each.
func TestLinksWorkWhereverTheSiteStands(t *testing.T) {
	o := town(t)
	build(t, o)
	for _, sub := range []string{"/", "/zwgk/fazhi/"} {
		server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(sub, "/"), http.FileServer(http.Dir(o.Out))))
		defer server.Close()
		follow(t, server.URL+sub, func(u *url.URL) ([]byte, bool) {
			if !strings.HasPrefix(u.Path, sub) {
				return nil, false
			}
			res, err := http.Get(u.String())
			if err != nil {
				t.Fatal(err)
			}
			defer res.Body.Close()
			data, _ := os.ReadFile(filepath.Join(o.Out, strings.TrimPrefix(u.Path, sub)))
			return data, res.StatusCode == 200
		})
	}
	follow(t, "file://"+filepath.ToSlash(o.Out)+"/", func(u *url.URL) ([]byte, bool) {
		data, err := os.ReadFile(filepath.FromSlash(u.Path))
		return data, err == nil
	})
}

// follow starts at index.html below base and follows what it finds.
func follow(t *testing.T, base string, fetch func(u *url.URL) ([]byte, bool)) {
	t.Helper()
	start, err := url.Parse(base + "index.html")
	if err != nil {
		t.Fatal(err)
	}
	seen, queue := map[string]bool{}, []*url.URL{start}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if seen[at.Path] {
			continue
		}
		seen[at.Path] = true
		data, found := fetch(at)
		if !found {
			t.Errorf("nothing at %s", at)
			continue
		}
		if !strings.HasSuffix(at.Path, ".html") {
			continue
		}
		for _, l := range pageLinks(data) {
			next, err := at.Parse(l.url)
			if err != nil {
				t.Errorf("%s: %s", at, err)
			} else if next.Scheme == at.Scheme && next.Host == at.Host {
				queue = append(queue, next)
			}
		}
	}
	if len(seen) != 8 { // five pages, a style, a script, a picture
		t.Errorf("followed %d addresses: %q", len(seen), keys(seen))
	}
}

func TestLinksOfRenderedSite(t *testing.T) {
	o := town(t)
	o.Content["reports/2023.md"] = append(o.Content["reports/2023.md"], "\n[不在](2019.html)\n"...)
	files, _, err := Render(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	want := []Broken{{Page: "reports/2023.html", URL: "2019.html", Text: "不在", Why: Dead}}
	if diff := cmp.Diff(want, Links(files, "")); diff != "" {
		t.Error(diff)
	}
}
