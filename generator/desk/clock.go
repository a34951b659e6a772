package desk

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// A clockView is the page that counts by when a request for disclosure has to be answered. What was asked stands in the address, so that it can be
// printed, kept and looked at again; nothing is changed by it.
type clockView struct {
	Offered     bool
	Received    string
	Corrections []correction
	Extended    bool
	Faults      []fault
	Limits      []countedLimit
	Spoken      string // from which day it counts
	Sources     []string
}

// A countedLimit is a limit with the days that were counted, and those that were passed over or worked although they might seem otherwise.
type countedLimit struct {
	Limit
	Left    string // until today
	Days    []countedDay
	Special []string
}

// A correction is a day as it was typed; numbers count from 1.
type correction struct {
	Number int
	Typed  string
}

type countedDay struct {
	Number int
	Day    string // 3月3日 周二
}

const correctionsMost = 20

// clock counts and shows.
func (d *Desk) clock(w http.ResponseWriter, r *http.Request) {
	asked := r.URL.Query()
	v := clockView{Offered: d.o.Limits != nil, Received: asked.Get("received"), Extended: asked.Get("extended") != ""}
	typed := slices.DeleteFunc(asked["correction"], func(c string) bool { return strings.TrimSpace(c) == "" })
	typed = typed[:min(len(typed), correctionsMost)]
	if v.Offered && strings.TrimSpace(v.Received) != "" {
		ws, _, err := d.shelf.fresh()
		if err == nil {
			err = d.count(&v, typed, ws)
		}
		if err != nil {
			d.broken(w, r, err)
			return
		}
	} else if v.Offered && asked.Has("received") {
		v.refuse("没有写收到申请的日期", "")
	}
	for i, c := range append(typed, "") { // an empty one for the next
		v.Corrections = append(v.Corrections, correction{i + 1, c})
	}
	d.page(w, r, "clock", "依申请公开期限", v)
}

// count reads the days and fills in the limits, or what stands in the way.
func (d *Desk) count(v *clockView, corrections []string, ws *record.Workspace) error {
	var days []record.Date
	for i, text := range append([]string{v.Received}, corrections...) {
		name := "收到申请的日期"
		if i > 0 {
			name = fmt.Sprintf("第 %d 次补正的日期", i)
		}
		day, why := date(text, d.o.Now())
		switch n := len(days); {
		case why != "":
			v.refuse(name+"“"+text+"”："+why, "请写成 2026年3月2日 或 2026-3-2")
		case n > 0 && day.Before(days[n-1]):
			v.refuse(name+" "+day.Chinese()+" 早于前面的 "+days[n-1].Chinese(), "补正在收到申请以后，一次比一次晚；请核对日期")
		default:
			days = append(days, day)
		}
	}
	if len(v.Faults) > 0 {
		return nil
	}
	limits, err := d.o.Limits(ws, days, v.Extended)
	var unknown record.NoNotice
	if errors.As(err, &unknown) {
		v.refuse(fmt.Sprintf("还没有 %d 年的节假日安排，算不出来，也不猜", unknown.Year),
			fmt.Sprintf("国务院办公厅每年十一月前后发布次年的通知。发布后，请照《国务院办公厅关于%d年部分节假日安排的通知》把放假和调休的日子补进 data/holidays.toml", unknown.Year))
		return nil
	} else if err != nil {
		return err
	}
	v.Spoken = days[0].Chinese() + "收到申请，当天不算，从第二天起数工作日"
	if last := days[len(days)-1]; len(days) > 1 {
		v.Spoken = days[0].Chinese() + "收到申请，" + last.Chinese() + "收到补正，从收到补正的第二天重新起数工作日"
	}
	for _, l := range limits {
		counted, err := d.counted(ws, l)
		if err != nil {
			return err
		}
		v.Limits = append(v.Limits, counted)
		for _, h := range ws.Holidays {
			if l.From.Before(h.Date) && !l.Due.Before(h.Date) && !slices.Contains(v.Sources, h.Source) {
				v.Sources = append(v.Sources, h.Source)
			}
		}
	}
	return nil
}

func (v *clockView) refuse(message, hint string) {
	v.Faults = append(v.Faults, fault{Severity: finding.Error, Message: message, Hint: hint})
}

// counted goes through the days of a limit one by one.
func (d *Desk) counted(ws *record.Workspace, l Limit) (countedLimit, error) {
	out := countedLimit{Limit: l, Left: d.left(ws, l.Due)}
	calendar, told := ws.Workdays(), map[record.Date]record.Holiday{}
	for _, h := range ws.Holidays {
		told[h.Date] = h
	}
	for day := l.From.Next(); !l.Due.Before(day); day = day.Next() {
		worked, err := calendar.Worked(day)
		if err != nil {
			return out, err
		}
		h, special := told[day]
		switch {
		case worked:
			out.Days = append(out.Days, countedDay{len(out.Days) + 1, dayOf(day)})
			if special {
				out.Special = append(out.Special, dayOf(day)+" 调休上班，算")
			}
		case special:
			out.Special = append(out.Special, dayOf(day)+" "+h.Name+"放假，不算")
		}
	}
	return out, nil
}

// left tells how far off a day is.
func (d *Desk) left(ws *record.Workspace, due record.Date) string {
	today := record.DateOf(d.o.Now())
	if due.Before(today) {
		return "已经过了"
	}
	n, err := ws.Workdays().Between(today, due)
	if err != nil {
		return ""
	}
	if n == 0 {
		return "就是今天"
	}
	return fmt.Sprintf("从今天算还有 %d 个工作日", n)
}

// dayOf is 3月3日 周二.
func dayOf(d record.Date) string { return spanOf(d, d) + " " + weekdayOf(d) }

func weekdayOf(d record.Date) string {
	return "周" + string([]rune("日一二三四五六")[d.Time().Weekday()])
}
