package record

import (
	"fmt"
	"io/fs"
	"strings"

	"pufa/generator/finding"
)

// references holds every record to those that it names. What a broken file may hold is taken to be there.
func (w *Workspace) references(broken map[string]bool) (list []finding.Finding) {
	refs := known{themes: map[string]bool{}, days: map[string]bool{}, reports: map[int]*sectionTexts{}, broken: broken}
	for _, t := range w.Themes {
		refs.themes[t.ID] = true
	}
	for _, d := range w.Calendar {
		refs.days[d.ID] = true
	}
	for i := range w.Reports {
		if !broken[w.Reports[i].Place.File] {
			refs.reports[w.Reports[i].Year] = w.Reports[i].sectionTexts()
		}
	}
	for i := range w.Reports {
		r := &w.Reports[i]
		f := &lazy{w: w, faults: faults{file: r.Place.File}}
		for j, s := range r.Sections {
			for k, id := range s.Themes {
				refs.theme(f, fmt.Sprintf("sections[%d].themes[%d]", j, k), id)
			}
		}
		list = append(list, f.list...)
	}
	for i := range w.Campaigns {
		c := &w.Campaigns[i]
		f := &lazy{w: w, faults: faults{file: c.Place.File}}
		for k, id := range c.Themes {
			refs.theme(f, fmt.Sprintf("themes[%d]", k), id)
		}
		refs.campaign(f, c)
		list = append(list, f.list...)
	}
	return list
}

// known is what records may refer to.
type known struct {
	themes, days map[string]bool
	reports      map[int]*sectionTexts
	broken       map[string]bool
}

func (refs *known) theme(f *lazy, path, id string) {
	if !refs.themes[id] && !refs.broken["data/themes.toml"] {
		f.add("reference", path, id, "工作领域 “"+shorten(id, 40)+"” 不在 data/themes.toml 里", didYouMean(id, refs.themes))
	}
}

func (refs *known) campaign(f *lazy, c *Campaign) {
	if c.Day != "" && !refs.days[c.Day] && !refs.broken["data/calendar.toml"] {
		f.add("reference", "day", c.Day, "宣传日 “"+shorten(c.Day, 40)+"” 不在 data/calendar.toml 里", didYouMean(c.Day, refs.days))
	}
	file := fmt.Sprintf("data/reports/%d.toml", c.Report)
	if c.Report == 0 || refs.broken[file] {
		return
	}
	report, ok := refs.reports[c.Report]
	if !ok {
		f.add("reference", "report", fmt.Sprint(c.Report), fmt.Sprintf("没有 %d 年的报告", c.Report), "改正年度，或者先加上 "+file)
		return
	}
	if _, ok := report.text[c.Section]; !ok && c.Section != "" {
		f.add("reference", "section", c.Section, fmt.Sprintf("%d 年的报告没有 “%s” 这个部分", c.Report, shorten(c.Section, 20)), report.hint(c.Quote))
		return
	}
	if c.Quote == "" {
		return
	}
	text := report.under(c.Section)
	if c.Section == "" {
		text = strings.Join(report.all(), "\n")
	}
	if !strings.Contains(text, c.Quote) {
		hint := report.hint(c.Quote)
		if hint == "" {
			hint = "出处原文要和报告一字不差"
		}
		f.add("quote", "quote", shorten(c.Quote, 40), "报告的这一部分里没有这句话", hint)
	}
}

// lazy reads the file again when a fault must be placed in it: most records have none.
type lazy struct {
	faults
	w *Workspace
}

func (l *lazy) add(rule, path, quote, message, hint string) {
	if l.src == nil {
		l.src, _ = l.w.Source(l.file)
	}
	l.faults.add(rule, path, quote, message, hint)
}

// Source is the text of a record of this workspace, with the places of its keys. It is read anew: keep it while working on one file.
func (w *Workspace) Source(file string) (*Source, error) {
	if w.fsys == nil {
		return nil, fmt.Errorf("finding the source of %q: the records were not read from a workspace", file)
	}
	src, err := fs.ReadFile(w.fsys, file)
	if err != nil {
		return nil, fmt.Errorf("reading %q again: %w", file, err)
	}
	return Scan(src), nil
}
