package document

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"pufa/generator/record"
)

// time reads when the event was: a day, a span of days, or only what the text says (近日). A year that the date itself does not name is taken from
// the text and to be confirmed. Three days or more make a summary.
func (c *campaign) time() {
	for _, d := range c.doc.Clutter {
		if strings.Contains(d.Text, "发布") || strings.HasPrefix(d.Text, "时间") || strings.HasPrefix(d.Text, "日期") {
			if date, ok := numericDate(d.Text); ok {
				c.record.Published = date
				c.values = append(c.values, Value{Key: "published", Value: date.String(), Quote: d.Text, Start: d.Start, End: d.End})
			}
		}
	}
	dates := c.dates()
	switch {
	case len(dates) > 2 && dates[1].from != dates[0].from:
		c.record.Kind = "summary"
		c.record.Period = strconv.Itoa(dates[0].from.Year) + "年"
		c.found("period", c.record.Period, dates[0].start, dates[0].end, true)
	case len(dates) > 0:
		d := dates[0]
		doubtful := !d.dated
		for _, other := range dates[1:] {
			if other.from == d.from && other.dated {
				doubtful = false
			}
		}
		if len(dates) > 1 && dates[1].from != d.from {
			doubtful = true
		}
		if d.to.IsZero() {
			c.record.Date = d.from
			c.found("date", d.from.String(), d.start, d.end, doubtful)
		} else {
			c.record.Start, c.record.End = d.from, d.to
			c.found("start", d.from.String(), d.start, d.end, doubtful)
			c.found("end", d.to.String(), d.start, d.end, doubtful)
		}
	default:
		c.vagueTime()
	}
	for _, w := range [...]string{"今年以来", "全年", "总结", "综述"} {
		if i := strings.Index(c.text, w); i >= 0 && (strings.Contains(c.doc.Title, w) || len(dates) == 0) {
			c.record.Kind = "summary"
			c.found("kind", "summary", i, i+len(w), true)
			break
		}
	}
}

// vagueTime takes the text's own words where it names no day; the year, where the document has one, tells more than they do.
func (c *campaign) vagueTime() {
	for _, w := range [...]string{"近日", "日前", "近期", "连日来"} {
		if i := strings.Index(c.text, w); i >= 0 {
			c.record.Period = w
			c.found("period", w, i, i+len(w), true)
			return
		}
	}
}

// A foundDate is a day, or a span of days, at text[start:end]; dated tells that it names its year.
type foundDate struct {
	from, to   record.Date
	start, end int
	dated      bool
}

// dates reads all days of the text that are days of an event, in order: not those from which a rule is in force, nor deadlines to come.
func (c *campaign) dates() []foundDate {
	var list []foundDate
	year := c.doc.Year
	if year == 0 {
		year = c.record.Published.Year
	}
	for i := 0; i < len(c.text); {
		n := strings.Index(c.text[i:], "月")
		if n < 0 {
			break
		}
		at := i + n
		i = at + len("月")
		month, monthStart := numberBefore(c.text, at)
		day, dayEnd := numberAfter(c.text, i)
		if month < 1 || month > 12 || day < 1 || day > 31 {
			continue
		}
		d := foundDate{start: monthStart, end: dayEnd}
		y := year
		if rest := strings.TrimRight(c.text[:monthStart], " "); strings.HasSuffix(rest, "年") {
			if v, start := numberBefore(c.text, len(rest)-len("年")); v >= 1949 && v < 2100 {
				y, d.start, d.dated = v, start, true
				year = v
			}
		}
		rest := c.text[dayEnd:]
		if !strings.HasPrefix(rest, "日") {
			if !startsWith(rest, "、", "—", "-", "至", "~", "～") {
				continue
			}
		} else {
			d.end += len("日")
			rest = rest[len("日"):]
		}
		if y == 0 || startsWith(rest, "起", "施行", "前", "以前", "之前", "召开的") || validDay(y, month, day) == (record.Date{}) {
			continue
		}
		d.from = validDay(y, month, day)
		if published := c.record.Published; !d.dated && c.doc.Year == 0 && published.Before(d.from) && !published.IsZero() {
			y--
			d.from = validDay(y, month, day)
		}
		if len(list) > 0 && !d.dated {
			d.dated = list[len(list)-1].dated
		}
		d.until(c.text, y, month)
		i = max(i, d.end)
		list = append(list, d)
	}
	return list
}

// until reads on over a span: 至30日, —12月7日.
func (d *foundDate) until(text string, year, month int) {
	rest := text[d.end:]
	for _, dash := range [...]string{"至", "到", "——", "—", "－", "-", "~", "～", "–"} {
		after, ok := strings.CutPrefix(rest, dash)
		if !ok {
			continue
		}
		at := len(text) - len(after)
		value, end := numberAfter(text, at)
		if value > 0 && strings.HasPrefix(text[end:], "月") {
			month = value
			value, end = numberAfter(text, end+len("月"))
		}
		if to := validDay(year, month, value); to != (record.Date{}) && d.from.Before(to) && strings.HasPrefix(text[end:], "日") {
			d.to, d.end = to, end+len("日")
		}
		return
	}
}

func validDay(year, month, day int) record.Date {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if day < 1 || t.Day() != day || int(t.Month()) != month {
		return record.Date{}
	}
	return record.DateOf(t)
}

// numberBefore reads the ASCII digits that end at byte i, and tells where they begin.
func numberBefore(s string, i int) (value, start int) {
	end := i
	for i > 0 && s[i-1] == ' ' {
		i--
		end--
	}
	for i > 0 && end-i < 5 && s[i-1] >= '0' && s[i-1] <= '9' {
		i--
	}
	value, _ = strconv.Atoi(s[i:end])
	return value, i
}

// numberAfter reads the ASCII digits that begin at byte i, and tells where they end.
func numberAfter(s string, i int) (value, end int) {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	end = i
	for end < len(s) && end-i < 5 && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	value, _ = strconv.Atoi(s[i:end])
	return value, end
}

// numericDate reads 2023-12-04, 2023/12/4 or 2023年12月4日 in a line.
func numericDate(s string) (record.Date, bool) {
	var numbers []int
	for i := 0; i < len(s) && len(numbers) < 3; {
		if s[i] < '0' || s[i] > '9' {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		value, end := numberAfter(s, i)
		numbers = append(numbers, value)
		i = max(end, i+1)
	}
	if len(numbers) < 3 || numbers[0] < 1949 || numbers[0] > 2100 {
		return record.Date{}, false
	}
	d := validDay(numbers[0], numbers[1], numbers[2])
	return d, !d.IsZero()
}
