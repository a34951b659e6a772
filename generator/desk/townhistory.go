package desk

import (
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// townHistory lists every save of the town's own data.
func (d *Desk) townHistory(w http.ResponseWriter, r *http.Request) {
	if _, _, ok := d.wantSite(w, r); !ok {
		return
	}
	versions, first, err := d.versions(siteFile)
	if err != nil {
		d.broken(w, r, err)
		return
	}
	d.page(w, r, "history", "历史：本镇资料", historyView{"本镇资料", "/town", versions, first})
}

// wantTownVersion finds the version that the address names. One that can't be read as the town's data is refused: nothing could be compared.
func (d *Desk) wantTownVersion(w http.ResponseWriter, r *http.Request) (v version, old record.Site, ok bool) {
	v, ok = d.versionAt(siteFile, r.PathValue("stamp"))
	if !ok {
		d.refuse(w, r, http.StatusNotFound, "没有这一版")
		return v, old, false
	}
	for _, f := range record.Decode(siteFile, v.Text, &old) {
		if f.Severity == finding.Error && f.Rule != "record-missing" {
			d.refuse(w, r, http.StatusConflict, "这一版里有读不懂的内容，不能比较，也不能恢复："+f.Message)
			return v, old, false
		}
	}
	return v, old, true
}

// townVersion compares a version with the town's data as they stand.
func (d *Desk) townVersion(w http.ResponseWriter, r *http.Request) {
	_, site, ok := d.wantSite(w, r)
	if !ok {
		return
	}
	if v, old, ok := d.wantTownVersion(w, r); ok {
		d.page(w, r, "version", "比较：本镇资料", versionView{"本镇资料", "/town", v, "", siteDifferences(old, site)})
	}
}

// townRestore puts a version back as it stood, to the letter; what stands there is kept, as with every save.
func (d *Desk) townRestore(w http.ResponseWriter, r *http.Request) {
	text, _, ok := d.wantSite(w, r)
	if !ok {
		return
	}
	v, _, ok := d.wantTownVersion(w, r)
	if !ok {
		return
	}
	err := d.saveSite(text, v.Text, d.who(r))
	if conflict := (*clash)(nil); errors.As(err, &conflict) {
		d.refuse(w, r, http.StatusConflict, "刚才有人改了这份资料，没有恢复。请回到历史再看看")
		return
	} else if err != nil {
		d.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/town/names?saved=1", http.StatusSeeOther)
}

// siteDifferences compares two states of the town's data, field by field in their order, tables by their parts: 页脚：联系电话.
func siteDifferences(a, b record.Site) []difference {
	var list []difference
	var walk func(a, b reflect.Value, key, label string)
	walk = func(a, b reflect.Value, key, label string) {
		t := a.Type()
		for i := range t.NumField() {
			f := t.Field(i)
			name := f.Tag.Get("toml")
			if name == "" || name == "-" {
				continue
			}
			if f.Type.Kind() == reflect.Struct && f.Type != reflect.TypeFor[record.Date]() {
				walk(a.Field(i), b.Field(i), key+name+".", f.Tag.Get("label")+"：")
				continue
			}
			if old, now := plainly(a.Field(i)), plainly(b.Field(i)); old != now {
				list = append(list, difference{key + name, label + f.Tag.Get("label"), old, now})
			}
		}
	}
	walk(reflect.ValueOf(a), reflect.ValueOf(b), "", "")
	return list
}

// plainly is any value of a record in words, one line an entry.
func plainly(v reflect.Value) string {
	if d, ok := v.Interface().(record.Date); ok {
		return d.Chinese()
	}
	var parts []string
	switch v.Kind() {
	case reflect.Bool:
		return map[bool]string{true: "是"}[v.Bool()]
	case reflect.Slice:
		for i := range v.Len() {
			parts = append(parts, plainly(v.Index(i)))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			parts = append(parts, fmt.Sprint(key)+" "+plainly(v.MapIndex(key)))
		}
		slices.Sort(parts)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.Tag.Get("toml") != "-" && !v.Field(i).IsZero() {
				parts = append(parts, f.Tag.Get("label")+" "+plainly(v.Field(i)))
			}
		}
		return strings.Join(parts, "，")
	default:
		if v.IsZero() {
			return ""
		}
		return fmt.Sprint(v.Interface())
	}
	return strings.Join(parts, "\n")
}
