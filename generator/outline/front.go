package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/generator/hanzi"
)

// A front is what stands before the body: clutter that was not taken out, the title once or twice, the salutation.
type front struct {
	title      Span
	text       string // the title on one line
	salutation Span
	lines      int // lines that belong to it
}

// readFront looks for the title among the first lines, up to the first heading, salutation or full paragraph.
func readFront(ls []line) front {
	limit := 0
	for limit < len(ls) && limit < 30 && !endsFront(ls[limit]) {
		limit++
	}
	var f front
	first, last := findTitle(ls[:limit])
	if first < last {
		for again := last; again+last-first <= limit && sameLines(ls, first, again, last-first); again = last {
			first, last = again, again+last-first
		}
		f.title = Span{ls[first].at, ls[last-1].end()}
		for _, l := range ls[first:last] {
			f.text += l.text
		}
		f.lines = last
	}
	if f.lines < len(ls) && isSalutation(ls[f.lines]) {
		f.salutation = Span{ls[f.lines].at, ls[f.lines].end()}
		f.lines++
	}
	return f
}

func endsFront(l line) bool {
	m, ok := hanzi.Marker(l.text)
	return ok && m.Kind != hanzi.Padded && !m.Kind.Word() || l.n > 80 && strings.ContainsAny(l.text, "。，") || isSalutation(l)
}

// findTitle gives the lines of the title, first == last where there is none: the first line that ends as titles of official documents do,
// with the lines above it that it completes, or else the first short line that is no sentence.
func findTitle(ls []line) (first, last int) {
	for i, l := range ls {
		if !isTitle(l) {
			continue
		}
		first, last = i, i+1
		for first > 0 && i-first < 2 && leadsOn(ls[first-1], l) {
			first--
		}
		for last < len(ls) && ls[last].n <= 12 && isTitle(ls[last]) && ls[last].text != l.text && !strings.Contains(l.text, "报告") {
			last++
		}
		return first, last
	}
	for i, l := range ls {
		switch {
		case strings.Contains(l.text, "。"):
			return 0, 0
		case l.n <= 60 && !l.cell && !strings.ContainsAny(l.text, "；|>:【】") && strings.ContainsFunc(l.text, isHan) && namesItsSpeaker(l.text):
			return i, i + 1
		}
	}
	return 0, 0
}

// namesItsSpeaker tells a line without a colon, or one of a title whose colon stands behind a unit (甲样镇：宪法宣传进校园).
func namesItsSpeaker(s string) bool {
	before, after, found := strings.Cut(s, "：")
	return !found || after != "" && looksLikeUnit(before)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// isTitle tells a line that ends as titles of official documents do.
func isTitle(l line) bool {
	if l.n > 60 || l.cell || strings.ContainsAny(l.text, "。；：|>") {
		return false
	}
	return hasSuffix(l.text, "报告", "总结", "汇报", "年报", "情况", "简报", "要点", "方案", "通知", "通告", "公告", "公示", "办法", "意见", "规划", "计划", "细则")
}

// leadsOn tells whether a line is the upper part of the title below it: a unit, or a phrase that breaks off.
func leadsOn(upper, l line) bool {
	if upper.n > 40 || upper.cell || strings.ContainsAny(upper.text, "。；：|>【】") || isTitle(upper) {
		return false
	}
	unit := strings.ContainsAny(upper.text, "县区市镇乡省州旗局") || strings.Contains(upper.text, "街道")
	return unit && hasSuffix(upper.text, "政府", "镇", "乡", "街道", "办事处", "局", "委员会", "办公室", "区", "县", "市", "州", "旗", "中心", "所", "院", "厅") ||
		hasSuffix(upper.text, "关于", "的", "年", "年度", "开展", "印发", "推进", "贯彻", "落实") || strings.HasPrefix(upper.text, "关于")
}

func sameLines(ls []line, a, b, n int) bool {
	for i := range n {
		if ls[a+i].text != ls[b+i].text {
			return false
		}
	}
	return true
}

// isSalutation tells a line that addresses a superior or an assembly (样例县人民政府：), not one that leads over to the text (报告如下：).
func isSalutation(l line) bool {
	if l.n < 3 || l.n > 60 || !hasSuffix(l.text, "：", ":") || strings.Contains(l.text, "如下") || strings.ContainsAny(l.text, "。；！") {
		return false
	}
	m, ok := hanzi.Marker(l.text)
	if ok && !m.Kind.Word() {
		return false
	}
	name := strings.TrimRight(l.text, "：:")
	return hasSuffix(name, "政府", "委", "委员会", "办", "办公室", "局", "厅", "部", "代表", "同志", "同志们", "常委会", "中心", "院", "部门", "单位", "领导小组", "人大", "党组")
}

// A foot is what stands behind the body: who signed, and when.
type foot struct {
	signature, signed Span
	unit              string
	lines             int
}

// readFoot looks for a date at the very end, on a line of its own or behind the unit's name, and for the unit above it.
func readFoot(ls []line) foot {
	var f foot
	n := len(ls)
	if n == 0 {
		return f
	}
	l := ls[n-1]
	if l.cell {
		return f
	}
	date := trailingDate(l.text)
	switch before := trimRight(strings.TrimRight(l.text[:len(l.text)-len(date)], "（(")); {
	case date == "":
		if n > 1 && l.lead >= 8 && isUnit(l) {
			return foot{signature: Span{l.at, l.end()}, unit: l.text, lines: 1}
		}
		return f
	case before == "":
		f.signed, f.lines = Span{l.at, l.end()}, 1
	case isUnit(line{text: before, n: utf8.RuneCountInString(before)}):
		split := l.end() - utf8.RuneCountInString(date)
		f.signature = Span{l.at, l.at + utf8.RuneCountInString(before)}
		f.signed, f.unit, f.lines = Span{split, l.end()}, before, 1
		return f
	default:
		return f
	}
	for i := n - 2; i >= 1 && i >= n-3 && isUnit(ls[i]); i-- {
		f.signature.Start = ls[i].at
		f.signature.End = max(f.signature.End, ls[i].end())
		f.unit = ls[i].text + f.unit
		f.lines++
	}
	return f
}

func isUnit(l line) bool {
	if l.n < 3 || l.n > 30 || l.cell || strings.ContainsAny(l.text, "，。；：！？|") {
		return false
	}
	if m, ok := hanzi.Marker(l.text); ok && !m.Kind.Word() {
		return false
	}
	return hasSuffix(l.text, "政府", "办事处", "办公室", "委员会", "局", "厅", "所", "中心", "镇", "乡", "街道", "镇委", "区委", "县委", "市委", "工委", "院", "小组", "大队", "支队")
}

// trailingDate is the date that s ends with, as printed, a bracket behind it included: 2024年1月18日 or 二〇二四年一月十八日; "" where there is none.
func trailingDate(s string) string {
	end := len(strings.TrimRight(s, "）)"))
	rest, ok := strings.CutSuffix(s[:end], "日")
	if !ok {
		return ""
	}
	for _, mark := range [...]string{"月", "年"} {
		short := strings.TrimRight(rest, dateDigits)
		if short == rest {
			return ""
		}
		if rest, ok = strings.CutSuffix(trimRight(short), mark); !ok {
			return ""
		}
	}
	year := strings.TrimRight(rest, dateDigits)
	if utf8.RuneCountInString(rest)-utf8.RuneCountInString(year) < 4 {
		return ""
	}
	return strings.TrimLeftFunc(s[len(year):], unicode.IsSpace)
}

const dateDigits = "0123456789０１２３４５６７８９〇○零一二三四五六七八九十 "

func hasSuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
