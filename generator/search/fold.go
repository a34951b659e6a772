package search

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/longbridgeapp/opencc"
)

// plain is text as search keeps it: one line, without white space except between two letters or digits of narrow scripts (“rule of
// law”), because a line break or a blank beside a Chinese character says nothing. Characters of the private use area, which code phrases, are
// replaced by U+FFFD, and invisible ones are dropped.
func plain(s string) string { return string(appendPlain(nil, []byte(s))) }

func appendPlain(out, text []byte) []byte {
	gap, last := false, rune(0)
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		switch {
		case common(r): // by far the most: nothing else to ask
		case unicode.IsSpace(r):
			gap = true
			continue
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r):
			continue
		case unicode.Is(unicode.Co, r):
			r = utf8.RuneError
		}
		if gap && narrow(last) && narrow(r) {
			out = append(out, ' ')
		}
		gap, last = false, r
		out = utf8.AppendRune(out, r)
	}
	return out
}

// common tells the usual Chinese characters and the visible ones of ASCII.
func common(r rune) bool { return 0x4e00 <= r && r <= 0x9fff || '!' <= r && r <= '~' }

// narrow tells whether r is a letter or digit of a script that parts words by blanks.
func narrow(r rune) bool {
	if 0xff01 <= r && r <= 0xff5e {
		r -= 0xff01 - '!'
	}
	return '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || 0xc0 <= r && r <= 0x24f
}

// fold maps text to the form in which it is compared, one character to one character: full width to half width, capitals to small
// letters, traditional to simplified.
func fold(s string) []rune {
	rs := []rune(s)
	for i, r := range rs {
		rs[i] = foldRune(r)
	}
	return rs
}

// A folder folds text and remembers the characters it has seen.
type folder struct {
	basic [0x10000]rune // by character, 0 for one not seen yet
	other map[rune]rune // those beyond
}

func newFolder() *folder { return &folder{other: make(map[rune]rune)} }

func (f *folder) rune(r rune) rune {
	if r >= rune(len(f.basic)) {
		f.other[r] = foldRune(r)
		return f.other[r]
	}
	if f.basic[r] == 0 {
		f.basic[r] = foldRune(r)
	}
	return f.basic[r]
}

// fold adds the folded text to out.
func (f *folder) fold(out []rune, text string) []rune {
	for _, r := range text {
		out = append(out, f.rune(r))
	}
	return out
}

// traditional lists the traditional characters seen, each followed by its simplified one.
func (f *folder) traditional() string {
	var b strings.Builder
	for _, r := range slices.Sorted(maps.Keys(simplified())) {
		if r >= 0x250 && (r < rune(len(f.basic)) && f.basic[r] != 0 || f.other[r] != 0) {
			b.WriteRune(r)
			b.WriteRune(simplified()[r])
		}
	}
	return b.String()
}

func foldRune(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80:
		return r
	case 0xff01 <= r && r <= 0xff5e:
		return foldRune(r - 0xff01 + '!')
	case r < 0x250:
		return unicode.ToLower(r)
	}
	if s, ok := simplified()[r]; ok {
		return s
	}
	return r
}

// simplified maps each traditional character to its simplified one. It is made where first asked for, in some 20 ms: OpenCC's own dictionary is
// asked for every character that could be one.
var simplified = sync.OnceValue(func() map[rune]rune {
	const first, last = 0x4e00, 0x9fff
	var all strings.Builder
	for r := rune(first); r <= last; r++ {
		all.WriteRune(r)
		all.WriteByte('\n') // no phrase crosses a line end
	}
	table := make(map[rune]rune, 4096)
	convert, err := opencc.New("t2s")
	if err != nil {
		panic(err) // its dictionaries are part of the program
	}
	lines, err := convert.Convert(all.String())
	if err != nil {
		panic(err)
	}
	r := rune(first)
	for line := range strings.Lines(lines) {
		if s, _ := utf8.DecodeRuneInString(line); s != r && s >= first && s <= last {
			table[r] = s
		}
		r++
	}
	return table
})
