package record

import "fmt"

// Workdays tells working days from others, by the notices of the 国务院办公厅 that data/holidays.toml keeps. It never guesses: of a year without its
// notice it knows nothing.
type Workdays struct {
	exceptions map[Date]bool // true: worked
	years      map[int]bool
}

// Workdays are those of the workspace's holiday records.
func (w *Workspace) Workdays() Workdays { return WorkdaysOf(w.Holidays) }

// WorkdaysOf knows the years of which the list holds an exception in October: every notice has the 国庆节, which always takes working days.
func WorkdaysOf(days []Holiday) Workdays {
	c := Workdays{exceptions: map[Date]bool{}, years: map[int]bool{}}
	for _, d := range days {
		c.exceptions[d.Date] = d.Work
		if d.Date.Month == 10 {
			c.years[d.Date.Year] = true
		}
	}
	return c
}

// A NoNotice is the error of a count that runs into a year whose holidays are not known.
type NoNotice struct{ Year int }

func (e NoNotice) Error() string {
	return fmt.Sprintf("data/holidays.toml 里没有 %d 年的节假日安排，工作日算不出来", e.Year)
}

// Worked tells whether the day is a working day.
func (c Workdays) Worked(d Date) (bool, error) {
	if !c.years[d.Year] {
		return false, NoNotice{d.Year}
	}
	if worked, ok := c.exceptions[d]; ok {
		return worked, nil
	}
	weekday := d.Time().Weekday()
	return weekday >= 1 && weekday <= 5, nil
}

// After is the n-th working day after a day, which itself does not count.
func (c Workdays) After(from Date, n int) (Date, error) {
	day := from
	for n > 0 {
		day = day.Next()
		worked, err := c.Worked(day)
		if err != nil {
			return Date{}, err
		}
		if worked {
			n--
		}
	}
	return day, nil
}

// Between counts the working days after one day up to and with another; 0 where the second is no later.
func (c Workdays) Between(from, to Date) (int, error) {
	n := 0
	for day := from.Next(); !to.Before(day); day = day.Next() {
		worked, err := c.Worked(day)
		if err != nil {
			return 0, err
		}
		if worked {
			n++
		}
	}
	return n, nil
}

// Next is the day after d.
func (d Date) Next() Date { return DateOf(d.Time().AddDate(0, 0, 1)) }
