package outline

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sketch is a document's outline, one section a part: number, marker, title, · where it stands inline.
func sketch(text string) string {
	var list []string
	for s := range Parse(text).All() {
		if s.Level == 0 {
			continue
		}
		mark := ""
		if s.Inline {
			mark = "·"
		}
		list = append(list, fmt.Sprintf("%s%s[%s]%s", mark, s.Number, s.Marker, s.Title))
	}
	return strings.Join(list, " ")
}

func TestFormsOfHeadings(t *testing.T) {
	long := strings.Repeat("深入学习贯彻习近平法治思想，", 7) + "全面推进法治政府建设"
	for _, c := range []struct{ name, text, want string }{
		{"running numbers", "一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n3.己\n4.庚", "1[一、]甲 1.1[（一）]乙 1.1.1[1.]丙 1.1.2[2.]丁 1.2[（二）]戊 1.2.1[3.]己 1.2.2[4.]庚"},
		{"full-width stop, ideographic comma", "一、甲\n1．乙\n2、丙", "1[一、]甲 1.1[1．]乙 1.2[2、]丙"},
		{"brackets of both widths", "一、甲\n(一)乙\n（二)丙\n三）丁", "1[一、]甲 1.1[(一)]乙 1.2[（二)]丙 1.3[三）]丁"},
		{"deep", "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n②己\n（2）庚", "1[一、]甲 1.1[（一）]乙 1.1.1[1.]丙 1.1.1.1[（1）]丁 1.1.1.1.1[①]戊 1.1.1.1.2[②]己 1.1.1.2[（2）]庚"},
		{"decimals", "1.甲\n1.1.乙\n1.2 丙\n2.丁\n2.1.戊", "1[1.]甲 1.1[1.1.]乙 1.2[1.2]丙 2[2.]丁 2.1[2.1.]戊"},
		{"same mark at two levels", "一、甲\n一、乙\n文。\n二、丙\n文。\n三、丁\n二、戊\n文。", "1[一、]甲 1.1[一、]乙 1.2[二、]丙 1.3[三、]丁 2[二、]戊"},
		{"a repeated number is no level", "一、甲\n文。\n一、乙\n文。\n三、丙", "1[一、]甲 2[一、]乙 3[三、]丙"},
		{"an annex counts anew", "一、甲\n文。\n二、乙\n文。\n附件\n一、丙\n二、丁\n三、戊", "1[一、]甲 2[二、]乙 3[一、]丙 4[二、]丁 5[三、]戊"},
		{"numbers on lines of their own", "01\n组织领导\n文。\n02\n普法宣传\n文。\n03 依法行政\n文。", "1[01]组织领导 2[02]普法宣传 3[03]依法行政"},
		{"a lone 01 is text", "一、甲\n01\n文", "1[一、]甲"},
		{"long heading", "一、" + long + "\n文。", "1[一、]" + long},
		{"heading with a colon", "一、工作情况：\n文。\n二、问题:\n文", "1[一、]工作情况： 2[二、]问题:"},
		{"label with a colon", "一、甲\n（一）抓学习：全年学法12次。\n（二）抓执法。全年检查9次。", "1[一、]甲 1.1[（一）]抓学习： 1.2[（二）]抓执法。"},
		{"points in a paragraph", "一、甲\n主要做法：一是学；二是做；三是查。", "1[一、]甲 ·1.1[一是] ·1.2[二是] ·1.3[三是]"},
		{"points of their own", "一、甲\n一是学法。全年12次。\n二是，执法\n三是：检查。", "1[一、]甲 1.1[一是]学法。 1.2[二是，] 1.3[三是：]"},
		{"points that go on in the next paragraph", "一、甲\n做法：一是学。\n二是做。", "1[一、]甲 ·1.1[一是] 1.2[二是]"},
		{"the first point runs on", "一、甲\n主要表现在一是人少；二是钱少。", "1[一、]甲 ·1.1[一是] ·1.2[二是]"},
		{"what only looks like points", "一、甲\n一是一、二是二，有什么说什么，这是第一是前提。\n统一是目标。", "1[一、]甲"},
		{"words in order", "一、甲\n首先，学。\n其次，做。\n最后，查。", "1[一、]甲 1.1[首先，] 1.2[其次，] 1.3[最后，]"},
		{"numbers in words", "一、甲\n今年：第一，学；第二，做。", "1[一、]甲 ·1.1[第一，] ·1.2[第二，]"},
		{"on the one hand", "一、甲\n一方面，学。另一方面，做。此外，查。\n同时，看。", "1[一、]甲 1.1[一方面] ·1.2[另一方面] ·1.3[此外，]"},
		{"numbers in a paragraph", "一、甲\n（一）乙。1.学3次。2.做4次。\n（二）丙：（1）学；（2）做。", "1[一、]甲 1.1[（一）]乙。 ·1.1.1[1.] ·1.1.2[2.] 1.2[（二）]丙： ·1.2.1[（1）] ·1.2.2[（2）]"},
		{"decimals in a paragraph are numbers", "一、甲\n全年支出：1.5万元、2.6万元。1.5倍。2.0版。", "1[一、]甲"},
		{"points in points", "一、甲\n一是学：首先，读；其次，写。二是做。", "1[一、]甲 1.1[一是] ·1.1.1[首先，] ·1.1.2[其次，] ·1.2[二是]"},
		{"rows of a table", "一、甲\n一、收入 | 3 |\n（一）税 | 2 |\n二、乙", "1[一、]甲 2[二、]乙"},
		{"labels of a flattened table", "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n0\n0\n三、本年度办理结果\n（三）不予公开\n1.属于国家秘密\n0\n（七）总计\n0\n四、结转下年度继续办理\n0\n四、政府信息公开行政复议、行政诉讼情况", "1[三、]收到和处理政府信息公开申请情况 2[四、]政府信息公开行政复议、行政诉讼情况"},
	} {
		text := "甲样镇2023年法治政府建设年度报告\n" + c.text
		if diff := cmp.Diff(c.want, sketch(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		checkCover(t, text, Parse(text))
	}
}

func TestFormsOfTitlesAndSignatures(t *testing.T) {
	type outer struct {
		Title, Unit, Salutation, Signature, Signed string
		Year                                       int
	}
	for _, c := range []struct {
		name, text string
		want       outer
	}{
		{"two lines", "样例县甲样镇人民政府\n2023年法治政府建设年度报告\n一、甲", outer{Title: "样例县甲样镇人民政府⏎2023年法治政府建设年度报告", Unit: "样例县甲样镇人民政府", Year: 2023}},
		{"two lines, broken off", "样例县甲样镇关于2023年\n法治政府建设情况的报告\n一、甲", outer{Title: "样例县甲样镇关于2023年⏎法治政府建设情况的报告", Unit: "样例县甲样镇", Year: 2023}},
		{"twice", "甲样镇2023年法治政府建设年度报告\n甲样镇2023年法治政府建设年度报告\n一、甲", outer{Title: "甲样镇2023年法治政府建设年度报告", Unit: "甲样镇", Year: 2023}},
		{"year first", "2023年甲样街道法治政府建设情况报告\n一、甲", outer{Title: "2023年甲样街道法治政府建设情况报告", Unit: "甲样街道", Year: 2023}},
		{"year in Chinese", "甲样乡二〇二三年度依法行政工作总结\n一、甲", outer{Title: "甲样乡二〇二三年度依法行政工作总结", Unit: "甲样乡", Year: 2023}},
		{"year in the first heading", "甲样局依法行政工作情况\n一、2022 年工作情况\n二、2023年打算", outer{Title: "甲样局依法行政工作情况", Unit: "甲样局", Year: 2022}},
		{"salutation and signature", "关于2023年法治政府建设情况的报告\n中共样例县委、样例县人民政府：\n文。\n一、甲\n文。\n甲样镇人民政府\n二〇二四年一月八日", outer{
			Title: "关于2023年法治政府建设情况的报告", Unit: "甲样镇人民政府", Salutation: "中共样例县委、样例县人民政府：", Signature: "甲样镇人民政府", Signed: "二〇二四年一月八日", Year: 2023}},
		{"two who sign", "甲样镇2023年法治政府建设年度报告\n一、甲\n文。\n中共甲样镇委\n甲样镇人民政府\n2024年1月8日", outer{
			Title: "甲样镇2023年法治政府建设年度报告", Unit: "甲样镇", Signature: "中共甲样镇委⏎甲样镇人民政府", Signed: "2024年1月8日", Year: 2023}},
		{"unit and date on one line", "甲样镇2023年法治政府建设年度报告\n一、甲\n文。\n甲样镇人民政府　2024年1月8日", outer{
			Title: "甲样镇2023年法治政府建设年度报告", Unit: "甲样镇", Signature: "甲样镇人民政府", Signed: "2024年1月8日", Year: 2023}},
		{"a sentence that ends in a date is no signature", "甲样镇2023年法治政府建设年度报告\n一、甲\n完成于2024年1月8日", outer{Title: "甲样镇2023年法治政府建设年度报告", Unit: "甲样镇", Year: 2023}},
		{"what leads to the text is no salutation", "甲样镇2023年法治政府建设年度报告\n现将情况报告如下：\n一、甲", outer{Title: "甲样镇2023年法治政府建设年度报告", Unit: "甲样镇", Year: 2023}},
	} {
		d := Parse(c.text)
		runes := []rune(c.text)
		at := func(s Span) string { return strings.ReplaceAll(string(runes[s.Start:s.End]), "\n", "⏎") }
		got := outer{at(d.Title), d.Unit, at(d.Salutation), at(d.Signature), at(d.Signed), d.Year}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestRolesOfParts(t *testing.T) {
	for title, want := range map[string]string{
		"2023年度主要举措和成效": "measures", "主要做法": "measures", "工作开展情况": "measures", "存在的问题与不足": "problems", "存在的短板和下一步打算": "problems", "履行推进法治建设第一责任人职责情况": "leadership",
		"党政主要负责人履行职责情况": "leadership", "下一年度工作安排": "plan", "2024年工作计划": "plan", "2024年重点工作": "plan", "下一步工作打算": "plan", "其他需要报告的情况": "other", "强化党的领导": "measures",
	} {
		d := Parse("甲样镇2023年法治政府建设年度报告\n一、" + title + "\n文。")
		if got := d.Sections[0].Role; got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}
