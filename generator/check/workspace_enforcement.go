package check

import (
	"fmt"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// enforcementRules hold the records of 行政执法公示 to 国办发〔2018〕118号 and to what the province and the town have set in policy.publicity.
func enforcementRules() []recordRule {
	const (
		publicity = "国办发〔2018〕118号；省级规定"
		privacy   = "《政府信息公开条例》第十五条；《个人信息保护法》第二十五条"
	)
	return []recordRule{
		{Rule{"enforcement-fields", finding.Missing, finding.Warning, "事前公开缺项", "执法主体、执法人员、执法事项的依据和程序、救济渠道都写明。", publicity}, enforcementGaps},
		{Rule{"enforcement-officers", finding.Stale, finding.Warning, "执法证过期", "公示的执法证都在有效期内。", publicity}, certificatesExpired},
		{Rule{"enforcement-due", finding.Deadline, finding.Warning, "执法结果公示超期", "执法决定作出以后，在站点资料 policy.publicity 写明的工作日内公示。", publicity}, resultsLate},
		{Rule{"penalty-annulled", finding.Deadline, finding.Error, "撤销的决定没有撤回", "公开的处罚决定被变更、撤销、确认违法或者无效的，三日内撤回并公开说明理由。三日按工作日算（第八十五条，条文请核对），另有要求的在站点资料写 policy.publicity 的 withdrawal 和 withdrawal_in。其他执法决定也要撤回，不计期限。", "《中华人民共和国行政处罚法》第四十八条"}, resultsAnnulled},
		{Rule{"enforcement-counts", finding.Sum, finding.Warning, "年度执法数据对不上", "全年的件数不少于网上公开的件数，和政府信息公开年报的同一个数一致。", publicity}, countsAgree},
		{Rule{"enforcement-yearly", finding.Deadline, finding.Warning, "年度执法数据公开超期", "上年度的执法数据在站点资料 policy.publicity 的 yearly 以前公开。", publicity}, countsLate},
		{Rule{"enforcement-party", finding.Privacy, finding.Notice, "记录里是全名", "自然人相对人在网页上只显示姓氏；记录里也宜隐去。", "《政府信息公开条例》第十五条"}, partiesNamed},
		{Rule{"privacy-party", finding.Privacy, finding.Error, "相对人姓名", "公开的执法结果里，自然人的姓名在标题、正文和撤回理由里也已隐去。", privacy}, namedParties},
	}
}

const agencyFile = "data/disclosure/enforcement/agency.toml"

// enforcementGaps is what has to be public before anything is enforced.
func enforcementGaps(t *town) (faults []fault) {
	e := t.Disclosure.Enforcement
	if e == nil {
		if len(t.Disclosure.Results)+len(t.Disclosure.EnforcementYears) > 0 {
			faults = append(faults, fault{file: agencyFile, message: "公开了执法结果或数据，没有事前公开的记录", hint: "写 agency.toml：执法主体、人员、事项、依据、程序和救济渠道"})
		}
		return faults
	}
	for _, f := range []struct {
		key, name, hint string
		missing         bool
	}{
		{"officers", "执法人员", "补上 [[officers]]，写执法证号", len(e.Officers) == 0}, {"powers", "执法事项", "补上 [[powers]]，写事项、类别、依据和程序", len(e.Powers) == 0},
		{"remedies", "救济渠道", "补上 remedies = \"……\"", e.Remedies == ""},
	} {
		if f.missing {
			faults = append(faults, fault{file: e.Place.File, key: f.key, quote: f.name, message: "没有写" + f.name, hint: f.hint})
		}
	}
	for i, p := range e.Powers {
		if p.Procedure == "" {
			faults = append(faults, fault{file: e.Place.File, key: fmt.Sprintf("powers[%d]", i), quote: p.Name, message: "“" + p.Name + "”没有写程序", hint: "补上 procedure = \"……\""})
		}
	}
	return faults
}

func certificatesExpired(t *town) (faults []fault) {
	e := t.Disclosure.Enforcement
	if e == nil || t.o.Now.IsZero() {
		return nil
	}
	for i, o := range e.Officers {
		if !o.Until.IsZero() && o.Until.Before(t.o.Now) {
			faults = append(faults, fault{file: e.Place.File, key: fmt.Sprintf("officers[%d].until", i), quote: o.Certificate, message: fmt.Sprintf("执法证 %s 的有效期到%s，已经过期", o.Certificate, o.Until.Chinese()), hint: "换了证的改正有效期；不再执法的删去这一人"})
		}
	}
	return faults
}

func partiesNamed(t *town) (faults []fault) {
	for _, r := range t.Disclosure.Results {
		if r.Shown() != r.Party {
			faults = append(faults, fault{file: r.Place.File, key: "party", quote: r.Shown(), message: "自然人相对人写的是全名，网页显示为“" + r.Shown() + "”", hint: "记录里也改成“" + r.Shown() + "”，文件外传时不会泄露"})
		}
	}
	return faults
}

// namedParties looks for the full name of a natural person in what is printed around it.
func namedParties(t *town) (faults []fault) {
	for i := range t.Disclosure.Results {
		r := &t.Disclosure.Results[i]
		if r.PartyKind != "自然人" || r.Shown() == r.Party || len([]rune(r.Party)) < 2 {
			continue
		}
		for _, text := range [...]struct{ key, value string }{{"title", r.Title}, {"facts", r.Facts}, {"outcome", r.Outcome}, {"withdrawn", r.Withdrawn}} {
			if strings.Contains(text.value, r.Party) {
				faults = append(faults, fault{file: r.Place.File, key: text.key, quote: r.Party, message: "写出了自然人的姓名", hint: "改写为“" + record.FamilyName(r.Party) + "某某”"})
			}
		}
	}
	return faults
}
