package desk_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// wordFile is a Word document of paragraphs.
func wordFile(tb testing.TB, text string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	body := ""
	for _, line := range strings.Split(text, "\n") {
		if line != "" {
			body += "<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>"
		}
	}
	for name, content := range map[string]string{
		"[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		w.Write([]byte(content))
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// drop lets files fall on an element, as a person drags them from a folder.
func (t *tab) drop(selector string, files map[string][]byte) {
	t.tb.Helper()
	encoded, err := json.Marshal(files) // as base64
	if err != nil {
		t.tb.Fatal(err)
	}
	ask[bool](t, `(function () {
		var data = new DataTransfer(), files = `+string(encoded)+`, at = document.querySelector(`+strconv.Quote(selector)+`);
		Object.keys(files).sort().forEach(name => data.items.add(new File([Uint8Array.from(atob(files[name]), c => c.charCodeAt(0))], name)));
		["dragover", "drop"].forEach(kind => at.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true})));
		return true;
	})()`)
}

func TestADroppedWordFileFillsTheFormAndDroppedPhotosJoinIt(t *testing.T) {
	g := visit(t, town(t, 1))
	tb := open(t, g)
	tb.do(chromedp.Navigate(g.base+"/new"), chromedp.WaitVisible("#text"))
	tb.drop("main", map[string][]byte{"简讯.docx": wordFile(t, told)})
	tb.until(`document.querySelector(".dated__picker")`)
	if got := ask[string](tb, `document.querySelector("#f-title").value + document.querySelector("#f-date").value + document.querySelector('[name="materials.0.value"]').value`); got != "甲样镇开展宪法宣传周集中宣传活动2025年12月4日400" {
		t.Error(got)
	}
	tb.drop("#g-photos", map[string][]byte{"1.jpg": jpegOf(t, 30, 20, 0), "2.jpg": jpegOf(t, 20, 30, 0), "3.HEIC": []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")})
	tb.until(`document.querySelectorAll(".photo").length == 2`)
	tb.until(`document.body.textContent.includes("“3.HEIC” 没有加入")`)
	tb.drop("#g-attachments", map[string][]byte{"宣传手册.pdf": []byte("%PDF-1.7")})
	tb.until(`(document.querySelector('[name="attachments.0.title"]') || {}).value == "宣传手册"`)
	if n := ask[int](tb, `document.querySelectorAll(".photo").length`); n != 2 {
		t.Error("what fell on the attachments became a photo:", n)
	}
}

// Whoever never pauses is kept as well: a draft is never older than a few seconds.
func TestADraftIsKeptWhileSomeoneTypesOn(t *testing.T) {
	g := visit(t, town(t, 1))
	tb := open(t, g)
	form := g.begin()
	tb.do(chromedp.Navigate(g.base+form), chromedp.WaitVisible(".dated__picker"))
	kept := ""
	for n := 0; n < 100 && kept == ""; n++ {
		tb.do(chromedp.SendKeys("#f-body", "字"))
		time.Sleep(100 * time.Millisecond)
		kept = fieldsOf(t, g.get(form), "edit").Get("body")
	}
	if kept == "" {
		t.Error("ten seconds of typing were not kept")
	}
}

// keys presses keys, wherever the focus is.
func (t *tab) keys(keys ...string) {
	t.tb.Helper()
	for _, key := range keys {
		t.do(chromedp.KeyEvent(key))
	}
}

// tabTo goes on by the tabulator until the expression, of the element e that has the focus, is true.
func (t *tab) tabTo(expression string) {
	t.tb.Helper()
	for range 150 {
		if ask[bool](t, `(function (e) { return !!(`+expression+`); })(document.activeElement)`) {
			if ask[string](t, `getComputedStyle(document.activeElement).outlineStyle`) == "none" {
				t.tb.Error("the focus is not seen at", expression)
			}
			return
		}
		t.keys(kb.Tab)
	}
	t.tb.Fatal("the tabulator never comes to ", expression)
}

// write types into what has the focus.
func (t *tab) write(text string) {
	t.tb.Helper()
	if _, err := chromedp.Call(t.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		t.tb.Fatal(err)
	}
}

func TestAnEventIsWrittenByKeysAlone(t *testing.T) {
	g := visit(t, town(t, 1))
	tb := open(t, g)
	tb.do(chromedp.Navigate(g.base+"/"), chromedp.WaitVisible("h1"))
	tb.tabTo(`e.textContent == "跳到正文"`)
	tb.tabTo(`e.textContent == "新活动"`)
	tb.keys(kb.Enter)
	tb.until(`document.querySelector("#text")`)
	tb.tabTo(`e.id == "text"`)
	tb.write(told)
	tb.tabTo(`e.value == "paste"`)
	tb.keys(kb.Enter)
	tb.until(`document.querySelector(".dated__picker")`)
	tb.tabTo(`e.id == "f-author"`)
	tb.write("样例通讯员")
	tb.tabTo(`e.name == "status"`)
	tb.keys(kb.ArrowRight) // of the radio buttons the next: not public yet
	tb.tabTo(`e.value == "save"`)
	tb.keys(kb.Enter)
	tb.until(`location.pathname.startsWith("/event/")`)
	if got := ask[string](tb, `document.body.innerText`); !strings.Contains(got, "样例通讯员") || !strings.Contains(got, "先不公开") {
		t.Error(got)
	}
}

func TestTheYearIsChangedInABrowser(t *testing.T) {
	g := visit(t, town(t, 1))
	tb := open(t, g)
	at, _ := withFiles(g)
	_, form := g.send(at, url.Values{"do": {"edit"}})
	tb.do(chromedp.Navigate(g.base+form), chromedp.WaitVisible(".dated__picker"))
	ask[bool](tb, `(document.querySelector("#f-date").select(), true)`)
	tb.do(chromedp.SendKeys("#f-date", "2024-12-4"), chromedp.SendKeys("#f-village", " "))
	tb.until(`document.querySelector('[data-faults="date"]').textContent.includes("网址会从 campaigns/2025/")`)
	tb.do(chromedp.Click(`button[value="save"]`))
	tb.until(`(document.querySelector("h1") || {}).textContent == "网址会变"`)
	tb.picture("move")
	tb.accessible("the page that asks")
	tb.do(chromedp.Click(`main .button--main`))
	tb.until(`location.pathname.startsWith("/event/2024/")`)
	tb.until(`[...document.querySelectorAll(".shots img")].filter(i => i.complete && i.naturalWidth).length == 1`)
}

// accessible looks at the page with axe.
func (t *tab) accessible(page string) {
	t.tb.Helper()
	axe, err := os.ReadFile(filepath.Join(os.Getenv("PUFA_NODE"), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		if !t.blind {
			t.tb.Logf("SKIPPED: axe-core is not here (PUFA_NODE), so accessibility was not looked at: %v", err)
		}
		t.blind = true
		return
	}
	report := ask[string](t, string(axe)+`;
		axe.run({exclude: ["iframe"]}, {runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]})
			.then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" | "))))`)
	var violations []string
	if err := json.Unmarshal([]byte(report), &violations); err != nil {
		t.tb.Fatal(err)
	}
	for _, v := range violations {
		t.tb.Errorf("%s: %s", page, v)
	}
}
