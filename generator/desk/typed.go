package desk

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"pufa/generator/figure"
	"pufa/generator/record"
)

var (
	typedDate  = regexp.MustCompile(`^(?:(\d{4})\s*[-年/.．]\s*)?(\d{1,2})\s*[-月/.．]\s*(\d{1,2})\s*[日号]?$`)
	typedShort = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)$`)
	wideDigits = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "－", "-", "／", "/", "—", "-")
)

// date reads a date as people type it: 2025年12月4日, 2025-12-4, 2025.12.4, 20251204, and 12月4日 for the day nearest to today that has passed. The
// fault, in Chinese, is "" where it can be read.
func date(text string, today time.Time) (record.Date, string) {
	text = strings.TrimSpace(wideDigits.Replace(text))
	if text == "" {
		return record.Date{}, ""
	}
	m := typedDate.FindStringSubmatch(text)
	if m == nil {
		m = typedShort.FindStringSubmatch(text)
	}
	if m == nil {
		return record.Date{}, "看不懂这个日期"
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	guessed := m[1] == ""
	if guessed {
		year = today.Year()
	}
	d := record.Date{Year: year, Month: time.Month(month), Day: day}
	if guessed && record.DateOf(today).Before(d) {
		d.Year--
	}
	switch {
	case record.DateOf(d.Time()) != d:
		return record.Date{}, "没有 " + strconv.Itoa(d.Year) + "年" + m[2] + "月" + m[3] + "日 这一天"
	case d.Year < 1949 || d.Year > 2100:
		return record.Date{}, "年份不对"
	}
	return d, ""
}

// count reads a count from its fields. The number may be typed with what belongs in the others: 400余份. A count of which nothing is typed is nil.
func count(name, number, unit, bound string) (*record.Count, string) {
	number, unit = strings.TrimSpace(number), strings.TrimSpace(unit)
	if number == "" {
		if unit != "" && strings.TrimSpace(name) != "" {
			return nil, "写了名称和单位，没有写数目"
		}
		return nil, ""
	}
	c := &record.Count{Name: strings.TrimSpace(name), Unit: unit, Bound: bound}
	plain := strings.NewReplacer(",", "", "，", "", " ", "").Replace(wideDigits.Replace(number))
	value, err := strconv.ParseFloat(plain, 64)
	if err == nil && value >= 0 && value < 1e12 {
		c.Value = value
	} else if strings.HasPrefix(plain, "-") {
		return nil, "数目不能小于 0"
	} else if found := figure.Find(number + unitBehind(number, unit)); len(found) == 1 {
		c.Value, c.Bound = found[0].Value, string(found[0].Bound)
		if unit == "" {
			c.Unit = found[0].Unit
		}
	} else {
		return nil, "看不懂这个数，请写成 400，或者 400余份"
	}
	if c.Bound == "" {
		c.Bound = "exact"
	}
	if c.Unit == "" {
		return c, "请写上单位，例如 份、人次"
	}
	return c, ""
}

// unitBehind is the unit, where the number was typed without one.
func unitBehind(number, unit string) string {
	if strings.HasSuffix(number, unit) {
		return ""
	}
	return unit
}

// list splits what was typed into one field or several: at 、；, and line ends, but not inside 《》.
func list(values []string) []string {
	var out []string
	add := func(item string) {
		item = strings.TrimSpace(item)
		for _, have := range out {
			if have == item {
				return
			}
		}
		if item != "" {
			out = append(out, item)
		}
	}
	for _, value := range values {
		depth, from := 0, 0
		for i, c := range value {
			switch c {
			case '《':
				depth++
			case '》':
				depth--
			case '、', '；', ';', ',', '，', '\n':
				if depth <= 0 {
					add(value[from:i])
					from = i + len(string(c))
				}
			}
		}
		add(value[from:])
	}
	return out
}
