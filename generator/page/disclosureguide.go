package page

import (
	"cmp"
	"fmt"
	"slices"

	"pufa/generator/record"
)

type guidePage struct {
	frame
	Facts      []fact     `json:"facts"` // the nine fields of art. 12 that are known
	Channels   []channel  `json:"channels,omitempty"`
	Clock      *chart     `json:"clock"`
	Fees       []feeTable `json:"fees,omitempty"`
	FeeBasis   string     `json:"feebasis,omitempty"`
	Complaints []channel  `json:"complaints,omitempty"`
	Form       string     `json:"form,omitempty"` // the page to print
	Foot       []fact     `json:"foot"`
}

// A channel is a way to ask or to complain: its name and what is known of it.
type channel struct {
	Name  string `json:"name"`
	Text  string `json:"text,omitempty"`
	Facts []fact `json:"facts,omitempty"`
}

// A feeTable holds one way to count: the steps in words, and what so many pieces or pages cost in all.
type feeTable struct {
	Name  string     `json:"name"` // 按件, 按页
	Unit  string     `json:"unit"`
	Steps [][]string `json:"steps"` // how many, what each costs
	Costs [][]string `json:"costs"` // how many, what all cost
}

const (
	guideColumn   = "政府信息公开指南"
	requestColumn = "依申请公开"
)

// guideFields are the nine fields of art. 12, those of the office from site.toml where the guide does not state them itself.
func (b *book) guideFields() []fact {
	g, o := b.records.Guide, b.site.Office
	var facts []fact
	for _, f := range []struct{ label, text string }{
		{"信息分类", g.Classes}, {"编排体系", g.Arrangement}, {"获取方式", g.Access}, {"工作机构", cmp.Or(g.Office, o.Name)}, {"办公地址", cmp.Or(g.Address, o.Address)},
		{"办公时间", cmp.Or(g.Hours, o.Hours)}, {"联系电话", cmp.Or(g.Phone, o.Phone)}, {"传真", cmp.Or(g.Fax, o.Fax)}, {"互联网联系", cmp.Or(g.Online, o.Email)},
	} {
		if f.text != "" {
			facts = append(facts, fact{Label: f.label, Text: f.text})
		}
	}
	return facts
}

// guide is disclosure/guide.html.
func (b *book) guide() {
	g := b.records.Guide
	if g == nil {
		return
	}
	p := &guidePage{
		frame: b.in("disclosure", link{Name: guideColumn}), Facts: b.guideFields(), Clock: requestClock(), FeeBasis: g.FeeBasis, Form: requestAddress,
		Foot: append([]fact{{Label: "依据", Text: g.Source}}, dated("更新日期", g.Updated)...),
	}
	p.Description = b.site.Unit + "政府信息公开指南：信息分类、获取方式、工作机构、申请办法、期限、收费和救济。"
	p.Metas = []meta{{"ColumnType", "信息公开指南"}}
	for _, c := range g.Channels {
		p.Channels = append(p.Channels, channelOf(c))
	}
	for _, c := range g.Complaints {
		x := channel{Name: c.Name, Text: c.Note}
		for _, f := range []struct{ label, text string }{{"受理单位", c.Unit}, {"电话", c.Phone}, {"地址", c.Address}} {
			if f.text != "" {
				x.Facts = append(x.Facts, fact{Label: f.label, Text: f.text})
			}
		}
		p.Complaints = append(p.Complaints, x)
	}
	for _, by := range []string{"件", "页"} {
		if t := feesOf(g.Fees, by); t != nil {
			p.Fees = append(p.Fees, *t)
		}
	}
	b.put("disclosure/guide.md", "disclosure-guide", guideColumn, p, "")
}

func channelOf(c record.Channel) channel {
	x := channel{Name: c.Name, Text: c.How}
	if c.Address != "" {
		x.Facts = append(x.Facts, fact{Label: "地址", Text: c.Address})
	}
	if webAddress(c.URL) {
		x.Facts = append(x.Facts, fact{Label: "网址", Text: c.URL, URL: c.URL})
	}
	return x
}

// requestClock draws the time limits of the 政府信息公开条例 in working days: art. 30, 32 and 33.
func requestClock() *chart {
	const day, row = chartWidth / 40, 56.0
	c := &chart{
		Kind: "clock", Title: "答复期限（工作日）", Width: units(chartWidth), Height: units(3 * row),
		Desc: "收到申请以后20个工作日内答复，经负责人同意可以延长，延长最多20个工作日；内容不明确的，7个工作日内告知补正；征求第三方意见的，第三方15个工作日内回复。",
		Head: []string{"事项", "期限（工作日）", "依据"},
		Rows: [][]string{
			{"答复申请", "20", "第三十三条"}, {"经负责人同意并告知申请人，延长答复", "最多再加20", "第三十三条"},
			{"申请内容不明确，告知补正", "7", "第三十条"}, {"第三方对征求意见作出回复", "15", "第三十二条"},
		},
	}
	for i, r := range []struct {
		name           string
		days, extended float64
	}{{"答复申请：20个工作日，可延长20个", 20, 40}, {"告知补正：7个工作日", 7, 0}, {"第三方回复意见：15个工作日", 15, 0}} {
		y := float64(i) * row
		c.Labels = append(c.Labels, label{X: "0", Y: units(y + 10), Text: r.name, At: "start", C: "value"})
		c.Rects = append(c.Rects, rect{"0", units(y + 22), units(r.days * day), units(barHeight), "part"})
		if r.extended > 0 {
			c.Rects = append(c.Rects, rect{units(r.days * day), units(y + 22), units((r.extended - r.days) * day), units(barHeight), "rest"})
		}
	}
	return c
}

// feesOf is the table of one way to count, nil where the guide has none. The examples are the ends of every step.
func feesOf(all []record.Fee, by string) *feeTable {
	var steps []record.Fee
	for _, s := range all {
		if s.By == by {
			steps = append(steps, s)
		}
	}
	if len(steps) == 0 {
		return nil
	}
	slices.SortStableFunc(steps, func(a, b record.Fee) int { return cmp.Compare(a.From, b.From) })
	t := &feeTable{Name: "按" + by + "计算", Unit: by}
	var examples []int
	for _, s := range steps {
		each := plain(s.Price) + "元"
		if s.Price == 0 {
			each = "免费"
		}
		many := fmt.Sprintf("第%d至%d%s", s.From, s.To, by)
		examples = append(examples, s.From, s.To)
		if s.To == 0 {
			many = fmt.Sprintf("第%d%s起", s.From, by)
			examples[len(examples)-1] = s.From + 9
			if s.Step > 0 {
				each += fmt.Sprintf("，每多%d%s一档，每%s再加%s元", s.Step, by, by, plain(s.Rise))
				examples[len(examples)-1] = s.From + 2*s.Step - 1
			}
		}
		t.Steps = append(t.Steps, []string{many, each})
	}
	for _, n := range slices.Compact(slices.Sorted(slices.Values(examples))) {
		if n > 1 {
			t.Costs = append(t.Costs, []string{fmt.Sprintf("%d%s", n, by), plain(feeFor(steps, n)) + "元"})
		}
	}
	return t
}

// feeFor is what so many pieces or pages cost in all.
func feeFor(steps []record.Fee, n int) (sum float64) {
	for i := 1; i <= n; i++ {
		for _, s := range steps {
			if i < s.From || s.To != 0 && i > s.To {
				continue
			}
			sum += s.Price
			if s.Step > 0 {
				sum += float64((i-s.From)/s.Step) * s.Rise
			}
		}
	}
	return sum
}
