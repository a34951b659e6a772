package page

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"pufa/generator/record"
)

type campaignPage struct {
	frame
	Heading string       `json:"heading"`
	Summary bool         `json:"summing,omitempty"` // told of a period, not of one event
	When    string       `json:"when"`
	Day     string       `json:"day,omitempty"` // the machine's date, where the day is known
	Facts   []fact       `json:"facts"`
	Counts  []figureLine `json:"counts,omitempty"`
	Lead    string       `json:"lead,omitempty"`
	Quote   string       `json:"quote,omitempty"`
	From    *link        `json:"from,omitempty"` // the place in a report that the record rests on
	Photos  []photo      `json:"photos,omitempty"`
	Files   []download   `json:"files,omitempty"`
	Foot    []fact       `json:"foot"`
	Notice  *notice      `json:"notice,omitempty"`
	Prev    *link        `json:"prev,omitempty"` // the earlier one
	Next    *link        `json:"next,omitempty"` // the later one
}

// A photo lies beside its page, which asks for it by its file's name.
type photo struct {
	File   string `json:"file"`
	Alt    string `json:"alt"`
	Credit string `json:"credit,omitempty"`
}

// sortCampaigns puts the newest first: by day, then those of which only the year is known, by slug within a day.
func sortCampaigns(cs []*record.Campaign) {
	slices.SortStableFunc(cs, func(a, b *record.Campaign) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), -begins(a).Time().Compare(begins(b).Time()), cmp.Compare(a.Slug, b.Slug))
	})
}

func campaignAddress(c *record.Campaign) string {
	return "campaigns/" + strconv.Itoa(c.Year) + "/" + c.Slug + ".html"
}

func (b *book) campaigns() {
	if len(b.campaign) == 0 {
		return
	}
	for i, c := range b.campaign {
		b.campaignPage(i, c)
	}
	for _, c := range b.campaign {
		b.campaignMoves(c)
	}
	b.campaignLists()
}

// campaignMoves leaves pages that lead to a campaign at the addresses that it had. A campaign that stands there now goes before.
func (b *book) campaignMoves(c *record.Campaign) {
	for _, former := range c.Former {
		stem := strings.TrimSuffix(former, ".html")
		_, flat := b.content[stem+".md"]
		_, folder := b.content[stem+"/index.md"]
		if !flat && !folder {
			b.put(stem+".md", "moved", c.Title, &movedPage{frame: b.in("campaigns"), To: campaignAddress(c)}, "")
		}
	}
}

// A movedPage leads to where its content is now.
type movedPage struct {
	frame
	To string `json:"to"`
}

func (b *book) campaignPage(i int, c *record.Campaign) {
	year := strconv.Itoa(c.Year)
	p := &campaignPage{
		frame:   b.in("campaigns", link{Name: year + "年", URL: yearList(c.Year)}, link{Name: c.Title}),
		Heading: c.Title, Summary: c.Kind == "summary", When: when(c), Day: c.Date.String(),
		Notice: withdrawal(c.Status, c.Withdrawn, c.WithdrawnOn, "本条信息已撤回"),
		Foot:   append([]fact{{Label: "来源", Text: c.Source}}, dated("发布日期", c.Published)...),
	}
	p.Draft = c.Status == statusDraft || len(c.Confirm) > 0
	p.Metas = articleMetas(c.Title, c.Published, c.Source, c.Author, c.Summary)
	p.Thing = eventThing(c)
	if c.Author != "" {
		p.Foot = append(p.Foot, fact{Label: "作者", Text: c.Author})
	}
	if i+1 < len(b.campaign) {
		p.Prev = &link{Name: b.campaign[i+1].Title, URL: campaignAddress(b.campaign[i+1])}
	}
	if i > 0 {
		p.Next = &link{Name: b.campaign[i-1].Title, URL: campaignAddress(b.campaign[i-1])}
	}
	file, body := "campaigns/"+year+"/"+c.Slug, ""
	if p.Notice == nil {
		p.Facts, p.Counts = b.campaignFacts(c), campaignCounts(c)
		p.Lead, p.Quote, p.From = c.Summary, c.Quote, b.restsOn(c)
		p.Photos = b.photos(c, file)
		p.Files = append(b.downloads(file, c.Place, c.Attachments), b.offers(offer{file + ".ics", "加入日历"})...)
		body = markdown(c.Body)
	}
	if len(p.Photos) > 0 {
		file += "/index"
	}
	b.put(file+".md", "campaign", c.Title, p, body)
}

// campaignFacts are place, organisers, forms, people and laws, as far as the record knows them.
func (b *book) campaignFacts(c *record.Campaign) []fact {
	var facts []fact
	add := func(label string, values ...string) {
		if text := strings.Join(slices.DeleteFunc(values, func(v string) bool { return v == "" }), "、"); text != "" {
			facts = append(facts, fact{Label: label, Text: text})
		}
	}
	add("地点", placeOf(c))
	if d, ok := b.dayOf(c.Day); ok {
		facts = append(facts, fact{Label: "宣传日", Text: d.Name, URL: "calendar/index.html#d-" + d.ID})
	}
	add("主办", c.Organiser)
	add("协办", slices.Clone(c.CoOrganisers)...)
	add("形式", slices.Clone(c.Forms)...)
	add("对象", slices.Clone(c.Audience)...)
	add("法律法规", slices.Clone(c.Laws)...)
	if links := b.themeLinks(c.Themes); len(links) > 0 {
		facts = append(facts, fact{Label: "工作领域", Links: links})
	}
	return facts
}

// placeOf is village and location; a location that names its village stands alone.
func placeOf(c *record.Campaign) string {
	if c.Village == "" || strings.HasPrefix(c.Location, c.Village) {
		return c.Location
	}
	if c.Location == "" {
		return c.Village
	}
	return c.Village + " " + c.Location
}

func (b *book) dayOf(id string) (record.Day, bool) {
	i := slices.IndexFunc(b.days, func(d record.Day) bool { return id != "" && d.ID == id })
	if i < 0 {
		return record.Day{}, false
	}
	return b.days[i], true
}

// campaignCounts are a campaign's numbers in the order people ask for them; units are never mixed.
func campaignCounts(c *record.Campaign) []figureLine {
	var lines []figureLine
	add := func(n *record.Count, name string) {
		if n == nil {
			return
		}
		if n.Name != "" {
			name = n.Name
		}
		line := figureLine{Name: name, Bound: bounded(n.Bound, ""), Number: plain(n.Value), Unit: n.Unit, Long: n.Value >= 1e7}
		if n.Bound == "at-least" {
			line.Bound, line.Unit = "", "余"+n.Unit
		}
		lines = append(lines, line)
	}
	add(c.Reached, "受众")
	for i := range c.Materials {
		add(&c.Materials[i], "宣传资料")
	}
	add(c.Consultations, "解答咨询")
	add(c.Staff, "工作人员")
	for i := range c.Counts {
		add(&c.Counts[i], "")
	}
	return lines
}

// restsOn is the place in a report that tells of the campaign.
func (b *book) restsOn(c *record.Campaign) *link {
	i := slices.IndexFunc(b.report, func(r *record.Report) bool { return r.Year == c.Report && r.Status != statusWithdrawn })
	if i < 0 {
		return nil
	}
	r := b.report[i]
	l := &link{Name: r.Title, URL: reportAddress(r)}
	if slices.Contains(r.Numbers(), c.Section) {
		l.URL += "#" + anchor(c.Section)
		l.Note = sectionName(r, c.Section)
	}
	return l
}

// restingOn are the campaigns that a year's report tells of.
func (b *book) restingOn(year int) []link {
	var links []link
	for _, c := range b.campaign {
		if c.Report == year && c.Status != statusWithdrawn {
			links = append(links, link{Name: c.Title, URL: campaignAddress(c), Note: when(c)})
		}
	}
	return links
}

// photos hands the pictures to the page's folder, below content/.
func (b *book) photos(c *record.Campaign, folder string) []photo {
	var photos []photo
	for _, p := range c.Photos {
		name := path.Base(p.File)
		b.sources[folder+"/"+name] = path.Join(path.Dir(c.Place.File), p.File)
		photos = append(photos, photo{name, p.Alt, p.Credit})
	}
	return photos
}
