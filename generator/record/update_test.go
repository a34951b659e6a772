package record

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const edited = `#:schema ../../schema/campaign.schema.json
# 这条记录由办公室维护。

kind = 'event'
title = "旧标题"   # 标题后面的话
# 日期以通知为准
date = 2023-12-04
village = ""
laws = [ "宪法",
  "民法典" ]
reached = { value = 200.0, unit = "人次" }
source = "司法所"

# 资料
[[materials]]
value = 400
unit   = "份"

[[materials]]
# 第二种
value = 30
unit = "本"


[[photos]]
file = "a.jpg"
alt = "甲"
`

func update(t *testing.T, change func(*Campaign)) string {
	t.Helper()
	var c Campaign
	if list := Decode("c.toml", []byte(edited), &c); len(list) > 0 {
		t.Fatal(list)
	}
	change(&c)
	out := Update([]byte(edited), &c)
	var again Campaign
	if list := Decode("c.toml", out, &again); len(list) > 0 {
		t.Fatalf("%v\n%s", list, out)
	}
	c.Place, again.Place = Place{}, Place{}
	for _, photos := range [][]Photo{c.Photos, again.Photos} {
		for i := range photos {
			photos[i].Place = Place{}
		}
	}
	if diff := cmp.Diff(again, c); diff != "" {
		t.Errorf("read back: -got +want\n%s", diff)
	}
	return string(out)
}

func TestOnlyWhatIsEditedChanges(t *testing.T) {
	for _, c := range []struct {
		name      string
		change    func(*Campaign)
		old, with string
	}{
		{"nothing", func(*Campaign) {}, "", ""},
		{"a value", func(c *Campaign) { c.Title = "新标题" }, "title = \"旧标题\"   # 标题后面的话\n", "title = \"新标题\"\n"},
		{"a value with a comment above", func(c *Campaign) { c.Date.Day = 5 }, "date = 2023-12-04", "date = 2023-12-05"},
		{"a value taken away with its comment", func(c *Campaign) { c.Date = Date{} }, "# 日期以通知为准\ndate = 2023-12-04\n", ""},
		{"a value added", func(c *Campaign) { c.Published = Date{2023, 12, 6} }, "date = 2023-12-04\n", "date = 2023-12-04\npublished = 2023-12-06\n"},
		{"the last plain value added", func(c *Campaign) { c.Status = "draft" }, "source = \"司法所\"\n", "source = \"司法所\"\nstatus = \"draft\"\n"},
		{"an element of a list", func(c *Campaign) { c.Materials[1].Value = 31 }, "[[materials]]\n# 第二种\nvalue = 30\n", "[[materials]]\nvalue = 31\n"},
		{"an element taken away", func(c *Campaign) { c.Materials = c.Materials[:1] }, "[[materials]]\n# 第二种\nvalue = 30\nunit = \"本\"\n\n\n", ""},
		{"an element put in front", func(c *Campaign) { c.Photos = append([]Photo{{File: "b.jpg", Alt: "乙"}}, c.Photos...) },
			"[[photos]]\n", "[[photos]]\nfile = \"b.jpg\"\nalt = \"乙\"\n\n[[photos]]\n"},
		{"a list added at the end", func(c *Campaign) { c.Review = []Review{{Step: "初审", By: "甲某"}} },
			"alt = \"甲\"\n", "alt = \"甲\"\n\n[[review]]\nstep = \"初审\"\nby = \"甲某\"\n"},
		{"a table between others", func(c *Campaign) { c.Consultations = &Count{Value: 5, Unit: "人次"} },
			"unit = \"本\"\n\n\n", "unit = \"本\"\n\n[consultations]\nvalue = 5\nunit = \"人次\"\n\n\n"},
		{"a list of strings", func(c *Campaign) { c.Laws = c.Laws[:1] }, "laws = [ \"宪法\",\n  \"民法典\" ]\n", "laws = [\"宪法\"]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := strings.Replace(edited, c.old, c.with, 1)
			if diff := cmp.Diff(update(t, c.change), want); diff != "" {
				t.Errorf("-got +want\n%s", diff)
			}
		})
	}
}

func TestAFaultyTextKeepsItsLeadingComment(t *testing.T) {
	got := Update([]byte("# 说明\n\ntitle = \n"), &Campaign{Kind: "event", Title: "甲", Source: "乙"})
	want := "# 说明\n\nkind = \"event\"\ntitle = \"甲\"\nsource = \"乙\"\n"
	if string(got) != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := Update(nil, &Campaign{Title: "甲"}); string(got) != "title = \"甲\"\n" {
		t.Errorf("got %q", got)
	}
}

// Whatever way a record is written, what is written over it reads back as it was meant.
func TestUpdatesOfTextInAnyOrderReadBack(t *testing.T) {
	for _, src := range []string{
		"footer.phone = \"1\"\nname = \"甲\"\nfooter.email = \"2\"\n",
		"[policy.severity]\na = \"off\"\n[footer]\nphone = \"1\"\n[policy]\nreview = [\"初审\"]\n",
		"[[policy.allow]]\nrule = \"a\"\nreason = \"b\"\nby = \"c\"\n\n[footer]\nphone = \"1\"\n[[policy.allow]]\nrule = \"d\"\nreason = \"e\"\nby = \"f\"\n",
		"policy = { review = [\"初审\"] }\nname = \"甲\"",
	} {
		var s, again Site
		Decode("site.toml", []byte(src), &s)
		s.Town, s.Footer.Address = "甲样镇", "路1号"
		out := Update([]byte(src), &s)
		Decode("site.toml", out, &again)
		s.Place, again.Place = Place{}, Place{}
		for _, allow := range [][]Allow{s.Policy.Allow, again.Policy.Allow} {
			for i := range allow {
				allow[i].Place = Place{}
			}
		}
		if diff := cmp.Diff(again, s); diff != "" {
			t.Errorf("%s\nbecame\n%s\n-got +want\n%s", src, out, diff)
		}
	}
}
