package check

import (
	"slices"
	"strings"

	"pufa/generator/finding"
)

// foundElsewhere explains what is found by whoever opens files and follows the links of the finished pages.
func foundElsewhere() []Rule {
	link := func(id, name, wants string) Rule {
		return Rule{"link-" + id, finding.Link, finding.Error, name, wants, "《政府网站与政务新媒体检查指标》：链接不可用、错链断链"}
	}
	return []Rule{
		{"unreadable", finding.Other, finding.Error, "文件读不出来", "文件没有损坏、没有密码，是能读的格式：Word、PDF、网页、Excel、CSV、纯文本。附件读不出来的是警告：里面有没有个人信息，要人自己看。", "《政府信息公开条例》第十五条：附件也要审查"},
		{"attachment-unseen", finding.Privacy, finding.Notice, "没有查过的附件", "附件用查得了的格式：docx、xlsx、pdf、txt、csv。旧格式（doc、xls、ppt、rtf、wps、et）里有没有个人信息，要人自己看。", "《政府信息公开条例》第十五条：附件也要审查"},
		link("dead", "打不开的链接", "站内的链接都指向有的页面或文件。"),
		link("anchor", "找不到的位置", "链接里 # 后面的位置，在那一页上有。"),
		link("rooted", "从根目录写起的链接", "站内的链接不从 / 写起：网站放在上级门户的子路径下，或者从 U 盘打开，都要能用。"),
		link("outside", "指到网站外面", "站内的链接不指到网站以外的文件夹。"),
		link("folder", "指向文件夹", "站内的链接写到文件名（如 index.html），不只写文件夹：离线时打不开。"),
		link("syntax", "不是地址", "链接是有效的网址或者文件名。"),
		link("loads", "从别处加载", "网页不从别的网站加载图片、脚本和样式。"),
	}
}

// Reading lists what is said of a file that could not be taken as it stands. No town can turn these off, lower or accept them: what was not
// understood would be missing from the site without a word.
func Reading() []Rule {
	const (
		records = "本程序的记录格式：data/schema/ 和 README"
		files   = "原文照登：没有读懂的不写入"
	)
	rule := func(id string, kind finding.Kind, severity finding.Severity, name, wants, norm string) Rule {
		return Rule{id, kind, severity, name, wants, norm}
	}
	broken := func(id, name, wants string) Rule {
		return rule("record-"+id, finding.Record, finding.Error, name, wants, records)
	}
	asked := func(id string, severity finding.Severity, name, wants string) Rule {
		return rule(id, finding.Other, severity, name, wants, files)
	}
	rules := []Rule{
		broken("date", "日期前后矛盾", "日期写得对，开始不晚于结束。"),
		broken("duplicate", "重复", "编号、索引号、文号和地址各不相同。"),
		broken("encoding", "文件编码", "记录用 UTF-8 保存。"),
		broken("file", "找不到文件", "记录里写的照片和附件就在记录旁边，打得开，和扩展名相符，不超过 50 MB。"),
		broken("key", "不认识的键", "记录里只写认识的键，拼写一字不差。"),
		broken("missing", "缺必填项", "必填的项都写了，不是空的。"),
		broken("quote", "引文不在原文里", "数字的引文在它那一部分的正文里恰好出现一次。"),
		broken("reference", "指向没有的记录", "写到的编号、索引号和部分都是有的，取代关系不绕成圈。"),
		broken("size", "记录太大", "一条记录不超过 2 MB。"),
		broken("slug", "名字不能用作地址", "文件名和编号用小写字母、数字和连字符。"),
		broken("syntax", "写法不对", "记录是 TOML：一行一项，文字放在英文双引号里。"),
		broken("type", "类型不对", "数字不加引号，日期写年-月-日，文字放在英文双引号里。"),
		broken("value", "值不对", "每一项写规定的值：类别、状态、级别、网址、标识码等。"),
		broken("year", "年份和文件夹不符", "记录放在它那一年的文件夹或文件名里。"),
		asked("unknown-kind", finding.Error, "看不出是什么文件", "导入时看得出是年度报告、活动简讯还是公开文件；看不出就用 --as 写明。"),
		asked("no-year", finding.Error, "没有年份", "标题或正文里有年份；没有就用 --year 写明。"),
		asked("no-title", finding.Warning, "没有标题", "文件的第一行是标题。"),
		asked("no-unit", finding.Warning, "没有报告单位", "标题里写明是哪个单位的报告。"),
		asked("confirm", finding.Notice, "待确认", "没有把握的内容，由人对照原文核对以后再公布。"),
		asked("review-again", finding.Warning, "要重新审核", "原文换了一稿，审核也要重新做。"),
		asked("record-exists", finding.Error, "已有记录", "已有的记录不会被覆盖；确要更新的用 --replace。"),
		asked("file-exists", finding.Error, "已有文件", "已有的文件不会被覆盖。"),
		asked("above-title", finding.Notice, "标题上面的文字", "标题上面的文字（如红头、文号）不是正文，没有写入。"),
		asked("word-for-word", finding.Error, "和原文不一致", "记录里的正文和原文一字不差。"),
		asked("page-clutter", finding.Notice, "网页上的杂项", "导航、页脚等不是正文，没有写入。"),
		asked("leftover", finding.Notice, "转换残留", "书签、域代码等残留去掉了，列出来供对照。"),
		asked("annual-row", finding.Notice, "多出的一行", "表里的每一行都是格式里有的。"),
		asked("annual-table", finding.Warning, "没有读出表格", "三张表都读得出来；最好导入 Word 原件。"),
		asked("annual-cell", finding.Warning, "没有读出一格", "表里的每一格都读得出数。"),
		asked("sheet-title", finding.Error, "没有填标题", "登记表的每一行都有标题。"),
		asked("sheet-date", finding.Error, "日期不对", "登记表的日期写成 2023-12-4 或 2023年12月4日。"),
		asked("sheet-choice", finding.Error, "不在列表里", "登记表里有下拉列表的格子，从列表里选。"),
		asked("sheet-count", finding.Error, "不是一个数", "登记表的数目写一个数，可以带“余”“多”“近”。"),
		asked("sheet-column", finding.Error, "缺列或多列", "登记表的列和空表一样；用 pufa import --template 得到空表。"),
		asked("sheet-hidden", finding.Warning, "隐藏的行列", "登记表没有隐藏的行、列和工作表。"),
		asked("sheet-twice", finding.Error, "同一件写了两行", "登记表里一件事一行。"),
		asked("machine", finding.Error, "没有导入成", "磁盘写得进去，文件没有被别的程序占用。"),
		asked("hugo", finding.Error, "网页没有生成", "content 和 layouts 里手写的文件没有写错。"),
		asked("bad-address", finding.Error, "地址不能用", "网页的地址在各种系统里都能用。"),
		asked("same-address", finding.Error, "地址相同", "一个地址只有一个网页。"),
		asked("minify", finding.Warning, "没有压缩", "网页和脚本的语法没有写错。"),
		asked("source-format", finding.Error, "不能用的网页格式", "content/ 里手写的网页是 Markdown（.md）；要照原样发布的网页放在 static/。"),
		asked("source-link", finding.Warning, "链接的文件夹", "手写网页、模板和静态文件的文件夹里没有指到外面的链接。"),
	}
	slices.SortFunc(rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

// fixed tells a finding that no town can weigh otherwise: a record that can't be taken as it stands.
func fixed(f finding.Finding) bool {
	return f.Severity == finding.Error && f.Kind == finding.Record && strings.HasPrefix(f.Rule, "record-") && f.Rule != "record-rate"
}
