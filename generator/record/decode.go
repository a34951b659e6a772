package record

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"pufa/generator/finding"
)

// Decode reads one record from its text into v, a pointer to Site, Themes, Calendar, Terms, Holidays, Report or Campaign, and returns all
// that is wrong in it by itself, sorted by place; what it refers to is the business of Read. What could be read stands in v all the same.
// The file's name, relative to the workspace, stands in the findings and in the Places.
func Decode(file string, src []byte, v any) []finding.Finding {
	f, _ := decode(file, src, reflect.ValueOf(v).Elem(), shapes[reflect.TypeOf(v).Elem()])
	finding.Sort(f.list)
	return f.list
}

// decode is Decode with the shape made beforehand. whole tells that the text was TOML throughout.
func decode(file string, src []byte, v reflect.Value, sh *shape) (f *faults, whole bool) {
	f = &faults{file: file}
	if !readable(f, src) {
		return f, false
	}
	f.src = Scan(src)
	tree, whole := parse(f, sh)
	d := decoder{faults: f, partial: !whole}
	d.table(tree, sh, v, nil)
	if r, ok := v.Addr().Interface().(interface{ rules(*faults) }); ok {
		r.rules(f)
	}
	return f, whole
}

type decoder struct {
	*faults
	partial bool // parts of the text could not be read: a key that is missing may stand there
}

// A keyPath is built backwards, so that a record without faults never writes one down.
type keyPath struct {
	up    *keyPath
	key   string
	index int // of a list element, where key is ""
}

func (p *keyPath) String() string {
	switch {
	case p == nil:
		return ""
	case p.key == "":
		return p.up.String() + "[" + strconv.Itoa(p.index) + "]"
	case p.up == nil:
		return p.key
	}
	return p.up.String() + "." + p.key
}

func (d *decoder) table(tree map[string]any, sh *shape, v reflect.Value, at *keyPath) {
	if sh.place >= 0 {
		place := Place{File: d.file, Line: 1}
		if at != nil {
			place.Line, _ = d.src.Locate(at.String())
		}
		v.Field(sh.place).Set(reflect.ValueOf(place))
	}
	seen := 0
	for i := range sh.fields {
		f := &sh.fields[i]
		value, ok := tree[f.key]
		if ok {
			seen++
			d.value(value, f, v.Field(f.index), &keyPath{up: at, key: f.key})
		} else if (f.need || f.always) && !d.partial {
			d.missing(f, at)
		}
	}
	if seen < len(tree) {
		for key := range tree {
			if _, ok := sh.byKey[key]; !ok {
				d.unknown(key, sh, at)
			}
		}
	}
}

func (d *decoder) missing(f *field, at *keyPath) {
	_, how := f.want()
	d.add("missing", at.String(), "", "缺少必填项 "+f.named(), how)
}

func (d *decoder) unknown(key string, sh *shape, at *keyPath) {
	message := "不认识的键 “" + shorten(key, 40) + "”"
	keys := make([]string, len(sh.fields))
	for i, f := range sh.fields {
		keys[i] = f.key
	}
	likely := nearest(key, keys)
	for _, f := range sh.fields {
		if f.label == key || strings.EqualFold(f.key, key) {
			likely = f.key
		}
	}
	hint := "改正这个键，或者删去这一行"
	if likely != "" {
		message += "，是不是 " + sh.fields[sh.byKey[likely]].named() + "？"
	} else {
		message += "，这里不能用"
		hint = "这里可用的键：" + strings.Join(keys, "、")
	}
	d.add("key", (&keyPath{up: at, key: key}).String(), "", message, hint)
}

// value sets the field from what TOML says, or reports why it can't.
func (d *decoder) value(x any, f *field, v reflect.Value, at *keyPath) {
	switch f.kind {
	case text:
		if s, ok := x.(string); ok {
			d.text(s, f, v, at)
			return
		}
	case whole:
		if n, ok := x.(int64); ok && int64(int(n)) == n {
			v.SetInt(n)
			if n == 0 && f.need {
				d.missing(f, at)
			}
			return
		}
	case number:
		switch n := x.(type) {
		case int64:
			v.SetFloat(float64(n))
			return
		case float64:
			if !math.IsNaN(n) && !math.IsInf(n, 0) {
				v.SetFloat(n)
				return
			}
		}
	case truth:
		if b, ok := x.(bool); ok {
			v.SetBool(b)
			return
		}
	case date:
		switch t := x.(type) {
		case Date:
			v.Set(reflect.ValueOf(t))
			return
		case time.Time:
			if t.Location().String() == "date-local" {
				v.Set(reflect.ValueOf(DateOf(t)))
				return
			}
		}
	case texts:
		if list, ok := x.([]any); ok {
			d.texts(list, f, v, at)
			return
		}
	case numbers:
		if list, ok := x.([]any); ok {
			d.numbers(list, f, v, at)
			return
		}
	case pairs:
		if tree, ok := x.(map[string]any); ok {
			d.pairs(tree, v, at)
			return
		}
	case table:
		if tree, ok := x.(map[string]any); ok {
			if v.Kind() == reflect.Pointer {
				v.Set(reflect.New(v.Type().Elem()))
				v = v.Elem()
			}
			d.table(tree, f.elem, v, at)
			return
		}
	case tables:
		if d.tables(x, f, v, at) {
			return
		}
	}
	what, how := f.want()
	d.add("type", at.String(), "", f.named()+"应是"+what+"，这里写的是"+kindName(x), how)
}

func (d *decoder) text(s string, f *field, v reflect.Value, at *keyPath) {
	v.SetString(s)
	if strings.TrimSpace(s) == "" {
		if f.need {
			_, how := f.want()
			d.add("missing", at.String(), "", "必填项 "+f.named()+"是空的", how)
		}
		return
	}
	if f.enum != nil && !slices.Contains(f.enum, s) {
		hint := "可以写：" + strings.Join(f.enum, "、")
		if likely := nearest(s, f.enum); likely != "" {
			hint += "。是不是 “" + likely + "”？"
		}
		d.add("value", at.String(), s, f.named()+"没有 “"+s+"” 这个值", hint)
	}
}

func (d *decoder) texts(list []any, f *field, v reflect.Value, at *keyPath) {
	out := make([]string, 0, len(list))
	for i, x := range list {
		s, ok := x.(string)
		if !ok {
			here := &keyPath{up: at, index: i}
			d.add("type", here.String(), "", fmt.Sprintf("%s的第 %d 项应是文字，这里写的是%s", f.named(), i+1, kindName(x)), "文字放在英文双引号里")
			continue
		}
		out = append(out, s)
	}
	if len(out) > 0 {
		v.Set(reflect.ValueOf(out))
	}
}

// numbers sets a list of numbers. Where one of them is none, no cell has a place that can be trusted, and none is kept.
func (d *decoder) numbers(list []any, f *field, v reflect.Value, at *keyPath) {
	out := make([]float64, len(list))
	for i, x := range list {
		switch n := x.(type) {
		case int64:
			out[i] = float64(n)
			continue
		case float64:
			if !math.IsNaN(n) && !math.IsInf(n, 0) {
				out[i] = n
				continue
			}
		}
		here := &keyPath{up: at, index: i}
		d.add("type", here.String(), "", fmt.Sprintf("%s的第 %d 项应是数字，这里写的是%s", f.named(), i+1, kindName(x)), "写数字，没有就写 0，不加引号")
		out = nil
		break
	}
	if len(out) > 0 {
		v.Set(reflect.ValueOf(out))
	}
}

func (d *decoder) pairs(tree map[string]any, v reflect.Value, at *keyPath) {
	out := make(map[string]string, len(tree))
	for key, x := range tree {
		s, ok := x.(string)
		if !ok {
			here := &keyPath{up: at, key: key}
			d.add("type", here.String(), "", "“"+key+"” 应是文字，这里写的是"+kindName(x), "文字放在英文双引号里")
			continue
		}
		out[key] = s
	}
	if len(out) > 0 {
		v.Set(reflect.ValueOf(out))
	}
}

// tables sets a list of structs, from [[key]] blocks or from a list of { … }; false where x is neither.
func (d *decoder) tables(x any, f *field, v reflect.Value, at *keyPath) bool {
	var trees []map[string]any
	switch list := x.(type) {
	case []map[string]any:
		trees = list
	case []any:
		for _, item := range list {
			tree, ok := item.(map[string]any)
			if !ok {
				return false
			}
			trees = append(trees, tree)
		}
	default:
		return false
	}
	if len(trees) == 0 {
		return true
	}
	v.Set(reflect.MakeSlice(v.Type(), len(trees), len(trees)))
	for i, tree := range trees {
		d.table(tree, f.elem, v.Index(i), &keyPath{up: at, index: i})
	}
	return true
}

// kindName is what TOML calls a value, in Chinese.
func kindName(x any) string {
	switch x := x.(type) {
	case string:
		return "文字"
	case int64:
		return "整数"
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return "无穷或非数"
		}
		return "小数"
	case bool:
		return "是否（true/false）"
	case Date:
		return "日期"
	case time.Time:
		if x.Location().String() == "date-local" {
			return "日期"
		}
		return "时刻"
	case map[string]any:
		return "一组值"
	}
	return "列表"
}
