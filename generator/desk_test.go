package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"pufa/generator/desk"
	"pufa/generator/example"
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
	shot, err := chromedp.Run(ctx, chromedp.FullScreenshot(90))
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

func TestAToldEventBecomesAPublishedPage(t *testing.T) {
	ctx, root := tab(t), exampleTown(t, 12)
	url := atDesk(t, root)
	base := url[:strings.Index(url, "/enter")]
	do(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(url), chromedp.WaitVisible("h1"))
	picture(t, ctx, "overview-1280")
	do(t, ctx, chromedp.Navigate(base+"/new"), chromedp.WaitVisible("#text"))
	picture(t, ctx, "new-1280")
	do(t, ctx, chromedp.SetValue("#text", toldEvent), chromedp.Click(`button[value="paste"]`), chromedp.WaitVisible("#edit"))
	picture(t, ctx, "form-1280")
}
