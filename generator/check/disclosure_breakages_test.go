package check_test

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"pufa/generator/record"
)

const (
	siteFile      = "data/site.toml"
	guideFile     = "data/disclosure/guide.toml"
	catalogueFile = "data/disclosure/catalogue.toml"
	standardsFile = "data/disclosure/standards.toml"
	ruleFile      = "data/disclosure/rules/shencha-zhidu.toml"
	documents     = "data/disclosure/documents/"
	plainFile     = documents + "2025/nongye-12.toml"
	policyFile    = documents + "2023/zhifa-banfa-4.toml" // replaced by laterFile
	laterFile     = documents + "2023/zhifa-banfa-14.toml"
	readingFile   = documents + "2023/jiedu-zhifa-banfa-4.toml" // interprets policyFile
	attachedFile  = documents + "2023/guihua-2.toml"
	takenBackFile = documents + "2023/fuwu-6.toml"
	enforcement   = "data/disclosure/enforcement/"
	agencyFile    = enforcement + "agency.toml"
	countsFile    = enforcement + "2025.toml"
	penaltyFile   = enforcement + "2025/chufa-1.toml"
	annulledFile  = enforcement + "2025/chufa-2.toml"
	licenceFile   = enforcement + "2025/xuke-1.toml"
)

func breakages() []breakage {
	return slices.Concat(blockBreakages(), guideBreakages(), catalogueBreakages(), documentBreakages(), attachmentBreakages(), agencyBreakages(), resultBreakages(),
		countBreakages(), placeBreakages())
}

// swap replaces words that stand in a file.
func swap(file, old, new string) edit {
	return func(t *testing.T, files town) {
		t.Helper()
		if !bytes.Contains(files[file], []byte(old)) {
			t.Fatalf("%s holds no %q:\n%s", file, old, files[file])
		}
		files[file] = bytes.Replace(files[file], []byte(old), []byte(new), 1)
	}
}

// cut leaves out the whole lines of a file that begin so.
func cut(file string, starts ...string) edit {
	return func(t *testing.T, files town) {
		t.Helper()
		for _, start := range starts {
			before, rest, found := strings.Cut("\n"+string(files[file]), "\n"+start)
			if !found {
				t.Fatalf("%s has no line %q:\n%s", file, start, files[file])
			}
			_, after, _ := strings.Cut(rest, "\n")
			files[file] = []byte(strings.TrimPrefix(before+"\n"+after, "\n"))
		}
	}
}

// drop leaves out files, or all below a folder.
func drop(names ...string) edit {
	return func(t *testing.T, files town) {
		maps.DeleteFunc(files, func(file string, _ []byte) bool {
			return slices.ContainsFunc(names, func(name string) bool { return file == name || strings.HasPrefix(file, name+"/") })
		})
	}
}

func put(file, text string) edit {
	return func(t *testing.T, files town) { files[file] = []byte(text) }
}

// twin puts a copy of a file in another place, with words of it replaced.
func twin(file, at string, pairs ...string) edit {
	return func(t *testing.T, files town) {
		files[at] = []byte(strings.NewReplacer(pairs...).Replace(string(files[file])))
	}
}

func each(edits ...edit) edit {
	return func(t *testing.T, files town) {
		t.Helper()
		for _, e := range edits {
			e(t, files)
		}
	}
}

func blockBreakages() []breakage {
	empty := func(file, name, hint string) seen {
		return seen{"disclosure-blocks", file, "", "“" + name + "”没有内容，不显示", hint}
	}
	return []breakage{
		{name: "no disclosure at all", edit: drop("data/disclosure"), want: []seen{{"disclosure-blocks", "data/disclosure", "", "还没有政府信息公开的记录", "guide.toml"}}},
		{name: "no guide", edit: drop(guideFile), want: []seen{empty(guideFile, "政府信息公开指南", "guide.toml"), empty(guideFile, "依申请公开", "申请渠道")}},
		{name: "no rules", edit: drop("data/disclosure/rules"), want: []seen{empty("data/disclosure/rules", "政府信息公开制度", "各写一条")}},
		{name: "no documents", edit: drop("data/disclosure/documents", catalogueFile), want: []seen{empty("data/disclosure/documents", "法定主动公开内容", "按年份")}},
		{name: "no annual report on last year", edit: drop(annual2025), want: []seen{{"annual-deadline", annual2025, "", "2025年政府信息公开工作年度报告还没有公开：期限是2026年1月31日，已过30天", "pufa import"}}},
		{name: "no annual reports", edit: drop("data/disclosure/annual"), want: []seen{empty("data/disclosure/annual", "政府信息公开年报", "2025.toml")}},
	}
}

// guideBreakages leave out each of the nine fields of art. 12, wherever it stands.
func guideBreakages() []breakage {
	var list []breakage
	for _, f := range []struct {
		key, name string
		edit      edit
		office    string // as site.toml calls it, where the field stands there
	}{
		{"classes", "信息分类", cut(guideFile, "classes"), ""}, {"arrangement", "编排体系", cut(guideFile, "arrangement"), ""}, {"access", "获取方式", cut(guideFile, "access"), ""},
		{"office", "工作机构名称", swap(siteFile, "name = \"甲样镇党政综合办公室\"\n", ""), "机构名称"}, {"address", "办公地址", swap(siteFile, "address = \"样例县甲样镇样例路1号\"\nhours", "hours"), "办公地址"},
		{"hours", "办公时间", cut(siteFile, "hours"), "办公时间"}, {"phone", "联系电话", swap(siteFile, "phone = \"000-0000000\"\nfax", "fax"), "联系电话"}, {"fax", "传真号码", cut(siteFile, "fax"), "传真"},
		{"online", "互联网联系方式", each(cut(guideFile, "online"), swap(siteFile, "fax = \"000-0000001\"\nemail = \"yangli@example.com\"", "fax = \"000-0000001\"")), "电子邮箱"},
	} {
		want := []seen{{"guide-fields", guideFile, "#:schema", "指南没有写“" + f.name + "”", "补上 " + f.key + " = "}}
		if f.office != "" {
			want = append(want, seen{"site-unknown", siteFile, "[office]", "公开机构还缺：" + f.office, "填上"})
		}
		list = append(list, breakage{name: "a guide without " + f.key, edit: f.edit, want: want})
	}
	for _, f := range []struct{ key, name string }{{"office", "工作机构"}, {"address", "办公地址"}, {"hours", "办公时间"}, {"phone", "联系电话"}, {"fax", "传真"}} {
		list = append(list, breakage{name: "a guide with another " + f.key, edit: swap(guideFile, "updated", f.key+" = \"另一个\"\nupdated"),
			want: []seen{{"guide-office", guideFile, f.key + " = ", "指南的" + f.name + "是“另一个”", "只留一处"}}})
	}
	without := func(list string) edit {
		return func(t *testing.T, files town) {
			parts := strings.Split(string(files[guideFile]), "\n\n")
			files[guideFile] = []byte(strings.Join(slices.DeleteFunc(parts, func(p string) bool { return strings.HasPrefix(p, "[["+list+"]]") }), "\n\n"))
		}
	}
	return append(list, []breakage{
		{name: "a guide without channels", edit: without("channels"), want: []seen{{"guide-fields", guideFile, "#:schema", "没有写怎样递交申请", "[[channels]]"}}},
		{name: "a guide without complaints", edit: without("complaints"), want: []seen{{"guide-fields", guideFile, "#:schema", "没有写监督和救济的渠道", "行政复议"}}},
		{name: "a channel whose address is a script", edit: swap(guideFile, "how = \"工作日", "url = \"javascript:alert(1)\"\nhow = \"工作日"), want: []seen{{"record-value", guideFile, "url = ", "不是网址", "https://"}}},
		{name: "a step of fees that ends before it begins", edit: swap(guideFile, "from = 11\nto = 30", "from = 31\nto = 30"), want: []seen{{"record-value", guideFile, "from = 31", "收费档次的起止不对", "从第几到第几"}}},
		{name: "a price below nothing", edit: swap(guideFile, "price = 100", "price = -100"), want: []seen{{"record-value", guideFile, "price = -100", "收费标准不能小于 0", "改正"}}},
		{name: "a step without its rise", edit: swap(guideFile, "rise = 100\n", ""), want: []seen{{"record-value", guideFile, "step = 10", "要一起写", "补上另一个"}}},
	}...)
}

// catalogueBreakages take what covers each of the 15 items of art. 20 and the 8 of art. 21 away.
func catalogueBreakages() []breakage {
	var list []breakage
	for _, item := range record.Items() {
		bare := func(t *testing.T, files town) {
			other := "20-15"
			if item.ID == other {
				other = "20-13"
			}
			for file, data := range files {
				if strings.HasPrefix(file, documents) {
					files[file] = bytes.Replace(data, []byte("item = \""+item.ID+"\""), []byte("item = \""+other+"\""), 1)
				}
			}
			parts := strings.Split(string(files[catalogueFile]), "\n\n")
			files[catalogueFile] = []byte(strings.Join(slices.DeleteFunc(parts, func(p string) bool { return strings.Contains(p, "\nitem = \""+item.ID+"\"") }), "\n\n"))
		}
		list = append(list, breakage{name: "nothing of item " + item.ID, edit: bare, want: []seen{{"catalogue-gaps", catalogueFile, "items", item.Article + "“" + item.Name + "”没有公开的文件", "item = \"" + item.ID + "\""}}})
	}
	return append(list, []breakage{
		{name: "an item that does not apply and has documents", edit: swap(catalogueFile, "item = \"20-9\"", "item = \"20-9\"\nreason = \"没有集中采购\"\n\n[[items]]\nitem = \"21-7\""),
			want: []seen{{"catalogue-conflict", catalogueFile, "reason = \"本镇不单独", "事项 21-7 写了不适用，却有 1 件公开的文件", "删去"}}},
		{name: "an item with no word on it", edit: cut(catalogueFile, "reason"), want: []seen{{"record-missing", catalogueFile, "item = \"20-9\"", "既没有不适用的理由，也没有公开的网址", "reason"}}},
		{name: "an address without the name of its page", edit: cut(catalogueFile, "where"), want: []seen{{"record-missing", catalogueFile, "url = ", "有网址，没有写 “where”", "名称"}}},
		{name: "an item twice", edit: swap(catalogueFile, "item = \"20-14\"", "item = \"20-9\""),
			want: []seen{{"record-duplicate", catalogueFile, "item = \"20-9\"", "“20-9” 写了两遍", "留下一个"}, {"catalogue-gaps", catalogueFile, "items", "公务员招考", "20-14"}}},
		{name: "an item that the law has not", edit: swap(catalogueFile, "item = \"20-14\"", "item = \"20-16\""),
			want: []seen{{"record-value", catalogueFile, "item = \"20-16\"", "没有 “20-16” 这个值", "20-1"}, {"catalogue-gaps", catalogueFile, "items", "公务员招考", "20-14"}}},
		{name: "a row of the standard catalogue twice", edit: swap(standardsFile, "id = \"jiangshituan\"", "id = \"pufa-dongtai\""), want: []seen{{"record-duplicate", standardsFile, "id = \"pufa-dongtai\"", "“pufa-dongtai” 写了两遍", "留下一个"}}},
		{name: "a row tied to a field of work that is not there", edit: swap(standardsFile, "all = true", "themes = [\"publicityy\"]"), want: []seen{{"record-reference", standardsFile, "themes = ", "工作领域 “publicityy” 不在", "publicity"}}},
	}...)
}

// documentBreakages are those of the list that art. 12 asks for, of validity, and of what documents say of one another.
func documentBreakages() []breakage {
	return []breakage{
		{name: "no summary", edit: cut(plainFile, "summary"), want: []seen{{"document-fields", plainFile, "#:schema", "没有写内容概述", "summary"}}},
		{name: "no day of writing", edit: cut(plainFile, "written"), want: []seen{{"document-fields", plainFile, "#:schema", "没有写生成日期", "written"}}},
		{name: "no item", edit: cut(plainFile, "item"), want: []seen{{"document-fields", plainFile, "#:schema", "没有写公开事项", "item"}}},
		{name: "a policy without validity", edit: cut(laterFile, "validity"), want: []seen{{"document-fields", laterFile, "#:schema", "没有写有效性", "validity"}}},
		{name: "a rule without validity", edit: cut(ruleFile, "validity"), want: []seen{{"document-fields", ruleFile, "#:schema", "没有写有效性", "validity"}}},
		{name: "published late", edit: swap(plainFile, "published = 2025-06-22", "published = 2025-08-22"), want: []seen{{"document-due", plainFile, "published = ", "晚于2025年7月11日（20个工作日）", "及时公开"}}},
		{name: "published before it was written", edit: swap(plainFile, "written = 2025-06-15", "written = 2025-06-25"), want: []seen{
			{"record-date", plainFile, "written = ", "开始日期 2025-06-25 晚于结束日期 2025-06-22", "改正其中一个日期"}}},
		{name: "published tomorrow", edit: each(swap(plainFile, "published = 2025-06-22", "published = 2026-03-03"), swap(plainFile, "written = 2025-06-15", "written = 2026-03-02")),
			want: []seen{{"published-future", plainFile, "published = ", "发布日期2026年3月3日还没有到", "核对日期"}}},
		{name: "no review", edit: swap(plainFile, "step = \"终审\"", "step = \"会签\""), want: []seen{{"review-missing", plainFile, "[[review]]", "还没有终审", "[[review]]"}}},
		{name: "no secrecy review", edit: swap(plainFile, "step = \"保密审查\"", "step = \"会签\""), want: []seen{{"secrecy-missing", plainFile, "[[review]]", "没有保密审查的记录", "保密审查"}}},
		{name: "neither text nor attachment", edit: func(t *testing.T, files town) {
			text := string(files[plainFile])
			from, to := strings.Index(text, "body = "), strings.Index(text, "source = ")
			files[plainFile] = []byte(text[:from] + text[to:])
		}, want: []seen{{"record-missing", plainFile, "#:schema", "既没有正文，也没有附件", "body"}}},
		{name: "no index number", edit: cut(plainFile, "index"), want: []seen{{"record-missing", plainFile, "#:schema", "缺少必填项 “index”", "草稿"}}},
		{name: "no agency", edit: cut(plainFile, "agency"), want: []seen{{"record-missing", plainFile, "#:schema", "缺少必填项 “agency”", "草稿"}}},
		{name: "still to be confirmed", edit: swap(plainFile, "status =", "confirm = [\"written\"]\nstatus ="), want: []seen{{"record-value", plainFile, "confirm = ", "还有待确认的内容，不能公布", "核对后删去"}}},
		{name: "an index number twice", edit: swap(plainFile, "SL-JY-2025-0012", "SL-JY-2025-0011"), want: []seen{{"record-duplicate", plainFile, "index = ", "索引号 “SL-JY-2025-0011” 已经用在 " + documents + "2025/pufa-11.toml", "用过的不再用"}}},
		{name: "the index number of a rule", edit: swap(plainFile, "SL-JY-2025-0012", "SL-JY-ZD-01"), want: []seen{{"record-duplicate", plainFile, "index = ", "已经用在 " + ruleFile, "用过的不再用"}}},
		{name: "the index number of a document that was withdrawn", edit: swap(plainFile, "SL-JY-2025-0012", "SL-JY-2023-0006"), want: []seen{{"record-duplicate", plainFile, "index = ", "已经用在 " + takenBackFile, "用过的不再用"}}},
		{name: "an address twice", edit: each(twin(plainFile, documents+"2025/nongye-12/record.toml", "SL-JY-2025-0012", "SL-JY-2025-0099")),
			want: []seen{{"record-duplicate", plainFile, "", "和 nongye-12 的地址相同", "改名"}}},
		{name: "replacements in a circle", edit: swap(laterFile, "validity = \"有效\"", "validity = \"已废止\"\nreplaced_by = \"SL-JY-2023-0004\""), want: []seen{
			{"record-reference", policyFile, "replaced_by = ", "取代关系绕成了圈", "查清哪一件在后"}, {"record-reference", laterFile, "replaced_by = ", "取代关系绕成了圈", "查清哪一件在后"}}},
		{name: "replaced by itself", edit: swap(policyFile, "SL-JY-2023-0014", "SL-JY-2023-0004"), want: []seen{{"record-reference", policyFile, "replaced_by = ", "取代关系绕成了圈", "查清哪一件在后"}}},
		{name: "replaced by what is nowhere", edit: swap(policyFile, "SL-JY-2023-0014", "SL-JY-2023-0114"), want: []seen{{"record-reference", policyFile, "replaced_by = ", "没有索引号是 “SL-JY-2023-0114” 的文件", "SL-JY-2023-0014"}}},
		{name: "replaced by a draft", edit: swap(laterFile, "status = \"published\"", "status = \"draft\""), want: []seen{{"document-replaced", policyFile, "replaced_by = ", "还是草稿", "先公布"}}},
		{name: "replaced by what was withdrawn", edit: swap(laterFile, "status = \"published\"", "status = \"withdrawn\"\nwithdrawn = \"重新起草\"\nwithdrawn_on = 2024-01-05"), want: []seen{{"document-replaced", policyFile, "replaced_by = ", "已经撤回", "仍然有效"}}},
		{name: "replaced by what is older", edit: swap(policyFile, "SL-JY-2023-0014", "SL-JY-ZD-01"), want: []seen{{"document-replaced", policyFile, "replaced_by = ", "成文于2022年5月10日，比它还早", "先后"}}},
		{name: "replaced and yet in force", edit: swap(policyFile, "validity = \"已废止\"", "validity = \"有效\""), want: []seen{{"record-value", policyFile, "validity = ", "写了被何文件取代，有效性却是 “有效”", "已修改"}}},
		{name: "interprets what is nowhere", edit: swap(readingFile, "interprets = [\"SL-JY-2023-0004\"]", "interprets = [\"SL-JY-2023-0104\"]"), want: []seen{{"record-reference", readingFile, "interprets = ", "没有索引号是 “SL-JY-2023-0104” 的文件", "SL-JY-2023-0004"}}},
		{name: "interprets itself", edit: swap(readingFile, "interprets = [\"SL-JY-2023-0004\"]", "interprets = [\"SL-JY-2023-0005\"]"), want: []seen{{"record-reference", readingFile, "interprets = ", "文件解读的是它自己", "被解读"}}},
		{name: "withdrawn without a reason", edit: cut(takenBackFile, "withdrawn ="), want: []seen{{"record-missing", takenBackFile, "status = ", "没有写 “withdrawn”（撤回理由）", "网页会照登"}}},
		{name: "withdrawn without a day", edit: cut(takenBackFile, "withdrawn_on"), want: []seen{{"record-missing", takenBackFile, "status = ", "没有写 “withdrawn_on”（撤回日期）", "withdrawn_on = "}}},
	}
}

func attachmentBreakages() []breakage {
	const beside = documents + "2023/guihua-2"
	fault := func(message, hint string) []seen {
		return []seen{{"record-file", attachedFile, "file = ", message, hint}}
	}
	named := func(extension, content string) edit {
		return each(drop(beside+".csv"), swap(attachedFile, "guihua-2.csv", "guihua-2."+extension), put(beside+"."+extension, content))
	}
	return []breakage{
		{name: "an attachment that is missing", edit: drop(beside + ".csv"), want: fault("没有找到文件 “guihua-2.csv”", "把文件放在 "+documents+"2023/")},
		{name: "an attachment that is empty", edit: put(beside+".csv", ""), want: fault("附件 “guihua-2.csv” 是空文件", "完好")},
		{name: "a .docx that is a PDF", edit: named("docx", "%PDF-1.7 …"), want: fault("附件 “guihua-2.docx” 其实是PDF", "扩展名")},
		{name: "a .csv that is a workbook", edit: put(beside+".csv", "PK\x03\x04…"), want: fault("附件 “guihua-2.csv” 其实是Office 或压缩文件", "扩展名")},
		{name: "a .pdf that is nothing", edit: named("pdf", "<html>"), want: fault("附件 “guihua-2.pdf” 不是pdf 文件，或者已经损坏", "另存")},
		{name: "an attachment over 50 MB", edit: named("pdf", "%PDF-"+strings.Repeat("x", record.MaxAttachment)), want: fault("有 50 MB，超过 50 MB", "压缩")},
		{name: "an attachment out of the folder", edit: swap(attachedFile, "file = \"guihua-2.csv\"", "file = \"../../../site.toml\""), want: append(fault("文件名 “../../../site.toml” 不能用", "记录旁边"),
			seen{"record-file", beside + ".csv", "", "没有记录用到这个文件", "移走"})},
		{name: "an attachment that cannot be opened", disk: failing(beside+".csv", "open"), want: fault("附件 “guihua-2.csv” 打不开", "权限")},
		{name: "an attachment that a disk loses", disk: failing(beside+".csv", "stat"), want: fault("附件 “guihua-2.csv” 打不开", "完好")},
		{name: "an attachment that cannot be read", disk: failing(beside+".csv", "read"), want: fault("附件 “guihua-2.csv” 读不出来", "完好")},
	}
}

func agencyBreakages() []breakage {
	section := func(list string) edit {
		return func(t *testing.T, files town) {
			parts := strings.Split(string(files[agencyFile]), "\n\n")
			files[agencyFile] = []byte(strings.Join(slices.DeleteFunc(parts, func(p string) bool { return strings.HasPrefix(p, "[["+list+"]]") }), "\n\n"))
		}
	}
	return []breakage{
		{name: "results without their agency", edit: drop(agencyFile), want: []seen{{"enforcement-fields", agencyFile, "", "没有事前公开的记录", "agency.toml"}}},
		{name: "no officers", edit: section("officers"), want: []seen{{"enforcement-fields", agencyFile, "#:schema", "没有写执法人员", "[[officers]]"}}},
		{name: "no powers", edit: section("powers"), want: []seen{{"enforcement-fields", agencyFile, "#:schema", "没有写执法事项", "[[powers]]"}}},
		{name: "no remedies", edit: cut(agencyFile, "remedies"), want: []seen{{"enforcement-fields", agencyFile, "#:schema", "没有写救济渠道", "remedies"}}},
		{name: "a power without its procedure", edit: swap(agencyFile, "procedure = \"申请、受理、审查、决定、送达\"\n", ""), want: []seen{{"enforcement-fields", agencyFile, "[[powers]]", "“农村村民住宅建设许可”没有写程序", "procedure"}}},
		{name: "a certificate that has run out", edit: swap(agencyFile, "until = 2028-06-30", "until = 2026-02-28"), want: []seen{{"enforcement-officers", agencyFile, "until = 2026-02-28", "执法证 样例000003 的有效期到2026年2月28日，已经过期", "改正有效期"}}},
		{name: "a certificate twice", edit: swap(agencyFile, "样例000002", "样例000001"), want: []seen{{"record-duplicate", agencyFile, "certificate = ", "“样例000001” 写了两遍", "留下一个"}}},
		{name: "a time limit below nothing", edit: swap(siteFile, "penalty = 7", "penalty = -7"), want: []seen{{"record-value", siteFile, "penalty = -7", "期限不能小于 0 天", "天数"}}},
		{name: "a day of the year that is none", edit: swap(siteFile, "yearly = \"01-31\"", "yearly = \"02-30\""), want: []seen{{"record-date", siteFile, "yearly = ", "没有这个日子", "01-31"}}},
	}
}

func resultBreakages() []breakage {
	return []breakage{
		{name: "a decision published late", edit: swap(penaltyFile, "published = 2025-06-21", "published = 2025-07-21"), want: []seen{{"enforcement-due", penaltyFile, "published = ", "2025年6月18日决定，2025年7月21日公示，晚于2025年6月27日（7个工作日）", "按期公示"}}},
		{name: "a decision whose time has passed", edit: each(cut(penaltyFile, "published"), swap(penaltyFile, "published", "draft")), want: []seen{{"enforcement-due", penaltyFile, "decided = ", "还没有公示，期限2025年6月27日已过", "尽快公示"}}},
		{name: "a decision that is still in time", edit: each(twin(penaltyFile, enforcement+"2026/chufa-1.toml", "2025-06-18", "2026-02-27", "〔2025〕", "〔2026〕", "published = 2025-06-21\n", "", "\"published\"", "\"draft\"")),
			want: []seen{{"enforcement-due", enforcement + "2026/chufa-1.toml", "decided = ", "应在2026年3月9日前公示", "published"}}},
		{name: "a decision of a year whose holidays are unknown", edit: each(twin(penaltyFile, enforcement+"2026/chufa-1.toml", "2025-06", "2026-02", "〔2025〕", "〔2026〕"), func(t *testing.T, files town) {
			files["data/holidays.toml"] = bytes.ReplaceAll(files["data/holidays.toml"], []byte("2026-10-"), []byte("2028-10-"))
		}), want: []seen{{"holidays-missing", "data/holidays.toml", "#:schema", "没有2026年的节假日安排，算不出7个工作日的期限", "通知"}}},
		{name: "the number of a decision twice", edit: swap(penaltyFile, "甲府罚〔2025〕1号", "甲府许〔2025〕1号"), want: []seen{{"record-duplicate", penaltyFile, "number = ", "决定书文号 “甲府许〔2025〕1号” 已经用在 " + licenceFile, "一件决定一个文号"}}},
		{name: "a decision of another year", edit: swap(penaltyFile, "decided = 2025-06-18", "decided = 2024-06-18"), want: []seen{{"record-year", penaltyFile, "decided = ", "决定日期是 2024 年，记录却在 2025 年的文件夹里", "移到对的年份"},
			{"enforcement-due", penaltyFile, "published = ", "晚于2024年6月27日", "按期公示"}}},
		{name: "published before it was decided", edit: swap(penaltyFile, "decided = 2025-06-18", "decided = 2025-06-28"), want: []seen{{"record-date", penaltyFile, "decided = ", "开始日期 2025-06-28 晚于结束日期 2025-06-21", "改正其中一个日期"}}},
		{name: "a penalty that was annulled and still stands", edit: each(swap(annulledFile, "\"withdrawn\"", "\"published\""), cut(annulledFile, "withdrawn =", "withdrawn_on")), want: []seen{
			{"penalty-annulled", annulledFile, "annulled = ", "2025年11月5日决定变更或撤销，应在2025年11月10日前（3个工作日）撤回并说明理由", "withdrawn"}}},
		{name: "a penalty that was taken back late", edit: swap(annulledFile, "withdrawn_on = 2025-11-06", "withdrawn_on = 2025-11-11"), want: []seen{{"penalty-annulled", annulledFile, "withdrawn_on = ", "2025年11月11日才撤回，晚于2025年11月10日（3个工作日）", "按期撤回"}}},
		{name: "a penalty that was taken back late, by days of the calendar", edit: each(swap(siteFile, "withdrawal_in = \"工作日\"", "withdrawal_in = \"自然日\""), swap(annulledFile, "withdrawn_on = 2025-11-06", "withdrawn_on = 2025-11-10")),
			want: []seen{{"penalty-annulled", annulledFile, "withdrawn_on = ", "2025年11月10日才撤回，晚于2025年11月8日（3日）", "按期撤回"}}},
		{name: "a penalty annulled in a year whose holidays are unknown", edit: each(twin(annulledFile, enforcement+"2022/chufa-2.toml", "2025-", "2022-", "〔2025〕", "〔2022〕"), put("data/disclosure/enforcement/2022.toml", "year = 2022\nsource = \"样例\"\npublished = 2023-01-20\n")),
			want: []seen{{"penalty-annulled", enforcement + "2022/chufa-2.toml", "annulled = ", "撤回的期限算不出", "节假日安排"}}},
		{name: "a licence that was annulled and still stands", edit: swap(licenceFile, "status", "annulled = 2025-11-05\nstatus"), want: []seen{{"penalty-annulled", licenceFile, "annulled = ", "2025年11月5日决定变更或撤销，应当撤回并说明理由", "withdrawn"}}},
		{name: "taken back without a reason", edit: cut(annulledFile, "withdrawn ="), want: []seen{{"record-missing", annulledFile, "status = ", "没有写 “withdrawn”（撤回理由）", "网页会照登"}}},
		{name: "a natural person by the whole name", edit: swap(licenceFile, "party = \"甲某某\"", "party = \"甲样人\""), want: []seen{{"enforcement-party", licenceFile, "party = ", "网页显示为“甲某某”", "甲某某"}}},
		{name: "a name in the title", edit: each(swap(licenceFile, "party = \"甲某某\"", "party = \"甲样人\""), swap(licenceFile, "title = \"", "title = \"甲样人")), want: []seen{
			{"enforcement-party", licenceFile, "party = ", "网页显示为“甲某某”", "甲某某"}, {"privacy-party", licenceFile, "title = ", "写出了自然人的姓名", "甲某某"}}},
		{name: "a name in the facts", edit: each(swap(licenceFile, "party = \"甲某某\"", "party = \"甲样人\""), swap(licenceFile, "facts = \"", "facts = \"甲样人")), want: []seen{
			{"enforcement-party", licenceFile, "party = ", "网页显示为“甲某某”", "甲某某"}, {"privacy-party", licenceFile, "facts = ", "写出了自然人的姓名", "甲某某"}}},
		{name: "a name in the outcome", edit: each(swap(licenceFile, "party = \"甲某某\"", "party = \"甲样人\""), swap(licenceFile, "outcome = \"", "outcome = \"对甲样人")), want: []seen{
			{"enforcement-party", licenceFile, "party = ", "网页显示为“甲某某”", "甲某某"}, {"privacy-party", licenceFile, "outcome = ", "写出了自然人的姓名", "甲某某"}}},
		{name: "a name in the reason for taking it back", edit: each(swap(annulledFile, "party = \"乙某\"", "party = \"乙样人\""), swap(annulledFile, "withdrawn = \"", "withdrawn = \"乙样人申请")), want: []seen{
			{"enforcement-party", annulledFile, "party = ", "网页显示为“乙某某”", "乙某某"}, {"privacy-party", annulledFile, "withdrawn = ", "写出了自然人的姓名", "乙某某"}}},
	}
}

func countBreakages() []breakage {
	return []breakage{
		{name: "fewer decisions than are public", edit: swap(countsFile, "value = 12", "value = 1"), want: []seen{{"enforcement-counts", countsFile, "value = 1", "2025年“行政处罚”写 1 件，网上的决定有 2 件", "台账"}, {"enforcement-counts", countsFile, "value = 1", "政府信息公开年报写 12 件", "口径"}}},
		{name: "another number than the annual report", edit: swap(countsFile, "value = 123", "value = 124"), want: []seen{{"enforcement-counts", countsFile, "value = 124", "2025年“行政许可”写 124 件，政府信息公开年报写 123 件", "口径"}}},
		{name: "counts published late", edit: swap(countsFile, "published = 2026-01-22", "published = 2026-02-02"), want: []seen{{"enforcement-yearly", countsFile, "published = ", "2026年2月2日公布，晚于2026年1月31日", "按期公布"}}},
		{name: "counts without their day", edit: cut(countsFile, "published"), want: []seen{{"enforcement-yearly", countsFile, "year = ", "没有公布日期，期限2026年1月31日已过", "published"}}},
		{name: "no counts of last year", edit: drop(countsFile), want: []seen{{"enforcement-yearly", countsFile, "", "没有2025年的执法数据，期限2026年1月31日已过", "写 0"}}},
		{name: "a negative count", edit: swap(countsFile, "value = 164", "value = -164"), want: []seen{{"record-value", countsFile, "value = -164", "数目不能小于 0", "改正"}}},
		{name: "a fraction of a case", edit: swap(countsFile, "value = 164", "value = 164.5"), want: []seen{{"record-value", countsFile, "value = 164.5", "“行政检查”是 164.5，次数应是整数", "金额"}}},
		{name: "a count twice", edit: swap(countsFile, "name = \"行政检查\"\nvalue = 164\nunit = \"次\"", "name = \"行政强制\"\nvalue = 2\nunit = \"件\""), want: []seen{{"record-duplicate", countsFile, "name = ", "“行政强制”写了两遍", "只写一次"}}},
	}
}

// placeBreakages are words of prose that the document rules see, and records in the wrong place or under the wrong name.
func placeBreakages() []breakage {
	return []breakage{
		{name: "a mobile number in the guide", edit: swap(guideFile, "提交申请表。", "提交申请表，或者打13800138000。"), want: []seen{{"privacy-mobile", guideFile, "how = ", "手机号", ""}}},
		{name: "a mark twice in the remedies", edit: swap(agencyFile, "申请行政复议", "申请行政复议，，"), want: []seen{{"punctuation-double", agencyFile, "remedies = ", "标点叠用", ""}}},
		{name: "a number of a person in a reason for taking back", edit: swap(annulledFile, "撤销了原处罚决定", "撤销了原处罚决定，请与13800138000联系"), want: []seen{{"privacy-mobile", annulledFile, "withdrawn = ", "手机号", ""}}},
		{name: "a mark twice in a reason why an item does not apply", edit: swap(catalogueFile, "统一招考。", "统一招考。。"), want: []seen{{"punctuation-double", catalogueFile, "reason = ", "标点叠用", ""}}},
		{name: "a record of an unknown name", edit: twin(guideFile, "data/disclosure/guied.toml"), want: []seen{{"record-file", "data/disclosure/guied.toml", "", "不认识的记录文件，没有读", "guide.toml"}}},
		{name: "a folder of an unknown name", edit: twin(plainFile, "data/disclosure/document/2025/a.toml"), want: []seen{{"record-file", "data/disclosure/document", "", "不认识的文件夹，里面的记录没有读", "documents"}}},
		{name: "a document in no year", edit: twin(plainFile, documents+"a.toml"), want: []seen{{"record-file", documents + "a.toml", "", "这里只放年份文件夹，这个文件没有读", "年份文件夹"}}},
		{name: "documents in a folder that is no year", edit: twin(plainFile, documents+"25/a.toml"), want: []seen{{"record-file", documents + "25", "", "文件夹的名字不是年份", "四位数"}}},
		{name: "results in a folder that is no year", edit: twin(penaltyFile, enforcement+"25/a.toml"), want: []seen{{"record-file", enforcement + "25", "", "文件夹的名字不是年份", "四位数"}}},
		{name: "an extension in capitals", edit: twin(plainFile, documents+"2025/a.TOML"), want: []seen{{"record-file", documents + "2025/a.TOML", "", "扩展名要用小写 .toml", "改名"}}},
		{name: "a name that is no address", edit: twin(plainFile, documents+"2025/补贴.toml", "SL-JY-2025-0012", "SL-JY-2025-0099"), want: []seen{{"record-slug", documents + "2025/补贴.toml", "", "不能用作地址", "小写字母"}}},
		{name: "an annual report whose file is no year", edit: twin(annual2025, "data/disclosure/annual/nianbao.toml"), want: []seen{{"record-file", "data/disclosure/annual/nianbao.toml", "", "这里的文件名应是年份", "按年度改名"}}},
		{name: "counts of another year than their file's", edit: put(enforcement+"2022.toml", "year = 2021\nsource = \"样例\"\npublished = 2022-01-20\n"), want: []seen{{"record-year", enforcement + "2022.toml", "year = 2021", "文件名是 2022 年，“year”（年度）写的是 2021", "改正年度"}}},
	}
}

// failing is a disk on which opening one file, asking its size or reading it fails. What is asked through the disk itself is answered.
func failing(file, at string) func(fs.FS) fs.FS {
	return func(disk fs.FS) fs.FS { return failingDisk{disk, file, at} }
}

type failingDisk struct {
	fs.FS
	file, at string
}

var errDisk = errors.New("the disk fails")

func (d failingDisk) Open(name string) (fs.File, error) {
	if name == d.file && d.at == "open" {
		return nil, errDisk
	}
	f, err := d.FS.Open(name)
	if name == d.file && err == nil {
		return failingFile{f, d.at}, nil
	}
	return f, err
}

func (d failingDisk) Stat(name string) (fs.FileInfo, error) { return fs.Stat(d.FS, name) }

type failingFile struct {
	fs.File
	at string
}

func (f failingFile) Stat() (fs.FileInfo, error) {
	if f.at == "stat" {
		return nil, errDisk
	}
	return f.File.Stat()
}

func (f failingFile) Read(b []byte) (int, error) {
	if f.at == "read" {
		return 0, errDisk
	}
	return f.File.Read(b)
}
