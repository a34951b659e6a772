package record

import (
	"strings"
	"testing"
	"unicode/utf8"
)

const located = `# 说明
title = "标题" # [not.a.table]
laws = ["甲", "乙",
  # "丙",
  "丁"]
"quoted key" = 1
dotted.key = "值"

[footer]
phone = '0'
line = { a = "x", b = ["y", "z"] }

[[figures]]
quote = """
第一行 = [假的]
[[figures]]
"""
[[figures]]
quote = "二"
[[figures.inner]]
x = 1
[[figures.inner]]
x = 2
`

func TestKeysAreLocated(t *testing.T) {
	s := Scan([]byte(located))
	for _, c := range []struct {
		path         string
		line, column int
	}{
		{"title", 2, 1}, {"laws", 3, 1}, {"laws[0]", 3, 9}, {"laws[1]", 3, 14}, {"laws[2]", 5, 3}, {"quoted key", 6, 1}, {"dotted.key", 7, 1},
		{"footer", 9, 1}, {"footer.phone", 10, 1}, {"footer.line.b[1]", 11, 29}, {"figures", 13, 1}, {"figures[0]", 13, 1},
		{"figures[0].quote", 14, 1}, {"figures[1]", 18, 1}, {"figures[1].quote", 19, 1}, {"figures[1].inner[0]", 20, 1}, {"figures[1].inner[1].x", 23, 1},
		{"figures[1].missing", 18, 1}, {"figures[9].missing", 13, 1}, {"missing", 1, 1}, {"", 1, 1},
	} {
		if line, column := s.Locate(c.path); line != c.line || column != c.column {
			t.Errorf("%s: got %d:%d, want %d:%d", c.path, line, column, c.line, c.column)
		}
	}
}

// The place of each code point of a value is where that code point, or the escape that writes it, stands in the file.
func TestPlacesWithinValues(t *testing.T) {
	for _, c := range []struct{ written, want string }{
		{`"甲乙丙"`, "甲 乙 丙"},
		{`'甲\n'`, `甲 \ n`},
		{`"甲\"\u4e59\\\U0001F600丙"`, `甲 \" \u4e59 \\ \U0001F600 丙`},
		{"\"\"\"\n甲\n乙\"\"\"", "甲 \n 乙"},
		{"\"\"\"\r\n甲\r\n乙\"\"\"", "甲 \r\n 乙"},
		{"\"\"\"甲\\\n   乙\"\"\"", "甲 乙"},
		{"'''\n甲'乙'''", "甲 ' 乙"},
		{`""`, ""},
	} {
		src := "# 一\nbody = " + c.written + "\n"
		s := Scan([]byte(src))
		runes := []rune(src)
		for i, want := range strings.Split(c.want, " ") {
			p := s.Within("body", i)
			if got := string(runes[p.Start:min(p.Start+utf8.RuneCountInString(want), len(runes))]); got != want {
				t.Errorf("%s: code point %d is placed at %q, want %q", c.written, i, got, want)
			}
			if before := string(runes[:p.Start]); p.Line != 1+strings.Count(before, "\n") || p.Column != utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:])+1 {
				t.Errorf("%s: code point %d is placed on %d:%d", c.written, i, p.Line, p.Column)
			}
		}
		if end := s.Within("body", 99).Start; runes[end] != '"' && runes[end] != '\'' {
			t.Errorf("%s: past the end is placed at %q", c.written, runes[end])
		}
	}
}

func TestPlacesDoNotCountTheByteOrderMark(t *testing.T) {
	s := Scan([]byte("\ufefftitle = \"甲\"\n"))
	if p := s.Within("title", 0); p != (Position{Line: 1, Column: 10, Start: 9}) {
		t.Errorf("got %+v", p)
	}
}
