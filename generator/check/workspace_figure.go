package check

import (
	"fmt"
	"strings"

	"pufa/generator/figure"
	"pufa/generator/finding"
	"pufa/generator/record"
)

func figureRules() []recordRule {
	return []recordRule{{
		Rule{"record-rate", finding.Ratio, finding.Error, "记录里的比率", "报告记录里 [[rates]] 写明的比率能由它的部分和总数算出来；四舍五入、截去尾数都算对。", "公布的数据应当真实准确：《统计法》第六条"},
		recordedRates,
	}}
}

func recordedRates(t *town) (faults []fault) {
	for i := range t.Reports {
		r := &t.Reports[i]
		byID := map[string]record.Figure{}
		for _, f := range r.Figures {
			byID[f.ID] = f
		}
		for j, rate := range r.Rates {
			stated, part, whole := byID[rate.Figure], byID[rate.Part], byID[rate.Whole]
			if stated.Unit != "%" || whole.Value == 0 || part.Bound != "exact" && part.Bound != "" || whole.Bound != "exact" && whole.Bound != "" {
				continue
			}
			if (figure.Figure{Text: stated.Text, Value: stated.Value}).Within(part.Value, whole.Value) {
				continue
			}
			faults = append(faults, fault{file: r.Place.File, key: fmt.Sprintf("rates[%d]", j), quote: stated.Quote,
				message: fmt.Sprintf("“%s”写的是%s，按%s和%s算是%s", stated.Name, stated.Text, part.Text, whole.Text, percent(part.Value/whole.Value)),
				hint:    "原文写错的，按原件核对后发更正；标错数字的，改正 [[rates]]"})
		}
	}
	return faults
}

func countRules() []recordRule {
	return []recordRule{{
		Rule{"summary-count", finding.Record, finding.Warning, "汇总数与活动数", "汇总记录说的场次和同年记下的活动场数一致；不一致时说明差在哪里，由人判断。", "公布的数据应当真实准确：《统计法》第六条"},
		summaryCounts,
	}}
}

// summaryCounts compares how many activities a summary tells of with how many the records of its year show. A year without recorded events says nothing.
func summaryCounts(t *town) (faults []fault) {
	for i := range t.Campaigns {
		c := &t.Campaigns[i]
		if c.Kind != "summary" || c.Status == "withdrawn" {
			continue
		}
		for j, n := range c.Counts {
			if !strings.Contains("场 场次 期", n.Unit) || n.Unit == "" || n.Bound == "about" {
				continue
			}
			events := t.eventsLike(c)
			if events == 0 || float64(events) == n.Value || n.Bound == "at-least" && float64(events) > n.Value || n.Bound == "at-most" && float64(events) < n.Value {
				continue
			}
			faults = append(faults, fault{file: c.Place.File, key: fmt.Sprintf("counts[%d]", j), quote: c.Quote,
				message: fmt.Sprintf("“%s”说是%s%s，%d年的记录里有%d场同类活动", c.Title, plain(n.Value), n.Unit, c.Year, events),
				hint:    "补记缺的活动；若口径不同（如含村居自办的），在 site.toml 的 policy.allow 里说明"})
		}
	}
	return faults
}

// eventsLike counts the published events of the summary's year that share a theme and, where both name forms, a form with it.
func (t *town) eventsLike(s *record.Campaign) (n int) {
	for i := range t.Campaigns {
		e := &t.Campaigns[i]
		if e.Kind == "event" && e.Year == s.Year && e.Status != "withdrawn" && e.Status != "draft" && shareOne(e.Themes, s.Themes) && shareOne(e.Forms, s.Forms) {
			n++
		}
	}
	return n
}

// shareOne tells that two lists have an element in common, or one of them says nothing.
func shareOne(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
