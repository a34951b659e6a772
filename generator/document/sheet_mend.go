package document

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"pufa/generator/finding"
)

// Mend writes the sheet that data holds once more, as .xlsx, with a column 原因 that tells in each row what Sheet found wrong there. A
// column 原因 from an earlier round is written anew; all else, formats and drop-downs included, stays. The mended sheet can be imported as it is.
func Mend(name string, data []byte, findings []finding.Finding, w io.Writer, limits Limits) error {
	t, err := openEvents(name, data, limits.orUsual())
	if err != nil {
		return err
	}
	f, err := t.workbook(data, limits.orUsual())
	if err != nil {
		return fmt.Errorf("reading %q: %w", name, err)
	}
	defer f.Close()
	if err := t.writeReasons(f, findings); err != nil {
		return fmt.Errorf("writing reasons into %q: %w", name, err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("writing %q: %w", name, err)
	}
	return nil
}

// workbook opens the sheet for writing; of a .csv it makes a workbook.
func (t *eventTable) workbook(data []byte, limits Limits) (*excelize.File, error) {
	if t.sheet != "" {
		// no part goes to a temporary file: all were read within the same bounds before
		return excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 4 * limits.Unpacked, UnzipXMLSizeLimit: 4 * limits.Unpacked})
	}
	f := excelize.NewFile()
	t.sheet = "Sheet1"
	for _, row := range t.all {
		for _, c := range row.cells {
			if err := f.SetCellStr(t.sheet, cellName(c.column, row.number), c.text); err != nil {
				return f, err
			}
		}
	}
	return f, nil
}

func (t *eventTable) writeReasons(f *excelize.File, findings []finding.Finding) error {
	column := t.column(reasonColumn)
	if column == 0 {
		for _, row := range t.all {
			for _, c := range row.cells {
				column = max(column, c.column)
			}
		}
		column++
	}
	reasons := map[int][]string{}
	for _, f := range findings {
		if f.Severity == finding.Error && f.Line > t.header {
			reason := f.Message
			if f.Hint != "" {
				reason += "（" + f.Hint + "）"
			}
			reasons[f.Line] = append(reasons[f.Line], reason)
		}
	}
	red, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "C00000"}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	letter := letters26(column)
	if err := f.SetColWidth(t.sheet, letter, letter, 50); err != nil {
		return err
	}
	if err := f.SetCellStr(t.sheet, cellName(column, t.header), reasonColumn); err != nil {
		return err
	}
	for _, row := range t.rows {
		cell := cellName(column, row.number)
		if len(reasons[row.number]) == 0 && t.column(reasonColumn) == 0 {
			continue
		}
		if err := f.SetCellStr(t.sheet, cell, strings.Join(reasons[row.number], "；")); err != nil {
			return err
		}
		if err := f.SetCellStyle(t.sheet, cell, cell, red); err != nil {
			return err
		}
	}
	return nil
}
