package dataset

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"pufa/generator/example"
	"pufa/generator/record"
)

// annualOfExample is the last annual report of the fictional town.
func annualOfExample(t *testing.T) *record.Workspace {
	t.Helper()
	files, err := example.Example(example.Options{Seed: 1, Reports: 1})
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	ws, faults, err := record.Read(fsys)
	if err != nil || len(faults) > 0 || len(ws.Disclosure.Annuals) != 1 {
		t.Fatal(err, faults)
	}
	return ws
}

func annualBook(t *testing.T, ws *record.Workspace) *excelize.File {
	t.Helper()
	data, err := annualTable(&ws.Disclosure.Annuals[0]).xlsx()
	if err != nil {
		t.Fatal(err)
	}
	again, err := annualTable(&ws.Disclosure.Annuals[0]).xlsx()
	if err != nil || !bytes.Equal(data, again) {
		t.Fatalf("the workbook differs from build to build: %v", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestTheWorkbookBeginsWithTheThreeOfficialTables(t *testing.T) {
	f := annualBook(t, annualOfExample(t))
	want := []string{"主动公开政府信息情况", "收到和处理申请情况", "行政复议、行政诉讼情况", "2025年政府信息公开统计表"}
	if diff := cmp.Diff(f.GetSheetList(), want); diff != "" {
		t.Errorf("-got +want\n%s", diff)
	}
	if f.GetActiveSheetIndex() != 0 {
		t.Errorf("it opens with sheet %d", f.GetActiveSheetIndex())
	}
	for _, sheet := range want[:3] {
		page, err := f.GetPageLayout(sheet)
		if err != nil {
			t.Fatal(err)
		}
		props, err := f.GetSheetProps(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if *page.Size != 9 || *page.Orientation != "portrait" || *page.FitToWidth != 1 || *page.FitToHeight != 1 || !*props.FitToPage {
			t.Errorf("%s does not print on one upright page of A4", sheet)
		}
		if title, _ := f.GetCellValue(sheet, "A1"); title != "样例县甲样镇2025年政府信息公开工作年度报告" {
			t.Errorf("%s is headed %q", sheet, title)
		}
	}
}

// The merged cells of the three sheets, as NORMS has them from the official form: place, and what stands there.
func TestTheTablesAreMergedAndLabelledAsTheFormIs(t *testing.T) {
	f := annualBook(t, annualOfExample(t))
	for sheet, want := range map[string][]string{
		"主动公开政府信息情况": {
			"A1:D1 样例县甲样镇2025年政府信息公开工作年度报告", "A2:D2 二、主动公开政府信息情况", "A4:D4 第二十条第（一）项", "A8:D8 第二十条第（五）项", "B9:D9 本年处理决定数量", "B10:D10 123", "A11:D11 第二十条第（六）项",
			"B12:D12 本年处理决定数量", "B13:D13 12", "B14:D14 2", "A15:D15 第二十条第（八）项", "B16:D16 本年收费金额（单位：万元）", "B17:D17 0.62",
		},
		"收到和处理申请情况": {
			"A1:J1 样例县甲样镇2025年政府信息公开工作年度报告", "A2:J2 三、收到和处理政府信息公开申请情况", "A4:C6 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "D4:J4 申请人情况", "D5:D6 自然人", "E5:I5 法人或其他组织", "J5:J6 总计",
			"A7:C7 一、本年新收政府信息公开申请数量", "A8:C8 二、上年结转政府信息公开申请数量", "A9:A30 三、本年度办理结果", "B9:C9 （一）予以公开", "B10:C10 （二）部分公开（区分处理的，只计这一情形，不计其他情形）",
			"B11:B18 （三）不予公开", "B19:B21 （四）无法提供", "B22:B26 （五）不予处理", "B27:B29 （六）其他处理", "B30:C30 （七）总计", "A31:C31 四、结转下年度继续办理",
		},
		"行政复议、行政诉讼情况": {
			"A1:O1 样例县甲样镇2025年政府信息公开工作年度报告", "A2:O2 四、政府信息公开行政复议、行政诉讼情况", "A4:E5 行政复议", "F4:O4 行政诉讼", "F5:J5 未经复议直接起诉", "K5:O5 复议后起诉",
		},
	} {
		merged, err := f.GetMergeCells(sheet)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range merged {
			got = append(got, m.GetStartAxis()+":"+m.GetEndAxis()+" "+m.GetCellValue())
		}
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(got, want); diff != "" {
			t.Errorf("%s: -got +want\n%s", sheet, diff)
		}
	}
	single := map[string]string{"A5": "信息内容", "B5": "本年制发件数", "C5": "本年废止件数", "D5": "现行有效件数", "A6": "规章", "A7": "行政规范性文件", "A10": "行政许可", "A13": "行政处罚", "A14": "行政强制", "A17": "行政事业性收费"}
	for cell, want := range single {
		if got, _ := f.GetCellValue("主动公开政府信息情况", cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	for i, want := range []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"} {
		for block := range 3 {
			cell, _ := excelize.CoordinatesToCellName(5*block+i+1, 6)
			if got, _ := f.GetCellValue("行政复议、行政诉讼情况", cell); got != want {
				t.Errorf("%s is %q, want %q", cell, got, want)
			}
		}
	}
	rows := new(record.Requests).Rows()
	for i, r := range rows[4:23] {
		if got, _ := f.GetCellValue("收到和处理申请情况", fmt.Sprintf("C%d", 11+i)); got != r.Label {
			t.Errorf("row %s is labelled %q", r.Code, got)
		}
	}
}

// Every number of the record stands in its cell, as a number; what the record does not know is empty.
func TestTheTablesHoldTheNumbersAsNumbers(t *testing.T) {
	ws := annualOfExample(t)
	a := &ws.Disclosure.Annuals[0]
	a.Requests.Other = a.Requests.Other[:2]
	a.Disputes.Suit = nil
	f := annualBook(t, ws)
	check := func(sheet string, column, row int, r record.Row, at int) {
		t.Helper()
		cell, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			t.Fatal(err)
		}
		want := ""
		if v, ok := r.Cell(at); ok {
			want = number(v)
		}
		got, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		kind, err := f.GetCellType(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		if got != want || kind != excelize.CellTypeUnset {
			t.Errorf("%s %s (%s) is %q of type %v, want the number %q", sheet, cell, r.Key, got, kind, want)
		}
	}
	issued := a.Issued.Rows()
	for i, place := range []int{6, 7, 10, 13, 14, 17} {
		for c := range len(issued[i].Cells) {
			check("主动公开政府信息情况", 2+c, place, issued[i], c)
		}
	}
	for i, r := range a.Requests.Rows() {
		for c := range 7 {
			check("收到和处理申请情况", 4+c, 7+i, r, c)
		}
	}
	for i, r := range a.Disputes.Rows() {
		for c := range 5 {
			check("行政复议、行政诉讼情况", 1+5*i+c, 7, r, c)
		}
	}
	flat, err := f.GetRows("2025年政府信息公开统计表")
	if err != nil {
		t.Fatal(err)
	}
	if known := 6 + 4 + 25*7 - 5 + 10; len(flat) != known+1 {
		t.Errorf("the sheet for machines has %d rows, want %d cells and a head", len(flat), known)
	}
}

// No label is cut: a cell is high and wide enough for its words at the size that they are set in.
func TestLabelsFitTheirCells(t *testing.T) {
	a := new(record.Annual)
	for _, f := range []form{issuedForm(&a.Issued), requestForm(&a.Requests), disputeForm(&a.Disputes)} {
		height := func(row int) float64 {
			if h, ok := f.heights[row]; ok {
				return h
			}
			return lineHeight
		}
		for _, c := range f.cells {
			text, ok := c.value.(string)
			if !ok {
				continue
			}
			width, high := 0.0, 0.0
			for i := range c.cols {
				width += f.widths[c.column+i]
			}
			for i := range c.rows {
				high += height(c.row + i)
			}
			perLine := int((width - 0.7) / 2) // Chinese characters: two digits each
			if perLine < 1 {
				t.Errorf("%s: no character fits the column of %q", f.sheet, text)
				continue
			}
			if n := len([]rune(text)); float64((n+perLine-1)/perLine)*13.5 > high {
				t.Errorf("%s: %q needs %d lines, its cell is %g points high", f.sheet, strings.TrimSpace(text), (n+perLine-1)/perLine, high)
			}
		}
	}
}
