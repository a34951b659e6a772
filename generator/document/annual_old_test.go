package document

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// oldReport writes a report of an invented street in the form of 2019; other is the one row of 其他处理.
func oldReport(year int, cell, row, other string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "示例区乙例街道%d年政府信息公开工作年度报告\n本报告依据《中华人民共和国政府信息公开条例》编制。\n一、总体情况\n全年公开信息98条。\n二、主动公开政府信息情况\n", year)
	line := func(cells ...string) { b.WriteString(strings.Join(cells, cell) + row) }
	line("第二十条第（一）项")
	line("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
	line("规章", "0", "0", "0")
	line("规范性文件", "2", "2", "14")
	line("第二十条第（五）项")
	line("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
	line("行政许可", "6", "1", "203")
	line("其他对外管理服务事项", "18", "0", "77")
	line("第二十条第（六）项")
	line("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
	line("行政处罚", "30", "0", "12")
	line("行政强制", "2", "0", "4")
	line("第二十条第（八）项")
	line("信息内容", "上一年项目数量", "本年增/减")
	line("行政事业性收费", "3", "0")
	line("第二十条第（九）项")
	line("信息内容", "采购项目数量", "采购总金额")
	line("政府集中采购", "2", "15.8万元")
	b.WriteString("\n三、收到和处理政府信息公开申请情况\n")
	line("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况")
	line("自然人", "法人或其他组织", "总计")
	line("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
	for n, label := range printedRows {
		switch n {
		case 20:
			line(append([]string{"（六）其他处理"}, strings.Fields(other)...)...)
		case 21, 22:
		default:
			cells := strings.Split(label, "|")
			for column := range 7 {
				cells = append(cells, fmt.Sprint((n*7+column*3)%11))
			}
			line(cells...)
		}
	}
	b.WriteString("\n四、政府信息公开行政复议、行政诉讼情况\n")
	line("行政复议", "行政诉讼")
	line("未经复议直接起诉", "复议后起诉")
	heads := []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
	line(append(append(append([]string{}, heads...), heads...), heads...)...)
	line(strings.Fields("1 0 0 2 3 0 0 0 0 0 0 1 0 0 1")...)
	b.WriteString("\n五、存在的主要问题及改进情况\n公开的质量不高。\n六、其他需要报告的事项\n没有其他需要报告的事项。\n")
	return b.String()
}

const noOther = "0 0 0 0 0 0 0"

func TestOfTheFormOf2019WhatMeansTheSameIsTakenAsNumbers(t *testing.T) {
	for _, form := range [][2]string{{" | ", "\n"}, {"\n|\n", "\n|\n"}, {"\n\n", "\n\n"}} {
		text := oldReport(2020, form[0], form[1], noOther)
		a, found := AnnualRecord(understood("annual.txt", text))
		if a.Form != "2019" || a.Year != 2020 {
			t.Errorf("form %q, year %d", a.Form, a.Year)
		}
		want := record.Issued{Licences: []float64{203}, Penalties: []float64{12}, Coercion: []float64{4}}
		if diff := cmp.Diff(a.Issued, want); diff != "" {
			t.Errorf("part two: -got +want\n%s", diff)
		}
		for n, row := range a.Requests.Rows() {
			for column := range 7 {
				want := float64((n*7 + column*3) % 11)
				if n >= 20 && n <= 22 {
					want = 0
				}
				if got, ok := row.Cell(column); !ok || got != want {
					t.Errorf("%s, column %d: %g, known %v, want %g", row.Code, column, got, ok, want)
				}
			}
		}
		if diff := cmp.Diff(a.Disputes, record.Disputes{Review: []float64{1, 0, 0, 2, 3}, Suit: []float64{0, 0, 0, 0, 0}, SuitAfterReview: []float64{0, 1, 0, 0, 1}}); diff != "" {
			t.Errorf("part four: -got +want\n%s", diff)
		}
		if !strings.Contains(a.Parts[1].Text, "本年新制作数量") || !strings.Contains(a.Parts[2].Text, "申请人情况") {
			t.Errorf("the tables are gone from the text: %q", a.Parts[1].Text)
		}
		var left []string
		for _, f := range found {
			switch {
			case f.Severity != finding.Notice || f.Hint == "":
				t.Errorf("also: %s", f)
			case f.Rule == "annual-row":
				left = append(left, strings.SplitN(strings.SplitN(f.Message, "“", 2)[1], "”", 2)[0])
			}
		}
		if diff := cmp.Diff(left, []string{"规章", "规范性文件", "其他对外管理服务事项", "行政事业性收费", "政府集中采购"}); diff != "" {
			t.Errorf("told as not the same: -got +want\n%s", diff)
		}
	}
}

func TestOfTheFormOf2019NothingIsGuessed(t *testing.T) {
	text := oldReport(2020, " | ", "\n", "1 0 0 0 0 0 1")
	text = strings.Replace(text, "行政处罚 | 30 | 0 | 12", "行政处罚 | 30 | 12", 1) // which column is missing?
	a, found := AnnualRecord(understood("annual.txt", text))
	if a.Issued.Penalties != nil || a.Requests.OtherUncorrected != nil || a.Requests.OtherUnpaid != nil || a.Requests.Other != nil {
		t.Errorf("guessed: %+v, %v, %v, %v", a.Issued, a.Requests.OtherUncorrected, a.Requests.OtherUnpaid, a.Requests.Other)
	}
	if !cmp.Equal(a.Requests.Total, []float64{7, 10, 2, 5, 8, 0, 3}) {
		t.Errorf("the row behind it is %v", a.Requests.Total)
	}
	golden(t, "testdata/golden/annual-2019.txt", told(found))
}

func TestTheFormOf2019IsRefusedFrom2021On(t *testing.T) {
	root := workspace(t, map[string]string{"old.txt": oldReport(2022, " | ", "\n", noOther)})
	out := imported(t, Importer{Root: root}, "old.txt")
	if len(out.Records) != 0 {
		t.Errorf("written: %+v", out.Records)
	}
	var refused []finding.Finding
	for _, f := range out.Findings {
		if f.Severity == finding.Error {
			refused = append(refused, f)
		}
	}
	if len(refused) != 1 || refused[0].Rule != "annual-form" || refused[0].Line != 7 || !strings.Contains(refused[0].Quote, "本年新制作数量") ||
		!strings.Contains(refused[0].Message, "2022年度的报告用了2019年的旧表格") || !strings.Contains(refused[0].Hint, "国办公开办函〔2021〕30号") {
		t.Errorf("refused with %v", refused)
	}
}
