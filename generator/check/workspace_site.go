package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"pufa/generator/finding"
)

func siteRecordRules() []recordRule {
	return []recordRule{
		{Rule{"site-unknown", finding.Meta, finding.Notice, "网站资料未填", "页脚和公开机构的各项资料都已填写；还不知道的空着，不填估计的值。", "《政府网站发展指引》：页面布局；《政府信息公开条例》第十二条"}, unknownValues},
		{Rule{"policy-rule", finding.Record, finding.Warning, "没有这条规则", "data/site.toml 的 policy.severity 和 policy.allow 写的是有的规则名；写错的名字不起作用。", "本程序的规则：pufa explain 逐条列出"}, unknownRules},
	}
}

// unknownValues names what data/site.toml does not say, in one notice for each part of it.
func unknownValues(t *town) (faults []fault) {
	type item struct{ label, value string }
	for _, part := range []struct {
		key, where string
		items      []item
	}{
		{"base_url", "网址", []item{{"网址", t.Site.BaseURL}, {"子路径", t.Site.Path}}},
		{"portal", "上级门户", []item{{"门户名称", t.Site.Portal.Name}, {"门户网址", t.Site.Portal.URL}}},
		{"footer", "页脚", []item{{"主办单位", t.Site.Footer.Host}, {"网站标识码", t.Site.Footer.SiteCode}, {"ICP备案号", t.Site.Footer.ICP}, {"公安备案号", t.Site.Footer.Police},
			{"网站找错链接", t.Site.Footer.ErrorURL}, {"党政机关网站标识链接", t.Site.Footer.MarkURL}, {"联系电话", t.Site.Footer.Phone}}},
		{"office", "公开机构", []item{{"机构名称", t.Site.Office.Name}, {"办公地址", t.Site.Office.Address}, {"办公时间", t.Site.Office.Hours}, {"联系电话", t.Site.Office.Phone},
			{"传真", t.Site.Office.Fax}, {"电子邮箱", t.Site.Office.Email}}},
	} {
		var unknown []string
		for _, i := range part.items {
			if i.value == "" {
				unknown = append(unknown, i.label)
			}
		}
		if len(unknown) > 0 {
			faults = append(faults, fault{file: "data/site.toml", key: part.key, message: part.where + "还缺：" + strings.Join(unknown, "、"), hint: "问清楚后填上；网页上暂时不显示这几项"})
		}
	}
	return faults
}

// unknownRules names what the town's policy calls a rule and is none, or none that it can weigh.
func unknownRules(t *town) (faults []fault) {
	named := func(key, id string) {
		is := func(r Rule) bool { return r.ID == id }
		switch {
		case slices.ContainsFunc(Rules(), is):
		case slices.ContainsFunc(Reading(), is):
			faults = append(faults, fault{file: "data/site.toml", key: key, quote: id, message: fmt.Sprintf("“%s”不能改级别，也不能接受：没有读懂的记录，网站上就缺了", id), hint: "改正出错的文件，再删去这一条"})
		default:
			faults = append(faults, fault{file: "data/site.toml", key: key, quote: id, message: fmt.Sprintf("没有“%s”这条规则，这一条不起作用", id), hint: "规则名写在每条问题后面的方括号里；pufa explain 列出所有规则"})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(t.Site.Policy.Severity)) {
		named("policy.severity."+id, id)
	}
	for i, a := range t.Site.Policy.Allow {
		named(fmt.Sprintf("policy.allow[%d].rule", i), a.Rule)
	}
	return faults
}
