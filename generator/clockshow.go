package main

import (
	"fmt"
	"slices"
	"strings"

	"pufa/generator/record"
)

// clockText tells a clerk the limits as they would stand on a slip of paper in the file: from which day they count, each limit with its last day, and
// which days between were passed over or counted although the weekday says otherwise, so that the count can be done over by hand.
func clockText(ws *record.Workspace, days []record.Date, dues []requestDue) string {
	told := map[record.Date]record.Holiday{}
	for _, h := range ws.Holidays {
		told[h.Date] = h
	}
	var b strings.Builder
	b.WriteString("收到申请　" + dayWords(days[0], told) + "\n")
	for i, day := range days[1:] {
		name := "收到补正　"
		if len(days) > 2 {
			name = fmt.Sprintf("补正第%d次　", i+1)
		}
		b.WriteString(name + dayWords(day, told) + "\n")
	}
	from := days[len(days)-1]
	first := "从第二天起数工作日，当天不算"
	if day, err := ws.Workdays().After(from, 1); err == nil {
		first += "；第1个工作日是" + day.Chinese()
	}
	b.WriteString("起算　　　" + first + "\n")
	if len(days) > 2 {
		b.WriteString("　　　　　条例要求一次告知补正；补正多次的，从最后一次起算\n")
	}
	b.WriteString("\n")
	last, dates := from, 0
	for _, d := range dues {
		dates = max(dates, width(dayWords(d.Due, nil)))
		if last.Before(d.Due) {
			last = d.Due
		}
	}
	for _, d := range dues {
		day := dayWords(d.Due, nil)
		fmt.Fprintf(&b, "最迟 %s%s　%s，%d个工作日，%s\n", day, strings.Repeat(" ", dates-width(day)), d.Name, d.Days, strings.TrimPrefix(d.Basis, "《政府信息公开条例》"))
	}
	b.WriteString("\n")
	between := slices.DeleteFunc(slices.Clone(ws.Holidays), func(h record.Holiday) bool { return !from.Before(h.Date) || last.Before(h.Date) })
	slices.SortFunc(between, func(a, b record.Holiday) int { return a.Date.Time().Compare(b.Date.Time()) })
	for _, kind := range []struct {
		name string
		work bool
	}{{"放假不算　", false}, {"调休算上　", true}} {
		if list := festivals(between, kind.work); list != "" {
			b.WriteString(kind.name + list + "\n")
		}
	}
	b.WriteString("另行扣除　征求第三方和其他机关意见的时间，不计入答复期限\n")
	b.WriteString("依据　　　《政府信息公开条例》" + sources(between) + "\n")
	return b.String()
}

// dayWords are a day with its weekday, and where that says otherwise, whether it was worked: 2026年2月14日（星期六，春节调休，上班）.
func dayWords(d record.Date, told map[record.Date]record.Holiday) string {
	weekday := d.Time().Weekday()
	words := d.Chinese() + "（星期" + []string{"日", "一", "二", "三", "四", "五", "六"}[weekday]
	h, exception := told[d]
	switch {
	case exception && h.Work:
		words += "，" + h.Name + "，上班"
	case exception:
		words += "，" + h.Name + "放假"
	case told != nil && (weekday == 0 || weekday == 6):
		words += "，休息日"
	}
	return words + "）"
}

// festivals are the holidays of a kind by their festivals: 春节2月16日至20日、23日；清明节4月6日.
func festivals(days []record.Holiday, work bool) string {
	var b strings.Builder
	festival, run := "", 0
	var before record.Date
	ended := func() {
		if run > 1 {
			fmt.Fprintf(&b, "至%d日", before.Day)
		}
	}
	for _, h := range days {
		if h.Work != work {
			continue
		}
		name := strings.TrimSuffix(h.Name, "调休")
		switch {
		case b.Len() > 0 && name == festival && before.Next() == h.Date && before.Month == h.Date.Month:
			run++
		case b.Len() > 0 && name == festival:
			ended()
			fmt.Fprintf(&b, "、%s", dayAfter(before, h.Date))
			run = 1
		default:
			ended()
			if b.Len() > 0 {
				b.WriteString("；")
			}
			fmt.Fprintf(&b, "%s%d月%d日", name, h.Date.Month, h.Date.Day)
			run = 1
		}
		festival, before = name, h.Date
	}
	ended()
	return b.String()
}

// dayAfter is a day in a list behind another: its month is said where it is a new one.
func dayAfter(before, d record.Date) string {
	if before.Month == d.Month {
		return fmt.Sprintf("%d日", d.Day)
	}
	return fmt.Sprintf("%d月%d日", d.Month, d.Day)
}

// sources are the notices that the days were taken from.
func sources(days []record.Holiday) string {
	var list []string
	for _, h := range days {
		if !slices.Contains(list, h.Source) {
			list = append(list, h.Source)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "；" + strings.Join(list, "、")
}

// width is how many columns of a terminal a text takes: two for a Chinese character.
func width(s string) (n int) {
	for _, r := range s {
		if n++; r >= 0x2000 {
			n++
		}
	}
	return n
}
