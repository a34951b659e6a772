package record

// Disclosure is data/disclosure/: what the town publishes under the 政府信息公开条例. A part that the town has no record of is nil or empty: nothing
// is shown for it.
type Disclosure struct {
	Guide            *Guide
	Catalogue        *Catalogue
	Standards        *Standards
	Rules            []Document // 政府信息公开制度, by slug
	Documents        []Document // by year, then by date
	Annuals          []Annual   // by year
	Enforcement      *Enforcement
	EnforcementYears []EnforcementYear // by year
	Results          []Result          // by year, then by date
}

// Empty tells that the town has no record of disclosure at all.
func (d *Disclosure) Empty() bool {
	return d.Guide == nil && d.Catalogue == nil && d.Standards == nil && len(d.Rules) == 0 && len(d.Documents) == 0 && len(d.Annuals) == 0 &&
		d.Enforcement == nil && len(d.EnforcementYears) == 0 && len(d.Results) == 0
}

// Guide is data/disclosure/guide.toml: the 政府信息公开指南, the nine fields of art. 12 and the ways to ask and to complain. Fields of the office that
// stand in site.toml need not stand here again.
type Guide struct {
	Source      string      `toml:"source" label:"依据" need:"yes"`
	Updated     Date        `toml:"updated" label:"更新日期"`
	Classes     string      `toml:"classes" label:"信息分类"`
	Arrangement string      `toml:"arrangement" label:"编排体系"`
	Access      string      `toml:"access" label:"获取方式"`
	Office      string      `toml:"office" label:"工作机构名称"`
	Address     string      `toml:"address" label:"办公地址"`
	Hours       string      `toml:"hours" label:"办公时间"`
	Phone       string      `toml:"phone" label:"联系电话"`
	Fax         string      `toml:"fax" label:"传真号码"`
	Online      string      `toml:"online" label:"互联网联系方式"`
	Channels    []Channel   `toml:"channels" label:"申请渠道"`
	Complaints  []Complaint `toml:"complaints" label:"监督和救济"`
	Fees        []Fee       `toml:"fees" label:"信息处理费"`
	FeeBasis    string      `toml:"fee_basis" label:"收费依据"`
	Place       Place       `toml:"-"`
}

// Channel is one way to hand in a request.
type Channel struct {
	Name    string `toml:"name" label:"名称" need:"yes"` // 当面申请, 邮寄申请, 网上申请, 传真申请
	How     string `toml:"how" label:"办法" need:"yes"`
	Address string `toml:"address" label:"地址"`
	URL     string `toml:"url" label:"网址"`
	Place   Place  `toml:"-"`
}

// Complaint is one way to complain or to have an answer reviewed.
type Complaint struct {
	Name    string `toml:"name" label:"途径" need:"yes"` // 投诉举报, 行政复议, 行政诉讼
	Unit    string `toml:"unit" label:"受理单位"`
	Phone   string `toml:"phone" label:"电话"`
	Address string `toml:"address" label:"地址"`
	Note    string `toml:"note" label:"说明"`
	Place   Place  `toml:"-"`
}

// Fee is one step of the 信息处理费: from the From-th to the To-th piece or page each costs Price yuan. A last step without To may rise by Rise with
// every further Step pieces.
type Fee struct {
	By    string  `toml:"by" label:"计量" need:"yes" enum:"件|页"`
	From  int     `toml:"from" label:"从第几" need:"yes"`
	To    int     `toml:"to" label:"到第几"`
	Price float64 `toml:"price" label:"每件每页（元）" need:"number"`
	Step  int     `toml:"step" label:"每档数量"`
	Rise  float64 `toml:"rise" label:"每档提高（元）"`
	Place Place   `toml:"-"`
}

// Catalogue is data/disclosure/catalogue.toml: what of the items of art. 20 and 21 does not apply to the town, or stands elsewhere.
type Catalogue struct {
	Source string     `toml:"source" label:"依据" need:"yes"`
	Items  []Coverage `toml:"items" label:"公开事项"`
	Place  Place      `toml:"-"`
}

// Coverage speaks of one item: a Reason why it does not apply, or the address where it is published. An item with documents needs none.
type Coverage struct {
	Item   string `toml:"item" label:"事项" need:"yes" enum:"20-1|20-2|20-3|20-4|20-5|20-6|20-7|20-8|20-9|20-10|20-11|20-12|20-13|20-14|20-15|21-1|21-2|21-3|21-4|21-5|21-6|21-7|21-8"`
	Reason string `toml:"reason" label:"不适用的理由"`
	Where  string `toml:"where" label:"公开在哪里"` // the name of the page at URL
	URL    string `toml:"url" label:"网址"`
	Place  Place  `toml:"-"`
}

// Standards is data/disclosure/standards.toml: rows of the 基层政务公开标准目录.
type Standards struct {
	Source string     `toml:"source" label:"依据" need:"yes"`
	Rows   []Standard `toml:"rows" label:"目录"`
	Place  Place      `toml:"-"`
}

// Standard is one row. Themes and Forms tie campaigns to it: a campaign that has one of each list that is not empty belongs to the row; All ties
// every campaign.
type Standard struct {
	ID       string   `toml:"id" label:"编号" need:"yes"`
	Matter   string   `toml:"matter" label:"一级事项" need:"yes"`
	Part     string   `toml:"part" label:"二级事项" need:"yes"`
	Content  string   `toml:"content" label:"公开内容（要素）" need:"yes"`
	Basis    string   `toml:"basis" label:"公开依据"`
	Within   string   `toml:"within" label:"公开时限"`
	By       string   `toml:"by" label:"公开主体"`
	Channels []string `toml:"channels" label:"公开渠道和载体"`
	For      string   `toml:"for" label:"公开对象"`
	Way      string   `toml:"way" label:"公开方式" enum:"主动|依申请"`
	Levels   []string `toml:"levels" label:"公开层级"`
	All      bool     `toml:"all" label:"全部普法活动"`
	Themes   []string `toml:"themes" label:"工作领域"`
	Forms    []string `toml:"forms" label:"形式"`
	Place    Place    `toml:"-"`
}

// Holds tells whether the campaign belongs to the row.
func (s *Standard) Holds(c *Campaign) bool {
	if s.All {
		return true
	}
	if len(s.Themes) == 0 && len(s.Forms) == 0 {
		return false
	}
	return meets(s.Themes, c.Themes) && meets(s.Forms, c.Forms)
}

// meets tells that a list that asks for something finds it.
func meets(asked, there []string) bool {
	for _, a := range asked {
		for _, t := range there {
			if a == t {
				return true
			}
		}
	}
	return len(asked) == 0
}

// Document is data/disclosure/documents/YEAR/SLUG.toml, or data/disclosure/rules/SLUG.toml: one piece of published government information.
type Document struct {
	Slug        string       `toml:"-"`                 // the file's or folder's name
	Year        int          `toml:"-"`                 // the folder's name; 0 of a rule
	Index       string       `toml:"index" label:"索引号"` // a draft may wait for it
	Title       string       `toml:"title" label:"标题" need:"yes"`
	Agency      string       `toml:"agency" label:"发布机构"` // a draft may wait for it
	Number      string       `toml:"number" label:"文号"`
	Written     Date         `toml:"written" label:"成文日期"`
	Published   Date         `toml:"published" label:"发布日期"`
	Item        string       `toml:"item" label:"公开事项" enum:"20-1|20-2|20-3|20-4|20-5|20-6|20-7|20-8|20-9|20-10|20-11|20-12|20-13|20-14|20-15|21-1|21-2|21-3|21-4|21-5|21-6|21-7|21-8"`
	Topics      []string     `toml:"topics" label:"主题"`
	Validity    string       `toml:"validity" label:"有效性" enum:"有效|已修改|已废止"`
	ReplacedBy  string       `toml:"replaced_by" label:"被何文件取代"`   // an index number
	Interprets  []string     `toml:"interprets" label:"解读的文件"`     // index numbers
	Summary     string       `toml:"summary" label:"内容概述"`         // art. 12 asks for it
	Body        string       `toml:"body" label:"正文"`              // Markdown
	Source      string       `toml:"source" label:"来源" need:"yes"` // where the record was taken from
	Attachments []Attachment `toml:"attachments" label:"附件"`
	Review      []Review     `toml:"review" label:"审核"`
	Status      string       `toml:"status" label:"状态" enum:"draft|published|withdrawn"`
	Withdrawn   string       `toml:"withdrawn" label:"撤回理由"`
	WithdrawnOn Date         `toml:"withdrawn_on" label:"撤回日期"`
	Confirm     []string     `toml:"confirm" label:"待确认"` // keys whose value an importer doubts; only a draft may have some
	Place       Place        `toml:"-"`
}

// First is the day that orders documents: when it was published, or else written.
func (d *Document) First() Date {
	if d.Published.IsZero() {
		return d.Written
	}
	return d.Published
}
