package page

import (
	"strconv"
	"strings"

	"pufa/generator/record"
)

// A covered item is one row of the coverage table: what the law asks for, and whether the town has published it.
type coveredItem struct {
	Article string `json:"article"`
	Name    string `json:"name"`
	State   string `json:"state"` // 已公开, 不适用, 尚未公开
	Reason  string `json:"reason,omitempty"`
	Links   []link `json:"links,omitempty"`
}

// catalogue is disclosure/catalogue.html: the 15 items of art. 20 and the 8 of art. 21, each published, not applicable or missing.
func (b *book) catalogue() {
	if b.records.Catalogue == nil {
		return
	}
	p := &struct {
		frame
		Items  []coveredItem `json:"items"`
		Source string        `json:"source"`
	}{frame: b.in("disclosure", link{Name: catalogueColumn}), Items: b.covered(), Source: b.records.Catalogue.Source}
	p.Description = b.site.Unit + "对照《政府信息公开条例》第二十条、第二十一条的公开情况。"
	b.put("disclosure/catalogue.md", "disclosure-catalogue", catalogueColumn, p, "")
}

const catalogueColumn = "主动公开目录"

func (b *book) covered() []coveredItem {
	count := map[string]int{}
	for _, d := range b.document {
		if d.Status != statusWithdrawn {
			count[d.Item]++
		}
	}
	var list []coveredItem
	for _, item := range record.Items() {
		row := coveredItem{Article: item.Article, Name: item.Name, State: "尚未公开"}
		if n := count[item.ID]; n > 0 {
			row.State = "已公开"
			row.Links = append(row.Links, link{Name: strconv.Itoa(n) + "件", URL: itemList(item.ID)})
		}
		for _, c := range b.records.Catalogue.Items {
			if c.Item != item.ID {
				continue
			}
			if webAddress(c.URL) {
				row.State = "已公开"
				row.Links = append(row.Links, link{Name: c.Where, URL: c.URL})
			} else if row.State != "已公开" && c.Reason != "" {
				row.State, row.Reason = "不适用", c.Reason
			}
		}
		list = append(list, row)
	}
	return list
}

// standards is disclosure/standards.html: rows of the 基层政务公开标准目录 with the campaigns that belong to each.
func (b *book) standards() {
	if b.records.Standards == nil || len(b.records.Standards.Rows) == 0 {
		return
	}
	type row struct {
		Name      string `json:"name"`
		Facts     []fact `json:"facts"`
		Campaigns []link `json:"campaigns,omitempty"`
		Count     string `json:"count,omitempty"`
	}
	p := &struct {
		frame
		Rows   []row  `json:"rows"`
		Source string `json:"source"`
	}{frame: b.in("disclosure", link{Name: standardsColumn}), Source: b.records.Standards.Source}
	p.Description = "基层政务公开标准目录中公共法律服务和普法的事项，以及对应的普法活动。"
	for i := range b.records.Standards.Rows {
		s := &b.records.Standards.Rows[i]
		r := row{Name: s.Matter + "：" + s.Part}
		for _, f := range []struct{ label, text string }{
			{"公开内容", s.Content}, {"公开依据", s.Basis}, {"公开时限", s.Within}, {"公开主体", s.By}, {"公开渠道", strings.Join(s.Channels, "、")},
			{"公开对象", s.For}, {"公开方式", s.Way}, {"公开层级", strings.Join(s.Levels, "、")},
		} {
			if f.text != "" {
				r.Facts = append(r.Facts, fact{Label: f.label, Text: f.text})
			}
		}
		n := 0
		for _, c := range b.campaign {
			if c.Status == statusWithdrawn || !s.Holds(c) {
				continue
			}
			if n++; n <= 5 {
				r.Campaigns = append(r.Campaigns, link{Name: c.Title, URL: campaignAddress(c), Note: when(c)})
			}
		}
		if n > 5 {
			r.Count = "共" + strconv.Itoa(n) + "条，这里是最近的5条。"
		}
		p.Rows = append(p.Rows, r)
	}
	b.put("disclosure/standards.md", "disclosure-standards", standardsColumn, p, "")
}

const standardsColumn = "基层政务公开标准目录"
