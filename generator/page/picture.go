package page

import "strings"

// A Card is what the picture of a page says where the page is shared: who publishes, the title, and where and when.
type Card struct {
	Path  string // published, "cards/reports/2023.png"
	Head  string
	Title string
	Foot  string
}

// newestDrawn is how many campaigns have a picture of their own: what people share is new, and drawing costs more than all else that is done for a
// page. The others have the picture of their column.
const newestDrawn = 60

// pictures names the pictures of the home page, the columns, the reports and the newest campaigns, as far as they can be drawn.
func (b *book) pictures() {
	if b.Drawable == nil {
		return
	}
	b.picture("index.html", b.site.Unit, b.site.Name, "")
	for _, c := range b.columns {
		b.picture(c.ID+"/index.html", b.site.Name, c.Name, "")
	}
	for _, r := range b.report {
		if r.Status != statusWithdrawn {
			b.picture(reportAddress(r), b.site.Name, r.Title, r.Published.Chinese())
		}
	}
	for _, c := range b.campaign[:min(len(b.campaign), newestDrawn)] {
		if c.Status != statusWithdrawn {
			b.picture(campaignAddress(c), b.site.Name, c.Title, when(c))
		}
	}
}

// picture plans the picture of a page, unless a character of it can't be drawn.
func (b *book) picture(address, head, title, date string) {
	c := Card{cardPath(address), head, title, b.site.Town}
	if date != "" {
		c.Foot += "　" + date
	}
	if b.site.Fictional {
		c.Foot += "　示例数据"
	}
	if b.Drawable(c.Head + c.Title + c.Foot) {
		b.cards = append(b.cards, c)
		b.drawn[c.Path] = true
	}
}

func cardPath(address string) string { return "cards/" + strings.TrimSuffix(address, ".html") + ".png" }

// pictureOf is the page's own picture, or else its column's, or else the home page's; "" where there is none.
func (b *book) pictureOf(address, column string) string {
	for _, of := range []string{address, column + "/index.html", "index.html"} {
		if path := cardPath(of); b.drawn[path] {
			return path
		}
	}
	return ""
}
