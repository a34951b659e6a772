package desk_test

import (
	"archive/zip"
	"bytes"
	"context"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"pufa/generator/desk"
	"pufa/generator/finding"
	"pufa/generator/record"
)

// zipOf is a zip file that holds empty files of the names.
func zipOf(tb testing.TB, names ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestAttachmentsAreAddedNamedOrderedAndTakenOut(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	text, at := g.send(form, url.Values{"do": {"attachments"}}, upload{"attachment", `C:\资料\宣传手册.PDF`, []byte("%PDF-1.7 手册")},
		upload{"attachment", "报名表.docx", zipOf(t, "[Content_Types].xml", "word/document.xml")}, upload{"attachment", "登记表.xlsx", zipOf(t, "xl/workbook.xml")})
	if at != form || !strings.Contains(text, `value="宣传手册"`) || !strings.Contains(text, `value="报名表"`) {
		t.Fatal(at, words(text))
	}
	fields := func(do string) url.Values {
		v := fill()
		v.Set("attachments", "shown")
		for i, name := range []string{"attachment-1.pdf", "attachment-1.docx", "attachment-1.xlsx"} {
			at := "attachments." + string(rune('0'+i))
			v.Set(at+".file", name)
			v.Set(at+".title", []string{"普法手册", "报名表", "登记表"}[i])
		}
		v.Set("do", do)
		return v
	}
	titles := regexp.MustCompile(`name="attachments\.\d\.title" value="([^"]*)"`)
	for do, want := range map[string]string{"attachment-up:1": "报名表普法手册登记表", "attachment-down:1": "普法手册登记表报名表", "attachment-drop:0": "报名表登记表", "attachment-up:9": "普法手册报名表登记表"} {
		text, _ := g.send(form, fields(do))
		got := ""
		for _, m := range titles.FindAllStringSubmatch(text, -1) {
			got += m[1]
		}
		if got != want {
			t.Errorf("%s gives %s, want %s", do, got, want)
		}
	}
	_, at = g.send(form, fields("save"))
	file := "data/campaigns/" + strings.TrimPrefix(at, "/event/") + "/record.toml"
	if got := g.text(file); !strings.Contains(got, "[[attachments]]\nfile = \"attachment-1.pdf\"\ntitle = \"普法手册\"\n") {
		t.Fatal(got)
	}
	has(t, g.get(at), "附件： 普法手册", "附件： 登记表")
	status, data, head := g.raw("GET", at+"/attachment/0", nil, nil)
	if status != http.StatusOK || string(data) != "%PDF-1.7 手册" || !strings.HasPrefix(head.Get("Content-Disposition"), "attachment;") || head.Get("Content-Type") != "application/octet-stream" {
		t.Error(status, head)
	}

	// One that is taken out comes back with the version that had it.
	g.edit(at, func(f url.Values) { f.Set("attachments", "shown") })
	place := filepath.Join(g.root, filepath.FromSlash(filepath.Dir(file)), "attachment-1.docx")
	if exists(place) {
		t.Fatal("the attachment still lies beside the record")
	}
	stamp := regexp.MustCompile(at + `/history/([0-9-]+)"`).FindStringSubmatch(g.get(at + "/history"))
	g.send(at+"/history/"+stamp[1], url.Values{})
	if !exists(place) {
		t.Error("the attachment did not come back")
	}
}

func TestAttachmentsThatAreNotWhatTheySayAreToldApart(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	large := append([]byte("%PDF-1.7"), make([]byte, 50<<20)...)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"手册.docx":  {[]byte("%PDF-1.7 手册"), "文件其实是PDF"},
		"空.pdf":    {nil, "文件是空文件"},
		"照片.pdf":   {jpegOf(t, 9, 9, 0), "文件其实是JPEG 图片"},
		"旧.xlsx":   {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "文件其实是旧版 Office"},
		"包.docx":   {zipOf(t, "随便.txt"), "文件不是 docx 文件，只是名字像"},
		"半.docx":   {zipOf(t, "word/document.xml")[:40], "文件不完整"},
		"宏.xlsx":   {zipOf(t, "xl/workbook.xml", "xl/vbaProject.bin"), "带着宏"},
		"程序.exe":   {[]byte("MZ"), "这种文件不能作附件"},
		"网页.html":  {[]byte("<script>alert(1)</script>"), "这种文件不能作附件"},
		"图.svg":    {[]byte("<svg onload=alert(1)>"), "这种文件不能作附件"},
		"没有扩展名":    {[]byte("文字"), "这种文件不能作附件"},
		"大.pdf":    {large, "超过 50 MB"},
		"文字.pdf":   {[]byte("这是文字"), "文件不是pdf 文件"},
		"压缩包.docm": {zipOf(t, "word/document.xml"), "这种文件不能作附件"},
	} {
		text, _ := g.send(form, url.Values{"do": {"attachments"}}, upload{"attachment", name, c.data})
		has(t, text, "“"+name+"” 没有加入", c.want)
		if strings.Contains(text, "attachment-1") {
			t.Error(name, "was taken")
		}
	}
}

func TestAnAttachmentNamedOutOfTheFolderIsNeitherSentNorSaved(t *testing.T) {
	g := visit(t, town(t, 1))
	if err := os.WriteFile(filepath.Join(g.root, "secret.txt"), []byte("密"), 0o644); err != nil {
		t.Fatal(err)
	}
	form := g.begin()
	for _, name := range []string{"../../../secret.txt", `..\..\..\secret.txt`, filepath.Join(g.root, "secret.txt"), "../site.toml"} {
		fields := withAttachment(fill())
		fields.Set("attachments.0.file", name)
		fields.Set("do", "save")
		if text, at := g.send(form, fields); at != form {
			t.Error(name, "was saved", words(text))
		}
		if status, data, _ := g.raw("GET", form+"/attachment/0", nil, nil); status != http.StatusNotFound {
			t.Error(name, "was sent:", string(data))
		}
	}
}

func TestAttachmentsAreChosenInABrowser(t *testing.T) {
	g := visit(t, town(t, 1))
	tb := open(t, g)
	manual := filepath.Join(t.TempDir(), "宣传手册.pdf")
	if err := os.WriteFile(manual, []byte("%PDF-1.7 手册"), 0o644); err != nil {
		t.Fatal(err)
	}
	form := g.begin()
	tb.do(chromedp.Navigate(g.base+form), chromedp.WaitVisible("#edit"), chromedp.SendKeys("#f-title", "甲样镇开展普法宣传"))
	tb.do(chromedp.SetUploadFiles("#f-attachment", []string{manual}), chromedp.WaitVisible(".attachment"))
	if got := ask[string](tb, `document.querySelector('input[name="attachments.0.title"]').value + document.querySelector("#f-title").value`); got != "宣传手册甲样镇开展普法宣传" {
		t.Error(got)
	}
	tb.picture("attachment")
}

func TestThePreviewOffersTheAttachments(t *testing.T) {
	o := wired(t, town(t, 1))
	var seen string
	render := o.Render
	o.Render = func(ctx context.Context, ws *record.Workspace, now time.Time) (desk.Site, []finding.Finding, error) {
		for _, a := range ws.Campaigns[len(ws.Campaigns)-1].Attachments {
			seen += a.Title + " " + a.File
		}
		return render(ctx, ws, now)
	}
	g := visitWith(t, o)
	form := g.begin()
	g.send(form, url.Values{"do": {"attachments"}}, upload{"attachment", "宣传手册.pdf", []byte("%PDF-1.7 手册")})
	g.send(form+"/preview", url.Values{})
	if seen != "宣传手册 attachment-1.pdf" {
		t.Errorf("the preview was given %q", seen)
	}
}
