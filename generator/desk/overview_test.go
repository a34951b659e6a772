package desk_test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func TestTheOverviewTellsWhatIsDueAndWhatIsLeft(t *testing.T) {
	root := town(t, 2)
	o := wired(t, root)
	o.Now = func() time.Time { return time.Date(2027, 2, 16, 9, 30, 0, 0, time.Local) }
	g := visitWith(t, o)
	text := g.get("/")
	for _, link := range []string{"/new", "/import", "/site", "/check", "/publish", "/town/names", "/bin", "/clock", "/events"} {
		if !strings.Contains(text, `href="`+link+`"`) {
			t.Error("nothing leads to", link)
		}
	}
	has(t, text, "六十天内", "2027年4月1日 还有44天", "2026年法治政府建设年度报告", "准备“植树节”的宣传", "从这里还没有发布过", "没有。写了一半的活动会自动存在这里")

	form := g.begin()
	g.send(form, url.Values{"do": {"auto"}, "title": {"甲样镇开展反诈宣传"}})
	if err := os.WriteFile(filepath.Join(root, "data", "campaigns", "2025", "huai.toml"), []byte("kind = \"event\"\ndate = 2025-12-04\nsource = \"甲\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	has(t, g.get("/"), "甲样镇开展反诈宣传 新活动", "1 个错误", "标题还没有填 打开这场活动")
}

func TestFieldsAreCompletedFromEarlierRecords(t *testing.T) {
	g := visit(t, town(t, 1))
	fields := fill()
	fields.Set("village", "甲十二村")
	fields.Set("location", "甲十二村祠堂前")
	fields.Set("laws", "反有组织犯罪法")
	fields.Set("co_organisers", "甲样镇妇联、甲样中学")
	g.saved(fields)
	g.get("/") // which reads the records anew
	form := g.get(g.begin())
	for list, want := range map[string]string{"village": "甲十二村", "location": "甲十二村祠堂前", "laws": "反有组织犯罪法", "co_organisers": "甲样中学", "organiser": "甲样镇司法所", "unit": "份", "name": "宣传资料"} {
		_, rest, found := strings.Cut(form, `<datalist id="l-`+list+`">`)
		options, _, _ := strings.Cut(rest, "</datalist>")
		if !found || !strings.Contains(options, `value="`+want+`"`) || list != "laws" && !strings.Contains(form, `list="l-`+list+`"`) {
			t.Errorf("%s is not completed with %s", list, want)
		}
	}
	if !strings.Contains(form, "国家宪法日") {
		t.Error("the calendar's days are not offered")
	}
}

// A stick that is pulled takes the records with it; what is done meanwhile says so, and when it is back everything is as it was.
func TestAPulledStickLosesNothing(t *testing.T) {
	stick := town(t, 1)
	root := filepath.Join(t.TempDir(), "U盘")
	if err := os.Rename(stick, root); err != nil {
		t.Fatal(err)
	}
	o := wired(t, root)
	g := visitWith(t, o)
	at, file := g.saved(fill())
	before := g.text(file)
	_, form := g.send(at, url.Values{"do": {"edit"}})
	fields := fill()
	fields.Set("village", "甲九村")
	fields.Set("do", "auto")
	g.send(form, fields)

	token := g.token()
	if err := os.Rename(root, root+"-拔掉"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(root, nil, 0o444); err != nil { // nothing can be written there
		t.Fatal(err)
	}
	fields.Set("do", "save")
	fields.Set("csrf", token)
	if status, text, _ := g.sendAny(form, fields); status < 400 {
		t.Error(status, words(text))
	}
	if err := os.Remove(root); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(root+"-拔掉", root); err != nil {
		t.Fatal(err)
	}
	if g.text(file) != before || !strings.Contains(g.get(form), "甲九村") {
		t.Error("something was lost")
	}
	if text, end := g.send(form, fields); end != at || !strings.Contains(g.text(file), "甲九村") {
		t.Error(end, words(text))
	}
}

func TestFindingsThatSayTheSameStandTogether(t *testing.T) {
	root := town(t, 1)
	for _, name := range []string{"yi", "er", "san", "si"} {
		event := "kind = \"event\"\ntitle = \"甲样镇开展宣传\"\ndate = 2025-12-04\nday = \"tree\"\nsource = \"甲\"\nstatus = \"draft\"\nauthr = \"甲\"\n"
		if err := os.WriteFile(filepath.Join(root, "data", "campaigns", "2025", name+".toml"), []byte(event), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	g := visit(t, root)
	if n := strings.Count(g.get("/check"), "authr"); n < 4 {
		t.Error("of errors, every one is shown, not", n)
	}
	o := wired(t, town(t, 1))
	o.Rules = func(*record.Workspace, time.Time) []finding.Finding {
		var list []finding.Finding
		for i, day := range []string{"植树节", "环境日", "禁毒日", "土地日", "助残日"} {
			list = append(list, finding.Finding{Rule: "day-unverified", Severity: finding.Warning, File: "data/calendar.toml", Line: i + 1, Message: day + "还没有核实"})
		}
		return list
	}
	text := visitWith(t, o).get("/check")
	has(t, text, "植树节还没有核实", "还有 3 条同样的", "助残日还没有核实")
	if strings.Index(text, "环境日") > strings.Index(text, "<details>") || strings.Index(text, "禁毒日") < strings.Index(text, "<details>") {
		t.Error("two are to be seen at once, the others when asked for")
	}
}
