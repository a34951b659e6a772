package example

// A topic is what an event is about.
type topic struct {
	name     string // stands in titles
	slug     string
	day      string // id in the seed calendar
	theme    string // a field of work besides publicity
	since    int    // first year in which it makes sense
	laws     []string
	partners []string
	ways     []*way
	facts    []string // what was told to the audience
}

var topics = []topic{
	{name: "民法典", slug: "minfadian", day: "civil-code", since: 2021, laws: []string{"中华人民共和国民法典"}, partners: []string{"甲样镇妇女联合会"},
		ways: []*way{fair, lecture, visit, question}, facts: []string{
			"讲解了相邻关系、物业服务和遗产继承的规定，用邻居家的滴水、借条的写法等小事说明大道理",
			"结合土地承包经营权流转的合同，提醒大家签字以前先看清期限、价款和违约责任",
			"围绕赡养老人和抚养子女的义务，说明协议怎样写才有效、什么时候可以请求变更",
			"用高空抛物、饲养动物伤人的例子，说明谁来赔、怎样留证据"}},
	{name: "国家安全", slug: "guojia-anquan", day: "national-security", since: 2016, laws: []string{"中华人民共和国国家安全法", "中华人民共和国反间谍法"}, partners: []string{"甲样镇派出所"},
		ways: []*way{fair, lecture, screen}, facts: []string{
			"介绍了公民维护国家安全的权利和义务，提醒大家不随意拍摄、上传敏感场所的照片",
			"说明发现可疑情况以后拨打举报电话的办法，以及法律对举报人的保护和奖励",
			"结合粮食安全、生态安全讲了国家安全和每个家庭的关系"}},
	{name: "宪法", slug: "xianfa", day: "constitution-week", since: 2018, laws: []string{"中华人民共和国宪法"}, partners: []string{"甲样镇团委", "甲样中心小学"},
		ways: []*way{fair, school, lecture, contest}, facts: []string{
			"带领大家朗读宪法有关公民基本权利和义务的条文，说明宪法和日常生活的联系",
			"介绍了国家宪法日的由来、宪法宣誓制度和国家机构的组成",
			"用人大代表选举、接受义务教育的例子说明宪法写在纸上，也用在身边"}},
	{name: "反诈防骗", slug: "fanzha", day: "anti-fraud", since: 2023, theme: "governance", laws: []string{"中华人民共和国反电信网络诈骗法"}, partners: []string{"甲样镇派出所"},
		ways: []*way{fair, visit, market, school}, facts: []string{
			"拆解了刷单返利、冒充客服、虚假投资三种常见骗局，提醒大家不轻信、不点链接、不转账",
			"说明出租、出借银行卡和电话卡要承担的法律责任",
			"手把手教老年人设置来电提醒，遇到可疑电话先挂断再问家人"}},
	{name: "禁毒", slug: "jindu", day: "anti-drug", theme: "governance", laws: []string{"中华人民共和国禁毒法"}, partners: []string{"甲样镇派出所", "甲样中学"},
		ways: []*way{school, fair, screen}, facts: []string{
			"用仿真模型介绍毒品的种类和伪装，提醒青少年不接受陌生人的饮料、零食",
			"说明非法种植毒品原植物不论多少都违法，发现以后应及时铲除和报告",
			"介绍了社区戒毒、社区康复的程序和帮扶办法"}},
	{name: "安全生产", slug: "anquan-shengchan", day: "work-safety", theme: "enforcement", laws: []string{"中华人民共和国安全生产法"}, partners: []string{"甲样镇应急管理办公室"},
		ways: []*way{firm, fair, lecture}, facts: []string{
			"说明全员安全生产责任制的要求，提醒企业负责人把培训和演练落到每一个班组",
			"结合有限空间作业、临时用电的事故案例，讲了先通风、再检测、后作业的规定",
			"介绍了举报重大事故隐患的渠道和奖励办法"}},
	{name: "消防安全", slug: "xiaofang", day: "fire-safety", theme: "governance", laws: []string{"中华人民共和国消防法"}, partners: []string{"甲样镇应急管理办公室"},
		ways: []*way{visit, firm, school}, facts: []string{
			"讲解了占用消防通道、电动自行车进楼入户充电的危险和处罚规定",
			"教群众检查电线、使用灭火器和湿毛巾自救，并在空地上演练了一遍",
			"提醒秋冬时节不在林区、田边烧荒，失火要承担赔偿以至刑事责任"}},
	{name: "交通安全", slug: "jiaotong", day: "traffic-safety", theme: "governance", laws: []string{"中华人民共和国道路交通安全法"}, partners: []string{"甲样镇派出所"},
		ways: []*way{market, school, fair}, facts: []string{
			"用本县发生的事故说明不戴头盔、超员载人、酒后驾驶的后果",
			"讲解了农用车不得载人、三轮车不得加装座位的规定",
			"提醒学生过马路先停再看，不在路上追逐打闹"}},
	{name: "未成年人保护", slug: "weichengnianren", day: "minors", laws: []string{"中华人民共和国未成年人保护法", "中华人民共和国预防未成年人犯罪法"}, partners: []string{"甲样镇妇女联合会", "甲样中学"},
		ways: []*way{school, court, visit}, facts: []string{
			"讲解了家庭、学校、社会、网络、政府、司法六方面的保护，告诉学生遇到欺凌向谁求助",
			"提醒家长依法承担监护责任，外出务工应委托有照护能力的人并告诉学校和村里",
			"说明商家不得向未成年人售烟售酒，看到可以举报"}},
	{name: "家庭教育", slug: "jiating-jiaoyu", day: "family-education", since: 2022, laws: []string{"中华人民共和国家庭教育促进法"}, partners: []string{"甲样镇妇女联合会"},
		ways: []*way{lecture, visit, school}, facts: []string{
			"介绍了家庭教育的责任主体和方法，劝家长少看手机、多陪孩子",
			"用留守儿童的案例说明父母虽不在身边，也要定期联系、关心学业",
			"说明对不履行家庭教育责任的父母，法院可以发出家庭教育指导令"}},
	{name: "妇女权益", slug: "funv-quanyi", day: "women-rights", laws: []string{"中华人民共和国妇女权益保障法", "中华人民共和国反家庭暴力法"}, partners: []string{"甲样镇妇女联合会"},
		ways: []*way{lecture, fair, question}, facts: []string{
			"说明农村妇女在土地承包、集体收益分配上与男子权利平等",
			"介绍了人身安全保护令的申请办法和需要准备的证据",
			"解答了婚前财产、彩礼返还和子女抚养的问题"}},
	{name: "消费维权", slug: "xiaofei-weiquan", day: "consumer-rights", theme: "enforcement", laws: []string{"中华人民共和国消费者权益保护法", "中华人民共和国食品安全法"}, partners: []string{"甲样镇市场监管所"},
		ways: []*way{market, fair, question}, facts: []string{
			"教群众看标签、留小票，说明七日无理由退货和假一赔三的适用条件",
			"现场演示了怎样辨别假冒的种子、化肥和农药",
			"揭穿了以免费体检、赠送鸡蛋为名向老年人推销的手段"}},
	{name: "劳动权益", slug: "laodong-quanyi", theme: "institutions", laws: []string{"中华人民共和国劳动法", "中华人民共和国劳动合同法", "保障农民工工资支付条例"}, partners: []string{"甲样镇党群服务中心"},
		ways: []*way{firm, lecture, market}, facts: []string{
			"提醒务工人员签订书面合同、保存工资条和考勤记录，欠薪可以向劳动监察机构投诉",
			"讲解了试用期、加班工资和工伤认定的规定",
			"说明维权要走调解、仲裁、诉讼的途径，不可采取过激的办法"}},
	{name: "生态环境保护", slug: "shengtai-huanjing", day: "environment", theme: "governance", laws: []string{"中华人民共和国环境保护法", "中华人民共和国水污染防治法"}, partners: []string{"甲样镇农业农村办公室"},
		ways: []*way{fair, visit, school}, facts: []string{
			"讲解了禁止露天焚烧秸秆、向河道倾倒垃圾的规定和处罚",
			"介绍了禁渔期、禁捕区和电鱼毒鱼的法律后果",
			"带领志愿者沿河捡拾垃圾，边走边讲河长制"}},
	{name: "土地管理", slug: "tudi", day: "land", theme: "enforcement", laws: []string{"中华人民共和国土地管理法", "中华人民共和国农村土地承包法"}, partners: []string{"甲样镇自然资源所"},
		ways: []*way{visit, lecture, question}, facts: []string{
			"说明一户一宅、先批后建的规定，提醒群众不占永久基本农田建房",
			"介绍了宅基地申请的条件、材料和办理的期限",
			"讲解了承包地流转合同的示范文本，现场帮两户补签了合同"}},
	{name: "信访工作条例", slug: "xinfang", day: "petition", since: 2022, theme: "governance", laws: []string{"信访工作条例"}, partners: []string{"甲样镇综治中心"},
		ways: []*way{fair, visit, question}, facts: []string{
			"介绍了信访事项受理、办理的期限和复查复核的途径",
			"说明可以通过诉讼、仲裁、行政复议解决的事项应走法定途径",
			"告诉群众怎样在网上提交诉求、查询进度和评价结果"}},
	{name: "法律援助", slug: "falv-yuanzhu", theme: "governance", laws: []string{"中华人民共和国法律援助法"}, since: 2022, partners: []string{"样例县法律援助中心"},
		ways: []*way{visit, market, question}, facts: []string{
			"说明哪些人、哪些事可以申请法律援助，需要带什么材料",
			"对行动不便的老人、残疾人登记造册，安排律师上门",
			"介绍了追索劳动报酬、赡养费等事项免予审查经济状况的规定"}},
	{name: "人民调解", slug: "renmin-tiaojie", theme: "governance", laws: []string{"中华人民共和国人民调解法"}, partners: []string{"甲样镇人民调解委员会"},
		ways: []*way{court, lecture, question}, facts: []string{
			"用三起邻里纠纷的调解经过，讲了情、理、法怎样说到一处",
			"说明调解协议的效力和申请司法确认的办法，调解不收费",
			"请老调解员传授听、问、劝的经验，大家分组演练"}},
	{name: "全民国防教育", slug: "guofang", day: "national-defence", laws: []string{"中华人民共和国国防教育法", "中华人民共和国兵役法"}, partners: []string{"甲样镇人民武装部"},
		ways: []*way{school, screen, fair}, facts: []string{
			"讲解了公民依法服兵役的义务和军人军属的优待政策",
			"介绍了军事设施保护的规定，提醒不攀爬、不破坏标志",
			"讲述了不同年代的国防故事，学生们听得十分专注"}},
	{name: "防灾减灾", slug: "fangzai", day: "disaster-prevention", theme: "governance", laws: []string{"中华人民共和国突发事件应对法", "中华人民共和国防洪法"}, partners: []string{"甲样镇应急管理办公室"},
		ways: []*way{visit, school, fair}, facts: []string{
			"介绍了预警信号的含义、转移的路线和安置点的位置",
			"说明在危险区域拒不转移要承担的责任，以及灾后救助的申请办法",
			"组织了一次山洪转移演练，从预警到清点人数只用了二十分钟"}},
	{name: "老年人权益", slug: "laonianren", day: "elderly", laws: []string{"中华人民共和国老年人权益保障法"}, partners: []string{"甲样镇民政办公室"},
		ways: []*way{visit, lecture, screen}, facts: []string{
			"讲解了赡养义务、遗嘱形式和意定监护的规定",
			"提醒老人守好养老钱，不签看不懂的字、不交说不清的钱",
			"登记了高龄津贴、法律援助的需求，当场填好了申请表"}},
	{name: "野生动植物保护", slug: "yesheng-dongwu", day: "ecology", since: 2023, theme: "enforcement", laws: []string{"中华人民共和国野生动物保护法", "中华人民共和国森林法"}, partners: []string{"甲样镇林业站"},
		ways: []*way{school, visit, market}, facts: []string{
			"介绍了本地常见的保护动物和植物，说明捕捉、采挖、买卖都可能违法",
			"讲解了林木采伐许可的条件，自留山砍树也要先问清楚",
			"提醒发现受伤的野生动物先报告，不自行饲养"}},
	{name: "统计法", slug: "tongji", day: "statistics", theme: "institutions", laws: []string{"中华人民共和国统计法"}, partners: []string{"甲样镇党政综合办公室"},
		ways: []*way{firm, lecture}, facts: []string{
			"说明统计调查对象如实提供资料的义务，以及统计机构为个人信息保密的责任",
			"讲解了弄虚作假的表现和法律后果，提醒村级报表逐项核对",
			"介绍了农业、人口两项调查的填报方法"}},
	{name: "植树护林", slug: "zhishu", day: "tree-planting", theme: "governance", laws: []string{"中华人民共和国森林法"}, partners: []string{"甲样镇林业站"},
		ways: []*way{visit, fair}, facts: []string{
			"边植树边讲森林法，说明公民植树的义务和林地用途管制的规定",
			"提醒清明前后文明祭扫，在林区用火要承担法律责任",
			"为护林员讲解了巡护中取证和报告的要求"}},
}
