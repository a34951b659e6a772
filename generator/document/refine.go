package document

import (
	"slices"
	"strings"

	"pufa/generator/record"
)

// Refine gives a newly read report what people made of the old one by hand: of a section that is still there its role and themes, of a figure that
// still stands at its place everything that was recorded of it, and whatever the text itself does not tell (level, dates, source, reviews,
// attachments, corrections). The text is always the new one's. Neither argument is changed.
func Refine(old, read record.Report) record.Report {
	r := read
	r.Level, r.Unit, r.Source, r.Status = or(old.Level, r.Level), or(old.Unit, r.Unit), or(old.Source, r.Source), or(old.Status, r.Status)
	r.Start, r.End, r.SubmittedTo, r.Submitted, r.Published = old.Start, old.End, old.SubmittedTo, old.Submitted, old.Published
	r.Withdrawn, r.WithdrawnOn, r.Review, r.Attachments, r.Corrections = old.Withdrawn, old.WithdrawnOn, old.Review, old.Attachments, old.Corrections
	r.Place = old.Place

	pairs := samePlaces(old.Sections, read.Sections)
	r.Sections = append([]record.Section(nil), read.Sections...)
	for i, j := range pairs {
		if j >= 0 {
			r.Sections[i].Role, r.Sections[i].Themes, r.Sections[i].Place = old.Sections[j].Role, old.Sections[j].Themes, old.Sections[j].Place
		}
	}
	var ids map[string]string
	r.Figures, ids = refineFigures(old, r, pairs)
	r.Rates = refineRates(old.Rates, read.Rates, r.Figures, ids)
	return r
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// samePlaces tells for each new section which old one it is, -1 for none: the one with the same heading and the same beginning, or else with the
// same heading at the same number.
func samePlaces(old, read []record.Section) []int {
	oldReport, newReport := record.Report{Sections: old}, record.Report{Sections: read}
	oldNumbers, newNumbers := oldReport.Numbers(), newReport.Numbers()
	byText, byNumber := map[string][]int{}, map[string]int{}
	for j := range old {
		byText[opening(&old[j])] = append(byText[opening(&old[j])], j)
		byNumber[oldNumbers[j]+old[j].Marker] = j
	}
	used := make([]bool, len(old))
	pairs := make([]int, len(read))
	for i := range read {
		pairs[i] = -1
		key := opening(&read[i])
		if list := byText[key]; len(list) > 0 {
			pairs[i], byText[key] = list[0], list[1:]
			used[list[0]] = true
		}
	}
	for i := range read {
		if pairs[i] >= 0 {
			continue
		}
		if j, ok := byNumber[newNumbers[i]+read[i].Marker]; ok && !used[j] && (read[i].Title != "" || old[j].Title == "") {
			pairs[i], used[j] = j, true
		}
	}
	return pairs
}

// opening is how a section begins: enough to know it again after its end was edited.
func opening(s *record.Section) string {
	return firstRunes(s.Marker+s.Title+strings.Join(s.Paragraphs, "\n"), 30)
}

// refineFigures keeps of the old figures those whose quotation still stands once in their section, and adds the new ones that none of them
// covers. ids tells what became of the new figures' ids.
func refineFigures(old, r record.Report, pairs []int) (figures []record.Figure, ids map[string]string) {
	oldNumbers, numbers := old.Numbers(), r.Numbers()
	kept := map[string][]record.Figure{} // by old section
	for _, f := range old.Figures {
		kept[f.Section] = append(kept[f.Section], f)
	}
	fresh := map[string][]record.Figure{}
	for _, f := range r.Figures {
		fresh[f.Section] = append(fresh[f.Section], f)
	}
	taken := map[string]bool{}
	for _, f := range old.Figures {
		taken[f.ID] = true
	}
	ids = map[string]string{}
	for i := range r.Sections {
		text := r.Sections[i].Text()
		var mine []record.Figure
		if pairs[i] >= 0 {
			mine = kept[oldNumbers[pairs[i]]]
		}
		figures = append(figures, mergeFigures(mine, fresh[numbers[i]], text, numbers[i], taken, ids)...)
	}
	return figures, ids
}

// mergeFigures puts the figures of one section in the order in which they stand in its text.
func mergeFigures(mine, fresh []record.Figure, text, number string, taken map[string]bool, ids map[string]string) []record.Figure {
	var list []record.Figure
	var at []int
	put := func(f record.Figure, place int) {
		f.Section = number
		i := len(list)
		for i > 0 && at[i-1] > place {
			i--
		}
		list = append(list[:i], append([]record.Figure{f}, list[i:]...)...)
		at = append(at[:i], append([]int{place}, at[i:]...)...)
	}
	var gone []record.Figure
	for _, f := range mine {
		if place := placeOf(f, text); place >= 0 {
			put(f, place)
		} else {
			gone = append(gone, f)
		}
	}
next:
	for _, f := range fresh {
		place := placeOf(f, text)
		for i := range list {
			if at[i] == place && list[i].Text == f.Text {
				ids[f.ID] = list[i].ID
				continue next
			}
		}
		id := f.ID
		if i := slices.IndexFunc(gone, func(old record.Figure) bool { return sameButNumber(old, f) }); i >= 0 {
			f.ID, f.Name, f.Indicator, f.Headline = gone[i].ID, gone[i].Name, gone[i].Indicator, gone[i].Headline
			gone = slices.Delete(gone, i, i+1)
		} else {
			f.ID = freeSlug(f.ID, taken)
		}
		ids[id] = f.ID
		put(f, place)
	}
	return list
}

// sameButNumber tells a figure whose number alone was changed.
func sameButNumber(a, b record.Figure) bool {
	return a.Unit == b.Unit && strings.Replace(a.Quote, a.Text, "", 1) == strings.Replace(b.Quote, b.Text, "", 1)
}

// placeOf is the byte of the text at which a figure stands, -1 where its quotation no longer stands there exactly once.
func placeOf(f record.Figure, text string) int {
	if f.Quote == "" || f.Text == "" || strings.Count(text, f.Quote) != 1 || strings.Count(f.Quote, f.Text) != 1 {
		return -1
	}
	return strings.Index(text, f.Quote) + strings.Index(f.Quote, f.Text)
}

// refineRates keeps the old rates whose figures are all still there, and adds the new ones of rates that had none.
func refineRates(old, read []record.Rate, figures []record.Figure, ids map[string]string) []record.Rate {
	there := map[string]bool{}
	for _, f := range figures {
		there[f.ID] = true
	}
	var rates []record.Rate
	tied := map[string]bool{}
	for _, r := range old {
		if there[r.Figure] && there[r.Part] && there[r.Whole] {
			rates = append(rates, r)
			tied[r.Figure] = true
		}
	}
	for _, r := range read {
		mapped := record.Rate{Figure: ids[r.Figure], Part: ids[r.Part], Whole: ids[r.Whole]}
		if !tied[mapped.Figure] && there[mapped.Figure] && there[mapped.Part] && there[mapped.Whole] {
			rates = append(rates, mapped)
		}
	}
	return rates
}
