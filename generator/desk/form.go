package desk

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// A form is a draft as the page shows it: groups of fields, each with what was typed, where that came from and what is wrong with it.
type form struct {
	Draft  *draft
	Title  string
	Groups []group
	Faults []fault // of the form as a whole
	Lists  map[string][]string
	Undone int // values still to be confirmed
	Wrong  []wrong
}

// A wrong is a field that keeps the form from being saved.
type wrong struct{ ID, Label string }

type group struct {
	ID, Name, Help string
	Fields         []field
}

// A field is one labelled input. Kind picks its template: text, date, long, markdown, list, select, checks, radio, count, counts, photos, attachments.
type field struct {
	ID, Key, Label, Help, Kind string
	Value                      string
	Values                     []string
	Choices                    []choice
	List                       string // of completions
	Need, Confirm, Confirmed   bool
	Quotes                     []string
	Faults                     []fault
	Rows                       []countRow
	Photos                     []photoRow
	Attachments                []attachmentRow
	Reviews                    []reviewRow
}

type reviewRow struct {
	At, Step, By, Date string
	Faults             []fault
}

type choice struct {
	Value, Name string
	Chosen      bool
}

type countRow struct {
	At, Name, Value, Unit, Bound string
	Named                        bool
	Faults                       []fault
}

type photoRow struct {
	At, File, Alt, Credit, Minors, Consent string
	Image                                  string // its address
	Number, Index                          int
	First, Last, School                    bool
	Faults                                 []fault
}

var bounds = []choice{{Value: "exact", Name: "正好"}, {Value: "at-least", Name: "余（多）"}, {Value: "about", Name: "约"}, {Value: "at-most", Name: "不超过"}}

// formOf lays out a draft.
func (d *Desk) formOf(dr *draft, c record.Campaign, ws *record.Workspace, faults []fault) *form {
	f := &form{Draft: dr, Title: "新活动", Lists: completions(ws)}
	if dr.File != "" {
		f.Title = "修改活动"
	}
	v := dr.Values
	of := func(key string) []fault {
		return slices.DeleteFunc(slices.Clone(faults), func(x fault) bool { return x.Field != key })
	}
	make := func(kind, key, help string) field {
		x := field{ID: "f-" + key, Key: key, Label: labels[key], Help: help, Kind: kind, Value: v.Get(key), Values: v[key], Quotes: dr.Quotes[key], Faults: of(key)}
		x.Confirm = slices.Contains(v["confirm"], key)
		x.Confirmed = slices.Contains(v["ok"], key)
		if x.Confirm && !x.Confirmed {
			f.Undone++
		}
		return x
	}
	text := func(key, help string) field { x := make("text", key, help); x.List = "l-" + key; return x }
	needed := func(x field) field { x.Need = true; return x }
	joined := func(x field) field { x.Value = strings.Join(v[x.Key], "、"); return x }
	radio := func(key, help string, fallback string, choices ...choice) field {
		x := make("radio", key, help)
		chosen := cmp.Or(v.Get(key), fallback)
		for _, c := range choices {
			c.Chosen = c.Value == chosen
			x.Choices = append(x.Choices, c)
		}
		return x
	}
	counted := func(key, help string) field {
		x := make("count", key, help)
		x.Rows = []countRow{countRowOf(v, key, false, nil)}
		return x
	}
	several := func(key, help string) field {
		x := make("counts", key, help)
		for _, i := range rows(v, key) {
			x.Rows = append(x.Rows, countRowOf(v, row(key, i), true, of(row(key, i))))
		}
		x.Rows = append(x.Rows, countRowOf(url.Values{}, row(key, next(v, key)), true, nil))
		return x
	}
	plainLine := func(key, help string) field { x := make("text", key, help); return x }
	laws := make("long", "laws", "一行一部，不用写书名号")
	laws.Value = strings.Join(list(v["laws"]), "\n")
	f.Groups = []group{
		{"what", "什么活动，什么时候", "", []field{
			needed(plainLine("title", "照简讯的标题写，例如：甲样镇开展宪法宣传周活动")),
			needed(make("date", "date", "2025年12月4日 或 2025-12-4 都可以")),
			make("date", "end", "几天的活动才填，一天的留空"),
			text("period", "只知道大概时间的才填，例如 2025年上半年"),
			dayField(make("select", "day", "属于哪个法治宣传日或宣传周，没有就不选"), ws, v, d.o.Now()),
			radio("kind", "", "event", choice{Value: "event", Name: "一场活动"}, choice{Value: "summary", Name: "一段时间的汇总（数字不会和各场活动相加）"}),
		}},
		{"where", "在哪里，谁主办", "", []field{
			text("village", "写到村（居）为止，不写门牌"), text("location", "例如 村委会前广场"), text("organiser", "牵头的单位，写全称"),
			joined(text("co_organisers", "几个单位用顿号隔开")),
		}},
		{"content", "讲了什么，给谁讲", "", []field{
			themesField(make("checks", "themes", "会出现在这些工作领域的页面上"), ws, v),
			joined(text("forms", "例如 讲座、发放资料、现场咨询")), joined(text("audience", "例如 村民、学生")), laws,
			make("long", "summary", "一两句话，显示在列表和搜索结果里；可以不写"),
			make("markdown", "body", "空一行分段。可以直接粘贴 Word、WPS 或公众号里的文字，只留标题、列表和表格"),
		}},
		{"numbers", "人数和数量", "照原文写：400余份，就是 400、份、余。没有的留空，不要估计", []field{
			counted("reached", "听讲、参观、接受宣传的人次"), several("materials", ""), counted("consultations", ""), counted("staff", ""), several("counts", ""),
		}},
		{"photos", "照片", "可以一次选很多张。会自动转正、缩小，并去掉拍摄地点等信息", []field{photosField(make("photos", "photos", ""), dr, c, faults)}},
		{"attachments", "附件", "给群众下载的文件，例如宣传手册、报名表。没有就不加", []field{attachmentsField(make("attachments", "attachments", ""), dr, faults)}},
		{"source", "来源和公开", "", []field{
			needed(text("source", "这条消息从哪里来，例如 甲样镇司法所")), text("author", "写稿的人；不填就不显示"), make("date", "published", "不填就不显示"),
			radio("status", "", "published", choice{Value: "published", Name: "公开：下次发布时上网"}, choice{Value: "draft", Name: "先不公开：只留在这里"}),
		}},
	}
	if reviews := reviewsField(make("reviews", "review", "每一步写上审核人和日期"), ws.Site.Policy, v, faults); len(reviews.Reviews) > 0 {
		last := &f.Groups[len(f.Groups)-1]
		last.Fields = slices.Insert(last.Fields, len(last.Fields)-1, reviews)
	}
	for _, x := range faults {
		if !f.shows(x.Field) {
			f.Faults = append(f.Faults, x)
		}
	}
	if dr.Tried {
		f.Wrong = f.wrongs(faults)
	}
	return f
}

// wrongs are the fields with errors, each with the place on the page that it is reached by: a single input by itself, several by their group.
func (f *form) wrongs(faults []fault) []wrong {
	var list []wrong
	for _, g := range f.Groups {
		for _, x := range g.Fields {
			wrongs := slices.ContainsFunc(faults, func(y fault) bool {
				return y.Severity == finding.Error && (y.Field == x.Key || strings.HasPrefix(y.Field, x.Key+"."))
			})
			switch {
			case !wrongs:
			case slices.Contains([]string{"text", "date", "long", "markdown", "select"}, x.Kind):
				list = append(list, wrong{x.ID, x.Label})
			default:
				list = append(list, wrong{"g-" + g.ID, x.Label})
			}
		}
	}
	return list
}

// shows tells that the form has the field, so that a fault of it is seen beside it.
func (f *form) shows(key string) bool {
	list, _, _ := strings.Cut(key, ".")
	for _, g := range f.Groups {
		for _, x := range g.Fields {
			if x.Key == key || x.Key == list && key != list {
				return true
			}
		}
	}
	return false
}

// reviewsField asks for the steps that the town's policy wants, and shows those that the record has.
func reviewsField(x field, policy record.Policy, v url.Values, faults []fault) field {
	wanted := slices.Clone(policy.Review)
	if policy.SecrecyReview {
		wanted = append(wanted, "保密审查")
	}
	for _, i := range rows(v, "review") {
		at := row("review", i)
		step := v.Get(at + ".step")
		wanted = slices.DeleteFunc(wanted, func(s string) bool { return s == step })
		r := reviewRow{At: at, Step: step, By: v.Get(at + ".by"), Date: v.Get(at + ".date")}
		for _, f := range faults {
			if f.Field == at || f.Field == at+".date" {
				r.Faults = append(r.Faults, f)
			}
		}
		x.Reviews = append(x.Reviews, r)
	}
	from := next(v, "review")
	for n, step := range wanted {
		x.Reviews = append(x.Reviews, reviewRow{At: row("review", from+n), Step: step})
	}
	return x
}

// next is the number of a row that the form doesn't have yet.
func next(v url.Values, key string) int {
	if all := rows(v, key); len(all) > 0 {
		return all[len(all)-1] + 1
	}
	return 0
}

func countRowOf(v url.Values, at string, named bool, faults []fault) countRow {
	return countRow{At: at, Name: v.Get(at + ".name"), Value: v.Get(at + ".value"), Unit: v.Get(at + ".unit"), Bound: cmp.Or(v.Get(at+".bound"), "exact"), Named: named, Faults: faults}
}

func photosField(x field, dr *draft, c record.Campaign, faults []fault) field {
	v := dr.Values
	all := rows(v, "photos")
	school := atSchool(c)
	for n, i := range all {
		at := row("photos", i)
		p := photoRow{At: at, File: v.Get(at + ".file"), Alt: v.Get(at + ".alt"), Credit: v.Get(at + ".credit"), Minors: v.Get(at + ".minors"), Consent: v.Get(at + ".consent"),
			Number: n + 1, Index: n, Image: "/draft/" + dr.ID + "/photo/" + strconv.Itoa(i), First: n == 0, Last: n == len(all)-1, School: school}
		for _, f := range faults {
			if f.Field == at {
				p.Faults = append(p.Faults, f)
			}
		}
		x.Photos = append(x.Photos, p)
	}
	return x
}
