package page

import "strings"

// markdown makes a record's body safe to hand to a site engine: HTML becomes text, template code becomes text, and the blanks with which people
// indent a paragraph (two ideographic spaces, or four spaces, which Markdown takes for program code) go. Headings begin below the page's own and leave no
// step out. Everything else is Markdown as it stands.
func markdown(body string) string {
	if body == "" {
		return ""
	}
	var b strings.Builder
	b.Grow(len(body) + 1)
	list, level := false, 1
	for line := range strings.Lines(body) {
		text := strings.TrimLeft(line, "\u3000")
		bare := strings.TrimLeft(text, " \t\u3000")
		if !list {
			text = bare
		}
		switch {
		case strings.HasPrefix(bare, "- "), strings.HasPrefix(bare, "* "), strings.HasPrefix(bare, "+ "), ordered(bare):
			list = true
		case strings.TrimSpace(bare) != "" && text == bare:
			list = false
		}
		if hashes := headed(text); hashes > 0 {
			level = min(max(hashes, 2), level+1)
			text = strings.Repeat("#", level) + text[hashes:]
		}
		b.WriteString(text)
	}
	return harmless.Replace(b.String())
}

// headed is the level of a line that is a heading, 0 for any other.
func headed(line string) int {
	hashes := len(line) - len(strings.TrimLeft(line, "#"))
	if hashes > 6 || !strings.HasPrefix(line[hashes:], " ") {
		return 0
	}
	return hashes
}

// ordered tells a line that begins an item of a numbered list: 1. or 1)
func ordered(line string) bool {
	digits := strings.TrimLeft(line, "0123456789")
	return len(digits) < len(line) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// harmless writes what would open a tag, a shortcode or a template action as character references, which Markdown shows as the characters.
var harmless = strings.NewReplacer("<", "&lt;", "{{", "&#123;&#123;", "}}", "&#125;&#125;")
