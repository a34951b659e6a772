package page

import (
	"fmt"
	"strconv"

	"pufa/generator/record"
)

// span writes two days as one phrase: 2023年12月1日至7日.
func span(from, to record.Date) string {
	switch {
	case to.IsZero() || from == to:
		return from.Chinese()
	case from.IsZero():
		return to.Chinese()
	case from.Year != to.Year:
		return from.Chinese() + "至" + to.Chinese()
	case from.Month != to.Month:
		return from.Chinese() + fmt.Sprintf("至%d月%d日", to.Month, to.Day)
	}
	return from.Chinese() + fmt.Sprintf("至%d日", to.Day)
}

// shortSpan is a span inside a year that is named elsewhere: 12月4日, 12月1日—7日, 12月28日—1月3日.
func shortSpan(from, to record.Date) string {
	day := func(d record.Date) string { return fmt.Sprintf("%d月%d日", d.Month, d.Day) }
	switch {
	case to.IsZero() || from == to:
		return day(from)
	case from.Year == to.Year && from.Month == to.Month:
		return day(from) + fmt.Sprintf("—%d日", to.Day)
	}
	return day(from) + "—" + day(to)
}

// when is the time of a campaign as its record knows it: a day, a span, or what the source says.
func when(c *record.Campaign) string {
	switch {
	case !c.Date.IsZero():
		return c.Date.Chinese()
	case !c.Start.IsZero() || !c.End.IsZero():
		return span(c.Start, c.End)
	case c.Period != "":
		return c.Period
	}
	return strconv.Itoa(c.Year) + "年"
}

// begins is the day by which campaigns are ordered; the zero date where only the year is known.
func begins(c *record.Campaign) record.Date {
	switch {
	case !c.Date.IsZero():
		return c.Date
	case !c.Start.IsZero():
		return c.Start
	}
	return c.End
}
