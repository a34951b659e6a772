package example

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"

	"pufa/generator/record"
)

// events adds the wanted number of single events, spread over ten years for a large example and over the reports' years for a small one.
func events(files map[string][]byte, o Options, days []record.Day) {
	calendar := map[string]*record.Day{}
	for i := range days {
		calendar[days[i].ID] = &days[i]
	}
	years := max(o.Reports, 1)
	if o.Events > 200*years {
		years = 10
	}
	taken := map[string]bool{}
	photographed := 0
	for i := range o.Events {
		r := rand.New(rand.NewPCG(o.Seed, uint64(i)+1<<32))
		year := lastYear - i%years
		c, name := event(r, i, year, calendar)
		slug := name
		for n := 2; taken[fmt.Sprint(year, slug)]; n++ {
			slug = fmt.Sprintf("%s-%d", name, n)
		}
		taken[fmt.Sprint(year, slug)] = true
		base := fmt.Sprintf("data/campaigns/%d/%s", year, slug)
		if i%7 == 3 && photographed < 12 {
			photographed++
			pupils := len(c.Audience) > 0 && c.Audience[0] == "学生"
			for n := range 1 + r.IntN(2) {
				name := fmt.Sprintf("photo-%d.jpg", n+1)
				c.Photos = append(c.Photos, record.Photo{
					File: name, Alt: fmt.Sprintf("示例图片：%s现场之%s", c.Village, numerals[n]), Credit: "样例通讯员", Minors: pupils, Consent: pupils,
				})
				files[base+"/"+name] = photo(r)
			}
			files[base+"/record.toml"] = headed("campaign", "../../../", record.Encode(c))
			continue
		}
		files[base+".toml"] = headed("campaign", "../../", record.Encode(c))
	}
}

// event is one event with the name of its page.
func event(r *rand.Rand, i, year int, calendar map[string]*record.Day) (*record.Campaign, string) {
	var fitting []*topic
	for t := range topics {
		if year >= topics[t].since {
			fitting = append(fitting, &topics[t])
		}
	}
	t := fitting[(i+r.IntN(3))%len(fitting)]
	village := r.IntN(len(villages))
	date := dayOf(r, t, year, calendar)
	w := pick(r, t.ways)
	place := pick(r, w.places)
	c := &record.Campaign{
		Kind: "event", Date: date, Village: villages[village], Location: villages[village] + place, Day: t.day, Themes: []string{"publicity"},
		Laws: t.laws, Organiser: "甲样镇司法所", CoOrganisers: t.partners, Forms: []string{w.form}, Audience: w.audience,
		Source: "甲样镇司法所（示例）", Author: "样例通讯员", Status: "published",
	}
	if t.theme != "" {
		c.Themes = append(c.Themes, t.theme)
	}
	c.Title = fmt.Sprintf(pick(r, w.titles), villages[village], t.name)
	c.Published = record.DateOf(date.Time().AddDate(0, 0, 1+r.IntN(8)))
	c.Review = reviewed(c.Published)
	atLeast := func(value int, unit string) *record.Count {
		return &record.Count{Value: float64(value), Unit: unit, Bound: "at-least"}
	}
	leaflets, asked, reached := 10*(8+r.IntN(60)), 5+r.IntN(60), 10*(4+r.IntN(40))
	c.Reached = atLeast(reached, "人次")
	c.Materials = []record.Count{{Name: "宣传资料", Value: float64(leaflets), Unit: "份", Bound: "at-least"}}
	if w.asks {
		c.Consultations = atLeast(asked, "人次")
	}
	c.Staff = &record.Count{Value: float64(3 + r.IntN(12)), Unit: "名", Bound: "exact"}
	c.Summary, c.Body = told(r, c, t, w)
	return c, fmt.Sprintf("%s-%s-%02d%02d", t.slug, slugs[village], date.Month, date.Day)
}

var slugs = []string{"jiayi", "jiaer", "jiasan", "jiasi", "jiawu", "jialiu", "jiaqi", "jiaba", "shequ"}

// dayOf is a day at or near the topic's legal-awareness day, or any day where it has none.
func dayOf(r *rand.Rand, t *topic, year int, calendar map[string]*record.Day) record.Date {
	if d, ok := calendar[t.day]; ok {
		if start, end, ok := d.In(year); ok {
			length := int(end.Time().Sub(start.Time()).Hours()/24) + 1
			near := record.DateOf(start.Time().AddDate(0, 0, r.IntN(length+4)-2))
			if near.Year == year {
				return near
			}
			return start
		}
	}
	return record.DateOf(record.Date{Year: year, Month: 1, Day: 4}.Time().AddDate(0, 0, r.IntN(355)))
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// photo is a small picture that can be told from any photograph: sky, hills and a sun in plain colours.
func photo(r *rand.Rand) []byte {
	const width, height = 480, 320
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	hue := uint8(r.IntN(60))
	ridge, sun := 140+r.IntN(80), 80+r.IntN(320)
	for y := range height {
		for x := range width {
			c := color.RGBA{200 - hue, 215, 230, 255}
			if dx, dy := x-sun, y-70; dx*dx+dy*dy < 900 {
				c = color.RGBA{235, 190, 90 + hue, 255}
			}
			if slope := (x * (40 + int(hue)) / width) % 60; y > ridge+slope {
				c = color.RGBA{90 + hue, 130, 95, 255}
			}
			picture.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, &jpeg.Options{Quality: 60}); err != nil {
		panic("example: a picture in memory can't be encoded: " + err.Error())
	}
	return b.Bytes()
}
