package record

import "io/fs"

// The `label` tag of a field is its name in Chinese: it stands in findings, in the JSON Schemas and beside the field in the desk. `need:"yes"`
// marks a key that must be there and not empty. `enum:"a|b"` lists the values allowed. Empty means absent everywhere.

// A Workspace is every record of a town, read once. Slices are in canonical order: reports by year, campaigns by date then slug.
type Workspace struct {
	Site       Site
	Themes     []Theme
	Calendar   []Day
	Terms      []Term
	Holidays   []Holiday
	Reports    []Report
	Campaigns  []Campaign
	Disclosure Disclosure

	fsys fs.FS // where they were read, to place findings later
}

// Site is data/site.toml: who publishes, where, and by which rules.
type Site struct {
	Name      string  `toml:"name" label:"网站名称" need:"yes"` // SiteName of NORMS 4.3
	Town      string  `toml:"town" label:"镇街简称" need:"yes"` // 长沙镇
	Unit      string  `toml:"unit" label:"单位全称" need:"yes"` // as it signs: 梅江区长沙镇
	Region    string  `toml:"region" label:"所属县区"`          // 梅江区
	Source    string  `toml:"source" label:"依据" need:"yes"` // where the values of this file come from
	Launched  Date    `toml:"launched" label:"开通日期"`
	Fictional bool    `toml:"fictional" label:"示例数据"` // true only in example workspaces: pages say so
	BaseURL   string  `toml:"base_url" label:"网址"`    // https://www.example.gov.cn, no path
	Path      string  `toml:"path" label:"子路径"`       // /zwgk/fazhi/
	Portal    Portal  `toml:"portal" label:"上级门户"`
	Footer    Footer  `toml:"footer" label:"页脚"`
	Office    Office  `toml:"office" label:"公开机构"`
	Policy    Policy  `toml:"policy" label:"检查与审核"`
	Licence   Licence `toml:"licence" label:"数据许可"`
	Place     Place   `toml:"-"`
}

// Portal is the superior government's portal that the town's column belongs to (国办发〔2017〕47号).
type Portal struct {
	Name string `toml:"name" label:"门户名称"`
	URL  string `toml:"url" label:"门户网址"`
}

// Footer holds the items of NORMS 4.2. An item without a value is left out of the page.
type Footer struct {
	Host      string `toml:"host" label:"主办单位"`
	SiteCode  string `toml:"site_code" label:"网站标识码"` // ^(\d{10}|bm\d{8})$
	ICP       string `toml:"icp" label:"ICP备案号"`
	Police    string `toml:"police" label:"公安备案号"`
	PoliceURL string `toml:"police_url" label:"公安备案链接"`
	ErrorURL  string `toml:"error_url" label:"网站找错链接"`
	MarkURL   string `toml:"mark_url" label:"党政机关网站标识链接"`
	Phone     string `toml:"phone" label:"联系电话"`
	Email     string `toml:"email" label:"电子邮箱"`
	Address   string `toml:"address" label:"地址"`
}

// Licence is under what terms the open data may be used; absent where the town has not said.
type Licence struct {
	Name string `toml:"name" label:"许可名称"`
	URL  string `toml:"url" label:"许可网址"`
}

// Office answers disclosure requests (政府信息公开条例 art. 12).
type Office struct {
	Name    string `toml:"name" label:"机构名称"`
	Address string `toml:"address" label:"办公地址"`
	Hours   string `toml:"hours" label:"办公时间"`
	Phone   string `toml:"phone" label:"联系电话"`
	Fax     string `toml:"fax" label:"传真"`
	Email   string `toml:"email" label:"电子邮箱"`
}

// Policy is how strict the town is with itself.
type Policy struct {
	Review        []string          `toml:"review" label:"审核步骤"`         // steps a campaign needs before it is published: 初审, 复审, 终审
	SecrecyReview bool              `toml:"secrecy_review" label:"保密审查"` // whether every record needs one
	Severity      map[string]string `toml:"severity" label:"规则级别"`       // rule → error | warning | notice | off
	Publicity     Within            `toml:"publicity" label:"行政执法公示的期限"`
	Allow         []Allow           `toml:"allow" label:"已接受的问题"`
}

// Allow accepts one finding, by rule and quote, with a reason and a name.
type Allow struct {
	Rule   string `toml:"rule" label:"规则" need:"yes"`
	Quote  string `toml:"quote" label:"原文"`
	Reason string `toml:"reason" label:"理由" need:"yes"`
	By     string `toml:"by" label:"决定人" need:"yes"`
	Place  Place  `toml:"-"`
}

// Theme is one lasting field of work (data/themes.toml, [[themes]]): what every year's report treats.
type Theme struct {
	ID      string   `toml:"id" label:"编号" need:"yes"` // slug of work/SLUG.html
	Name    string   `toml:"name" label:"名称" need:"yes"`
	Summary string   `toml:"summary" label:"说明"`
	Words   []string `toml:"words" label:"识别用词"` // words by which an importer guesses the theme of a section or an event
	Source  string   `toml:"source" label:"来源" need:"yes"`
	Since   Date     `toml:"since" label:"启用日期"`
	Place   Place    `toml:"-"`
}

// Day is one legal-awareness day, week or month (data/calendar.toml, [[days]]).
//
// When is one of: "12-04" a day; "12-01/12-07" a span; "05" a month; "05-sun-3" the third Sunday of May; "05-15-week"
// the week, Monday to Sunday, in which the day falls; "lunar-09-09".
type Day struct {
	ID       string     `toml:"id" label:"编号" need:"yes"`
	Name     string     `toml:"name" label:"名称" need:"yes"`
	When     string     `toml:"when" label:"日期" need:"yes"`
	First    int        `toml:"first" label:"首次年份"` // year of the first one: its ordinal in year y is y − first + 1; 0: not counted
	Basis    string     `toml:"basis" label:"依据"`
	Law      string     `toml:"law" label:"相关法律"`
	Local    bool       `toml:"local" label:"地方自定"`
	Verified bool       `toml:"verified" label:"已核实"` // only verified days are shown as fact
	Note     string     `toml:"note" label:"备注"`
	Themes   []DayTheme `toml:"themes" label:"历年主题"`
	Source   string     `toml:"source" label:"来源" need:"yes"`
	Place    Place      `toml:"-"`
}

// DayTheme is the motto, and where it differs the dates, that a notice gave a day in one year.
type DayTheme struct {
	Year   int    `toml:"year" label:"年份" need:"yes"`
	Text   string `toml:"text" label:"主题"`
	Start  Date   `toml:"start" label:"开始"`
	End    Date   `toml:"end" label:"结束"`
	Source string `toml:"source" label:"来源"`
}

// Term is one wording rule (data/terms.toml, [[terms]]).
type Term struct {
	Wrong    string   `toml:"wrong" label:"误" need:"yes"`
	Right    string   `toml:"right" label:"正"`
	Except   []string `toml:"except" label:"例外"` // longer words in which the wrong one is right
	Severity string   `toml:"severity" label:"级别" enum:"error|warning|notice"`
	Kind     string   `toml:"kind" label:"类别" enum:"formula|wording|law"`
	Reason   string   `toml:"reason" label:"理由" need:"yes"`
	Source   string   `toml:"source" label:"来源" need:"yes"`
	Since    Date     `toml:"since" label:"起始日期"`
	Place    Place    `toml:"-"`
}

// Holiday is one exception to Monday-to-Friday (data/holidays.toml, [[days]]): a day off, or a weekend day worked (调休).
type Holiday struct {
	Date   Date   `toml:"date" label:"日期" need:"yes"`
	Work   bool   `toml:"work" label:"上班"`
	Name   string `toml:"name" label:"名称"`
	Source string `toml:"source" label:"来源" need:"yes"`
	Place  Place  `toml:"-"`
}

// Report is data/reports/YEAR.toml: one 法治政府建设年度报告, word for word, with figures and rates laid over its text by quotation.
type Report struct {
	Year        int          `toml:"year" label:"报告年度" need:"yes"`
	Title       string       `toml:"title" label:"标题" need:"yes"`
	Unit        string       `toml:"unit" label:"报告单位" need:"yes"`
	Level       string       `toml:"level" label:"层级" enum:"镇|乡|街道|县|市|部门"`
	Start       Date         `toml:"start" label:"报告期起"`
	End         Date         `toml:"end" label:"报告期止"`
	SubmittedTo string       `toml:"submitted_to" label:"报送机关"`
	Submitted   Date         `toml:"submitted" label:"报送日期"`
	Published   Date         `toml:"published" label:"公布日期"`
	Source      string       `toml:"source" label:"来源" need:"yes"`
	Salutation  string       `toml:"salutation" label:"主送机关"`
	Signature   string       `toml:"signature" label:"落款"`
	Signed      string       `toml:"signed" label:"落款日期"` // as printed
	Status      string       `toml:"status" label:"状态" enum:"draft|published|withdrawn"`
	Withdrawn   string       `toml:"withdrawn" label:"撤回理由"`
	WithdrawnOn Date         `toml:"withdrawn_on" label:"撤回日期"`
	Review      []Review     `toml:"review" label:"审核"`
	Sections    []Section    `toml:"sections" label:"正文"`
	Figures     []Figure     `toml:"figures" label:"数字"`
	Rates       []Rate       `toml:"rates" label:"比率"`
	Attachments []Attachment `toml:"attachments" label:"附件"`
	Corrections []Correction `toml:"corrections" label:"更正"`
	Place       Place        `toml:"-"`
}

// Section is one piece of a report's text, in reading order. Level 0 is text before the first heading, 1 一、, 2 （一）, 3 and deeper what
// stands below. The text reads marker + title, then the paragraphs, each on a line of its own, except that
// RunsOn puts the first paragraph on the heading's line and Inline puts the section itself on the line before (一是… 二是… in one paragraph).
type Section struct {
	Level      int      `toml:"level" label:"层次" need:"number"`
	Marker     string   `toml:"marker" label:"序号"`
	Title      string   `toml:"title" label:"标题"`
	RunsOn     bool     `toml:"runs_on" label:"标题后接排"`
	Inline     bool     `toml:"inline" label:"接上段"`
	Role       string   `toml:"role" label:"内容类别" enum:"measures|problems|leadership|plan|other"`
	Themes     []string `toml:"themes" label:"工作领域"` // ids of data/themes.toml
	Paragraphs []string `toml:"paragraphs" label:"段落"`
	Place      Place    `toml:"-"`
}

// Figure is one quantity that the text states (FIGURES.md), laid over it by quotation: Text stands once in Quote, Quote stands once in
// the section. Section is the section's number as Report.Numbers gives it, "1.4.3".
type Figure struct {
	ID        string  `toml:"id" label:"编号" need:"yes"`
	Name      string  `toml:"name" label:"名称" need:"yes"` // understood without the sentence
	Value     float64 `toml:"value" label:"数值" need:"number"`
	High      float64 `toml:"high" label:"上限"` // of a range; 0: none
	Unit      string  `toml:"unit" label:"单位"`
	Bound     string  `toml:"bound" label:"界限" enum:"exact|at-least|at-most|about"`
	Text      string  `toml:"text" label:"数字原文" need:"yes"`
	Quote     string  `toml:"quote" label:"引文" need:"yes"`
	Section   string  `toml:"section" label:"所在部分" need:"yes"`
	Indicator string  `toml:"indicator" label:"指标"` // the same id in every year makes a trend
	Headline  bool    `toml:"headline" label:"首页数字"`
	Place     Place   `toml:"-"`
}

// Rate ties a stated rate to the figures it follows from: figures[Figure] = figures[Part] / figures[Whole].
type Rate struct {
	Figure string `toml:"figure" label:"比率" need:"yes"`
	Part   string `toml:"part" label:"部分" need:"yes"`
	Whole  string `toml:"whole" label:"总数" need:"yes"`
	Place  Place  `toml:"-"`
}

// Attachment is a file that belongs to a record and lies beside it.
type Attachment struct {
	File  string `toml:"file" label:"文件" need:"yes"`
	Title string `toml:"title" label:"标题" need:"yes"`
	Place Place  `toml:"-"`
}

// Correction tells what was changed after publication (更正说明).
type Correction struct {
	Date Date   `toml:"date" label:"日期" need:"yes"`
	What string `toml:"what" label:"更正内容" need:"yes"`
	Why  string `toml:"why" label:"原因" need:"yes"`
}

// Review is one step of 三审三校 or a secrecy review.
type Review struct {
	Step string `toml:"step" label:"步骤" need:"yes"` // 初审, 复审, 终审, 保密审查
	By   string `toml:"by" label:"审核人" need:"yes"`
	Date Date   `toml:"date" label:"日期"`
}

// Campaign is data/campaigns/YEAR/SLUG.toml, or SLUG/record.toml with its photos beside it: one event, or a summary of a period. A summary
// is never added to the events that it sums up.
type Campaign struct {
	Slug          string       `toml:"-"` // the file's or folder's name: the page is campaigns/YEAR/SLUG.html
	Year          int          `toml:"-"` // the folder's name
	Kind          string       `toml:"kind" label:"类别" need:"yes" enum:"event|summary"`
	Title         string       `toml:"title" label:"标题" need:"yes"`
	Date          Date         `toml:"date" label:"日期"`  // an event of one day
	Start         Date         `toml:"start" label:"开始"` // or a span
	End           Date         `toml:"end" label:"结束"`
	Period        string       `toml:"period" label:"时间"` // or what the source says: "2023年"
	Published     Date         `toml:"published" label:"发布日期"`
	Village       string       `toml:"village" label:"村居"`
	Location      string       `toml:"location" label:"地点"`
	Day           string       `toml:"day" label:"宣传日"` // id of data/calendar.toml
	Themes        []string     `toml:"themes" label:"工作领域"`
	Laws          []string     `toml:"laws" label:"法律法规"`
	Organiser     string       `toml:"organiser" label:"主办单位"`
	CoOrganisers  []string     `toml:"co_organisers" label:"协办单位"`
	Forms         []string     `toml:"forms" label:"形式"`
	Audience      []string     `toml:"audience" label:"对象"`
	Reached       *Count       `toml:"reached" label:"受众人次"`
	Staff         *Count       `toml:"staff" label:"工作人员"`
	Materials     []Count      `toml:"materials" label:"宣传资料"`
	Consultations *Count       `toml:"consultations" label:"解答咨询"`
	Counts        []Count      `toml:"counts" label:"其他数字"`
	Photos        []Photo      `toml:"photos" label:"图片"`
	Summary       string       `toml:"summary" label:"摘要"`
	Body          string       `toml:"body" label:"正文"` // Markdown
	Source        string       `toml:"source" label:"来源" need:"yes"`
	Report        int          `toml:"report" label:"出自报告"`  // year of the report that tells it
	Section       string       `toml:"section" label:"出自部分"` // its section, "1.3.1"
	Quote         string       `toml:"quote" label:"出处原文"`   // the words it rests on, which stand in that section
	Author        string       `toml:"author" label:"作者"`
	Review        []Review     `toml:"review" label:"审核"`
	Attachments   []Attachment `toml:"attachments" label:"附件"`
	Status        string       `toml:"status" label:"状态" enum:"draft|published|withdrawn"`
	Withdrawn     string       `toml:"withdrawn" label:"撤回理由"`
	WithdrawnOn   Date         `toml:"withdrawn_on" label:"撤回日期"`
	Former        []string     `toml:"former" label:"原来的网址"` // pages that lead to this one since its year changed: "campaigns/2023/xianfa.html"
	Confirm       []string     `toml:"confirm" label:"待确认"`  // keys whose value an importer doubts; the record is a draft as long as one stands
	Place         Place        `toml:"-"`
}

// Count is a number with its unit, printed as the source did: 400余份 is value 400, unit 份, bound at-least.
type Count struct {
	Name  string  `toml:"name" label:"名称"`
	Value float64 `toml:"value" label:"数值" need:"number"`
	Unit  string  `toml:"unit" label:"单位" need:"yes"`
	Bound string  `toml:"bound" label:"界限" enum:"exact|at-least|at-most|about"`
}

// Photo lies beside its campaign's record.
type Photo struct {
	File    string `toml:"file" label:"文件" need:"yes"`
	Alt     string `toml:"alt" label:"图片说明" need:"yes"`
	Credit  string `toml:"credit" label:"摄影"`
	Minors  bool   `toml:"minors" label:"有未成年人"`
	Consent bool   `toml:"consent" label:"已取得监护人同意"`
	Place   Place  `toml:"-"`
}
