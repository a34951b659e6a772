package desk

import (
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// A fault is a finding beside a field of the form.
type fault struct {
	Field    string           `json:"field"` // key of the field, "" for the form as a whole
	Severity finding.Severity `json:"severity"`
	Message  string           `json:"message"`
	Hint     string           `json:"hint,omitempty"`
	Quote    string           `json:"quote,omitempty"`
}

// labels are the Chinese names of a campaign's keys.
var labels = labelsOf(reflect.TypeFor[record.Campaign](), "")

// labelsOf reads the `label` tags of a record's type: key → label, tables below one another as "footer.phone".
func labelsOf(t reflect.Type, prefix string) map[string]string {
	out := map[string]string{}
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("toml")
		if key == "" || key == "-" {
			continue
		}
		out[prefix+key] = f.Tag.Get("label")
		if f.Type.Kind() == reflect.Struct && f.Type != reflect.TypeFor[record.Date]() {
			for below, label := range labelsOf(f.Type, prefix+key+".") {
				out[below] = label
			}
		}
	}
	return out
}

// valuesOf fills the form from a record.
func valuesOf(c record.Campaign) url.Values {
	v := url.Values{}
	set := func(key, value string) {
		if value != "" {
			v.Set(key, value)
		}
	}
	for key, value := range map[string]string{
		"kind": c.Kind, "title": c.Title, "date": c.Date.Chinese(), "end": c.End.Chinese(), "period": c.Period, "published": c.Published.Chinese(),
		"village": c.Village, "location": c.Location, "day": c.Day, "organiser": c.Organiser, "summary": c.Summary, "body": c.Body, "source": c.Source,
		"author": c.Author, "status": c.Status, "laws": strings.Join(c.Laws, "\n"), "forms": strings.Join(c.Forms, "、"),
		"audience": strings.Join(c.Audience, "、"), "co_organisers": strings.Join(c.CoOrganisers, "、"),
	} {
		set(key, value)
	}
	if !c.Start.IsZero() {
		v.Set("date", c.Start.Chinese())
	}
	v["themes"] = c.Themes
	v["confirm"] = c.Confirm
	putCount(v, "reached", c.Reached)
	putCount(v, "staff", c.Staff)
	putCount(v, "consultations", c.Consultations)
	for i := range c.Materials {
		putCount(v, row("materials", i), &c.Materials[i])
	}
	for i := range c.Counts {
		putCount(v, row("counts", i), &c.Counts[i])
	}
	for i, r := range c.Review {
		at := row("review", i)
		v.Set(at+".step", r.Step)
		v.Set(at+".by", r.By)
		v.Set(at+".date", r.Date.Chinese())
	}
	for i, p := range c.Photos {
		at := row("photos", i)
		set(at+".file", p.File)
		set(at+".alt", p.Alt)
		set(at+".credit", p.Credit)
		v.Set(at+".minors", answer(p.Minors))
		v.Set(at+".consent", answer(p.Consent))
	}
	v.Set("attachments", "shown")
	for i, a := range c.Attachments {
		at := row("attachments", i)
		v.Set(at+".file", a.File)
		v.Set(at+".title", a.Title)
	}
	return v
}

func row(list string, i int) string { return list + "." + strconv.Itoa(i) }

func answer(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func putCount(v url.Values, at string, c *record.Count) {
	if c == nil {
		return
	}
	v.Set(at+".name", c.Name)
	v.Set(at+".value", strconv.FormatFloat(c.Value, 'f', -1, 64))
	v.Set(at+".unit", c.Unit)
	v.Set(at+".bound", c.Bound)
}

// rows are the numbers of the rows of a list that the form has, in order.
func rows(v url.Values, list string) []int {
	var found []int
	for key := range v {
		rest, ok := strings.CutPrefix(key, list+".")
		if !ok {
			continue
		}
		number, _, _ := strings.Cut(rest, ".")
		if n, err := strconv.Atoi(number); err == nil && n >= 0 && n < 1000 && !slices.Contains(found, n) {
			found = append(found, n)
		}
	}
	slices.Sort(found)
	return found
}

// campaignOf reads the form into a record. base is the record as it stands: what the form does not show stays. Faults are of what was typed and can't
// be a value.
func campaignOf(v url.Values, base record.Campaign, today time.Time) (record.Campaign, []fault) {
	c := base
	var faults []fault
	bad := func(field, message, hint string) {
		faults = append(faults, fault{Field: field, Severity: finding.Error, Message: message, Hint: hint})
	}
	line := func(key string) string { return strings.Join(strings.Fields(v.Get(key)), " ") }
	c.Kind = "event"
	if v.Get("kind") == "summary" {
		c.Kind = "summary"
	}
	c.Title, c.Period, c.Village, c.Location = line("title"), line("period"), line("village"), line("location")
	c.Day, c.Organiser, c.Source, c.Author = line("day"), line("organiser"), line("source"), line("author")
	c.Summary, c.Body = paragraphsOf(v.Get("summary")), paragraphsOf(v.Get("body"))
	c.Laws, c.Forms, c.Audience, c.CoOrganisers = bare(list(v["laws"])), list(v["forms"]), list(v["audience"]), list(v["co_organisers"])
	c.Themes = list(v["themes"])
	day := func(key string) record.Date {
		d, why := date(v.Get(key), today)
		if why != "" {
			bad(key, why, "请写成 2025年12月4日 或 2025-12-4")
		}
		return d
	}
	first, last := day("date"), day("end")
	c.Published = day("published")
	c.Date, c.Start, c.End = first, record.Date{}, record.Date{}
	if !last.IsZero() && last != first {
		c.Date, c.Start, c.End = record.Date{}, first, last
	}
	number := func(at string) *record.Count {
		n, why := count(v.Get(at+".name"), v.Get(at+".value"), v.Get(at+".unit"), boundOf(v.Get(at+".bound")))
		if why != "" {
			bad(at, why, "")
		}
		return n
	}
	c.Reached, c.Staff, c.Consultations = number("reached"), number("staff"), number("consultations")
	c.Materials, c.Counts = nil, nil
	for _, i := range rows(v, "materials") {
		if n := number(row("materials", i)); n != nil {
			c.Materials = append(c.Materials, *n)
		}
	}
	for _, i := range rows(v, "counts") {
		if n := number(row("counts", i)); n != nil {
			if n.Name == "" {
				bad(row("counts", i), "没有写这个数是什么", "例如 参与志愿者")
			}
			c.Counts = append(c.Counts, *n)
		}
	}
	if v.Get("reviews") == "shown" {
		c.Review = nil
		for _, i := range rows(v, "review") {
			at := row("review", i)
			if by := line(at + ".by"); by != "" {
				c.Review = append(c.Review, record.Review{Step: line(at + ".step"), By: by, Date: day(at + ".date")})
			}
		}
	}
	c.Photos = nil
	for _, i := range rows(v, "photos") {
		at := row("photos", i)
		if name := v.Get(at + ".file"); name != "" {
			c.Photos = append(c.Photos, record.Photo{
				File: name, Alt: line(at + ".alt"), Credit: line(at + ".credit"), Minors: v.Get(at+".minors") == "yes", Consent: v.Get(at+".consent") == "yes",
			})
		}
	}
	if v.Get("attachments") == "shown" {
		c.Attachments = nil
		for _, i := range rows(v, "attachments") {
			at := row("attachments", i)
			if name := v.Get(at + ".file"); name != "" {
				c.Attachments = append(c.Attachments, record.Attachment{File: name, Title: line(at + ".title")})
			}
		}
	}
	c.Confirm = slices.DeleteFunc(list(v["confirm"]), func(key string) bool { return slices.Contains(v["ok"], key) })
	c.Status = "draft"
	if v.Get("status") == "published" && len(c.Confirm) == 0 {
		c.Status = "published"
	} else if base.Status == "withdrawn" {
		c.Status = "withdrawn"
	}
	return c, faults
}

// boundOf lets pass only what records know.
func boundOf(s string) string {
	if slices.Contains([]string{"exact", "at-least", "at-most", "about"}, s) {
		return s
	}
	return ""
}

// bare takes the marks off names of laws: the record holds the name.
func bare(laws []string) []string {
	for i, law := range laws {
		if inner, ok := strings.CutPrefix(law, "《"); ok && strings.HasSuffix(inner, "》") && strings.Count(law, "《") == 1 {
			laws[i] = strings.TrimSuffix(inner, "》")
		}
	}
	return laws
}

// paragraphsOf makes line ends plain and takes blanks off the ends.
func paragraphsOf(text string) string {
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t　")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// encode is a record as the desk would write it over the text that stands there.
func encode(old []byte, file string, c record.Campaign) []byte {
	if old != nil {
		return record.Update(old, c)
	}
	schema := "#:schema ../../schema/campaign.schema.json\n\n"
	if strings.HasSuffix(file, "/record.toml") {
		schema = "#:schema ../../../schema/campaign.schema.json\n\n"
	}
	return append([]byte(schema), record.Encode(c)...)
}

// chineseCount is a count as people write it.
func chineseCount(c record.Count) string {
	number := strconv.FormatFloat(c.Value, 'f', -1, 64)
	switch c.Bound {
	case "at-least":
		return number + "余" + c.Unit
	case "at-most":
		return fmt.Sprintf("不超过%s%s", number, c.Unit)
	case "about":
		return fmt.Sprintf("约%s%s", number, c.Unit)
	}
	return number + c.Unit
}
