package check

import (
	"fmt"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func enforcementRules() []recordRule {
	return []recordRule{
		{Rule{"penalty-annulled", finding.Deadline, finding.Error, "处罚决定变更后撤回", "公开的行政处罚决定被变更、撤销、确认违法或无效的，三日内撤回并公开说明理由。", "《行政处罚法》第四十八条"}, annulledPenalties},
		{Rule{"privacy-party", finding.Privacy, finding.Error, "相对人姓名", "公开的执法结果里，自然人的姓名在标题和正文里也已隐去。", "《政府信息公开条例》第十五条；《个人信息保护法》第二十五条"}, namedParties},
	}
}

func annulledPenalties(t *town) (faults []fault) {
	for _, r := range t.Disclosure.Results {
		if r.Annulled.IsZero() || r.Kind != "行政处罚" || r.Status == "draft" {
			continue
		}
		last := addDays(r.Annulled, 3)
		switch {
		case r.Status == "withdrawn" && last.Before(r.WithdrawnOn):
			faults = append(faults, fault{file: r.Place.File, key: "withdrawn_on", severity: finding.Warning, quote: r.Title, message: fmt.Sprintf("决定%s变更或撤销，%s才撤回，超过三日", r.Annulled.Chinese(), r.WithdrawnOn.Chinese()), hint: "今后变更或撤销后三日内撤回"})
		case r.Status != "withdrawn":
			faults = append(faults, fault{file: r.Place.File, key: "annulled", quote: r.Title, message: fmt.Sprintf("决定已在%s变更或撤销，最迟%s撤回", r.Annulled.Chinese(), last.Chinese()), hint: "改为 status = \"withdrawn\"，写明 withdrawn（理由）和 withdrawn_on（日期）"})
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
		for _, text := range [...]struct{ key, value string }{{"title", r.Title}, {"facts", r.Facts}, {"outcome", r.Outcome}} {
			if strings.Contains(text.value, r.Party) {
				faults = append(faults, fault{file: r.Place.File, key: text.key, quote: r.Party, message: "写出了自然人的姓名", hint: "改写为“" + record.FamilyName(r.Party) + "某某”"})
			}
		}
	}
	return faults
}
