package check

import (
	"errors"
	"fmt"
	"slices"

	"pufa/generator/finding"
	"pufa/generator/record"
)

const (
	reportNorm = "《法治政府建设与责任落实督察工作规定》第二十四条：3月1日前报告上一级，4月1日前向社会公开"
	itemNorm   = "《政府信息公开条例》第二十六条：自形成或者变更之日起20个工作日内公开"
)

func deadlineRules() []recordRule {
	return []recordRule{
		{Rule{"report-due", finding.Deadline, finding.Warning, "年度报告期限", "法治政府建设年度报告3月1日前报上一级党委和政府，4月1日前向社会公开。", reportNorm}, reportsDue},
		{Rule{"item-due", finding.Deadline, finding.Warning, "二十个工作日", "活动信息在20个工作日内公开，工作日按 data/holidays.toml 计算。", itemNorm}, itemsDue},
		{Rule{"holidays-missing", finding.Deadline, finding.Warning, "缺节假日安排", "要计算工作日的年份，在 data/holidays.toml 里都有国务院办公厅的节假日安排；没有就不猜。上年和今年的文件、执法决定也要算。", "国务院办公厅关于部分节假日安排的通知"}, holidaysMissing},
		{Rule{"columns-due", finding.Stale, finding.Warning, "动态更新期限", "普法动态至少每14天有一条新的，文件类栏目至少每180天：首页两周不更新即单项否决。", "《政府网站与政务新媒体检查指标》：首页、栏目不更新"}, newsDue},
	}
}

// A due is something that has to be done by a day.
type due struct {
	fault
	rule string
	day  record.Date
}

// Due lists what has to be done in the coming 60 days, the nearest first, with the days left.
func Due(ws *record.Workspace, o Options) []finding.Finding {
	t := &town{Workspace: ws, o: o}
	if o.Now.IsZero() {
		return nil
	}
	kinds := map[string]Rule{}
	for _, r := range recordRules() {
		kinds[r.ID] = r.Rule
	}
	all := slices.Concat(t.reportDues(), t.annualDues(), t.itemDues(), t.newsDues(), t.documentDues(), t.dayDues())
	slices.SortStableFunc(all, func(a, b due) int { return a.day.Time().Compare(b.day.Time()) })
	var found []finding.Finding
	for _, d := range all {
		left := daysFrom(o.Now, d.day)
		if left < 0 || left > 60 {
			continue
		}
		r := kinds[d.rule]
		found = append(found, finding.Finding{Rule: r.ID, Kind: r.Kind, Severity: finding.Notice, File: d.file, Quote: d.quote,
			Message: fmt.Sprintf("%s　%s　%s", d.day, daysLeft(left), d.message), Hint: d.hint})
	}
	return found
}

func daysLeft(n int) string {
	if n == 0 {
		return "就在今天"
	}
	return fmt.Sprintf("还有%d天", n)
}

// overdue turns what is past its day into faults.
func (t *town) overdue(dues []due) (faults []fault) {
	for _, d := range dues {
		left := daysFrom(t.o.Now, d.day)
		f := d.fault
		switch {
		case t.o.Now.IsZero():
			continue
		case left < 0:
			f.message = fmt.Sprintf("%s：期限是%s，已过%d天", d.message, d.day.Chinese(), -left)
		case left <= 30 && (d.rule == "report-due" || d.rule == "annual-deadline"):
			f.message, f.severity = fmt.Sprintf("%s：期限是%s，还有%d天", d.message, d.day.Chinese(), left), finding.Notice
		default:
			continue
		}
		faults = append(faults, f)
	}
	return faults
}

func reportsDue(t *town) []fault {
	faults := t.overdue(t.reportDues())
	for _, r := range t.Reports {
		last := record.Date{Year: r.Year + 1, Month: 4, Day: 1}
		switch {
		case r.Status == "draft" || r.Status == "withdrawn":
		case r.Published.IsZero():
			faults = append(faults, fault{file: r.Place.File, key: "published", severity: finding.Notice, message: fmt.Sprintf("%d年报告没有写公布日期，算不出是否按时公开", r.Year), hint: "查到公布日期后写 published；查不到就空着"})
		case last.Before(r.Published):
			faults = append(faults, fault{file: r.Place.File, key: "published", severity: finding.Notice, quote: r.Published.String(), message: fmt.Sprintf("%d年报告%s公布，晚于4月1日", r.Year, r.Published.Chinese()), hint: "下一年度提前安排"})
		}
	}
	return faults
}

// reportDues is the report on last year, as long as it is not public.
func (t *town) reportDues() []due {
	year := t.o.Now.Year - 1
	i := slices.IndexFunc(t.Reports, func(r record.Report) bool { return r.Year == year && r.Status != "withdrawn" })
	if i >= 0 && t.Reports[i].Status != "draft" || t.o.Now.IsZero() {
		return nil
	}
	file := fmt.Sprintf("data/reports/%d.toml", year)
	dues := []due{{rule: "report-due", day: record.Date{Year: year + 1, Month: 4, Day: 1}, fault: fault{file: file, message: fmt.Sprintf("%d年法治政府建设年度报告还没有公开", year), hint: "pufa import 报告文件，审核后公布"}}}
	if i < 0 || t.Reports[i].Submitted.IsZero() {
		dues = append(dues, due{rule: "report-due", day: record.Date{Year: year + 1, Month: 3, Day: 1}, fault: fault{file: file, message: fmt.Sprintf("%d年法治政府建设年度报告还没有报送的记录", year), hint: "报送后写 submitted 和 submitted_to"}})
	}
	return dues
}

// annualDues is the disclosure report on last year, of a town that has published such reports and not yet this one.
func (t *town) annualDues() []due {
	year, list := t.o.Now.Year-1, t.Disclosure.Annuals
	there := slices.ContainsFunc(list, func(a record.Annual) bool { return a.Year == year && a.Status != "withdrawn" })
	if t.o.Now.IsZero() || len(list) == 0 || there {
		return nil
	}
	file := fmt.Sprintf("data/disclosure/annual/%d.toml", year)
	message := fmt.Sprintf("%d年政府信息公开工作年度报告还没有公开", year)
	return []due{{rule: "annual-deadline", day: record.Date{Year: year + 1, Month: 1, Day: 31}, fault: fault{file: file, message: message, hint: "pufa import 报告文件，审核后公布"}}}
}

// itemsDue are the events that are not public though their time is over, and those that came out late: of these nothing can be mended any more.
func itemsDue(t *town) []fault {
	faults := t.overdue(t.itemDues())
	w := t.Workdays()
	for _, c := range t.Campaigns {
		event := lastDay(&c)
		if c.Kind != "event" || c.Status == "draft" || c.Status == "withdrawn" || event.IsZero() || c.Published.IsZero() {
			continue
		}
		if last, err := w.After(event, 20); err == nil && last.Before(c.Published) {
			faults = append(faults, fault{file: c.Place.File, key: "published", quote: c.Published.String(), severity: finding.Notice,
				message: fmt.Sprintf("%s的活动，%s才发布，晚于%s（20个工作日）", event.Chinese(), c.Published.Chinese(), last.Chinese()), hint: "以后及时公开；日期写错的改正"})
		}
	}
	return faults
}

// itemDues are the events that are not yet public.
func (t *town) itemDues() (dues []due) {
	w := t.Workdays()
	for _, c := range t.Campaigns {
		event := lastDay(&c)
		if c.Status != "draft" || event.IsZero() {
			continue
		}
		if day, err := w.After(event, 20); err == nil {
			dues = append(dues, due{rule: "item-due", day: day, fault: fault{file: c.Place.File, key: "status", quote: c.Title, message: "这条活动还没有公开", hint: "审核后公布；不公开的删去草稿"}})
		}
	}
	return dues
}

func lastDay(c *record.Campaign) record.Date {
	switch {
	case !c.End.IsZero():
		return c.End
	case !c.Date.IsZero():
		return c.Date
	}
	return c.Start
}

// holidaysMissing names the years in which working days would have to be guessed.
func holidaysMissing(t *town) (faults []fault) {
	w := t.Workdays()
	told := map[int]bool{}
	count := func(from record.Date, days int) {
		if from.IsZero() || days <= 0 {
			return
		}
		_, err := w.After(from, days)
		if unknown := (record.NoNotice{}); errors.As(err, &unknown) && !told[unknown.Year] {
			told[unknown.Year] = true
			faults = append(faults, fault{file: "data/holidays.toml", message: fmt.Sprintf("没有%d年的节假日安排，算不出%d个工作日的期限", unknown.Year, days), hint: "照国务院办公厅当年的通知补上放假日和调休上班日"})
		}
	}
	for _, c := range t.Campaigns {
		if c.Status == "draft" {
			count(lastDay(&c), 20)
		}
	}
	for _, d := range t.standing() {
		if d.Year != 0 && !d.Published.IsZero() && t.recent(d.Written) {
			count(d.Written, 20)
		}
	}
	for _, r := range t.Disclosure.Results {
		if r.Status != "withdrawn" && r.Annulled.IsZero() && t.recent(r.Decided) {
			count(r.Decided, t.Site.Policy.Publicity.Days(r.Kind))
		}
	}
	return faults
}

// recent tells a day of this year or the last: nobody needs the holidays of long ago to know that something came out late.
func (t *town) recent(d record.Date) bool { return !t.o.Now.IsZero() && d.Year >= t.o.Now.Year-1 }

func newsDue(t *town) []fault { return t.overdue(t.newsDues()) }

// newsDues is when the newest published item will be two weeks old.
func (t *town) newsDues() []due {
	var newest record.Date
	file := ""
	for _, c := range t.Campaigns {
		if c.Status != "draft" && c.Status != "withdrawn" && newest.Before(c.Published) {
			newest, file = c.Published, c.Place.File
		}
	}
	if newest.IsZero() {
		return nil
	}
	return []due{{rule: "columns-due", day: addDays(newest, budgets["campaigns"]), fault: fault{file: file, key: "published", message: fmt.Sprintf("普法动态最近一条是%s的，应有新的一条", newest.Chinese()), hint: "发布新的活动；长期没有内容的栏目不要挂出来"}}}
}

// documentDues is when the newest document of each column of documents will be half a year old. What is past that, the finished page tells.
func (t *town) documentDues() (dues []due) {
	for _, column := range [...]struct {
		folder, name string
		documents    []record.Document
	}{{"disclosure/documents", "公开文件", t.Disclosure.Documents}, {"disclosure/rules", "公开制度", t.Disclosure.Rules}} {
		var newest *record.Document
		for i := range column.documents {
			d := &column.documents[i]
			if d.Status != "draft" && d.Status != "withdrawn" && !d.First().IsZero() && (newest == nil || newest.First().Before(d.First())) {
				newest = d
			}
		}
		if newest == nil {
			continue
		}
		message := fmt.Sprintf("“%s”栏目最近一条是%s的，应有新的一条", column.name, newest.First().Chinese())
		dues = append(dues, due{rule: "columns-due", day: addDays(newest.First(), budgets[column.folder]), fault: fault{file: newest.Place.File, key: "published", message: message, hint: "发布新的文件；长期没有内容的栏目不要挂出来"}})
	}
	return dues
}

// dayDues are the legal-awareness days to come.
func (t *town) dayDues() (dues []due) {
	for i := range t.Calendar {
		d := &t.Calendar[i]
		for _, year := range [2]int{t.o.Now.Year, t.o.Now.Year + 1} {
			if start, _, ok := d.In(year); ok && d.Verified {
				dues = append(dues, due{rule: "day-unverified", day: start, fault: fault{file: d.Place.File, quote: d.Name, message: fmt.Sprintf("准备“%s”的宣传", d.Name)}})
			}
		}
	}
	return dues
}

func addDays(d record.Date, n int) record.Date { return record.DateOf(d.Time().AddDate(0, 0, n)) }

// daysFrom is how many days lie between two dates, negative where b is before a.
func daysFrom(a, b record.Date) int { return int(b.Time().Sub(a.Time()).Hours() / 24) }
