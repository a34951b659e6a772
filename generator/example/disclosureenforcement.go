package example

import (
	"fmt"

	"pufa/generator/record"
)

// enforcement writes 行政执法公示: who may enforce, each year's counts, and a few decisions, one of them annulled and taken back in time.
func enforcement(files map[string][]byte, o Options) {
	agency := &record.Enforcement{
		Agency: unit + "人民政府", Source: "虚构的示例，仅供试用", Updated: record.Date{Year: lastYear + 1, Month: 1, Day: 8}, Phone: "000-0000003", Address: "样例县甲样镇样例路1号",
		Remedies: "不服执法决定的，可以向样例县人民政府申请行政复议，或者向样例县人民法院提起行政诉讼。",
		Officers: []record.Officer{
			{Certificate: "样例000001", Scope: "城乡建设、市容环境", Until: record.Date{Year: 2029, Month: 6, Day: 30}},
			{Certificate: "样例000002", Scope: "农业、水利", Until: record.Date{Year: 2029, Month: 6, Day: 30}},
			{Certificate: "样例000003", Scope: "安全生产", Until: record.Date{Year: 2028, Month: 6, Day: 30}},
		},
		Powers: []record.Power{
			{Name: "对在公共场所乱堆乱放的处罚", Kind: "行政处罚", Basis: "样例省市容管理条例", Procedure: "立案、调查、告知、决定、送达"},
			{Name: "农村村民住宅建设许可", Kind: "行政许可", Basis: "《中华人民共和国土地管理法》", Procedure: "申请、受理、审查、决定、送达"},
			{Name: "安全生产检查", Kind: "行政检查", Basis: "《中华人民共和国安全生产法》", Procedure: "出示证件、检查、记录、告知结果"},
		},
	}
	files["data/disclosure/enforcement/agency.toml"] = headed("enforcement", "../../", record.Encode(agency))
	for i, a := range annuals(o) { // the same numbers as in the year's annual disclosure report
		year := a.Year
		counts := &record.EnforcementYear{Year: year, Source: "虚构的示例，仅供试用", Published: record.Date{Year: year + 1, Month: 1, Day: 22}, Counts: []record.Count{
			{Name: "行政处罚", Value: a.Issued.Penalties[0], Unit: "件"}, {Name: "行政许可", Value: a.Issued.Licences[0], Unit: "件"},
			{Name: "行政强制", Value: a.Issued.Coercion[0], Unit: "件"}, {Name: "行政检查", Value: float64(140 + 12*i), Unit: "次"},
		}}
		files[fmt.Sprintf("data/disclosure/enforcement/%d.toml", year)] = headed("enforcement-year", "../../", record.Encode(counts))
		for _, r := range results(year) {
			files[fmt.Sprintf("data/disclosure/enforcement/%d/%s.toml", year, r.Slug)] = headed("result", "../../../", record.Encode(r))
		}
	}
}

func results(year int) []*record.Result {
	day := func(month, day int) record.Date {
		return record.DateOf(record.Date{Year: year, Month: 1, Day: 1}.Time().AddDate(0, month-1, day-1))
	}
	list := []*record.Result{
		{Slug: "xuke-1", Kind: "行政许可", Title: "农村村民住宅建设许可", Number: fmt.Sprintf("甲府许〔%d〕1号", year), Party: "甲某某", PartyKind: "自然人", Facts: "申请在原址翻建住宅。", Basis: "《中华人民共和国土地管理法》", Outcome: "准予许可。", Decided: day(3, 12), Published: day(3, 15)},
		{Slug: "chufa-1", Kind: "行政处罚", Title: "乱堆建筑垃圾行政处罚", Number: fmt.Sprintf("甲府罚〔%d〕1号", year), Party: "样例县甲样建材经营部", PartyKind: "其他组织", Facts: "在公路边堆放建筑垃圾，责令清理后逾期未清理。", Basis: "样例省市容管理条例", Outcome: "罚款500元。", Decided: day(6, 18), Published: day(6, 21)},
		{Slug: "chufa-2", Kind: "行政处罚", Title: "占道经营行政处罚", Number: fmt.Sprintf("甲府罚〔%d〕2号", year), Party: "乙某", PartyKind: "自然人", Facts: "在集市出口占道摆卖。", Basis: "样例省市容管理条例", Outcome: "警告。", Decided: day(8, 20), Published: day(8, 23)},
	}
	if year == lastYear {
		annulled := list[2]
		annulled.Annulled, annulled.WithdrawnOn = day(11, 5), day(11, 6)
		annulled.Status, annulled.Withdrawn = "withdrawn", "行政复议决定撤销了原处罚决定。"
	}
	for _, r := range list {
		r.Agency, r.Source = unit+"人民政府", "虚构的示例，仅供试用"
		if r.Status == "" {
			r.Status = "published"
		}
	}
	return list
}
