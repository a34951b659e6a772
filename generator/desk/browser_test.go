package desk_test

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var browser = sync.OnceValues(func() (context.Context, error) {
	bin, err := exec.LookPath("chromium")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(bin), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-background-networking", true))
	allocator, _ := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, _ := chromedp.NewContext(allocator)
	return ctx, chromedp.Do(ctx)
})

// A tab is a browser's tab at a guest's desk.
type tab struct {
	*guest
	ctx   context.Context
	blind bool // has told that there is no axe
}

// open lets a tab of a real browser into the guest's desk.
func open(t *testing.T, g *guest) *tab {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED: browser tests in short mode")
	}
	parent, err := browser()
	if err != nil {
		t.Skipf("SKIPPED: no Chromium here, so no page was looked at: %v", err)
	}
	ctx, cancel := chromedp.NewContext(parent)
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(stop)
	tb := &tab{guest: g, ctx: ctx}
	tb.do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate(g.base+g.desk.Entrance()), chromedp.WaitVisible("h1"))
	return tb
}

func (t *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	t.tb.Helper()
	if err := chromedp.Do(t.ctx, actions...); err != nil {
		t.tb.Fatal(err)
	}
}

func ask[T any](t *tab, expression string) T {
	t.tb.Helper()
	answer, err := chromedp.Run(t.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.tb.Fatal(err)
	}
	return answer
}

// until waits for an expression to be true.
func (t *tab) until(expression string) {
	t.tb.Helper()
	for range 200 {
		if ask[bool](t, parsed+" && !!("+expression+")") {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.tb.Fatalf("this never came true: %s\n%s", expression, ask[string](t, "document.body.innerText"))
}

// parsed is true of a page that is there as a whole: an address can be the new page's while that is still being read.
const parsed = `document.readyState != "loading"`

// picture writes what the tab shows into the folder of PUFA_PICTURES, for a person to look at.
func (t *tab) picture(name string) {
	t.tb.Helper()
	dir := os.Getenv("PUFA_PICTURES")
	if dir == "" {
		return
	}
	shot, err := chromedp.Run(t.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.tb.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), shot, 0o644); err != nil {
		t.tb.Fatal(err)
	}
}

const told = "甲样镇开展宪法宣传周集中宣传活动\n\n2025年12月4日，甲样镇司法所联合派出所在甲一村文化广场开展“12·4”国家宪法日集中宣传活动，向村民讲解《中华人民共和国宪法》。\n\n活动现场设立咨询台，发放宣传资料400余份，解答群众咨询35人次，惠及群众300余人次。\n"

// everyPage are the pages of the app, with things on them to see.
func everyPage(t *testing.T, g *guest) []string {
	at, _ := g.saved(fill())
	_, form := g.send(at, url.Values{"do": {"edit"}})
	g.send(form, url.Values{"do": {"photos"}}, upload{"photo", "a.jpg", jpegOf(t, 300, 200, 0)}, upload{"photo", "b.jpg", jpegOf(t, 200, 300, 0)})
	fields := withAttachment(fill())
	fields.Set("photos.0.file", "photo-1.jpg")
	fields.Set("photos.1.file", "photo-2.jpg")
	fields.Del("title")
	fields.Set("do", "save")
	g.send(form, fields)
	_, read := g.send("/new", url.Values{"do": {"paste"}, "text": {strings.Replace(told, "2025年12月4日", "近日", 1)}})
	_, mine := g.send(at, url.Values{"do": {"edit"}})
	g.edit(at, func(f url.Values) { f.Set("village", "甲二村") })
	changed := fill()
	changed.Set("village", "甲三村")
	changed.Set("do", "save")
	_, conflict := g.send(mine, changed)
	gone := fill()
	gone.Set("title", "甲样镇登记错了的活动")
	wrong, _ := g.saved(gone)
	g.send(wrong, url.Values{"do": {"delete"}})
	history := g.get(at + "/history")
	from := strings.Index(history, at+"/history/")
	version := history[from : from+strings.IndexByte(history[from:], '"')]
	g.footer("0000-0000001")
	town := g.get("/town/history")
	from = strings.Index(town, "/town/history/")
	townVersion := town[from : from+strings.IndexByte(town[from:], '"')]
	return []string{"/", "/new", "/import", "/events", at, at + "/history", version, form, read, conflict, read + "/preview", "/bin", "/check", "/site", "/publish", "/quit",
		"/town/names", "/town/footer", "/town/history", townVersion, "/clock?received=2025-12-8&correction=2025-12-9", "/clock?received=2030-1-2", "/help", "/help/event", "/help/photos", "/help/history", "/help/publish", "/help/trouble", "/nowhere"}
}

func TestPagesFitAndAreAccessible(t *testing.T) {
	g := visit(t, town(t, 6))
	pages := everyPage(t, g)
	tb := open(t, g)
	for _, width := range []int64{360, 640, 1280} { // 640 is 1280 at 200 %
		for i, page := range pages {
			tb.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(g.base+page), chromedp.WaitVisible("h1"))
			if over := ask[int](tb, `document.documentElement.scrollWidth - window.innerWidth`); over > 0 {
				t.Errorf("%s at %d px is %d px too wide", page, width, over)
			}
			if strange := ask[string](tb, `performance.getEntriesByType("resource").map(e => e.name).filter(n => !n.startsWith(location.origin + "/")).join(" ")`); strange != "" {
				t.Errorf("%s asks another host: %s", page, strange)
			}
			if width != 640 {
				tb.picture(strconv.Itoa(int(width)) + "-" + strconv.Itoa(i))
			}
			if small := ask[string](tb, `[...document.querySelectorAll("button,.button,select,input[type=text]")].filter(e => { var r = e.getBoundingClientRect(); return r.width && r.left >= 0 && r.height < 43 }).map(e => e.outerHTML.slice(0, 80)).join("\n")`); small != "" {
				t.Errorf("%s at %d px has small targets:\n%s", page, width, small)
			}
			tb.accessible(fmt.Sprintf("%s at %d px", page, width))
		}
	}
}

func TestTheFormSavesItselfAndTellsFaults(t *testing.T) {
	g := visit(t, town(t, 2))
	tb := open(t, g)
	form := g.begin()
	tb.do(chromedp.Navigate(g.base+form), chromedp.WaitVisible("#edit"))
	tb.do(chromedp.SendKeys("#f-title", "甲样镇开展普法宣传"), chromedp.SendKeys("#f-date", "12月的某天"), chromedp.SendKeys("#f-village", "甲"))
	tb.until(`document.querySelector("[data-state]").textContent.indexOf("草稿已存") == 0`)
	tb.until(`document.querySelector('[data-faults="date"]').textContent.indexOf("看不懂这个日期") >= 0`)
	again := visit(t, g.root)
	has(t, again.get("/"), "甲样镇开展普法宣传")
	ask[bool](tb, `(document.querySelector("#f-date").select(), true)`)
	tb.do(chromedp.SendKeys("#f-date", "2025-12-4"))
	tb.until(`document.querySelector('[data-faults="date"]').textContent == ""`)
	tb.until(`document.querySelector(".dated__picker").value == "2025-12-04"`)
}

func TestPasteFromWordKeepsHeadingsListsAndTables(t *testing.T) {
	g := visit(t, town(t, 1))
	tb := open(t, g)
	form := g.begin()
	tb.do(chromedp.Navigate(g.base+form), chromedp.WaitVisible("#f-body"))
	for _, c := range []struct{ name, html, want string }{
		{"Word", `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body><!--StartFragment-->
			<h1 style="mso-x:1">活动情况<o:p></o:p></h1><p class=MsoNormal style='text-indent:32pt'><span lang=EN-US>12</span>月4日，<b>甲样镇</b>开展宣传。<o:p></o:p></p>
			<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>发放资料</p>
			<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>解答咨询</p>
			<table border=1><tr><td><p>村</p></td><td><p>份数</p></td></tr><tr><td>甲一村</td><td>200</td></tr></table></body></html>`,
			"## 活动情况\n\n12月4日，甲样镇开展宣传。\n\n- 发放资料\n- 解答咨询\n\n| 村 | 份数 |\n| --- | --- |\n| 甲一村 | 200 |"},
		{"WeChat", `<section style="background:red"><section><p><span style="font-size:17px">第一段</span></p></section><p><img src="https://mmbiz.example/x.jpg"></p><p><span>第二段<br>换行</span></p></section><script>alert(1)</script>`,
			"第一段\n\n第二段换行"},
		{"WPS", `<ol><li>一</li><li>二<ul><li>二之一</li></ul></li></ol><p>* 不是列表 <b>_下划线_</b></p>`, "1. 一\n2. 二\n   - 二之一\n\n\\* 不是列表 \\_下划线\\_"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ask[string](tb, `(function () {
				var area = document.querySelector("#f-body"), data = new DataTransfer();
				area.value = "";
				data.setData("text/html", `+strconv.Quote(c.html)+`);
				area.focus();
				area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
				return area.value;
			})()`)
			if got != c.want {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestATableIsFilledCellByCell(t *testing.T) {
	g := visit(t, town(t, 1))
	tb := open(t, g)
	form := g.begin()
	tb.do(chromedp.Navigate(g.base+form), chromedp.WaitVisible("#f-body"))
	got := ask[string](tb, `(function () {
		var area = document.querySelector("#f-body"), press = function (name) { [...document.querySelectorAll("#edit button")].find(b => b.textContent == name).click(); };
		area.value = "前文";
		area.setSelectionRange(2, 2);
		press("表格");
		["村", "份数", "", "甲|一村", "200", "", "", "", ""].forEach((v, i) => document.querySelectorAll(".grid input")[i].value = v);
		press("放进正文");
		return area.value;
	})()`)
	want := "前文\n\n| 村 | 份数 |  |\n| --- | --- | --- |\n| 甲\\|一村 | 200 |  |\n|  |  |  |\n\n"
	if got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestPhotosAreDraggedIntoOrder(t *testing.T) {
	g := visit(t, town(t, 1))
	tb := open(t, g)
	form := g.begin()
	g.send(form, url.Values{"do": {"photos"}}, upload{"photo", "a.jpg", jpegOf(t, 30, 20, 0)}, upload{"photo", "b.jpg", jpegOf(t, 20, 30, 0)}, upload{"photo", "c.jpg", jpegOf(t, 20, 20, 0)})
	tb.do(chromedp.Navigate(g.base+form), chromedp.WaitVisible(".photo"))
	ask[bool](tb, `(function () {
		var all = document.querySelectorAll(".photo"), data = new DataTransfer(), fire = (e, k) => e.dispatchEvent(new DragEvent(k, {dataTransfer: data, bubbles: true, cancelable: true}));
		fire(all[2].querySelector("img"), "dragstart");
		fire(all[0], "dragover");
		fire(all[2], "dragend");
		return true;
	})()`)
	tb.until(`document.querySelector("[data-state]").textContent.indexOf("草稿已存") == 0`)
	text := g.get(form)
	if a, b, c := strings.Index(text, "photo-3.jpg"), strings.Index(text, "photo-1.jpg"), strings.Index(text, "photo-2.jpg"); a < 0 || a > b || b > c {
		t.Error("the order is not what was dragged")
	}
}

func TestEverythingWorksWithoutScripts(t *testing.T) {
	g := visit(t, town(t, 1))
	tb := open(t, g)
	if _, err := chromedp.Call(tb.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	photo := filepath.Join(t.TempDir(), "现场.jpg")
	if err := os.WriteFile(photo, jpegOf(t, 300, 200, 0), 0o644); err != nil {
		t.Fatal(err)
	}
	tb.do(chromedp.Navigate(g.base+"/new"), chromedp.WaitVisible("#text"), chromedp.SetValue("#text", told), chromedp.Click(`button[value="paste"]`), chromedp.WaitVisible("#edit"))
	tb.do(chromedp.SetUploadFiles("#f-photo", []string{photo}), chromedp.Click(`button[value="photos"]`), chromedp.WaitVisible(".photo"))
	tb.do(chromedp.SetValue(`input[name="photos.0.alt"]`, "甲一村文化广场的咨询台"), chromedp.Click(`#edit input[name="status"][value="draft"]`), chromedp.Click(`button[value="save"]`))
	tb.until(`location.pathname.indexOf("/event/") == 0`)
	if got := ask[string](tb, `document.querySelector("h1").textContent`); got != "甲样镇开展宪法宣传周集中宣传活动" {
		t.Error(got)
	}
}

func TestThePreviewStandsBesideTheForm(t *testing.T) {
	g := visit(t, town(t, 2))
	tb := open(t, g)
	form := g.begin()
	tb.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(g.base+form), chromedp.WaitVisible("#edit"), chromedp.SendKeys("#f-title", "甲样镇开展普法宣传"))
	tb.do(chromedp.Click(`button[value="preview"]`), chromedp.WaitVisible(".beside iframe[src]"))
	before := ask[string](tb, `document.querySelector(".beside iframe").src`)
	red := func() int {
		shot, err := chromedp.Run(tb.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(shot))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for y := 0; y < 900; y += 4 {
			for x := 720; x < 1440; x += 4 {
				if r, g, b, _ := picture.At(x, y).RGBA(); r > 0xf000 && g < 0x1000 && b > 0xf000 {
					n++
				}
			}
		}
		return n
	}
	for range 60 { // the test's pages are magenta
		if red() > 100 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if red() <= 100 {
		t.Error("the frame does not show the page")
	}
	tb.do(chromedp.SendKeys("#f-date", "2025-12-4"))
	tb.until(`document.querySelector(".beside iframe").src != ` + strconv.Quote(before)) // made anew when the draft was kept
	tb.until(`[...document.querySelectorAll(".modes button")].find(b => b.textContent == "大字版").click() || document.querySelector(".beside iframe").src.indexOf("/large/") > 0`)
}
