package search

import (
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
)

// A corpus is a made-up site for tests: pages as Hugo would hand them on, by path below public/. Units, villages and people are invented.
type corpus struct {
	paths []string
	pages map[string][]byte
}

// madeUp writes n event pages and one report for every year between 2014 and 2025. The same n gives the same bytes.
func madeUp(n int) corpus {
	w := writer{rand.New(rand.NewPCG(20231204, uint64(n)))}
	c := corpus{pages: make(map[string][]byte, n+12)}
	add := func(path, page string) {
		c.paths = append(c.paths, path)
		c.pages[path] = []byte(page)
	}
	for i := range n {
		year := 2014 + i*12/n
		add(fmt.Sprintf("campaigns/%d/e%05d.html", year, i), w.event(year))
	}
	for year := 2014; year < 2026; year++ {
		add(fmt.Sprintf("reports/%d.html", year), w.report(year))
	}
	return c
}

type writer struct{ *rand.Rand }

// say fills a pattern: {name} is replaced by a choice from the pool of that name, {#a-b} by a number.
func (w writer) say(pattern string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		slot, after, _ := strings.Cut(rest, "}")
		if slot[0] == '#' {
			var low, high int
			fmt.Sscanf(slot, "#%d-%d", &low, &high)
			fmt.Fprint(&b, low+w.IntN(high-low+1))
		} else {
			b.WriteString(w.say(w.pick(pools[slot])))
		}
		pattern = after
	}
}

func (w writer) pick(pool []string) string { return pool[w.IntN(len(pool))] }

func (w writer) paragraph(sentences int) string {
	var b strings.Builder
	for range sentences {
		b.WriteString(w.say("{sentence}。"))
	}
	return b.String()
}

func (w writer) event(year int) string {
	title := w.say("{title}")
	date := fmt.Sprintf("%d-%02d-%02d", year, 1+w.IntN(12), 1+w.IntN(28))
	var main strings.Builder
	fmt.Fprintf(&main, "<dl><dt>日期</dt><dd>%s</dd><dt>地点</dt><dd>%s</dd><dt>组织单位</dt><dd>%s</dd><dt>人次</dt><dd>%s</dd></dl>\n",
		date, w.say("{town}{village}"), w.say("{unit}"), w.say("{#20-900}人次"))
	fmt.Fprintf(&main, "<p>%s</p>\n", html.EscapeString(w.say("{opening}。")))
	for range 2 + w.IntN(3) {
		fmt.Fprintf(&main, "<p>%s</p>\n", html.EscapeString(w.paragraph(2+w.IntN(3))))
	}
	return frame(title, "campaign", date, main.String())
}

func (w writer) report(year int) string {
	title := fmt.Sprintf("甲样镇%d年法治政府建设年度报告", year)
	var main strings.Builder
	for i, heading := range []string{"一、主要举措和成效", "二、存在的不足和原因", "三、主要负责人履行职责情况", "四、下一年度主要安排"} {
		fmt.Fprintf(&main, "<h2 id=s%d>%s</h2>\n", i, heading)
		for range 4 {
			fmt.Fprintf(&main, "<p>%s</p>\n", html.EscapeString(w.paragraph(5)))
		}
	}
	return frame(title, "report", fmt.Sprintf("%d-03-28", year+1), main.String())
}

func frame(title, kind, date, main string) string {
	title = html.EscapeString(title)
	return fmt.Sprintf(`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>%[1]s - 样例县甲样镇法治专栏</title><link rel="stylesheet" href="../site.css"></head>
<body><a href="#main">跳到正文</a><header><nav><a href="../index.html">首页</a><a href="../reports/index.html">年度报告</a><a href="../campaigns/index.html">普法活动</a></nav></header>
<main id="main" data-kind="%[2]s" data-date="%[3]s" data-pagefind-body><nav aria-label="面包屑"><a href="../index.html">首页</a></nav><h1>%[1]s</h1>
%[4]s<aside data-search="off"><p>相关活动</p></aside></main>
<footer><p>主办单位：样例县甲样镇人民政府</p></footer></body></html>`, title, kind, date, main)
}

var pools = map[string][]string{
	"town":    {"甲样镇", "乙样镇", "丙样乡", "丁样街道", "戊样镇", "己样镇", "庚样乡", "辛样街道"},
	"village": {"东坡样村", "西溪样村", "南塘样村", "北岭样村", "上洋样村", "下坝样村", "石桥样社区", "古榕样村", "竹园样村", "梅坑样村", "新圩样社区", "大塘样村", "龙岗样村", "黄泥样村", "水口样村", "莲塘样社区", "白石样村", "青湖样村", "长田样村", "三角样村", "双峰样村", "井头样村", "松山样村", "荷泗样村", "圳下样村", "禾田样社区"},
	"unit":    {"{town}司法所", "{town}综治中心", "{town}公共法律服务站", "{town}综合行政执法办", "{town}妇联", "{town}团委", "{town}派出所", "{town}应急管理办", "{town}农业农村办", "{town}退役军人服务站", "样例县司法局", "样例县人民法院{town}法庭", "{village}党支部", "{town}中心小学", "{town}初级中学"},
	"law":     {"宪法", "民法典", "国家安全法", "反有组织犯罪法", "反电信网络诈骗法", "禁毒法", "未成年人保护法", "预防未成年人犯罪法", "妇女权益保障法", "老年人权益保障法", "反家庭暴力法", "农村土地承包法", "土地管理法", "环境保护法", "森林法", "安全生产法", "消防法", "道路交通安全法", "劳动合同法", "法律援助法", "人民调解法", "信访工作条例", "保障农民工工资支付条例", "乡村振兴促进法", "消费者权益保护法", "食品安全法", "家庭教育促进法", "行政处罚法", "行政复议法", "黄河保护法"},
	"who":     {"村民", "居民", "老年人", "中小学生", "返乡务工人员", "个体工商户", "村干部", "网格员", "法律明白人", "退役军人", "妇女群众", "企业职工", "种植养殖户", "驾驶员", "外来务工人员", "家长", "商户", "调解员"},
	"form":    {"设置咨询台", "悬挂横幅", "发放宣传折页", "播放普法短片", "入户走访", "举办专题讲座", "开展有奖问答", "组织模拟法庭", "演出法治小品", "用客家话广播宣讲", "在集市摆摊设点", "张贴海报", "推送微信图文", "面对面答疑", "开设法治课堂"},
	"topic":   {"婚姻家庭纠纷", "土地流转合同", "邻里相邻关系", "农民工讨薪", "高空抛物", "民间借贷", "电信诈骗套路", "养老诈骗", "校园欺凌", "网络沉迷", "交通事故赔偿", "遗产继承", "宅基地使用", "野外用火", "食品过期索赔", "劳动工伤认定", "未成年人打赏退费", "噪声扰民", "毒品危害", "个人信息泄露", "非法集资", "家庭暴力告诫", "彩礼返还", "山林权属争议"},
	"day":     {"“12·4”国家宪法日", "“3·15”消费者权益日", "“4·15”全民国家安全教育日", "“6·26”国际禁毒日", "“美好生活·民法典相伴”主题宣传月", "宪法宣传周", "安全生产月", "“三八”维权周", "法律援助宣传月", "世界环境日", "开学第一课", "春节前集中宣传", "农民工工资支付宣传周", "“11·9”消防宣传日", "“12·2”全国交通安全日"},
	"title": {"{village}开展{law}宣传活动", "{town}开展{day}集中宣传", "{unit}走进{village}宣讲{law}", "“送法进村”活动在{village}举行", "{unit}举办{law}专题讲座", "{town}组织{who}学习{law}", "{village}公共法律服务日：为{who}解答{topic}", "{law}进校园——{town}中心小学法治课",
		"{town}法律明白人培训班（第{#1-9}期）开班", "{unit}联合{village}调解{topic}", "{village}法治文化广场启用暨{day}宣传"},
	"opening": {"为{goal}，{#1-12}月{#1-28}日{when}，{unit}联合{unit}在{village}开展以“{motto}”为主题的{law}宣传活动", "在{day}来临之际，{unit}组织工作人员走进{village}，{form}，向{who}宣传{law}", "{#1-12}月{#1-28}日，{unit}在{village}{place}{form}，{#20-400}名{who}参加",
		"近日，{unit}深入{village}，围绕{topic}等群众关心的问题，通过{form}、{form}等方式开展普法宣传"},
	"when":  {"上午", "下午", "晚上", "圩日", "一大早", "放学后"},
	"place": {"文化广场", "党群服务中心", "村口榕树下", "农贸市场", "祠堂前坪", "小学操场", "综合文化站", "便民服务大厅", "果园里", "禾坪上"},
	"motto": {"美好生活·民法典相伴", "弘扬宪法精神，建设法治乡村", "学法用法，守护平安", "防范诈骗，守住养老钱", "健康人生，绿色无毒", "依法维权，理性表达", "小案不小办，小事不小看", "法治护航，乡村振兴"},
	"goal":  {"进一步增强{who}的法治意识", "营造尊法学法守法用法的浓厚氛围", "提高{who}对{topic}的防范能力", "推动{law}走到{who}身边", "深入学习宣传贯彻习近平法治思想", "落实“谁执法谁普法”普法责任制", "把矛盾纠纷化解在萌芽状态", "提升基层治理法治化水平"},
	"sentence": {
		"活动现场，工作人员{form}，耐心向过往{who}讲解{law}的有关规定，重点介绍了{topic}的处理办法", "{who}纷纷驻足翻看资料，就{topic}向值班律师提问，律师结合身边案例逐一答复", "此次活动共发放宣传资料{#100-900}份，解答群众咨询{#5-80}人次，悬挂横幅{#1-9}条",
		"“以前不懂这些，遇到事情只会吵，现在知道可以找{unit}帮忙了。”一位参加活动的{who}说", "司法所负责人以{topic}为例，用通俗的语言说明了举证、调解和诉讼的区别", "宣讲员把{law}的条文编成顺口溜，用客家话念给大家听，现场不时响起掌声",
		"随后，工作人员来到{village}{place}，对{who}进行了上门宣传，提醒大家注意{topic}", "在互动环节，{who}踊跃抢答，答对的获得印有法治标语的{gift}", "针对{topic}多发的情况，{unit}整理了{#3-12}个典型案例，制成展板在{place}展出",
		"下一步，{unit}将继续围绕{law}，采取{form}等方式，把法律服务送到{who}家门口", "通过活动，{who}对{law}有了更直观的认识，{goal}", "民警提醒，凡是要求转账汇款、索要验证码的，都要提高警惕，及时拨打96110核实",
		"{unit}还现场受理法律援助申请{#1-6}件，登记矛盾纠纷线索{#1-9}条，当场调处{#1-3}件", "法官通报了近三年辖区{topic}案件的审理情况，并就如何签订合同、保存证据提出建议", "老师带领学生宣读誓词，学习{law}中与校园生活密切相关的内容，并开展了情景模拟",
		"志愿者利用村村响广播、微信群和院坝会，滚动播出{topic}的提示语，覆盖{#80-1500}户", "据统计，今年以来{village}已开展各类普法活动{#3-30}场次，受众{#300-5000}人次，群众满意度明显提升", "讲座中，主讲人从立法背景、主要内容和生活应用三个方面解读{law}，并重点分析了{topic}",
		"为方便{who}，{unit}把咨询时间调整到{when}，并公布了联系方式和办事流程", "活动结束后，{unit}收集了意见建议{#2-20}条，将逐项研究、逐项答复", "{village}党支部书记表示，要把学法用法纳入村规民约，让{who}办事依法、遇事找法",
		"工作人员还检查了{place}的消防设施，发现隐患{#1-7}处，已要求限期整改", "针对不识字的老人，网格员一对一讲解{topic}，帮助安装国家反诈中心应用程序", "大家一致认为，{law}与每个人的生活息息相关，学好用好才能维护自身合法权益",
	},
	"gift": {"环保袋", "扇子", "围裙", "笔记本", "雨伞", "水杯", "台历", "毛巾"},
}
