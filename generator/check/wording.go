package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func wordingRules() []documentRule {
	return []documentRule{
		{Rule{"wording", finding.Wording, finding.Warning, "用词", "不写 data/terms.toml 里列为误写的词；每条都写明正写、理由和来源，镇街可以自己增补。", "《政府网站与政务新媒体检查指标》：严重表述错误单项否决"}, terms},
		{Rule{"draft-mark", finding.Wording, finding.Warning, "未定稿痕迹", "对外公布的材料里没有“XX”“此处填写”“征求意见稿”一类未定稿的痕迹。", "公文定稿后方可公布：《党政机关公文处理工作条例》"}, draftMarks},
	}
}

// terms looks for the town's own wording rules.
func terms(d *doc) (hits []hit) {
	if len(d.options.Terms) == 0 {
		return nil
	}
	text := d.text
	for _, t := range d.options.Terms {
		hits = append(hits, d.term(text, t)...)
	}
	return hits
}

func (d *doc) term(text string, t record.Term) (hits []hit) {
	if t.Wrong == "" || !d.holds(t.Wrong) {
		return nil
	}
	at, from := 0, 0 // code points and bytes read so far
	for {
		i := strings.Index(text[from:], t.Wrong)
		if i < 0 {
			return hits
		}
		at += utf8.RuneCountInString(text[from : from+i])
		from += i
		n := utf8.RuneCountInString(t.Wrong)
		if !excepted(text, from, t) {
			h := hit{start: at, end: at + n, message: fmt.Sprintf("“%s”：%s", t.Wrong, strings.TrimRight(t.Reason, "。")), severity: finding.Severity(t.Severity)}
			if t.Right != "" {
				h.hint = fmt.Sprintf("应为“%s”", t.Right)
			}
			if t.Kind == "formula" {
				h.kind = finding.Formula
			}
			hits = append(hits, h)
		}
		at += n
		from += len(t.Wrong)
	}
}

// excepted tells that the wrong word at byte i is part of a longer one that is right.
func excepted(text string, i int, t record.Term) bool {
	for _, e := range append(t.Except, t.Right) {
		for off := strings.Index(e, t.Wrong); off >= 0 && off < len(e); {
			if i >= off && strings.HasPrefix(text[i-off:], e) {
				return true
			}
			next := strings.Index(e[off+1:], t.Wrong)
			if next < 0 {
				break
			}
			off += 1 + next
		}
	}
	return false
}

var unfinished = setOf("Xx×✕此待（")

// draftMarks finds XX镇, ××年, 此处填写 and marks of unfinished drafts. A masked number or name keeps its signs.
func draftMarks(d *doc) (hits []hit) {
	for i := 0; i < len(d.r); i++ {
		r := d.r[i]
		if !unfinished.has(r) {
			continue
		}
		if r == 'X' || r == '×' || r == 'x' || r == '✕' {
			end := i
			for end < len(d.r) && d.r[end] == r {
				end++
			}
			if end-i >= 2 && strings.ContainsRune("镇乡县市区省局年月日件次场", d.rune(end)) && !latin(d.rune(i-1)) && !digit(d.rune(i-1)) {
				hits = append(hits, hit{start: i, end: end + 1, message: "还有没填的空", hint: "填上真实的内容，没有就删去"})
			}
			i = end - 1
			continue
		}
		for _, w := range [...]string{"此处填写", "此处插入", "待补充", "（征求意见稿）", "（送审稿）", "（初稿）", "（讨论稿）"} {
			if d.has(i, w) {
				hits = append(hits, hit{start: i, end: i + utf8.RuneCountInString(w), message: "未定稿的痕迹", hint: "确认这是定稿，删去这个标记"})
			}
		}
	}
	return hits
}
