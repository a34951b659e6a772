package check

import (
	"fmt"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/hanzi"
	"pufa/generator/record"
)

func dayRules() []recordRule {
	return []recordRule{{
		Rule{"day-unverified", finding.Record, finding.Warning, "宣传日未核实", "活动用到的宣传日，其日期和届次在 data/calendar.toml 里已经核实（verified = true）。", "宣传日的日期和届次以法律、决定或通知为准"},
		unverifiedDays,
	}}
}

// unverifiedDays finds published campaigns that rest on a day whose date nobody has confirmed; each day is reported once.
func unverifiedDays(t *town) (faults []fault) {
	used := map[string]int{}
	for i := range t.Campaigns {
		if c := &t.Campaigns[i]; c.Day != "" && c.Status != "withdrawn" {
			used[c.Day]++
		}
	}
	for i, d := range t.Calendar {
		if n := used[d.ID]; n > 0 && !d.Verified {
			faults = append(faults, fault{file: "data/calendar.toml", key: fmt.Sprintf("days[%d]", i), quote: d.Name,
				message: fmt.Sprintf("有%d场活动用到“%s”，它的日期和届次还没有核实", n, d.Name), hint: "查到公开依据后写明 source，并改为 verified = true"})
		}
	}
	return faults
}

func ordinalRules() []documentRule {
	return []documentRule{{
		Rule{"day-ordinal", finding.Record, finding.Error, "宣传日届次", "“第几个国家宪法日”按首届年份推算：第 n 个 = 年份 − 首届年份 + 1。", "全国人大常委会关于设立国家宪法日的决定等；见 data/calendar.toml"},
		dayOrdinals,
	}}
}

// dayOrdinals holds 第十个国家宪法日 to the calendar, where the text's year is known.
func dayOrdinals(d *doc) (hits []hit) {
	year := d.Year
	if len(d.options.Days) == 0 {
		return nil
	}
	if year == 0 {
		year = d.outline().Year
	}
	for i, r := range d.r {
		if r != '第' {
			continue
		}
		end := i + 1
		for end < len(d.r) && end-i < 6 && (digit(d.r[end]) || strings.ContainsRune("一二三四五六七八九十百", d.r[end])) {
			end++
		}
		n, ok := hanzi.Number(d.str(span{i + 1, end}))
		if !ok || !strings.ContainsRune("个届次", d.rune(end)) {
			continue
		}
		h, wrong := d.wrongOrdinal(i, end+1, int(n), d.yearNear(i, year))
		if wrong {
			hits = append(hits, h)
		}
	}
	return hits
}

// yearNear is the year that the sentence names before i, or the text's.
func (d *doc) yearNear(i, year int) int {
	for j := d.sentence(i).start; j < i; j++ {
		if y, n := d.yearAt(j); y > 0 && !d.quoted[j] && !d.rangeOrSpan(j, n) {
			return y
		}
	}
	return year
}

// wrongOrdinal tells that the day named at `at` returned for another time in the year than the text says.
func (d *doc) wrongOrdinal(start, at, said, year int) (hit, bool) {
	for at < len(d.r) && strings.ContainsRune("“‘《 ", d.r[at]) {
		at++
	}
	best := record.Day{}
	for _, day := range d.options.Days {
		for _, name := range [...]string{day.Name, "全国" + day.Name, strings.TrimPrefix(day.Name, "全国"), strings.TrimPrefix(day.Name, "全民"), strings.TrimPrefix(day.Name, "国家")} {
			if len(name) >= len("宣传") && d.has(at, name) && len(day.Name) > len(best.Name) {
				best = day
			}
		}
	}
	right := best.Ordinal(year)
	if best.Name == "" || year == 0 || right == 0 || right == said {
		return hit{}, false
	}
	h := hit{start: start, end: min(len(d.r), at+len([]rune(best.Name))), message: fmt.Sprintf("%d年是第%s个“%s”，写的是第%s个", year, hanzi.Spell(right), best.Name, hanzi.Spell(said)), hint: "核对届次；首届年份见 data/calendar.toml"}
	h.end = min(h.end, d.line(start).end)
	if !best.Verified {
		h.severity = finding.Warning
	}
	return h, true
}
