package desk

// A pageGroup is what a publication did to some pages: those of events by their titles, the others by their paths.
type pageGroup struct {
	Name   string
	Total  int
	Events []namedPage
	Others []string
}

type namedPage struct{ Name, Path string }

// groupsOf names the pages that a publication changed.
func (d *Desk) groupsOf(p *Publication) []pageGroup {
	titles := map[string]string{}
	if ws, err := d.shelf.recent(); err == nil {
		for i := range ws.Campaigns {
			titles[publicPath(ws.Campaigns[i].Place.File)] = ws.Campaigns[i].Title
		}
	}
	var groups []pageGroup
	for _, g := range []pageGroup{{Name: "新增", Others: p.New}, {Name: "改动", Others: p.Changed}, {Name: "去掉", Others: p.Gone}} {
		paths := g.Others
		g.Total, g.Others = len(paths), nil
		for _, path := range paths {
			if title := titles[path]; title != "" {
				g.Events = append(g.Events, namedPage{title, path})
			} else {
				g.Others = append(g.Others, path)
			}
		}
		if g.Total > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}
