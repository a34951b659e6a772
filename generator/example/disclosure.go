package example

import (
	"fmt"

	"pufa/generator/record"
)

// disclosure writes data/disclosure/ of the fictional town: an annual report for every year that has one; with documents also guide, catalogue, rules,
// documents and enforcement.
func disclosure(files map[string][]byte, o Options) {
	for _, a := range annuals(o) {
		files[fmt.Sprintf("data/disclosure/annual/%d.toml", a.Year)] = headed("annual", "../../", record.Encode(a))
	}
	if o.Documents == 0 {
		return
	}
	files["data/disclosure/guide.toml"] = headed("guide", "../", record.Encode(guide()))
	files["data/disclosure/standards.toml"] = headed("standards", "../", record.Encode(standards()))
	documents(files, o)
	enforcement(files, o)
}

func guide() *record.Guide {
	const steps = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
	return &record.Guide{
		Source: "虚构的示例，仅供试用", Updated: record.Date{Year: lastYear + 1, Month: 1, Day: 5},
		Classes: "机构职能、规范性文件、规划计划、财政预决算、涉农政策、社会救助、行政执法、普法活动等。", Arrangement: "按公开事项编目，每件有索引号、名称、内容概述、生成日期。",
		Access: "在本专栏查阅、下载，也可以到便民服务中心的公共查阅点查阅。", Online: "yangli@example.com",
		Channels: []record.Channel{
			{Name: "当面申请", How: "工作日到便民服务中心政府信息公开窗口提交申请表。", Address: "样例县甲样镇样例路1号"},
			{Name: "邮寄申请", How: "信封左下角注明“政府信息公开申请”。", Address: "样例县甲样镇样例路1号甲样镇党政综合办公室"},
			{Name: "电子邮件申请", How: "把填好的申请表和身份证明发到 yangli@example.com，收到后会电话确认。"},
		},
		Complaints: []record.Complaint{
			{Name: "投诉举报", Unit: "样例县政务公开主管部门", Phone: "000-0000002", Note: "认为本机关没有依法公开的，可以投诉、举报。"},
			{Name: "行政复议", Unit: "样例县人民政府", Address: "样例县样例大道1号", Note: "认为公开工作侵犯自己合法权益的，可以申请行政复议。"},
			{Name: "行政诉讼", Unit: "样例县人民法院", Note: "也可以向人民法院提起行政诉讼。"},
		},
		FeeBasis: steps,
		Fees: []record.Fee{
			{By: "件", From: 1, To: 10}, {By: "件", From: 11, To: 30, Price: 100}, {By: "件", From: 31, Price: 200, Step: 10, Rise: 100},
			{By: "页", From: 1, To: 30}, {By: "页", From: 31, To: 100, Price: 10}, {By: "页", From: 101, To: 200, Price: 20}, {By: "页", From: 201, Price: 40},
		},
	}
}

func standards() *record.Standards {
	row := func(id, part, content string) record.Standard {
		return record.Standard{
			ID: id, Matter: "法律知识普及服务", Part: part, Content: content, Within: "自信息形成或者变更之日起20个工作日内", By: unit + "人民政府",
			Basis: "《政府信息公开条例》", Channels: []string{"政府网站", "公示栏"}, For: "全社会", Way: "主动", Levels: []string{"县级", "乡、村级"},
		}
	}
	news, lectures := row("pufa-dongtai", "普法动态资讯", "普法活动的时间、地点、内容和数字"), row("jiangshituan", "普法讲师团信息", "法治讲座的安排和讲师")
	news.All, lectures.Forms = true, []string{"法治讲座"}
	culture := row("wenhua-zhendi", "法治文化阵地信息", "法治文化阵地的名称、地点和开放时间")
	culture.Matter, culture.Forms = "推广法治文化服务", []string{"法治文艺演出", "法治电影"}
	return &record.Standards{Source: "虚构的示例，仅供试用", Rows: []record.Standard{news, lectures, culture}}
}
