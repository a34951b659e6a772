package document

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A numberFormat is what a cell's number format does to its number, as far as office tables use it. The zero format is 常规.
type numberFormat struct {
	date, clock bool // it shows a day, it shows a time of day
	chinese     bool // the day is shown as 2023年12月4日
	percent     bool
	thousands   bool
	decimals    int // -1: as many as the number has
	fixed       bool
}

// standardFormats are the numbered formats that files do not spell out (ECMA-376 part 1, 18.8.30), those of the Chinese edition included.
var standardFormats = map[int]string{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日",
	32: "h时mm分", 33: "h时mm分ss秒", 36: "yyyy年m月", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
	50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日", 55: "h时mm分", 56: "h时mm分ss秒", 57: "yyyy年m月", 58: "m月d日"}

// formatNoise is what a format code quotes, escapes or puts into brackets: it says nothing of the number.
var formatNoise = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|(?i:general|am/pm|上午/下午)`)

func formatOf(id int, code string) numberFormat {
	if code == "" {
		code = standardFormats[id]
	}
	code, _, _ = strings.Cut(code, ";")
	plain := strings.ToLower(formatNoise.ReplaceAllString(code, ""))
	f := numberFormat{chinese: strings.Contains(code, "年") || strings.Contains(code, "月")}
	f.date = strings.ContainsAny(plain, "yed") || strings.Contains(plain, "m") && !strings.ContainsAny(plain, "hs0#")
	f.clock = strings.ContainsAny(plain, "hs")
	if f.date || f.clock {
		f.date = true
		return f
	}
	f.percent = strings.Contains(plain, "%")
	f.thousands = strings.Contains(plain, ",")
	if strings.ContainsAny(plain, "0") {
		_, after, _ := strings.Cut(plain, ".")
		f.decimals, f.fixed = strings.Count(after, "0"), true
	}
	return f
}

// show writes a number as the format has it.
func (f numberFormat) show(n float64) string {
	if math.IsInf(n, 0) || math.IsNaN(n) || math.Abs(n) > 1e15 {
		return strconv.FormatFloat(n, 'g', -1, 64)
	}
	if f.percent {
		n *= 100
	}
	var s string
	if f.fixed {
		s = strconv.FormatFloat(math.Round(n*math.Pow10(f.decimals))/math.Pow10(f.decimals), 'f', f.decimals, 64)
	} else {
		rounded, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64) // 0.1+0.2 is shown as 0.3
		s = strconv.FormatFloat(rounded, 'f', -1, 64)
	}
	if f.thousands {
		s = grouped(s)
	}
	if f.percent {
		s += "%"
	}
	return s
}

// grouped puts a comma between thousands.
func grouped(s string) string {
	whole, rest, found := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		return sign + whole + "." + rest
	}
	return sign + whole
}

// showDate writes the day of a serial number, and the time of day where the format shows it.
func (f numberFormat) showDate(day time.Time, serial float64) string {
	text := day.Format("2006-01-02")
	if f.chinese {
		text = fmt.Sprintf("%d年%d月%d日", day.Year(), day.Month(), day.Day())
	}
	if !f.clock {
		return text
	}
	minutes := int(math.Round((serial - math.Floor(serial)) * 24 * 60))
	clock := fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
	if serial < 1 {
		return clock
	}
	return text + " " + clock
}
