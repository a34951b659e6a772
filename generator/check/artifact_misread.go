package check

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// misreadLeads are the characters that the first two bytes of a Chinese character in UTF-8 turn into when they are read as GBK.
var misreadLeads = sync.OnceValue(func() *runeSet {
	var b strings.Builder
	decode := simplifiedchinese.GB18030.NewDecoder()
	for lead := 0xE4; lead <= 0xE9; lead++ {
		for trail := 0x80; trail <= 0xBF; trail++ {
			if s, err := decode.String(string([]byte{byte(lead), byte(trail)})); err == nil && trail != 0x7F {
				b.WriteString(s)
			}
		}
	}
	return setOf(b.String())
})

// misread tells how many characters from i on are UTF-8 read as GBK (浣犲ソ for 你好): their bytes, put back, are at least two Chinese characters.
func misread(raw []rune, i, end int) int {
	if !misreadLeads().has(raw[i]) {
		return 0
	}
	var bytes []byte
	encode := simplifiedchinese.GB18030.NewEncoder()
	length := 0
	for k := i; k < min(end, i+60); k++ {
		if raw[k] < 0x80 {
			break
		}
		b, err := encode.Bytes([]byte(string(raw[k])))
		if err != nil || len(b) != 2 {
			break
		}
		bytes = append(bytes, b...)
		if meant(bytes) >= 2 {
			length = k + 1 - i
		}
		if !utf8Prefix(bytes) {
			break
		}
	}
	return length
}

// meant is the number of Chinese characters that the bytes are in UTF-8, one cut off at the end left out; 0 where they are something else.
func meant(b []byte) (n int) {
	for len(b) > 2 {
		r, size := utf8.DecodeRune(b)
		if !han(r) && !stopped.has(r) && !strings.ContainsRune("“”《》（）、", r) {
			return 0
		}
		n, b = n+1, b[size:]
	}
	return n
}

// utf8Prefix tells that the bytes may go on as UTF-8.
func utf8Prefix(b []byte) bool {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size <= 1 {
			return !utf8.FullRune(b)
		}
		b = b[size:]
	}
	return true
}
