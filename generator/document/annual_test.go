package document

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// printedRows are the labels of part 三 as they are printed, the group that a row begins in front of it.
var printedRows = [25]string{
	"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "三、本年度办理结果|（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（三）不予公开|1.属于国家秘密",
	"2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
	"（四）无法提供|1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确", "（五）不予处理|1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物",
	"4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息", "（六）其他处理|1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
	"3.其他", "（七）总计", "四、结转下年度继续办理",
}

// annualReport writes a whole report of an invented street; cell joins the cells of a row, and row the rows.
func annualReport(cell, row string) (text string, want Annual) {
	var b strings.Builder
	b.WriteString("示例区乙例街道2025年政府信息公开工作年度报告\n本报告依据《中华人民共和国政府信息公开条例》编制。\n一、总体情况\n（一）主动公开。全年公开信息120条。\n二、主动公开政府信息情况\n")
	line := func(cells ...string) { b.WriteString(strings.Join(cells, cell) + row) }
	line("第二十条第（一）项")
	line("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
	line("规章", "0", "0", "0")
	line("行政规范性文件", "2", "1", "14")
	line("第二十条第（五）项")
	line("信息内容", "本年处理决定数量")
	line("行政许可", "1,203")
	line("第二十条第（六）项")
	line("信息内容", "本年处理决定数量")
	line("行政处罚", "31")
	line("行政强制", "4")
	line("第二十条第（八）项")
	line("信息内容", "本年收费金额（单位：万元）")
	line("行政事业性收费", "0.35")
	b.WriteString("\n三、收到和处理政府信息公开申请情况\n")
	line("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况")
	line("自然人", "法人或其他组织", "总计")
	line("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
	want = Annual{
		Year: 2025, Title: "示例区乙例街道2025年政府信息公开工作年度报告", Unit: "示例区乙例街道", Preface: "本报告依据《中华人民共和国政府信息公开条例》编制。",
		Issued: IssuedTable{
			Rules: [3]Cell{{0, true}, {0, true}, {0, true}}, Documents: [3]Cell{{2, true}, {1, true}, {14, true}},
			Licences: Cell{1203, true}, Penalties: Cell{31, true}, Coercion: Cell{4, true}, Fees: Cell{0.35, true},
		},
	}
	for n, label := range printedRows {
		cells := strings.Split(label, "|")
		for column := range want.Requests[n] {
			value := (n*7 + column*3) % 11
			want.Requests[n][column] = Cell{float64(value), true}
			cells = append(cells, fmt.Sprint(value))
		}
		line(cells...)
	}
	b.WriteString("\n四、政府信息公开行政复议、行政诉讼情况\n")
	line("行政复议", "行政诉讼")
	line("未经复议直接起诉", "复议后起诉")
	heads := []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
	line(append(append(append([]string{}, heads...), heads...), heads...)...)
	var numbers []string
	for n := range 15 {
		want.Disputes[n/5][n%5] = Cell{float64(n % 4), true}
		numbers = append(numbers, fmt.Sprint(n%4))
	}
	line(numbers...)
	b.WriteString("\n五、存在的主要问题及改进情况\n公开的质量不高。\n六、其他需要报告的事项\n本年度未收取信息处理费。\n")
	want.Parts = [6]Part{
		{"总体情况", "（一）主动公开。全年公开信息120条。"}, {"主动公开政府信息情况", ""}, {"收到和处理政府信息公开申请情况", ""}, {"政府信息公开行政复议、行政诉讼情况", ""},
		{"存在的主要问题及改进情况", "公开的质量不高。"}, {"其他需要报告的事项", "本年度未收取信息处理费。"},
	}
	return b.String(), want
}

func TestAnnualTablesInEveryForm(t *testing.T) {
	for _, form := range []struct{ name, cell, row string }{
		{"rows with bars", " | ", "\n"},
		{"rows that end with a bar", "|", "|\n"},
		{"one cell a line with lone bars", "\n|\n", "\n|\n"},
		{"one cell a line with blank lines", "\n\n", "\n\n"},
	} {
		text, want := annualReport(form.cell, form.row)
		doc := understood("annual.txt", text)
		if doc.Kind != AnnualKind {
			t.Errorf("%s: taken for a %s", form.name, doc.Kind)
		}
		if diff := cmp.Diff(want, ReadAnnual(doc)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", form.name, diff)
		}
	}
}

func TestAnnualCellsThatAreNotThereStayUnknown(t *testing.T) {
	text := "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 1 | | 0 | — | 0 | 0 | 1 |\n二、上年结转政府信息公开申请数量 | 0 | 0 |\n三、本年度办理结果 | （一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
	a := ReadAnnual(understood("annual.txt", text))
	if got, want := a.Requests[0], ([7]Cell{{1, true}, {}, {0, true}, {}, {0, true}, {0, true}, {1, true}}); got != want {
		t.Errorf("first row is %v, want %v", got, want)
	}
	if a.Requests[1] != ([7]Cell{}) {
		t.Errorf("a row of two numbers is %v, want none known", a.Requests[1])
	}
	if a.Requests[2][6] != (Cell{1, true}) {
		t.Errorf("row behind it is %v", a.Requests[2])
	}
}

func TestAnnualSamples(t *testing.T) {
	texts := samples(t)
	one := ReadAnnual(understood("ogi-s01.txt", texts["ogi-s01"]))
	if one.Issued.Documents != ([3]Cell{{4, true}, {0, true}, {32, true}}) || one.Issued.Fees != (Cell{0, true}) || one.Issued.Penalties.Known || one.Obsolete {
		t.Errorf("ogi-s01: %+v", one.Issued)
	}
	if one.Unit != "壬样镇" || one.Year != 2023 || !strings.Contains(one.Parts[0].Text, "2022年收到申请0件") {
		t.Errorf("ogi-s01: %+v", one)
	}
	two := ReadAnnual(understood("ogi-s02.txt", texts["ogi-s02"]))
	if two.Issued.Penalties != (Cell{3, true}) || !two.Obsolete {
		t.Errorf("ogi-s02: %+v", two)
	}
}
