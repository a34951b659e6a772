package page

import (
	"strings"

	"pufa/generator/record"
)

// params are the parameters that all pages share: names, navigation, column tags, footer.
func (b *book) params() map[string]any {
	p := map[string]any{
		"name":      b.site.Name,
		"town":      b.site.Town,
		"unit":      b.site.Unit,
		"fictional": b.site.Fictional,
		"drafts":    b.Draft,
		"updated":   b.today.Chinese(),
		"updatedon": b.today.String(),
		"path":      sitePath(b.site),
		"address":   b.site.Address(),
		"feeds":     b.feeds(),
		"card":      b.pictureOf("", ""),
		"metas":     siteMetas(b.site),
		"footer":    footer(b.site.Footer),
	}
	if len(b.corrected()) > 0 {
		p["corrections"] = "about/corrections.html"
	}
	var nav []map[string]any
	columns := map[string]any{}
	for _, c := range b.columns {
		if c.ID != "about" { // the foot of the page leads there
			nav = append(nav, map[string]any{"id": c.ID, "name": c.Name, "url": c.ID + "/index.html"})
		}
		columns[c.ID] = []map[string]any{
			{"name": "ColumnName", "content": c.Name},
			{"name": "ColumnDescription", "content": c.Description},
			{"name": "ColumnKeywords", "content": c.Keywords},
			{"name": "ColumnType", "content": c.Type},
		}
	}
	p["nav"], p["columns"] = nav, columns
	if b.site.Portal.Name != "" && webAddress(b.site.Portal.URL) {
		p["portal"] = map[string]any{"name": b.site.Portal.Name, "url": b.site.Portal.URL}
	}
	return p
}

// sitePath is the sub-path that the site is known to be served at, or nothing where site.toml names neither an address nor a path.
func sitePath(s record.Site) string {
	if s.BaseURL == "" && s.Path == "" {
		return ""
	}
	if path := strings.Trim(s.Path, "/"); path != "" {
		return "/" + path + "/"
	}
	return "/"
}

// siteMetas are the tags of NORMS 4.3 that every page carries; one without a value is left out.
func siteMetas(s record.Site) []map[string]any {
	_, host, _ := strings.Cut(s.BaseURL, "://")
	return known(
		"SiteName", s.Name,
		"SiteDomain", strings.TrimSuffix(host, "/"),
		"SiteIDCode", s.Footer.SiteCode,
	)
}

// known makes tags of the pairs (name, content) that have content.
func known(pairs ...string) []map[string]any {
	var tags []map[string]any
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			tags = append(tags, map[string]any{"name": pairs[i], "content": pairs[i+1]})
		}
	}
	return tags
}

// footer are the items of NORMS 4.2 that are known, each a label and a text, some with an address.
func footer(f record.Footer) []map[string]any {
	var items []map[string]any
	add := func(label, text, url string) {
		if text == "" {
			return
		}
		item := map[string]any{"label": label, "text": text}
		if url != "" {
			item["url"] = url
		}
		items = append(items, item)
	}
	add("主办单位", f.Host, "")
	add("地址", f.Address, "")
	if f.Phone != "" {
		items = append(items, map[string]any{"label": "联系电话", "text": f.Phone, "tel": dialled(f.Phone)})
	}
	add("电子邮箱", f.Email, "mailto:"+f.Email)
	add("网站标识码", f.SiteCode, "")
	add("ICP备案", f.ICP, "https://beian.miit.gov.cn/")
	if webAddress(f.PoliceURL) {
		add("公安备案", f.Police, f.PoliceURL)
	} else {
		add("公安备案", f.Police, "")
	}
	if webAddress(f.MarkURL) {
		add("", "党政机关网站标识", f.MarkURL)
	}
	if webAddress(f.ErrorURL) {
		add("", "我为政府网站找错", f.ErrorURL)
	}
	return items
}

// dialled is a phone number as a phone dials it: digits and a leading plus.
func dialled(phone string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, phone)
}

// webAddress tells whether a value of a record may stand as a link to another site.
func webAddress(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}
