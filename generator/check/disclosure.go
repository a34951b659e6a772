package check

import (
	"cmp"
	"fmt"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// disclosureRules hold guide, catalogue and documents to the 政府信息公开条例. Of a town that has no record of them at all only that is said.
func disclosureRules() []recordRule {
	const law = "《政府信息公开条例》"
	return []recordRule{
		{Rule{"disclosure-blocks", finding.Missing, finding.Notice, "栏目没有内容", "政府信息公开指南、制度、法定主动公开内容、年报、依申请公开都有内容；没有的不显示，也不算公开。", law + "第十二条、第二十三条、第二十四条"}, emptyBlocks},
		{Rule{"guide-fields", finding.Missing, finding.Warning, "指南缺项", "公开指南写明信息分类、编排体系、获取方式，以及工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式，并写明申请和监督的渠道。", law + "第十二条"}, guideGaps},
		{Rule{"guide-office", finding.Record, finding.Warning, "指南和站点资料不同", "指南里的工作机构和站点资料里的一致。", law + "第十二条：及时更新"}, guideDiffers},
		{Rule{"catalogue-gaps", finding.Missing, finding.Warning, "公开事项没有着落", "第二十条的十五项、第二十一条的八项，每项或有公开的文件，或写明在哪里公开，或写明为什么不适用。", law + "第二十条、第二十一条"}, catalogueGaps},
		{Rule{"catalogue-conflict", finding.Record, finding.Warning, "写了不适用又有文件", "目录里写了不适用的事项没有公开的文件。", law + "第二十条、第二十一条"}, catalogueConflicts},
		{Rule{"document-fields", finding.Missing, finding.Warning, "目录缺项", "公开目录的每一件有索引、名称、内容概述、生成日期，并归到法定的公开事项。", law + "第十二条"}, documentGaps},
		{Rule{"document-replaced", finding.Record, finding.Warning, "取代的文件不对", "取代一件文件的文件已经公布、没有撤回，成文也不比它早。", law + "第十二条：及时更新"}, documentsReplaced},
		{Rule{"document-due", finding.Deadline, finding.Warning, "公开晚于二十个工作日", "信息形成以后20个工作日内公开。", law + "第二十六条"}, documentsLate},
	}
}

func emptyBlocks(t *town) (faults []fault) {
	d := &t.Disclosure
	if d.Empty() {
		return []fault{{file: "data/disclosure", message: "还没有政府信息公开的记录，网站不显示这个栏目", hint: "从公开指南开始：写 data/disclosure/guide.toml"}}
	}
	for _, b := range []struct {
		empty            bool
		name, file, hint string
	}{
		{d.Guide == nil, "政府信息公开指南", "data/disclosure/guide.toml", "写 guide.toml；依申请公开也由它显示"},
		{len(d.Rules) == 0, "政府信息公开制度", "data/disclosure/rules", "把公开审查、更新等制度各写一条记录"},
		{len(d.Documents) == 0, "法定主动公开内容", "data/disclosure/documents", "按年份写公开的文件"},
		{len(d.Annuals) == 0, "政府信息公开年报", "data/disclosure/annual", "写年度报告，例如 2025.toml"},
		{d.Guide == nil, "依申请公开", "data/disclosure/guide.toml", "写 guide.toml 的申请渠道"},
	} {
		if b.empty {
			faults = append(faults, fault{file: b.file, quote: b.name, message: "“" + b.name + "”没有内容，不显示", hint: b.hint})
		}
	}
	return faults
}

func guideGaps(t *town) (faults []fault) {
	g, o := t.Disclosure.Guide, t.Site.Office
	if g == nil {
		return nil
	}
	for _, f := range []struct{ key, name, value string }{
		{"classes", "信息分类", g.Classes}, {"arrangement", "编排体系", g.Arrangement}, {"access", "获取方式", g.Access}, {"office", "工作机构名称", cmp.Or(g.Office, o.Name)},
		{"address", "办公地址", cmp.Or(g.Address, o.Address)}, {"hours", "办公时间", cmp.Or(g.Hours, o.Hours)}, {"phone", "联系电话", cmp.Or(g.Phone, o.Phone)},
		{"fax", "传真号码", cmp.Or(g.Fax, o.Fax)}, {"online", "互联网联系方式", cmp.Or(g.Online, o.Email)},
	} {
		if f.value == "" {
			faults = append(faults, fault{file: g.Place.File, key: f.key, quote: f.name, message: "指南没有写“" + f.name + "”", hint: fmt.Sprintf("补上 %s = \"……\"；确实没有的，写明没有", f.key)})
		}
	}
	if len(g.Channels) == 0 {
		faults = append(faults, fault{file: g.Place.File, key: "channels", message: "指南没有写怎样递交申请", hint: "补上 [[channels]]：当面、邮寄等"})
	}
	if len(g.Complaints) == 0 {
		faults = append(faults, fault{file: g.Place.File, key: "complaints", message: "指南没有写监督和救济的渠道", hint: "补上 [[complaints]]：投诉举报、行政复议、行政诉讼"})
	}
	return faults
}

func guideDiffers(t *town) (faults []fault) {
	g, o := t.Disclosure.Guide, t.Site.Office
	if g == nil {
		return nil
	}
	for _, f := range []struct{ key, name, guide, site string }{
		{"office", "工作机构", g.Office, o.Name}, {"address", "办公地址", g.Address, o.Address}, {"hours", "办公时间", g.Hours, o.Hours}, {"phone", "联系电话", g.Phone, o.Phone}, {"fax", "传真", g.Fax, o.Fax},
	} {
		if f.guide != "" && f.site != "" && f.guide != f.site {
			faults = append(faults, fault{file: g.Place.File, key: f.key, quote: f.guide, message: fmt.Sprintf("指南的%s是“%s”，站点资料是“%s”", f.name, f.guide, f.site), hint: "核对以后只留一处：指南里不写，就用站点资料的"})
		}
	}
	return faults
}

func catalogueGaps(t *town) (faults []fault) {
	c := t.Disclosure.Catalogue
	if c == nil {
		return nil
	}
	covered := map[string]bool{}
	for _, d := range t.Disclosure.Documents {
		covered[d.Item] = covered[d.Item] || d.Status != "draft" && d.Status != "withdrawn"
	}
	for _, item := range c.Items {
		covered[item.Item] = true
	}
	for _, item := range record.Items() {
		if !covered[item.ID] {
			faults = append(faults, fault{file: c.Place.File, key: "items", quote: item.Name, message: fmt.Sprintf("%s“%s”没有公开的文件，也没有说明", item.Article, item.Name), hint: fmt.Sprintf("补上文件（item = \"%s\"），或者在 catalogue.toml 写明不适用的理由、公开在哪里", item.ID)})
		}
	}
	return faults
}

// catalogueConflicts are the items that do not apply, says the catalogue, while documents are published under them.
func catalogueConflicts(t *town) (faults []fault) {
	c := t.Disclosure.Catalogue
	if c == nil {
		return nil
	}
	for i, item := range c.Items {
		n := 0
		for _, d := range t.Disclosure.Documents {
			if d.Item == item.Item && d.Status != "draft" && d.Status != "withdrawn" {
				n++
			}
		}
		if item.Reason != "" && item.URL == "" && n > 0 {
			faults = append(faults, fault{file: c.Place.File, key: fmt.Sprintf("items[%d].reason", i), quote: item.Reason, message: fmt.Sprintf("事项 %s 写了不适用，却有 %d 件公开的文件", item.Item, n), hint: "删去 catalogue.toml 里的这一项，或者改正文件的 item"})
		}
	}
	return faults
}

// standing are the documents and rules that the public sees or is about to.
func (t *town) standing() (list []*record.Document) {
	for _, of := range [...][]record.Document{t.Disclosure.Rules, t.Disclosure.Documents} {
		for i := range of {
			if of[i].Status != "draft" && of[i].Status != "withdrawn" {
				list = append(list, &of[i])
			}
		}
	}
	return list
}

func documentGaps(t *town) (faults []fault) {
	for _, d := range t.standing() {
		for _, f := range []struct {
			key, name string
			missing   bool
		}{{"summary", "内容概述", d.Summary == ""}, {"written", "生成日期（成文日期）", d.Written.IsZero()}, {"item", "公开事项", d.Item == "" && d.Year != 0}, {"validity", "有效性", d.Validity == "" && (d.Year == 0 || d.Item == "20-1")}} {
			if f.missing {
				faults = append(faults, fault{file: d.Place.File, key: f.key, quote: d.Title, message: "没有写" + f.name, hint: "补上 " + f.key})
			}
		}
	}
	return faults
}

// documentsReplaced looks at what documents are replaced by: a reader is sent there.
func documentsReplaced(t *town) (faults []fault) {
	byIndex := map[string]*record.Document{}
	for _, of := range [...][]record.Document{t.Disclosure.Rules, t.Disclosure.Documents} {
		for i := range of {
			byIndex[of[i].Index] = &of[i]
		}
	}
	for _, d := range t.standing() {
		next := byIndex[d.ReplacedBy]
		if d.ReplacedBy == "" || next == nil || next.ReplacedBy == d.Index {
			continue // of the last two, reading the records has told
		}
		add := func(message, hint string) {
			faults = append(faults, fault{file: d.Place.File, key: "replaced_by", quote: next.Title, message: "取代它的文件“" + next.Title + "”" + message, hint: hint})
		}
		switch {
		case next.Status == "draft":
			add("还是草稿，网页上找不到", "先公布那件文件，或者暂时删去 replaced_by")
		case next.Status == "withdrawn":
			add("已经撤回", "核对这件文件是不是仍然有效；另有取代的，改正 replaced_by")
		case !next.Written.IsZero() && next.Written.Before(d.Written):
			add(fmt.Sprintf("成文于%s，比它还早", next.Written.Chinese()), "核对两件文件的日期和先后")
		}
	}
	return faults
}

func documentsLate(t *town) (faults []fault) {
	w := t.Workdays()
	for _, d := range t.standing() {
		if d.Written.IsZero() || d.Published.IsZero() || d.Year == 0 {
			continue
		}
		if limit, err := w.After(d.Written, 20); err == nil && limit.Before(d.Published) {
			faults = append(faults, fault{file: d.Place.File, key: "published", quote: d.Published.String(), message: fmt.Sprintf("%s成文，%s发布，晚于%s（20个工作日）", d.Written.Chinese(), d.Published.Chinese(), limit.Chinese()), hint: "以后及时公开；日期写错的改正"})
		}
	}
	return faults
}
