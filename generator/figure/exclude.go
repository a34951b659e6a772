package figure

import (
	"strings"

	"pufa/generator/hanzi"
)

// isOrdinal tells ranks and ordinals: 第4个, 第一、二、三批, 前10位, 居全省第3.
func (s *scanner) isOrdinal(low, last quantity) bool {
	r, i := s.r, low.start
	before := i
	for isSpace(r.at(before - 1)) {
		before--
	}
	if r.at(before-1) == '第' {
		return true
	}
	if r.at(i-1) == '前' && !strings.ContainsRune("目此当以提日年月天之会前期午周", r.at(i-2)) {
		return true
	}
	if o := s.ordinal; o.end > 0 && i == o.end+1 && strings.ContainsRune("、和及至与—-", r.at(i-1)) && last.value > o.value && last.value <= o.value+10 {
		return strings.Contains("批届次期号轮个条名位款项年级档类", last.unit) && (o.unit == "" || o.unit == last.unit) || r.at(last.end) == '号'
	}
	return false
}

var (
	vague = strings.Fields("数 几 若干 好几 成")
	rank  = strings.Fields("排名 位居 位列 居全 列全 排在 跃居 升至全 居世界 列世界 名列 排全")
)

const climbed = "迈站跃跨登再突踏" // before 上: 迈上万亿元台阶 is no 上万

// excluded tells numbers with a unit that are no figures all the same: models, codes, grades, shorthand, denominators, names.
func (s *scanner) excluded(low, last quantity) bool {
	r, i := s.r, low.start
	before := r.at(i - 1)
	switch {
	case isLatin(before):
		return r.model(i, last)
	case before == '·' || before == '.' || before == '．' || before == '-' || before == '－':
		return i != s.heading && (isDigit(r.at(i-2)) || isLatin(r.at(i-2)))
	case (before == '×' || before == '*' || before == '✕') && isDigit(r.at(i-2)):
		return true
	case before == '+' || before == '＋':
		return !last.known
	case (before == ':' || before == '：' || before == '∶' || before == '/' || before == '／') && isDigit(r.at(i-2)):
		return true
	case before == '每' || before == '逢' || before == '各' && low.bare:
		return true
	case low.chinese && r.endsAny(i, vague) > 0 && (low.bare || r[i] == '十'):
		return true
	case low.bare && before == '上' && !strings.ContainsRune(climbed, r.at(i-2)):
		return true
	case last.unit == "分" && (before == '时' || before == '点'):
		return true
	case (last.unit == "位" || last.unit == "名") && r.within(r.clauseStart(i, 12), i, rank):
		return true
	}
	return r.graded(last) || low.chinese && r.named(low, last)
}

// model tells codes that begin with letters: PM2.5, G25高速, C919. A long abbreviation before a real quantity (GDP5000亿元) is no code.
func (r runes) model(i int, last quantity) bool {
	j := i
	for isLatin(r.at(j - 1)) {
		j--
	}
	return !(last.known && (last.multiplied || last.kind == percent || i-j >= 3 && string(r[j:i]) != "COVID"))
}

// graded tells grades and types: 5万吨级, 3人制, 8座车型.
func (r runes) graded(last quantity) bool {
	switch r.at(last.until) {
	case '级':
		return last.unit != "个" || !r.starts(last.until, "级别") && !r.starts(last.until, "级次")
	case '制':
		return strings.Contains("人年天班户座", last.unit)
	case '型':
		return r.starts(last.until, "型号")
	}
	return r.at(last.until) == '+' && !last.known && !last.multiplied
}

var (
	// What follows 次 in meetings and in ordinals without 第, 届 in sessions, 个 in slogans and in rhetoric.
	meetings  = strings.Fields("全会 会议 党代 代表大会 全国 人代会 中央 国会 大会 中全会 集体学习 常委会 全体 党组 文代会 妇代会 团代会 工代会 理事会")
	sequences = strings.Fields("产业 分配 创业 工业革命 人口普查 普查 污染 元 函数 经济普查 革命 土壤普查 供水 利用 飞跃 握手 曝光 回收 开发 调整 浪潮")
	convened  = strings.Fields("召开 组织 举行 主持 先后 累计 共 举办 开展 连续 全年 参加 承办 主办 办好 经过 历经 经历 实施 完成 推进 分")
	sessions  = strings.Fields("全国 人大 政协 中央 省委 市委 县委 区委 党委 全会 历次 常委 人民代表 一次 二次 三次 四次 五次 六次 七次 八次 九次 十次 十一次 十二次")
	slogans   = strings.Fields("大局 全面 代表 确立 维护 意识 自信 务必 毫不 坚定不移 一律 离不开 相互 必须 更加 坚持 牢牢 结合 善于 决不 不动摇 绝不 着力 革命 文明 转变 百年 一 “ 年 统筹 不 最 更 面向 统一 聚焦 紧盯 确保 到位 带头")
	rhetoric  = strings.Fields("方面 台阶 大台阶 新台阶 层面 维度 关键 重点 着力 环节 原则 要点 问题 重大 大事 件事 特点 特征 亮点 阶段 坚持 转变 突破 优势 定位 目标")
)

// named tells Chinese numerals that belong to a name or an ordinal without 第: 十三届全国人大, 七次全会, 三期项目, 四个全面, 四套班子.
func (r runes) named(low, last quantity) bool {
	i, after := low.start, last.until
	counted := r.within(r.clauseStart(i, 8), i, convened)
	if low.value == 2 && r[i] == '二' && last.kind == plain {
		return true // 二期, 二级: what is counted is 两
	}
	if low.value < 10 && !low.more && r.chained(i, after) {
		return true
	}
	double := r[i] == '两'
	switch last.unit {
	case "届":
		return !double && !counted && low.value > 5 || r.startsAny(after, sessions) > 0 || r.starts(after+1, "中全会")
	case "次":
		return r.startsAny(after, sequences) > 0 || !double && !counted && r.startsAny(after, meetings) > 0 || r.within(r.clauseStart(i, 8), i, []string{"届"}) || r.starts(after, "、") && r.at(after+2) == '次' && r.startsAny(after+3, meetings) > 0
	case "期":
		return !counted && !r.within(max(0, i-4), i, []string{"班", "训", "讲"}) || r.at(i-1) == '、'
	case "轮":
		return !double && !counted
	case "个":
		return low.value <= 10 && r.startsAny(after, slogans) > 0 && !r.starts(after, "代表团") || isNumeral(r.at(after)) && low.value <= 10 && r.at(after) == '一'
	case "家", "台", "门", "所":
		return low.value <= 10 && r.endsAny(i, []string{"省", "市", "县", "区", "州"}) > 0 && strings.ContainsRune("渠子", r.at(after))
	case "元":
		return low.value <= 10 && !low.multiplied
	case "项":
		return r.starts(i, "三项制度") && r.ends(i, "行政执法") || r.starts(i, "六项纪律")
	case "条":
		return r.starts(after, "腿")
	case "张":
		return r.starts(after, "皮")
	case "类":
		return strings.ContainsRune("水医", r.at(after)) || r.starts(after, "主要刑事")
	}
	return false
}

// chained tells shorthand made of numerals and single words: 一核两翼三片, 四横三环.
func (r runes) chained(i, after int) bool {
	isSmall := func(c rune) bool { return isNumeral(c) && hanzi.Multiplier(c) == 0 }
	return isSmall(r.at(i-2)) && !isStop(r.at(i-1)) && r.at(i-1) != '、' && isSmall(r.at(i-4)) ||
		r.at(after) == '一' && !strings.ContainsRune("线流批体次般级等类把期", r.at(after+1)) || isSmall(r.at(after)) && (isSmall(r.at(after+2)) || isStop(r.at(after+2)) || r.at(after+2) == 0)
}

// optional tells figures of rhetoric, of names and of bare multipliers (FIGURES.md 5).
func (r runes) optional(low, last quantity, b Bound) bool {
	after := last.until
	switch {
	case last.bare:
		return true
	case last.unit == "个" && (low.chinese || last.value <= 30) && r.startsAny(after, []string{"方面", "台阶", "大台阶", "新台阶"}) > 0:
		return true
	case low.chinese && last.unit == "个" && r.startsAny(after, rhetoric) > 0:
		return true
	case low.chinese && last.unit == "件" && (r.starts(after, "大事") || r.starts(after, "实事") || r.starts(after, "民生实事")):
		return true
	case low.chinese && last.unit == "批次":
		return true
	case last.unit == "英寸" || last.unit == "千伏" || last.unit == "kV" || last.unit == "番":
		return true
	}
	return b == Exact && strings.Contains("吨 千瓦 兆瓦 吉瓦 立方米 千瓦时 兆瓦时", last.unit) && last.unit != "" && r.capacity(after)
}

// capacity tells a plant that a capacity names: 80万吨尿素项目, 100万千瓦风电项目, unless its coming into service is told.
func (r runes) capacity(after int) bool {
	end := after
	for end < len(r) && end-after < 14 && !isStop(r[end]) && r[end] != '、' {
		end++
	}
	return r.within(after, end, []string{"项目", "机组", "装置", "生产线", "基地", "电站", "电厂", "船", "产线"}) && !r.within(after, end, []string{"投运", "投产", "并网", "建成"})
}
