package page

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strconv"
	"strings"

	"pufa/generator/record"
)

type componentsPage struct {
	frame
	Blocks      []block      `json:"blocks"`
	Outline     []outlined   `json:"outline"`
	Lists       []figureList `json:"lists"`
	Figures     []figureLine `json:"figures"`
	Charts      []chart      `json:"charts"`
	Entries     []entry      `json:"entries"`
	Days        []dayLine    `json:"days"`
	Facts       []fact       `json:"facts"`
	Notices     []notice     `json:"notices"`
	Corrections []correction `json:"corrections"`
	Files       []download   `json:"files"`
	Pager       []link       `json:"pager"`
	Ways        []link       `json:"ways"`
	Photos      []photo      `json:"photos"`
	Prev        *link        `json:"prev"`
	Next        *link        `json:"next"`
}

// components is about/components.html, in previews only: every component with the ugliest data that it must bear. The data is plainly no town's.
func (b *book) components() {
	long := strings.Repeat("样例县甲样镇开展法治宣传教育进乡村进社区进学校进企业进机关活动的情况", 4)
	reports := uglyReports()
	ugly := &book{Options: b.Options, today: b.today, report: reports, trends: trendsOf(reports)}
	newest := reports[0]
	here := link{Name: "甲", URL: "about/components.html"}
	p := &componentsPage{
		frame:  b.in("about", link{Name: "页面部件"}),
		Blocks: lay(newest), Outline: outline(newest), Lists: ugly.figureLists(newest),
		Entries: []entry{
			{Name: long, URL: here.URL, When: "2023年12月28日至2024年1月3日", Note: "榃 · 集市宣传 · 受众300余人次"},
			{Name: "短", URL: here.URL, When: "2023年", Summing: true},
			{Name: "“引号”开头，砲台〇号", URL: here.URL, When: "2023年12月4日", Status: "已撤回"},
			{Name: "(ASCII) mixed 12,345 and 九十六点九二", URL: here.URL, When: "2023年12月4日", Note: long},
		},
		Days: []dayLine{
			{ID: "ugly-1", Name: "已过去的一天", When: "1月1日", Date: "2024-01-01", State: "past", Note: "第1个"},
			{ID: "ugly-2", Name: long, When: "12月28日—1月3日", Date: "2024-12-28", State: "now", Motto: long, Basis: "样例法第一条"},
			{ID: "ugly-3", Name: "下一天", When: "12月", Date: "2024-12-01", State: "next", Events: []link{{Name: long, URL: here.URL, Note: "2023年"}}},
		},
		Facts: []fact{
			{Label: "地点", Text: "榃"}, {Label: "主办", Text: long}, {Label: "发布日期", Text: "2024年1月2日", Date: "2024-01-02"},
			{Label: "工作领域", Links: []link{{Name: "甲", URL: here.URL}, {Name: "乙", URL: here.URL}}},
			{Label: "门户", Text: "外部网站", URL: "https://www.example.gov.cn/"},
		},
		Notices:     []notice{{Title: "本条信息已撤回", Text: "撤回理由：" + long, Date: "2024年1月2日"}, {Title: "草稿"}},
		Corrections: []correction{{"2024-01-02", "2024年1月2日", "“65件”改为“56件”", long}},
		Files:       []download{{long, "about/components.html", "PDF，12.3 MB"}, {"短", "about/components.html", "XLSX"}},
		Ways:        []link{{Name: "甲", URL: here.URL, Note: long}, {Name: long, URL: here.URL}},
		Prev:        &link{Name: long, URL: here.URL}, Next: &link{Name: "短", URL: here.URL},
	}
	for i := range newest.Figures[:8] {
		line := ugly.line(newest, &newest.Figures[i])
		line.URL = here.URL
		if line.Change != nil {
			line.Change.URL = here.URL
		}
		p.Figures = append(p.Figures, line)
	}
	for i := range p.Lists {
		for j := range p.Lists[i].Lines {
			if c := p.Lists[i].Lines[j].Change; c != nil {
				c.URL = here.URL
			}
		}
	}
	for _, id := range ugly.trends.order {
		if c := ugly.trendChart(ugly.trends.points[id]); c != nil && len(p.Charts) < 6 {
			p.Charts = append(p.Charts, *c)
		}
	}
	var pages []link
	for i := range 200 {
		pages = append(pages, link{Name: strconv.Itoa(i + 1), URL: here.URL, Here: i == 99})
	}
	p.Pager = shortPager(pages, 99)
	picture, err := uglyPicture()
	if err != nil {
		b.fail(fmt.Errorf("drawing the example picture: %w", err))
		return
	}
	b.content["about/components/wide.png"] = picture
	for range 30 {
		p.Photos = append(p.Photos, photo{"wide.png", "一张什么也没有拍到的图片", "甲"})
	}
	b.put("about/components/index.md", "components", "页面部件", p, "")
}

// uglyReports are ten years of reports with forty figures in one paragraph, the newest first.
func uglyReports() []*record.Report {
	var reports []*record.Report
	for year := 2024; year > 2014; year-- {
		n := float64(year - 2014)
		r := &record.Report{Year: year, Title: "样例", Sections: []record.Section{
			{Level: 1, Marker: "一、", Title: strings.Repeat("很长的标题", 12)},
			{Level: 2, Marker: "（一）", Title: "四十个数字挤在一段里。", RunsOn: true},
		}}
		text := ""
		add := func(name string, value float64, unit string) string {
			id := "ugly-" + strconv.Itoa(len(r.Figures))
			words := plain(value) + unit
			text += name + words + "，"
			r.Figures = append(r.Figures, record.Figure{
				ID: id, Name: name, Value: value, Unit: unit, Text: words, Quote: name + words, Section: "1.1", Indicator: id, Headline: true,
			})
			return id
		}
		add("逐年增加的场次", 100*n*n, "场次")
		whole, part := add("受理", 60+n*7, "件"), add("办结", 50+n*7, "件")
		rate := add("办结率", float64(int((50+n*7)/(60+n*7)*10000))/100, "%")
		r.Rates = []record.Rate{{Figure: rate, Part: part, Whole: whole}}
		add("几乎不变的比率", 99.01+n/100, "%")
		add("很大的金额", 123456789.5*n, "元")
		add("全是零的一项", 0, "件")
		for len(r.Figures) < 40 {
			add("第"+strconv.Itoa(len(r.Figures))+"项榃砲〇", n+float64(len(r.Figures)), "个")
		}
		r.Sections[1].Paragraphs = []string{text}
		reports = append(reports, r)
	}
	return reports
}

// uglyPicture is a grey slope, very wide.
func uglyPicture() ([]byte, error) {
	picture := image.NewGray(image.Rect(0, 0, 1600, 500))
	for y := range 500 {
		for x := range 1600 {
			picture.SetGray(x, y, color.Gray{Y: uint8(80 + x/16 + y/10)})
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, picture)
	return b.Bytes(), err
}
