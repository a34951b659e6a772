package example

// A shortcoming is a problem that a report names, in the field of work that it belongs to.
type shortcoming struct{ theme, text string }

// shortcomings are those of the year i, behind their opening words.
func shortcomings(i int) (opening string, points []shortcoming) {
	switch i % 3 {
	case 0:
		return "一年来的工作虽有成效，但对照上级要求和群众期盼仍有差距：", []shortcoming{
			{"publicity", "普法方式比较单一，多数活动还是摆摊、发资料，外出务工的年轻人很少参加，原因是线上宣传缺少专人；"},
			{"enforcement", "执法力量不足，队员兼任多项工作，遇到专业性强的案件要等县里派人支援；"},
			{"decision", "部分村干部对合法性审查的认识不够，有的合同签订以后才送审，事后补救费时费力。"},
		}
	case 1:
		return "对照上级要求，工作中还有一些薄弱环节：", []shortcoming{
			{"publicity", "偏远的村组活动偏少，全年只去过一两次，原因是路程远、讲师少；"},
			{"enforcement", "执法文书还不够规范，个别案卷缺少送达回证，说明培训没有落到每一个人；"},
			{"institutions", "热线工单里重复反映的问题占比不低，部门之间的衔接还不够顺畅。"},
		}
	}
	return "工作中还存在以下不足：", []shortcoming{
		{"publicity", "“法律明白人”作用发挥不均衡，有的村每月都有调解记录，有的村全年不到三件，原因是选人时偏重学历、轻视群众基础；"},
		{"institutions", "公开的信息更新不够及时，少数栏目由不同股室维护，责任没有分清；"},
		{"governance", "年轻干部独立处理复杂纠纷的经验不足，传帮带的办法还要再细化。"},
	}
}

// A plan is a heading and its text, in the field of work that it belongs to.
type plan struct{ theme, title, text string }

// plans are next year's.
func plans(turn func(...string) string) []plan {
	return []plan{
		{"publicity", turn("丰富普法形式。", "补齐偏远村组的短板。", "用好“法律明白人”。"), turn(
			"在做好集中宣传的同时，拍摄方言普法短片，在各村的广播和群聊里播放，让外出务工人员也能看到；每个村选择一处群众常去的地方建设法治小广场。",
			"为每个偏远村组确定一名联系的普法志愿者，每季度至少上门一次；把普法活动和送医、送戏下乡合在一起办，减少群众的奔波。",
			"按照群众公认、热心公益、办事公道的标准调整人员，建立积分办法，每半年评比一次；组织经验丰富的调解员带新人，一年内做到村村能独立开展调解。")},
		{turn("enforcement", "enforcement", "institutions"), turn("充实执法力量。", "规范执法文书。", "理清公开责任。"), turn(
			"争取县里支持，年内新增专职执法人员，安排全员参加资格考试；与邻近的乡镇建立联合巡查机制，遇到专业问题互派人员。",
			"统一文书格式，每月抽查案卷并讲评，把常见错误编成对照表发给每名队员；年底对全部案卷评查一次，结果与考核挂钩。",
			"逐个栏目明确维护的股室和更新的期限，超过期限没有更新的自动提醒；对依申请公开的事项建立台账，逐件跟踪办理。")},
		{"organisation", turn("强化组织保障。", "严格督促落实。"), turn(
			"由镇党政主要负责人每季度听取一次进展情况，所需经费列入下一年度预算，对本报告列出的不足逐项明确责任人和完成的时间，完成一项、销号一项。",
			"把各项安排分解到月、落实到人，纳入镇政府的督查事项，年中向镇人大主席团报告一次进展，年底在下一年度报告里逐项说明完成的情况。")},
		{turn("decision", "institutions", "governance"), turn("前移审查关口。", "打通办理堵点。", "培养年轻干部。"), turn(
			"修订镇村合同管理办法，规定没有审查意见的合同不得用印；每季度对村（社区）干部培训一次，用身边的案例讲清楚后果。",
			"对重复反映的问题每月分析一次，由镇长召集相关股室当面会商；能当场答复的当场答复，需要时间的说明步骤和期限。",
			"安排年轻干部到调解室、信访窗口轮流值班，每人每年至少独立办结若干件纠纷；由老调解员结对指导，把经验写成案例集。")},
	}
}
