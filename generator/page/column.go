package page

import "slices"

// A column (栏目) is one entry of the navigation.
type column struct {
	ID          string
	Name        string
	Description string
	Keywords    string
	Type        string // ColumnType of NORMS 4.3
}

// columnsWithRecords are the columns that have something to show, in the order of the navigation.
func (b *book) columnsWithRecords() []column {
	all := []column{
		{"reports", "年度报告", "逐年公布的法治政府建设年度报告全文，正文中的数字逐一标出。", "法治政府建设,年度报告", "工作动态"},
		{"work", "法治工作", "年度报告各项工作逐年的做法、数字和活动。", "法治建设,依法行政,基层治理", "工作动态"},
		{"figures", "数说法治", "年度报告中各项数字逐年的变化，每个数字都注明出处。", "法治数据,统计", "数据发布"},
		{"campaigns", "普法活动", "法治宣传教育活动的时间、地点、内容和数字。", "普法,法治宣传教育", "工作动态"},
		{"calendar", "普法日历", "一年中的法治宣传日、宣传周和宣传月。", "普法日历,法治宣传日", "工作动态"},
		{"disclosure", "政府信息公开", "政府信息公开指南、制度、法定主动公开内容、年报和依申请公开。", "政府信息公开,政务公开", "信息公开目录"},
		{"about", "关于本站", "本站的内容、数据来源、主办单位和网站地图。", "网站说明,网站地图", "概况信息"},
	}
	has := map[string]bool{
		"reports":    len(b.report) > 0,
		"work":       len(b.worked()) > 0,
		"figures":    len(b.trends.order) > 0,
		"campaigns":  len(b.campaign) > 0,
		"calendar":   len(b.days) > 0,
		"disclosure": b.disclosing(),
		"about":      true,
	}
	return slices.DeleteFunc(all, func(c column) bool { return !has[c.ID] })
}

func (b *book) columnOf(id string) (column, bool) {
	i := slices.IndexFunc(b.columns, func(c column) bool { return c.ID == id })
	if i < 0 {
		return column{}, false
	}
	return b.columns[i], true
}

// in is the frame of a page in a column: the way from the home page to it. names lead from the column to the page; without them the page is the
// column's own.
func (b *book) in(id string, way ...link) frame {
	c, _ := b.columnOf(id)
	crumbs := []link{{Name: "首页", URL: "index.html"}, {Name: c.Name, URL: id + "/index.html"}}
	crumbs = append(crumbs, way...)
	last := &crumbs[len(crumbs)-1]
	last.Name, last.URL = shortened(last.Name), ""
	f := frame{Column: id, Crumbs: crumbs}
	if len(way) == 0 {
		f.Description = c.Description
	}
	return f
}

// shortened is a name for the line of breadcrumbs; the page's title, just below it, has it whole.
func shortened(name string) string {
	if runes := []rune(name); len(runes) > 20 {
		return string(runes[:18]) + "…"
	}
	return name
}
