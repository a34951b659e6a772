package desk

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/afero"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// judge finds what is wrong with a record that the form gives: by the rules for records and for their words, and by what the form itself asks.
func (d *Desk) judge(c record.Campaign, dr *draft, typed []fault) ([]fault, error) {
	faults := slices.Clone(typed)
	found, text, err := d.alone(c, dr)
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		if x := placed(f, text, c); !slices.Contains(faults, x) && !blamed(typed, x.Field) {
			faults = append(faults, x)
		}
	}
	add := func(field string, severity finding.Severity, message, hint string) {
		faults = append(faults, fault{Field: field, Severity: severity, Message: message, Hint: hint})
	}
	if yearOf(c) == 0 && !blamed(typed, "date") {
		add("date", finding.Error, "没有写日期", "几天的活动写开始和结束日期；只知道年份的，在“时间”里写 2025年")
	}
	if to := d.fileFor(dr.File, c); dr.File != "" && stemOf(to) != stemOf(dr.File) {
		year, _, _ := placeOf(to)
		if wasPublic(dr) {
			add("date", finding.Warning, "日期改到了 "+year+" 年，网址会从 "+publicPath(dr.File)+" 变成 "+publicPath(to), movedHint)
		} else {
			add("date", finding.Notice, "日期改到了 "+year+" 年：保存后这场活动移到那一年", "照片和历史一起移过去")
		}
	}
	school := atSchool(c)
	for n, i := range rows(dr.Values, "photos") {
		if n >= len(c.Photos) {
			break
		}
		at, p := row("photos", i), c.Photos[n]
		switch {
		case school && dr.Values.Get(at+".minors") == "":
			add(at, finding.Error, "请回答照片里有没有未成年人", "对象是学生或儿童的活动，每张照片都要回答")
		case p.Minors && !p.Consent:
			add(at, finding.Error, "照片里有未成年人，还没有取得监护人同意", "取得书面同意后勾选，或者换一张看不清面部的照片")
		}
	}
	slices.SortStableFunc(faults, func(a, b fault) int { return a.Severity.Rank() - b.Severity.Rank() })
	return faults, nil
}

// alone reads the record as if it stood in the workspace with nothing but what it refers to, and checks it there. That it is late is told by the overview,
// not to someone who is just writing it.
func (d *Desk) alone(c record.Campaign, dr *draft) (found []finding.Finding, text []byte, err error) {
	file := dr.File
	if year, slug, ok := placeOf(file); ok && yearOf(c) != 0 {
		file = strings.Replace(file, year+"/"+slug, strconv.Itoa(yearOf(c))+"/"+slug, 1)
	} else if file == "" {
		year := yearOf(c)
		if year == 0 {
			year = d.o.Now().Year()
		}
		file = "data/campaigns/" + strconv.Itoa(year) + "/new/record.toml"
	}
	text = record.Encode(c)
	files := afero.NewMemMapFs()
	put := func(name string, data []byte) {
		if err == nil {
			err = afero.WriteFile(files, name, data, 0o644)
		}
	}
	names := []string{siteFile, "data/themes.toml", "data/calendar.toml", "data/terms.toml", "data/holidays.toml"}
	if c.Report != 0 {
		names = append(names, "data/reports/"+strconv.Itoa(c.Report)+".toml")
	}
	for _, name := range names {
		base, err := d.textOf(name)
		if err != nil {
			return nil, nil, err
		}
		if base != nil {
			put(name, base)
		}
	}
	put(file, text)
	for _, p := range c.Photos {
		if place := d.besideDraft(dr, p.File); place != "" && exists(place) {
			put(path.Join(path.Dir(file), p.File), nil)
		}
	}
	for _, a := range c.Attachments { // looked at when they came
		if place := d.besideDraft(dr, a.File); place != "" && exists(place) {
			put(path.Join(path.Dir(file), a.File), nil)
		}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("checking a draft: %w", err)
	}
	ws, found, err := record.Read(afero.NewIOFS(files))
	if err != nil {
		return nil, nil, fmt.Errorf("checking a draft: %w", err)
	}
	if d.o.Rules != nil {
		found = append(found, d.o.Rules(ws, d.o.Now())...)
	}
	if d.o.Settle != nil {
		found = d.o.Settle(found, ws)
	}
	return slices.DeleteFunc(found, func(f finding.Finding) bool { return f.File != file || f.Kind == finding.Deadline }), text, nil
}

// yearOf is the year in which a campaign is filed, 0 where nothing tells.
func yearOf(c record.Campaign) int {
	switch {
	case !c.Date.IsZero():
		return c.Date.Year
	case !c.Start.IsZero():
		return c.Start.Year
	}
	if year, rest, ok := strings.Cut(c.Period, "年"); ok || rest == "" {
		if n, err := strconv.Atoi(strings.TrimSpace(wideDigits.Replace(year))); err == nil && n >= 1949 && n <= 2100 {
			return n
		}
	}
	return 0
}

func blamed(faults []fault, field string) bool {
	return slices.ContainsFunc(faults, func(f fault) bool { return f.Field == field })
}

func refused(faults []fault) bool {
	return slices.ContainsFunc(faults, func(f fault) bool { return f.Severity == finding.Error })
}

// atSchool tells that children took part.
func atSchool(c record.Campaign) bool {
	told := strings.Join(c.Audience, "") + c.Location + c.Title
	for _, word := range []string{"学生", "儿童", "未成年", "青少年", "学校", "小学", "中学", "幼儿", "校园", "少先队"} {
		if strings.Contains(told, word) {
			return true
		}
	}
	return false
}

// placed finds the field that a finding of the record's text speaks of.
func placed(f finding.Finding, text []byte, c record.Campaign) fault {
	out := fault{Severity: f.Severity, Message: plain(f.Message), Hint: f.Hint, Quote: f.Quote}
	if strings.HasPrefix(f.Message, "缺少必填项") {
		for key, label := range labels {
			if strings.Contains(f.Message, "“"+key+"”") {
				return fault{Field: key, Severity: f.Severity, Message: "请填写" + label}
			}
		}
	}
	src := record.Scan(text)
	best := 0
	consider := func(path, field string) {
		if line, _ := src.Locate(path); line >= best && line <= f.Line {
			best, out.Field = line, field
		}
	}
	t := reflect.TypeFor[record.Campaign]()
	for i := range t.NumField() {
		key := t.Field(i).Tag.Get("toml")
		if key == "-" || key == "" || reflect.ValueOf(c).Field(i).IsZero() {
			continue
		}
		consider(key, key)
	}
	for _, l := range []struct {
		key string
		n   int
	}{{"materials", len(c.Materials)}, {"counts", len(c.Counts)}, {"photos", len(c.Photos)}, {"attachments", len(c.Attachments)}} {
		for i := range l.n {
			consider(l.key+"["+strconv.Itoa(i)+"]", row(l.key, i))
		}
	}
	if f.Rule == "record-missing" { // its hint tells how to write TOML
		out.Message, out.Hint = strings.Replace(out.Message, "缺少必填项 ", "请填写", 1), ""
	}
	switch {
	case out.Field == "start":
		out.Field = "date"
	case f.Rule == "review-missing" || f.Rule == "secrecy-missing":
		out.Field, out.Hint = "review", "审核完，在下面写上审核人和日期；还没有审核的，先选“先不公开”"
	}
	return out
}

// plain takes the keys out of a message for people who see labels: “date”（日期） becomes “日期”.
func plain(message string) string {
	for key, label := range labels {
		message = strings.ReplaceAll(message, "“"+key+"”（"+label+"）", "“"+label+"”")
	}
	for _, pair := range [][2]string{{"“file”（文件）", "文件"}, {"“alt”（图片说明）", "图片说明"}, {"“unit”（单位）", "单位"}, {"“value”（数值）", "数目"}} {
		message = strings.ReplaceAll(message, pair[0], pair[1])
	}
	return message
}
