package desk

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"pufa/generator/record"
)

// A difference is one field in which two records differ, each value as people read it.
type difference struct {
	Key, Label, Old, New string
}

// differences compares two records field by field, in the order of the record.
func differences(a, b record.Campaign) []difference {
	var list []difference
	t := reflect.TypeFor[record.Campaign]()
	av, bv := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("toml")
		if key == "" || key == "-" || key == "confirm" || key == "former" {
			continue
		}
		old, now := spoken(key, av.Field(i).Interface()), spoken(key, bv.Field(i).Interface())
		if old != now {
			list = append(list, difference{key, f.Tag.Get("label"), old, now})
		}
	}
	return list
}

// named puts names in place of the ids of fields of work and of days.
func (d *Desk) named(list []difference) []difference {
	ws, err := d.shelf.recent()
	if err != nil {
		return list
	}
	names := map[string]string{}
	for _, t := range ws.Themes {
		names["themes."+t.ID] = t.Name
	}
	for _, day := range ws.Calendar {
		names["day."+day.ID] = day.Name
	}
	speak := func(key, text string) string {
		ids := strings.Split(text, "、")
		for i, id := range ids {
			ids[i] = cmp.Or(names[key+"."+id], id)
		}
		return strings.Join(ids, "、")
	}
	for i, x := range list {
		if x.Key == "themes" || x.Key == "day" {
			list[i].Old, list[i].New = speak(x.Key, x.Old), speak(x.Key, x.New)
		}
	}
	return list
}

var spokenWords = map[string]string{
	"status.draft": "先不公开", "status.published": "公开", "status.withdrawn": "已撤回", "kind.event": "一场活动", "kind.summary": "一段时间的汇总",
}

// spoken is a value in words.
func spoken(key string, value any) string {
	switch x := value.(type) {
	case string:
		if word, ok := spokenWords[key+"."+x]; ok {
			return word
		}
		return x
	case int:
		if x == 0 {
			return ""
		}
		return fmt.Sprint(x)
	case []string:
		return strings.Join(x, "、")
	case record.Date:
		return x.Chinese()
	case *record.Count:
		if x == nil {
			return ""
		}
		return chineseCount(*x)
	case []record.Count:
		parts := make([]string, len(x))
		for i, c := range x {
			parts[i] = strings.TrimSpace(c.Name + " " + chineseCount(c))
		}
		return strings.Join(parts, "；")
	case []record.Photo:
		parts := make([]string, len(x))
		for i, p := range x {
			parts[i] = p.File + " " + p.Alt
			if p.Credit != "" {
				parts[i] += "（" + p.Credit + " 摄）"
			}
		}
		return strings.Join(parts, "；")
	case []record.Review:
		parts := make([]string, len(x))
		for i, r := range x {
			parts[i] = strings.TrimSpace(r.Step + " " + r.By + " " + r.Date.Chinese())
		}
		return strings.Join(parts, "；")
	case []record.Attachment:
		parts := make([]string, len(x))
		for i, a := range x {
			parts[i] = a.File + " " + a.Title
		}
		return strings.Join(parts, "；")
	}
	return fmt.Sprint(value)
}

// changes are the differences in words, for the history.
func (d *Desk) changes(a, b record.Campaign, fresh bool) []string {
	if fresh {
		return []string{"新建"}
	}
	return inWords(d.named(differences(a, b)))
}

// inWords tells differences as people would.
func inWords(list []difference) []string {
	var words []string
	for _, x := range list {
		switch {
		case x.Old == "":
			words = append(words, "加上"+x.Label+"“"+beginning(x.New)+"”")
		case x.New == "":
			words = append(words, "删去"+x.Label+"“"+beginning(x.Old)+"”")
		case utf8.RuneCountInString(x.Old)+utf8.RuneCountInString(x.New) > 60:
			words = append(words, fmt.Sprintf("改了%s（%d 字改为 %d 字）", x.Label, utf8.RuneCountInString(x.Old), utf8.RuneCountInString(x.New)))
		default:
			words = append(words, x.Label+"由“"+x.Old+"”改为“"+x.New+"”")
		}
	}
	if len(words) == 0 {
		words = []string{"没有改内容"}
	}
	return words
}

func beginning(s string) string {
	const most = 24
	if utf8.RuneCountInString(s) <= most {
		return strings.ReplaceAll(s, "\n", " ")
	}
	return strings.ReplaceAll(string([]rune(s)[:most]), "\n", " ") + "…"
}
