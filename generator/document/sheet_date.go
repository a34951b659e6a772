package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"pufa/generator/finding"
	"pufa/generator/hanzi"
	"pufa/generator/record"
)

var (
	wholeDate = regexp.MustCompile(`^(\d{4})[年\-./](\d{1,2})[月\-./](\d{1,2})日?(?:[T ]?\d{1,2}:\d{2}(?::\d{2})?)?(?:上午|下午|晚上)?$`)
	weekday   = regexp.MustCompile(`[（(]?(?:星期|周)[一二三四五六日天][）)]?$`)
	tightDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	yearOnly  = regexp.MustCompile(`^(\d{4})年?$`)
	yearMonth = regexp.MustCompile(`^(\d{4})(?:年|[\-./])(\d{1,2})月?$`)
	dayless   = regexp.MustCompile(`^\d{1,2}月\d{1,2}日?$`)
	dateSpan  = regexp.MustCompile(`^(\d{4})[年\-./](\d{1,2})[月\-./](\d{1,2})日?(?:至|到|—+|－|–|~|～|-)(?:(\d{4})[年\-./])?(?:(\d{1,2})[月\-./])?(\d{1,2})日?$`)
	spelled   = regexp.MustCompile(`[〇○零一二三四五六七八九十]+`)
)

// A when is what a cell says of time: a day, a span, or a period of which only year or month is known.
type when struct {
	day, end record.Date
	period   string
	year     int
}

// readWhen reads a date as people and spreadsheets write it. The message says in Chinese what is wrong, "" where nothing is.
func readWhen(c sheetCell) (w when, message string) {
	if !c.date.IsZero() {
		return dayOf(record.DateOf(c.date))
	}
	text := weekday.ReplaceAllString(hanzi.FoldDigits(bare(c.text)), "")
	if c.isNum && c.number >= 36526 && c.number < 73051 { // a serial number whose date format was lost: 2000 to 2099
		return dayOf(record.DateOf(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(c.number))))
	}
	text = spelled.ReplaceAllStringFunc(text, func(s string) string {
		s = strings.NewReplacer("○", "〇", "零", "〇").Replace(s)
		if n, ok := hanzi.Number(s); ok {
			return strconv.Itoa(int(n))
		}
		return s
	})
	if m := dateSpan.FindStringSubmatch(text); m != nil {
		return spanWhen(m)
	}
	for _, form := range []*regexp.Regexp{wholeDate, tightDate} {
		if m := form.FindStringSubmatch(text); m != nil {
			return dayOf(dateOf(m[1], m[2], m[3]))
		}
	}
	if m := yearOnly.FindStringSubmatch(text); m != nil {
		return periodOf(m[1], m[1]+"年")
	}
	if m := yearMonth.FindStringSubmatch(text); m != nil {
		month, _ := strconv.Atoi(m[2])
		if month < 1 || month > 12 {
			return w, "没有这个月份"
		}
		return periodOf(m[1], fmt.Sprintf("%s年%d月", m[1], month))
	}
	if dayless.MatchString(text) {
		return w, "没有写年份"
	}
	return w, "看不出是哪一天"
}

func periodOf(year, period string) (when, string) {
	y, _ := strconv.Atoi(year)
	if y < 1949 || y > 2100 {
		return when{}, "年份不对"
	}
	return when{period: period, year: y}, ""
}

func dayOf(d record.Date) (when, string) {
	if d.Time().Month() != d.Month || d.Time().Day() != d.Day {
		return when{}, "没有这一天"
	}
	if d.Year < 1949 || d.Year > 2100 {
		return when{}, "年份不对"
	}
	return when{day: d, year: d.Year}, ""
}

// spanWhen reads a span whose end may leave out year and month.
func spanWhen(m []string) (when, string) {
	w, message := dayOf(dateOf(m[1], m[2], m[3]))
	if message != "" {
		return w, message
	}
	for i, whole := range map[int]string{4: m[1], 5: m[2]} {
		if m[i] == "" {
			m[i] = whole
		}
	}
	end, message := dayOf(dateOf(m[4], m[5], m[6]))
	w.end = end.day
	if message == "" && end.day.Before(w.day) {
		message = "结束早于开始"
	}
	return w, message
}

func dateOf(year, month, day string) record.Date {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return record.Date{Year: y, Month: time.Month(m), Day: d}
}

func (r *eventRow) takeDate(c sheetCell) {
	w, message := readWhen(c)
	if message != "" {
		text := oneLine(c.text)
		r.fault("sheet-date", finding.Record, "日期", text, "日期“"+text+"”"+message, "写成 2023-12-4 或 2023年12月4日；确实不知道哪一天时只写年份，如 2023年")
		return
	}
	r.Year, r.Period = w.year, w.period
	if w.end.IsZero() {
		r.Date = w.day
	} else {
		r.Start, r.End = w.day, w.end
	}
}

func (r *eventRow) takeEnd(c sheetCell) {
	w, message := readWhen(c)
	if message == "" && (w.day.IsZero() || !w.end.IsZero()) {
		message = "不是一个日期"
	}
	if message != "" {
		text := oneLine(c.text)
		r.fault("sheet-date", finding.Record, "结束日期", text, "结束日期“"+text+"”"+message, "写成 2023-12-4 或 2023年12月4日；一天的活动不填")
		return
	}
	r.End = w.day
}

// settleEnd makes a day and an end a span. It comes last, for columns may stand in any order.
func (r *eventRow) settleEnd() {
	if r.End.IsZero() || r.Date.IsZero() {
		return
	}
	switch {
	case r.End == r.Date:
		r.End = record.Date{}
	case r.End.Before(r.Date):
		r.fault("sheet-date", finding.Record, "结束日期", r.End.String(), "结束日期早于日期", "检查两个日期")
	default:
		r.Start, r.Date = r.Date, record.Date{}
	}
}
