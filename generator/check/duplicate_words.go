package check

import (
	_ "embed"
	"strings"
	"sync"
)

// reduplicated characters form a word by standing twice: 人人, 天天, 常常, 妈妈; or the end of one: 沉甸甸.
const reduplicated = "迟短细缓厚薄粗宽窄浓淡暖嫩盈簌唰啪砰噼喵嗡嘟锵铿泠飕沌鬼咧惟丰人天年月日时处事件户家个次层步节级块样种代世点滴常往渐慢好早深牢紧稳久小多少低仅刚偏恰频屡每默悄静轻匆纷统区源津孜兢业念明清踏扎真堂浩荡轰烈谆循拳殷欣蒸济彬翩熊洋滔滚茫绵历斤息头非两双说看听走试谈聊晒唱跳妈爸爷奶哥姐弟妹叔伯婶宝娃乖星蛐太公婆舅姑嫂谢仔等一三万千亿条项" +
	"甸彤乎腾汪融油莹蒙悠巴滋溜笑闪绰琅朗缕粼皑冉楚凿籽芸青苍郁葱勃拉呱喳叨絮唠窸窣咚哗哈嘿呵嘻嘟喃叮铛脉靡耿忠恳赫昭惶岌咄侃款娓鼎芊袅婷丽芳娜莉莹媛娟萍晶倩佳露蓉玲珊瑶萌乐冰豆果园圆妮囡楠桐涵" +
	"猩狒蝈蛛侗喁亭玉姗涓潺淙汩攘熙嚷吱喔唯诺碌忡忧怏惴栩炯灼皎眈睽矻穰籍累翼脚茕荦蠢衮訚诤踽迢遑采铮霏靄飒飘高远某周重满整狠团圈连阵声句字张丝招座片朵棵辈斑寥沾虎跃井惺窃恋缓徐空烘花邦黝零秃挺辣漉茸晃沉漆冲哄蜜喷灵灿茵刷"

// doublings are fixed phrases that begin with a character standing twice.
var doublings = []string{"面面俱", "面面观", "面面相", "环环相", "环环紧", "生生不", "口口相", "依依不", "依依惜", "心心相", "官官相", "法法衔", "足足有", "足足花", "足足等", "足足用", "把把关", "帮帮忙", "跑跑腿", "握握手", "点点头", "招招手", "散散步", "串串门", "搭搭手", "场场", "当当的", "村村有", "村村通", "村村响", "村村建", "村村都", "镇镇有", "镇镇通", "乡乡有", "乡乡都", "县县有", "行行出", "校校有", "喜洋洋", "红彤彤", "钉钉"}

// A boundary says between which words a character may stand twice, where the words around it are too many to list: after `before` it ends the
// first, before `after` it begins the second. "*" is any Chinese character.
type boundary struct{ before, after string }

var boundaries = sync.OnceValue(func() map[rune]boundary {
	table := map[rune]boundary{}
	for line := range strings.Lines(wordBoundaries) {
		if f := strings.Fields(line); len(f) == 3 {
			table[[]rune(f[0])[0]] = boundary{f[1], f[2]}
		}
	}
	return table
})

// wordBoundaries: the character, what may stand before its first, what may follow its second.
const wordBoundaries = `
会 * 议场员长同费计客见谈审商务前后上中
的 目 *
和 * 谐睦美
与 参给赠 *
镇 * 有都长政党人村属级司综直域纪里区上下内外干机
乡 * 长政党人村镇属级司里贤亲土情
村 * 有都通响建民委干支两级庄部组务规里集内外
县 * 长政委区级域城司直属里人
市 * 长政委区级场民监司直属县人
省 * 长政委级司直属人
区 * 长政域级直属位块
局 * 长党属
所 * 长属有在
办 * 公理事案法结件
街 * 道
党 * 员委建支组课校政
法 * 律规条治院官定典
对 * 子联方策
习 * 近
并 合 *
子 * 女
`

// suffixes end words of any length: 综合行政执法队, 工作组, 未检, 局务会.
var suffixes = setOf("队组检会水院局处科站所校厂店社街路户车网线课室村镇乡县市省区办党委法员长师生民款费税证书图表品地田林山河江湖海桥房楼墙门窗灯火电气油粮")

//go:embed words.txt
var wordText string

// words are the common words of two characters.
var words = sync.OnceValue(func() map[[2]rune]bool {
	known := make(map[[2]rune]bool, len(wordText)/3)
	for line := range strings.Lines(wordText) {
		first, rest, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || first == "#" {
			continue
		}
		for _, second := range rest {
			known[[2]rune{[]rune(first)[0], second}] = true
		}
	}
	return known
})
