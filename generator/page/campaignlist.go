package page

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// perPage keeps a list's page under 40 KB.
const perPage = 50

// An entry is one campaign in a list: date, title, one line of facts.
type entry struct {
	Name    string `json:"name"`
	URL     string `json:"url"`
	When    string `json:"when"`
	Note    string `json:"note,omitempty"`
	Summing bool   `json:"summing,omitempty"` // told of a period, not of one event
	Status  string `json:"status,omitempty"`  // 已撤回, 草稿
}

type campaignList struct {
	frame
	Heading string       `json:"heading"`
	Lead    string       `json:"lead,omitempty"`
	Totals  []figureLine `json:"totals,omitempty"`
	Entries []entry      `json:"entries"`
	Ways    []way        `json:"ways,omitempty"`  // other lists
	Pager   []link       `json:"pager,omitempty"` // the pages of this list
	Files   []download   `json:"files,omitempty"`
}

// A way is a group of lists: by year, by field of work, by place, by people, by law.
type way struct {
	Name  string `json:"name"`
	Links []link `json:"links"`
}

func yearList(year int) string { return "campaigns/" + strconv.Itoa(year) + ".html" }

// campaignLists writes campaigns/index.html with the newest, and a list for every year, field of work, place, audience and law that has any.
func (b *book) campaignLists() {
	ways := []way{b.yearLists()}
	for _, f := range b.facets() {
		w := way{Name: f.name}
		for _, v := range f.values {
			address := "campaigns/" + f.id + "/" + v.slug
			w.Links = append(w.Links, link{Name: v.name, URL: address + ".html", Count: strconv.Itoa(len(v.campaigns))})
			b.list(address, v.name, f.name, v.campaigns)
		}
		if len(w.Links) > 0 {
			ways = append(ways, w)
		}
	}
	newest := b.campaign[:min(len(b.campaign), perPage)]
	p := &campaignList{frame: b.in("campaigns"), Heading: "普法活动", Entries: b.entries(newest), Ways: ways}
	p.Files = b.offers(offer{"data/campaigns.csv", "全部活动"}, offer{"data/campaigns.xlsx", "全部活动"}, offer{"campaigns/feed.xml", "订阅普法活动"})
	if n := len(b.campaign); n > len(newest) {
		p.Lead = fmt.Sprintf("共%d条记录，这里是最近的%d条。", n, len(newest))
	}
	b.put("campaigns/_index.md", "campaigns", "普法活动", p, "")
}

func (b *book) yearLists() way {
	w := way{Name: "按年份"}
	for from := 0; from < len(b.campaign); {
		to := from
		for to < len(b.campaign) && b.campaign[to].Year == b.campaign[from].Year {
			to++
		}
		year := strconv.Itoa(b.campaign[from].Year)
		w.Links = append(w.Links, link{Name: year + "年", URL: yearList(b.campaign[from].Year), Count: strconv.Itoa(to - from)})
		b.list("campaigns/"+year, year+"年", "按年份", b.campaign[from:to])
		from = to
	}
	return w
}

// list writes one list over as many pages as it needs: ADDRESS.html, ADDRESS-2.html, …
func (b *book) list(address, name, by string, cs []*record.Campaign) {
	pages := (len(cs) + perPage - 1) / perPage
	at := func(i int) string {
		if i == 0 {
			return address
		}
		return address + "-" + strconv.Itoa(i+1)
	}
	for i := range pages {
		p := &campaignList{frame: b.in("campaigns", link{Name: by + "：" + name}), Heading: name + "普法活动"}
		p.Description = b.site.Town + name + "普法活动列表"
		p.Entries = b.entries(cs[i*perPage : min(len(cs), (i+1)*perPage)])
		title := p.Heading
		if i == 0 {
			p.Totals = totals(cs)
		} else {
			title += fmt.Sprintf("（第%d页）", i+1)
		}
		if pages > 1 {
			p.Lead = fmt.Sprintf("共%d条记录，第%d页，共%d页。", len(cs), i+1, pages)
			for j := range pages {
				p.Pager = append(p.Pager, link{Name: strconv.Itoa(j + 1), URL: at(j) + ".html", Here: i == j})
			}
			p.Pager = shortPager(p.Pager, i)
		}
		b.put(at(i)+".md", "campaigns", title, p, "")
	}
}

// shortPager keeps the first, the last and the pages around the current one, so that a list of a thousand pages has a line of numbers, not a wall.
func shortPager(pages []link, here int) []link {
	var short []link
	for j, p := range pages {
		if j == 0 || j == len(pages)-1 || j >= here-2 && j <= here+2 {
			short = append(short, p)
		} else if last := &short[len(short)-1]; last.Name != "…" {
			short = append(short, link{Name: "…"})
		}
	}
	return short
}

func (b *book) entries(cs []*record.Campaign) []entry {
	list := make([]entry, len(cs))
	for i, c := range cs {
		e := entry{Name: c.Title, URL: campaignAddress(c), When: when(c), Summing: c.Kind == "summary"}
		switch {
		case c.Status == statusWithdrawn:
			e.Status = "已撤回"
		case c.Status == statusDraft || len(c.Confirm) > 0:
			e.Status = "草稿"
		}
		if e.Status != "已撤回" {
			e.Note = noteOf(c)
		}
		list[i] = e
	}
	return list
}

// noteOf is a campaign's one line of facts: where, how, how many.
func noteOf(c *record.Campaign) string {
	var parts []string
	if c.Village != "" {
		parts = append(parts, c.Village)
	} else if c.Location != "" {
		parts = append(parts, c.Location)
	}
	parts = append(parts, c.Forms[:min(2, len(c.Forms))]...)
	if c.Reached != nil {
		parts = append(parts, "受众"+counted(c.Reached))
	} else if len(c.Counts) > 0 {
		parts = append(parts, c.Counts[0].Name+counted(&c.Counts[0]))
	}
	return strings.Join(parts, " · ")
}

// totals adds like with like over events: summaries tell again what events have told, and units are never mixed. A sum with one soft number in it is
// soft.
func totals(cs []*record.Campaign) []figureLine {
	type key struct{ name, unit string }
	sums, soft, records := map[key]float64{}, map[key]bool{}, map[key]int{}
	var order []key
	events, periods := 0, 0
	add := func(n *record.Count, name string) {
		if n == nil {
			return
		}
		k := key{name, n.Unit}
		if _, ok := sums[k]; !ok {
			order = append(order, k)
		}
		sums[k] += n.Value
		records[k]++
		soft[k] = soft[k] || inexact(n.Bound)
	}
	for _, c := range cs {
		switch {
		case c.Status == statusWithdrawn:
			continue
		case c.Kind == "summary":
			periods++
			continue
		}
		events++
		add(c.Reached, "受众")
		for i := range c.Materials {
			add(&c.Materials[i], "宣传资料")
		}
		add(c.Consultations, "解答咨询")
	}
	rank := []string{"受众", "宣传资料", "解答咨询"}
	slices.SortStableFunc(order, func(a, b key) int {
		return cmp.Compare(slices.Index(rank, a.name), slices.Index(rank, b.name))
	})
	if events == 0 {
		return nil
	}
	lines := []figureLine{{Name: "活动记录", Number: strconv.Itoa(events), Unit: "条"}}
	if periods > 0 {
		lines[0].Quote = fmt.Sprintf("另有%d条时期汇总，不计入以下合计", periods)
	}
	for _, k := range order {
		line := figureLine{Name: k.name, Number: plain(sums[k]), Unit: k.unit, Long: sums[k] >= 1e7, Quote: fmt.Sprintf("%d条记录合计", records[k])}
		if soft[k] {
			line.Bound = "约"
		}
		lines = append(lines, line)
	}
	return lines
}
