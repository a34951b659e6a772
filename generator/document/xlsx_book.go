package document

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A book is a workbook as read: its sheets in order, and what their cells refer to.
type book struct {
	archive *archive
	limits  Limits
	sheets  []*sheet
	strings []string
	formats []numberFormat // by cell style
	epoch   time.Time      // day 0 of its dates
	cells   int
	size    int // bytes of text in all cells
}

// openBook reads all of a workbook within limits.
func openBook(a *archive, main mainPart, limits Limits) (*book, error) {
	b := &book{archive: a, limits: limits, epoch: time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)}
	rels, err := a.relations(main.name)
	if err != nil {
		return nil, err
	}
	target := map[string]string{}
	for _, r := range rels {
		target[r.id] = r.target
		switch r.kind {
		case "sharedStrings":
			err = b.readStrings(r.target)
		case "styles":
			err = b.readFormats(r.target)
		}
		if err != nil {
			return nil, err
		}
	}
	x := newXML(main.data, limits)
	err = x.document(func(element) error {
		return x.each(func(e element) error {
			switch e.name {
			case "workbookPr":
				if v := e.attr("date1904"); v == "1" || v == "true" {
					b.epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
				}
			case "sheets":
				return x.each(func(e element) error {
					if part := target[e.attr("id")]; path.Base(path.Dir(part)) == "worksheets" {
						b.sheets = append(b.sheets, &sheet{book: b, part: part, name: e.attr("name"), hidden: e.attr("state") == "hidden" || e.attr("state") == "veryHidden"})
					}
					return nil
				})
			}
			return nil
		})
	})
	for _, s := range b.sheets {
		if err == nil {
			err = s.read()
		}
	}
	return b, err
}

// readStrings reads the strings that cells share. Readings of words (rPh) are no part of them.
func (b *book) readStrings(part string) error {
	data, err := b.archive.part(part)
	if err != nil || data == nil {
		return err
	}
	x := newXML(data, b.limits)
	return x.document(func(element) error {
		return x.each(func(e element) error {
			if e.name != "si" {
				return nil
			}
			text, err := richText(x)
			b.strings = append(b.strings, text)
			return err
		})
	})
}

// richText is the text of a string in one piece or in runs.
func richText(x *xmlReader) (string, error) {
	var text strings.Builder
	err := x.each(func(e element) error {
		switch e.name {
		case "t":
			s, err := x.text()
			text.WriteString(unescape(s))
			return err
		case "r":
			s, err := richText(x)
			text.WriteString(s)
			return err
		}
		return nil
	})
	return text.String(), err
}

var escape = regexp.MustCompile(`_x[0-9a-fA-F]{4}_`)

// unescape reads _x000D_, the way of this format to write characters that XML cannot hold. What is longer than any cell stays as it is.
func unescape(s string) string {
	if len(s) > 1<<20 || !strings.Contains(s, "_x") {
		return s
	}
	return escape.ReplaceAllStringFunc(s, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 16) // the pattern lets only digits through
		return string(rune(n))
	})
}

// readFormats reads which number format each cell style has.
func (b *book) readFormats(part string) error {
	data, err := b.archive.part(part)
	if err != nil || data == nil {
		return err
	}
	codes := map[int]string{}
	x := newXML(data, b.limits)
	return x.document(func(element) error {
		return x.each(func(e element) error {
			switch e.name {
			case "numFmts":
				return x.each(func(e element) error {
					if id, err := strconv.Atoi(e.attr("numFmtId")); err == nil {
						codes[id] = e.attr("formatCode")
					}
					return nil
				})
			case "cellXfs":
				return x.each(func(e element) error {
					if e.name == "xf" {
						id, _ := strconv.Atoi(e.attr("numFmtId"))
						b.formats = append(b.formats, formatOf(id, codes[id]))
					}
					return nil
				})
			}
			return nil
		})
	})
}
