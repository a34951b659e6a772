package dataset

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"pufa/generator/record"
)

// A form is one official table on a sheet of its own: how wide its columns are, in digits, and what stands in its cells.
type form struct {
	sheet   string
	part    string // the heading of the part that the table belongs to
	widths  []float64
	heights map[int]float64 // of rows that are not lineHeight, in points, counted from the table's first
	cells   []formCell
}

// A formCell covers cols × rows from its place, counted from 0. Its value is a label or, of a number, the float64; nil where the record does not know.
type formCell struct {
	column, row, cols, rows int
	value                   any
	left                    bool // a label of rows: it begins at the left
}

func (f *form) put(column, row, cols, rows int, value any) {
	f.cells = append(f.cells, formCell{column, row, cols, rows, value, false})
}

func (f *form) label(column, row, cols, rows int, text string) {
	f.cells = append(f.cells, formCell{column, row, cols, rows, text, true})
}

// numbers puts n cells of a row side by side, each cols wide.
func (f *form) numbers(column, row, cols, n int, r record.Row) {
	for i := range n {
		var value any
		if v, ok := r.Cell(i); ok {
			value = v
		}
		f.put(column+i*cols, row, cols, 1, value)
	}
}

const (
	lineHeight = 22.0 // points
	titleRows  = 3    // the report's title, the part's heading, an empty line
)

// annualForms puts the three official tables into a workbook as they are printed (国办公开办函〔2021〕30号): merged cells, the form's own labels, numbers as
// numbers, each on one upright page of A4. What the record does not know stays empty.
func annualForms(a *record.Annual) func(*excelize.File) error {
	return func(f *excelize.File) error {
		looks, err := formStyles(f)
		if err != nil {
			return err
		}
		for _, x := range []form{issuedForm(&a.Issued), requestForm(&a.Requests), disputeForm(&a.Disputes)} {
			if _, err := f.NewSheet(x.sheet); err != nil {
				return err
			}
			if err := x.write(f, looks, a.Title); err != nil {
				return fmt.Errorf("laying out %q: %w", x.sheet, err)
			}
			if err := onA4(f, x.sheet); err != nil {
				return err
			}
		}
		return nil
	}
}

// formLooks are the styles of a form's cells.
type formLooks struct{ title, part, head, label, number int }

func formStyles(f *excelize.File) (looks formLooks, err error) {
	var line []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		line = append(line, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	font := func(family string, size float64) *excelize.Font { return &excelize.Font{Family: family, Size: size} }
	at := func(horizontal string, indent int) *excelize.Alignment {
		return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: true, Indent: indent}
	}
	for _, s := range []struct {
		into  *int
		style excelize.Style
	}{
		{&looks.title, excelize.Style{Font: font("宋体", 16), Alignment: at("center", 0)}},
		{&looks.part, excelize.Style{Font: font("黑体", 14), Alignment: at("left", 0)}},
		{&looks.head, excelize.Style{Font: font("宋体", 10.5), Alignment: at("center", 0), Border: line}},
		{&looks.label, excelize.Style{Font: font("宋体", 10.5), Alignment: at("left", 0), Border: line}},
		{&looks.number, excelize.Style{Font: font("宋体", 11), Alignment: at("center", 0), Border: line}},
	} {
		if *s.into, err = f.NewStyle(&s.style); err != nil {
			return looks, err
		}
	}
	return looks, nil
}

func (x *form) write(f *excelize.File, looks formLooks, title string) error {
	for i, width := range x.widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(x.sheet, column, column, width); err != nil {
			return err
		}
	}
	for row, c := range []struct {
		text   string
		look   int
		height float64
	}{{title, looks.title, 40}, {x.part, looks.part, 30}} {
		if err := fill(f, x.sheet, formCell{0, row, len(x.widths), 1, c.text, false}, c.look); err != nil {
			return err
		}
		if err := f.SetRowHeight(x.sheet, row+1, c.height); err != nil {
			return err
		}
	}
	last := 0
	for _, c := range x.cells {
		look := looks.head
		switch _, text := c.value.(string); {
		case c.left:
			look = looks.label
		case !text:
			look = looks.number
		}
		last = max(last, c.row+c.rows)
		c.row += titleRows
		if err := fill(f, x.sheet, c, look); err != nil {
			return err
		}
	}
	for row := range last {
		height := lineHeight
		if h, ok := x.heights[row]; ok {
			height = h
		}
		if err := f.SetRowHeight(x.sheet, row+titleRows+1, height); err != nil {
			return err
		}
	}
	return nil
}

// fill writes one cell and merges what it covers.
func fill(f *excelize.File, sheet string, c formCell, look int) error {
	first, err := excelize.CoordinatesToCellName(c.column+1, c.row+1)
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(c.column+c.cols, c.row+c.rows)
	if err != nil {
		return err
	}
	if err := f.SetCellStyle(sheet, first, last, look); err != nil {
		return err
	}
	if first != last {
		if err := f.MergeCell(sheet, first, last); err != nil {
			return err
		}
	}
	if c.value == nil {
		return nil
	}
	return f.SetCellValue(sheet, first, c.value)
}

// onA4 makes a sheet print on one upright page of A4.
func onA4(f *excelize.File, sheet string) error {
	fit, paper, one, upright := true, 9, 1, "portrait"
	if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &upright, FitToWidth: &one, FitToHeight: &one}); err != nil {
		return err
	}
	side, end, centred := 0.6, 0.75, true // inches
	return f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Horizontally: &centred})
}
