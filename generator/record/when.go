package record

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/6tail/lunar-go/calendar"
)

// In is when the day falls in a year: a DayTheme of that year with dates wins over the rule. ok is false where the rule can't be read.
func (d *Day) In(year int) (start, end Date, ok bool) {
	for _, t := range d.Themes {
		if t.Year == year && !t.Start.IsZero() {
			if t.End.IsZero() {
				return t.Start, t.Start, true
			}
			return t.Start, t.End, true
		}
	}
	return fall(d.When, year)
}

// ByNotice tells that each year's notice sets the day's dates, and that none is recorded for this year: what In gives is then the usual time, not
// a fact.
func (d *Day) ByNotice(year int) bool {
	notices := false
	for _, t := range d.Themes {
		if t.Start.IsZero() {
			continue
		}
		if t.Year == year {
			return false
		}
		notices = true
	}
	return notices
}

// Ordinal is the number of the day's return in a year, 1 for the first; 0 where it isn't counted.
func (d *Day) Ordinal(year int) int {
	if d.First == 0 || year < d.First {
		return 0
	}
	return year - d.First + 1
}

var (
	whenDay     = regexp.MustCompile(`^(\d\d)-(\d\d)$`)
	whenWeek    = regexp.MustCompile(`^(\d\d)-(\d\d)-week$`)
	whenMonth   = regexp.MustCompile(`^(\d\d)$`)
	whenWeekday = regexp.MustCompile(`^(\d\d)-(sun|mon|tue|wed|thu|fri|sat)-([1-5])$`)
	whenLunar   = regexp.MustCompile(`^lunar-(\d\d)-(\d\d)$`)
)

// fall applies a rule as Day.When describes them to a year.
func fall(rule string, year int) (start, end Date, ok bool) {
	if from, to, span := strings.Cut(rule, "/"); span {
		start, ok = dayOf(from, year)
		if !ok {
			return
		}
		end, ok = dayOf(to, year)
		if ok && end.Before(start) { // over the turn of the year
			end, ok = dayOf(to, year+1)
		}
		return start, end, ok
	}
	if m := whenMonth.FindStringSubmatch(rule); m != nil {
		month := time.Month(atoi(m[1]))
		return Date{year, month, 1}, DateOf(time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)), month >= 1 && month <= 12
	}
	if m := whenWeek.FindStringSubmatch(rule); m != nil {
		day, ok := dayOf(m[1]+"-"+m[2], year)
		monday := day.Time().AddDate(0, 0, -(int(day.Time().Weekday())+6)%7)
		return DateOf(monday), DateOf(monday.AddDate(0, 0, 6)), ok
	}
	start, ok = dayOf(rule, year)
	return start, start, ok
}

// dayOf is the day of a rule that names a single one.
func dayOf(rule string, year int) (Date, bool) {
	if m := whenDay.FindStringSubmatch(rule); m != nil {
		d := Date{year, time.Month(atoi(m[1])), atoi(m[2])}
		return d, DateOf(d.Time()) == d
	}
	if m := whenWeekday.FindStringSubmatch(rule); m != nil {
		first := time.Date(year, time.Month(atoi(m[1])), 1, 0, 0, 0, 0, time.UTC)
		want := strings.Index("sunmontuewedthufrisat", m[2]) / 3
		d := first.AddDate(0, 0, (want-int(first.Weekday())+7)%7+7*(atoi(m[3])-1))
		return DateOf(d), d.Month() == first.Month() && first.Year() == year
	}
	if m := whenLunar.FindStringSubmatch(rule); m != nil {
		month, day := atoi(m[1]), atoi(m[2])
		if month < 1 || month > 12 || day < 1 || day > 30 || year < 1900 || year > 2100 {
			return Date{}, false
		}
		solar := calendar.NewLunarFromYmd(year, month, min(day, daysOfLunar(year, month))).GetSolar()
		return Date{solar.GetYear(), time.Month(solar.GetMonth()), solar.GetDay()}, true
	}
	return Date{}, false
}

// daysOfLunar is 29 or 30: the thirtieth of a short month is its last day.
func daysOfLunar(year, month int) int {
	return calendar.NewLunarYear(year).GetMonth(month).GetDayCount()
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
