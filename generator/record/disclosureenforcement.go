package record

import "strings"

// Enforcement is data/disclosure/enforcement/agency.toml: what 行政执法公示 asks for beforehand (国办发〔2018〕118号).
type Enforcement struct {
	Agency   string    `toml:"agency" label:"执法主体" need:"yes"`
	Source   string    `toml:"source" label:"依据" need:"yes"`
	Updated  Date      `toml:"updated" label:"更新日期"`
	Phone    string    `toml:"phone" label:"电话"`
	Address  string    `toml:"address" label:"地址"`
	Remedies string    `toml:"remedies" label:"救济渠道"`
	Officers []Officer `toml:"officers" label:"执法人员"`
	Powers   []Power   `toml:"powers" label:"执法事项"`
	Place    Place     `toml:"-"`
}

// Officer is told by the number of the certificate alone.
type Officer struct {
	Certificate string `toml:"certificate" label:"执法证号" need:"yes"`
	Scope       string `toml:"scope" label:"执法领域"`
	Until       Date   `toml:"until" label:"有效期至"`
	Place       Place  `toml:"-"`
}

// Power is one thing that the agency may do, on what basis and how.
type Power struct {
	Name      string `toml:"name" label:"事项" need:"yes"`
	Kind      string `toml:"kind" label:"类别" need:"yes" enum:"行政许可|行政处罚|行政强制|行政检查|行政征收征用"`
	Basis     string `toml:"basis" label:"依据" need:"yes"`
	Procedure string `toml:"procedure" label:"程序"`
	Place     Place  `toml:"-"`
}

// EnforcementYear is data/disclosure/enforcement/YEAR.toml: a year's counts.
type EnforcementYear struct {
	Year      int     `toml:"year" label:"年度" need:"yes"`
	Source    string  `toml:"source" label:"来源" need:"yes"`
	Published Date    `toml:"published" label:"公布日期"`
	Counts    []Count `toml:"counts" label:"数据"`
	Place     Place   `toml:"-"`
}

// Result is data/disclosure/enforcement/YEAR/SLUG.toml: one decision. A natural person is shown masked, whatever the record says.
type Result struct {
	Slug        string `toml:"-"`
	Year        int    `toml:"-"`
	Kind        string `toml:"kind" label:"类别" need:"yes" enum:"行政许可|行政处罚|行政强制|行政检查"`
	Title       string `toml:"title" label:"标题" need:"yes"`
	Number      string `toml:"number" label:"决定书文号" need:"yes"`
	Agency      string `toml:"agency" label:"执法机关" need:"yes"`
	Party       string `toml:"party" label:"相对人" need:"yes"`
	PartyKind   string `toml:"party_kind" label:"相对人类别" need:"yes" enum:"自然人|法人|其他组织"`
	Facts       string `toml:"facts" label:"事由"`
	Basis       string `toml:"basis" label:"依据"`
	Outcome     string `toml:"outcome" label:"结论" need:"yes"`
	Decided     Date   `toml:"decided" label:"决定日期" need:"yes"`
	Published   Date   `toml:"published" label:"公示日期"`
	Source      string `toml:"source" label:"来源" need:"yes"`
	Status      string `toml:"status" label:"状态" enum:"draft|published|withdrawn"`
	Annulled    Date   `toml:"annulled" label:"变更撤销日期"` // changed, annulled, held unlawful or void: a penalty leaves the site then (行政处罚法 art. 48, Within)
	Withdrawn   string `toml:"withdrawn" label:"撤回理由"`
	WithdrawnOn Date   `toml:"withdrawn_on" label:"撤回日期"`
	Place       Place  `toml:"-"`
}

// Shown is the party as the public may read it: of a natural person the family name, or what of the name the record masked itself.
func (r *Result) Shown() string {
	if r.PartyKind != "自然人" || masked(r.Party) {
		return r.Party
	}
	return FamilyName(r.Party) + "某某"
}

// Hidden is a text of the record with the party's name masked as Shown has it.
func (r *Result) Hidden(text string) string {
	if shown := r.Shown(); shown != r.Party && r.Party != "" {
		return strings.ReplaceAll(text, r.Party, shown)
	}
	return text
}

// masked tells that a name has been masked already: 李某, 李*明.
func masked(name string) bool {
	for _, r := range name {
		if r == '某' || r == '*' || r == '＊' || r == '×' {
			return true
		}
	}
	return false
}

// FamilyName is the part of a Chinese name that stays when it is masked: one character, two of the usual double ones.
func FamilyName(name string) string {
	rs := []rune(name)
	if len(rs) > 2 {
		switch string(rs[:2]) {
		case "欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "东方", "端木", "独孤", "南宫", "长孙", "宇文", "轩辕":
			return string(rs[:2])
		}
	}
	if len(rs) == 0 {
		return ""
	}
	return string(rs[:1])
}
