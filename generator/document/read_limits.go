package document

import (
	"errors"
	"fmt"
)

// Limits bound what a reader takes from one file, so that a file made to harm ends in a Refusal and not in a machine without memory. A zero
// field stands for the usual bound; the usual bounds let pass whatever an office writes.
type Limits struct {
	File     int64 // bytes of the file
	Entries  int   // parts of an archive
	Part     int64 // bytes of one unpacked part
	Unpacked int64 // bytes of all parts unpacked together
	Ratio    int64 // unpacked to packed bytes of a part, asked of parts above 4 MiB
	Depth    int   // elements nested in one another
	Tokens   int   // XML tokens of one part
	Cells    int   // cells of all tables or sheets together
	Text     int   // bytes of text
	Pages    int   // pages of a PDF
}

// usual holds the bounds that stand for zero fields.
func usual() Limits {
	return Limits{File: 100 << 20, Entries: 10_000, Part: 40 << 20, Unpacked: 80 << 20, Ratio: 250, Depth: 256, Tokens: 3_000_000, Cells: 500_000,
		Text: 20 << 20, Pages: 2_000}
}

func (l Limits) orUsual() Limits {
	u := usual()
	for _, f := range []struct{ have, usual *int64 }{{&l.File, &u.File}, {&l.Part, &u.Part}, {&l.Unpacked, &u.Unpacked}, {&l.Ratio, &u.Ratio}} {
		if *f.have == 0 {
			*f.have = *f.usual
		}
	}
	for _, f := range []struct{ have, usual *int }{{&l.Entries, &u.Entries}, {&l.Depth, &u.Depth}, {&l.Tokens, &u.Tokens}, {&l.Cells, &u.Cells},
		{&l.Text, &u.Text}, {&l.Pages, &u.Pages}} {
		if *f.have == 0 {
			*f.have = *f.usual
		}
	}
	return l
}

// A Refusal is a fault of the file: why it was not read, and what whoever has it can do. Message and Hint are Chinese, for the person at
// the desk.
type Refusal struct{ File, Message, Hint string }

func (r *Refusal) Error() string {
	if r.Hint == "" {
		return r.File + "：" + r.Message
	}
	return r.File + "：" + r.Message + "。" + r.Hint
}

func asRefusal(err error) (*Refusal, bool) {
	var r *Refusal
	ok := errors.As(err, &r)
	return r, ok
}

// tooLarge refuses a thing of more than limit bytes.
func tooLarge(file, thing string, limit int64) *Refusal {
	return &Refusal{File: file, Message: fmt.Sprintf("%s太大，超过 %d MB", thing, limit>>20), Hint: "请确认选对了文件；确实这么大时请分成几个文件"}
}

// damaged refuses a file that ends too soon or does not hold together; where names the place.
func damaged(where string) *Refusal {
	return &Refusal{Message: "文件不完整或已损坏（" + where + "）", Hint: "请重新下载或重新发送；能用 Word 或 WPS 打开时，另存一份再导入"}
}

// bomb refuses a file built to exhaust whoever opens it.
func bomb(what string) *Refusal {
	return &Refusal{Message: "文件内容异常：" + what, Hint: "请不要打开这个文件，联系发送的人核实；确是正常文件时，用 Word 或 WPS 打开后另存一份再导入"}
}
