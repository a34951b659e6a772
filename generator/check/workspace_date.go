package check

import (
	"fmt"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func dateRulesOfRecords() []recordRule {
	veto := "《政府网站与政务新媒体检查指标》单项否决：弄虚作假（如伪造发稿日期）"
	return []recordRule{
		{Rule{"published-early", finding.Review, finding.Error, "发布早于事件", "发布日期不早于活动日期，报告的公布日期不早于报告年度结束。", veto}, publishedEarly},
		{Rule{"published-future", finding.Review, finding.Error, "发布日期在将来", "发布日期不晚于今天。", veto}, publishedInFuture},
		{Rule{"published-backdated", finding.Review, finding.Warning, "发布日期早于入库", "发布日期不早于记录第一次写进工作文件夹的日子；从别处转来的旧稿除外，写明来源。", veto}, backDated},
	}
}

func publishedEarly(t *town) (faults []fault) {
	for _, c := range t.Campaigns {
		event := c.Date
		if event.IsZero() {
			event = c.Start
		}
		if !c.Published.IsZero() && !event.IsZero() && c.Published.Before(event) && !t.announcement(&c) {
			faults = append(faults, fault{file: c.Place.File, key: "published", quote: c.Published.String(), message: fmt.Sprintf("发布日期%s早于活动日期%s", c.Published.Chinese(), event.Chinese()), hint: "核对两个日期"})
		}
	}
	for _, r := range t.Reports {
		if end := (record.Date{Year: r.Year, Month: 12, Day: 1}); !r.Published.IsZero() && r.Published.Before(end) {
			faults = append(faults, fault{file: r.Place.File, key: "published", quote: r.Published.String(), message: fmt.Sprintf("公布日期%s在报告年度%d年结束之前", r.Published.Chinese(), r.Year), hint: "核对公布日期和报告年度"})
		}
	}
	return faults
}

// announcement tells that the record itself speaks of what is to come: it may be public before the day.
func (t *town) announcement(c *record.Campaign) bool {
	return containsAny(c.Title, []string{"预告", "通知", "公告", "将举办", "将于", "征集"})
}

func publishedInFuture(t *town) (faults []fault) {
	if t.o.Now.IsZero() {
		return nil
	}
	late := func(file, key string, d record.Date, what string) {
		if !d.IsZero() && t.o.Now.Before(d) {
			faults = append(faults, fault{file: file, key: key, quote: d.String(), message: fmt.Sprintf("%s%s还没有到", what, d.Chinese()), hint: "核对日期；还没发布的先改为草稿"})
		}
	}
	for _, r := range t.Reports {
		if r.Status != "draft" {
			late(r.Place.File, "published", r.Published, "公布日期")
			late(r.Place.File, "submitted", r.Submitted, "报送日期")
		}
	}
	for _, c := range t.Campaigns {
		if c.Status != "draft" {
			late(c.Place.File, "published", c.Published, "发布日期")
			if c.Kind == "event" && !t.announcement(&c) {
				late(c.Place.File, "date", c.Date, "活动日期")
			}
		}
	}
	for _, d := range t.Disclosure.Documents {
		if d.Status != "draft" {
			late(d.Place.File, "published", d.Published, "发布日期")
		}
	}
	for _, r := range t.Disclosure.Results {
		if r.Status != "draft" {
			late(r.Place.File, "published", r.Published, "公示日期")
		}
	}
	return faults
}

func backDated(t *town) (faults []fault) {
	for _, c := range t.Campaigns {
		first, ok := t.o.Recorded[c.Place.File]
		if ok && !c.Published.IsZero() && c.Published.Before(first) && c.Status != "draft" && !t.launchedAfter(c.Published) {
			faults = append(faults, fault{file: c.Place.File, key: "published", quote: c.Published.String(), message: fmt.Sprintf("发布日期%s早于这条记录第一次写入的日子%s", c.Published.Chinese(), first.Chinese()), hint: "写真实的发布日期；从别处转来的旧稿，在 source 里写明原发布处"})
		}
	}
	return faults
}

// launchedAfter tells that the site did not yet exist on the day: what is older was published elsewhere first.
func (t *town) launchedAfter(d record.Date) bool {
	return t.Site.Launched.IsZero() || d.Before(t.Site.Launched)
}
