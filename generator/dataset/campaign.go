package dataset

import (
	"fmt"
	"strings"

	"pufa/generator/record"
)

// A campaign as JSON gives it away. Who reviewed it and what an importer doubted stay inside.
type (
	campaign struct {
		ID            string   `json:"id"`
		Kind          string   `json:"kind"`
		Title         string   `json:"title"`
		Date          string   `json:"date,omitempty"`
		Start         string   `json:"start,omitempty"`
		End           string   `json:"end,omitempty"`
		Period        string   `json:"period,omitempty"`
		Published     string   `json:"published,omitempty"`
		Village       string   `json:"village,omitempty"`
		Location      string   `json:"location,omitempty"`
		Day           string   `json:"day,omitempty"`
		Themes        []string `json:"themes,omitempty"`
		Laws          []string `json:"laws,omitempty"`
		Organiser     string   `json:"organiser,omitempty"`
		CoOrganisers  []string `json:"co_organisers,omitempty"`
		Forms         []string `json:"forms,omitempty"`
		Audience      []string `json:"audience,omitempty"`
		Reached       *count   `json:"reached,omitempty"`
		Staff         *count   `json:"staff,omitempty"`
		Materials     []count  `json:"materials,omitempty"`
		Consultations *count   `json:"consultations,omitempty"`
		Counts        []count  `json:"counts,omitempty"`
		Summary       string   `json:"summary,omitempty"`
		Source        string   `json:"source"`
		Page          string   `json:"page"`
		Status        string   `json:"status,omitempty"`
		Withdrawn     string   `json:"withdrawn,omitempty"`
		WithdrawnOn   string   `json:"withdrawn_on,omitempty"`
	}
	count struct {
		Name  string  `json:"name,omitempty"`
		Value float64 `json:"value"`
		Unit  string  `json:"unit"`
		Bound string  `json:"bound,omitempty"`
	}
)

func campaignsOf(ws *record.Workspace) []campaign {
	var all []campaign
	for i := range ws.Campaigns {
		c := &ws.Campaigns[i]
		if c.Status == "draft" || len(c.Confirm) > 0 {
			continue
		}
		id := fmt.Sprintf("%d/%s", c.Year, c.Slug)
		out := campaign{ID: id, Kind: c.Kind, Title: c.Title, Source: c.Source, Page: "campaigns/" + id + ".html", Status: c.Status}
		if c.Status == "withdrawn" {
			out.Withdrawn, out.WithdrawnOn = c.Withdrawn, c.WithdrawnOn.String()
			all = append(all, out)
			continue
		}
		out.Date, out.Start, out.End, out.Period, out.Published = c.Date.String(), c.Start.String(), c.End.String(), c.Period, c.Published.String()
		out.Village, out.Location, out.Day, out.Themes, out.Laws = c.Village, c.Location, c.Day, c.Themes, c.Laws
		out.Organiser, out.CoOrganisers, out.Forms, out.Audience, out.Summary = c.Organiser, c.CoOrganisers, c.Forms, c.Audience, c.Summary
		out.Reached, out.Staff, out.Consultations = countOf(c.Reached), countOf(c.Staff), countOf(c.Consultations)
		for i := range c.Materials {
			out.Materials = append(out.Materials, *countOf(&c.Materials[i]))
		}
		for i := range c.Counts {
			out.Counts = append(out.Counts, *countOf(&c.Counts[i]))
		}
		all = append(all, out)
	}
	return all
}

func countOf(c *record.Count) *count {
	if c == nil {
		return nil
	}
	return &count{c.Name, c.Value, c.Unit, c.Bound}
}

// phrase is a count in one cell: 宣传手册 400份以上.
func (c count) phrase() string {
	s := number(c.Value) + c.Unit
	switch c.Bound {
	case "at-least":
		s += "以上"
	case "at-most":
		s += "以内"
	case "about":
		s = "约" + s
	}
	if c.Name != "" {
		s = c.Name + " " + s
	}
	return s
}

func phrases(counts []count) string {
	parts := make([]string, len(counts))
	for i, c := range counts {
		parts[i] = c.phrase()
	}
	return strings.Join(parts, "；")
}
