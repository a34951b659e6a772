package page

import "strconv"

// about are about/index.html, what the site is and who answers for it, and about/map.html, the way to every list and report.
func (b *book) about() {
	a := &struct {
		frame
		Facts   []fact `json:"facts"`
		Columns []link `json:"columns"`
	}{frame: b.in("about")}
	add := func(label, text string) {
		if text != "" {
			a.Facts = append(a.Facts, fact{Label: label, Text: text})
		}
	}
	add("网站名称", b.site.Name)
	add("单位", b.site.Unit)
	add("所属地区", b.site.Region)
	a.Facts = append(a.Facts, dated("开通日期", b.site.Launched)...)
	if p := b.site.Portal; p.Name != "" {
		f := fact{Label: "上级门户", Text: p.Name}
		if webAddress(p.URL) {
			f.URL = p.URL
		}
		a.Facts = append(a.Facts, f)
	}
	add("主办单位", b.site.Footer.Host)
	add("地址", b.site.Footer.Address)
	add("联系电话", b.site.Footer.Phone)
	add("电子邮箱", b.site.Footer.Email)
	for _, c := range b.columns {
		if c.ID != "about" {
			a.Columns = append(a.Columns, link{Name: c.Name, URL: c.ID + "/index.html", Note: c.Description})
		}
	}
	b.put("about/_index.md", "about", "关于本站", a, "")

	m := &struct {
		frame
		Columns []branch `json:"columns"`
	}{frame: b.in("about", link{Name: "网站地图"}), Columns: b.branches()}
	b.put("about/map.md", "map", "网站地图", m, "")
}

// A branch is a column in the site map with what stands below it.
type branch struct {
	link
	Below []link `json:"below,omitempty"`
}

func (b *book) branches() []branch {
	tree := []branch{{link: link{Name: "首页", URL: "index.html"}}}
	for _, c := range b.columns {
		t := branch{link: link{Name: c.Name, URL: c.ID + "/index.html"}}
		switch c.ID {
		case "reports":
			for _, r := range b.report {
				t.Below = append(t.Below, link{Name: r.Title, URL: reportAddress(r)})
			}
		case "campaigns":
			for i, e := range b.campaign {
				if i == 0 || b.campaign[i-1].Year != e.Year {
					t.Below = append(t.Below, link{Name: strconv.Itoa(e.Year) + "年", URL: yearList(e.Year)})
				}
			}
		case "work":
			for _, w := range b.worked() {
				t.Below = append(t.Below, link{Name: w.Name, URL: "work/" + w.ID + ".html"})
			}
		case "about":
			if len(b.corrected()) > 0 {
				t.Below = append(t.Below, link{Name: "更正说明", URL: "about/corrections.html"})
			}
			if len(b.Data) > 0 {
				t.Below = append(t.Below, link{Name: dataName, URL: dataAddress})
			}
			t.Below = append(t.Below, link{Name: "网站地图", URL: "about/map.html"})
			if b.Draft {
				t.Below = append(t.Below, link{Name: "页面部件", URL: "about/components.html"})
			}
		}
		tree = append(tree, t)
	}
	return tree
}

// missing is 404.html. A server may show it at any depth, so its links are no relative ones: the template starts them at the site's sub-path, and
// leaves them out where that isn't known.
func (b *book) missing() {
	p := &struct {
		frame
		Ways []link `json:"ways"`
	}{}
	p.Ways = append(p.Ways, link{Name: "首页", URL: "index.html"})
	for _, c := range b.columns {
		p.Ways = append(p.Ways, link{Name: c.Name, URL: c.ID + "/index.html"})
	}
	p.Ways = append(p.Ways, link{Name: "网站地图", URL: "about/map.html"})
	b.put("404.md", "missing", "没有找到这个页面", p, "")
}
