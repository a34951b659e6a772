package record

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// found reads a workspace of the files and returns its findings, one a line: place and message.
func found(t *testing.T, files map[string]string) string {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	_, list, err := Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintln(&b, f.Place(), f.Message)
	}
	return b.String()
}

func TestAFileInAnotherEncodingIsNamed(t *testing.T) {
	encode := func(e encoding.Encoding) string {
		out, err := e.NewEncoder().String(goodSite)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	little := encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM))
	for _, c := range []struct{ name, text, want string }{
		{"GBK", encode(simplifiedchinese.GBK), "data/site.toml:1:1 文件的编码是 GBK（记事本里叫 ANSI），记录要用 UTF-8\n"},
		{"UTF-16 LE", encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), "data/site.toml 文件的编码是 UTF-16（小端），记录要用 UTF-8\n"},
		{"UTF-16 BE", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), "data/site.toml 文件的编码是 UTF-16（大端），记录要用 UTF-8\n"},
		{"UTF-16 LE without its mark", little, "data/site.toml 文件的编码是 UTF-16（小端），记录要用 UTF-8\n"},
		{"UTF-8 with a mark", "\ufeff" + goodSite, ""},
		{"line ends of Windows", strings.ReplaceAll(goodSite, "\n", "\r\n"), ""},
		{"bytes", "name = \"\x00\x01\xff\xfe\xff\"", "data/site.toml:1:1 文件里有不是 UTF-8 文字的内容，可能已经损坏，或者不是文本文件\n"},
		{"a bad byte below", goodSite + "# \xff\xff\n", "data/site.toml:5:1 文件里有不是 UTF-8 文字的内容，可能已经损坏，或者不是文本文件\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := found(t, map[string]string{"data/site.toml": c.text}); got != c.want {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestLineEndsOfWindowsAreNoPartOfTheText(t *testing.T) {
	src := []byte("\ufeffkind = \"event\"\r\ntitle = \"甲\"\r\nsource = \"乙\"\r\nbody = \"\"\"\r\n一行\r\n二行\"\"\"\r\n")
	var c Campaign
	if list := Decode("c.toml", src, &c); len(list) > 0 {
		t.Fatal(list)
	}
	if c.Body != "一行\n二行" {
		t.Errorf("got %q", c.Body)
	}
	c.Title = "丙"
	want := strings.Replace(string(src), "甲", "丙", 1)
	if got := Update(src, &c); string(got) != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestAWorkspaceWithoutRecordsSaysWhatToDo(t *testing.T) {
	want := "data/site.toml 没有找到站点资料 data/site.toml\n"
	if got := found(t, nil); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := found(t, map[string]string{"data/themes.toml": ""}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestARecordOf20MBIsRefusedUnread(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "data/site.toml", goodSite)
	huge := filepath.Join(dir, "data", "terms.toml")
	if err := os.WriteFile(huge, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, 20<<20); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, list, err := Read(os.DirFS(dir))
	runtime.ReadMemStats(&after)
	if err != nil || len(list) != 1 || list[0].Message != "文件有 20.0 MB，超过了一条记录的上限 2 MB，没有读" {
		t.Errorf("found %v, error %v", list, err)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 4<<20 {
		t.Errorf("%d bytes were allocated", used)
	}
}

func TestTextThatWouldStallAParserIsRefused(t *testing.T) {
	const refusal = "嵌套太深，或者键名太长，不是正常的记录"
	for name, text := range map[string]string{
		"lists":      "a = " + strings.Repeat("[", 1<<20),
		"tables":     "a = " + strings.Repeat("{a=", 1<<19),
		"dotted key": strings.Repeat("a.", 1<<19) + "a = 1",
		"header":     "[" + strings.Repeat("a.", 1<<19) + "a]",
		"long key":   strings.Repeat("a", 1<<20) + " = 1",
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			var s Site
			list := Decode("data/site.toml", []byte(text), &s)
			if len(list) != 1 || list[0].Message != refusal {
				t.Errorf("found %v", list)
			}
			t.Logf("it took %v", time.Since(began))
		})
	}
}

func TestManyFaultsInOneFileAreAllPlaced(t *testing.T) {
	const n = 20000
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[[terms]]\nwrongg = %d\n", i)
	}
	var terms Terms
	began := time.Now()
	list := Decode("data/terms.toml", []byte(b.String()), &terms)
	if len(list) != 4*n { // an unknown key, and wrong, reason and source missing
		t.Errorf("%d findings", len(list))
	}
	if last := list[len(list)-1]; last.Line != 2*n {
		t.Errorf("the last stands on line %d", last.Line)
	}
	t.Logf("it took %v", time.Since(began))
}

func TestTenThousandBrokenRecordsAreAllReported(t *testing.T) {
	const n = 10000
	fsys := fstest.MapFS{"data/site.toml": {Data: []byte(goodSite)}}
	for i := range n {
		text := "kind = \"event\"\ntilte = \"甲\"\ndate = 2023-02-30\nday = \"x\"\nsource = 1\n"
		fsys[fmt.Sprintf("data/campaigns/2023/c%d.toml", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	_, list, err := Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]int{}
	for _, f := range list {
		rules[f.Rule]++
	}
	want := map[string]int{"record-key": n, "record-syntax": n, "record-reference": n, "record-type": n}
	if fmt.Sprint(rules) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", rules, want)
	}
}

func TestTheOrderOfFindingsAndRecordsIsAlwaysTheSame(t *testing.T) {
	fsys := fstest.MapFS{"data/site.toml": {Data: []byte(goodSite + "a = 1\nb = 2\nc = 3\n")}}
	for i := range 200 {
		text := fmt.Sprintf("kind = \"event\"\ntitle = \"甲\"\ndate = 2023-%02d-04\nsource = \"乙\"\nx = 1\ny = 2\n", 1+i%12)
		fsys[fmt.Sprintf("data/campaigns/2023/c%d.toml", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	once := func() string {
		w, list, err := Read(fsys)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, f := range list {
			fmt.Fprintln(&b, f)
		}
		for _, c := range w.Campaigns {
			fmt.Fprintln(&b, c.Slug, c.Date, c.Place)
		}
		return b.String()
	}
	first := once()
	for range 5 {
		if once() != first {
			t.Fatal("two readings of the same files differ")
		}
	}
}

func TestLinksOutOfTheWorkspaceAreRefused(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write(t, outside, "secret.toml", "kind = \"event\"\ntitle = \"外面的\"\nsource = \"x\"\n")
	write(t, outside, "photo.jpg", "x")
	write(t, dir, "data/site.toml", goodSite)
	write(t, dir, "data/campaigns/2023/real.toml", "kind = \"event\"\ntitle = \"里面的\"\nsource = \"x\"\n\n[[photos]]\nfile = \"photo.jpg\"\nalt = \"甲\"\n")
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skipf("SKIPPED: this system makes no links: %v", err)
		}
	}
	link(filepath.Join(outside, "secret.toml"), "data/campaigns/2023/secret.toml")
	link(filepath.Join(outside, "photo.jpg"), "data/campaigns/2023/photo.jpg")
	link(outside, "data/campaigns/2022")
	link("../../../../../../../../etc", "data/campaigns/2023/etc")
	link("round.toml", "data/campaigns/2023/round.toml")
	link("real.toml", "data/campaigns/2023/same.toml")
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, fsys := range map[string]fs.FS{"os.DirFS": os.DirFS(dir), "os.Root": root.FS()} {
		w, list, err := Read(fsys)
		if err != nil {
			t.Fatal(name, err)
		}
		var b strings.Builder
		for _, f := range list {
			fmt.Fprintln(&b, f.Place(), f.Message)
		}
		want := `data/campaigns/2022 链接指向工作文件夹以外，没有读
data/campaigns/2023/etc 链接指向工作文件夹以外，没有读
data/campaigns/2023/photo.jpg 链接指向工作文件夹以外，没有读
data/campaigns/2023/real.toml:6:1 没有找到文件 “photo.jpg”
data/campaigns/2023/round.toml 链接绕成了圈
data/campaigns/2023/same.toml:6:1 没有找到文件 “photo.jpg”
data/campaigns/2023/secret.toml 链接指向工作文件夹以外，没有读
`
		if name == "os.DirFS" { // which follows the link that os.Root does not
			want = strings.ReplaceAll(want, "没有找到文件 “photo.jpg”", "“photo.jpg” 是链接，指向工作文件夹以外")
		}
		if b.String() != want {
			t.Errorf("%s: got\n%swant\n%s", name, &b, want)
		}
		for _, c := range w.Campaigns {
			if c.Title != "里面的" {
				t.Errorf("%s: %s was read", name, c.Place.File)
			}
		}
	}
}

func TestAFileThatMayNotBeReadHidesNoOther(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("SKIPPED: to this user no file is closed")
	}
	dir := t.TempDir()
	write(t, dir, "data/site.toml", goodSite+"x = 1\n")
	write(t, dir, "data/terms.toml", "")
	if err := os.Chmod(filepath.Join(dir, "data", "terms.toml"), 0); err != nil {
		t.Fatal(err)
	}
	_, list, err := Read(os.DirFS(dir))
	if err != nil || len(list) != 2 || list[1].Message != "没有权限读取" {
		t.Errorf("found %v, error %v", list, err)
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range []string{"../../data/site.toml", "../../data/reports/2023.toml", "../example/seed/calendar.toml"} {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	for _, once := range []string{"= \"甲\"\xe7", "text = ", "a = [\n", "[[a.b]]\n[a]\n[a.c"} { // what an earlier scanner hung or fell on
		f.Add([]byte(once))
	}
	f.Add([]byte("a = [[{b.c=1}]]\n[[x]]\n[x.y]\nz='''\n'\\'''\n\"\\u00e9\".\"k\" = \"\"\"\\\n  x\"\"\"\"\""))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<16 {
			return
		}
		for _, v := range []any{&Site{}, &Calendar{}, &Report{}, &Campaign{}} {
			for _, found := range Decode("x.toml", src, v) {
				if found.Line > bytes.Count(src, []byte("\n"))+1 || found.Message == "" {
					t.Errorf("%+v", found)
				}
			}
			Update(src, v)
		}
		s := Scan(src)
		s.Locate("a.b[1].c")
		for path := range s.paths {
			s.Within(path, 3)
		}
	})
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
