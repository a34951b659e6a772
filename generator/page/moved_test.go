package page_test

import (
	"testing"

	"golang.org/x/net/html"

	"pufa/generator/record"
)

func TestTheAddressThatAnEventHadLeadsToTheOneItHas(t *testing.T) {
	event := func(slug string, year int, former ...string) record.Campaign {
		return record.Campaign{Slug: slug, Year: year, Kind: "event", Title: "甲样镇开展宣传", Date: record.Date{Year: year, Month: 12, Day: 4}, Source: "示例", Status: "published", Former: former}
	}
	pages := rendered(t, &record.Workspace{
		Site:      record.Site{Name: "空站", Town: "甲样镇", Unit: "样例县甲样镇", Fictional: true},
		Campaigns: []record.Campaign{event("yi", 2023), event("er", 2024, "campaigns/2023/er.html", "campaigns/2023/yi.html")},
	})
	at := func(page, kind string) (found *html.Node) {
		for n := range pages[page].Descendants() {
			if n.Data == "meta" && attr(n, "http-equiv") == "refresh" && kind == "refresh" || n.Data == "a" && kind == "a" && attr(n, "href") == "../../campaigns/2024/er.html" {
				found = n
			}
		}
		return found
	}
	if pages["campaigns/2023/er.html"] == nil || at("campaigns/2023/er.html", "a") == nil || attr(at("campaigns/2023/er.html", "refresh"), "content") != "0; url=../../campaigns/2024/er.html" {
		t.Error("the former address leads nowhere")
	}
	if at("campaigns/2023/yi.html", "refresh") != nil {
		t.Error("an event that stands at the address was displaced")
	}
}
