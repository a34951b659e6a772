package record

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// MaxSize is the number of bytes that a record may have: a hundred times the longest report seen.
const MaxSize = 2 << 20

// readable tells whether the bytes are text in UTF-8, and reports what they are where they aren't.
func readable(f *faults, src []byte) bool {
	if len(src) > MaxSize {
		f.tooLarge(int64(len(src)))
		return false
	}
	const save = "用记事本打开，点“另存为”，“编码”选 UTF-8，再保存"
	if name := wide(src); name != "" {
		f.add("encoding", "", "", "文件的编码是 "+name+"，记录要用 UTF-8", save)
		return false
	}
	if utf8.Valid(src) && bytes.IndexByte(src, 0) < 0 {
		return true
	}
	line := 1 + bytes.Count(src[:firstFault(src)], []byte("\n"))
	if decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src); err == nil && !strings.ContainsRune(string(decoded), utf8.RuneError) &&
		bytes.IndexByte(src, 0) < 0 {
		f.add("encoding", "", "", "文件的编码是 GBK（记事本里叫 ANSI），记录要用 UTF-8", save)
	} else {
		f.add("encoding", "", "", "文件里有不是 UTF-8 文字的内容，可能已经损坏，或者不是文本文件", "找回完好的文件；若是别的编码，"+save)
	}
	f.list[len(f.list)-1].Line, f.list[len(f.list)-1].Column = line, 1
	return false
}

func (f *faults) tooLarge(size int64) {
	f.add("size", "", "", fmt.Sprintf("文件有 %.1f MB，超过了一条记录的上限 2 MB，没有读", float64(size)/(1<<20)), "看看是不是放错了文件；图片和附件放在记录旁边，不写进记录里")
}

// wide names the encodings that Notepad calls Unicode, "" for others: by their mark, or by the zero bytes that every Latin letter and line
// end then has.
func wide(src []byte) string {
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}):
		return "UTF-16（小端）"
	case bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		return "UTF-16（大端）"
	}
	head := src[:min(len(src), 1000)&^1]
	even, odd := 0, 0
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd > len(head)/10 && odd > 4*even:
		return "UTF-16（小端）"
	case even > len(head)/10 && even > 4*odd:
		return "UTF-16（大端）"
	}
	return ""
}

// firstFault is the first byte that is no UTF-8, or is zero.
func firstFault(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == 0 || r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(src)
}
