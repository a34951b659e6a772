package example

import (
	"fmt"

	"pufa/generator/record"
)

// write gives the draft its text. i turns the wording, so that two years don't read alike where they would not in life.
func (d *draft) write(i int) {
	turn := func(wordings ...string) string { return wordings[i%len(wordings)] }
	d.add(record.Section{Level: 0}, "{year}年，甲样镇坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，围绕县委、县政府的工作部署，"+
		turn("把法治建设同乡村建设、基层治理放在一起谋划", "以办好群众身边的事为着力点推进依法行政", "从群众反映最多的问题入手补齐法治建设的短板")+
		"，依法履行政府职能，各项工作取得新的进展。现将本镇{year}年度法治政府建设情况报告如下：")

	d.add(record.Section{Level: 1, Marker: "一、", Title: fmt.Sprintf("%d年度推进法治政府建设的主要举措和成效", d.year), Role: "measures"})
	for n, m := range d.measuresOf(turn) {
		d.add(record.Section{Level: 2, Marker: "（" + numerals[n] + "）", Title: m.title, RunsOn: true, Inline: false, Themes: []string{m.theme}})
		for k, point := range m.points {
			d.add(record.Section{Level: 3, Marker: numerals[k] + "是", RunsOn: true, Inline: true}, point)
		}
	}

	opening, points := shortcomings(i)
	d.add(record.Section{Level: 1, Marker: "二、", Title: "存在的不足和原因", Role: "problems"}, opening)
	for k, p := range points {
		d.add(record.Section{Level: 3, Marker: numerals[k] + "是", RunsOn: true, Inline: true, Themes: []string{p.theme}}, p.text)
	}

	d.add(record.Section{Level: 1, Marker: "三、", Title: "党政主要负责人履行推进法治建设第一责任人职责情况", Role: "leadership"},
		turn(
			"镇党委书记、镇长切实履行推进法治建设第一责任人职责，把法治建设列入年度重点任务清单，对重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办。全年召开研究法治建设工作的专题会议{meetings}，听取行政执法、信访和公共法律服务的情况汇报，推动解决执法车辆、调解室场地等具体困难。",
			"镇党政主要负责人认真履行推进法治建设第一责任人职责，带头讲法治课，带头在作决定以前听取法律顾问的意见，年终在班子会上逐一述法。全年召开研究法治建设工作的专题会议{meetings}，把法治建设的成效纳入对各股室和村（社区）的年度考核。"))

	d.add(record.Section{Level: 1, Marker: "四、", Title: "下一年度的主要安排", Role: "plan"},
		"{next}年，甲样镇将针对上述不足，着重做好以下工作：")
	for n, p := range plans(turn) {
		d.add(record.Section{Level: 2, Marker: "（" + numerals[n] + "）", Title: p.title, RunsOn: true, Themes: []string{p.theme}}, p.text)
	}

	d.add(record.Section{Level: 1, Marker: "五、", Title: "其他需要报告的情况", Role: "other"}, "本年度没有其他需要报告的情况。")
	d.figures()
}

var numerals = []string{"一", "二", "三", "四", "五", "六", "七", "八"}

type theme struct {
	theme, title string
	points       []string
}

// measuresOf are the seven fields of work, three points each.
func (d *draft) measuresOf(turn func(...string) string) []theme {
	return []theme{
		{"organisation", "加强组织领导，压实法治责任。", []string{
			"健全工作机制，年初印发法治政府建设工作要点，把任务分解到股室和村（社区），" + turn("每季度对照清单检查一次进度。", "半年时由镇纪检监察办公室会同司法所督查一次。", "对进度落后的由分管领导约谈负责人。"),
			"保障工作经费，将法治宣传、人民调解和法律顾问的费用列入镇级财政预算，" + turn("做到专款专用。", "并向人口多、纠纷多的村倾斜。"),
			"抓实考核评价，把依法办事的情况作为干部年度考核的内容，" + turn("对受到群众投诉的逐件核实、逐件反馈。", "对连续两年排名靠后的村实行帮扶。"),
		}},
		{"study", "突出学法用法，提升法治素养。", []string{
			"抓好领导干部这个关键，全年组织理论学习中心组法治专题学习{study-sessions}，" + turn("重点学习宪法、民法典和新修订的法律。", "学习以后结合本镇的案例展开讨论。"),
			"抓好工作人员的培训，举办法治专题培训{trainings}，共有{trained}参加，" + turn("内容包括行政处罚程序、信息公开和公文写作。", "并邀请县司法局的业务骨干现场答疑。", "培训后当场测试，成绩记入个人档案。"),
			"抓好年度学法考试，参考率为{exam-rate}，" + turn("没有通过的安排补学补考。", "考试情况在镇内通报。"),
		}},
		{"publicity", "深化普法宣传，营造法治氛围。", []string{
			"用好重要的时间节点，在全民国家安全教育日、民法典宣传月、宪法宣传周等时段开展法治宣传活动{publicity-events}，发放宣传资料{leaflets}，" + turn("把展板摆到集市、车站和学校门口。", "请群众上台讲自己学法用法的故事。"),
			"培育乡村普法力量，全镇现有“法律明白人”{learners}，" + turn("每个村都有人会讲、会调、会引导。", "年内组织他们旁听庭审、跟班调解。"),
			"落实“谁执法谁普法”，各执法股室在办理许可、检查和处罚的过程中向当事人讲清法律依据和救济途径，" + turn("让每一次执法都成为一堂普法课。", "年终对各股室的普法责任清单逐项评议。"),
			"办好法治课堂，在学校、企业和村（社区）举办法治讲座{lectures}，" + turn("围绕防诈骗、防欺凌、劳动权益等内容讲案例、教办法。", "讲完以后留出时间一对一解答。"),
		}},
		{"institutions", "完善制度机制，优化政务服务。", []string{
			"做优便民服务，镇党群服务中心全年受理便民服务事项{services}，" + turn("对行动不便的老人上门办理。", "把多次跑变成一次办。", "延长中午的值班时间，方便赶集的群众。"),
			"推进政务公开，全年主动公开政府信息{disclosed}，" + turn("惠民补贴、工程项目和财务收支在村务公开栏同步张贴。", "并对公开的内容逐条做保密审查。"),
			"及时回应诉求，接到12345热线转派工单{orders-received}，办结{orders-done}，办结率为{orders-rate}，" + turn("没有办结的均已向群众说明原因和期限。", "对重复反映的事项由镇领导包案处理。"),
		}},
		{"enforcement", "规范行政执法，维护公平秩序。", []string{
			"加强队伍建设，综合执法队现有{enforcers}工作人员，其中{certified}持有行政执法证，持证率为{certified-rate}，" + turn("其余人员只从事辅助工作。", "新进人员正在参加资格培训。"),
			"落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度，开展执法巡查{patrols}，办理行政执法案件{cases}，" + turn("没有被复议、诉讼纠正的案件。", "做到事实清楚、程序合法、文书齐全。"),
			"推行包容审慎监管，对轻微且及时改正的违法行为以教育为主，" + turn("先提醒、再责改、后处罚。", "编印常见违法行为的提示单发给商户。"),
		}},
		{"decision", "坚持依法决策，强化监督制约。", []string{
			"严格决策程序，重大行政决策依次经过公众参与、专家论证、风险评估、合法性审查和集体讨论，" + turn("会议记录完整归档。", "涉及群众切身利益的事项先在村里听取意见。"),
			"发挥法律顾问的作用，全镇聘请法律顾问{advisers}，对文件、合同等{reviewed}进行合法性审查，" + turn("提出的修改意见全部采纳或者说明理由。", "从源头上减少了合同纠纷。"),
			"自觉接受监督，收到人大代表的意见建议{suggestions}，" + turn("全部按期答复。", "件件有答复、事事有回音，代表对办理结果表示满意。"),
		}},
		{"governance", "创新基层治理，化解矛盾纠纷。", []string{
			"织密治理网格，全镇划分综合网格{grids}，" + turn("网格员每周走访，发现问题当天上报。", "把独居老人、留守儿童的情况记在网格日志里。"),
			"做实人民调解，全年受理矛盾纠纷{disputes-received}，成功调处{disputes-settled}，调处成功率为{disputes-rate}，" + turn("多数是邻里、土地和婚姻家庭纠纷。", "小事不出村、大事不出镇。"),
			"推进平安建设，镇综治中心每月分析研判一次形势，对电信诈骗、非法集资、校园周边安全等问题" + turn("集中排查整治，案发数量明显下降。", "会同派出所开展专项行动，把隐患消除在萌芽状态。", "建立重点人员、重点场所清单，由包村干部逐一跟进。"),
			"畅通信访渠道，办理信访件{petitions}，其中镇级受理{village-petitions}、上级转来{county-petitions}，组织干部下村走访农户{visits}，" + turn("把问题解决在群众开口之前。", "对历史遗留的问题逐件建立台账。"),
		}},
	}
}
