package record

import (
	"fmt"
	"time"
)

// A Date is a calendar day without a clock or a zone; the zero Date is absent. In TOML it is a local date: 2023-12-04.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// IsZero tells that the date is absent.
func (d Date) IsZero() bool { return d == Date{} }

// String is 2023-12-04, or nothing for an absent date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Chinese is 2023年12月4日, or nothing for an absent date.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

// Time is the date's midnight in UTC, for arithmetic; the zero time for an absent date.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// DateOf is the calendar day of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Before tells whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.Time().Before(other.Time()) }
