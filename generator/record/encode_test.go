package record

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fresh makes the zero record that a file holds.
func fresh(file string) any {
	switch base := path.Base(file); {
	case strings.Contains(file, "reports/"):
		return &Report{}
	case strings.Contains(file, "campaigns/"):
		return &Campaign{}
	default:
		return reflect.New(single[base]).Interface()
	}
}

// eachRecord visits the town's own records and the seeds of a new town.
func eachRecord(t *testing.T, visit func(file string, src []byte)) {
	t.Helper()
	n := 0
	for _, root := range []string{"../../data", "../example/seed"} {
		err := fs.WalkDir(os.DirFS(root), ".", func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(file) != ".toml" {
				return err
			}
			src, err := os.ReadFile(root + "/" + file)
			if err != nil {
				return err
			}
			n++
			visit(path.Join(root, file), src)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if n < 10 {
		t.Fatalf("only %d records were visited", n)
	}
}

func TestARecordReadAndWrittenIsTheSameByteForByte(t *testing.T) {
	eachRecord(t, func(file string, src []byte) {
		v := fresh(file)
		skeleton := strings.HasSuffix(file, "seed/site.toml") // keys to be filled in: empty, and not canonical therefore
		if list := Decode(file, src, v); len(list) > 0 && !skeleton {
			t.Fatalf("%s: %v", file, list)
		}
		if got := Update(src, v); string(got) != string(src) {
			t.Errorf("%s: -got +want\n%s", file, cmp.Diff(string(got), string(src)))
		}
		if got := headOf(string(src)) + string(Encode(v)); got != string(src) && !skeleton {
			t.Errorf("%s is not in canonical form: -got +want\n%s", file, cmp.Diff(got, string(src)))
		}
	})
}

func TestWhatIsWrittenIsReadBackTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		for _, v := range []any{&Site{}, &Themes{}, &Calendar{}, &Terms{}, &Holidays{}, &Report{}, &Campaign{}} {
			fill(r, reflect.ValueOf(v).Elem(), 0)
			src := Encode(v)
			got := reflect.New(reflect.TypeOf(v).Elem()).Interface()
			f, whole := decode("x.toml", src, reflect.ValueOf(got).Elem(), shapes[reflect.TypeOf(v).Elem()])
			if !whole {
				t.Fatalf("%v\n%s", f.list, src)
			}
			forgetPlaces(reflect.ValueOf(got).Elem())
			if diff := cmp.Diff(got, v); diff != "" {
				t.Fatalf("-got +want\n%s\n%s", diff, src)
			}
			if again := Update(src, got); string(again) != string(src) {
				t.Fatalf("-got +want\n%s", cmp.Diff(string(again), string(src)))
			}
		}
	}
}

// fill puts values that are hard to write into every field.
func fill(r *rand.Rand, v reflect.Value, depth int) {
	words := []string{"", "样例", "\"", "'", `\`, "\n", "\r\n", "\t", `"""`, "'''", " ", "#", "= 1", "[x]", "\x01", "\x7f", "“引”", "𠮷", "\ufeff", "\n\n\"\"", "a\\"}
	word := func() string {
		var b strings.Builder
		for range r.IntN(5) {
			b.WriteString(words[r.IntN(len(words))])
		}
		return b.String()
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(word())
	case reflect.Int:
		v.SetInt(int64(r.IntN(5000) - 10))
	case reflect.Float64:
		v.SetFloat([]float64{0, 63, 96.92, 1e21, 0.1, -3, 1234567890123}[r.IntN(7)])
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Pointer:
		if r.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(r, v.Elem(), depth+1)
		}
	case reflect.Map:
		if n := r.IntN(3); n > 0 {
			m := map[string]string{}
			for range n {
				m[strings.Map(func(c rune) rune {
					if c < ' ' || c == 0x7f {
						return '_'
					}
					return c
				}, word())] = word()
			}
			v.Set(reflect.ValueOf(m))
		}
	case reflect.Slice:
		if n := r.IntN(4); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(r, v.Index(i), depth+1)
			}
		}
	case reflect.Struct:
		switch v.Type() {
		case reflect.TypeFor[Date]():
			if r.IntN(2) == 0 {
				v.Set(reflect.ValueOf(Date{2000 + r.IntN(50), 12, 1 + r.IntN(28)}))
			}
			return
		case reflect.TypeFor[Place]():
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("toml") != "-" {
				fill(r, v.Field(i), depth+1)
			}
		}
	}
}

func forgetPlaces(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			forgetPlaces(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Place]() {
			v.SetZero()
			return
		}
		for i := range v.NumField() {
			forgetPlaces(v.Field(i))
		}
	}
}
