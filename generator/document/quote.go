package document

import (
	"strings"
	"unicode"

	"pufa/generator/outline"
	"pufa/generator/record"
)

// reportFigures lays the document's figures over the record's sections by quotation; spans are where the sections stand in the text.
func reportFigures(doc *Document, r *record.Report, spans []outline.Span) ([]record.Figure, []record.Rate) {
	var figures []record.Figure
	ids := map[int]string{} // by place in doc.Figures
	taken := map[string]bool{}
	numbers := r.Numbers()
	next := 0
	for i, span := range spans {
		text := []rune(r.Sections[i].Text())
		at := places(doc.body[span.Start:span.End], text)
		last := 0 // where the figure before ends in the section
		for ; next < len(doc.Figures) && doc.Figures[next].Start < span.End; next++ {
			f := doc.Figures[next]
			if f.Optional || f.Start < span.Start || f.End > span.End {
				continue
			}
			start, end := at[f.Start-span.Start], at[f.End-1-span.Start]+1
			if end > len(text) {
				continue // the section lacks some of its text, which is reported
			}
			from, to := quoteAround(text, start, end, last)
			last = end
			id := freeSlug(slug(f.Name, 3), taken)
			ids[next] = id
			figure := record.Figure{
				ID: id, Name: f.Name, Value: f.Value, Unit: f.Unit, Bound: string(f.Bound), Text: string(text[start:end]), Quote: string(text[from:to]),
				Section: numbers[i],
			}
			if f.High != nil {
				figure.High = *f.High
			}
			if figure.Name == "" {
				figure.Name = figure.Quote
			}
			figures = append(figures, figure)
		}
	}
	var rates []record.Rate
	for _, rate := range doc.Rates {
		if f, p, w := ids[rate.Figure], ids[rate.Part], ids[rate.Whole]; f != "" && p != "" && w != "" {
			rates = append(rates, record.Rate{Figure: f, Part: p, Whole: w})
		}
	}
	return figures, rates
}

// places maps each character of a stretch of the document to its place in the section's text, which has the same characters but other white space.
func places(body, text []rune) []int {
	at := make([]int, len(body)+1)
	j := 0
	for i, c := range body {
		if unicode.IsSpace(c) {
			at[i] = j
			continue
		}
		for j < len(text) && unicode.IsSpace(text[j]) {
			j++
		}
		at[i] = j
		j++
	}
	at[len(body)] = j
	return at
}

// quoteAround is the shortest phrase that ends with text[start:end], begins where a clause begins and stands once in the section, while the figure
// itself stands once in it. last is where the figure before ends. Where the clause begins with the figure, the phrase runs on to the clause's end.
func quoteAround(text []rune, start, end, last int) (from, to int) {
	whole, figure := string(text), string(text[start:end])
	from, to = max(clauseStart(text, start), min(last, start)), end
	for from < start && (unicode.IsSpace(text[from]) || strings.ContainsRune("，、；和及与", text[from])) {
		from++
	}
	if from == start {
		to = clauseEnd(text, end)
	}
	once := func() bool {
		q := string(text[from:to])
		return strings.Count(whole, q) == 1 && strings.Count(q, figure) == 1
	}
	for !once() {
		wider := 0
		if from > 0 {
			wider = clauseStart(text, from-1)
		}
		switch q := string(text[wider:to]); {
		case wider < from && strings.Count(q, figure) == 1:
			from = wider
		case to < len(text):
			to = clauseEnd(text, to+1)
			if strings.Count(string(text[from:to]), figure) > 1 {
				return narrow(text, start, end)
			}
		default:
			return narrow(text, start, end)
		}
	}
	return from, to
}

// narrow grows a phrase around the figure one character at a time, where clauses are too coarse to hold the figure once.
func narrow(text []rune, start, end int) (from, to int) {
	whole, figure := string(text), string(text[start:end])
	from, to = start, end
	for from > 0 || to < len(text) {
		if q := string(text[from:to]); strings.Count(whole, q) == 1 {
			return from, to
		}
		if from > 0 && strings.Count(string(text[from-1:to]), figure) == 1 {
			from--
		} else if to < len(text) && strings.Count(string(text[from:to+1]), figure) == 1 {
			to++
		} else {
			break
		}
	}
	return from, to
}

func clauseStart(text []rune, i int) int {
	for i > 0 && !strings.ContainsRune("，。；：！？\n,;|", text[i-1]) {
		i--
	}
	return i
}

func clauseEnd(text []rune, i int) int {
	i = min(i, len(text))
	for i < len(text) && !strings.ContainsRune("，。；：！？\n,;|", text[i]) {
		i++
	}
	return i
}
