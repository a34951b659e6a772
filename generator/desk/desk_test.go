package desk_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"pufa/generator/check"
	"pufa/generator/desk"
	"pufa/generator/document"
	"pufa/generator/example"
	"pufa/generator/finding"
	"pufa/generator/record"
)

var now = time.Date(2025, 12, 6, 9, 30, 0, 0, time.Local)

// wired is the desk with the stages that need no Hugo. Rendering and publishing write plain files.
func wired(tb testing.TB, root string) desk.Options {
	tb.Helper()
	look := []byte{}
	for _, name := range []string{"tokens", "modes"} {
		css, err := os.ReadFile("../../layouts/_partials/style/" + name + ".css")
		if err != nil {
			tb.Fatal(err)
		}
		look = append(look, css...)
	}
	rules := func(ws *record.Workspace, now time.Time) check.Options {
		return check.Options{Now: record.DateOf(now), Terms: ws.Terms, Days: ws.Calendar, Policy: ws.Site.Policy}
	}
	return desk.Options{
		Root: root, Look: look,
		Now:  func() time.Time { return now },
		Slug: document.CampaignSlug,
		Keep: func(file string, text []byte, now time.Time) error {
			_, _, err := document.Keep(root, file, text, true, now)
			return err
		},
		Create: func() error {
			files, err := example.Town()
			if err == nil {
				_, _, err = example.Place(root, files)
			}
			return err
		},
		Understand: func(name string, data []byte, ws *record.Workspace) (desk.Understood, []finding.Finding, error) {
			src, err := document.Read(name, data, document.Limits{})
			var why *document.Refusal
			if errors.As(err, &why) {
				return desk.Understood{}, []finding.Finding{why.Finding(name)}, nil
			} else if err != nil {
				return desk.Understood{}, nil, err
			}
			doc := document.Understand(src)
			c, values := document.Campaign(doc, document.Known{Calendar: ws.Calendar, Themes: ws.Themes})
			out := desk.Understood{Kind: string(doc.Kind), Title: doc.Title, Text: doc.Text, Campaign: c}
			for _, v := range values {
				out.Values = append(out.Values, desk.Value{Key: v.Key, Value: v.Value, Quote: v.Quote, Confirm: v.Confirm})
			}
			return out, nil, nil
		},
		Rules: func(ws *record.Workspace, now time.Time) []finding.Finding {
			return check.Workspace(ws, rules(ws, now))
		},
		Settle: func(found []finding.Finding, ws *record.Workspace) []finding.Finding {
			open, _ := check.Settle(found, ws.Site.Policy)
			return open
		},
		Due: func(ws *record.Workspace, now time.Time) []finding.Finding { return check.Due(ws, rules(ws, now)) },
		Limits: func(ws *record.Workspace, days []record.Date, extended bool) ([]desk.Limit, error) {
			from, n := days[len(days)-1], 20
			if extended {
				n = 40
			}
			due, err := ws.Workdays().After(from, n)
			return []desk.Limit{{Name: "答复申请人", From: from, Due: due, Days: n, Basis: "第三十三条"}}, err
		},
		Render: func(_ context.Context, ws *record.Workspace, _ time.Time) (desk.Site, []finding.Finding, error) {
			files := map[string][]byte{"index.html": []byte("<html lang=zh><title>首页</title>")}
			for _, c := range ws.Campaigns {
				files[fmt.Sprintf("campaigns/%d/%s.html", c.Year, c.Slug)] = []byte(`<html lang="zh"><title>预览</title><style>body{background:#f0f}</style><h1>` + c.Title + "</h1>")
			}
			return desk.Site{Files: files}, nil, nil
		},
		Publish: func(_ context.Context, target string, progress func(done, total int)) (desk.Publication, []finding.Finding, error) {
			progress(1, 2)
			if err := os.MkdirAll(target, 0o755); err != nil {
				return desk.Publication{}, nil, err
			}
			progress(2, 2)
			return desk.Publication{Where: target, Files: 2, New: []string{"index.html"}}, nil, nil
		},
	}
}

// A guest is a browser without a screen: it keeps cookies, follows redirects, and sends forms as pages do.
type guest struct {
	tb   testing.TB
	base string
	http *http.Client
	desk *desk.Desk
	root string
}

// town is the fictional town's workspace.
func town(tb testing.TB, events int) string {
	tb.Helper()
	root := tb.TempDir()
	if err := example.Write(root, example.Options{Seed: 1, Events: events, Reports: 2}); err != nil {
		tb.Fatal(err)
	}
	return root
}

// visit starts the desk of a workspace and lets a guest in.
func visit(tb testing.TB, root string) *guest {
	tb.Helper()
	return visitWith(tb, wired(tb, root))
}

func visitWith(tb testing.TB, o desk.Options) *guest {
	tb.Helper()
	d, err := desk.New(o)
	if err != nil {
		tb.Fatal(err)
	}
	server := httptest.NewServer(d.Handler())
	tb.Cleanup(server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	g := &guest{tb, server.URL, &http.Client{Jar: jar}, d, o.Root}
	g.get(d.Entrance())
	return g
}

// get reads a page; anything but 200 ends the test.
func (g *guest) get(path string) string {
	g.tb.Helper()
	status, body, _ := g.ask("GET", path, nil, "")
	if status != http.StatusOK {
		g.tb.Fatalf("GET %s: %d\n%s", path, status, words(body))
	}
	return body
}

// ask sends a request as a page of the desk would, and tells where it ended.
func (g *guest) ask(method, path string, body io.Reader, kind string) (status int, text, at string) {
	g.tb.Helper()
	request, err := http.NewRequest(method, g.base+path, body)
	if err != nil {
		g.tb.Fatal(err)
	}
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	request.Header.Set("Origin", g.base)
	answer, err := g.http.Do(request)
	if err != nil {
		g.tb.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		g.tb.Fatal(err)
	}
	return answer.StatusCode, string(data), answer.Request.URL.Path
}

var tokenField = regexp.MustCompile(`name="csrf" value="([0-9a-f]+)"`)

// token is the token that the session's forms carry.
func (g *guest) token() string {
	g.tb.Helper()
	m := tokenField.FindStringSubmatch(g.get("/new"))
	if m == nil {
		g.tb.Fatal("the page has no form")
	}
	return m[1]
}

// send posts a form with photos and gives the page that it led to.
func (g *guest) send(path string, fields url.Values, photos ...upload) (text, at string) {
	g.tb.Helper()
	status, text, at := g.sendAny(path, fields, photos...)
	if status != http.StatusOK {
		g.tb.Fatalf("POST %s: %d\n%s", path, status, words(text))
	}
	return text, at
}

type upload struct {
	field, name string
	data        []byte
}

func (g *guest) sendAny(path string, fields url.Values, files ...upload) (status int, text, at string) {
	g.tb.Helper()
	var body strings.Builder
	form := multipart.NewWriter(&body)
	if !fields.Has("csrf") {
		fields.Set("csrf", g.token())
	}
	for key, list := range fields {
		for _, value := range list {
			form.WriteField(key, value)
		}
	}
	for _, f := range files {
		part, err := form.CreateFormFile(f.field, f.name)
		if err != nil {
			g.tb.Fatal(err)
		}
		part.Write(f.data)
	}
	form.Close()
	return g.ask("POST", path, strings.NewReader(body.String()), form.FormDataContentType())
}

// fill is a form that can be saved.
func fill() url.Values {
	return url.Values{
		"kind": {"event"}, "title": {"甲样镇开展宪法宣传周集中宣传活动"}, "date": {"2025-12-4"}, "village": {"甲一村"}, "location": {"甲一村文化广场"},
		"organiser": {"甲样镇司法所"}, "laws": {"《宪法》\n民法典"}, "forms": {"讲座、发放资料"}, "audience": {"村民"}, "themes": {"publicity"},
		"reached.value": {"300"}, "reached.unit": {"人次"}, "reached.bound": {"at-least"},
		"materials.0.name": {"宣传资料"}, "materials.0.value": {"400余份"}, "materials.0.unit": {""}, "materials.0.bound": {"exact"},
		"reviews": {"shown"}, "review.0.step": {"初审"}, "review.0.by": {"甲"}, "review.0.date": {"2025-12-5"}, "review.1.step": {"复审"}, "review.1.by": {"乙"},
		"review.1.date": {"2025-12-5"}, "review.2.step": {"终审"}, "review.2.by": {"丙"}, "review.2.date": {"2025-12-5"}, "review.3.step": {"保密审查"},
		"review.3.by": {"丁"}, "review.3.date": {"2025-12-5"},
		"materials.1.name": {""}, "materials.1.value": {""}, "materials.1.unit": {""}, "materials.1.bound": {"exact"},
		"body": {"甲样镇司法所在甲一村开展宣传。\r\n\r\n现场发放宣传资料。"}, "source": {"甲样镇司法所"}, "status": {"published"},
	}
}

// begin opens an empty form and gives its address.
func (g *guest) begin() string {
	g.tb.Helper()
	_, at := g.send("/new", url.Values{"do": {"blank"}})
	if !strings.HasPrefix(at, "/draft/") {
		g.tb.Fatal("no form was opened but", at)
	}
	return at
}

// saved fills an empty form, saves it, and gives the record's address and file.
func (g *guest) saved(fields url.Values, photos ...upload) (at, file string) {
	g.tb.Helper()
	form := g.begin()
	fields.Set("do", "save")
	text, at := g.send(form, fields, photos...)
	if !strings.HasPrefix(at, "/event/") {
		g.tb.Fatalf("nothing was saved: %s\n%s", at, words(text))
	}
	for _, ext := range []string{".toml", "/record.toml"} {
		if file = "data/campaigns/" + strings.TrimPrefix(at, "/event/") + ext; exists(filepath.Join(g.root, filepath.FromSlash(file))) {
			return at, file
		}
	}
	g.tb.Fatal("no record stands at", at)
	return "", ""
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// text is a file of the workspace.
func (g *guest) text(file string) string {
	g.tb.Helper()
	data, err := os.ReadFile(filepath.Join(g.root, filepath.FromSlash(file)))
	if err != nil {
		g.tb.Fatal(err)
	}
	return string(data)
}

var tags = regexp.MustCompile(`(?s)<head>.*?</head>|<[^>]*>`)

// words are what a page says.
func words(page string) string {
	return strings.Join(strings.Fields(tags.ReplaceAllString(page, " ")), " ")
}

func has(tb testing.TB, page string, wanted ...string) {
	tb.Helper()
	said := words(page)
	for _, w := range wanted {
		if !strings.Contains(said, w) {
			tb.Errorf("the page does not say %q:\n%s", w, said)
		}
	}
}
