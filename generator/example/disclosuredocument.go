package example

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"pufa/generator/record"
)

// A matter is a kind of document that towns publish: its item of the law, its topic, what it is about, what a policy on it would rule, and one sentence of
// its body.
type matter struct {
	item, topic, slug, about, policy, body string
}

var matters = []matter{
	{"20-2", "机构职能", "jigou", "机构职能和办公时间", "机构职能公开", "镇设六个办公室和三个中心，各办公室的职责、办公地址、办公时间和电话列于下表。"},
	{"20-3", "规划计划", "guihua", "乡村建设年度计划", "乡村建设项目管理", "计划列出道路、供水、污水处理三类项目的位置、进度和牵头股室。"},
	{"20-4", "统计信息", "tongji", "农业生产统计公报", "统计数据管理", "公报给出粮食播种面积、总产量和畜禽存栏数，数字与上年同口径。"},
	{"20-5", "政务服务", "fuwu", "行政许可和服务事项办事指南", "政务服务事项管理", "指南列出每个事项的依据、条件、程序、材料和办理的窗口。"},
	{"20-6", "行政执法", "zhifa", "行政处罚、行政强制的依据和程序", "行政执法裁量", "列明每一类处罚、强制的法律依据、裁量的档次、程序和救济的渠道。"},
	{"20-7", "财政资金", "yusuan", "部门预算公开说明", "财政资金管理", "说明列出收支总表、一般公共预算支出和“三公”经费，并解释增减的原因。"},
	{"20-8", "财政资金", "shoufei", "行政事业性收费目录", "行政事业性收费管理", "目录列出收费的项目、依据和标准，目录以外的一律不收。"},
	{"20-11", "社会保障", "shebao", "城乡居民医疗保险参保办法", "医疗保险参保服务", "办法写明参保的对象、缴费标准、办理的地点和需要的材料。"},
	{"20-12", "应急管理", "yingji", "防汛应急预案", "防汛应急值守", "预案分四级响应，写明预警信号、转移路线、安置点和联系的村组。"},
	{"20-13", "安全监管", "anquan", "安全生产检查情况", "农村自建房安全管理", "检查覆盖烟花爆竹、液化气和农村自建房，发现的隐患逐项列明整改的期限。"},
	{"20-15", "普法", "pufa", "普法责任清单", "普法责任制考核", "清单写明各股室普法的内容、对象、形式和完成的时间。"},
	{"21-1", "农业农村", "nongye", "耕地地力保护补贴发放方案", "耕地地力保护补贴发放", "方案写明补贴的对象、标准、公示的办法和投诉的渠道。"},
	{"21-2", "农田水利", "shuili", "高标准农田管护方案", "高标准农田管护", "管护到村到组，渠道、机耕路和泵站各有责任人，每季度检查一次。"},
	{"21-3", "土地承包", "chengbao", "承包地流转合同备案情况", "土地承包合同备案", "备案合同按村列出份数、面积和期限，合同样本可以到农业农村办公室领取。"},
	{"21-4", "宅基地", "zhaijidi", "宅基地审批结果", "农村宅基地审批", "本批次审批结果按村列出户数和用地面积，公示期满没有异议。"},
	{"21-5", "征地补偿", "zhengdi", "征地补偿安置方案公告", "征地补偿公示", "公告写明征收的范围、补偿标准、安置办法和听证的期限。"},
	{"21-6", "征地补偿", "fangwu", "房屋征收补偿结果", "房屋征收补偿公示", "结果写明征收的范围、补偿的方式和咨询的电话。"},
	{"21-7", "筹资筹劳", "chouzi", "一事一议筹资筹劳方案", "一事一议筹资筹劳", "方案写明议定的项目、筹资的标准、投劳的数量和公示的情况。"},
	{"21-8", "社会救助", "jiuzhu", "临时救助办理指南", "临时救助", "指南写明救助的条件、申请的材料、审核的时限和咨询的电话。"},
}

// documents writes so many documents over the years of the reports, their rules and their catalogue: a policy now and then, interpreted in the month
// that it comes out and replaced years later.
func documents(files map[string][]byte, o Options) {
	rules(files)
	dice := rand.New(rand.NewPCG(o.Seed, 0xd0c))
	years := max(o.Reports, 1)
	counters := map[int]int{}
	ordinary := 0
	var policies []*record.Document
	write := func(d *record.Document) {
		files[fmt.Sprintf("data/disclosure/documents/%d/%s.toml", d.Year, d.Slug)] = headed("document", "../../../", record.Encode(d))
	}
	for i := range o.Documents {
		year := lastYear - years + 1 + i*years/o.Documents
		counters[year]++
		n := counters[year]
		written := record.DateOf(time.Date(year, 1, 4+dice.IntN(330), 0, 0, 0, 0, time.UTC))
		d := &record.Document{
			Year: year, Index: fmt.Sprintf("SL-JY-%d-%04d", year, n), Agency: unit + "人民政府", Written: written, Published: record.DateOf(written.Time().AddDate(0, 0, 5+dice.IntN(8))),
			Source: "虚构的示例，仅供试用", Status: "published", Validity: "有效", Review: reviewed(written),
		}
		switch i % 10 {
		case 3: // a policy
			m := matters[(i/20+4)%len(matters)] // every second replaces the one before it
			d.Slug, d.Item, d.Topics = fmt.Sprintf("%s-banfa-%d", m.slug, n), "20-1", []string{"规范性文件", m.topic}
			d.Title, d.Number = fmt.Sprintf("甲样镇%s办法（%d年第%d号）", m.policy, year, n), fmt.Sprintf("甲府规〔%d〕%d号", year, n)
			d.Summary = "规定" + m.policy + "的原则、程序和责任。"
			last := "本办法自公布之日起施行。"
			if len(policies) > 0 && i%20 == 13 {
				old := policies[len(policies)-1]
				old.Validity, old.ReplacedBy = "已废止", d.Index
				if d.Written.Before(old.Written) {
					d.Written = record.DateOf(old.Written.Time().AddDate(0, 0, 20))
					d.Published, d.Review = record.DateOf(d.Written.Time().AddDate(0, 0, 6)), reviewed(d.Written)
				}
				last = fmt.Sprintf("本办法自公布之日起施行。《%s》同时废止。", old.Title)
				write(old)
			}
			d.Body = fmt.Sprintf("## 第一条\n\n为做好%s工作，根据有关规定，结合本镇实际，制定本办法。\n\n## 第二条\n\n%s\n\n## 第三条\n\n%s", m.policy, m.body, last)
			policies = append(policies, d)
		case 4: // its interpretation
			p := policies[len(policies)-1]
			d.Slug, d.Item, d.Topics, d.Interprets = "jiedu-"+p.Slug, "20-1", []string{"政策解读"}, []string{p.Index}
			if p.Year != d.Year {
				d.Slug += "-x"
			}
			d.Written, d.Published, d.Review = p.Written, p.Published, p.Review
			d.Year, d.Title = p.Year, "一图读懂："+p.Title
			d.Summary = "用通俗的话解释为什么定、管什么、怎么办。"
			d.Body = "**为什么定？** 原来的做法各村不一，群众反映办事没有标准。\n\n**管什么？** " + p.Summary + "\n\n**怎么办？** 到便民服务中心的窗口咨询，或者打办公室的电话。"
		default:
			m := matters[ordinary%len(matters)] // each in turn, so that forty documents leave no item out
			ordinary++
			d.Slug, d.Item, d.Topics = fmt.Sprintf("%s-%d", m.slug, n), m.item, []string{m.topic}
			d.Title = fmt.Sprintf("甲样镇%d年%s（第%d期）", year, m.about, n)
			d.Summary = "公开" + m.about + "，供群众查阅。"
			d.Body = fmt.Sprintf("%s\n\n本期共列%d项，统计截至%s。", m.body, 3+dice.IntN(40), written.Chinese())
		}
		if i == 1 {
			name := d.Slug + ".csv"
			files[fmt.Sprintf("data/disclosure/documents/%d/%s", year, name)] = []byte("\ufeff项目,数量\r\n甲,12\r\n乙,7\r\n")
			d.Attachments = []record.Attachment{{File: name, Title: d.Title + "附表"}}
		}
		if i == 5 {
			d.Status, d.Withdrawn, d.WithdrawnOn = "withdrawn", "附表中有一户的住址写得过细，撤回后重新编制。", record.DateOf(d.Published.Time().AddDate(0, 0, 20))
		}
		write(d)
	}
	covered := &record.Catalogue{Source: "虚构的示例，仅供试用", Items: []record.Coverage{
		{Item: "20-9", Reason: "本镇不单独编制集中采购目录，执行县级目录。"}, {Item: "20-10", Where: "样例县人民政府门户网站重大建设项目专栏", URL: "https://www.example.com/"},
		{Item: "20-14", Reason: "公务员由县级以上主管部门统一招考。"},
	}}
	files["data/disclosure/catalogue.toml"] = headed("catalogue", "../", record.Encode(covered))
}

func rules(files map[string][]byte) {
	for i, r := range [][3]string{
		{"shencha-zhidu", "甲样镇政府信息公开审查制度", "公开以前由股室初审、办公室复审、分管领导终审，涉及秘密和个人隐私的另作保密审查，逐件登记。"},
		{"gengxin-zhidu", "甲样镇政府信息公开内容更新制度", "信息形成或者变更以后20个工作日内公开；指南和目录有变化时随时更新，每年一月核对一次。"},
	} {
		d := &record.Document{
			Index: fmt.Sprintf("SL-JY-ZD-%02d", i+1), Title: r[1], Agency: unit + "人民政府", Written: record.Date{Year: 2022, Month: 5, Day: 10 + i},
			Published: record.Date{Year: 2022, Month: 5, Day: 16 + i}, Validity: "有效", Summary: strings.SplitN(r[2], "，", 2)[0] + "。", Body: r[2], Source: "虚构的示例，仅供试用", Status: "published", Review: reviewed(record.Date{Year: 2022, Month: 5, Day: 12}),
		}
		files["data/disclosure/rules/"+r[0]+".toml"] = headed("document", "../../", record.Encode(d))
	}
}
