package document

import (
	"strconv"
	"strings"
	"time"
)

const (
	maxColumns = 16_384
	maxRows    = 1_048_576
)

// A sheet is one worksheet: rows that hold something, top down.
type sheet struct {
	book   *book
	part   string
	name   string
	hidden bool
	rows   []sheetRow
	hiding []int // by column, how many ranges of hidden columns it is in; nil where the sheet says nothing of columns
	merges []merged
	notes  []cellNote
}

type sheetRow struct {
	number int // from 1
	hidden bool
	cells  []sheetCell
}

// A sheetCell is a cell that holds something.
type sheetCell struct {
	column int       // from 1
	text   string    // as shown
	number float64   // of a number or a date
	isNum  bool      // the cell is a number
	date   time.Time // of a number with a date format, and of ISO dates; zero otherwise
}

type merged struct{ left, top, right, bottom int }

type cellNote struct{ at, text string }

func (s *sheet) hides(column int) bool { return s.hiding != nil && s.hiding[column] > 0 }

// read reads the sheet's part and its comments.
func (s *sheet) read() error {
	data, err := s.book.archive.part(s.part)
	if err != nil {
		return err
	}
	if data == nil {
		return damaged("缺少 " + s.part)
	}
	x := newXML(data, s.book.limits)
	if err := x.document(func(element) error { return x.each(func(e element) error { return s.section(x, e) }) }); err != nil {
		return err
	}
	return s.readNotes()
}

func (s *sheet) section(x *xmlReader, e element) error {
	switch e.name {
	case "cols":
		changes := make([]int, maxColumns+2)
		err := x.each(func(e element) error {
			first, _ := strconv.Atoi(e.attr("min"))
			last, _ := strconv.Atoi(e.attr("max"))
			if v := e.attr("hidden"); (v == "1" || v == "true") && first >= 1 && last >= first {
				changes[min(first, maxColumns+1)]++
				changes[min(last, maxColumns)+1]--
			}
			return nil
		})
		for i := 1; i < len(changes); i++ {
			changes[i] += changes[i-1]
		}
		s.hiding = changes
		return err
	case "sheetData":
		number := 0
		return x.each(func(e element) error {
			if n, err := strconv.Atoi(e.attr("r")); err == nil {
				number = n
			} else {
				number++
			}
			if number < 1 || number > maxRows {
				return damaged("行号")
			}
			v := e.attr("hidden")
			row := sheetRow{number: number, hidden: v == "1" || v == "true"}
			err := s.readCells(x, &row)
			if len(row.cells) > 0 {
				s.rows = append(s.rows, row)
			}
			return err
		})
	case "mergeCells":
		return x.each(func(e element) error {
			from, to, _ := strings.Cut(e.attr("ref"), ":")
			left, top := cellPlace(from)
			right, bottom := cellPlace(to)
			if left > 0 && right >= left && top > 0 && bottom >= top {
				s.merges = append(s.merges, merged{left, top, right, bottom})
			}
			return nil
		})
	}
	return nil
}

func (s *sheet) readCells(x *xmlReader, row *sheetRow) error {
	column := 0
	return x.each(func(e element) error {
		if e.name != "c" {
			return nil
		}
		if s.book.cells++; s.book.cells > s.book.limits.Cells {
			return tooManyCells(s.book.limits.Cells)
		}
		if at, _ := cellPlace(e.attr("r")); at > 0 {
			column = at
		} else {
			column++
		}
		if column > maxColumns {
			return damaged("列号")
		}
		c, err := s.book.readCell(x, e)
		c.column = column
		if s.book.size += len(c.text); s.book.size > s.book.limits.Text { // strings are shared, so that few bytes can stand for many
			return tooLarge("", "表格里的文字", int64(s.book.limits.Text))
		}
		if c.text != "" {
			row.cells = append(row.cells, c)
		}
		return err
	})
}

func (b *book) readCell(x *xmlReader, e element) (sheetCell, error) {
	value, inline := "", ""
	err := x.each(func(e element) error {
		var err error
		switch e.name {
		case "v":
			value, err = x.text()
		case "is":
			inline, err = richText(x)
		}
		return err
	})
	style, _ := strconv.Atoi(e.attr("s"))
	format := numberFormat{}
	if style >= 0 && style < len(b.formats) {
		format = b.formats[style]
	}
	switch e.attr("t") {
	case "s":
		if i, err := strconv.Atoi(value); err == nil && i >= 0 && i < len(b.strings) {
			return sheetCell{text: b.strings[i]}, nil
		}
		return sheetCell{}, err
	case "inlineStr":
		return sheetCell{text: inline}, err
	case "str", "e":
		return sheetCell{text: unescape(value)}, err
	case "b":
		return sheetCell{text: map[string]string{"1": "TRUE", "0": "FALSE"}[value]}, err
	case "d":
		if t, parseErr := time.Parse("2006-01-02", value[:min(10, len(value))]); parseErr == nil {
			return sheetCell{text: t.Format("2006-01-02"), date: t}, err
		}
		return sheetCell{text: value}, err
	}
	n, parseErr := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if parseErr != nil {
		return sheetCell{text: value}, err
	}
	c := sheetCell{number: n, isNum: true, text: format.show(n)}
	if format.date && n >= 0 && n < 3_000_000 {
		c.date = b.day(n)
		c.text = format.showDate(c.date, n)
	}
	return c, err
}

// day is the day of a serial number. Excel believes that 1900 had a 29 February: before it, all serials are one higher.
func (b *book) day(serial float64) time.Time {
	days := int(serial)
	if days < 60 && b.epoch.Year() == 1899 {
		days++
	}
	return b.epoch.AddDate(0, 0, days)
}

// readNotes reads the comments on the sheet's cells.
func (s *sheet) readNotes() error {
	rels, err := s.book.archive.relations(s.part)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.kind != "comments" {
			continue
		}
		data, err := s.book.archive.part(r.target)
		if err != nil || data == nil {
			return err
		}
		x := newXML(data, s.book.limits)
		return x.document(func(element) error {
			return x.each(func(e element) error {
				if e.name != "commentList" {
					return nil
				}
				return x.each(func(e element) error {
					at := e.attr("ref")
					return x.each(func(e element) error {
						if e.name != "text" {
							return nil
						}
						text, err := richText(x)
						if text = strings.TrimSpace(text); text != "" {
							s.notes = append(s.notes, cellNote{at, text})
						}
						return err
					})
				})
			})
		})
	}
	return nil
}

// cellPlace reads a reference like $B$12; 0, 0 where it is none.
func cellPlace(ref string) (column, row int) {
	ref = strings.ReplaceAll(ref, "$", "")
	i := 0
	for ; i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' && i < 4; i++ {
		column = column*26 + int(ref[i]-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	if err != nil || row < 1 || row > maxRows || column > maxColumns {
		return 0, 0
	}
	return column, row
}
