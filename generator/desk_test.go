package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"pufa/generator/desk"
	"pufa/generator/example"
	"pufa/generator/record"
)

// atDesk runs the desk of a workspace and gives the address that lets a browser in.
func atDesk(t *testing.T, root string) string {
	t.Helper()
	options, err := deskOptions(root)
	if err != nil {
		t.Fatal(err)
	}
	options.Now = func() time.Time { return time.Date(2025, 12, 6, 9, 30, 0, 0, time.Local) }
	ready := make(chan string, 1)
	options.Ready = func(url string) { ready <- url }
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- desk.Run(ctx, options) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	select {
	case url := <-ready:
		return url
	case err := <-ended:
		t.Fatal("the desk ended at once:", err)
	}
	return ""
}

// exampleTown is the fictional town's workspace.
func exampleTown(t *testing.T, events int) string {
	t.Helper()
	root := t.TempDir()
	if err := example.Write(root, example.Options{Seed: 1, Events: events, Reports: 2}); err != nil {
		t.Fatal(err)
	}
	return root
}

// do runs browser actions or ends the test.
func do(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// picture writes what the browser shows into the folder of PUFA_PICTURES, for a person to look at.
func picture(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("PUFA_PICTURES")
	if dir == "" {
		return
	}
	shot, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), shot, 0o644); err != nil {
		t.Fatal(err)
	}
}

const toldEvent = `甲样镇开展宪法宣传周集中宣传活动

2025年12月4日，甲样镇司法所联合派出所在甲一村文化广场开展“12·4”国家宪法日集中宣传活动，向村民讲解《中华人民共和国宪法》《中华人民共和国民法典》。

活动现场设立咨询台，发放宣传资料400余份，解答群众咨询35人次，惠及群众300余人次。
`

// emptyTown is a new town's workspace, its own data filled in.
func emptyTown(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	files, err := example.Town()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := example.Place(root, files); err != nil {
		t.Fatal(err)
	}
	site := record.Site{Name: "样例县甲样镇法治建设专栏", Town: "甲样镇", Unit: "样例县甲样镇人民政府", Source: "样例", Fictional: true}
	if err := os.WriteFile(filepath.Join(root, "data", "site.toml"), record.Encode(site), 0o644); err != nil {
		t.Fatal(err)
	}
	return root
}

// photographs are two pictures of nothing.
func photographs(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, name := range []string{"一.jpg", "二.jpg"} {
		picture := image.NewRGBA(image.Rect(0, 0, 640, 480))
		for i := range picture.Pix {
			picture.Pix[i] = uint8(i % 251)
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, picture, nil); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		names = append(names, file)
	}
	return names
}

func TestAToldEventBecomesAPublishedPageInEightActions(t *testing.T) {
	ctx, root := tab(t), emptyTown(t)
	address := atDesk(t, root)
	do(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(address), chromedp.WaitVisible("h1"))
	actions := 0
	act := func(actionsOfAPerson ...chromedp.Action[chromedp.Void]) {
		actions++
		do(t, ctx, actionsOfAPerson...)
	}
	act(chromedp.Click(`a[href="/new"]`), chromedp.WaitVisible("#text"))
	act(chromedp.SetValue("#text", toldEvent), chromedp.Click(`button[value="paste"]`), chromedp.WaitVisible("#edit"))
	act(chromedp.SetUploadFiles("#f-photo", photographs(t)), chromedp.WaitVisible(`input[name="photos.1.alt"]`))
	act(chromedp.SendKeys(`input[name="photos.0.alt"]`, "甲一村文化广场上的咨询台"))
	act(chromedp.SendKeys(`input[name="photos.1.alt"]`, "村民翻看宣传资料"))
	picture(t, ctx, "form-1280")
	act(chromedp.Click(`button[value="publish"]`), chromedp.WaitVisible("#target"))
	act(chromedp.Click(`button[value="publish"]`), chromedp.WaitVisible(".pages"))
	picture(t, ctx, "published-1280")
	if actions > 8 {
		t.Error(actions, "actions")
	}
	pages, err := filepath.Glob(filepath.Join(root, "网站", "campaigns", "2025", "[a-z]*.html"))
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		found = found || strings.Contains(string(text), "甲一村文化广场上的咨询台") && strings.Contains(string(text), "甲样镇开展宪法宣传周集中宣传活动")
	}
	if !found {
		t.Error("the page did not go out:", pages)
	}
}

func TestThePreviewIsThePageItself(t *testing.T) {
	ctx, root := tab(t), exampleTown(t, 30)
	address := atDesk(t, root)
	base := address[:strings.Index(address, "/enter")]
	do(t, ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(address), chromedp.WaitVisible("h1"), chromedp.Navigate(base+"/new"), chromedp.WaitVisible("#text"),
		chromedp.SetValue("#text", toldEvent), chromedp.Click(`button[value="paste"]`), chromedp.WaitVisible("#edit"), chromedp.Click(`button[value="preview"]`), chromedp.WaitVisible(".beside iframe[src]"))
	source, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector(".beside iframe").src`))
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second) // for the picture only
	picture(t, ctx, "beside-1440")
	for _, mode := range []string{"plain", "large"} {
		page := strings.Replace(source, "/plain/", "/"+mode+"/", 1)
		for _, width := range []int64{360, 1280} {
			shown := ask[string](t, ctx, width, page, `document.querySelector("main").innerText + " " + getComputedStyle(document.body).fontFamily + " " + document.documentElement.getAttribute("data-size")`)
			if !strings.Contains(shown, "甲样镇开展宪法宣传周集中宣传活动") || !strings.Contains(shown, "Han marks") || strings.HasSuffix(shown, "large") != (mode == "large") {
				t.Errorf("%s at %d px shows %s", mode, width, shown)
			}
		}
		picture(t, ctx, "preview-"+mode)
	}
	reached := ask[string](t, ctx, 1280, source, `fetch("/events").then(r => r.text(), e => "refused").then(t => t.slice(0, 40))`, chromedp.EvalAwaitPromise)
	if reached != "refused" {
		t.Error("a page of the preview reached the desk:", reached)
	}
}

// BenchmarkPreview is the time from a draft kept to its page rendered, with 1,000 and 10,000 events in the workspace.
func BenchmarkPreview(b *testing.B) {
	for _, events := range []int{1_000, 10_000} {
		b.Run(strconv.Itoa(events), func(b *testing.B) {
			root := b.TempDir()
			if err := example.Write(root, example.Options{Seed: 1, Events: events, Reports: 10}); err != nil {
				b.Fatal(err)
			}
			options, err := deskOptions(root)
			if err != nil {
				b.Fatal(err)
			}
			form, token, client := formAtDesk(b, options)
			post := func(address string, fields url.Values) []byte {
				fields.Set("csrf", token)
				request, err := http.NewRequest(http.MethodPost, address, strings.NewReader(fields.Encode()))
				if err != nil {
					b.Fatal(err)
				}
				request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				request.Header.Set("Origin", address[:strings.Index(address, "/draft")])
				answer, err := client.Do(request)
				if err != nil {
					b.Fatal(err)
				}
				defer answer.Body.Close()
				body, err := io.ReadAll(answer.Body)
				if err != nil || answer.StatusCode != http.StatusOK {
					b.Fatal(answer.Status, err, string(body))
				}
				return body
			}
			n := 0
			for b.Loop() {
				n++
				title := fmt.Sprintf("甲样镇开展第%d次宣传", n)
				post(form, url.Values{"do": {"auto"}, "kind": {"event"}, "title": {title}, "date": {"2025-06-15"}, "source": {"甲"}, "body": {"正文。"}})
				var made struct{ Plain string }
				if err := json.Unmarshal(post(form+"/preview", url.Values{}), &made); err != nil {
					b.Fatal(err)
				}
				answer, err := client.Get(form[:strings.Index(form, "/draft")] + made.Plain)
				if err != nil {
					b.Fatal(err)
				}
				page, err := io.ReadAll(answer.Body)
				answer.Body.Close()
				if err != nil || !strings.Contains(string(page), title) {
					b.Fatal("the page does not show what was typed", err)
				}
			}
		})
	}
}

// formAtDesk opens an empty form at a desk: its address, the token of its session, and a client that has the session.
func formAtDesk(tb testing.TB, options desk.Options) (form, token string, client *http.Client) {
	tb.Helper()
	d, err := desk.New(options)
	if err != nil {
		tb.Fatal(err)
	}
	server := httptest.NewServer(d.Handler())
	tb.Cleanup(server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	client = &http.Client{Jar: jar}
	if answer, err := client.Get(server.URL + d.Entrance()); err != nil {
		tb.Fatal(err)
	} else {
		answer.Body.Close()
	}
	answer, err := client.Get(server.URL + "/new")
	if err != nil {
		tb.Fatal(err)
	}
	page, err := io.ReadAll(answer.Body)
	answer.Body.Close()
	if err != nil {
		tb.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), `name="csrf" value="`)
	token, _, _ = strings.Cut(rest, `"`)
	request, err := http.NewRequest(http.MethodPost, server.URL+"/new", strings.NewReader(url.Values{"csrf": {token}, "do": {"blank"}}.Encode()))
	if err != nil {
		tb.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Origin", server.URL)
	answer, err = client.Do(request)
	if err != nil {
		tb.Fatal(err)
	}
	answer.Body.Close()
	return answer.Request.URL.String(), token, client
}
