package check

import (
	"fmt"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func reviewRules() []recordRule {
	return []recordRule{
		{Rule{"review-missing", finding.Review, finding.Error, "缺审核步骤", "site.toml 的 policy.review 写明的每一步审核，公布前都已完成并记下审核人。", "“三审三校”；《政府信息公开条例》第十七条"}, missingReviews},
		{Rule{"secrecy-missing", finding.Review, finding.Error, "缺保密审查", "site.toml 要求保密审查时，公布的每条记录都有保密审查的记录。", "《保守国家秘密法》第三十五条；《政府信息公开条例》第十七条"}, missingSecrecy},
		{Rule{"review-late", finding.Review, finding.Error, "审核晚于发布", "审核的日期不晚于发布日期：先审查、后公开。", "《保守国家秘密法实施条例》第四十二条"}, lateReviews},
		{Rule{"confirm-open", finding.Review, finding.Error, "待确认的内容", "已公布的记录里没有还待确认的内容。", "内容应当真实准确：《政府信息公开条例》第六条"}, openConfirms},
	}
}

// A reviewed is what reviewing has to do with, of a record that is public or ready to be.
type reviewed struct {
	file      string
	reviews   []record.Review
	published record.Date
}

func (t *town) public() (all []reviewed) {
	for _, r := range t.Reports {
		if r.Status != "draft" && r.Status != "withdrawn" {
			all = append(all, reviewed{r.Place.File, r.Review, r.Published})
		}
	}
	for _, c := range t.Campaigns {
		if c.Status != "draft" && c.Status != "withdrawn" {
			all = append(all, reviewed{c.Place.File, c.Review, c.Published})
		}
	}
	for _, list := range [...][]record.Document{t.Disclosure.Rules, t.Disclosure.Documents} {
		for _, d := range list {
			if d.Status != "draft" && d.Status != "withdrawn" {
				all = append(all, reviewed{d.Place.File, d.Review, d.Published})
			}
		}
	}
	for _, a := range t.Disclosure.Annuals {
		if a.Status != "draft" && a.Status != "withdrawn" {
			all = append(all, reviewed{a.Place.File, a.Review, a.Published})
		}
	}
	return all
}

func missingReviews(t *town) (faults []fault) {
	for _, r := range t.public() {
		var lacking []string
		for _, step := range t.Site.Policy.Review {
			if !done(r.reviews, step) {
				lacking = append(lacking, step)
			}
		}
		if len(lacking) > 0 {
			faults = append(faults, fault{file: r.file, key: "review", message: "还没有" + strings.Join(lacking, "、"), hint: "完成审核后在记录里写 [[review]]，或先改为草稿（status = \"draft\"）"})
		}
	}
	return faults
}

func missingSecrecy(t *town) (faults []fault) {
	if !t.Site.Policy.SecrecyReview {
		return nil
	}
	for _, r := range t.public() {
		if !done(r.reviews, "保密审查") {
			faults = append(faults, fault{file: r.file, key: "review", message: "没有保密审查的记录", hint: "完成保密审查后写 [[review]] step = \"保密审查\"，或先改为草稿"})
		}
	}
	return faults
}

func done(reviews []record.Review, step string) bool {
	for _, r := range reviews {
		if r.Step == step && r.By != "" {
			return true
		}
	}
	return false
}

func lateReviews(t *town) (faults []fault) {
	for _, r := range t.public() {
		for j, review := range r.reviews {
			if !r.published.IsZero() && !review.Date.IsZero() && r.published.Before(review.Date) {
				faults = append(faults, fault{file: r.file, key: fmt.Sprintf("review[%d].date", j), quote: review.Date.String(), message: fmt.Sprintf("%s的日期（%s）晚于发布日期（%s）", review.Step, review.Date.Chinese(), r.published.Chinese()), hint: "核对两个日期"})
			}
		}
	}
	return faults
}

func openConfirms(t *town) (faults []fault) {
	for _, c := range t.Campaigns {
		if len(c.Confirm) > 0 && c.Status == "published" {
			faults = append(faults, fault{file: c.Place.File, key: "confirm", quote: strings.Join(c.Confirm, "、"), message: "还有待确认的内容，却已标为公布", hint: "逐项核对后删去 confirm，或先改为草稿"})
		}
	}
	return faults
}
