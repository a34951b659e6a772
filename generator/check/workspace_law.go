package check

import (
	"fmt"
	"slices"
	"strings"

	"pufa/generator/finding"
)

// repealed are the laws that the civil code replaced on 1 January 2021 (民法典 art. 1260).
var repealed = []string{"婚姻法", "继承法", "民法通则", "收养法", "担保法", "合同法", "物权法", "侵权责任法", "民法总则"}

func lawRules() []recordRule {
	return []recordRule{{
		Rule{"repealed-law", finding.Record, finding.Error, "已废止的法律", "2021年起的活动不把已被民法典废止的九部法律当作现行法律列出。", "《民法典》第一千二百六十条"},
		repealedLaws,
	}}
}

func repealedLaws(t *town) (faults []fault) {
	for i := range t.Campaigns {
		c := &t.Campaigns[i]
		for j, law := range c.Laws {
			name := strings.TrimPrefix(strings.Trim(law, "《》"), "中华人民共和国")
			if c.Year >= 2021 && slices.Contains(repealed, name) {
				faults = append(faults, fault{file: c.Place.File, key: fmt.Sprintf("laws[%d]", j), quote: law, message: fmt.Sprintf("《%s》2021年1月1日起已由民法典废止", name), hint: "改为民法典的相应部分，或删去"})
			}
		}
	}
	return faults
}
