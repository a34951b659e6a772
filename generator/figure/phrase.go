package figure

import "strings"

// Words that open a clause and say nothing of what is counted. Longer ones come before those they contain.
var openings = strings.Fields(`及以上 以上 以下 以内 左右 各位代表 截至目前 到目前为止 今年以来 今年来 近年来 一年来 五年来 截止目前 上半年 下半年 全年度 本年度 该年度 年度内 今年 去年 全年 本年 年内 目前 截至 截止 同时 其中 其次 首先 另外 此外 以来 以及
共计 累计 合计 总计 先后 已经 现有 现已 全镇 全乡 全区 全县 全市 全省 全街道 我镇 我乡 我区 我县 我市 我省 我街道 本镇 本乡 本街道 年底 年末 期间 分别 预计 新增的 共有 力争 确保 要求 在册的 对 共 已 并 还 和 及 与 的`)

// openingWords are words that merely begin like an opening: 共青团, 及时, 与会代表.
var openingWords = strings.Fields(`共青团 共建 共享 共同 共治 共产 共商 共富 及时 及格 与会 和谐 和平 和睦 和美 和解 对口 对外 对接 对象 对标 对策 对台 并网 还款 还建 已建成 已办结 分别墅 目前 全市场 的士`)

// Words between what is counted and the number.
var closings = strings.Fields(`不少于 不低于 不超过 不高于 将近 接近 大约 超过 突破 至少 达到 提高到 提升到 上升到 下降到 增加到 减少到 扩大到 增加至 提高至 提升至 上升至 下降至 降低到 降低至 减少至 扩大至 稳定在 控制在
保持在 增至 升至 降至 减至 共计 累计 合计 总计 总共 共有 先后 分别 保持 仅有 只有 仍有 均 已 达 为 约 近 超 逾 至 到 了 有 共 的 等 仅 只 由 从 不足 低于 高于 是 计 和 与 及`)

// closingWords are words that merely end like a closing: 平均, 集约.
var closingWords = strings.Fields(`平均 人均 年均 户均 亩均 标的 目的 集约 节约 预约 签约 履约 违约 行为 治理有 国有 民有 共有 附近 农民工 统计 审计 会计 设计 公共 占有 拥有 所有 含有 周到 报到 自由 理由 服从 传达 公有 共和 调和 缓和 参与 普及 涉及 给与`)

// core strips a lead to what it names: "今年全镇共受理各类矛盾纠纷" is "受理各类矛盾纠纷".
func core(lead string) string {
	s := strings.TrimFunc(lead, isSpaceOrMark)
	for {
		was := s
		s = withoutLateDate(withoutDate(withoutMarker(s)))
		for _, w := range openings {
			if strings.HasPrefix(s, w) && !beginsWithAny(s, openingWords) {
				s = strings.TrimPrefix(s, w)
			}
		}
		for _, w := range closings {
			if strings.HasSuffix(s, w) && !endsWithAny(s, closingWords) {
				s = strings.TrimSuffix(s, w)
			}
		}
		s = strings.TrimFunc(s, isSpaceOrMark)
		if s == was {
			break
		}
	}
	if before, after, found := strings.Cut(s, "共"); found && beginsWithAny(after, verbs) {
		return before + after
	}
	return s
}

func beginsWithAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func endsWithAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func isSpaceOrMark(c rune) bool {
	return isSpace(c) || isStop(c) || strings.ContainsRune("、。．.—-·", c)
}

// withoutMarker strips 一是, （三）, (1) and 2. from the front.
func withoutMarker(s string) string {
	w := runes(s)
	i := 0
	if c := w.at(0); c == '（' || c == '(' {
		i++
	}
	from := i
	for isNumeral(w.at(i)) || isDigit(w.at(i)) {
		i++
	}
	switch c := w.at(i); {
	case i == from:
	case c == '是' && isNumeral(w.at(i-1)), c == '）', c == ')', isPoint(c) && isDigit(w.at(i-1)) && from == 0:
		return string(w[i+1:])
	}
	return s
}

// withoutDate strips a date such as 2023年12月底前 from the front.
func withoutDate(s string) string {
	w := runes(s)
	end := 0
	for i := 0; i < len(w); {
		j := w.digits(i)
		if j == i || !strings.ContainsRune("年月日", w.at(j)) || j >= len(w) {
			break
		}
		i = j + 1
		for i < len(w) && strings.ContainsRune("底末初度份内前", w[i]) {
			i++
		}
		end = i
	}
	return string(w[end:])
}

// withoutLateDate strips a date from the end: 权重由2021年.
func withoutLateDate(s string) string {
	w := runes(s)
	i := len(w)
	if i > 0 && (w[i-1] == '年' || w[i-1] == '月') && isDigit(w.at(i-2)) {
		for i--; isDigit(w.at(i - 1)); i-- {
		}
	}
	return string(w[:i])
}
