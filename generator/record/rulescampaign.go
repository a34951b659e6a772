package record

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
)

var formerPage = regexp.MustCompile(`^campaigns/(19|20)\d\d/[^/]+\.html$`)

func (c *Campaign) rules(f *faults) {
	f.span("start", c.Start, c.End)
	if !c.Date.IsZero() && !c.Start.IsZero() {
		f.add("date", "start", c.Start.String(), "“date”（日期）和 “start”（开始）只能写一个", "一天的活动写 date，几天的写 start 和 end")
	}
	if !c.End.IsZero() && c.Start.IsZero() {
		f.add("date", "end", c.End.String(), "有结束日期，没有开始日期", "补上 start，或者把 end 改成 date")
	}
	f.counted("reached", c.Reached)
	f.counted("staff", c.Staff)
	f.counted("consultations", c.Consultations)
	for i := range c.Materials {
		f.counted(fmt.Sprintf("materials[%d]", i), &c.Materials[i])
	}
	for i := range c.Counts {
		f.counted(fmt.Sprintf("counts[%d]", i), &c.Counts[i])
	}
	f.unique("photos", "file", "文件", len(c.Photos), func(i int) (string, int) { return c.Photos[i].File, c.Photos[i].Place.Line })
	for i, p := range c.Photos {
		f.beside(at("photos", i, "file"), p.File)
	}
	for i, a := range c.Attachments {
		f.beside(at("attachments", i, "file"), a.File)
	}
	for i, former := range c.Former {
		if !formerPage.MatchString(former) || SlugFault(strings.TrimSuffix(former[len("campaigns/2023/"):], ".html")) != "" {
			f.add("value", fmt.Sprintf("former[%d]", i), former, "“former”（原来的网址）“"+shorten(former, 40)+"” 不是活动页的网址", "写成 campaigns/2023/xianfa.html")
		}
	}
	if c.Report == 0 && (c.Section != "" || c.Quote != "") {
		f.add("missing", "", "", "写了出处，没有写 “report”（出自报告）", "补上报告年度，例如 report = 2023")
	}
	if len(c.Confirm) > 0 {
		keys := shapes[reflect.TypeFor[Campaign]()].byKey
		for i, key := range c.Confirm {
			if _, ok := keys[key]; !ok {
				f.add("reference", fmt.Sprintf("confirm[%d]", i), key, "待确认的 “"+shorten(key, 40)+"” 不是这种记录的键", didYouMean(key, keys))
			}
		}
	}
}

// counted refuses negative numbers.
func (f *faults) counted(path string, c *Count) {
	if c != nil && c.Value < 0 {
		f.add("value", path+".value", "", "数目不能小于 0", "改正这个数")
	}
}
