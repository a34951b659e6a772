package check

import (
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func enforcementRules() []recordRule {
	return []recordRule{
		{Rule{"privacy-party", finding.Privacy, finding.Error, "相对人姓名", "公开的执法结果里，自然人的姓名在标题和正文里也已隐去。", "《政府信息公开条例》第十五条；《个人信息保护法》第二十五条"}, namedParties},
	}
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
