package page

import (
	"cmp"
	"slices"
	"strconv"
)

// listed is how many pages the search page lists one by one for readers without scripts; above it, years lead to their lists.
const listed = 1000

// searching is search/index.html: the box that scripts bring to life, and below it the contents of the site by year, which need none.
func (b *book) searching() {
	type item struct {
		Title string `json:"title"`
		URL   string `json:"url"`
		Date  string `json:"date,omitempty"`
	}
	type year struct {
		Year  int    `json:"year,omitempty"`
		URL   string `json:"url,omitempty"`
		Items []item `json:"items,omitempty"`
	}
	years := map[int]*year{}
	of := func(y int) *year {
		if years[y] == nil {
			years[y] = &year{Year: y}
		}
		return years[y]
	}
	for _, r := range b.report {
		y := of(r.Year)
		y.Items = append(y.Items, item{r.Title, reportAddress(r), r.Published.String()})
	}
	for _, c := range b.campaign {
		y := of(c.Year)
		y.URL = "campaigns/" + strconv.Itoa(c.Year) + ".html"
		if len(b.campaign) <= listed {
			y.Items = append(y.Items, item{c.Title, campaignAddress(c), begins(c).String()})
		}
	}
	p := &struct {
		frame
		Contents []year `json:"contents,omitempty"`
	}{frame: frame{Crumbs: []link{{Name: "首页", URL: "index.html"}, {Name: "搜索"}}, Description: "按原文查找本站的报告、活动和文件。"}}
	for _, y := range years {
		p.Contents = append(p.Contents, *y)
	}
	slices.SortFunc(p.Contents, func(a, b year) int { return cmp.Compare(b.Year, a.Year) })
	p.Metas = []meta{{"ColumnName", "搜索"}, {"ColumnDescription", "按原文查找本站的报告、活动和文件"}, {"ColumnKeywords", "搜索"}, {"ColumnType", "搜索"}}
	b.put("search/_index.md", "search", "搜索", p, "")
}
