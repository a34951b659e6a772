package record

import "fmt"

// Within is policy.publicity of site.toml: by when what comes of enforcement has to be public, or gone from the site again.
//
// The province sets the working days of the first three and the day of Yearly; what is absent is not watched. Withdrawal is the 三日 of 行政处罚法
// art. 48, 3 where it is absent. That these days are working days (art. 85 of the law, as it is remembered) is an assumption: no text of art. 85 was at
// hand. A town that has been told otherwise writes withdrawal_in = "自然日".
type Within struct {
	Licence      int    `toml:"licence" label:"行政许可（工作日）"`
	Penalty      int    `toml:"penalty" label:"行政处罚（工作日）"`
	Other        int    `toml:"other" label:"其他（工作日）"`
	Yearly       string `toml:"yearly" label:"上年度执法数据公开的最后一天，例如 01-31"`
	Withdrawal   int    `toml:"withdrawal" label:"处罚变更撤销后撤回（日）"`
	WithdrawalIn string `toml:"withdrawal_in" label:"撤回期限的日" enum:"工作日|自然日"`
}

// Days is the limit for a kind of result, 0 where the town has set none.
func (w Within) Days(kind string) int {
	switch kind {
	case "行政许可":
		return w.Licence
	case "行政处罚":
		return w.Penalty
	}
	return w.Other
}

// Withdrawn is the last day on which a penalty annulled on a day may still be public. The error is a NoNotice.
func (w Within) Withdrawn(annulled Date, days Workdays) (Date, error) {
	n := w.Withdrawal
	if n == 0 {
		n = 3
	}
	if w.WithdrawalIn == "自然日" {
		return DateOf(annulled.Time().AddDate(0, 0, n)), nil
	}
	return days.After(annulled, n)
}

// Told is the time for a withdrawal in words: 3个工作日.
func (w Within) Told() string {
	n := w.Withdrawal
	if n == 0 {
		n = 3
	}
	if w.WithdrawalIn == "自然日" {
		return fmt.Sprintf("%d日", n)
	}
	return fmt.Sprintf("%d个工作日", n)
}

// Counted is the last day on which a year's counts are in time; zero where the town has set none.
func (w Within) Counted(year int) Date {
	day, ok := dayOf(w.Yearly, year+1)
	if !ok {
		return Date{}
	}
	return day
}

func (w Within) rules(f *faults) {
	for _, n := range []struct {
		key  string
		days int
	}{{"licence", w.Licence}, {"penalty", w.Penalty}, {"other", w.Other}, {"withdrawal", w.Withdrawal}} {
		if n.days < 0 {
			f.add("value", "policy.publicity."+n.key, fmt.Sprint(n.days), "期限不能小于 0 天", "改成天数；不设期限的，删去这一行")
		}
	}
	if w.Yearly != "" && (!whenDay.MatchString(w.Yearly) || w.Counted(2023).IsZero()) {
		f.add("date", "policy.publicity.yearly", w.Yearly, "“yearly”（上年度执法数据公开的最后一天）没有这个日子", "写成月和日，例如 yearly = \"01-31\"")
	}
}
