package record

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

// sameAsParser tells that what the plain form reads is what the TOML parser reads.
func sameAsParser(t *testing.T, text string) (plain bool) {
	t.Helper()
	got, ok := plainForm(text)
	if !ok {
		return false
	}
	var want map[string]any
	if _, err := toml.Decode(text, &want); err != nil {
		t.Fatalf("the plain form reads what is no TOML: %v\n%q", err, text)
	}
	if want == nil {
		want = map[string]any{}
	}
	if want := datesOf(want); !reflect.DeepEqual(any(got), want) {
		t.Fatalf("%q: -got +want\n%s", text, cmp.Diff(any(got), want))
	}
	return true
}

// datesOf turns the parser's local dates into Dates.
func datesOf(x any) any {
	switch x := x.(type) {
	case map[string]any:
		for key, value := range x {
			x[key] = datesOf(value)
		}
	case []map[string]any:
		for _, m := range x {
			datesOf(m)
		}
	case time.Time:
		if x.Location().String() == "date-local" {
			return DateOf(x)
		}
	}
	return x
}

func TestThePlainFormReadsWhatTheParserReads(t *testing.T) {
	eachRecord(t, func(file string, src []byte) {
		if !sameAsParser(t, string(src)) {
			t.Errorf("%s is not in plain form", file)
		}
	})
	for _, text := range []string{
		"", "a = 1", "a = -1\nb = 1.50\nc = true\nd = 2024-02-29\n", "a = []\n", "a = [\n  \"x\",\n  'y'\n]\n", "a = \"\"\"\n\nx\n\"\"\"\n", "a = '''x'''",
		"[a]\n[a.b]\nc = 1\n", "[[a]]\n[[a]]\nx = 1\n[a.b]\n[[a.c]]\n[[a.c]]\n",
	} {
		if !sameAsParser(t, text) {
			t.Errorf("%q is not in plain form", text)
		}
	}
}

func TestWhatIsNotPlainIsLeftToTheParser(t *testing.T) {
	for _, text := range []string{
		"a = 1 # x", "a=1", "a = \"\\n\"", "a.b = 1", "\"a\" = 1", "a = 1\na = 2", "[a]\n[a]", "[a.b]", "a = 1\n[a]", "a = []\n[[a]]", "[[a]]\n[a]", "a = 01",
		"a = 2023-02-30", "a = 1e5", "a = +1", "a = 1_000", "a = 1.", "a = [1]", "a = [[\"x\"]]", "a = {b = 1}", "a = \"x", "a = \"\"\"x", "a = x", "a = ",
		"a", "[a", "[[a]", "[]", "a = \"\x01\"", "# \x01", "a = \"\"\"\"x\"\"\"\"", "a = 07:00:00", "\r", "[a.b.c]", "a = [\"x\" \"y\"]", "a = [,]", "a = [\"\"\"x\"\"\"]",
	} {
		if _, ok := plainForm(text); ok {
			t.Errorf("%q was read", text)
		}
	}
}

func FuzzPlainForm(f *testing.F) {
	for _, file := range []string{"../../data/site.toml", "../../data/campaigns/2023/changsha-yefang.toml"} {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	f.Add("[[a]]\nx = 1.5\n[a.b]\ny = ['''x''', \"z\"]\nd = 2024-01-01\nt = true\ns = \"\"\"\nx\n\"\"\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if len(text) < 1<<14 {
			sameAsParser(t, text)
		}
	})
}
