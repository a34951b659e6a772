package figure

import "strings"

// A clue is what stands around a figure: the words before it in its clause, the words behind it, and where in the text that is.
type clue struct {
	from     int    // where the words before it begin
	lead     string // the words before it, back to the last mark of punctuation or the last figure
	tail     string // the words behind it, up to the next mark or the next figure, at most tailWidth code points
	opener   rune   // the mark that lead begins behind; 0 where it begins behind a figure
	sentence int    // counts 。！？ and line breaks
	line     int
	begins   int // where the line begins
	depth    int // how many parentheses hold the figure
}

const (
	leadWidth = 40
	tailWidth = 24
)

// clues reads the surroundings of all figures in one pass. Parentheses and quotations without a figure inside are words like others.
func (r runes) clues(found []Figure) []clue {
	out := make([]clue, 0, len(found))
	type open struct {
		from   int
		opener rune
		count  int
	}
	var stack []open
	c := clue{opener: '\n'}
	for i := 0; i < len(r) && len(out) < len(found); i++ {
		if f := found[len(out)]; i == f.Start {
			here := c
			here.from = max(c.from, i-leadWidth)
			here.lead, here.tail, here.depth = string(r[here.from:i]), r.tail(found, len(out)), len(stack)
			out = append(out, here)
			c.from, c.opener = f.End, 0
			i = f.End - 1
			continue
		}
		switch {
		case r[i] == '\n':
			stack = stack[:0]
			c.sentence++
			c.line++
			c.begins = i + 1
			c.from, c.opener = i+1, '\n'
		case isOpening(r[i]):
			stack = append(stack, open{c.from, c.opener, len(out)})
			c.from, c.opener = i+1, r[i]
		case isClosing(r[i]) && len(stack) > 0:
			outer := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if outer.count == len(out) {
				c.from, c.opener = outer.from, outer.opener
			} else {
				c.from, c.opener = i+1, r[i]
			}
		case isStop(r[i]) || r[i] == '、':
			c.from, c.opener = i+1, r[i]
			if len(stack) == 0 && (r[i] == '。' || r[i] == '！' || r[i] == '？') {
				c.sentence++
			}
		}
	}
	return out
}

// tail is the words behind figure k: a short parenthesis belongs to them, a mark of punctuation or the next figure ends them.
func (r runes) tail(found []Figure, k int) string {
	from := found[k].End
	until := min(len(r), from+tailWidth)
	if k+1 < len(found) {
		until = min(until, found[k+1].Start)
	}
	end, depth := from, 0
	for ; end < until; end++ {
		switch c := r[end]; {
		case isOpening(c):
			depth++
		case isClosing(c):
			depth--
		case c == '\n' || depth <= 0 && (isStop(c) || c == '、'):
			until = end
		}
		if depth < 0 {
			break
		}
	}
	return string(r[from:min(end, until)])
}

func isOpening(c rune) bool { return strings.ContainsRune("（(“《「", c) }
func isClosing(c rune) bool { return strings.ContainsRune("）)”》」", c) }
