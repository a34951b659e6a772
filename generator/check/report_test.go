package check

import (
	"strings"
	"testing"

	"pufa/generator/finding"
)

const soundReport = `样例县甲样镇2023年法治政府建设年度报告

2023年，甲样镇坚持依法行政，认真学习贯彻党的二十大精神。现将2023年度法治政府建设情况报告如下：
一、2023年主要工作
（一）加强领导。镇党政主要负责人履行推进法治建设第一责任人职责，召开会议4次。2021年以来，累计召开12次，比2022年增加1次。
（二）规范执法。全年发现并督促整改问题27个。
二、存在的问题
一是力量不足。二是经费不足。
三、2024年工作计划
2024年，甲样镇将继续推进依法行政：
（一）巩固2023年成果，加强学习。
（二）2024年12月底前完成执法装备配备。
`

// What is changed in a sound report, and the kind that must speak of it once; "" for none.
func TestReportAsAWhole(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		kind           finding.Kind
	}{
		{"nothing", "", "", ""},
		{"year of the title", "甲样镇2023年", "甲样镇2022年", finding.Year},
		{"year of the opening", "2023年，甲样镇坚持", "2022年，甲样镇坚持", finding.Year},
		{"next year in the opening", "2023年，甲样镇坚持", "2024年，甲样镇坚持", finding.Year},
		{"year of what is reported", "现将2023年度", "现将2022年度", finding.Year},
		{"year of the first heading", "一、2023年", "一、2022年", finding.Year},
		{"next year in the first heading", "一、2023年", "一、2024年", finding.Year},
		{"the plan's heading names the report's year", "三、2024年", "三、2023年", finding.Year},
		{"the plan's heading is a year ahead", "三、2024年", "三、2025年", finding.Year},
		{"the plan begins with the report's year", "2024年，甲样镇将", "2023年，甲样镇将", finding.Year},
		{"a plan for a time that is over", "2024年12月底前", "2023年12月底前", finding.Year},
		{"problems with a wrong year", "二、存在的问题", "二、2022年存在的问题", finding.Year},
		{"no year in the first heading", "一、2023年主要工作", "一、主要工作", ""},
		{"no year in the plan", "三、2024年工作计划\n2024年，", "三、下一步工作计划\n下一步，", ""},
		{"since a year in the opening", "2023年，甲样镇坚持", "2021年以来，甲样镇坚持", ""},
		{"years of a plan's name", "坚持依法行政", "落实《法治政府建设实施纲要（2021—2025年）》", ""},
		{"problems are gone", "二、存在的问题\n一是力量不足。二是经费不足。\n三、", "二、", finding.Missing},
		{"the plan is gone", soundReport[strings.Index(soundReport, "三、2024"):], "", finding.Missing},
		{"the duty is gone", "镇党政主要负责人履行推进法治建设第一责任人职责，", "", finding.Missing},
		{"problems under another name", "二、存在的问题", "二、短板和不足", ""},
		{"problems and plan in one part", "二、存在的问题\n一是力量不足。二是经费不足。\n三、2024年工作计划", "二、存在的问题及下一步打算", ""},
		{"problems told in the last part", "二、存在的问题\n一是力量不足。二是经费不足。\n三、2024年工作计划\n", "二、2024年工作计划\n虽然取得一定成绩，但工作中还存在一些不足，主要是力量不足。", ""},
		{"the plan under another name", "三、2024年工作计划", "三、努力方向", ""},
		{"problems that others had", "二、存在的问题\n一是力量不足。二是经费不足。\n三、", "二、解决的突出问题\n解决群众反映的突出问题8个。\n三、", finding.Missing},
		{"signed before the year was over", "（二）2024年12月底前完成执法装备配备。\n", "（二）完成执法装备配备。\n\n甲样镇人民政府\n2024年1月18日\n", ""},
	} {
		text := soundReport
		if c.old != "" {
			text = strings.Replace(soundReport, c.old, c.new, 1)
			if text == soundReport {
				t.Fatalf("%s: nothing changed", c.name)
			}
		}
		found := scored(Document(Text{Text: text}, Options{}))
		switch {
		case c.kind == "" && len(found) > 0:
			t.Errorf("%s: found %v", c.name, found)
		case c.kind != "" && (len(found) != 1 || found[0].Kind != c.kind):
			t.Errorf("%s: want one of kind %s, found %v", c.name, c.kind, found)
		}
	}
}
