package document

import "strings"

// A block is a paragraph or a table, as readers of laid-out documents gather them.
type block interface {
	compose(*composer)
	plain() string
}

// A paragraph is a line of text, or several parted by line breaks of its own.
type paragraph string

func (p paragraph) compose(c *composer) { c.line(string(p)) }
func (p paragraph) plain() string       { return string(p) }

// A table is a table with its spans laid out.
type table struct{ *grid }

func (t table) compose(c *composer) { c.table(t.grid) }

func (t table) plain() string {
	var c composer
	c.table(t.grid)
	return strings.TrimSuffix(c.b.String(), "\n")
}

// plainText is blocks on lines of their own.
func plainText(blocks []block) string {
	lines := make([]string, len(blocks))
	for i, b := range blocks {
		lines[i] = b.plain()
	}
	return strings.Join(lines, "\n")
}

// cellText is what a table's cell holds, in one line.
func cellText(blocks []block) string { return oneLine(plainText(blocks)) }
