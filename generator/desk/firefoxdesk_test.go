package desk_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPagesFitInFirefox(t *testing.T) {
	g := visit(t, town(t, 6))
	pages := everyPage(t, g)
	f := openFirefox(t, g)
	for i, page := range pages {
		f.visit(page)
		for _, width := range []int{500, 1280} { // a window of Firefox is no narrower
			f.size(width, 900)
			if got := f.says(`document.documentElement.scrollWidth > window.innerWidth ? [...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 80)).join("\n") : ""`); got != "" {
				t.Errorf("%s at %d px is too wide:\n%s", page, width, got)
			}
		}
		if got := f.says(`getComputedStyle(document.querySelector("h1")).fontWeight + " " + document.querySelectorAll(".button, input, textarea, a").length`); strings.HasSuffix(got, " 0") {
			t.Errorf("%s has nothing to press: %s", page, got)
		}
		f.picture(fmt.Sprint("firefox-", i))
		f.calm(page)
	}
}

// An event told in a text is filled in, corrected, given photos and saved, in Firefox.
func TestAnEventIsWrittenInFirefox(t *testing.T) {
	g := visit(t, town(t, 2))
	f := openFirefox(t, g)
	folder := t.TempDir()
	photos := []string{filepath.Join(folder, "一.jpg"), filepath.Join(folder, "二.jpg")}
	for _, name := range photos {
		if err := os.WriteFile(name, jpegOf(t, 300, 200, 0), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f.visit("/new")
	f.write("#text", told)
	f.press("button[value=paste]")
	f.until(`document.querySelector(".dated__picker")`)
	if got := f.says(`document.querySelector("#f-date").value + document.querySelector(".dated__picker").value`); got != "2025年12月4日2025-12-04" {
		t.Errorf("the date and its calendar say %q", got)
	}

	f.says(`document.querySelector("#f-date").select()`)
	f.write("#f-date", "12月的某天")
	f.until(`document.querySelector('[data-faults="date"]').textContent.includes("看不懂这个日期")`)
	f.until(`document.querySelector("[data-state]").textContent.startsWith("草稿已存")`)
	f.says(`document.querySelector("#f-date").select()`)
	f.write("#f-date", "2025-12-4")
	f.until(`document.querySelector('[data-faults="date"]').textContent == ""`)

	f.choose("#f-photo", photos...)
	f.until(`document.querySelectorAll(".photo").length == 2`)
	f.write(`[name="photos.0.alt"]`, "甲一村文化广场的咨询台")
	f.write(`[name="photos.1.alt"]`, "村民翻看宣传资料")
	f.press(`button[value="photo-up:1"]`)
	f.until(`document.querySelector('[name="photos.0.alt"]').value == "村民翻看宣传资料"`)

	f.says(`(function () {
		var copied = document.querySelector("main").appendChild(document.createElement("div"));
		copied.innerHTML = "<h1>经过</h1><ul><li>讲座</li><li>咨询</li></ul>";
		getSelection().selectAllChildren(copied);
		document.execCommand("copy");
		copied.remove();
		document.querySelector("#f-body").value = "";
	})()`)
	f.paste("#f-body")
	f.until(`document.querySelector("#f-body").value == "## 经过\n\n- 讲座\n- 咨询"`)
	f.size(1440, 900)
	f.press("button[value=preview]")
	f.until(`document.querySelector(".beside iframe[src]")`)
	f.picture("firefox-form")
	f.says(`[...document.querySelectorAll('[name="ok"]')].forEach(b => { b.checked = true })`)
	f.press(`#edit input[name="status"][value="draft"]`)
	f.press("button[value=save]")
	f.until(`location.pathname.startsWith("/event/")`)
	if got := f.says(`document.querySelector("h1").textContent + document.querySelectorAll(".shots img").length`); got != "甲样镇开展宪法宣传周集中宣传活动2" {
		t.Error(got)
	}
	f.calm("writing an event")
}
