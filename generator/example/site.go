package example

import "pufa/generator/record"

const (
	county = "样例县"
	town   = "甲样镇"
	unit   = county + town
)

// villages are where events take place; the last is a community.
var villages = []string{"甲一村", "甲二村", "甲三村", "甲四村", "甲五村", "甲六村", "甲七村", "甲八村", "甲样社区"}

// site is the fictional town's data: numbers that can't exist, so that nobody calls them.
func site() []byte {
	s := record.Site{
		Name: "甲样镇法治公开（示例）", Town: town, Unit: unit, Region: county, Fictional: true,
		Source:   "虚构的示例，仅供试用",
		Launched: record.Date{Year: 2021, Month: 3, Day: 1},
		Footer: record.Footer{
			Host: unit + "人民政府", SiteCode: "0000000000", ICP: "样ICP备00000000号", Police: "样公网安备00000000000000号",
			Phone: "000-0000000", Email: "yangli@example.com", Address: "样例县甲样镇样例路1号",
		},
		Office: record.Office{
			Name: "甲样镇党政综合办公室", Address: "样例县甲样镇样例路1号", Hours: "工作日上午8:30—12:00，下午14:30—17:30",
			Phone: "000-0000000", Fax: "000-0000001", Email: "yangli@example.com",
		},
		Policy: record.Policy{Review: []string{"初审", "复审", "终审"}, SecrecyReview: true, Publicity: record.Within{Licence: 7, Penalty: 7, Other: 20, Yearly: "01-31", Withdrawal: 3, WithdrawalIn: "工作日"}},
	}
	return append([]byte("#:schema schema/site.schema.json\n# 示例：样例县甲样镇是虚构的镇，号码都是假的。\n\n"), record.Encode(&s)...)
}

// reviewed are the steps that the town's policy asks for, all taken on the day.
func reviewed(day record.Date) []record.Review {
	var steps []record.Review
	for _, s := range []struct{ step, by string }{{"初审", "甲某"}, {"复审", "乙某"}, {"终审", "丙某"}, {"保密审查", "丁某"}} {
		steps = append(steps, record.Review{Step: s.step, By: s.by, Date: day})
	}
	return steps
}
