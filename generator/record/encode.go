package record

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Encode writes a record as TOML in its canonical form: keys in the order of the type's fields, one value a line, what is empty left out, then
// tables and lists of tables in the same order, each with a blank line before it. v is a Site, Themes, Calendar, Terms, Holidays, Report or
// Campaign, or a pointer to one. The text has no comment: Update keeps those of the file.
func Encode(v any) []byte {
	value := reflect.ValueOf(v)
	for value.Kind() == reflect.Pointer {
		value = value.Elem()
	}
	var e encoder
	e.table(value, shapes[value.Type()], "")
	return bytes.TrimLeft(e.Bytes(), "\n")
}

type encoder struct{ bytes.Buffer }

// table writes the plain keys of a table, then what has headers of its own.
func (e *encoder) table(v reflect.Value, sh *shape, prefix string) {
	for i := range sh.fields {
		f := &sh.fields[i]
		if plain(f.kind) {
			e.pair(f, v.Field(f.index))
		}
	}
	for i := range sh.fields {
		f := &sh.fields[i]
		x := v.Field(f.index)
		switch f.kind {
		case pairs:
			if x.Len() > 0 {
				e.pairs(x.Interface().(map[string]string), prefix+f.key)
			}
		case table:
			if x.Kind() == reflect.Pointer {
				if x.IsNil() {
					continue
				}
				x = x.Elem()
			}
			e.block(x, f, "["+prefix+f.key+"]", prefix, v.Field(f.index).Kind() == reflect.Pointer)
		case tables:
			for j := range x.Len() {
				e.block(x.Index(j), f, "[["+prefix+f.key+"]]", prefix, true)
			}
		}
	}
}

// block writes a header and its table; a table without values is left out unless it counts by being there.
func (e *encoder) block(v reflect.Value, f *field, header, prefix string, always bool) {
	var inner encoder
	inner.table(v, f.elem, prefix+f.key+".")
	if inner.Len() == 0 && !always {
		return
	}
	e.WriteString("\n")
	if always || inner.Bytes()[0] != '\n' { // [a] goes without saying where only [a.b] follows
		e.WriteString(header)
		e.WriteString("\n")
		e.Write(inner.Bytes())
		return
	}
	e.Write(inner.Bytes()[1:])
}

func plain(k kind) bool { return k != pairs && k != table && k != tables }

// pair writes one key and value, where the value isn't empty.
func (e *encoder) pair(f *field, v reflect.Value) {
	if v.IsZero() && !f.always {
		return
	}
	var value string
	switch f.kind {
	case text:
		value = quoted(v.String())
	case whole:
		value = strconv.FormatInt(v.Int(), 10)
	case number:
		value = decimal(v.Float())
	case truth:
		value = strconv.FormatBool(v.Bool())
	case date:
		value = v.Interface().(Date).String()
	case texts:
		list := v.Interface().([]string)
		if len(list) == 0 {
			return
		}
		value = listed(list)
	case numbers:
		list := v.Interface().([]float64)
		items := make([]string, len(list))
		for i, n := range list {
			items[i] = decimal(n)
		}
		value = "[" + strings.Join(items, ", ") + "]"
	}
	e.WriteString(f.key + " = " + value + "\n")
}

func decimal(n float64) string {
	s := strconv.FormatFloat(n, 'f', -1, 64)
	if math.Abs(n) >= 1<<53 && !strings.Contains(s, ".") { // TOML keeps larger whole numbers apart
		s += ".0"
	}
	return s
}

func (e *encoder) pairs(m map[string]string, name string) {
	e.WriteString("\n[" + name + "]\n")
	for _, key := range slices.Sorted(maps.Keys(m)) {
		e.WriteString(keyed(key) + " = " + quoted(m[key]) + "\n")
	}
}

// listed writes short lists on one line, and each paragraph of long ones on a line of its own.
func listed(list []string) string {
	const short = 20
	items := make([]string, len(list))
	long := len(list) > 12
	for i, s := range list {
		items[i] = quoted(s)
		long = long || utf8.RuneCountInString(s) > short || strings.Contains(s, "\n")
	}
	if !long {
		return "[" + strings.Join(items, ", ") + "]"
	}
	return "[\n  " + strings.Join(items, ",\n  ") + ",\n]"
}

// keyed quotes a key that isn't bare.
func keyed(key string) string {
	for _, c := range key {
		if !(c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
			return quoted(strings.ReplaceAll(key, "\n", " "))
		}
	}
	if key == "" {
		return `""`
	}
	return key
}

// quoted writes a string: one of several lines between three quotes, as it reads; one that holds quotes or backslashes between
// apostrophes, where that is possible; all others between quotes.
func quoted(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	lines := strings.Contains(s, "\n")
	if !lines && strings.ContainsAny(s, `"\`) && !strings.Contains(s, "'") && !hasControl(s) {
		return "'" + s + "'"
	}
	var b strings.Builder
	quotes := 0 // in a row
	for i, c := range s {
		if c == '"' {
			quotes++
		} else {
			quotes = 0
		}
		switch {
		case c == '\\':
			b.WriteString(`\\`)
		case c == '"' && (!lines || quotes == 3 || i == len(s)-1):
			b.WriteString(`\"`)
			quotes = 0
		case c == '\n':
			b.WriteByte('\n')
		case c == '\t' && lines:
			b.WriteByte('\t')
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\r':
			b.WriteString(`\r`)
		case c < ' ' || c == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			b.WriteRune(c)
		}
	}
	if lines {
		return "\"\"\"\n" + b.String() + `"""`
	}
	return `"` + b.String() + `"`
}

func hasControl(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || c == 0x7f })
}
