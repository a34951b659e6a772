package desk_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// helpPictures are the pictures of the help pages, each of a page of the app at work. PUFA_UPDATE=1 makes them anew.
var helpPictures = []string{"overview", "new", "form", "photos", "history", "publish"}

func TestTheHelpShowsTheAppItself(t *testing.T) {
	root := town(t, 6)
	o := wired(t, root)
	o.Now = func() time.Time { return time.Date(2026, 3, 6, 9, 30, 0, 0, time.Local) }
	g := visitWith(t, o)
	for _, topic := range []string{"start", "event", "photos", "history", "publish", "trouble"} {
		g.get("/help/" + topic)
	}
	for _, name := range helpPictures {
		if status, data, header := g.raw("GET", "/help/picture/"+name+".png", nil, nil); status != http.StatusOK || header.Get("Content-Type") != "image/png" || len(data) < 1000 {
			t.Errorf("the help has no picture %q: %d; PUFA_UPDATE=1 makes it", name, status)
		}
	}
	if os.Getenv("PUFA_UPDATE") == "" {
		return
	}
	tb := open(t, g)
	shoot := func(name, page, to string) {
		tb.do(chromedp.EmulateViewport(960, 620), chromedp.Navigate(g.base+page), chromedp.WaitVisible("h1"))
		if to != "" {
			ask[bool](tb, `(document.querySelector("`+to+`").scrollIntoView(), true)`)
			time.Sleep(200 * time.Millisecond)
		}
		shot, err := chromedp.Run(tb.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("picture", name+".png"), shot, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	g.send("/name", url.Values{"who": {"样例通讯员"}})
	_, form := g.send("/new", url.Values{"do": {"paste"}, "text": {told}})
	shoot("form", form, "")
	photos, err := filepath.Glob(filepath.Join(root, "data", "campaigns", "*", "*", "photo-1.jpg"))
	if err != nil || len(photos) == 0 {
		t.Fatal("the example has no photo", err)
	}
	data, err := os.ReadFile(photos[0])
	if err != nil {
		t.Fatal(err)
	}
	g.send(form, url.Values{"do": {"photos"}, "title": {"甲样镇开展宪法宣传周集中宣传活动"}}, upload{"photo", "1.jpg", data})
	shoot("photos", form, "#g-photos")
	g.send(form, url.Values{"do": {"discard"}})
	at, _ := g.saved(fill())
	g.edit(at, func(f url.Values) { f.Set("location", "甲一村祠堂前") })
	g.edit(at, func(f url.Values) { f.Set("location", "甲一村祠堂前"); f.Set("materials.0.value", "500余份") })
	shoot("history", at+"/history", "")
	shoot("new", "/new", "")
	shoot("overview", "/", "")
	shoot("publish", "/publish", "")
}
