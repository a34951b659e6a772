package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/record"
)

func TestATableInAReportIsATable(t *testing.T) {
	r := record.Report{
		Sections: []record.Section{{Level: 1, Marker: "一、", Title: "执法情况", Paragraphs: []string{
			"全年情况如下：", "| 领域 | 检查 | 罚款 |\n| 城管 | 82次 | |\n| 合计 | 82次 | 1.5万元 |", "领域 | 甲\n | 乙", "说明：以上 | 均为全年数。",
		}}},
		Figures: []record.Figure{{ID: "checks", Name: "城管检查", Text: "82次", Quote: "城管 | 82次", Section: "1"}, {ID: "fines", Name: "罚款", Text: "1.5万元", Quote: "1.5万元", Section: "1"}},
	}
	blocks := lay(&r)
	if len(blocks) != 5 {
		t.Fatalf("got %d blocks: %+v", len(blocks), blocks)
	}
	text := func(s string) []piece { return []piece{{Text: s}} }
	want := []tableRow{
		{text("领域"), text("检查"), text("罚款")},
		{text("城管"), {{Text: "82次", Figure: "checks", Name: "城管检查"}}, {}},
		{text("合计"), text("82次"), {{Text: "1.5万元", Figure: "fines", Name: "罚款"}}},
	}
	if diff := cmp.Diff(want, blocks[2].Table); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]tableRow{{text("领域"), text("甲")}, {{}, text("乙")}}, blocks[3].Table); diff != "" {
		t.Errorf("a table with an empty corner (-want +got):\n%s", diff)
	}
	if got := words(blocks[4].Runs); got != "说明：以上 | 均为全年数。" {
		t.Errorf("a line with a bar is %q", got)
	}
}
