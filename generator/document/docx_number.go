package document

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// levels is how many levels a Word list has.
const levels = 9

// numbering writes out the automatic numbers of a document, paragraph by paragraph in reading order.
type numbering struct {
	styles styles
	lists  map[string]*list     // by w:num id
	counts map[string]*counting // by w:abstractNum id: lists of one definition count together
}

// A list is one w:num: a definition, with levels of its own where it overrides them.
type list struct {
	abstract string
	levels   [levels]level
	restart  [levels]bool // the override gives a start of its own, which takes effect at the list's first paragraph of the level
}

// A level says how its numbers look and count.
type level struct {
	start    int
	format   string
	text     string // "（%1）": %n stands for the number of level n
	suffix   string // tab, space or nothing
	resets   int    // the level, from 1, whose use makes this one start again; -1: every higher one, 0: never
	decimal  bool   // legal style: all numbers in figures
	style    string // the paragraph style that is tied to this level
	hidden   bool
	numbered bool // the definition has this level
}

// counting is where the lists of one definition stand.
type counting struct {
	at   [levels]int
	used [levels]bool
	seen map[string]bool // list id and level that an override has already started anew
}

// next gives the marker of the next paragraph with what parts it from the paragraph's text; "" for one without a number. num and lvl are
// what the paragraph itself says, para its style.
func (n *numbering) next(num, lvl, para, text string) string {
	l, i := n.find(num, lvl, para)
	if l == nil || !l.levels[i].numbered {
		return ""
	}
	c := n.counts[l.abstract]
	if c == nil {
		c = &counting{seen: map[string]bool{}}
		n.counts[l.abstract] = c
	}
	c.step(l, i, num)
	if l.levels[i].hidden {
		return ""
	}
	return l.marker(c, i, text)
}

// find resolves which list and which level a paragraph belongs to, nil where none.
func (n *numbering) find(num, lvl, para string) (*list, int) {
	styleNum, styleLvl, from := n.styles.number(para)
	if num == "" {
		num = styleNum
	}
	if num == "" || num == "0" {
		return nil, 0
	}
	l := n.lists[num]
	if l == nil {
		return nil, 0
	}
	if lvl == "" {
		for i, level := range l.levels {
			if level.style != "" && (level.style == para || level.style == from) {
				return l, i
			}
		}
		lvl = styleLvl
	}
	i, err := strconv.Atoi(lvl)
	if err != nil || i < 0 || i >= levels {
		i = 0
	}
	return l, i
}

// step counts one paragraph at level i.
func (c *counting) step(l *list, i int, num string) {
	for j := range i { // a higher level that never came counts as begun
		if !c.used[j] {
			c.at[j], c.used[j] = l.levels[j].start, true
		}
	}
	key := num + "/" + strconv.Itoa(i)
	switch {
	case l.restart[i] && !c.seen[key]:
		c.seen[key] = true
		c.at[i] = l.levels[i].start
	case !c.used[i]:
		c.at[i] = l.levels[i].start
	default:
		c.at[i]++
	}
	c.used[i] = true
	for j := i + 1; j < levels; j++ {
		if r := l.levels[j].resets; r < 0 || i < r {
			c.used[j] = false
		}
	}
}

// marker writes the number out as the level's text has it. A tab behind it becomes a space only where marker and text would run together
// without one (1.1 and 2023年, 1.1 and 甲); behind punctuation and before Chinese the page has no more than the usual gap: 一、甲, 1.甲.
func (l *list) marker(c *counting, i int, text string) string {
	lv := l.levels[i]
	if lv.format == "bullet" {
		return bullet(lv.text) + " "
	}
	var b strings.Builder
	for k := 0; k < len(lv.text); k++ {
		if lv.text[k] == '%' && k+1 < len(lv.text) && lv.text[k+1] >= '1' && lv.text[k+1] <= '9' {
			j := int(lv.text[k+1] - '1')
			k++
			format := l.levels[j].format
			if lv.decimal && j < i {
				format = "decimal"
			}
			b.WriteString(numeral(c.at[j], format))
			continue
		}
		b.WriteByte(lv.text[k])
	}
	marker := b.String()
	switch {
	case strings.TrimSpace(marker) == "":
		return ""
	case lv.suffix == "space" || lv.suffix == "tab" && runTogether(marker, text):
		return marker + " "
	}
	return marker
}

func runTogether(marker, text string) bool {
	last, _ := utf8.DecodeLastRuneInString(marker)
	first, _ := utf8.DecodeRuneInString(text)
	return !wide(last) && (latin(first) || unicode.IsLetter(last) || unicode.IsDigit(last))
}
