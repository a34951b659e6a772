package record

import (
	"reflect"
	"strings"
)

// A shape is what a record's type says about its table in TOML: the keys in order, each with its label, its kind and its rules.
type shape struct {
	fields []field
	byKey  map[string]int // key → field
	place  int            // index of the field Place in the struct, -1: none
}

type field struct {
	index  int
	key    string
	label  string // the key's name in Chinese
	kind   kind
	need   bool     // must be there and not empty
	always bool     // a number that must be there and may be 0
	enum   []string // the values allowed
	elem   *shape   // of table, tables
}

type kind int

const (
	text kind = iota
	whole
	number
	truth
	date
	texts   // a list of strings
	numbers // a list of numbers
	pairs   // a table of strings
	table   // a table, or a pointer to one
	tables  // a list of tables
)

// shapes are those of all records, read from their types once.
var shapes = func() map[reflect.Type]*shape {
	all := map[reflect.Type]*shape{}
	for _, t := range []reflect.Type{
		reflect.TypeFor[Site](), reflect.TypeFor[Themes](), reflect.TypeFor[Calendar](), reflect.TypeFor[Terms](),
		reflect.TypeFor[Holidays](), reflect.TypeFor[Report](), reflect.TypeFor[Campaign](),
		reflect.TypeFor[Guide](), reflect.TypeFor[Catalogue](), reflect.TypeFor[Standards](), reflect.TypeFor[Document](), reflect.TypeFor[Annual](),
		reflect.TypeFor[Enforcement](), reflect.TypeFor[EnforcementYear](), reflect.TypeFor[Result](),
	} {
		all[t] = shapeOf(t)
	}
	return all
}()

// shapeOf reads the tags of a struct type.
func shapeOf(t reflect.Type) *shape {
	sh := &shape{byKey: map[string]int{}, place: -1}
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("toml")
		if key == "-" || key == "" {
			if f.Type == reflect.TypeFor[Place]() {
				sh.place = i
			}
			continue
		}
		entry := field{
			index: i, key: key, label: f.Tag.Get("label"),
			need: f.Tag.Get("need") == "yes", always: f.Tag.Get("need") == "number",
		}
		if enum := f.Tag.Get("enum"); enum != "" {
			entry.enum = strings.Split(enum, "|")
		}
		entry.kind, entry.elem = kindOf(f.Type)
		sh.byKey[key] = len(sh.fields)
		sh.fields = append(sh.fields, entry)
	}
	return sh
}

func kindOf(t reflect.Type) (kind, *shape) {
	if t == reflect.TypeFor[Date]() {
		return date, nil
	}
	switch t.Kind() {
	case reflect.String:
		return text, nil
	case reflect.Int:
		return whole, nil
	case reflect.Float64:
		return number, nil
	case reflect.Bool:
		return truth, nil
	case reflect.Map:
		return pairs, nil
	case reflect.Struct, reflect.Pointer:
		return table, shapeOf(baseOf(t))
	case reflect.Slice:
		if t.Elem().Kind() == reflect.String {
			return texts, nil
		}
		if t.Elem().Kind() == reflect.Float64 {
			return numbers, nil
		}
		return tables, shapeOf(t.Elem())
	}
	panic("record: no TOML for type " + t.String())
}

// baseOf is the struct behind a pointer or a slice.
func baseOf(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}

// named is a key as findings show it: “title”（标题）.
func (f *field) named() string {
	if f.label == "" {
		return "“" + f.key + "”"
	}
	return "“" + f.key + "”（" + f.label + "）"
}

// want says what the field takes, and how to write it.
func (f *field) want() (what, how string) {
	switch f.kind {
	case whole:
		return "整数", "数字不加引号，例如 " + f.key + " = 2023"
	case number:
		return "数字", "数字不加引号，例如 " + f.key + " = 63"
	case truth:
		return " true（是）或 false（否）", "写 true（是）或 false（否），不加引号"
	case date:
		return "日期", "日期写年-月-日，不加引号，例如 " + f.key + " = 2023-12-04"
	case texts:
		return "一列文字", "放在方括号里，用逗号隔开，例如 " + f.key + ` = ["甲", "乙"]`
	case numbers:
		return "一列数字", "放在方括号里，用逗号隔开，例如 " + f.key + " = [3, 0, 1]"
	case pairs:
		return "一组“名称 = 文字”", "写成 [" + f.key + "] 一行，下面每行一个 名称 = \"文字\""
	case table:
		return "一组值", "写成 [" + f.key + "] 一行，下面每行一个值"
	case tables:
		return "一列", "每一项以 [[" + f.key + "]] 一行开头，下面每行一个值"
	}
	return "文字", "文字放在英文双引号里，例如 " + f.key + ` = "……"`
}
