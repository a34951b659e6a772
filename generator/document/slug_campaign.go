package document

import "pufa/generator/record"

// CampaignSlug is the name that a campaign's page and file are given: the beginning of its title's subject in pinyin. It may be taken already.
func CampaignSlug(c record.Campaign) string {
	stem := titleSlug(subjectOf(c), 4)
	if record.SlugFault(stem) != "" {
		return "huodong-" + stem
	}
	return stem
}
