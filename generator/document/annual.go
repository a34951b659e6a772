package document

import (
	"slices"
	"strings"

	"pufa/generator/outline"
)

// An Annual is a 政府信息公开工作年度报告: its six parts as text and its three standard tables as numbers (国办公开办函〔2021〕30号, NORMS 3).
type Annual struct {
	Year     int
	Title    string
	Unit     string
	Obsolete bool           // laid out by the form of 2019: of Issued only what that form counts as today's does
	Preface  string         // text before the first part
	Parts    [6]Part        // 一、总体情况 … 六、其他需要报告的事项; Title is empty where a part is missing
	Issued   IssuedTable    // of part 二
	Requests [25][7]Cell    // of part 三: rows as RequestRows, columns as RequestColumns
	Disputes [3][5]Cell     // of part 四: rows as DisputeRows, columns as DisputeColumns
	Other    []outline.Span // headings of the first level that are none of the six parts
}

// A Part is one part's heading as printed, without its marker, and its text without the table.
type Part struct{ Title, Text string }

// A Cell is one number of a table. The zero Cell is unknown: the document does not have it, or has no number there.
type Cell struct {
	Value float64
	Known bool
}

// IssuedTable is the table of part 二.
type IssuedTable struct {
	Rules     [3]Cell // 规章: 本年制发件数, 本年废止件数, 现行有效件数
	Documents [3]Cell // 行政规范性文件: the same
	Licences  Cell    // 行政许可
	Penalties Cell    // 行政处罚
	Coercion  Cell    // 行政强制
	Fees      Cell    // 行政事业性收费, 万元
}

// A RequestRow is one row of the table of part 三: its key (NORMS 3.2) and its label without number and punctuation.
type RequestRow struct{ Key, Label string }

// RequestRows are the 25 rows, in order.
func RequestRows() [25]RequestRow { return requestRows }

var requestRows = [25]RequestRow{
	{"A", "本年新收政府信息公开申请数量"},
	{"B", "上年结转政府信息公开申请数量"},
	{"C1", "予以公开"},
	{"C2", "部分公开"},
	{"C3.1", "属于国家秘密"},
	{"C3.2", "其他法律行政法规禁止公开"},
	{"C3.3", "危及三安全一稳定"},
	{"C3.4", "保护第三方合法权益"},
	{"C3.5", "属于三类内部事务信息"},
	{"C3.6", "属于四类过程性信息"},
	{"C3.7", "属于行政执法案卷"},
	{"C3.8", "属于行政查询事项"},
	{"C4.1", "本机关不掌握相关政府信息"},
	{"C4.2", "没有现成信息需要另行制作"},
	{"C4.3", "补正后申请内容仍不明确"},
	{"C5.1", "信访举报投诉类申请"},
	{"C5.2", "重复申请"},
	{"C5.3", "要求提供公开出版物"},
	{"C5.4", "无正当理由大量反复申请"},
	{"C5.5", "要求行政机关确认或重新出具已获取信息"},
	{"C6.1", "申请人无正当理由逾期不补正"},
	{"C6.2", "申请人逾期未按收费通知要求缴纳费用"},
	{"C6.3", "其他"},
	{"C7", "总计"},
	{"D", "结转下年度继续办理"},
}

// RequestColumns are the seven columns of the table of part 三.
func RequestColumns() [7]string {
	return [7]string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}
}

// DisputeRows are the three blocks of the table of part 四.
func DisputeRows() [3]string {
	return [3]string{"行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"}
}

// DisputeColumns are the five cells of each block.
func DisputeColumns() [5]string {
	return [5]string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
}

// partWords tell the six parts by words of their headings.
var partWords = [6]string{"总体情况", "主动公开政府信息", "政府信息公开申请", "行政复议", "问题", "其他需要报告"}

// ReadAnnual reads an annual disclosure report, from rows with bars between the cells or from tables that were flattened to one cell a line.
func ReadAnnual(doc *Document) Annual {
	a, cells := annualTables(doc)
	prose, _ := annualProse(doc, cells, a.Obsolete)
	for _, s := range doc.Structure.Sections {
		text := strings.Join(paragraphs(string(prose[s.Heading.End:s.End])), "\n")
		if s.Level == 0 {
			a.Preface = text
			continue
		}
		if n := partOf(s.Title); n >= 0 && a.Parts[n].Title == "" {
			a.Parts[n] = Part{s.Title, text}
		} else if !isLabel(prose, s) {
			a.Other = append(a.Other, s.Heading)
		}
	}
	return a
}

// annualTables reads the three tables, and gives the cells of the text with those marked that the tables were read from.
func annualTables(doc *Document) (a Annual, cells []tableCell) {
	a = Annual{Year: doc.Year, Title: doc.Title, Unit: doc.Unit}
	cells = tableCells(string(doc.body))
	old := oldWords()
	a.Obsolete = slices.ContainsFunc(cells, func(c tableCell) bool { return slices.Contains(old, plainLabel(c.text)) })
	if a.Obsolete {
		a.readOldIssued(cells)
	} else {
		a.readIssued(cells)
	}
	a.readDisputes(a.readRequests(cells))
	return a, cells
}

func partOf(title string) int {
	if strings.Contains(title, "行政复议") {
		return 3
	}
	for n, w := range partWords {
		if strings.Contains(title, w) {
			return n
		}
	}
	return -1
}
