package document

import (
	"strings"

	"pufa/generator/record"
)

// A column is one that an events sheet may have: what people call it, how the template shows it, and how a cell enters the campaign.
type column struct {
	name    string
	also    []string // other names that people give it
	width   float64  // in the template, in characters
	note    string   // the comment on its header
	example string   // in the template's example row
	take    func(*eventRow, sheetCell)
	list    func(Choices) []string // the drop-down, nil where there is none
}

// reasonColumn is the column that Mend writes.
const reasonColumn = "原因"

// columns are all, in the template's order.
func columns() []column {
	text := func(field func(*record.Campaign) *string) func(*eventRow, sheetCell) {
		return func(r *eventRow, c sheetCell) { *field(&r.Campaign) = oneLine(c.text) }
	}
	words := func(field func(*record.Campaign) *[]string) func(*eventRow, sheetCell) {
		return func(r *eventRow, c sheetCell) { *field(&r.Campaign) = splitList(c.text) }
	}
	return []column{
		{name: "标题", also: []string{"活动名称", "活动标题", "名称", "活动主题"}, width: 34, note: "必填。一句话说清做了什么，例如：甲样镇开展国家宪法日宣传活动", example: exampleMark + "甲样镇开展国家宪法日宣传活动",
			take: text(func(c *record.Campaign) *string { return &c.Title })},
		{name: "日期", also: []string{"活动日期", "时间", "活动时间", "开始日期", "开展时间"}, width: 16, note: "必填。2023-12-4、2023年12月4日、2023.12.4 都可以；几天的活动可写 2023年12月1日至7日。确实不知道哪一天时只写年份，如 2023年。", example: "2023-12-4",
			take: (*eventRow).takeDate},
		{name: "结束日期", also: []string{"截止日期"}, width: 14, note: "一天的活动不填", take: (*eventRow).takeEnd},
		{name: "类别", width: 8, note: "活动：一场活动；小结：一段时间的汇总，不与各场活动的数字相加。不填按活动处理。", example: "活动", take: (*eventRow).takeKind, list: func(Choices) []string { return []string{"活动", "小结"} }},
		{name: "村居", also: []string{"村（居）", "村(居)", "村/居", "所在村"}, width: 12, note: "写到村（居）为止，不写门牌号", example: "甲样村", take: text(func(c *record.Campaign) *string { return &c.Village })},
		{name: "地点", also: []string{"活动地点"}, width: 18, example: "文化广场", take: text(func(c *record.Campaign) *string { return &c.Location })},
		{name: "宣传日", also: []string{"普法日", "节点"}, width: 18, note: "从下拉列表中选；不是宣传日活动的不填", take: (*eventRow).takeDay,
			list: func(c Choices) []string {
				var names []string
				for _, d := range c.Days {
					names = append(names, d.Name)
				}
				return names
			}},
		{name: "工作领域", also: []string{"领域"}, width: 18, note: "从下拉列表中选；有几个时用顿号分开", take: (*eventRow).takeThemes,
			list: func(c Choices) []string {
				var names []string
				for _, t := range c.Themes {
					names = append(names, t.Name)
				}
				return names
			}},
		{name: "法律法规", also: []string{"法律", "宣传内容", "宣传法律"}, width: 24, note: "有几部时用顿号分开，例如：《宪法》《民法典》", example: "《宪法》、《民法典》", take: (*eventRow).takeLaws},
		{name: "主办单位", also: []string{"组织单位", "主办"}, width: 20, example: "样例县甲样镇司法所", take: text(func(c *record.Campaign) *string { return &c.Organiser })},
		{name: "协办单位", also: []string{"协办", "参与单位"}, width: 20, note: "有几个时用顿号分开", take: words(func(c *record.Campaign) *[]string { return &c.CoOrganisers })},
		{name: "形式", also: []string{"活动形式", "宣传形式"}, width: 18, note: "例如：设点宣传、讲座、入户宣传。用顿号分开", example: "设点宣传、悬挂横幅", take: words(func(c *record.Campaign) *[]string { return &c.Forms })},
		{name: "对象", also: []string{"宣传对象", "受众"}, width: 14, note: "例如：村民、学生、企业职工。用顿号分开", example: "村民", take: words(func(c *record.Campaign) *[]string { return &c.Audience })},
		{name: "受众人次", also: []string{"受众人数", "参与人次", "参与人数", "受教育人次", "受众（人次）"}, width: 12, note: "照实写：300、300余人次、约300人 都可以", example: "300余人次",
			take: (*eventRow).takeReached},
		{name: "工作人员", also: []string{"工作人员数", "出动人员", "工作人员（人）"}, width: 12, example: "12", take: (*eventRow).takeStaff},
		{name: "宣传资料", also: []string{"发放资料", "资料", "发放宣传资料", "宣传资料（份）"}, width: 22, note: "例如：400余份；有几种时写：宣传册400余份、环保袋200个", example: "400余份", take: (*eventRow).takeMaterials},
		{name: "解答咨询", also: []string{"咨询", "咨询人次", "接受咨询", "解答咨询（人次）"}, width: 12, example: "30多人次", take: (*eventRow).takeConsultations},
		{name: "摘要", also: []string{"简介"}, width: 30, take: text(func(c *record.Campaign) *string { return &c.Summary })},
		{name: "正文", also: []string{"内容", "活动内容", "活动情况"}, width: 40, note: "可换行（Alt+Enter）；也可不填", take: func(r *eventRow, c sheetCell) { r.Body = strings.TrimSpace(plainLineEnds(c.text)) }},
		{name: "来源", also: []string{"依据", "资料来源"}, width: 20, note: "数据出自哪里，例如：活动台账。不填时记为本表的行号", example: "活动台账", take: text(func(c *record.Campaign) *string { return &c.Source })},
		{name: "作者", also: []string{"通讯员", "撰稿", "供稿"}, width: 10, take: text(func(c *record.Campaign) *string { return &c.Author })},
	}
}

func columnNames() []string {
	var names []string
	for _, c := range columns() {
		names = append(names, c.name)
	}
	return names
}

// columnNamed finds the column by its name or another that people give it; marks such as * and （必填） do not count. The column that Mend writes
// and a running number are known and take nothing.
func columnNamed(all []column, header string) *column {
	name := strings.NewReplacer("*", "", "＊", "", "（必填）", "", "(必填)", "", ":", "", "：", "").Replace(bare(header))
	if name == reasonColumn || name == "序号" {
		return &column{name: name, take: func(*eventRow, sheetCell) {}}
	}
	for i, c := range all {
		if c.name == name {
			return &all[i]
		}
		for _, also := range c.also {
			if also == name {
				return &all[i]
			}
		}
	}
	return nil
}
