package figure

import "strings"

var (
	atMostBefore  = strings.Fields("不足 不超过 不高于 少于 低于 不到 不大于 不多于 至多 小于 未超过")
	atLeastBefore = strings.Fields("不少于 不低于 不小于 至少 超过 突破 跨过 跨越 高于 大于 多于 迈过 冲破 逾 超 破 过")
	aboutBefore   = strings.Fields("大约 将近 接近 约为 约占 约合 约有 近 约")
	notNear       = strings.Fields("签约 预约 节约 集约 合约 条约 公约 违约 制约 履约 邀约 相约 特约 续约 解约 附近 最近 临近 靠近 邻近 就近")
	notPast       = "通经不开办做去走来到看访说用有查获受接渡度翻拿读听写参"
	notBroken     = "侦查打攻爆连共勘"
	notBelow      = strings.Fields("不少于 不低于 不小于")
)

// bound reads the words that touch the figure, before and behind it.
func (r runes) bound(low, last quantity) Bound {
	if b := r.boundAfter(last.until, last.unit); b != Exact {
		return b
	}
	if b := r.boundBefore(low.start, last); b != Exact {
		return b
	}
	switch {
	case low.more || last.more:
		return AtLeast
	case low.around || last.around:
		return About
	}
	return Exact
}

func (r runes) boundBefore(i int, last quantity) Bound {
	for n := 0; n < 3; n++ {
		if c := r.at(i - 1); c != '均' && c != '达' && c != '到' && c != '了' && !isSpace(c) || r.ends(i, "不到") {
			break
		}
		i--
	}
	switch {
	case r.endsAny(i, notBelow) > 0:
		return AtLeast
	case r.endsAny(i, atMostBefore) > 0:
		return AtMost
	case r.endsAny(i, notNear) > 0:
		return Exact
	case r.endsAny(i, aboutBefore) > 0 || r.shared(i):
		return About
	}
	if r.endsAny(i, atLeastBefore) == 0 {
		return Exact
	}
	prev := r.at(i - 2)
	switch r.at(i - 1) {
	case '过':
		if prev != '超' && prev != '跨' && prev != '迈' && strings.ContainsRune(notPast, prev) {
			return Exact
		}
	case '破':
		if prev == '突' && (last.unit == "项" || last.unit == "个") && !last.multiplied || strings.ContainsRune(notBroken, prev) {
			return Exact
		}
	case '超':
		if prev == '赶' || prev == '反' {
			return Exact
		}
	}
	return AtLeast
}

// shared tells 约占全国 before the figure at i: the part is about as large.
func (r runes) shared(i int) bool {
	for n := 1; n <= 6; n++ {
		if isStop(r.at(i-n)) || r.at(i-n) == '、' || r.at(i-n) == 0 {
			return false
		}
		if r.at(i-n) == '占' {
			return r.at(i-n-1) == '约'
		}
	}
	return false
}

func (r runes) boundAfter(i int, unit string) Bound {
	i = r.skipParenthesis(r.skipSpace(i))
	switch {
	case r.starts(i, "以上") || r.starts(i, "及以上") || r.starts(i, "（含）以上") || r.starts(i, "或以上"):
		return AtLeast
	case r.starts(i, "以下") || r.starts(i, "及以下") || r.starts(i, "以内") || r.starts(i, "之内"):
		return AtMost
	case r.starts(i, "左右") && !r.starts(i, "左右岸") || r.starts(i, "上下") && !r.starts(i, "上下游"):
		return About
	case r.starts(i, "大关") || r.starts(i, "新台阶") || r.starts(i, "台阶") || r.starts(i, "的大关") || r.starts(i, "关口"):
		return AtLeast
	case r.at(i) == '余' && !strings.ContainsRune("额款热", r.at(i+1)):
		return AtLeast
	case r.at(i) == '多' && (isStop(r.at(i+1)) || r.at(i+1) == '、' || r.at(i+1) == 0 || r.at(i+1) == '的'):
		return AtLeast
	case r.at(i) == '内' && !strings.ContainsRune("部需涵容外地设陆生资贸湾河科销存循", r.at(i+1)) && unit != "个" && unit != "家":
		return AtMost
	}
	return Exact
}

// skipParenthesis passes over a short remark behind the unit: 15万套（间）左右.
func (r runes) skipParenthesis(i int) int {
	if r.at(i) != '（' && r.at(i) != '(' {
		return i
	}
	for j := i + 1; j < len(r) && j-i < 9 && !isDigit(r[j]); j++ {
		if r[j] == '）' || r[j] == ')' {
			return j + 1
		}
	}
	return i
}
