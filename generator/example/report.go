package example

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"

	"pufa/generator/record"
)

// report is the i-th of the example's annual reports, the last that of lastYear.
func report(o Options, i int) *record.Report {
	year := lastYear - o.Reports + 1 + i
	d := &draft{values: valuesOf(o.Seed, year), year: year}
	d.report = &record.Report{
		Year: year, Title: fmt.Sprintf("%s%d年法治政府建设年度报告", unit, year), Unit: unit, Level: "镇",
		Start: record.Date{Year: year, Month: 1, Day: 1}, End: record.Date{Year: year, Month: 12, Day: 31},
		SubmittedTo: "中共样例县委、样例县人民政府",
		Submitted:   record.Date{Year: year + 1, Month: 1, Day: 18}, Published: record.Date{Year: year + 1, Month: 1, Day: 26},
		Source: "虚构的示例，仅供试用", Signature: unit + "人民政府", Signed: fmt.Sprintf("%d年1月15日", year+1),
		Status: "published", Review: reviewed(record.Date{Year: year + 1, Month: 1, Day: 16}),
	}
	d.write(i)
	d.report.Rates = []record.Rate{
		{Figure: "orders-rate", Part: "orders-done", Whole: "orders-received"},
		{Figure: "disputes-rate", Part: "disputes-settled", Whole: "disputes-received"},
		{Figure: "certified-rate", Part: "certified", Whole: "enforcers"},
	}
	if i == 0 && o.Reports > 1 {
		d.report.Corrections = []record.Correction{{
			Date: record.Date{Year: year + 1, Month: 2, Day: 3}, What: "第一部分第（七）项的网格数量更正为现数。", Why: "原稿漏计甲样社区新设的网格。",
		}}
	}
	return d.report
}

// valuesOf are the year's figures. Counts grow a little from year to year; totals and rates follow from their parts.
func valuesOf(seed uint64, year int) map[string]float64 {
	rise := float64(year - 2016)
	wobble := rand.New(rand.NewPCG(seed, uint64(year)))
	count := func(base, step float64) float64 {
		return math.Max(1, math.Round(base+step*rise+wobble.Float64()*step*1.5))
	}
	v := map[string]float64{
		"meetings": count(3, 0.3), "study-sessions": count(6, 0.6), "trainings": count(4, 0.4), "trained": count(120, 9), "exam-rate": 100,
		"publicity-events": count(18, 2.4), "leaflets": count(2400, 260), "learners": count(16, 2), "lectures": count(6, 0.9),
		"services": count(820, 60), "disclosed": count(96, 11), "orders-received": count(70, 8),
		"enforcers": count(11, 0.5), "patrols": count(130, 12), "cases": count(8, 1.2),
		"reviewed": count(24, 3), "advisers": 2, "suggestions": count(12, 1.5),
		"grids": count(22, 0.6), "disputes-received": count(90, 4), "visits": count(110, 14), "petitions": count(18, 1),
	}
	part := func(whole string, low float64) float64 {
		return math.Floor(v[whole] * (low + (1-low)*wobble.Float64()))
	}
	v["orders-done"] = part("orders-received", 0.95)
	v["orders-rate"] = percent(v["orders-done"], v["orders-received"], 2)
	v["disputes-settled"] = part("disputes-received", 0.95)
	v["disputes-rate"] = percent(v["disputes-settled"], v["disputes-received"], 1)
	v["certified"] = part("enforcers", 0.85)
	v["certified-rate"] = percent(v["certified"], v["enforcers"], 1)
	v["village-petitions"] = part("petitions", 0.5)
	v["county-petitions"] = v["petitions"] - v["village-petitions"]
	return v
}

func percent(part, whole float64, places int) float64 {
	scale := math.Pow(10, float64(places))
	return math.Round(part/whole*100*scale) / scale
}

// measure is how a figure is printed and named.
type measure struct {
	name, unit string
	after      string // between number and unit: 余
	bound      string
	headline   bool
}

var measures = map[string]measure{
	"meetings":          {name: "研究法治建设工作的专题会议", unit: "次"},
	"study-sessions":    {name: "理论学习中心组法治专题学习", unit: "次"},
	"trainings":         {name: "法治专题培训", unit: "期"},
	"trained":           {name: "参加法治培训的人次", unit: "人次"},
	"exam-rate":         {name: "学法考试参考率", unit: "%"},
	"publicity-events":  {name: "法治宣传活动", unit: "场次", headline: true},
	"leaflets":          {name: "发放的宣传资料", unit: "份", after: "余", bound: "at-least"},
	"learners":          {name: "“法律明白人”", unit: "名", headline: true},
	"lectures":          {name: "法治讲座", unit: "场"},
	"services":          {name: "受理的便民服务事项", unit: "件"},
	"disclosed":         {name: "主动公开的政府信息", unit: "条"},
	"orders-received":   {name: "12345热线转派工单", unit: "件"},
	"orders-done":       {name: "办结的12345热线工单", unit: "件"},
	"orders-rate":       {name: "12345热线工单办结率", unit: "%", headline: true},
	"enforcers":         {name: "综合执法队人员", unit: "名"},
	"certified":         {name: "持有执法证的人员", unit: "名"},
	"certified-rate":    {name: "执法人员持证率", unit: "%"},
	"patrols":           {name: "执法巡查", unit: "次"},
	"cases":             {name: "办理的行政执法案件", unit: "宗"},
	"reviewed":          {name: "合法性审查的文件和合同", unit: "件"},
	"advisers":          {name: "聘请的法律顾问", unit: "名"},
	"suggestions":       {name: "人大代表的意见建议", unit: "条"},
	"grids":             {name: "综合网格", unit: "个"},
	"disputes-received": {name: "受理的矛盾纠纷", unit: "宗"},
	"disputes-settled":  {name: "成功调处的矛盾纠纷", unit: "宗", headline: true},
	"disputes-rate":     {name: "矛盾纠纷调处成功率", unit: "%"},
	"visits":            {name: "干部下村走访的农户", unit: "户"},
	"petitions":         {name: "办理的信访件", unit: "宗"},
	"village-petitions": {name: "镇级受理的信访件", unit: "宗"},
	"county-petitions":  {name: "上级转来的信访件", unit: "宗"},
}

// printed is the figure as it stands in the text.
func (m measure) printed(value float64) string {
	return strconv.FormatFloat(value, 'f', -1, 64) + m.after + m.unit
}
