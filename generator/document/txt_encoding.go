package document

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// decode turns the bytes of a text file into a string without byte-order mark and names the encoding: utf-8, utf-16le, utf-16be, utf-32,
// gb18030. The mark decides where there is one, else the bytes do; where no encoding gives plausible text the file is refused rather
// than guessed at.
func decode(data []byte) (text, encoding string, err error) {
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return strings.ToValidUTF8(string(data[3:]), "\ufffd"), "utf-8", nil
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")) || bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")) {
		out, _, err := transform.Bytes(utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM).NewDecoder(), data)
		if err != nil {
			return "", "", unknownEncoding()
		}
		return string(out), "utf-32", nil
	}
	if enc := utf16Of(data); enc != "" {
		return strings.TrimPrefix(string(decodeUTF16(data, enc)), "\ufeff"), enc, nil
	}
	if utf8.Valid(data) {
		return string(data), "utf-8", nil
	}
	if mostlyUTF8(data) {
		return strings.ToValidUTF8(string(data), "\ufffd"), "utf-8", nil
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || !plausible(data, string(out)) {
		return "", "", unknownEncoding()
	}
	return string(out), "gb18030", nil
}

func unknownEncoding() *Refusal {
	return &Refusal{Message: "判断不出文字编码（不是 UTF-8、GB18030，也不是 UTF-16）", Hint: "请用记事本打开，确认文字没有乱码后选“另存为”，编码选 UTF-8"}
}

// mostlyUTF8 finds UTF-8 with a few broken bytes, which as GB18030 would read as nonsense: at least 50 characters whole for each one broken.
func mostlyUTF8(data []byte) bool {
	whole, broken := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			whole++
		}
		data = data[n:]
	}
	return whole >= 50*broken
}

// plausible tells text read as GB18030 from other encodings read so: of its characters beyond ASCII nearly all must be such as official
// texts use, the 6,763 characters and the signs of GB 2312, and hardly any may have failed.
func plausible(data []byte, text string) bool {
	beyond, failed := 0, 0
	for _, r := range text {
		if r >= utf8.RuneSelf {
			beyond++
		}
		if r == utf8.RuneError || r < ' ' && !strings.ContainsRune("\t\n\r\f\v\x1a", r) || unicode.Is(unicode.Co, r) {
			failed++
		}
	}
	usual, level1 := 0, 0
	for i := 0; i < len(data); {
		if data[i] < 0x80 {
			i++
			continue
		}
		if i+1 < len(data) && data[i+1] >= 0xa1 {
			switch lead := data[i]; {
			case lead >= 0xb0 && lead <= 0xd7, lead >= 0xa1 && lead <= 0xa3:
				usual, level1 = usual+1, level1+1
			case lead >= 0xa4 && lead <= 0xa9, lead >= 0xd8 && lead <= 0xf7:
				usual++
			}
		}
		i += 2
		if i-1 < len(data) && data[i-1] >= '0' && data[i-1] <= '9' {
			i += 2
		}
	}
	return failed*50 <= beyond && usual*100 >= beyond*85 && level1*100 >= beyond*70
}

// utf16Of tells UTF-16 by its mark or, without one, by where the bytes of line ends, spaces, ASCII and common Chinese signs stand; "" for
// everything else.
func utf16Of(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "utf-16be"
	}
	if len(data) < 4 || len(data)%2 != 0 {
		return ""
	}
	head := data[:min(len(data), 8192)]
	little, big := 0, 0
	for i := 0; i+1 < len(head); i += 2 {
		little += common16(head[i+1], head[i])
		big += common16(head[i], head[i+1])
	}
	units := len(head) / 2
	switch {
	case bytes.IndexByte(head, 0) < 0: // no ASCII, no line end: only marked files are taken for UTF-16 then
		return ""
	case little*10 >= units*9 && little > 2*big:
		return "utf-16le"
	case big*10 >= units*9 && big > 2*little:
		return "utf-16be"
	}
	return ""
}

// common16 is 1 for a code unit that Chinese text is full of: printable ASCII, line ends, CJK ideographs, CJK and full-width signs. An ideograph
// whose low byte is zero is more likely ASCII read the wrong way round, save 一.
func common16(high, low byte) int {
	switch {
	case high == 0 && (low >= ' ' && low < 0x7f || low == '\n' || low == '\r' || low == '\t'),
		high == 0x4e, high > 0x4e && high <= 0x9f && low != 0, high == 0x30 && low <= 0x20, high == 0xff && low <= 0x60, high == 0x20 && low >= 0x10 && low <= 0x30:
		return 1
	}
	return 0
}

// decodeUTF16 decodes data of the encoding that utf16Of named; a last odd byte and lone surrogates become U+FFFD.
func decodeUTF16(data []byte, encoding string) []byte {
	out := make([]byte, 0, len(data)*3/2)
	unit := func(i int) rune {
		if encoding == "utf-16le" {
			return rune(data[i]) | rune(data[i+1])<<8
		}
		return rune(data[i])<<8 | rune(data[i+1])
	}
	i := 0
	for ; i+1 < len(data); i += 2 {
		r := unit(i)
		if r >= 0xd800 && r < 0xdc00 && i+3 < len(data) {
			if low := unit(i + 2); low >= 0xdc00 && low < 0xe000 {
				r = (r-0xd800)<<10 + (low - 0xdc00) + 0x10000
				i += 2
			}
		}
		out = utf8.AppendRune(out, r) // lone surrogates are written as U+FFFD
	}
	if i < len(data) {
		out = utf8.AppendRune(out, utf8.RuneError)
	}
	return out
}
