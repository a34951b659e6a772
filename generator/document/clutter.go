package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/generator/hanzi"
)

const (
	headLines = 30 // how many lines at the top, and at the foot, can belong to the web page
	footLines = 15
)

// maskClutter finds the lines of a web page that were copied along with a document: the path to it, 来源 and 发布时间, 字体 大 中 小, 打印 关闭, the
// table of 索引号 and 发文机构. The text comes back with blanks in their place, so that every place in it stays.
func maskClutter(text string) (string, []Dropped) {
	lines := pageLines(text)
	var found []pageLine
	head := 0
	for head < len(lines) && head < headLines && !beginsBody(lines[head].text) {
		head++
	}
	title := lastTitle(lines[:head])
	for i, l := range lines[:head] {
		if isPageLine(l.text) || i < title && isMetadataLine(l.text) {
			found = append(found, l)
		}
	}
	foot := max(head, len(lines)-footLines)
	end := len(lines)
	for i := foot; i < len(lines); i++ {
		if startsWith(lines[i].text, "相关报道", "相关链接", "相关新闻", "上一篇", "下一篇", "扫一扫", "附件下载", "分享到") {
			end = i
			break
		}
	}
	for end > foot && (isPageLine(lines[end-1].text) || isPageFoot(lines[end-1].text)) {
		end--
	}
	found = append(found, lines[end:]...)
	return mask(text, found)
}

type pageLine struct {
	start, end int // bytes of the text, without the white space around
	text       string
}

// pageLines are the lines that are not empty.
func pageLines(text string) []pageLine {
	var lines []pageLine
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		if trimmed := strings.TrimFunc(text[start:end], unicode.IsSpace); trimmed != "" {
			lead := start + strings.Index(text[start:end], trimmed)
			lines = append(lines, pageLine{lead, lead + len(trimmed), trimmed})
		}
		start = end + 1
	}
	return lines
}

func mask(text string, found []pageLine) (string, []Dropped) {
	if len(found) == 0 {
		return text, nil
	}
	var b strings.Builder
	b.Grow(len(text))
	var clutter []Dropped
	last, at := 0, 0
	for _, l := range found {
		b.WriteString(text[last:l.start])
		at += utf8.RuneCountInString(text[last:l.start])
		n := utf8.RuneCountInString(l.text)
		b.WriteString(strings.Repeat(" ", n))
		clutter = append(clutter, Dropped{Text: l.text, Why: "网页上的导航和附带信息", Start: at, End: at + n})
		at, last = at+n, l.end
	}
	b.WriteString(text[last:])
	return b.String(), clutter
}

func beginsBody(s string) bool {
	m, ok := hanzi.Marker(s)
	return ok && m.Kind <= hanzi.Digit || utf8.RuneCountInString(s) > 120 || strings.Contains(s, "。") && utf8.RuneCountInString(s) > 40
}

// lastTitle is the last line that ends as titles do.
func lastTitle(lines []pageLine) int {
	last := 0
	for i, l := range lines {
		for _, end := range [...]string{"报告", "总结", "汇报", "情况", "年报", "通知", "公告", "办法", "方案", "意见"} {
			if strings.HasSuffix(l.text, end) && !isPageLine(l.text) {
				last = i
			}
		}
	}
	return last
}

// isPageLine tells navigation and the tools of a page.
func isPageLine(s string) bool {
	if utf8.RuneCountInString(s) > 120 || strings.Contains(s, "。") {
		return false
	}
	switch strings.Join(strings.Fields(s), "") {
	case "下载", "打印", "全屏", "收藏", "加大", "还原", "减小", "】", "【字号：", "【字体：", "大", "中", "小", "大中小", "关闭", "分享", "返回", "返回顶部", "首页", "打印本页", "关闭窗口", "打印关闭",
		"打印本页关闭窗口", "【打印】【关闭】", "[打印][关闭]", "保护视力色":
		return true
	}
	if strings.ContainsAny(s, ">＞»›") && (strings.Contains(s, "首页") || strings.Contains(s, "位置") || strings.Contains(s, "政务公开")) {
		return true
	}
	return startsWith(s, "来源：", "来源:", "信息来源", "文章来源", "稿件来源", "发布时间", "发布日期", "发稿时间", "时间：", "日期：", "更新时间", "点击", "浏览", "阅读：", "阅读次数", "访问次数", "访问量",
		"字体", "字号", "【字体", "【字号", "[字体", "今天是", "当前位置", "您当前", "您的位置", "您现在", "你的位置", "所在位置", "现在位置", "打印本页", "打印 ", "【打印", "[打印", "分享到", "分享：", "保护视力",
		"扫一扫", "语音播报", "无障碍", "首页 ", "首页>", "作者：", "发布人：", "发布单位：") || strings.Contains(s, "浏览次数") || strings.Contains(s, "关闭窗口")
}

// isPageFoot tells what only the foot of a page has.
func isPageFoot(s string) bool {
	return startsWith(s, "转载请注明", "版权所有", "网站标识码", "网站地图") ||
		strings.Contains(s, "ICP备") || strings.Contains(s, "公网安备") || strings.Contains(s, "网站标识码")
}

// isMetadataLine tells the block of 索引号, 发文机构 and the like that a portal sets above a document.
func isMetadataLine(s string) bool {
	return startsWith(strings.Join(strings.Fields(s), ""), "索引号", "发文机构", "发布机构", "发文机关", "成文日期", "主题分类", "文号", "发文字号", "有效性", "公开方式", "公开时限", "统一社会信用代码",
		"信息分类", "体裁分类", "组配分类", "名称：", "生效日期", "废止日期", "主题词", "公开范围", "文件编号")
}

func startsWith(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
