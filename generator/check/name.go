package check

import "strings"

const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温古池丘饶赖巫凌幸侍卓翁甘欧区游童柯詹简骆涂阮管蓝蒙缪裴柴耿祝葛岳施章娄倪庞鲍伍洪聂舒邬芮荀甄靳隗栾郜邰蔺屠胥翟冉郦濮扈郏晏瞿阎茹宦暨阙晁敖辛阚鞠荆桓乔仇岑俞柳廉滕殷毕卞祁麦佘冼揭凌闵褚邢尤樊邝窦梅"

// plainSurnames begin hardly any other word, so that a name after 三（2）班学生 needs nothing behind it to be seen as one.
const plainSurnames = "李王刘陈杨赵吴徐孙朱胡郭郑梁宋唐韩冯邓曹彭潘董袁蒋杜苏魏吕沈姚卢姜崔谭汪范贾韦邹熊邱尹薛侯龚邵覃赖黄林罗叶曾钟廖萧肖谢周黎卢丁邬芮荀甄靳隗栾郜邰蔺屠胥翟冉郦濮扈晏瞿阎阙晁阚鞠岑俞滕殷毕卞祁佘冼揭邢樊邝窦"

// notNames begin with a surname and are words.
var notNames = []string{"高度", "高校", "高中", "高质", "高效", "高速", "高考", "高兴", "高年", "方面", "方式", "方法", "方可", "于是", "于今", "向学", "向群", "向社", "向家", "向老", "向警", "向其", "向村", "金额", "石头", "白天", "马上", "马路", "万人", "万名", "万余", "严格", "严重", "严禁", "余名", "余人", "任何", "任务", "任职", "何时", "何人", "程度", "程序", "武术", "江边", "田间", "温暖", "温馨", "古今", "古代", "简单", "管理", "管教", "蓝天", "游戏", "游泳", "游玩", "龙舟", "雷雨", "毛笔", "章程", "童年", "顾问", "史无", "夏令", "夏季", "秦岭", "许多", "许可", "周末", "周围", "周边", "周岁", "林业", "洪水", "伍的", "池塘", "丁香", "黄金", "钱财", "欧美", "成长", "安全", "和家", "常见", "施行", "施工", "施暴", "施以", "祝愿", "祝福", "区内", "区级", "区人", "陆续", "汤圆", "付出", "付款", "方才", "高声", "高举", "高呼", "高喊", "高空", "于某", "叶子", "马虎", "万元", "宋体", "沈阳", "贺卡", "贺信", "孔子", "孟子", "卓越", "幸福", "幸好", "凌晨", "甘愿", "岳父", "岳母", "童心", "单独", "谢谢", "武器", "石子", "胡乱", "胡同", "曾经", "曾有", "曾在", "曾多", "曾因", "白血", "任由", "任意", "任性", "夏天", "温情", "万一", "连续"}

// nameHere is the length of a full personal name that begins at i: a surname and one or two characters, none of them masked, with something behind it that
// follows a name. sure wants a stop or a bracket behind it or a verb of saying; else 0.
func (d *doc) nameHere(i int, strict bool) int {
	compound := d.has(i, "欧阳") || d.has(i, "司徒") || d.has(i, "上官") || d.has(i, "诸葛") || d.has(i, "司马")
	if !compound && !strings.ContainsRune(surnames, d.rune(i)) {
		return 0
	}
	for _, w := range notNames {
		if d.has(i, w) {
			return 0
		}
	}
	first := 1
	if compound {
		first = 2
	}
	for _, n := range [...]int{first + 2, first + 1} {
		if d.givenName(i+first, i+n) && d.afterName(i+n, strict) {
			return n
		}
	}
	if !strict && strings.ContainsRune(plainSurnames, d.rune(i)) && d.givenName(i+1, i+3) {
		return 3
	}
	return 0
}

// nameBefore reads the name that ends before i.
func (d *doc) nameBefore(i int, strict bool) (at, n int) {
	for _, n := range [...]int{3, 4, 2} {
		at := i - n
		if at < 0 || at > 0 && n == 2 && han(d.rune(at-1)) && !d.beforeName(at) {
			continue
		}
		compound := d.has(at, "欧阳") || d.has(at, "司徒") || d.has(at, "上官")
		if n == 4 && !compound || !compound && !strings.ContainsRune(surnames, d.rune(at)) {
			continue
		}
		word := false
		for _, w := range notNames {
			word = word || d.has(at, w)
		}
		first := 1
		if compound {
			first = 2
		}
		if !word && d.givenName(at+first, i) && (!strict && d.beforeName(at) || strict && (d.beforeName(at) || !han(d.rune(at-1)))) {
			return at, n
		}
	}
	return 0, 0
}

// givenName tells that the characters may be a given name: Chinese, none a mask or a function word.
func (d *doc) givenName(i, end int) bool {
	for _, w := range [...]string{"老师", "主任", "校长", "书记", "同学", "家长", "医生", "律师", "警官", "法官", "先生", "女士", "阿姨", "大爷", "大叔", "大妈", "奶奶", "爷爷", "叔叔", "镇长", "所长", "社工", "支书"} {
		if d.has(i, w) {
			return false
		}
	}
	for ; i < end; i++ {
		r := d.rune(i)
		if !han(r) || strings.ContainsRune("某的了是在和与及对将也并从由以到被把得着就都还已我们等为有不各个这那该说因后前时中上下要能可向进行参", r) {
			return false
		}
	}
	return true
}

// afterName tells that what stands at i follows a name.
func (d *doc) afterName(i int, strict bool) bool {
	r := d.rune(i)
	if strings.ContainsRune("（(，。、；：,“\n ", r) {
		return true
	}
	for _, w := range [...]string{"说", "同学", "在", "因", "被", "与", "和", "的", "等", "告诉", "表示", "收到", "遭", "受", "从", "到", "是", "家", "父", "母", "独", "离", "偷", "骑", "将", "接", "辍学", "放学", "由", "获", "荣获", "为", "向", "参加", "作", "讲", "写", "以", "一家", "小朋友", "领", "站", "分享", "介绍", "上台", "多次", "沉迷", "盗", "殴", "伙同", "未", "已", "今年", "现年", "担任", "扮演", "朗诵", "演讲", "发言", "提问", "回答", "抢答", "举手", "主动", "积极", "激动", "兴奋", "认真", "走上", "完成", "代表", "宣读", "大声", "当场", "拿", "捧", "写下", "感慨", "坦言", "笑着", "带头"} {
		if d.has(i, w) {
			return true
		}
	}
	return !strict && !han(r)
}

// beforeName tells that a name can begin at i.
func (d *doc) beforeName(i int) bool {
	if i == 0 || !han(d.rune(i-1)) {
		return true
	}
	for _, w := range [...]string{"学生", "同学", "男孩", "女孩", "少年", "少女", "儿童", "孩子", "村民", "居民", "人", "子", "女", "生", "名叫", "叫", "班", "级", "童", "为", "对", "和", "与", "的", "给", "年仅", "由", "让", "将", "孙", "当事人", "帮助", "女儿", "儿子", "走访", "看望"} {
		if d.has(i-len([]rune(w)), w) {
			return true
		}
	}
	return false
}
