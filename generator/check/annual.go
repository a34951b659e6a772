package check

import (
	"pufa/generator/finding"
	"pufa/generator/record"
)

// annualRules hold a 政府信息公开工作年度报告 to its form (国办公开办函〔2021〕30号) and its tables to one another.
func annualRules() []recordRule {
	form := "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"
	rule := func(id string, kind finding.Kind, severity finding.Severity, name, wants, norm string, look func(*yearReport) []fault) recordRule {
		return recordRule{Rule{id, kind, severity, name, wants, norm}, func(t *town) []fault { return t.annuals(look) }}
	}
	return []recordRule{
		rule("annual-balance", finding.Table, finding.Error, "申请表上下不平", "第三部分的表每一列：本年新收加上年结转，等于办理结果总计加结转下年度。", form+"表内所注勾稽关系", balanced),
		rule("annual-total-rows", finding.Table, finding.Error, "办理结果总计不对", "第三部分的表每一列：（七）总计等于（一）至（六）各行之和。", form, rowsAddUp),
		rule("annual-total-columns", finding.Table, finding.Error, "申请表横向总计不对", "第三部分的表每一行：总计等于自然人加五类法人或其他组织。", form, columnsAddUp),
		rule("annual-carried", finding.Table, finding.Error, "上年结转对不上", "上年结转的每一列等于上一年度报告的结转下年度。", form, carriedOver),
		rule("annual-disputes", finding.Table, finding.Error, "复议诉讼表不平", "第四部分的表每一组：总计等于结果维持、结果纠正、其他结果、尚未审结之和。", form, disputesAddUp),
		rule("annual-in-force", finding.Table, finding.Warning, "现行有效件数对不上", "现行有效件数等于上一年度的现行有效件数加本年制发件数减本年废止件数。", form, inForce),
		rule("annual-regulations", finding.Table, finding.Error, "镇街不能制定规章", "镇街报告的规章一行填 0、0、0：规章只能由省、自治区、直辖市和设区的市、自治州的人民政府制定。", "《中华人民共和国立法法》第九十三条", noRegulations),
		rule("annual-cells", finding.Table, finding.Error, "表格填得不完整", "三张表的每一格都填数字，没有就填 0；件数是不小于 0 的整数，只有收费金额（万元）可以有小数。", form, cellsFilled),
		rule("annual-parts", finding.Missing, finding.Error, "六个部分不完整", "六个部分齐全，次序和名称按格式，序号是一至六。", form, partsInOrder),
		rule("annual-year", finding.Year, finding.Error, "年度不一致", "标题的年份、统计期（1月1日至12月31日）和报告年度一致，公布在下一年。", form, sameYear),
		rule("annual-prose", finding.Sum, finding.Warning, "文字和表格的数字不同", "总体情况里写的申请、复议、诉讼件数和表格一致。", form, proseAgrees),
		rule("annual-unit", finding.Artifact, finding.Error, "写的是别的单位", "报告单位是本镇街，文字里没有套用模板留下的别的单位、别的层级。", "《政府信息公开条例》第五十条", ownUnit),
		rule("annual-obsolete", finding.Artifact, finding.Warning, "沿用旧格式的标题", "不再使用旧格式的部分名称（概述、支出和收费情况、申诉情况等）。", form, obsoleteWords),
		rule("annual-form", finding.Table, finding.Error, "表格是2019年的旧格式", "2021年度起的报告用2021年的格式，不用2019年的表格。", form, obsoleteForm),
		rule("annual-fee", finding.Missing, finding.Warning, "没有写信息处理费", "第六部分写明本年度收取信息处理费的情况，没有收也要写。", form+"；国办函〔2020〕109号", feeTold),
		rule("annual-problems", finding.Missing, finding.Warning, "问题部分为空或照抄上年", "第五部分写出本年度的主要问题和改进情况，不照抄上一年度。", "《政府信息公开条例》第五十条", problemsOwn),
		rule("annual-zero", finding.Table, finding.Notice, "没有申请却有办理结果", "本年新收和上年结转都是 0 时，办理结果各行都是 0。", form, zeroThroughout),
		{Rule{"annual-deadline", finding.Deadline, finding.Warning, "公布晚于1月31日", "报告在下一年1月31日以前公布（县级以上部门的法定期限，镇街照此执行）。公布过年报的，以后每年都有。", "《政府信息公开条例》第四十九条"}, annualsDue},
	}
}

// A yearReport is one report with what it is held to: the town, and the report of the year before where there is one.
type yearReport struct {
	*record.Annual
	town   *town
	before *record.Annual
}

// annuals looks at every report that stands. What is wrong in a draft stops no build.
func (t *town) annuals(look func(*yearReport) []fault) (faults []fault) {
	list := t.Disclosure.Annuals
	for i := range list {
		a := &yearReport{Annual: &list[i], town: t}
		if a.Status == "withdrawn" {
			continue
		}
		for j := range list {
			if list[j].Year == a.Year-1 && list[j].Unit == a.Unit && list[j].Status != "withdrawn" {
				a.before = &list[j]
			}
		}
		for _, f := range look(a) {
			f.file = a.Place.File
			if a.Status == "draft" {
				f.severity = finding.Warning
			}
			faults = append(faults, f)
		}
	}
	return faults
}
