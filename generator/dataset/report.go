package dataset

import (
	"fmt"
	"strings"

	"pufa/generator/record"
)

// A report, its sections and its figures as JSON gives them away. Empty is left out.
type (
	report struct {
		Year        int          `json:"year"`
		Title       string       `json:"title"`
		Unit        string       `json:"unit"`
		Published   string       `json:"published,omitempty"`
		Source      string       `json:"source"`
		Page        string       `json:"page"`
		Status      string       `json:"status,omitempty"`
		Withdrawn   string       `json:"withdrawn,omitempty"`
		WithdrawnOn string       `json:"withdrawn_on,omitempty"`
		Text        string       `json:"text,omitempty"`
		Sections    []section    `json:"sections,omitempty"`
		Figures     []figure     `json:"figures,omitempty"`
		Rates       []rate       `json:"rates,omitempty"`
		Corrections []correction `json:"corrections,omitempty"`
	}
	section struct {
		Number     string   `json:"number"`
		Level      int      `json:"level"`
		Marker     string   `json:"marker,omitempty"`
		Title      string   `json:"title,omitempty"`
		Role       string   `json:"role,omitempty"`
		Themes     []string `json:"themes,omitempty"`
		Paragraphs []string `json:"paragraphs,omitempty"`
	}
	figure struct {
		ID        string  `json:"id"`
		Name      string  `json:"name"`
		Value     float64 `json:"value"`
		High      float64 `json:"high,omitempty"`
		Unit      string  `json:"unit,omitempty"`
		Bound     string  `json:"bound,omitempty"`
		Text      string  `json:"text"`
		Quote     string  `json:"quote"`
		Section   string  `json:"section"`
		Indicator string  `json:"indicator,omitempty"`
	}
	rate struct {
		Figure string `json:"figure"`
		Part   string `json:"part"`
		Whole  string `json:"whole"`
	}
	correction struct {
		Date string `json:"date"`
		What string `json:"what"`
		Why  string `json:"why"`
	}
)

func reportPage(year int) string { return fmt.Sprintf("reports/%d.html", year) }

func reportOf(r *record.Report) report {
	out := report{Year: r.Year, Title: r.Title, Unit: r.Unit, Published: r.Published.String(), Source: r.Source, Page: reportPage(r.Year), Status: r.Status}
	if r.Status == "withdrawn" {
		out.Withdrawn, out.WithdrawnOn = r.Withdrawn, r.WithdrawnOn.String()
		return out
	}
	out.Text = r.PlainText()
	numbers := r.Numbers()
	for i, s := range r.Sections {
		out.Sections = append(out.Sections, section{numbers[i], s.Level, s.Marker, s.Title, s.Role, s.Themes, s.Paragraphs})
	}
	for _, f := range r.Figures {
		out.Figures = append(out.Figures, figureOf(f))
	}
	for _, x := range r.Rates {
		out.Rates = append(out.Rates, rate{x.Figure, x.Part, x.Whole})
	}
	for _, c := range r.Corrections {
		out.Corrections = append(out.Corrections, correction{c.Date.String(), c.What, c.Why})
	}
	return out
}

func figureOf(f record.Figure) figure {
	return figure{f.ID, f.Name, f.Value, f.High, f.Unit, f.Bound, f.Text, f.Quote, f.Section, f.Indicator}
}

// An origin answers where a number comes from: the figure, the sentence, the report, and the page that shows them.
type origin struct {
	figure
	Year     int    `json:"year"`
	Report   string `json:"report"`
	Source   string `json:"source"`
	Sentence string `json:"sentence"`
	Heading  string `json:"heading,omitempty"`
	Page     string `json:"page"`
}

// originsOf gives one origin for each figure of the report, in order.
func originsOf(ws *record.Workspace, r *record.Report) []origin {
	texts, headings := map[string]string{}, map[string]string{}
	var heading string
	for i, number := range r.Numbers() {
		s := &r.Sections[i]
		if s.Level > 0 && s.Title != "" && !s.Inline {
			heading = s.Marker + s.Title
		}
		texts[number], headings[number] = s.Text(), heading
	}
	origins := make([]origin, len(r.Figures))
	for i, f := range r.Figures {
		origins[i] = origin{
			figure: figureOf(f), Year: r.Year, Report: r.Title, Source: r.Source,
			Sentence: sentence(texts[f.Section], f.Quote), Heading: headings[f.Section],
			Page: reportPage(r.Year) + "#f-" + f.ID,
		}
	}
	return origins
}

// sentence is the sentence of the text that holds the quote; the quote itself where the text does not hold it.
func sentence(text, quote string) string {
	at := strings.Index(text, quote)
	if at < 0 {
		return quote
	}
	const ends = "。！？；\n"
	start := strings.LastIndexAny(text[:at], ends)
	if start >= 0 {
		start += len(string([]rune(text[start:])[:1]))
	} else {
		start = 0
	}
	end := at + len(quote)
	if next := strings.IndexAny(text[end:], ends); next >= 0 {
		end += next + len(string([]rune(text[end+next:])[:1]))
	} else {
		end = len(text)
	}
	return strings.TrimSpace(text[start:end])
}
