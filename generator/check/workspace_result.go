package check

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func resultsLate(t *town) (faults []fault) {
	w := t.Workdays()
	for _, r := range t.Disclosure.Results {
		days := t.Site.Policy.Publicity.Days(r.Kind)
		if days <= 0 || r.Decided.IsZero() || r.Status == "withdrawn" || !r.Annulled.IsZero() {
			continue
		}
		limit, err := w.After(r.Decided, days)
		if err != nil {
			continue // holidays-missing says so
		}
		public := !r.Published.IsZero() && r.Status != "draft"
		switch {
		case public && limit.Before(r.Published):
			faults = append(faults, fault{file: r.Place.File, key: "published", quote: r.Published.String(), message: fmt.Sprintf("%s决定，%s公示，晚于%s（%d个工作日）", r.Decided.Chinese(), r.Published.Chinese(), limit.Chinese(), days), hint: "以后按期公示；日期写错的改正"})
		case !public && !t.o.Now.IsZero() && limit.Before(t.o.Now):
			faults = append(faults, fault{file: r.Place.File, key: "decided", quote: r.Number, message: fmt.Sprintf("%s决定，还没有公示，期限%s已过", r.Decided.Chinese(), limit.Chinese()), hint: "尽快公示，写上 published"})
		case !public && !t.o.Now.IsZero():
			faults = append(faults, fault{file: r.Place.File, key: "decided", quote: r.Number, severity: finding.Notice, message: fmt.Sprintf("%s决定，应在%s前公示", r.Decided.Chinese(), limit.Chinese()), hint: "公示以后写上 published"})
		}
	}
	return faults
}

// resultsAnnulled holds decisions that were changed, annulled or held void to leaving the site: a penalty in time (行政处罚法 art. 48), others at all.
func resultsAnnulled(t *town) (faults []fault) {
	days, within := t.Workdays(), t.Site.Policy.Publicity
	for _, r := range t.Disclosure.Results {
		if r.Annulled.IsZero() || r.Status == "draft" || r.Status == "withdrawn" && r.WithdrawnOn.IsZero() { // of the last, reading the record has told
			continue
		}
		add := func(key, message, hint string, severity finding.Severity) {
			faults = append(faults, fault{file: r.Place.File, key: key, quote: r.Number, message: message, hint: hint, severity: severity})
		}
		happened := r.Annulled.Chinese() + "决定变更或撤销"
		limit, err := within.Withdrawn(r.Annulled, days)
		unknown := record.NoNotice{}
		timed := r.Kind == "行政处罚"
		const remedy = "写 status = \"withdrawn\"、withdrawn（理由）和 withdrawn_on（日期）"
		switch {
		case r.Status != "withdrawn" && timed && err == nil:
			add("annulled", fmt.Sprintf("%s，应在%s前（%s）撤回并说明理由", happened, limit.Chinese(), within.Told()), remedy, "")
		case r.Status != "withdrawn":
			add("annulled", happened+"，应当撤回并说明理由", remedy, "")
		case timed && errors.As(err, &unknown):
			add("annulled", fmt.Sprintf("%s，撤回的期限算不出：%s", happened, unknown), "补上那一年的节假日安排", finding.Warning)
		case timed && limit.Before(r.WithdrawnOn):
			add("withdrawn_on", fmt.Sprintf("%s，%s才撤回，晚于%s（%s）", happened, r.WithdrawnOn.Chinese(), limit.Chinese(), within.Told()), "以后按期撤回；日期写错的改正", finding.Warning)
		}
	}
	return faults
}

// countsAgree holds a year's counts to the decisions that are public and to the year's annual disclosure report.
func countsAgree(t *town) (faults []fault) {
	d := &t.Disclosure
	for _, y := range d.EnforcementYears {
		for i, c := range y.Counts {
			add := func(severity finding.Severity, message, hint string) {
				faults = append(faults, fault{file: y.Place.File, key: fmt.Sprintf("counts[%d].value", i), quote: c.Name, message: message, hint: hint, severity: severity})
			}
			public := 0
			for _, r := range d.Results {
				if r.Year == y.Year && r.Kind == c.Name && r.Status != "draft" {
					public++
				}
			}
			if counted := c.Value; c.Bound != "at-least" && c.Bound != "about" && float64(public) > counted && c.Unit == "件" {
				add("", fmt.Sprintf("%d年“%s”写 %g 件，网上的决定有 %d 件", y.Year, c.Name, counted, public), "对照执法台账，改正年度数据，或者移走不是这一年的决定")
			}
			if stated, ok := t.annualDecisions(y.Year, c.Name); ok && c.Unit == "件" && (c.Bound == "" || c.Bound == "exact") && math.Abs(stated-c.Value) > 1e-6 {
				add(finding.Notice, fmt.Sprintf("%d年“%s”写 %g 件，政府信息公开年报写 %g 件", y.Year, c.Name, c.Value, stated), "对照执法台账改正一处；口径不同的，在项目名称里写明")
			}
		}
	}
	return faults
}

// annualDecisions is what the annual disclosure report says of a kind of decision; ok is false where it does not.
func (t *town) annualDecisions(year int, kind string) (n float64, ok bool) {
	for _, a := range t.Disclosure.Annuals {
		if a.Year != year || a.Status == "withdrawn" {
			continue
		}
		for _, row := range a.Issued.Rows() {
			if row.Label == kind {
				return row.Cell(0)
			}
		}
	}
	return 0, false
}

// countsLate holds the counts of a year to the day that the town has set for them.
func countsLate(t *town) (faults []fault) {
	d, now := &t.Disclosure, t.o.Now
	for _, y := range d.EnforcementYears {
		limit := t.Site.Policy.Publicity.Counted(y.Year)
		switch {
		case limit.IsZero():
		case limit.Before(y.Published):
			faults = append(faults, fault{file: y.Place.File, key: "published", quote: y.Published.String(), message: fmt.Sprintf("%d年的执法数据%s公布，晚于%s", y.Year, y.Published.Chinese(), limit.Chinese()), hint: "以后按期公布；日期写错的改正"})
		case y.Published.IsZero() && !now.IsZero() && limit.Before(now):
			faults = append(faults, fault{file: y.Place.File, key: "year", message: fmt.Sprintf("%d年的执法数据没有公布日期，期限%s已过", y.Year, limit.Chinese()), hint: "已经公布的补上 published"})
		}
	}
	if last := now.Year - 1; t.lacksCounts(last) {
		limit := t.Site.Policy.Publicity.Counted(last)
		faults = append(faults, fault{file: fmt.Sprintf("data/disclosure/enforcement/%d.toml", last), message: fmt.Sprintf("没有%d年的执法数据，期限%s已过", last, limit.Chinese()), hint: "写这一年的件数，没有的项目写 0"})
	}
	return faults
}

// lacksCounts tells that the town, which publishes enforcement, has no counts of a year that are due.
func (t *town) lacksCounts(year int) bool {
	d, limit := &t.Disclosure, t.Site.Policy.Publicity.Counted(year)
	return d.Enforcement != nil && !limit.IsZero() && limit.Before(t.o.Now) && !slices.ContainsFunc(d.EnforcementYears, func(y record.EnforcementYear) bool { return y.Year == year })
}
