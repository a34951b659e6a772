package document

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"pufa/generator/finding"
	"pufa/generator/record"
)

var sampleChoices = Choices{Days: []record.Day{{ID: "constitution", Name: "国家宪法日"}, {ID: "consumer-rights", Name: "国际消费者权益日"}},
	Themes: []record.Theme{{ID: "publicity", Name: "普法宣传"}, {ID: "mediation", Name: "矛盾调解"}}}

// table writes rows of cells into the first sheet.
func writeRows(t testing.TB, rows [][]any) []byte {
	return workbook(t, func(f *excelize.File) {
		for i, row := range rows {
			must(t, f.SetSheetRow("Sheet1", cellName(1, i+1), &row))
		}
	})
}

func TestSheetRowsBecomeCampaigns(t *testing.T) {
	data := writeRows(t, [][]any{
		{"甲样镇2023年普法活动台账"},
		{"序号", "活动名称*", "日期", "结束日期", "村（居）", "宣传日", "工作领域", "法律法规", "主办单位", "协办单位", "形式", "受众人次", "工作人员", "宣传资料", "解答咨询", "来源", "备注"},
		{1, "甲样镇开展宪法宣传", "2023年12月4日", "", "乙样村", "国家宪法日", "普法宣传、矛盾调解", "《宪法》、《民法典》", "甲样镇司法所", "派出所，中心小学", "设点宣传", "300余人次", 12, "宣传册400余份、环保袋200个", "30多人次", "台账", "晴"},
		{2, "甲样镇开展宪法宣传周", "2023.12.1", "2023/12/7", "", "", "", "", "", "", "", "约1.2万人次", "", 1500, "", "", ""},
	})
	got, findings, err := Sheet("活动/台账.xlsx", data, sampleChoices, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := []record.Campaign{
		{Year: 2023, Kind: "event", Title: "甲样镇开展宪法宣传", Date: record.Date{Year: 2023, Month: 12, Day: 4}, Village: "乙样村", Day: "constitution", Themes: []string{"publicity", "mediation"},
			Laws: []string{"宪法", "民法典"}, Organiser: "甲样镇司法所", CoOrganisers: []string{"派出所", "中心小学"}, Forms: []string{"设点宣传"},
			Reached: &record.Count{Value: 300, Unit: "人次", Bound: "at-least"}, Staff: &record.Count{Value: 12, Unit: "人", Bound: "exact"},
			Materials:     []record.Count{{Name: "宣传册", Value: 400, Unit: "份", Bound: "at-least"}, {Name: "环保袋", Value: 200, Unit: "个", Bound: "exact"}},
			Consultations: &record.Count{Value: 30, Unit: "人次", Bound: "at-least"}, Source: "台账", Place: record.Place{File: "活动/台账.xlsx", Line: 3}},
		{Year: 2023, Kind: "event", Title: "甲样镇开展宪法宣传周", Start: record.Date{Year: 2023, Month: 12, Day: 1}, End: record.Date{Year: 2023, Month: 12, Day: 7},
			Reached: &record.Count{Value: 12000, Unit: "人次", Bound: "about"}, Materials: []record.Count{{Value: 1500, Unit: "份", Bound: "exact"}},
			Source: "台账.xlsx 第4行", Place: record.Place{File: "活动/台账.xlsx", Line: 4}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("campaigns differ (-want +got):\n%s", diff)
	}
	if len(findings) != 1 || findings[0].Severity != finding.Notice || findings[0].Quote != "备注" {
		t.Errorf("got findings %v, want the one of the column 备注", findings)
	}
}

func TestSheetReadsDatesAsExcelAndWPSWriteThem(t *testing.T) {
	for _, test := range []struct {
		cell sheetCell
		want when
		says string
	}{
		{sheetCell{text: "2023年12月4日"}, when{day: record.Date{Year: 2023, Month: 12, Day: 4}, year: 2023}, ""},
		{sheetCell{text: "2023-12-4"}, when{day: record.Date{Year: 2023, Month: 12, Day: 4}, year: 2023}, ""},
		{sheetCell{text: "2023.12.04"}, when{day: record.Date{Year: 2023, Month: 12, Day: 4}, year: 2023}, ""},
		{sheetCell{text: "2023/12/4 9:30"}, when{day: record.Date{Year: 2023, Month: 12, Day: 4}, year: 2023}, ""},
		{sheetCell{text: "20231204"}, when{day: record.Date{Year: 2023, Month: 12, Day: 4}, year: 2023}, ""},
		{sheetCell{text: "２０２３年１２月４日（星期一）"}, when{day: record.Date{Year: 2023, Month: 12, Day: 4}, year: 2023}, ""},
		{sheetCell{text: "二〇二三年十二月四日"}, when{day: record.Date{Year: 2023, Month: 12, Day: 4}, year: 2023}, ""},
		{sheetCell{text: "45264", number: 45264, isNum: true}, when{day: record.Date{Year: 2023, Month: 12, Day: 4}, year: 2023}, ""},
		{sheetCell{text: "2023年12月1日至7日"}, when{day: record.Date{Year: 2023, Month: 12, Day: 1}, end: record.Date{Year: 2023, Month: 12, Day: 7}, year: 2023}, ""},
		{sheetCell{text: "2023.11.28-12.4"}, when{day: record.Date{Year: 2023, Month: 11, Day: 28}, end: record.Date{Year: 2023, Month: 12, Day: 4}, year: 2023}, ""},
		{sheetCell{text: "2023年"}, when{period: "2023年", year: 2023}, ""},
		{sheetCell{text: "2023", number: 2023, isNum: true}, when{period: "2023年", year: 2023}, ""},
		{sheetCell{text: "2023年3月"}, when{period: "2023年3月", year: 2023}, ""},
		{sheetCell{text: "12月4日"}, when{}, "没有写年份"},
		{sheetCell{text: "近日"}, when{}, "看不出是哪一天"},
		{sheetCell{text: "2023-2-30"}, when{}, "没有这一天"},
		{sheetCell{text: "2023年13月4日"}, when{}, "没有这一天"},
	} {
		got, says := readWhen(test.cell)
		if says != test.says || says == "" && got != test.want {
			t.Errorf("%s: got %+v %q, want %+v %q", test.cell.text, got, says, test.want, test.says)
		}
	}
}

func TestSheetTellsWhatIsWrongInARow(t *testing.T) {
	data := writeRows(t, [][]any{
		{"标题", "日期", "类别", "宣传日", "受众人次", "结束日期"},
		{"", "2023-12-4", "", "", "", ""},
		{"乙", "", "", "", "", ""},
		{"丙", "近日", "", "", "", ""},
		{"丁", "2023-12-4", "会议", "宪法宣传日", "很多", "2023-12-1"},
		{"戊", "2023-12-4", "", "", "", ""},
		{"戊", "2023-12-4", "", "", "", ""},
	})
	got, findings, err := Sheet("a.xlsx", data, sampleChoices, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Title != "戊" {
		t.Errorf("got campaigns %v, want 戊 alone", got)
	}
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.Place()+" "+f.Message)
	}
	want := []string{"a.xlsx:2:1 没有填标题", "a.xlsx:3:2 没有填日期", "a.xlsx:4:2 日期“近日”看不出是哪一天", "a.xlsx:5:3 类别“会议”不是“活动”或“小结”", "a.xlsx:5:4 宣传日“宪法宣传日”不在列表里",
		"a.xlsx:5:5 受众人次“很多”不是一个数", "a.xlsx:5:6 结束日期早于日期", "a.xlsx:7:1 与第 6 行的标题、日期都相同"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("findings differ (-want +got):\n%s", diff)
	}
}

func TestSheetTellsOfHiddenRowsAndColumns(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		for i, row := range [][]any{{"标题", "日期", "地点"}, {"甲", "2023-12-4", "文化广场"}, {"乙", "2023-12-5", "广场"}} {
			must(t, f.SetSheetRow("Sheet1", cellName(1, i+1), &row))
		}
		must(t, f.SetRowVisible("Sheet1", 3, false))
		must(t, f.SetColVisible("Sheet1", "C", false))
	})
	got, findings, err := Sheet("a.xlsx", data, Choices{}, Limits{})
	must(t, err)
	if len(got) != 1 || got[0].Location != "" {
		t.Errorf("got %v, want 甲 alone, without its place", got)
	}
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.Place()+" "+f.Message)
	}
	if diff := cmp.Diff([]string{"a.xlsx:1:3 “地点”这一列是隐藏的，没有导入", "a.xlsx:3 这一行是隐藏的，没有导入"}, lines); diff != "" {
		t.Errorf("findings differ (-want +got):\n%s", diff)
	}
}

func TestTemplateReadsBackAsEmpty(t *testing.T) {
	var b bytes.Buffer
	must(t, Template(&b, sampleChoices))
	_, _, err := Sheet("events.xlsx", b.Bytes(), sampleChoices, Limits{})
	if r, ok := asRefusal(err); !ok || !strings.Contains(r.Message, "没有活动") {
		t.Errorf("got %v, want a refusal: nothing but an example", err)
	}
	f, err := excelize.OpenReader(&b)
	must(t, err)
	defer f.Close()
	rules, err := f.GetDataValidations("活动")
	must(t, err)
	if len(rules) != 3 {
		t.Errorf("got %d drop-downs, want those of 类别, 宣传日 and 工作领域", len(rules))
	}
	notes, err := f.GetComments("活动")
	must(t, err)
	if len(notes) < 10 {
		t.Errorf("got %d notes on the header, want one for every column that needs one", len(notes))
	}
}

func TestFilledTemplateIsImported(t *testing.T) {
	var b bytes.Buffer
	must(t, Template(&b, sampleChoices))
	f, err := excelize.OpenReader(&b)
	must(t, err)
	must(t, f.SetSheetRow("活动", "A3", &[]any{"甲样镇讲座", "2023-3-15"}))
	b.Reset()
	must(t, f.Write(&b))
	got, findings, err := Sheet("events.xlsx", b.Bytes(), sampleChoices, Limits{})
	must(t, err)
	if len(got) != 1 || got[0].Title != "甲样镇讲座" || len(findings) != 0 {
		t.Errorf("got %v %v, want the one event", got, findings)
	}
}

func TestMendedSheetIsImportedAgain(t *testing.T) {
	data := writeRows(t, [][]any{{"标题", "日期", "受众人次"}, {"甲", "2023-12-4", 300}, {"乙", "近日", "很多"}})
	_, findings, err := Sheet("a.xlsx", data, sampleChoices, Limits{})
	must(t, err)
	var mended bytes.Buffer
	must(t, Mend("a.xlsx", data, findings, &mended, Limits{}))
	f, err := excelize.OpenReader(bytes.NewReader(mended.Bytes()))
	must(t, err)
	defer f.Close()
	rows, err := f.GetRows("Sheet1")
	must(t, err)
	if rows[0][3] != "原因" || !strings.Contains(rows[2][3], "日期“近日”看不出是哪一天") || !strings.Contains(rows[2][3], "；受众人次“很多”不是一个数") || len(rows[1]) > 3 && rows[1][3] != "" {
		t.Errorf("got rows %q", rows)
	}
	must(t, f.SetCellStr("Sheet1", "B3", "2023年12月5日"))
	must(t, f.SetCellStr("Sheet1", "C3", "200人次"))
	var again bytes.Buffer
	must(t, f.Write(&again))
	got, findings, err := Sheet("a.xlsx", again.Bytes(), sampleChoices, Limits{})
	must(t, err)
	if len(got) != 2 || len(findings) != 0 {
		t.Errorf("got %d campaigns and findings %v, want 2 and none", len(got), findings)
	}
	var once bytes.Buffer
	must(t, Mend("a.xlsx", again.Bytes(), findings, &once, Limits{}))
	f, err = excelize.OpenReader(&once)
	must(t, err)
	defer f.Close()
	if reason, err := f.GetCellValue("Sheet1", "D3"); err != nil || reason != "" {
		t.Errorf("the old reason still stands: %q %v", reason, err)
	}
}

func TestCSVInGBKIsASheetToo(t *testing.T) {
	text := "标题,日期,受众人次\r\n\"甲样镇讲座，第二场\",2023-12-4,\"1,200\"\r\n乙样村讲座,某天,1\r\n"
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	must(t, err)
	got, findings, err := Sheet("a.csv", data, Choices{}, Limits{})
	must(t, err)
	want := []record.Campaign{{Title: "甲样镇讲座，第二场", Reached: &record.Count{Value: 1200, Unit: "人次", Bound: "exact"}}}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(record.Campaign{}, "Year", "Kind", "Date", "Source", "Place")); diff != "" {
		t.Errorf("campaigns differ (-want +got):\n%s", diff)
	}
	var mended bytes.Buffer
	must(t, Mend("a.csv", data, findings, &mended, Limits{}))
	if _, _, err := Sheet("a.xlsx", mended.Bytes(), Choices{}, Limits{}); err != nil {
		t.Errorf("the mended .csv does not read: %v", err)
	}
}
