package check

import (
	"time"

	"pufa/generator/record"
)

// workdays counts working days by a town's data/holidays.toml.
type workdays struct {
	off, on map[record.Date]bool
	years   map[int]bool
}

func newWorkdays(holidays []record.Holiday) workdays {
	w := workdays{off: map[record.Date]bool{}, on: map[record.Date]bool{}, years: map[int]bool{}}
	for _, h := range holidays {
		w.years[h.Date.Year] = true
		if h.Work {
			w.on[h.Date] = true
		} else {
			w.off[h.Date] = true
		}
	}
	return w
}

// after is the n-th working day after d. ok is false where a year on the way has no data: nothing is guessed.
func (w workdays) after(d record.Date, n int) (day record.Date, ok bool) {
	for n > 0 {
		d = addDays(d, 1)
		if !w.years[d.Year] {
			return record.Date{Year: d.Year}, false
		}
		if w.works(d) {
			n--
		}
	}
	return d, true
}

func (w workdays) works(d record.Date) bool {
	weekday := d.Time().Weekday()
	weekend := weekday == time.Saturday || weekday == time.Sunday
	return w.on[d] || !weekend && !w.off[d]
}

func addDays(d record.Date, n int) record.Date { return record.DateOf(d.Time().AddDate(0, 0, n)) }

// daysFrom is how many days lie between two dates, negative where b is before a.
func daysFrom(a, b record.Date) int { return int(b.Time().Sub(a.Time()).Hours() / 24) }
