package document

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// templateRows is how many rows the template prepares with drop-downs.
const templateRows = 500

// Template writes an empty events sheet: a row of column names with notes, drop-downs where a choice is to be made, and an example row
// of an invented town that an import passes over.
func Template(w io.Writer, choices Choices) error {
	f := excelize.NewFile()
	defer f.Close()
	t := &template{File: f, sheet: "活动", lists: "选项"}
	if err := t.write(choices); err != nil {
		return fmt.Errorf("writing the events template: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("writing the events template: %w", err)
	}
	return nil
}

type template struct {
	*excelize.File
	sheet, lists string // names of the sheet and of the hidden one that holds the drop-downs' lists
}

func (t *template) write(choices Choices) error {
	if err := t.SetSheetName("Sheet1", t.sheet); err != nil {
		return err
	}
	if _, err := t.NewSheet(t.lists); err != nil {
		return err
	}
	header, example, err := t.styles()
	if err != nil {
		return err
	}
	for i, c := range columns() {
		if err := t.column(i+1, c, choices); err != nil {
			return err
		}
	}
	last := letters26(len(columns()))
	for _, step := range []func() error{
		func() error { return t.SetCellStyle(t.sheet, "A1", last+"1", header) },
		func() error { return t.SetCellStyle(t.sheet, "A2", last+"2", example) },
		func() error { return t.SetRowHeight(t.sheet, 1, 24) },
		func() error {
			return t.SetPanes(t.sheet, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"})
		},
		func() error { return t.SetSheetVisible(t.lists, false) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	t.SetActiveSheet(0)
	return nil
}

func (t *template) styles() (header, example int, err error) {
	header, err = t.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2DCDB"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}})
	if err != nil {
		return 0, 0, err
	}
	example, err = t.NewStyle(&excelize.Style{Font: &excelize.Font{Italic: true, Color: "7F7F7F"}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	return header, example, err
}

func (t *template) column(i int, c column, choices Choices) error {
	letter := letters26(i)
	name := c.name
	if strings.HasPrefix(c.note, "必填") {
		name += "*"
	}
	if err := t.SetCellStr(t.sheet, letter+"1", name); err != nil {
		return err
	}
	if err := t.SetCellStr(t.sheet, letter+"2", c.example); err != nil {
		return err
	}
	if err := t.SetColWidth(t.sheet, letter, letter, c.width); err != nil {
		return err
	}
	if c.note != "" {
		comment := excelize.Comment{Cell: letter + "1", Author: "填表说明", Text: c.note, Width: 240, Height: 90}
		if err := t.AddComment(t.sheet, comment); err != nil {
			return err
		}
	}
	if c.list == nil {
		return nil
	}
	return t.dropDown(letter, c, c.list(choices))
}

// dropDown offers the choices in a column. They stand on a hidden sheet, for a list written into the rule itself may not exceed 255
// characters. Another value is warned of and let pass, where a cell may hold several.
func (t *template) dropDown(letter string, c column, choices []string) error {
	if len(choices) == 0 {
		return nil
	}
	for i, choice := range choices {
		if err := t.SetCellStr(t.lists, fmt.Sprintf("%s%d", letter, i+1), choice); err != nil {
			return err
		}
	}
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(fmt.Sprintf("%s2:%s%d", letter, letter, templateRows))
	rule.SetSqrefDropList(fmt.Sprintf("%s!$%s$1:$%s$%d", t.lists, letter, letter, len(choices)))
	rule.SetError(excelize.DataValidationErrorStyleWarning, c.name, "不在列表里的内容导入时会报错")
	return t.AddDataValidation(t.sheet, rule)
}
