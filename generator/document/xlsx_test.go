package document

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// workbook makes an .xlsx by what fill does.
func workbook(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// must fails the test on an error.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestXlsxShowsWhatExcelShows(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		format := func(code string) int {
			id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			must(t, err)
			return id
		}
		for i, c := range []struct {
			value any
			code  string
		}{{"类别", ""}, {45264, `yyyy"年"m"月"d"日"`}, {45264, "yyyy/m/d;@"}, {0.9692, "0.00%"}, {12345.678, "#,##0.0"}, {0.1 + 0.2, ""}, {65, "General"}, {true, ""}} {
			cell := cellName(i+1, 1)
			must(t, f.SetCellValue("Sheet1", cell, c.value))
			if c.code != "" {
				must(t, f.SetCellStyle("Sheet1", cell, cell, format(c.code)))
			}
		}
		must(t, f.SetCellStr("Sheet1", "A3", "合并\n单元格"))
		must(t, f.SetCellStr("Sheet1", "C3", "x"))
		must(t, f.SetCellStr("Sheet1", "B4", "y"))
		must(t, f.MergeCell("Sheet1", "A3", "B3"))
	})
	src, err := Read("a.xlsx", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := "类别 | 2023年12月4日 | 2023-12-04 | 96.92% | 12,345.7 | 0.3 | 65 | TRUE\n合并单元格 |  | x |  |  |  |  |\n | y |  |  |  |  |  |\n"
	if diff := cmp.Diff(want, src.Text); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
	if got := src.Tables[0].Rows[1][1]; got != "合并单元格" {
		t.Errorf("the merged cell's second place holds %q", got)
	}
}

func TestXlsxListsWhatTheEyeDoesNotSee(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		for cell, text := range map[string]string{"A1": "甲", "B1": "密列", "A2": "密行", "A3": "乙"} {
			must(t, f.SetCellStr("Sheet1", cell, text))
		}
		must(t, f.SetColVisible("Sheet1", "B", false))
		must(t, f.SetRowVisible("Sheet1", 2, false))
		must(t, f.AddComment("Sheet1", excelize.Comment{Cell: "A3", Text: "请核"}))
		_, err := f.NewSheet("底稿")
		must(t, err)
		must(t, f.SetCellStr("底稿", "A1", "旧数"))
		must(t, f.SetSheetVisible("底稿", false))
	})
	src, err := Read("a.xlsx", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "甲\n乙\n"; src.Text != want {
		t.Errorf("got %q, want %q", src.Text, want)
	}
	want := []Dropped{{Text: "密行", Why: "隐藏的行"}, {Text: "密列", Why: "隐藏的列"}, {Text: "请核", Why: "批注（Sheet1 A3）"}, {Text: "旧数", Why: "隐藏的工作表“底稿”"}}
	if diff := cmp.Diff(want, src.Dropped); diff != "" {
		t.Errorf("dropped differs (-want +got):\n%s", diff)
	}
}

func TestXlsxDates(t *testing.T) {
	b := &book{epoch: time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)}
	for serial, want := range map[float64]string{1: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01", 45264: "2023-12-04", 45264.99: "2023-12-04"} {
		if got := b.day(serial).Format("2006-01-02"); got != want {
			t.Errorf("day %v: got %s, want %s", serial, got, want)
		}
	}
	for code, want := range map[string]bool{"yyyy-mm-dd": true, `m"月"d"日"`: true, "[$-804]yyyy/m/d": true, "0.00": false, `0"d"`: false, "General": false, "[红色]0": false, "h:mm": true, "@": false} {
		if got := formatOf(200, code).date; got != want {
			t.Errorf("format %s: date is %v, want %v", code, got, want)
		}
	}
}

func TestCellNames(t *testing.T) {
	for ref, want := range map[string][2]int{"A1": {1, 1}, "$AA$10": {27, 10}, "XFD1048576": {16384, 1048576}, "XFE1": {}, "A0": {}, "ÄÖ": {}, "": {}} {
		column, row := cellPlace(ref)
		if got := [2]int{column, row}; got != want {
			t.Errorf("%s: got %v, want %v", ref, got, want)
		}
		if column > 0 && cellName(column, row) != strings.ReplaceAll(ref, "$", "") {
			t.Errorf("%s came back as %s", ref, cellName(column, row))
		}
	}
}
