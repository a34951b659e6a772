package desk

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"pufa/generator/record"
)

// dayField offers the calendar, the days near the event first.
func dayField(x field, ws *record.Workspace, v url.Values, now time.Time) field {
	around := record.DateOf(now)
	if typed, why := date(v.Get("date"), now); why == "" && !typed.IsZero() {
		around = typed
	}
	days := slices.Clone(ws.Calendar)
	slices.SortStableFunc(days, func(a, b record.Day) int { return distance(a, around) - distance(b, around) })
	x.Choices = []choice{{Value: "", Name: "（没有）", Chosen: x.Value == ""}}
	for _, day := range days {
		name := day.Name
		if start, end, ok := day.In(around.Year); ok {
			name += "（" + spanOf(start, end) + "）"
		}
		x.Choices = append(x.Choices, choice{day.ID, name, day.ID == x.Value})
	}
	return x
}

// distance is how many days lie between a legal-awareness day and a date of the same year.
func distance(day record.Day, from record.Date) int {
	start, end, ok := day.In(from.Year)
	if !ok {
		return 1000
	}
	switch {
	case from.Before(start):
		return int(start.Time().Sub(from.Time()).Hours() / 24)
	case end.Before(from):
		return int(from.Time().Sub(end.Time()).Hours() / 24)
	}
	return 0
}

// spanOf is 12月1日至7日.
func spanOf(start, end record.Date) string {
	text := strconv.Itoa(int(start.Month)) + "月" + strconv.Itoa(start.Day) + "日"
	switch {
	case start == end:
	case start.Month == end.Month:
		text += "至" + strconv.Itoa(end.Day) + "日"
	default:
		text += "至" + strconv.Itoa(int(end.Month)) + "月" + strconv.Itoa(end.Day) + "日"
	}
	return text
}

func themesField(x field, ws *record.Workspace, v url.Values) field {
	for _, t := range ws.Themes {
		x.Choices = append(x.Choices, choice{t.ID, t.Name, slices.Contains(v["themes"], t.ID)})
	}
	return x
}

// completions are what earlier records say, the most usual first.
func completions(ws *record.Workspace) map[string][]string {
	tally := map[string]map[string]int{}
	add := func(key string, values ...string) {
		if tally[key] == nil {
			tally[key] = map[string]int{}
		}
		for _, v := range values {
			if v != "" {
				tally[key][v]++
			}
		}
	}
	for i := range ws.Campaigns {
		c := &ws.Campaigns[i]
		add("village", c.Village)
		add("location", c.Location)
		add("organiser", c.Organiser)
		add("co_organisers", c.CoOrganisers...)
		add("forms", c.Forms...)
		add("audience", c.Audience...)
		add("laws", c.Laws...)
		add("source", c.Source)
		add("author", c.Author)
		for _, n := range append(slices.Clone(c.Materials), c.Counts...) {
			add("unit", n.Unit)
			add("name", n.Name)
		}
	}
	for _, day := range ws.Calendar {
		add("laws", day.Law)
	}
	add("organiser", ws.Site.Unit)
	add("source", ws.Site.Unit)
	add("unit", "份", "人次", "人", "名", "场", "条")
	out := map[string][]string{}
	for key, counts := range tally {
		for value := range counts {
			out[key] = append(out[key], value)
		}
		slices.SortFunc(out[key], func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b)) })
		out[key] = out[key][:min(len(out[key]), 100)]
	}
	return out
}
