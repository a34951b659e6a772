package example

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"pufa/generator/record"
)

// told is an event's summary and body. The body's numbers are those of its counts.
func told(r *rand.Rand, c *record.Campaign, t *topic, w *way) (summary, body string) {
	hosts := c.Organiser
	if len(c.CoOrganisers) > 0 {
		hosts += "会同" + strings.Join(c.CoOrganisers, "、")
	}
	opening := fmt.Sprintf(pick(r, w.opening), c.Date.Chinese(), hosts, c.Location, t.name)
	facts, deeds := shuffled(r, t.facts), shuffled(r, w.deeds)
	counts := fmt.Sprintf("这次活动共发放宣传资料%.0f余份，参加的群众有%.0f余人次", c.Materials[0].Value, c.Reached.Value)
	if c.Consultations != nil {
		counts += fmt.Sprintf("，解答咨询%.0f余人次", c.Consultations.Value)
	}
	counts += "。"
	summary = fmt.Sprintf("%s在%s以%s的形式宣传%s，参加的群众有%.0f余人次。", hosts, c.Location, w.form, t.name, c.Reached.Value)
	var b strings.Builder
	switch r.IntN(3) {
	case 0: // three paragraphs
		fmt.Fprintf(&b, "%s%s。\n\n工作人员%s。%s。\n\n%s%s", opening, deeds[0], facts[0], facts[1], counts, pick(r, w.closing))
	case 1: // with a list
		fmt.Fprintf(&b, "%s%s。\n\n现场讲了这些内容：\n\n- %s；\n- %s；\n- %s。\n\n%s。%s", opening, deeds[0], facts[0], facts[1], facts[2%len(facts)], deeds[1], counts)
	case 2: // with headings
		fmt.Fprintf(&b, "%s%s。\n\n## 讲了什么\n\n%s。\n\n## 现场情况\n\n%s。%s%s", opening, deeds[0], facts[0], deeds[1], counts, pick(r, w.closing))
	}
	return summary, b.String()
}

func shuffled(r *rand.Rand, list []string) []string {
	out := append([]string(nil), list...)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// summaries adds two records that a report itself tells: they quote it and claim nothing more.
func summaries(files map[string][]byte, r *record.Report) {
	byID := map[string]record.Figure{}
	for _, f := range r.Figures {
		byID[f.ID] = f
	}
	for _, s := range []struct {
		slug, title, theme, figure string
		more                       []string
	}{
		{"fazhi-xuanchuan-huizong", fmt.Sprintf("%d年法治宣传活动情况", r.Year), "publicity", "publicity-events", []string{"leaflets"}},
		{"maodun-jiufen-tiaochu", fmt.Sprintf("%d年矛盾纠纷调处情况", r.Year), "governance", "disputes-received", []string{"disputes-settled"}},
	} {
		main := byID[s.figure]
		c := &record.Campaign{
			Kind: "summary", Title: s.title, Period: fmt.Sprintf("%d年", r.Year), Published: r.Published, Themes: []string{s.theme},
			Organiser: "甲样镇司法所", Source: r.Title, Report: r.Year, Section: main.Section, Quote: main.Quote,
			Summary: main.Name + main.Text + "。", Author: "样例通讯员", Review: reviewed(r.Published), Status: "published",
		}
		for _, id := range append([]string{s.figure}, s.more...) {
			f := byID[id]
			c.Counts = append(c.Counts, record.Count{Name: f.Name, Value: f.Value, Unit: f.Unit, Bound: f.Bound})
		}
		files[fmt.Sprintf("data/campaigns/%d/%s.toml", r.Year, s.slug)] = headed("campaign", "../../", record.Encode(c))
	}
}
