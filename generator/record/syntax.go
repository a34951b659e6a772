package record

import (
	"errors"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
)

// parse reads the text as TOML into maps. A key whose value is faulty is blanked out and the rest read again, so that one slip does not
// hide the others; whole tells that nothing had to be left out.
func parse(f *faults, sh *shape) (tree map[string]any, whole bool) {
	const rounds, large = 20, 1 << 18
	if tree, ok := plainForm(plainText(f.src.text)); ok {
		return tree, true
	}
	f.src.scan()
	if f.src.fault >= 0 {
		f.addAt(f.src.fault, "syntax", "", "嵌套太深，或者键名太长，不是正常的记录", "照着样例重写这一处")
		return nil, false
	}
	text := f.src.text
	for round := range rounds {
		plain := plainText(text)
		var parsed any
		_, err := toml.Decode(plain, &parsed)
		if err == nil {
			tree, _ = parsed.(map[string]any)
			return tree, round == 0
		}
		var fault toml.ParseError
		if !errors.As(err, &fault) {
			f.add("syntax", "", "", "读不懂这个文件", err.Error())
			return nil, false
		}
		offset := inOriginal(text, plain, fault.Position.Start)
		start, end := f.src.span(offset)
		f.syntax(fault, offset, f.src.text[start:end], sh)
		gap := blankOut(text[start:end])
		if gap == text[start:end] || strings.HasPrefix(text[start:], "[") || len(text) > large {
			return nil, false
		}
		text = text[:start] + gap + text[end:]
	}
	return nil, false
}

// plainText is the text without byte-order mark and with plain line ends: those of Windows would become part of the values.
func plainText(text string) string {
	return strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
}

// inOriginal is the byte of the text that became the byte at offset of its plain form.
func inOriginal(text, plain string, offset int) int {
	offset = min(max(offset, 0), len(plain))
	at := len(text) - len(strings.TrimPrefix(text, "\ufeff"))
	for ; offset > 0; offset-- {
		if strings.HasPrefix(text[at:], "\r\n") {
			at++
		}
		at++
	}
	return at
}

// blankOut keeps only the line ends.
func blankOut(text string) string {
	gap := []byte(text)
	for i, c := range gap {
		if c != '\n' && c != '\r' {
			gap[i] = ' '
		}
	}
	return string(gap)
}

// syntax reports one fault of the parser in words for people; words is the key and value in which it stands.
func (f *faults) syntax(fault toml.ParseError, offset int, words string, sh *shape) {
	quote, _, _ := strings.Cut(strings.TrimSpace(words), "\n")
	quote = shorten(strings.TrimRight(quote, "\r"), 40)
	key, value, _ := strings.Cut(quote, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	for _, field := range sh.fields {
		if key == field.label {
			f.addAt(offset, "key", quote, "键要用英文：“"+key+"” 应写成 “"+field.key+"”", "改成 "+field.key+" = "+value)
			return
		}
	}
	message, hint := "这里的写法不合 TOML 规则", "照着样例改写这一行。（"+fault.Message+"）"
	for _, known := range slips {
		if strings.Contains(fault.Message, known.sign) && strings.HasPrefix(value, known.value) {
			message, hint = known.message, known.hint
			break
		}
	}
	switch {
	case otherDate.MatchString(value):
		message, hint = "日期的写法不对", "日期写年-月-日，月和日写两位，不加引号，例如 "+key+" = 2023-12-04"
	case withUnit.MatchString(value):
		message, hint = "数字后面不能接文字", "数字单独写；单位另写一行 unit = \"……\"，整句文字放在英文双引号里"
	case strings.ContainsAny(key, "＝：") && value == "":
		message, hint = "键和值之间要用英文等号", "用半角的 = ，不用全角的 ＝ 或冒号"
	case strings.HasSuffix(quote, "="):
		message, hint = "等号后面没有值", "写上值，或者删去这一行"
	}
	f.addAt(offset, "syntax", quote, message, hint)
}

// How dates and numbers are written everywhere but in TOML: 2023/12/4, 2023.12.4, 2023年12月4日; 200人, 3.5万元.
var (
	otherDate = regexp.MustCompile(`^\d{4}\s*(?:[/.年]\s*\d{1,2}\s*[/.月]|-\d-|-\d\d-\d\b)`)
	withUnit  = regexp.MustCompile(`^\d+(?:\.\d+)?\s*[\p{Han}％%]`)
)

// slips are the parser's messages, and where they differ the beginnings of the value, with what to tell people.
var slips = []struct{ sign, value, message, hint string }{
	{"invalid datetime", "", "没有这个日期", "日期写年-月-日，例如 2023-12-04；请看这个月有没有这一天"},
	{"", "“", "文字两边用了中文引号", "文字两边用英文双引号，里面的中文引号不变，例如 title = \"宪法“进校园”活动\""},
	{"", "”", "文字两边用了中文引号", "文字两边用英文双引号，里面的中文引号不变，例如 title = \"宪法“进校园”活动\""},
	{"", "‘", "文字两边用了中文引号", "文字两边用英文双引号，里面的中文引号不变，例如 title = \"宪法“进校园”活动\""},
	{"", "＂", "文字两边用了全角引号", "文字两边用英文双引号，例如 title = \"宪法“进校园”活动\""},
	{"strings cannot contain newlines", "", "文字没有写完就换行了", "补上右边的英文双引号；要分成几行的文字，两边各用三个双引号"},
	{"expected '\"'", "", "文字没有写完就到了文件末尾", "补上右边的英文双引号"},
	{"expected '\"\"\"'", "", "分行的文字没有结尾", "在文字末尾补上三个英文双引号"},
	{"expected \"'", "", "文字没有写完就到了文件末尾", "补上右边的英文引号"},
	{"already been defined", "", "同一个键写了两遍", "留下一个，删去另一个"},
	{"already created", "", "同一个键写了两遍，或者既当一组值又当列表用", "留下一种写法"},
	{"invalid escape", "", "双引号里的反斜杠 \\ 有特别的意思", "反斜杠写两个（\\\\），或者把文字放在英文单引号里"},
	{"hexadecimal digits", "", "双引号里的反斜杠 \\ 有特别的意思", "反斜杠写两个（\\\\），或者把文字放在英文单引号里"},
	{"control characters", "", "文字里有看不见的控制字符", "删去这一行里看不见的字符，重新输入"},
	{"expected a comma", "", "列表里缺逗号，或者没有右括号", "各项之间用英文逗号隔开，最后用右括号结束"},
	{"unexpected comma", "", "列表里多了一个逗号", "删去多余的逗号"},
	{"top-level item to end", "", "一行里值的后面还有别的内容", "一行只写一个值；文字里的英文双引号要写成 \\\""},
	{"end of table array name", "", "方括号没有配好", "列表的每一项以 [[名称]] 一行开头，一组值以 [名称] 一行开头"},
	{"to end table name", "", "方括号没有配好", "列表的每一项以 [[名称]] 一行开头，一组值以 [名称] 一行开头"},
	{"table names cannot be empty", "", "方括号里没有名称", "列表的每一项以 [[名称]] 一行开头，一组值以 [名称] 一行开头"},
	{"expected value but found", "", "等号后面不是一个值", "文字放在英文双引号里；数字、日期、true、false 不加引号"},
	{"expected value", "", "等号后面没有值", "写上值，或者删去这一行"},
	{"key separator", "", "这一行没有等号", "每行写成 键 = 值；说明文字前面加 #"},
	{"expected '.' or '='", "", "这一行不是 键 = 值", "每行写成 键 = 值，键用英文；说明文字前面加 #"},
	{"key name appears blank", "", "等号前面没有键", "每行写成 键 = 值"},
	{"leading zeroes", "", "数字不能以 0 开头", "去掉前面的 0；编号、电话要放在英文双引号里"},
	{"Invalid float", "", "数字写得不对", "数字只写半角数字和小数点，单位另写"},
	{"invalid float", "", "数字写得不对", "数字只写半角数字和小数点，单位另写"},
	{"out of range", "", "数字太大", "请核对这个数字"},
	{"safe", "", "数字太大", "请核对这个数字"},
	{"expected a digit", "", "数字写得不对", "数字只写半角数字和小数点，单位另写"},
}

// shorten cuts a quotation at the number of code points.
func shorten(s string, most int) string {
	for i := range s {
		if most == 0 {
			return s[:i] + "…"
		}
		most--
	}
	return s
}
