package figure

import (
	"slices"
	"strings"
)

const nameWidth = 24

// Verbs that begin a clause such as 受理各类矛盾纠纷: what follows them is the thing counted. Longer ones come before those they contain.
var verbs = strings.Fields(`成功调处 成功化解 调解成功 调处成功 接收到 组织开展 组织召开 接到 收到 接收 接访 受理 办理 办结 处理 处置 调处 调解 化解 排查 登记 立案 查处 查办 审查 审核 审结 答复 回复 采纳 收集 征集
走访 发放 派发 张贴 悬挂 播放 推送 解答 解决 宣讲 开展 举办 召开 组织 参加 参训 培训 培育 培养 聘请 选派 选聘 配备 设立 建立 建成 新建 修订完善 修订 制定 出台 印发 公布 公开 公示 编制 发布 完成 实施 出动 检查 抽查 发现 整改 新增
增设 保留 下放 取消 通过 合格 成功 评定 创建 打造 引进 投入 安排 落实 提供 调整 清理 废止 修改 出具 提出 参与 旁听 出庭 应诉 执结 执行 结案 签订 评选 表彰 命名 服务 惠及 覆盖 吸引 接待 支付 涉及 挽回 追回 罚款 结业 获得 获评
入选 推出 实现 争取 改造 提升 启动 认定 引育 建设 促成 推动 吸纳 生效 达成 撤诉 引导 分流 移送 移交 批办 约谈 督促 赠送 介绍 提质升级 推进 强化 支持 打通 培优 承办 承接 建好 维修 办好 办`)

// Verbs whose object stands elsewhere when nothing follows them: 办结63件, 成功调处110宗.
var handled = strings.Fields(`成功调处 成功化解 调解成功 调处成功 化解成功 已办结 办结 处理 处置 调处 调解 化解 成功 回复 答复 采纳 通过 合格 不合格 整改 完成整改 已整改 完成 审结 结案 执结 立案 移送 评定优秀 优秀 参训 参考 出庭 采用
达成协议 调解达成 满意 撤诉 驳回 维持 查处 解决 总量 总数 总额`)

var growth = strings.Fields(`同比增长 同比下降 同比增加 同比减少 同比上升 同比提高 同比提升 环比增长 环比下降 年均增长 年均分别增长 分别增长 分别下降 增长 下降 增加 减少 上升 提高 提升 降低 压减 增幅 降幅 涨幅 压降 增速 比上年增长 比上年下降 较上年增长 较上年下降`)

// Words that end the noun behind a leading count: 两名执业律师担任….
var predicates = strings.Fields(`进行 参加 担任 开展 参与 接受 完成 通过 实现 入选 获评 获得 取得 被 均 全部 已 将 到 在 为 提供 受益 建设 纳入 达到 落户 签约 对 向 经 由 逐 分别 提高 增加 减少 增长 下降 上升 降低 提升 扩大 增至 降至 补考 ，`)

// predicateWords are nouns that merely hold a predicate's character.
var predicateWords = strings.Fields(`对接 对口 对外 对象 纵向 横向 定向 经济 经营 经验 经费 经典 华为 行为 作为 存在 潜在 在建 在线 到位 自由 法律援助 完成率 参与率 通过率 由来 通道 建设项目 建设用地`)

// A namer walks over the figures of a text. What it remembers it forgets at the end of a sentence.
type namer struct {
	r      runes
	found  []Figure
	clues  []clue
	object string // the thing that the last count counts: 各类矛盾纠纷
	unit   string // its unit
	last   string // the name of the last figure that has a name of its own
	whole  string // the name of the count that 其中 splits
	split  string // the unit of its parts, "" outside such a list
}

// name says of every figure what it counts, so that a reader understands it without the sentence: from the noun before it, the noun behind
// it, or the thing that an earlier figure of the sentence counts.
func (r runes) name(found []Figure) {
	n := namer{r: r, found: found, clues: r.clues(found)}
	for i := range found {
		if i > 0 && n.clues[i].sentence != n.clues[i-1].sentence {
			n.object, n.unit, n.last, n.whole, n.split = "", "", "", "", ""
		}
		found[i].Name = tidy(n.read(i))
		if width(found[i].Name) < 2 {
			found[i].Name = tidy(n.fallback(i))
		}
	}
}

func (n *namer) read(i int) string {
	f, c := n.found[i], n.clues[i]
	said := core(n.lead(i))
	if i > 0 && c.opener == 0 && said != "" && said == core(nounOf(n.clues[i-1].tail)) {
		said = "" // 7个村（居）28名: 村（居） belongs to the 7
	}
	switch {
	case slices.Contains(growth, said) || strings.HasPrefix(said, "占"):
		if n.last != "" {
			return join(n.last, said)
		}
		return join(n.before(c), said)
	case isShare(f.Unit) || f.Unit == "" && !f.Optional:
		if n.object != "" && strings.HasSuffix(said, "率") && width(said) <= 6 {
			said = join(n.object, said)
		}
		if said == "" {
			return n.last
		}
		n.last = said
		return said
	case slices.Contains(handled, said) && n.object != "" && alike(f.Unit, n.unit), n.object != "" && strings.HasPrefix(said, "平均"):
		n.last = join(n.object, said)
		return n.last
	}
	if strings.Contains(c.lead, "其中") && i > 0 {
		n.whole, n.split = n.last, f.Unit
	}
	if i > 0 && n.apart(n.found[i-1].End, f.Start) {
		n.split = ""
	}
	if part := width(said); n.split == f.Unit && n.split != "" && 0 < part && part <= 6 && !strings.Contains(said, n.object) || n.member(i, said) {
		if n.split == "" {
			return n.object + "（" + said + "）"
		}
		return n.whole + "（" + said + "）"
	}
	if said == "" && totals(c.lead) && c.tail == "" && n.last != "" {
		return n.last + "等合计"
	}
	n.split = ""
	return n.count(i, said)
}

// apart tells whether more than one mark of a clause stands between two figures, or a mark that ends a list.
func (n *namer) apart(from, to int) bool {
	stops := 0
	for _, c := range n.r[from:to] {
		switch {
		case c == '；' || c == '。' || c == '\n':
			return true
		case isStop(c) && c != '：':
			stops++
		}
	}
	return stops > 1
}

// member tells a short member of a list of like counts: 信访件18宗、镇级36宗.
func (n *namer) member(i int, said string) bool {
	return i > 0 && n.clues[i].opener == '、' && n.found[i].Unit == n.unit && 0 < width(said) && width(said) <= 2 && width(n.object) > 2
}

// count names a count by what stands before and behind it, and remembers its object.
func (n *namer) count(i int, said string) string {
	f, c := n.found[i], n.clues[i]
	noun := nounOf(c.tail)
	name := said
	switch occasion := f.Unit == "次" || strings.HasSuffix(f.Unit, "场") || strings.HasSuffix(f.Unit, "次"); {
	case noun == "":
	case said == "":
		name = noun
	case occasion && startsInVerb(said):
	case !occasion && !endsInVerb(said) && (width(said) >= 4 || startsInVerb(said)):
	default:
		name = join(said, noun)
	}
	object := objectOf(name)
	if what, manner := n.activity(f); what != "" && (said == "" || said == "组织" || said == "安排") && noun != "" {
		name, object = manner+what+"的"+noun, what
	}
	if width(name) == 1 {
		name += "的数量"
	}
	if name == "" {
		name = n.last
	}
	if name == "" {
		name = n.before(c)
	}
	if name != "" {
		n.last = name
	}
	if object != "" {
		n.object, n.unit = object, f.Unit
	}
	return name
}

// activity is what the people counted take part in: 28名“法律明白人”进行…的培训, 9名同志参加执法资格考试.
func (n *namer) activity(f Figure) (what, manner string) {
	end := f.End
	for end < len(n.r) && end-f.End < 40 && !isStop(n.r[end]) {
		end++
	}
	clause := string(n.r[f.End:end])
	if _, after, found := strings.Cut(clause, "参加"); found && width(after) >= 2 && width(after) <= 12 && !strings.ContainsFunc(after, isDigit) {
		return after, "参加"
	}
	if _, after, found := strings.Cut(clause, "进行"); found {
		for _, w := range []string{"培训", "考试", "学习", "测试", "演练", "宣讲"} {
			if strings.HasSuffix(after, w) {
				return w, "组织"
			}
		}
	}
	return "", ""
}

// lead is the clue's lead with the earlier members of a list of names before it: 参考率、合格率均达到100%.
func (n *namer) lead(i int) string {
	c := n.clues[i]
	if c.opener != '、' {
		return c.lead
	}
	floor := max(0, c.from-nameWidth)
	if i > 0 {
		floor = max(floor, n.found[i-1].End)
	}
	from := c.from
	for from > floor && !isStop(n.r[from-1]) && !isOpening(n.r[from-1]) {
		from--
	}
	if i > 0 && from == n.found[i-1].End {
		return c.lead
	}
	return string(n.r[from:c.from]) + c.lead
}

// before is the last clause of the line that names something, for a figure whose own clause does not.
func (n *namer) before(c clue) string {
	end := c.from
	for end > 0 && n.r[end-1] != '\n' && n.r[end-1] != '。' && (isStop(n.r[end-1]) || n.r[end-1] == '、') {
		end--
	}
	start := end
	for start > 0 && end-start < nameWidth && !isStop(n.r[start-1]) && n.r[start-1] != '、' {
		start--
	}
	s := string(n.r[start:end])
	if at := strings.IndexFunc(s, isDigit); at >= 0 {
		s = s[:at]
	}
	return core(s)
}

// fallback names a figure that its line does not name: by the words behind it, by the line above as in a table, or by its unit.
func (n *namer) fallback(i int) string {
	f, c := n.found[i], n.clues[i]
	for _, s := range []string{nounOf(c.tail), n.last, n.before(c), n.above(c.begins), nounOf(core(c.tail))} {
		if width(tidy(s)) >= 2 {
			return s
		}
	}
	return "数量（" + strings.TrimSpace(f.Unit) + "）"
}

// above is the nearest of the six lines above that holds words and no digits, for a figure whose line begins at i. A long line ends the search.
func (n *namer) above(i int) string {
	for range 6 {
		end := i - 1
		for i = end; i > 0 && n.r[i-1] != '\n' && end-i <= nameWidth; i-- {
		}
		if end <= 0 || end-i > nameWidth {
			break
		}
		if s := strings.TrimSpace(string(n.r[i:end])); width(s) >= 2 && !strings.ContainsFunc(s, isDigit) {
			return s
		}
	}
	return ""
}

// nounOf cuts the words behind a count where the noun ends.
func nounOf(tail string) string {
	for _, w := range []string{"及以上", "以上", "以下", "以内", "左右", "上下", "余"} {
		tail = strings.TrimPrefix(tail, w)
	}
	tail = strings.TrimFunc(tail, isSpaceOrMark)
	cut := len(tail)
	for _, w := range predicates {
		if at := strings.Index(tail, w); at >= 0 && !spansAny(tail, at, predicateWords) {
			cut = min(cut, at)
		}
	}
	noun := strings.TrimPrefix(strings.TrimFunc(tail[:cut], isSpaceOrMark), "的")
	noun = strings.TrimSuffix(strings.TrimSuffix(noun, "的"), "和")
	opened := strings.ContainsAny(noun, "（(“《「")
	if beginsWithAny(noun, []string{"和", "等", "及", "、", "，"}) || !opened && strings.ContainsFunc(noun, isClosing) {
		return ""
	}
	return noun
}

// spansAny tells whether one of the words covers the byte at in s.
func spansAny(s string, at int, words []string) bool {
	for _, w := range words {
		if k := strings.Index(s[max(0, at-len(w)):], w); k >= 0 && max(0, at-len(w))+k <= at {
			return true
		}
	}
	return false
}

// objectOf is the thing itself: 受理各类矛盾纠纷 → 各类矛盾纠纷. Without a verb in front it is the whole name.
func objectOf(name string) string {
	for _, v := range verbs {
		if rest := strings.TrimPrefix(name, v); rest != name {
			return rest
		}
	}
	return name
}

func startsInVerb(s string) bool {
	return slices.ContainsFunc(verbs, func(v string) bool { return strings.HasPrefix(s, v) && s != v })
}

func endsInVerb(s string) bool { return endsWithAny(s, verbs) }

// totals tells a lead that sums up what stands before it: 共, 合计.
func totals(lead string) bool {
	return slices.Contains(strings.Fields("共 合计 共计 总计 总共 累计 一共 共有"), strings.TrimFunc(lead, isSpaceOrMark))
}

// alike tells whether two units count the same kind of thing.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	for _, kind := range []string{"件宗起个例条", "人名位人次"} {
		if a != "" && b != "" && strings.Contains(kind, a) && strings.Contains(kind, b) {
			return true
		}
	}
	return false
}

func isShare(unit string) bool {
	switch unit {
	case "%", "‰", "成", "个百分点", "百分点", "倍":
		return true
	}
	return false
}

// join puts two names together, the words that end one and begin the other once only: 行政处罚案件 + 案件合格率.
func join(a, b string) string {
	x, y := []rune(a), []rune(b)
	for n := min(len(x), len(y)); n > 0; n-- {
		if string(x[len(x)-n:]) == string(y[:n]) {
			return a + string(y[n:])
		}
	}
	return a + b
}

// tidy cuts a name to its last nameWidth code points, drops marks at its ends and brackets that have lost their partner.
func tidy(s string) string {
	s = strings.Map(func(c rune) rune {
		if c == '\n' || c == '\r' || c == '。' || c == '；' {
			return -1
		}
		return c
	}, s)
	if w := []rune(s); len(w) > nameWidth {
		s = string(w[len(w)-nameWidth:])
		for _, mark := range []string{"，", "、", "的"} {
			if _, rest, found := strings.Cut(s, mark); found && width(rest) >= 6 {
				s = rest
			}
		}
	}
	for _, pair := range []string{"（）", "()", "“”", "《》", "「」"} {
		p := []rune(pair)
		if strings.Count(s, string(p[0])) != strings.Count(s, string(p[1])) {
			s = strings.Map(func(c rune) rune {
				if c == p[0] || c == p[1] {
					return -1
				}
				return c
			}, s)
		}
	}
	return strings.TrimFunc(s, isSpaceOrMark)
}
