package desk

import (
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// A step is one page of the town's own data. Each may be left as it is.
type step struct {
	ID, Name, Help string
	Fields         []townField
}

type townField struct {
	Key, Label, Help, Value string
	Need                    bool
	Faults                  []fault
}

var siteLabels = labelsOf(reflect.TypeFor[record.Site](), "")

// steps are the pages in order; a field's help says where to find the value.
func steps() []step {
	f := func(key, help string) townField { return townField{Key: key, Label: siteLabels[key], Help: help} }
	need := func(key, help string) townField { x := f(key, help); x.Need = true; return x }
	return []step{
		{"names", "名称", "出现在每一页的页眉和标题里", []townField{
			need("name", "例如 样例县甲样镇法治建设专栏"), need("town", "简短的叫法，例如 甲样镇"), need("unit", "与公文落款一致，例如 样例县甲样镇人民政府"),
			f("region", "例如 样例县"), need("source", "这些资料从哪里来，例如 镇党政办提供，2026年1月"),
		}},
		{"address", "网址和上级门户", "网站放在哪里，归哪个门户", []townField{
			f("base_url", "只写域名，例如 https://www.example.gov.cn"), f("path", "放在门户的哪个路径下，例如 /zwgk/fazhi/"),
			f("portal.name", "上级政府门户网站的名称"), f("portal.url", ""),
		}},
		{"footer", "页脚", "照上级门户页脚写；没有的空着，网页上就不出现", []townField{
			f("footer.host", ""), f("footer.site_code", "10 位数字"), f("footer.icp", ""), f("footer.police", ""), f("footer.police_url", ""),
			f("footer.error_url", ""), f("footer.mark_url", ""), f("footer.phone", "办公电话，不写个人手机"), f("footer.email", ""), f("footer.address", ""),
		}},
		{"office", "信息公开机构", "群众申请公开时找谁", []townField{
			f("office.name", ""), f("office.address", ""), f("office.hours", "例如 工作日 8:30—12:00，14:30—17:30"), f("office.phone", ""), f("office.fax", ""), f("office.email", ""),
		}},
	}
}

const siteFile = "data/site.toml"

type townView struct {
	All      []step
	Step     step
	Number   int
	Of       int
	Next     string
	Previous string
	Saved    bool
	Seen     string
	Faults   []fault
}

func (d *Desk) townShow(w http.ResponseWriter, r *http.Request) {
	text, site, ok := d.wantSite(w, r)
	if !ok {
		return
	}
	v, ok := d.townView(w, r, sum(text), func(key string) string { return siteValue(site, key).String() })
	if !ok {
		return
	}
	v.Saved = r.URL.Query().Get("saved") != ""
	d.page(w, r, "town", "本镇资料："+v.Step.Name, v)
}

// townView lays out a step with the values given.
func (d *Desk) townView(w http.ResponseWriter, r *http.Request, seen string, value func(key string) string) (townView, bool) {
	all := steps()
	i := slices.IndexFunc(all, func(s step) bool { return s.ID == r.PathValue("step") })
	if i < 0 {
		d.refuse(w, r, http.StatusNotFound, "没有这一步")
		return townView{}, false
	}
	v := townView{All: all, Step: all[i], Number: i + 1, Of: len(all), Seen: seen}
	for j := range v.Step.Fields {
		v.Step.Fields[j].Value = value(v.Step.Fields[j].Key)
	}
	if i > 0 {
		v.Previous = all[i-1].ID
	}
	if i+1 < len(all) {
		v.Next = all[i+1].ID
	}
	return v, true
}

func (d *Desk) wantSite(w http.ResponseWriter, r *http.Request) (text []byte, site record.Site, ok bool) {
	text, err := d.textOf(siteFile)
	if err != nil {
		d.broken(w, r, err)
		return nil, site, false
	}
	if text == nil {
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return nil, site, false
	}
	record.Decode(siteFile, text, &site)
	return text, site, true
}

// siteValue is the text field of the site's record by its key.
func siteValue(site any, key string) reflect.Value {
	v := reflect.Indirect(reflect.ValueOf(site))
	for _, part := range strings.Split(key, ".") {
		t := v.Type()
		for i := range t.NumField() {
			if t.Field(i).Tag.Get("toml") == part {
				v = v.Field(i)
				break
			}
		}
	}
	return v
}

// townPost saves a step. What can't be a value is told beside its field and nothing is saved; what is empty may stay so.
func (d *Desk) townPost(w http.ResponseWriter, r *http.Request) {
	text, site, ok := d.wantSite(w, r)
	if !ok {
		return
	}
	v, ok := d.townView(w, r, sum(text), func(key string) string { return strings.TrimSpace(r.PostFormValue(key)) })
	if !ok {
		return
	}
	if r.PostFormValue("seen") != v.Seen {
		d.townClash(w, r, v)
		return
	}
	for _, f := range v.Step.Fields {
		siteValue(&site, f.Key).SetString(f.Value)
	}
	if d.townFaults(&v, site) {
		d.page(w, r, "town", "本镇资料："+v.Step.Name, v)
		return
	}
	err := d.saveSite(text, record.Update(text, site), d.who(r))
	if conflict := (*clash)(nil); errors.As(err, &conflict) {
		v.Seen = sum(conflict.text)
		d.townClash(w, r, v)
		return
	} else if err != nil {
		d.broken(w, r, err)
		return
	}
	next := "/"
	if v.Next != "" && r.PostFormValue("do") == "next" {
		next = "/town/" + v.Next
	} else if r.PostFormValue("do") == "save" {
		next = "/town/" + v.Step.ID + "?saved=1"
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// townClash shows what was typed, to be saved over what someone else wrote meanwhile once it has been looked at.
func (d *Desk) townClash(w http.ResponseWriter, r *http.Request, v townView) {
	v.Faults = []fault{{Severity: finding.Error, Message: "刚才有人改了这份资料", Hint: "请核对下面的内容，再保存一次；他那一版在历史里"}}
	d.page(w, r, "town", "本镇资料："+v.Step.Name, v)
}

// townFaults places the findings of the record that speak of this step's fields.
func (d *Desk) townFaults(v *townView, site record.Site) bool {
	text := record.Encode(site)
	src := record.Scan(text)
	var again record.Site
	found := false
	for _, f := range record.Decode("", text, &again) {
		if f.Rule == "record-missing" {
			continue
		}
		for i := range v.Step.Fields {
			field := &v.Step.Fields[i]
			if line, _ := src.Locate(field.Key); line == f.Line && field.Value != "" {
				message := f.Message
				key := field.Key[strings.LastIndexByte(field.Key, '.')+1:]
				message = strings.ReplaceAll(message, "“"+key+"”（"+field.Label+"）", field.Label)
				field.Faults = append(field.Faults, fault{field.Key, f.Severity, message, f.Hint, f.Quote})
				found = true
			}
		}
	}
	return found
}

// saveSite writes the town's data over the text that they were read from; with another text there the error is a *clash and nothing is changed.
func (d *Desk) saveSite(old, text []byte, who string) error {
	d.saving.Lock()
	defer d.saving.Unlock()
	unlock, err := d.lock()
	if err != nil {
		return err
	}
	defer unlock()
	if now, err := d.textOf(siteFile); err != nil {
		return err
	} else if string(now) != string(old) {
		return &clash{siteFile, now}
	}
	if string(text) == string(old) {
		return nil
	}
	var before, after record.Site
	record.Decode(siteFile, old, &before)
	record.Decode(siteFile, text, &after)
	now := d.stamp(siteFile)
	if err := d.note(siteFile, note{At: now, Who: who, What: inWords(siteDifferences(before, after))}); err != nil {
		return err
	}
	return d.o.Keep(siteFile, text, now)
}
