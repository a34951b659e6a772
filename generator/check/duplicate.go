package check

import (
	"fmt"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/hanzi"
)

func duplicateRules() []documentRule {
	return []documentRule{
		{Rule{"duplicate-sentence", finding.Duplicate, finding.Error, "整句重复", "同一句话不在一份材料里出现两遍（粘贴时常见）。", "公文应当文字精练：《党政机关公文处理工作条例》第十九条"}, pastedSentences},
		{Rule{"duplicate-word", finding.Duplicate, finding.Error, "重复的字词", "没有多打的字词：“的的”“进行进行”。人人、天天、研究研究这样本来就重叠的词不算。", "公文应当表述准确、文字精练：《党政机关公文处理工作条例》第十九条"}, doubledWords},
	}
}

// doubledWords finds a character or a longer run of text that stands twice running and is no word of its own.
func doubledWords(d *doc) (hits []hit) {
	for i := 0; i < len(d.r); i++ {
		if !han(d.r[i]) && !digit(d.r[i]) {
			continue
		}
		end := d.doubledRun(i)
		if end == 0 {
			end = d.doubledChar(i)
		}
		if end == 0 {
			continue
		}
		quote := string(d.r[i:end])
		hits = append(hits, hit{start: i, end: end, message: fmt.Sprintf("“%s”重复", quote), hint: "删去多打的"})
		i = end - 1
	}
	return hits
}

// doubledRun tells where a run of two to thirty code points that begins at i and stands twice running ends, 0 where none does.
func (d *doc) doubledRun(i int) int {
	for n := 2; n <= 30 && i+2*n <= len(d.r); n++ {
		if d.r[i] != d.r[i+n] || !slices.Equal(d.r[i:i+n-1], d.r[i+n:i+2*n-1]) {
			continue
		}
		one, two := d.r[i+n-1], d.r[i+2*n-1]
		listed := stopped.has(one) && n >= 9 && han(two) || one == '、' && (n >= 5 && !han(two) || n >= 4 && strings.ContainsRune("不的和与及等均都", two)) && !d.spoken(i) // 顾而不问、顾而不问; 精准性、精准性不够
		listed = listed && strings.ContainsFunc(string(d.r[i:i+n]), han)
		if one != two && !listed && (n < 8 || !stopped.has(one) || !stopped.has(two)) {
			continue
		}
		if slices.Contains(d.r[i:i+n], '\n') {
			return 0
		}
		if d.doubledByMistake(i, n) || listed && n >= 5 {
			if listed {
				return i + 2*n - 1
			}
			return i + 2*n
		}
	}
	return 0
}

func (d *doc) doubledByMistake(i, n int) bool {
	unit := d.r[i : i+n]
	chinese, marks := 0, 0
	for _, r := range unit {
		switch {
		case han(r):
			chinese++
		case !digit(r):
			marks++
		}
	}
	switch {
	case marks > 0:
		list := d.r[i+n-1] == '、' && chinese >= 2 && marks == 1
		return !han(d.rune(i-1)) && (list || chinese >= 4)
	case !han(d.r[i]):
		return chinese == 1 && n >= 3 && !digit(d.rune(i-1)) // 2023年2023年, 43万43万元
	case chinese < n:
		return chinese >= 4 // 收集需求126条收集需求126条
	case n > 2:
		return unit[0] != '一' && unit[0] != '又' && !allSame(unit)
	}
	return unit[0] != unit[1] && unit[0] != '一' && unit[1] != '着' && // 聊着聊着
		(!d.inSpeech(i) || han(d.rune(i+4)) && !slices.Contains(emphatic, string(unit))) && !slices.Contains(doubledVerbs, string(unit))
}

// doubledVerbs may be said twice running: 研究研究.
var doubledVerbs = []string{"研究", "讨论", "商量", "了解", "打听", "考虑", "休息", "锻炼", "合计", "琢磨", "比较", "体验", "交流", "放松", "彼此", "轮流", "意思", "清楚", "热闹", "暖和", "凉快", "高兴", "千万", "非常", "税缓"}

// emphatic words are said twice running by people who talk: 真的真的很感谢.
var emphatic = []string{"真的", "特别", "很多", "好多", "永远", "谢谢", "感谢", "好的", "对的", "是的", "哪里", "不用", "没有", "快点", "慢点", "可以", "不要", "真是", "确实", "太好"}

// inSpeech tells that i stands within quotation marks, where people talk as they talk.
func (d *doc) inSpeech(i int) bool { return d.quotes(i, "，。！？、") }

// spoken is inSpeech where a list of names is no speech.
func (d *doc) spoken(i int) bool { return d.quotes(i, "，。！？") }

// quotes tells that i stands within quotation marks that hold one of the stops: a name holds none.
func (d *doc) quotes(i int, stops string) bool {
	if !d.quoted[i] {
		return false
	}
	l := d.line(i)
	for start := i; start >= l.start; start-- {
		switch d.r[start] {
		case '‘':
			return true
		case '“':
			end := start
			for end < l.end && d.r[end] != '”' {
				end++
			}
			return strings.ContainsAny(d.str(span{start, end}), stops)
		case '《', '（', '(':
			return false
		}
	}
	return false
}

func allSame(rs []rune) bool {
	for _, r := range rs {
		if r != rs[0] {
			return false
		}
	}
	return true
}

// doubledChar tells where a run of one character that begins at i ends, 0 where it stands once or the doubling is a word.
func (d *doc) doubledChar(i int) int {
	r := d.r[i]
	if !han(r) || d.rune(i+1) != r {
		return 0
	}
	end := i + 2
	for d.rune(end) == r {
		end++
	}
	switch {
	case strings.ContainsRune("〇一二三四五六七八九十百千万亿", r):
		return 0
	case end > i+2 && !d.inSpeech(i):
		return end
	case strings.ContainsRune(reduplicated, r) && (!digit(d.rune(end)) || !han(d.rune(i-1)) || strings.ContainsRune("整足", r)): // 带头人人32名, but 整整20年
		return 0
	case d.rune(i-1) == '一': // 一面面锦旗
		return 0
	case d.inSpeech(i) && !strings.ContainsRune("的了和在是", r):
		return 0
	case slices.ContainsFunc(doublings, func(w string) bool { return d.has(i, w) }), r == '习' && d.rune(i-1) == '风', r == '想' && !strings.ContainsRune("思理联设感幻构梦", d.rune(i-1)): // 凉风习习, 想想这些年
		return 0
	case d.pairOfPairs(i):
		return 0
	case d.twoWords(i), d.everyPlace(i):
		return 0
	}
	return end
}

// everyPlace tells that 村村 means every village: 做到村村能调解. In 镇镇政府 the second begins a word of its own and the first is one too many.
func (d *doc) everyPlace(i int) bool {
	before, after := d.rune(i-1), d.rune(i+2)
	return strings.ContainsRune("村镇乡县区组校", d.r[i]) && (!han(before) || strings.ContainsRune("到现让使保动成", before)) && !strings.ContainsRune("政长党委人民级", after)
}

// pairOfPairs tells that the doubling at i is half of 方方面面.
func (d *doc) pairOfPairs(i int) bool {
	if han(d.rune(i+2)) && d.rune(i+2) == d.rune(i+3) && d.rune(i+2) != d.r[i] {
		return true
	}
	return han(d.rune(i-1)) && d.rune(i-1) == d.rune(i-2) && d.rune(i-1) != d.r[i]
}

// twoWords tells that the first character ends one word and the second begins another: 学习习近平, 村村民, 走上上坪村.
func (d *doc) twoWords(i int) bool {
	before, r, after := d.rune(i-1), d.r[i], d.rune(i+2)
	if (words()[[2]rune{before, r}] || suffixes.has(r) && han(before)) && words()[[2]rune{r, after}] {
		return true
	}
	if b, ok := boundaries()[r]; ok {
		left := b.before == "*" && han(before) || strings.ContainsRune(b.before, before)
		right := b.after == "*" && han(after) || strings.ContainsRune(b.after, after)
		if left && right {
			return true
		}
	}
	return strings.ContainsRune("上下大小东南西北中前后新老", r) && han(before) && han(after) && strings.ContainsRune("村镇乡", d.rune(i+3))
}

// pastedSentences finds a sentence of ten characters or more that stood before; several running are one finding.
func pastedSentences(d *doc) (hits []hit) {
	seen := map[string]int{}
	for n, s := range d.sentences {
		if !strings.ContainsRune("。！？；”", d.r[s.end-1]) {
			continue
		}
		key, chinese := sentenceKey(d.str(s))
		if chinese < 10 {
			continue
		}
		first, again := seen[key]
		if !again {
			seen[key] = n
			continue
		}
		start := s.start
		if first == n-1 {
			start = d.sentences[first].start
		}
		if k := len(hits) - 1; k >= 0 && n > 0 && hits[k].end == d.sentences[n-1].end {
			hits[k].end = s.end
			continue
		}
		hits = append(hits, hit{start: start, end: s.end, message: "这句话在前面已经出现过", hint: "删去重复的一句；若有意重复，请在 site.toml 的 policy.allow 里说明"})
	}
	return hits
}

// sentenceKey is the sentence without its mark, its blanks and its closing stop, and how many Chinese characters it has.
func sentenceKey(s string) (string, int) {
	s = strings.TrimFunc(s, blank)
	if m, ok := hanzi.Marker(s); ok {
		s = s[len(m.Text):]
	}
	s = strings.TrimFunc(s, func(r rune) bool { return blank(r) || strings.ContainsRune("。！？；", r) })
	n := 0
	for _, r := range s {
		if han(r) {
			n++
		}
	}
	return s, n
}
