package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/generator/record"
)

// A Value is one value that was read out of a 简讯, with the words that it was read from: code points in the document's text.
type Value struct {
	Key        string // key of record.Campaign: "date", "materials"
	Value      string // as a person reads it
	Quote      string
	Start, End int
	Confirm    bool // doubtful: a person should look
}

// Campaign turns a 简讯 into the record of a campaign: when, where, who, for which day, about which laws, in which forms, for whom, and the counts
// that it states. Each value comes with the words that it rests on; the keys of doubtful ones stand in Confirm. What the text does not tell stays
// empty: 近日 is no date. The record is a draft.
func Campaign(doc *Document, known Known) (record.Campaign, []Value) {
	c := campaign{doc: doc, text: string(doc.body)}
	c.record = record.Campaign{Kind: "event", Title: doc.Title, Source: sourceName(doc), Status: "draft"}
	c.bylines()
	c.time()
	c.people()
	c.place()
	c.day(known.Calendar)
	c.laws()
	c.words("forms", formWords, &c.record.Forms)
	c.audience()
	c.counts()
	c.themes(known.Themes)
	c.body()
	for _, v := range c.values {
		if v.Confirm && !slices.Contains(c.record.Confirm, v.Key) {
			c.record.Confirm = append(c.record.Confirm, v.Key)
		}
	}
	slices.Sort(c.record.Confirm)
	return c.record, c.values
}

// A campaign is a record in the making.
type campaign struct {
	doc     *Document
	text    string // the body's text, clutter blanked
	record  record.Campaign
	values  []Value
	outside []byteSpan // bylines: no part of the record's body
}

type byteSpan struct{ start, end int }

// found notes a value, read from text[start:end]; the quote is the clause around it.
func (c *campaign) found(key, value string, start, end int, confirm bool) {
	from, to := start, end
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(c.text[:from])
		if strings.ContainsRune("。；！？\n，,;", r) {
			break
		}
		from -= size
	}
	for to < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[to:])
		if strings.ContainsRune("。；！？\n，,;", r) {
			break
		}
		to += size
	}
	quote := c.text[from:to]
	from += len(quote) - len(strings.TrimLeft(quote, " \t　"))
	quote = strings.TrimSpace(quote)
	at := utf8.RuneCountInString(c.text[:from])
	c.values = append(c.values, Value{Key: key, Value: value, Quote: quote, Start: at, End: at + utf8.RuneCountInString(quote), Confirm: confirm})
}

// A wordFor is a way of doing something, or a group of people, and the words that tell of it.
type wordFor struct {
	name  string
	words []string
}

var formWords = [...]wordFor{
	{"设点宣传", []string{"设点", "摆摊", "设摊", "设立宣传点", "宣传台", "咨询台"}},
	{"发放资料", []string{"发放", "派发", "分发", "印发宣传"}},
	{"悬挂横幅", []string{"横幅", "标语"}},
	{"张贴海报", []string{"海报"}},
	{"展板", []string{"展板", "宣传栏"}},
	{"讲座", []string{"讲座", "授课", "法治课", "专题课"}},
	{"培训", []string{"培训"}},
	{"宣讲", []string{"宣讲"}},
	{"现场咨询", []string{"咨询"}},
	{"入户宣传", []string{"入户", "上门"}},
	{"广播", []string{"大喇叭", "广播", "流动音响", "宣传车"}},
	{"有奖问答", []string{"有奖问答", "有奖竞答", "知识竞赛", "知识竞答"}},
	{"文艺演出", []string{"文艺演出", "文艺汇演", "小品", "山歌"}},
	{"视频播放", []string{"播放视频", "宣传片", "电子屏", "LED", "事故视频"}},
	{"线上宣传", []string{"微信", "公众号", "短视频", "直播", "抖音", "朋友圈"}},
	{"以案释法", []string{"以案释法", "典型案例"}},
	{"旁听庭审", []string{"旁听庭审", "庭审"}},
	{"座谈", []string{"座谈"}},
}

// words notes each entry of a list whose words stand in the text.
func (c *campaign) words(key string, list [len(formWords)]wordFor, into *[]string) {
	for _, entry := range list {
		for _, w := range entry.words {
			if i := strings.Index(c.text, w); i >= 0 {
				*into = append(*into, entry.name)
				c.found(key, entry.name, i, i+len(w), false)
				break
			}
		}
	}
}

var people = [...]string{
	"未成年人", "中小学生", "青少年", "学生", "师生", "家长", "老年人", "妇女", "儿童", "残疾人", "群众", "村民", "居民", "市民", "干部", "党员", "企业", "职工", "员工", "商户", "经营户", "农民工",
	"务工人员", "驾驶人", "网格员", "人民调解员", "调解员", "“法律明白人”", "法律明白人", "业主", "信众", "执法人员",
}

// audience takes groups of people that something is told, given or taught to (向群众, 面向学生, 村民代表参加).
func (c *campaign) audience() {
	note := func(name string, at int) {
		clean := strings.Trim(name, "“”")
		if !slices.Contains(c.record.Audience, clean) {
			c.record.Audience = append(c.record.Audience, clean)
			c.found("audience", clean, at, at+len(name), false)
		}
	}
	for _, p := range people {
		for i := 0; ; {
			n := strings.Index(c.text[i:], p)
			if n < 0 {
				break
			}
			at := i + n
			i = at + len(p)
			before, after := lastRunes(c.text[:at], 8), firstRunes(c.text[i:], 8)
			to := strings.LastIndexAny(before, "向对为给")
			if to >= 0 && !strings.ContainsAny(before[to:], "，。；、") || strings.HasSuffix(before, "面向") || strings.HasSuffix(before, "引导") ||
				strings.Contains(after, "参加") || strings.Contains(after, "观看") || strings.Contains(after, "解答") {
				note(p, at)
				break
			}
		}
	}
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// laws takes the titles in 《》 that name laws and rules.
func (c *campaign) laws() {
	for i := 0; ; {
		open := strings.Index(c.text[i:], "《")
		if open < 0 {
			return
		}
		open += i
		length := strings.Index(c.text[open:], "》")
		if length < 0 {
			return
		}
		name := c.text[open+len("《") : open+length]
		i = open + length
		if inner := strings.LastIndex(name, "《"); inner >= 0 {
			name = name[inner+len("《"):]
		}
		bare := strings.TrimSuffix(strings.TrimSuffix(name, "（试行）"), "(试行)")
		if isLaw(bare) && !slices.Contains(c.record.Laws, name) {
			c.record.Laws = append(c.record.Laws, name)
			c.found("laws", name, open, i+len("》"), false)
		}
	}
}

func isLaw(name string) bool {
	for _, end := range [...]string{"法", "典", "条例", "规定", "办法", "规则", "细则", "解释"} {
		if strings.HasSuffix(name, end) && !strings.Contains(name, "\n") && utf8.RuneCountInString(name) <= 60 {
			return true
		}
	}
	return false
}

// day finds the legal-awareness day that the text names; the longest name wins, and one in the title over all others.
func (c *campaign) day(calendar []record.Day) {
	best, at, length, inTitle := "", 0, 0, false
	titleEnd := len(string(c.doc.body[:c.doc.Structure.Title.End]))
	for _, d := range calendar {
		for _, name := range strings.Split(d.Name, "、") {
			for _, form := range []string{name, strings.TrimPrefix(name, "国家"), strings.TrimPrefix(strings.TrimPrefix(name, "全国"), "全民"), strings.TrimPrefix(name, "国际")} {
				i := strings.Index(c.text, form)
				if i < 0 || utf8.RuneCountInString(form) < 3 {
					continue
				}
				title := i < titleEnd
				if length == 0 || title && !inTitle || title == inTitle && len(form) > length {
					best, at, length, inTitle = d.ID, i, len(form), title
				}
				break
			}
		}
	}
	if best != "" {
		c.record.Day = best
		c.found("day", best, at, at+length, false)
	}
}

// themes gives the field of work whose words the text uses most; a guess is for a person to confirm where few words tell.
func (c *campaign) themes(themes []record.Theme) {
	best, id, word := 0, "", ""
	for _, t := range themes {
		if n := 5*countWords(c.doc.Title, t.Words) + countWords(c.text, t.Words); n > best {
			best, id = n, t.ID
			for _, w := range t.Words {
				if strings.Contains(c.text, w) {
					word = w
					break
				}
			}
		}
	}
	if id != "" {
		c.record.Themes = []string{id}
		at := strings.Index(c.text, word)
		c.found("themes", id, at, at+len(word), best < 3)
	}
}

// body takes what stands below the title, bylines left out, as Markdown: a blank line between paragraphs, and a backslash before what Markdown would
// take for a mark.
func (c *campaign) body() {
	start := len(string(c.doc.body[:c.doc.Structure.Title.End]))
	var b strings.Builder
	last := start
	for _, s := range c.outside {
		if s.start >= last {
			b.WriteString(c.text[last:s.start])
			last = s.end
		}
	}
	b.WriteString(c.text[last:])
	list := paragraphs(b.String())
	for i, p := range list {
		list[i] = plainMarkdown(p)
	}
	c.record.Body = strings.Join(list, "\n\n")
}

var markdownMarks = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`)

func plainMarkdown(p string) string {
	lines := strings.Split(markdownMarks.Replace(p), "\n")
	for i, l := range lines {
		digits := strings.TrimLeft(l, "0123456789")
		switch {
		case l != "" && strings.ContainsRune("#>+-=~", rune(l[0])):
			lines[i] = `\` + l
		case len(digits) < len(l) && digits != "" && (digits[0] == '.' || digits[0] == ')'):
			lines[i] = l[:len(l)-len(digits)] + `\` + digits
		}
	}
	return strings.Join(lines, "\n")
}
