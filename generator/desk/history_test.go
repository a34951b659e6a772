package desk_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// edit opens a record's form, changes fields and saves.
func (g *guest) edit(at string, change func(url.Values), photos ...upload) (text, end string) {
	g.tb.Helper()
	_, form := g.send(at, url.Values{"do": {"edit"}})
	fields := fill()
	change(fields)
	fields.Set("do", "save")
	return g.send(form, fields, photos...)
}

func TestEverySaveKeepsTheVersionBefore(t *testing.T) {
	g := visit(t, town(t, 1))
	at, file := g.saved(fill())
	first := g.text(file)
	g.edit(at, func(f url.Values) { f.Set("village", "甲二村") })
	g.edit(at, func(f url.Values) {
		f.Set("village", "甲二村")
		f.Set("materials.0.value", "500余份")
		f.Del("forms")
	})
	history := g.get(at + "/history")
	has(t, history, "新建", "村居由“甲一村”改为“甲二村”", "宣传资料由“宣传资料 400余份”改为“宣传资料 500余份”", "删去形式“讲座、发放资料”")
	links := regexp.MustCompile(at+`/history/([0-9-]+)"`).FindAllStringSubmatch(history, -1)
	if len(links) != 2 {
		t.Fatal(len(links), "versions")
	}
	oldest := at + "/history/" + links[1][1]
	has(t, g.get(oldest), "甲一村", "甲二村", "恢复以前的一版")
	g.send(oldest, url.Values{})
	if got := g.text(file); got != first {
		t.Errorf("got\n%s\nwant\n%s", got, first)
	}
	if n := strings.Count(g.get(at+"/history"), "看这次修改以前的一版"); n != 3 {
		t.Error(n, "versions after restoring")
	}
}

func TestAPhotoThatWasTakenOutComesBackWithItsVersion(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	g.send(form, url.Values{"do": {"photos"}}, upload{"photo", "a.jpg", jpegOf(t, 30, 20, 0)})
	fields := fill()
	fields.Set("photos.0.file", "photo-1.jpg")
	fields.Set("photos.0.alt", "咨询台")
	fields.Set("do", "save")
	_, at := g.send(form, fields)
	photo := filepath.Join(g.root, "data", "campaigns", strings.TrimPrefix(at, "/event/"), "photo-1.jpg")
	g.edit(at, func(url.Values) {})
	if exists(photo) {
		t.Fatal("the photo still lies beside the record")
	}
	stamp := regexp.MustCompile(at + `/history/([0-9-]+)"`).FindStringSubmatch(g.get(at + "/history"))
	g.send(at+"/history/"+stamp[1], url.Values{})
	if !exists(photo) {
		t.Error("the photo did not come back")
	}
}

func TestTwoWhoEditTheSameRecordLoseNothing(t *testing.T) {
	g := visit(t, town(t, 1))
	at, file := g.saved(fill())
	_, mine := g.send(at, url.Values{"do": {"edit"}})
	_, theirs := g.send(at, url.Values{"do": {"edit"}})
	fields := fill()
	fields.Set("village", "甲三村")
	fields.Set("do", "save")
	if text, end := g.send(theirs, fields); end != at {
		t.Fatal(end, words(text))
	}
	fields = fill()
	fields.Set("location", "甲一村祠堂前")
	fields.Set("village", "甲四村")
	fields.Set("do", "save")
	text, end := g.send(mine, fields)
	if end != mine+"/conflict" {
		t.Fatal(end, words(text))
	}
	has(t, text, "两边都改了", "甲三村", "甲四村", "甲一村祠堂前")
	seen := regexp.MustCompile(`name="seen" value="([0-9a-f]+)"`).FindStringSubmatch(text)
	if text, end = g.send(mine+"/conflict", url.Values{"seen": {seen[1]}, "take.village": {"theirs"}, "take.location": {"mine"}}); end != at {
		t.Fatal(end, words(text))
	}
	got := g.text(file)
	if !strings.Contains(got, "甲三村") || !strings.Contains(got, "甲一村祠堂前") {
		t.Error(got)
	}
	kept := ""
	filepath.WalkDir(filepath.Join(g.root, ".pufa", "history"), func(name string, _ os.DirEntry, _ error) error {
		if data, err := os.ReadFile(name); err == nil {
			kept += string(data)
		}
		return nil
	})
	if !strings.Contains(kept, "甲四村") || !strings.Contains(kept, "甲三村") {
		t.Error("a version was lost")
	}
}

func TestAConflictThatChangedAgainIsAskedAgain(t *testing.T) {
	g := visit(t, town(t, 1))
	at, file := g.saved(fill())
	_, form := g.send(at, url.Values{"do": {"edit"}})
	place := filepath.Join(g.root, filepath.FromSlash(file))
	write := func(old, new string) {
		if err := os.WriteFile(place, []byte(strings.Replace(g.text(file), old, new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("甲一村", "甲五村")
	fields := fill()
	fields.Set("do", "save")
	text, end := g.send(form, fields)
	if end != form+"/conflict" {
		t.Fatal(end)
	}
	seen := regexp.MustCompile(`name="seen" value="([0-9a-f]+)"`).FindStringSubmatch(text)
	write("甲五村", "甲六村")
	text, end = g.send(form+"/conflict", url.Values{"seen": {seen[1]}})
	if end != form+"/conflict" {
		t.Error("it was saved over what was not shown:", end)
	}
	has(t, text, "甲六村")
}

func TestTheDeletedGoIntoTheBinAndBack(t *testing.T) {
	g := visit(t, town(t, 1))
	at, file := g.saved(fill())
	before := g.text(file)
	text, end := g.send(at, url.Values{"do": {"delete"}})
	if end != "/bin" || exists(filepath.Join(g.root, filepath.FromSlash(file))) {
		t.Fatal(end)
	}
	has(t, text, "甲样镇开展宪法宣传周集中宣传活动")
	if status, _, _ := g.raw("GET", at, nil, nil); status != http.StatusNotFound {
		t.Error("it is still shown:", status)
	}
	entry := regexp.MustCompile(`action="(/bin/[^"]+)"`).FindStringSubmatch(text)
	if _, end = g.send(entry[1], url.Values{}); end != at || g.text(file) != before {
		t.Error(end)
	}
}

func TestTheWithdrawnKeepReasonAndDate(t *testing.T) {
	g := visit(t, town(t, 1))
	at, file := g.saved(fill())
	if status, _, _ := g.sendAny(at, url.Values{"do": {"withdraw"}}); status != http.StatusBadRequest {
		t.Error("it was withdrawn without a reason")
	}
	text, _ := g.send(at, url.Values{"do": {"withdraw"}, "reason": {"照片涉及个人隐私"}})
	has(t, text, "已于 2025年12月6日 撤回：照片涉及个人隐私")
	if got := g.text(file); !strings.Contains(got, "withdrawn_on = 2025-12-06") {
		t.Error(got)
	}
	g.send(at, url.Values{"do": {"reinstate"}})
	if got := g.text(file); strings.Contains(got, "withdrawn") || !strings.Contains(got, `status = "published"`) {
		t.Error(got)
	}
}

func TestARecordMovesIntoAFolderWithItsFirstPhoto(t *testing.T) {
	root := town(t, 1)
	g := visit(t, root)
	at, flat := g.saved(fill())
	_, form := g.send(at, url.Values{"do": {"edit"}})
	g.send(form, url.Values{"do": {"photos"}}, upload{"photo", "a.jpg", jpegOf(t, 30, 20, 0)})
	fields := fill()
	fields.Set("photos.0.file", "photo-1.jpg")
	fields.Set("photos.0.alt", "咨询台")
	fields.Set("do", "save")
	if text, end := g.send(form, fields); end != at {
		t.Fatal(end, words(text))
	}
	folder := strings.TrimSuffix(flat, ".toml") + "/record.toml"
	if exists(filepath.Join(root, filepath.FromSlash(flat))) || !strings.HasPrefix(g.text(folder), "#:schema ../../../schema/") {
		t.Error(g.text(folder))
	}
	has(t, g.get(at+"/history"), "加上图片“photo-1.jpg 咨询台”", "新建")
}
