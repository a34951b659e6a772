package page

import (
	"slices"
	"strings"

	"pufa/generator/record"
)

// worked are the fields of work that a report, a figure or a campaign belongs to.
func (b *book) worked() []record.Theme {
	used := map[string]bool{}
	for _, r := range b.report {
		if r.Status == statusWithdrawn {
			continue
		}
		for i := range r.Sections {
			for _, t := range r.Sections[i].Themes {
				used[t] = true
			}
		}
	}
	for _, c := range b.campaign {
		for _, t := range c.Themes {
			used[t] = used[t] || c.Status != statusWithdrawn
		}
	}
	return slices.DeleteFunc(slices.Clone(b.themes), func(t record.Theme) bool { return !used[t.ID] })
}

// themeOf is the field of work of the section that a figure stands in, or of the nearest section above it; the zero Theme where none has one.
func (b *book) themeOf(p point) record.Theme {
	numbers := p.report.Numbers()
	for at := p.figure.Section; at != ""; {
		if i := slices.Index(numbers, at); i >= 0 {
			for _, t := range p.report.Sections[i].Themes {
				if j := slices.IndexFunc(b.themes, func(x record.Theme) bool { return x.ID == t }); j >= 0 {
					return b.themes[j]
				}
			}
		}
		dot := strings.LastIndexByte(at, '.')
		if dot < 0 {
			break
		}
		at = at[:dot]
	}
	return record.Theme{}
}

func (b *book) themeLinks(ids []string) []link {
	var links []link
	for _, t := range b.themes {
		if slices.Contains(ids, t.ID) {
			links = append(links, link{Name: t.Name, URL: "work/" + t.ID + ".html"})
		}
	}
	return links
}
