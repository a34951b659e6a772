package desk_test

import (
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"pufa/generator/finding"
)

const wantRecord = `#:schema ../../schema/campaign.schema.json

kind = "event"
title = "甲样镇开展宪法宣传周集中宣传活动"
date = 2025-12-04
village = "甲一村"
location = "甲一村文化广场"
themes = ["publicity"]
laws = ["宪法", "民法典"]
organiser = "甲样镇司法所"
forms = ["讲座", "发放资料"]
audience = ["村民"]
body = """
甲样镇司法所在甲一村开展宣传。

现场发放宣传资料。"""
source = "甲样镇司法所"
status = "published"

[reached]
value = 300
unit = "人次"
bound = "at-least"

[[materials]]
name = "宣传资料"
value = 400
unit = "份"
bound = "at-least"

[[review]]
step = "初审"
by = "甲"
date = 2025-12-05

[[review]]
step = "复审"
by = "乙"
date = 2025-12-05

[[review]]
step = "终审"
by = "丙"
date = 2025-12-05

[[review]]
step = "保密审查"
by = "丁"
date = 2025-12-05
`

func TestAnEventIsSavedAsItReadsInNotepad(t *testing.T) {
	g := visit(t, town(t, 3))
	at, file := g.saved(fill())
	if got := g.text(file); got != wantRecord {
		t.Errorf("got\n%s\nwant\n%s", got, wantRecord)
	}
	has(t, g.get(at), "甲样镇开展宪法宣传周集中宣传活动", "2025年12月4日", "宣传资料 400余份")
	has(t, g.get("/events"), "甲样镇开展宪法宣传周集中宣传活动")
	has(t, g.get("/"), "甲样镇开展宪法宣传周集中宣传活动")
	if entries, err := os.ReadDir(g.root + "/.pufa/drafts"); err != nil || len(entries) > 0 {
		t.Error("the draft is still there:", entries, err)
	}
}

func TestWhatIsMissingIsToldBesideItsField(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	if text := words(g.get(form)); strings.Contains(text, "请填写") {
		t.Error("an empty form already complains")
	}
	fields := fill()
	for _, key := range []string{"title", "date", "source"} {
		fields.Del(key)
	}
	fields.Set("do", "save")
	text, at := g.send(form, fields)
	if at != form {
		t.Fatal("it was saved:", at)
	}
	has(t, text, "请填写标题", "没有写日期", "请填写来源")
}

func TestWhatCannotBeReadIsTold(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	fields := fill()
	fields.Set("date", "十二月的某一天")
	fields.Set("reached.value", "很多")
	fields.Set("do", "save")
	text, _ := g.send(form, fields)
	has(t, text, "看不懂这个日期", "看不懂这个数")
	if !strings.Contains(text, "十二月的某一天") {
		t.Error("what was typed is gone")
	}
}

func TestADateThatLiesAheadIsToldBesideItsField(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	fields := fill()
	fields.Set("published", "2026-1-26")
	fields.Set("do", "save")
	text, at := g.send(form, fields)
	if at != form || !strings.Contains(text, `<a href="#f-published">发布日期</a>`) {
		t.Error(at, words(text))
	}
}

func TestAToldEventFillsTheForm(t *testing.T) {
	g := visit(t, town(t, 1))
	text, at := g.send("/new", url.Values{"do": {"paste"}, "text": {"甲样镇开展宪法宣传周集中宣传活动\n\n2025年12月4日，甲样镇司法所联合派出所在甲一村文化广场开展“12·4”国家宪法日宣传活动，向村民讲解《中华人民共和国宪法》。\n\n活动现场发放宣传资料400余份，解答群众咨询35人次。\n"}})
	if !strings.HasPrefix(at, "/draft/") {
		t.Fatal(at, words(text))
	}
	for _, want := range []string{`value="2025年12月4日"`, `value="甲样镇开展宪法宣传周集中宣传活动"`, `value="400"`, "原文："} {
		if !strings.Contains(text, want) {
			t.Errorf("the form lacks %s:\n%s", want, words(text))
		}
	}
}

func TestTheNextEventBeginsWithTheLast(t *testing.T) {
	g := visit(t, town(t, 1))
	at, _ := g.saved(fill())
	text, form := g.send(at, url.Values{"do": {"copy"}})
	if !strings.HasPrefix(form, "/draft/") || !strings.Contains(text, `value="甲一村文化广场"`) || strings.Contains(text, "2025年12月4日\"") || strings.Contains(text, `value="400"`) {
		t.Error(form, text)
	}
}

func TestADraftIsOfferedAgain(t *testing.T) {
	root := town(t, 1)
	g := visit(t, root)
	form := g.begin()
	has(t, g.get("/"), "没写完的草稿 没有")
	fields := fill()
	fields.Set("do", "auto")
	text, _ := g.send(form, fields)
	if !strings.Contains(text, `"saved":"`) {
		t.Fatal(text)
	}
	again := visit(t, root) // after a crash
	has(t, again.get("/"), "甲样镇开展宪法宣传周集中宣传活动 新活动")
	if !strings.Contains(again.get(form), "甲一村文化广场") {
		t.Error("the draft lost what was typed")
	}
	again.send(form, url.Values{"do": {"discard"}})
	has(t, again.get("/"), "没写完的草稿 没有")
}

func TestEditingLeavesTheRestOfTheRecordAlone(t *testing.T) {
	g := visit(t, town(t, 1))
	file := "data/campaigns/2025/yi-tian.toml"
	before := "# 手工加的说明\n\nkind = \"event\"\ntitle = \"甲样镇开展宣传\"   # 标题\ndate = 2025-03-15\nsource = \"甲样镇司法所\"\nauthor = '甲'\nstatus = \"draft\"\n\n[[review]]\nstep = \"初审\"\nby = \"乙\"\ndate = 2025-03-16\n"
	if err := os.WriteFile(g.root+"/"+file, []byte(before), 0o644); err != nil {
		t.Fatal(err)
	}
	_, form := g.send("/event/2025/yi-tian", url.Values{"do": {"edit"}})
	fields := url.Values{"kind": {"event"}, "title": {"甲样镇开展宣传"}, "date": {"2025年3月15日"}, "source": {"甲样镇司法所"}, "author": {"丙"}, "do": {"save"}}
	text, at := g.send(form, fields)
	if at != "/event/2025/yi-tian" {
		t.Fatal(at, words(text))
	}
	if got, want := g.text(file), strings.Replace(before, "'甲'", `"丙"`, 1); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAFileFillsTheForm(t *testing.T) {
	g := visit(t, town(t, 1))
	_, at := g.send("/new", url.Values{"do": {"file"}}, upload{"file", `C:\文件\简讯.txt`, []byte(told)})
	if !strings.HasPrefix(at, "/draft/") {
		t.Error("no form was opened but", at)
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{"照片.docx": {jpegOf(t, 9, 9, 0), "这是图片"}, "空.docx": {nil, "文件是空的"}, "坏.docx": {[]byte("PK\x03\x04"), "文件不完整"}} {
		text, at := g.send("/new", url.Values{"do": {"file"}}, upload{"file", name, c.data})
		has(t, text, name, c.want)
		if at != "/new" {
			t.Error(name, at)
		}
	}
}

func TestAYearsReportIsImportedAsOne(t *testing.T) {
	o := wired(t, town(t, 1))
	var got string
	o.Import = func(name string, data []byte, _ time.Time) ([]string, []finding.Finding, error) {
		got = name + " " + string(data[:9])
		return []string{"data/reports/2022.toml"}, nil, nil
	}
	g := visitWith(t, o)
	report := "样例县甲样镇2022年法治政府建设年度报告\n\n2022年，甲样镇推进法治政府建设，现将情况报告如下：\n一、主要举措和成效\n（一）开展普法。\n二、存在的问题\n人手不足。\n三、下一步打算\n继续努力。\n"
	text, _ := g.send("/new", url.Values{"do": {"file"}}, upload{"file", "报告.txt", []byte(report)})
	has(t, text, "是年度报告", "data/reports/2022.toml")
	if got != "报告.txt 样例县" {
		t.Errorf("got %q", got)
	}
}

func TestAnUncertainValueKeepsTheRecordFromThePublic(t *testing.T) {
	g := visit(t, town(t, 1))
	text, form := g.send("/new", url.Values{"do": {"paste"}, "text": {strings.Replace(told, "2025年12月4日", "近日", 1)}})
	has(t, text, "没有把握")
	fields := fill()
	fields.Set("confirm", "period")
	fields.Set("do", "save")
	_, at := g.send(form, fields)
	has(t, g.get(at), "先不公开：还有内容没有核对")
	_, form = g.send(at, url.Values{"do": {"edit"}})
	fields.Set("ok", "period")
	_, at = g.send(form, fields)
	if page := words(g.get(at)); strings.Contains(page, "先不公开") {
		t.Error(page)
	}
}
