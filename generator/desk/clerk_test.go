package desk_test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestADayToldWithoutItsYearIsToBeConfirmed(t *testing.T) {
	g := visit(t, town(t, 1))
	text, form := g.send("/new", url.Values{"do": {"paste"}, "text": {strings.ReplaceAll(told, "2025年12月4日", "12月4日上午")}})
	if !strings.Contains(text, `name="date" value="2025年12月4日"`) {
		t.Error("the day is not filled in:", words(text))
	}
	has(t, text, "原文：“12月4日”", "没有把握，请核对")
	fields := fill()
	fields.Set("confirm", "date")
	fields.Set("do", "save")
	_, at := g.send(form, fields)
	has(t, g.get(at), "先不公开：还有内容没有核对")
}

func TestWhatKeepsAFormFromBeingSavedIsListedOnTop(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	fields := fill()
	fields.Del("title")
	fields.Set("reached.value", "很多")
	fields.Set("do", "save")
	text, at := g.send(form, fields)
	if at != form || !strings.Contains(text, `<a href="#f-title">标题</a>、<a href="#g-numbers">受众人次</a>`) {
		t.Error(at, words(text))
	}
	has(t, text, "还没有保存，草稿已经存好")
	for _, id := range []string{`id="f-title"`, `id="g-numbers"`} {
		if !strings.Contains(text, id) {
			t.Error("a link leads nowhere:", id)
		}
	}
}

func TestFindingsSpeakAsFormsDo(t *testing.T) {
	root := town(t, 1)
	if err := os.WriteFile(filepath.Join(root, "data", "site.toml"), []byte("name = \"\"\ntown = \"甲样镇\"\nunit = \"甲样镇\"\nsource = \"样例\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	text := words(visit(t, root).get("/check"))
	if !strings.Contains(text, "网站名称还没有填 去填写") || strings.Contains(text, "英文双引号") || strings.Contains(text, "“name”") {
		t.Error(text)
	}
}
