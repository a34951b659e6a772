package desk_test

import (
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// raw sends a request with the guest's cookies and headers of its own, and does not follow where it leads.
func (g *guest) raw(method, path string, form url.Values, change func(*http.Request)) (int, string, http.Header) {
	g.tb.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	request, err := http.NewRequest(method, g.base+path, body)
	if err != nil {
		g.tb.Fatal(err)
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	request.Header.Set("Origin", g.base)
	if change != nil {
		change(request)
	}
	client := &http.Client{Jar: g.http.Jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(request)
	if err != nil {
		g.tb.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		g.tb.Fatal(err)
	}
	return answer.StatusCode, string(text), answer.Header
}

func TestOnlyTheDesksOwnPagesAreObeyed(t *testing.T) {
	g := visit(t, town(t, 1))
	token := g.token()
	begin := url.Values{"csrf": {token}, "do": {"blank"}}
	header := func(key, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(key, value) }
	}
	for _, c := range []struct {
		name   string
		method string
		path   string
		form   url.Values
		change func(*http.Request)
		want   int
	}{
		{"the desk's own form", "POST", "/new", begin, nil, http.StatusSeeOther},
		{"as localhost", "GET", "/", nil, func(r *http.Request) { r.Host = "localhost:" + r.URL.Port() }, http.StatusForbidden}, // the cookie is 127.0.0.1's
		{"a name pointed here", "GET", "/", nil, func(r *http.Request) { r.Host = "evil.example" }, http.StatusForbidden},
		{"a name with the port", "GET", "/", nil, func(r *http.Request) { r.Host = "evil.example:" + r.URL.Port() }, http.StatusForbidden},
		{"another port", "GET", "/", nil, func(r *http.Request) { r.Host = "127.0.0.1:1" }, http.StatusForbidden},
		{"another site's form", "POST", "/new", begin, header("Origin", "https://evil.example"), http.StatusForbidden},
		{"a form of nowhere", "POST", "/new", begin, header("Origin", "null"), http.StatusForbidden},
		{"no origin at all", "POST", "/new", begin, func(r *http.Request) { r.Header.Del("Origin") }, http.StatusForbidden},
		{"the browser says it is foreign", "POST", "/new", begin, header("Sec-Fetch-Site", "cross-site"), http.StatusForbidden},
		{"another port of this machine", "POST", "/new", begin, header("Sec-Fetch-Site", "same-site"), http.StatusForbidden},
		{"no token", "POST", "/new", url.Values{"do": {"blank"}}, nil, http.StatusForbidden},
		{"a wrong token", "POST", "/new", url.Values{"csrf": {strings.Repeat("0", 64)}, "do": {"blank"}}, nil, http.StatusForbidden},
		{"the token in the address", "POST", "/new?csrf=" + token, url.Values{"do": {"blank"}}, nil, http.StatusForbidden},
		{"another method", "PUT", "/new", begin, nil, http.StatusMethodNotAllowed},
		{"a change by GET", "GET", "/create", nil, nil, http.StatusNotFound},
		{"quitting by GET only asks", "GET", "/quit", nil, nil, http.StatusOK},
		{"the key of a second start", "POST", "/alive", url.Values{}, header("X-Pufa-Key", ""), http.StatusForbidden},
	} {
		t.Run(c.name, func(t *testing.T) {
			jar := g.http.Jar
			if c.name == "as localhost" {
				g.http.Jar = nil
				defer func() { g.http.Jar = jar }()
			}
			if status, text, _ := g.raw(c.method, c.path, c.form, c.change); status != c.want {
				t.Errorf("got %d, want %d: %s", status, c.want, words(text))
			}
		})
	}
}

func TestWithoutTheSessionNothingIsShown(t *testing.T) {
	g := visit(t, town(t, 1))
	at, _ := g.saved(fill())
	g.http.Jar = nil
	for _, path := range []string{"/", "/events", "/new", "/town/names", "/town/history", "/check", "/publish", "/publish/state", "/quit", "/bin", "/help", "/site", "/look/desk.css", at, at + "/history"} {
		if status, text, _ := g.raw("GET", path, nil, nil); status != http.StatusForbidden || strings.Contains(text, "集中宣传活动") {
			t.Errorf("%s: %d", path, status)
		}
	}
	if status, _, _ := g.raw("GET", "/", nil, func(r *http.Request) {
		r.AddCookie(&http.Cookie{Name: "pufa-desk-" + r.URL.Port(), Value: "a.b"})
	}); status != http.StatusForbidden {
		t.Error("an invented session was let in:", status)
	}
}

func TestAKeyIsGoodOnce(t *testing.T) {
	g := visit(t, town(t, 1))
	key := g.desk.Entrance()
	g.http.Jar = nil
	status, _, header := g.raw("GET", key, nil, nil)
	cookie := header.Get("Set-Cookie")
	if status != http.StatusSeeOther || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") {
		t.Error(status, cookie)
	}
	if status, _, _ := g.raw("GET", key, nil, nil); status != http.StatusForbidden {
		t.Error("the key was good twice:", status)
	}
}

func TestPagesMayLoadNothingFromElsewhere(t *testing.T) {
	g := visit(t, town(t, 1))
	for _, path := range []string{"/", "/new", "/help"} {
		_, text, header := g.raw("GET", path, nil, nil)
		policy := header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "script-src 'self'") || strings.Contains(policy, "unsafe") || !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Error(path, policy)
		}
		if strings.Contains(text, "://") {
			t.Error(path, "names another host")
		}
		if strings.Contains(text, " style=") || strings.Contains(text, " onclick=") || strings.Contains(text, "<script>") {
			t.Error(path, "has inline code")
		}
	}
}

func TestPathTricksLeadNowhere(t *testing.T) {
	root := town(t, 1)
	g := visit(t, root)
	if err := os.WriteFile(filepath.Join(filepath.Dir(root), "secret.toml"), []byte("kind = \"event\"\ntitle = \"外面的\"\nsource = \"x\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		"/event/2025/..%2f..%2f..%2f..%2fsecret", "/event/2025/%2e%2e", "/event/..%2f..%2f..%2fetc/passwd", "/event/2025/con", "/event/2025/a%5cb", "/event/2025/a%00b",
		"/draft/..%2f..%2fdata%2fsite", "/draft/%2e%2e", "/draft/aaaaaaaaaaaaaaaaaaaaaaaaaa", "/preview/x/site/plain/..%2f..%2f..%2fdata%2fsite.toml",
		"/look/..%2foptions.go", "/help/picture/..%2flook%2fdesk.css", "/help/..%2fquit", "/town/..%2fnames", "/event/2025/x/history/..%2f..%2fx",
		"/town/history/..%2f..%2fdata%2fsite", "/town/history/20250101-000000", "/event/..%2f..%2fx/y/attachment/0", "/event/2025/x/attachment/..%2frecord.toml", "/draft/..%2fx/attachment/0",
	} {
		if status, text, _ := g.raw("GET", path, nil, nil); status != http.StatusNotFound || strings.Contains(text, "外面的") {
			t.Errorf("%s: %d %s", path, status, words(text))
		}
	}
	for _, path := range []string{"/bin/..%2f..%2fdata", "/bin/20250101-000000-..%2fx"} {
		if status, _, _ := g.raw("POST", path, url.Values{"csrf": {g.token()}}, nil); status != http.StatusNotFound {
			t.Errorf("%s: %d", path, status)
		}
	}
}

func TestAPhotoNamedOutOfTheFolderIsNeitherShownNorSaved(t *testing.T) {
	root := town(t, 1)
	g := visit(t, root)
	if err := os.WriteFile(filepath.Join(filepath.Dir(root), "secret.jpg"), jpegOf(t, 20, 20, 0), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"../../../../secret.jpg", "/etc/passwd", `..\..\secret.jpg`, "C:\\secret.jpg", "../../../../../" + filepath.Base(filepath.Dir(root)) + "/secret.jpg"} {
		form := g.begin()
		fields := fill()
		fields.Set("photos.0.file", name)
		fields.Set("photos.0.alt", "说明")
		fields.Set("do", "save")
		text, at := g.send(form, fields)
		if at != form {
			t.Errorf("%q was saved: %s", name, words(text))
		}
		if status, _, _ := g.raw("GET", form+"/photo/0", nil, nil); status != http.StatusNotFound {
			t.Errorf("%q was shown: %d", name, status)
		}
	}
}

func TestALinkedFolderIsNotWrittenThrough(t *testing.T) {
	root, outside := town(t, 1), t.TempDir()
	if err := os.RemoveAll(filepath.Join(root, "data", "campaigns", "2025")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(root, "data", "campaigns", "2025")); err != nil {
		t.Skipf("SKIPPED: this system makes no links: %v", err)
	}
	g := visit(t, root)
	form := g.begin()
	fields := fill()
	fields.Set("do", "save")
	if status, _, _ := g.sendAny(form, fields); status != http.StatusInternalServerError {
		t.Error("it was saved:", status)
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Error(entries, err)
	}
}

func TestMarkupInAnyFieldIsOnlyText(t *testing.T) {
	g := visit(t, town(t, 1))
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>`
	form := g.begin()
	fields := url.Values{"do": {"draft"}}
	for key := range fill() {
		if key != "kind" && key != "reviews" {
			fields.Set(key, evil)
		}
	}
	for _, key := range []string{"photos.0.file", "photos.0.alt", "photos.0.credit", "attachments", "attachments.0.file", "attachments.0.title", "counts.0.name", "counts.0.unit", "confirm", "ok", "day", "summary", "author", "published"} {
		fields.Set(key, evil)
	}
	text, _ := g.send(form, fields)
	for _, page := range []string{text, g.get("/"), g.get("/quit"), g.get("/events?q=" + url.QueryEscape(evil)), g.get("/publish?saved=" + url.QueryEscape("/event/"+evil))} {
		if strings.Contains(page, "<script>alert") || strings.Contains(page, "<img src=x") {
			t.Error("markup came through")
		}
	}
	saved := fill()
	saved.Set("title", evil)
	saved.Set("body", evil)
	form = g.begin()
	saved.Set("do", "save")
	text, _ = g.send(form, saved)
	if strings.Contains(text, "<script>alert") {
		t.Error("markup came through")
	}
}

func TestARequestTooLargeIsRefused(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	huge := strings.NewReader(strings.Repeat("a", 1<<20))
	body := io.MultiReader(strings.NewReader("csrf="+g.token()+"&body="), huge, strings.NewReader(strings.Repeat("b", 12<<20)))
	status, text, _ := g.ask("POST", form, body, "application/x-www-form-urlencoded")
	if status != http.StatusBadRequest && status != http.StatusRequestEntityTooLarge {
		t.Error(status, words(text))
	}
}

func TestPreviewsRunAsNobody(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	fields := fill()
	fields.Set("do", "preview")
	text, at := g.send(form, fields)
	if at != form+"/preview" {
		t.Fatal(at, words(text))
	}
	from := strings.Index(text, "/preview/")
	address := text[from : from+strings.IndexByte(text[from:], '"')]
	status, page, header := g.raw("GET", address, nil, nil)
	policy := header.Get("Content-Security-Policy")
	if status != http.StatusOK || !strings.Contains(page, "集中宣传活动") || !strings.HasPrefix(policy, "sandbox allow-scripts;") || strings.Contains(policy, "allow-same-origin") {
		t.Error(status, policy, page)
	}
	if status, _, _ := g.raw("GET", strings.Replace(address, "/preview/", "/preview/a", 1), nil, nil); status != http.StatusNotFound {
		t.Error("a guessed address was answered:", status)
	}
	if status, _, _ := g.raw("POST", address, url.Values{}, func(r *http.Request) { r.Header.Del("Origin") }); status == http.StatusOK {
		t.Error("a preview took a form")
	}
	large := strings.Replace(address, "/plain/", "/large/", 1)
	if _, page, _ := g.raw("GET", large, nil, nil); !strings.Contains(page, `data-size="large"`) {
		t.Error("large print is not large:", page)
	}
}
