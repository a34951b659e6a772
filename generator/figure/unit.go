package figure

import (
	"cmp"
	"slices"
	"strings"
)

// Measure words that count things, with Arabic and Chinese numerals alike.
const counters = `
个 项 件 名 位 家 所 座 条 栋 幢 台 艘 辆 架 次 场 批 届 轮 期 种 类 套 部 支 份 册 篇 张 幅 处 户 人 倍 宗 起 例 对 组 堂 课 间 层 块 片 株 颗 棵 枚 道 段
笔 款 趟 遍 栏 桩 节 座次 步 样 档 则 卷 盏 扇 根 粒 滴 尊 匹 尾 羽 峰 盆 束 瓶 箱 袋 包 盒 桶 罐 剂 针 孔 眼 副 阵 班 讲 集 出
人次 场次 架次 班次 户次 亩次 批次 车次 辆次 艘次 家次 条次 件次 宗次 份次 台次 例次 店次 只次 头次 所次 村次 企次 篇次 期次 项次 起次 课次 列次 航次 频次
团次 床次 队次 趟次 剂次 针次 站次 对次 组次 处次 套次 轮次 门次 桌次 警次 节次 位次 名次 标次 栋次 单次 乘次 客次
份册 人份 台套 台件 台班 台时 件套 架时 课时 学时 学分 户头 标箱 标准箱 重量箱 席 席位 床位
`

// Units of money, length, area, volume, weight, power, sound and data.
const measures = `
元 美元 欧元 港元 日元 韩元 澳门元 新台币 人民币 英镑 港币 美金 澳元 加元 新元 卢布 泰铢 瑞士法郎 块钱
公里 千米 米 厘米 毫米 分米 微米 纳米 英里 海里 英尺 英寸 延米 延长米 车道公里 皮长公里 芯公里 单公里 线公里 轨道公里
亩 公顷 平方米 平方公里 平方千米 平方厘米 平方毫米 平方 平米 平方英尺
立方米 立方 立方厘米 立方分米 标准立方米 升 千升 毫升 公升
吨 公吨 千克 公斤 斤 克 毫克 微克 纳克 担 磅 盎司 克拉 吨公里 人公里 吨海里 客公里 车公里 标准吨 标方
瓦 千瓦 兆瓦 吉瓦 太瓦 峰瓦 瓦时 千瓦小时 千瓦时 兆瓦时 吉瓦时 太瓦时 伏 千伏 伏安 千伏安 兆伏安 安时 度电 千乏
摄氏度 ℃ °C 分贝 帕 千帕 兆帕 赫兹 千赫 兆赫 吉赫 焦 焦耳 千焦 吉焦 卡路里 大卡 千卡 勒克斯 贝克 戈瑞 马力 公里/小时
兆 比特 字节 兆比特 像素 千字
周岁 岁 百分点 个百分点 成 番 折
`

// Measure words that mean something else too often after a Chinese numeral: 五分, 三面, 两头, 四路.
const arabicOnly = `门 封 方 分 度 面 头 只 口 本 首 单 票 股 队 群 顶 床 双 列 路 字 版面 页 行次 点位 机架 院次 杯 碗 桌 枝 把 付 畦 棚 塘 团 格 锭 曲`

// guards lists what follows a unit where it is none after all: 5分钟, 2025方案, 三位一体, 六户籍.
const guards = `
分: 钟 之 别 为 类 解 布 公司 支 秒 管 局 校 区
度: 假 过 电
面: 向 积 貌 临 对 上 试 包 广 粉
方: 面 案 向 式 法 位 针 便 块 形 舱 可 能 米
元: 旦 宵 月 素 件 始 首 宇宙 老
成: 立 为 功 果 员 效 本 长 就 熟 品 片 群 都 交 分 因 型 语 年 渝 新 套 批
件: 制
折: 射 旧 叠 合 算
期: 工程 项目 货 间 末 待 望 刊 限 房
口: 岸 径 袋 号 腔 罩 粮 碑
本: 地 级 土 年 市 省 县 区 镇 科 次 届 月 季 轮 质 专科 村
首: 次 个 批 家 创 府 位 席 届 期 要 发 台 套 例 日
单: 位 元 品 独 一 纯 列 点
票: 据 房 价 制
股: 权 份 东 票 改 级
队: 伍 员 列
群: 众 体 团 岛 聊
路: 公交 由 段 灯 网 线 口 长 径 面 况
列: 入 车 为 举 表 支 全 第 国
双: 方 向 语 拥 创 控 碳 高 边 减 重
床: 位 上
头: 部 条 衔
只: 有 能 是 要 需
字: 节 样 体 幕 号
点位: 置
页: 岩 面
门: 户 诊 店 类 槛 口 峡 县 前 窗 楼 球 急
节: 能 约 水 点 日 假 前 后 气 庆 育 期间 奏 令 本 电 支 两
块: 状 链
片: 区 面 状
组: 织 建 成 长 合 团 件 装 群 委
支: 持 付 出 撑 部 援 教 行 线 农 流 委
部: 门 委 分 队 长 署 位 级 省
班: 子 级 列 组 主任 车
讲: 座 话 好 解 述 清 师 坛 政治
课: 程 题 堂 后 本 税 外
步: 行 道 骤 伐 入 走
出: 台 口 租 入 现 生 资 让 行 厂 发 版 警 动 境 国 席 庭 具 席
集: 中 体 成 团 群 聚 装 约 市 合 散 镇 采
样: 本 品 板
档: 案
处: 理 置 罚 于 在
条: 例 款 块 理
座: 谈 右 位
道: 路 德 口 理 教 岔 外 里
例: 如 会 行 外 证
户: 外 口 型
张: 贴 家口 家界
间: 接 隔 隙 断
位: 置 居
篇: 章
则: 是 为 可
卷: 烟
席: 卷
担: 当 保 任 负 忧
克: 服 难 隆
米: 粉 饭 兰 面 制品
升: 级 至 到 学 降 幅 值 温 入 格 为 本 规
瓦: 斯 房 解 片
焦: 点 炭 虑
兆: 示
对: 口 外 接 标 策 象 应 于 照 比 内 生 企业
根: 据 本 治 源
眼: 科 病 下 前
针: 对
种: 植 养 子 业 苗 粮 源 地 树
类: 似 别 新药 创新药 医疗 水 地区
层: 次 面 级
包: 括 含 容 保
剂: 量
段: 落
副: 省 市 县 区 厅 处 部 书 主 总 校 院 所 会 教
把: 关 握 脉 手
团: 结 员 市 省 队 体 伙 场 长 圆
格: 局 式
款: 项
笔: 试
批: 准 发 复 办 评 示 量 零
起: 草 诉 步 点 到 来 飞 源 始 初 势
阵: 地 营
磅: 礴
尾: 气 矿 水 号 款
台: 山 县 湾 州 胞 商 企 账 阶 风 区
封: 闭 山 育
栏: 目 杆
盆: 地
束: 缚
番: 禺 茄
帕: 金
安: 全 置
克: 己
人: 制
人民币: 国际化
轮: 车 换 岗 胎 候 值 班 训 作 驱 渡
套: 班子
架: 构
席位: 制
期次: 性
次: 生 级 要 序 干 元 贫 日 年 新 贷
届: 时 满
曲: 线
床位: 数
条: 件
位: 一体 数 于 列 置
项: 规定 基本原则 注意 原则
`

// A measure is one entry of the lexicon.
type measure struct {
	word   []rune
	arabic bool     // not after a small Chinese numeral
	not    []string // what must not follow
}

// lexicon holds the measures by their first code point, the longest first. It is read only.
var lexicon = compile()

func compile() map[rune][]measure {
	not := map[string][]string{}
	for line := range strings.Lines(guards) {
		if word, after, found := strings.Cut(strings.TrimSpace(line), ":"); found {
			not[word] = append(not[word], strings.Fields(after)...)
		}
	}
	m := map[rune][]measure{}
	add := func(list string, arabic bool) {
		for _, w := range strings.Fields(list) {
			word := []rune(w)
			m[word[0]] = append(m[word[0]], measure{word, arabic, not[w]})
		}
	}
	add(counters, false)
	add(measures, false)
	add(arabicOnly, true)
	for _, list := range m {
		slices.SortStableFunc(list, func(a, b measure) int { return cmp.Compare(len(b.word), len(a.word)) })
	}
	return m
}

// unit is the longest measure word or unit at i, slash compounds included, and where it ends; end == i where none stands. small says that a
// Chinese numeral up to ten stands before it.
func (r runes) unit(i int, small bool) (unit string, end int) {
	if u, end := r.symbol(i); end > i {
		return u, r.slash(end)
	}
	for _, m := range lexicon[r.at(i)] {
		end := i + len(m.word)
		if m.arabic && small || !r.starts(i, string(m.word)) || r.startsAny(end, m.not) > 0 && !r.keeps(end, m.word) {
			continue
		}
		slashed := r.slash(end)
		return strings.ReplaceAll(string(r[i:slashed]), "／", "/"), slashed
	}
	return "", i
}

// keeps tells where a guard's word does not apply: 5支部队 reads 支 + 部队.
func (r runes) keeps(end int, word []rune) bool {
	return word[0] == '支' && r.starts(end, "部队")
}

// Units written in Latin letters, as whole tokens. 5G, 4K and 3A are models, not units.
var symbols = strings.Fields(`kW KW kWh KWh MW MWh GW GWh TWh kV KV MV kVA MVA km Km KM m cm mm nm μm µm kg KG Kg g mg μg µg ug t L l mL ml m2 m3 km2 hm2 m² m³ km² hm²
㎡ ㎞ ㎏ ㎎ ㎜ ㎝ ㎥ ㎢ MB GB TB PB EB ZB Mbps Gbps Tbps Hz kHz MHz GHz THz TEU P PFlops EFlops PFLOPS EFLOPS EFlop Eflops Pflops TOPS Pa kPa MPa dB`)

// symbol is a unit in Latin letters or a single sign at i.
func (r runes) symbol(i int) (unit string, end int) {
	for end = i; isLatin(r.at(end)) || strings.ContainsRune("μµ²³㎡㎞㎏㎎㎜㎝㎥㎢", r.at(end)) && end < len(r) || end > i && end-i < 3 && (r.at(end) == '2' || r.at(end) == '3'); {
		end++
	}
	if end == i || end-i > 8 || !slices.Contains(symbols, string(r[i:end])) {
		return "", i
	}
	return string(r[i:end]), end
}

// Denominators of slash compounds, the longest first where one begins another.
var denominators = strings.Fields(`标准立方米 立方米 平方公里 平方米 百公里 千瓦时 千克 公斤 公里 公顷 小时 分钟 万元 千人 万人 百户 百人 人次 人 户 年 月 日 天 周 季度 季 学期 吨 亩 升 秒 时 次 件 个 辆 床 台 套 株 只
头 张 度 米 班 家 村 生 克 块 份 例 场 期 名 项 所 批 瓦 千瓦`)

// slash is where the unit ending at i ends with its denominators: 微克/立方米, 元/人·月.
func (r runes) slash(i int) int {
	for range 3 {
		c := r.at(i)
		if c != '/' && c != '／' && c != '·' {
			break
		}
		n := r.startsAny(i+1, denominators)
		if _, end := r.symbol(i + 1); n == 0 && end > i+1 {
			n = end - i - 1
		}
		if n == 0 {
			break
		}
		i += 1 + n
	}
	return i
}

var timeUnits = strings.Fields(`年 月 日 天 旬 季 小时 分钟 秒 毫秒 微秒 刻钟 时 点 世纪 载 学年 学期 星期 礼拜 周年 昼夜 钟头 代 晚 夜 号 后 前`)

var timeNouns = strings.Fields(`月 小时 工作日 季度 星期 年头 年度 学期 学年 交易日 自然日 自然月 自然年 世纪 钟头 昼夜 法定 日历 财年 春秋 寒暑 日夜 周年 日日夜夜 财季`)

// time is the width of the time unit at i, 0 if none stands there: 年, 小时, 个月, 个多工作日. 周岁 is an age.
func (r runes) time(i int) int {
	if r.at(i) == '周' && r.at(i+1) != '岁' {
		return 1
	}
	if r.at(i) != '个' {
		return r.startsAny(i, timeUnits)
	}
	j := i + 1
	if c := r.at(j); c == '多' || c == '半' {
		j++
	}
	if n := r.startsAny(j, timeNouns); n > 0 {
		return j + n - i
	}
	return 0
}
