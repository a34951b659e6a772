package check

import (
	"fmt"
	"strings"
	"time"

	"pufa/generator/finding"
)

func dateRules() []documentRule {
	return []documentRule{{
		Rule{"date", finding.Year, finding.Error, "不存在的日期", "写出的日期在日历上存在：没有2月30日、11月31日、13月。", "内容应当准确：《党政机关公文处理工作条例》第十九条"},
		dates,
	}}
}

// dates finds days that no calendar has: 2月30日, 11月29日至31日, 2023-02-29, 13月5日.
func dates(d *doc) (hits []hit) {
	for i := 0; i < len(d.r); i++ {
		switch {
		case d.r[i] == '月':
			hits = append(hits, d.chineseDate(i)...)
		case digit(d.r[i]) && !digit(d.rune(i-1)):
			hits = append(hits, d.digitalDate(i)...)
		}
	}
	return hits
}

// chineseDate checks the date around 月 at i.
func (d *doc) chineseDate(i int) []hit {
	month, start := d.numberBefore(i)
	if start == i || month < 0 {
		return nil
	}
	year, from := 0, start
	if d.rune(start-1) == '年' {
		if y, s := d.numberBefore(start - 1); start-1-s == 4 {
			year, from = y, s
		}
	}
	day, end := d.numberAfter(i + 1)
	dated := end > i+1 && (d.rune(end) == '日' || d.rune(end) == '号' && !strings.ContainsRune("楼线令文", d.rune(end+1)))
	if month < 1 || month > 12 {
		if dated || from < start {
			return []hit{d.noSuchDay(from, max(i+1, end+1), "没有这个月份")}
		}
		return nil
	}
	var hits []hit
	if dated && !d.exists(year, month, day) {
		hits = append(hits, d.noSuchDay(from, end+1, fmt.Sprintf("%d月没有%d日", month, day)))
	}
	// a second day of the same month: 29日至31日, 5日、31日
	j := end
	if dated {
		j++
	}
	if end > i+1 && strings.ContainsRune("至到—–-－~～、和", d.rune(j)) {
		second, stop := d.numberAfter(j + 1)
		if stop > j+1 && d.rune(stop) == '日' && !d.exists(year, month, second) {
			hits = append(hits, d.noSuchDay(from, stop+1, fmt.Sprintf("%d月没有%d日", month, second)))
		}
	}
	return hits
}

// digitalDate checks 2023-02-30, 2023/2/30 and 2023.2.30 that begins at i.
func (d *doc) digitalDate(i int) []hit {
	year, end := d.numberAfter(i)
	sep := d.rune(end)
	if end-i != 4 || year < 1949 || year > 2099 || !strings.ContainsRune("-/.", sep) {
		return nil
	}
	month, stop := d.numberAfter(end + 1)
	if stop == end+1 || stop-end > 3 || d.rune(stop) != sep {
		return nil
	}
	day, last := d.numberAfter(stop + 1)
	if last == stop+1 || last-stop > 3 || digit(d.rune(last)) || d.rune(last) == sep || latin(d.rune(last)) || latin(d.rune(i-1)) || strings.ContainsRune("-/.", d.rune(i-1)) {
		return nil
	}
	if month < 1 || month > 12 || !d.exists(year, month, day) {
		return []hit{d.noSuchDay(i, last, "日历上没有这一天")}
	}
	return nil
}

func (d *doc) noSuchDay(start, end int, what string) hit {
	return hit{start: start, end: min(end, len(d.r)), message: "日期不存在：" + what, hint: "核对原始材料，改成正确的日期"}
}

// exists tells that the month has the day. Without a year of its own the date is taken to stand in the document's year, where one is known.
func (d *doc) exists(year, month, day int) bool {
	if day < 1 || day > 31 {
		return false
	}
	if year == 0 && month == 2 && day == 29 {
		if year = d.Year; year == 0 {
			year = d.outline().Year
		}
		if year == 0 || strings.Contains(d.Kind, "campaign") {
			return true
		}
	}
	if year == 0 {
		year = 2024
	}
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day
}

// numberBefore reads the number in digits or Chinese numerals that ends before i and tells where it starts; i where there is none.
func (d *doc) numberBefore(i int) (value, start int) {
	start = i
	for start > 0 && (digit(d.r[start-1]) || digitValue(d.r[start-1]) >= 0 || d.r[start-1] == '十') {
		start--
	}
	return numberOf(d.r[start:i]), start
}

func (d *doc) numberAfter(i int) (value, end int) {
	end = i
	for end < len(d.r) && (digit(d.r[end]) || digitValue(d.r[end]) >= 0 || d.r[end] == '十') {
		end++
	}
	return numberOf(d.r[i:end]), end
}

// numberOf reads 12, 十二, 二十, 二〇二三; -1 for what is none.
func numberOf(rs []rune) int {
	if len(rs) == 0 || len(rs) > 4 {
		return -1
	}
	value, tens := 0, false
	for n, r := range rs {
		if r == '十' {
			if tens || n > 1 {
				return -1
			}
			tens = true
			value = max(value, 1) * 10
			continue
		}
		v := digitValue(r)
		if tens {
			value += v
		} else {
			value = value*10 + v
		}
	}
	return value
}
