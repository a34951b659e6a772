package document

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// readTxt reads plain text: its own characters, the byte-order mark taken off and line ends made plain. Bytes that are no text in the
// encoding found stand as U+FFFD and are reported.
func readTxt(data []byte, limits Limits) (*Source, error) {
	text, enc, err := decode(data)
	if err != nil {
		return nil, err
	}
	text = plainLineEnds(text)
	return &Source{Format: "txt", Encoding: enc, Text: text, Dropped: brokenBytes(text)}, nil
}

func plainLineEnds(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// brokenBytes reports where bytes of the file could not be read as characters.
func brokenBytes(text string) []Dropped {
	n := strings.Count(text, "\ufffd")
	if n == 0 {
		return nil
	}
	at := utf8.RuneCountInString(text[:strings.Index(text, "\ufffd")])
	return []Dropped{{Text: "\ufffd", Why: fmt.Sprintf("文件里有 %d 处坏字节，读不成文字", n), Start: at, End: at + 1}}
}
