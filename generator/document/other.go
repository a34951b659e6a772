package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"pufa/generator/finding"
	"pufa/generator/hanzi"
	"pufa/generator/record"
)

// Other turns a document that is neither a report nor about a campaign into the record of a piece of published information: what the block of
// 索引号 and 发文机构 above it says, or else its number and its signature, and its text word for word as Markdown. The record is a draft; the keys of
// values that were only gathered from the text stand in Confirm. What nothing tells stays empty.
func Other(doc *Document) (record.Document, []finding.Finding) {
	s := doc.Structure
	d := record.Document{Title: doc.Title, Source: sourceName(doc), Status: "draft", Body: otherBody(doc)}
	meta := metadata(doc)
	doubtful := func(key string, value *string, guess string) {
		if *value == "" && guess != "" {
			*value = guess
			d.Confirm = append(d.Confirm, key)
		}
	}
	d.Index, d.Agency, d.Number = meta["索引号"], meta["发布机构"], meta["文号"]
	doubtful("agency", &d.Agency, or(strings.Join(strings.Fields(doc.words(s.Signature)), " "), doc.Unit))
	doubtful("number", &d.Number, ownNumber(doc))
	d.Written, d.Published = chineseDate(meta["成文日期"]), chineseDate(meta["发布日期"])
	if d.Written.IsZero() {
		if d.Written = chineseDate(doc.words(s.Signed)); !d.Written.IsZero() {
			d.Confirm = append(d.Confirm, "written")
		}
	}
	if v := meta["有效性"]; v == "有效" || v == "已修改" || v == "已废止" {
		d.Validity = v
	}
	d.Topics = strings.FieldsFunc(meta["主题分类"], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/、；;，,>", r) })
	d.Year = doc.Year
	for _, day := range []record.Date{d.Published, d.Written} {
		if !day.IsZero() {
			d.Year = day.Year
		}
	}
	list, start := aboveTitle(doc)
	if s.Title.Start < s.Title.End && withoutBars(string(doc.body[start:])) != withoutBars(d.Title+unmarked(d.Body)) {
		list = append(list, notWordForWord(doc))
	}
	if s.Title.Start == s.Title.End {
		list = append(list, noTitle(doc))
	}
	for _, f := range leftOut(doc) {
		if !recorded(f.Quote) {
			list = append(list, f)
		}
	}
	return d, list
}

// recorded tells a line of metadata all of whose values the record takes.
func recorded(line string) bool {
	marks := labelForm.FindAllStringSubmatch(line, -1)
	return len(marks) > 0 && !slices.ContainsFunc(marks, func(m []string) bool { return labelName(m[1]) == "" })
}

// metadataLabels are what portals call the values above a document; the first of each line is the name under which metadata gives it. The last line has
// those that no record takes, but where a value ends.
var metadataLabels = [...][]string{
	{"索引号", "索 引 号"},
	{"发布机构", "发文机构", "发文机关", "制发机关", "公开责任部门"},
	{"成文日期", "生成日期", "发文日期"},
	{"发布日期", "发布时间", "公开日期"},
	{"文号", "文 号", "发文字号", "文件编号"},
	{"有效性"},
	{"主题分类"},
	{"", "信息来源", "来源", "名称", "标题", "主题词", "体裁分类", "组配分类", "公开方式", "公开时限", "公开范围", "生效日期", "废止日期", "统一社会信用代码", "信息分类", "浏览次数", "字体", "字号", "打印"},
}

// labelForm finds labels: at the beginning of a line or a cell or behind a blank, and followed by a colon, a bar or the end of the line.
var labelForm = func() *regexp.Regexp {
	var labels []string
	for _, list := range metadataLabels {
		labels = append(labels, list...)
	}
	slices.SortFunc(labels, func(a, b string) int { return len(b) - len(a) })
	return regexp.MustCompile(`(?m)(?:^|[\s|　【\[])(` + strings.Join(labels[:len(labels)-1], "|") + `)[】\]]?[ 　]*(?:[：:|\n]|$)`)
}()

func labelName(label string) string {
	for _, list := range metadataLabels {
		if slices.Contains(list, label) {
			return list[0]
		}
	}
	return ""
}

// metadata reads the values that stand above a document, by name. A value goes on to the next label, or to the end of its line; where that is empty
// it is the next line.
func metadata(doc *Document) map[string]string {
	var b strings.Builder
	for _, list := range [][]Dropped{doc.Dropped, doc.Clutter} {
		for _, d := range list {
			b.WriteString(d.Text + "\n")
		}
	}
	b.WriteString(string(doc.body[:doc.Structure.Title.Start]))
	text := strings.ReplaceAll(b.String(), "\t", "|")
	values := map[string]string{}
	marks := labelForm.FindAllStringSubmatchIndex(text, -1)
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][2]
		}
		value, _, _ := strings.Cut(strings.TrimLeft(text[m[3]:end], "】] ：:|\u3000\n"), "\n")
		value = strings.Trim(value, "【[ |\u3000")
		if name := labelName(text[m[2]:m[3]]); name != "" && values[name] == "" && len(value) < 300 {
			values[name] = value
		}
	}
	return values
}

var numberForm = regexp.MustCompile(`^[（(]?(\p{Han}{1,12}[〔\[［（(](?:19|20)\d\d[〕\]］）)](?:第)?\d{1,5}号)[）)]?$`)

// ownNumber is the document's own 文号: the one that stands on a line by itself above the title or right below it. One in a sentence is another's.
func ownNumber(doc *Document) string {
	lines := strings.Split(string(doc.body[:doc.Structure.Title.Start]), "\n")
	below := paragraphs(string(doc.body[doc.Structure.Title.End:]))
	for _, line := range append(lines, below[:min(len(below), 2)]...) {
		if m := numberForm.FindStringSubmatch(squeezed(line)); m != nil {
			return m[1]
		}
	}
	return ""
}

// chineseDate reads 2023年5月8日, 2023-05-08 and 二〇二三年五月八日; the zero date where it can't.
func chineseDate(s string) record.Date {
	if date, ok := numericDate(s); ok {
		return date
	}
	s = squeezed(s)
	year, rest, _ := strings.Cut(s, "年")
	month, rest, _ := strings.Cut(rest, "月")
	day, _, found := strings.Cut(rest, "日")
	y, okYear := hanzi.Number(strings.NewReplacer("○", "〇", "零", "〇", "Ｏ", "〇", "O", "〇", "０", "〇").Replace(year))
	m, okMonth := hanzi.Number(month)
	d, okDay := hanzi.Number(day)
	if !found || !okYear || !okMonth || !okDay || y < 1949 || y > 2100 {
		return record.Date{}
	}
	return validDay(int(y), int(m), int(d))
}
