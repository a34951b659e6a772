package check

import (
	"strings"

	"pufa/generator/finding"
)

func siteRecordRules() []recordRule {
	return []recordRule{
		{Rule{"site-unknown", finding.Meta, finding.Notice, "网站资料未填", "页脚和公开机构的各项资料都已填写；还不知道的空着，不填估计的值。", "《政府网站发展指引》：页面布局；《政府信息公开条例》第十二条"}, unknownValues},
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
