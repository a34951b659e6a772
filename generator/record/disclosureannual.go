package record

// Annual is data/disclosure/annual/YEAR.toml: one 政府信息公开工作年度报告 in the form of 国办公开办函〔2021〕30号: six parts as text, three tables as numbers.
//
// Every row of a table is a list of numbers on a line of its own. A row that is absent is unknown, which is not 0. Rows are read with any number of
// cells; holding them to the form is the business of check.
type Annual struct {
	Year        int          `toml:"year" label:"报告年度" need:"yes"`
	Title       string       `toml:"title" label:"标题" need:"yes"`
	Unit        string       `toml:"unit" label:"报告单位" need:"yes"`
	Form        string       `toml:"form" label:"格式" enum:"2021|2019"` // 2019: the layout before, kept as text; its rows that mean the same today also as numbers
	Start       Date         `toml:"start" label:"统计期起"`
	End         Date         `toml:"end" label:"统计期止"`
	Published   Date         `toml:"published" label:"公布日期"`
	Source      string       `toml:"source" label:"来源" need:"yes"`
	Preface     string       `toml:"preface" label:"引言"`
	Signature   string       `toml:"signature" label:"落款"`
	Signed      string       `toml:"signed" label:"落款日期"` // as printed
	Status      string       `toml:"status" label:"状态" enum:"draft|published|withdrawn"`
	Withdrawn   string       `toml:"withdrawn" label:"撤回理由"`
	WithdrawnOn Date         `toml:"withdrawn_on" label:"撤回日期"`
	Parts       []AnnualPart `toml:"parts" label:"六个部分"`
	Issued      Issued       `toml:"issued" label:"第二部分的表"`
	Requests    Requests     `toml:"requests" label:"第三部分的表"`
	Disputes    Disputes     `toml:"disputes" label:"第四部分的表"`
	Review      []Review     `toml:"review" label:"审核"`
	Attachments []Attachment `toml:"attachments" label:"附件"`
	Corrections []Correction `toml:"corrections" label:"更正"`
	Place       Place        `toml:"-"`
}

// AnnualPart is one part as printed: marker and heading, and its text without the table, each paragraph on a line of its own.
type AnnualPart struct {
	Marker string `toml:"marker" label:"序号"`
	Title  string `toml:"title" label:"标题" need:"yes"`
	Text   string `toml:"text" label:"正文"`
	Place  Place  `toml:"-"`
}

// PartTitles are the headings of the six parts, in order.
func PartTitles() [6]string {
	return [6]string{"总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"}
}

// Issued is the table of part two. Rules and Documents have three cells (本年制发件数, 本年废止件数, 现行有效件数), the others one.
type Issued struct {
	Rules     []float64 `toml:"rules" label:"规章"`
	Documents []float64 `toml:"documents" label:"行政规范性文件"`
	Licences  []float64 `toml:"licences" label:"行政许可"`
	Penalties []float64 `toml:"penalties" label:"行政处罚"`
	Coercion  []float64 `toml:"coercion" label:"行政强制"`
	Fees      []float64 `toml:"fees" label:"行政事业性收费（万元）"`
}

// Requests is the table of part three: 25 rows of seven cells, columns as RequestColumns names them.
type Requests struct {
	New                    []float64 `toml:"new" label:"本年新收"`
	CarriedIn              []float64 `toml:"carried_in" label:"上年结转"`
	Disclosed              []float64 `toml:"disclosed" label:"予以公开"`
	Partly                 []float64 `toml:"partly" label:"部分公开"`
	RefusedSecret          []float64 `toml:"refused_secret" label:"不予公开：国家秘密"`
	RefusedLaw             []float64 `toml:"refused_law" label:"不予公开：其他法律行政法规禁止"`
	RefusedSafety          []float64 `toml:"refused_safety" label:"不予公开：危及“三安全一稳定”"`
	RefusedThirdParty      []float64 `toml:"refused_third_party" label:"不予公开：保护第三方合法权益"`
	RefusedInternal        []float64 `toml:"refused_internal" label:"不予公开：三类内部事务信息"`
	RefusedProcess         []float64 `toml:"refused_process" label:"不予公开：四类过程性信息"`
	RefusedCaseFile        []float64 `toml:"refused_case_file" label:"不予公开：行政执法案卷"`
	RefusedEnquiry         []float64 `toml:"refused_enquiry" label:"不予公开：行政查询事项"`
	UnableNotHeld          []float64 `toml:"unable_not_held" label:"无法提供：本机关不掌握"`
	UnableNotMade          []float64 `toml:"unable_not_made" label:"无法提供：需要另行制作"`
	UnableUnclear          []float64 `toml:"unable_unclear" label:"无法提供：补正后仍不明确"`
	UnprocessedPetition    []float64 `toml:"unprocessed_petition" label:"不予处理：信访举报投诉"`
	UnprocessedRepeat      []float64 `toml:"unprocessed_repeat" label:"不予处理：重复申请"`
	UnprocessedPublication []float64 `toml:"unprocessed_publication" label:"不予处理：公开出版物"`
	UnprocessedExcessive   []float64 `toml:"unprocessed_excessive" label:"不予处理：大量反复申请"`
	UnprocessedConfirm     []float64 `toml:"unprocessed_confirm" label:"不予处理：确认或重新出具"`
	OtherUncorrected       []float64 `toml:"other_uncorrected" label:"其他处理：逾期不补正"`
	OtherUnpaid            []float64 `toml:"other_unpaid" label:"其他处理：逾期不缴费"`
	Other                  []float64 `toml:"other" label:"其他处理：其他"`
	Total                  []float64 `toml:"total" label:"总计"`
	CarriedOut             []float64 `toml:"carried_out" label:"结转下年度"`
}

// Disputes is the table of part four: three blocks of five cells, as DisputeColumns names them.
type Disputes struct {
	Review          []float64 `toml:"review" label:"行政复议"`
	Suit            []float64 `toml:"suit" label:"未经复议直接起诉"`
	SuitAfterReview []float64 `toml:"suit_after_review" label:"复议后起诉"`
}

// A Row is one line of a standard table: its key in the record, its number in the official table ("C3.1"), its label as it is printed, and its cells,
// nil where the record has none.
type Row struct {
	Key, Code, Label string
	Cells            []float64
}

// Cell is the n-th cell. ok is false where it is unknown.
func (r Row) Cell(n int) (value float64, ok bool) {
	if n >= len(r.Cells) {
		return 0, false
	}
	return r.Cells[n], true
}

// RequestColumns are the seven columns of the table of part three.
func RequestColumns() [7]string {
	return [7]string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}
}

// IssuedColumns are the three columns of the first block of the table of part two.
func IssuedColumns() [3]string {
	return [3]string{"本年制发件数", "本年废止件数", "现行有效件数"}
}

// DisputeColumns are the five columns of every block of the table of part four.
func DisputeColumns() [5]string {
	return [5]string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
}

// Rows are the six rows of part two in their official order. Rules and Documents have three cells, the rest one.
func (t *Issued) Rows() [6]Row {
	return [6]Row{
		{"rules", "20-1", "规章", t.Rules},
		{"documents", "20-1", "行政规范性文件", t.Documents},
		{"licences", "20-5", "行政许可", t.Licences},
		{"penalties", "20-6", "行政处罚", t.Penalties},
		{"coercion", "20-6", "行政强制", t.Coercion},
		{"fees", "20-8", "行政事业性收费", t.Fees},
	}
}

// The places of the rows of part three that the others add up to.
const (
	RowNew        = 0
	RowCarriedIn  = 1
	RowUnpaid     = 21
	RowTotal      = 23
	RowCarriedOut = 24
)

// Rows are the 25 rows of part three in their official order: rows 2 to 22 are the leaves that add up to RowTotal.
func (t *Requests) Rows() [25]Row {
	return [25]Row{
		{"new", "A", "一、本年新收政府信息公开申请数量", t.New},
		{"carried_in", "B", "二、上年结转政府信息公开申请数量", t.CarriedIn},
		{"disclosed", "C1", "（一）予以公开", t.Disclosed},
		{"partly", "C2", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", t.Partly},
		{"refused_secret", "C3.1", "1.属于国家秘密", t.RefusedSecret},
		{"refused_law", "C3.2", "2.其他法律行政法规禁止公开", t.RefusedLaw},
		{"refused_safety", "C3.3", "3.危及“三安全一稳定”", t.RefusedSafety},
		{"refused_third_party", "C3.4", "4.保护第三方合法权益", t.RefusedThirdParty},
		{"refused_internal", "C3.5", "5.属于三类内部事务信息", t.RefusedInternal},
		{"refused_process", "C3.6", "6.属于四类过程性信息", t.RefusedProcess},
		{"refused_case_file", "C3.7", "7.属于行政执法案卷", t.RefusedCaseFile},
		{"refused_enquiry", "C3.8", "8.属于行政查询事项", t.RefusedEnquiry},
		{"unable_not_held", "C4.1", "1.本机关不掌握相关政府信息", t.UnableNotHeld},
		{"unable_not_made", "C4.2", "2.没有现成信息需要另行制作", t.UnableNotMade},
		{"unable_unclear", "C4.3", "3.补正后申请内容仍不明确", t.UnableUnclear},
		{"unprocessed_petition", "C5.1", "1.信访举报投诉类申请", t.UnprocessedPetition},
		{"unprocessed_repeat", "C5.2", "2.重复申请", t.UnprocessedRepeat},
		{"unprocessed_publication", "C5.3", "3.要求提供公开出版物", t.UnprocessedPublication},
		{"unprocessed_excessive", "C5.4", "4.无正当理由大量反复申请", t.UnprocessedExcessive},
		{"unprocessed_confirm", "C5.5", "5.要求行政机关确认或重新出具已获取信息", t.UnprocessedConfirm},
		{"other_uncorrected", "C6.1", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", t.OtherUncorrected},
		{"other_unpaid", "C6.2", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", t.OtherUnpaid},
		{"other", "C6.3", "3.其他", t.Other},
		{"total", "C7", "（七）总计", t.Total},
		{"carried_out", "D", "四、结转下年度继续办理", t.CarriedOut},
	}
}

// Rows are the three blocks of part four, left to right.
func (t *Disputes) Rows() [3]Row {
	return [3]Row{
		{"review", "R", "行政复议", t.Review},
		{"suit", "S", "行政诉讼（未经复议直接起诉）", t.Suit},
		{"suit_after_review", "T", "行政诉讼（复议后起诉）", t.SuitAfterReview},
	}
}

// Tabled tells whether the report has the three tables: those of 2021 and later have, unless they were laid out by the form of 2019.
func (a *Annual) Tabled() bool { return a.Form != "2019" }

// Part is the part with the official title, by what its heading says, nil where the report has none.
func (a *Annual) Part(n int) *AnnualPart {
	for i := range a.Parts {
		if a.Parts[i].Title == PartTitles()[n] {
			return &a.Parts[i]
		}
	}
	return nil
}
