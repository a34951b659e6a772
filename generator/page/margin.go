package page

import (
	"strings"
	"unicode/utf8"

	"pufa/generator/record"
)

// noted adds to each paragraph what its figures were before, as many as the margin beside it has room for; 与往年相比 below the text has them all.
func (b *book) noted(r *record.Report, blocks []block) []block {
	changes := map[string]string{}
	for i := range r.Figures {
		f := &r.Figures[i]
		if c := b.trends.changed(r.Year, f); c != nil && b.trends.isPoint(r.Year, f) {
			changes[f.ID] = f.Name + "：" + c.Before
			if c.Text != "" {
				changes[f.ID] += "，" + c.Text
			}
		}
	}
	for i := range blocks {
		line := blocks[i].Lead
		if blocks[i].Rank == "" {
			line = blocks[i].Runs
		}
		blocks[i].Notes = marginNotes(line, changes)
	}
	return blocks
}

// marginNotes are a paragraph's notes, a line each. A line of text holds 38 characters and is 34 px high, one of the margin 11 and 21 px.
func marginNotes(runs []run, changes map[string]string) string {
	length := 0
	var notes []string
	for _, run := range runs {
		for _, p := range run.Pieces {
			length += utf8.RuneCountInString(p.Text)
			if note := changes[p.Figure]; p.Figure != "" && note != "" {
				notes = append(notes, note)
			}
		}
	}
	room := (length/38 + 1) * 34
	for i, note := range notes {
		if room -= (utf8.RuneCountInString(note)/11+1)*21 + 6; room < 0 {
			notes = notes[:i]
			break
		}
	}
	return strings.Join(notes, "\n")
}
