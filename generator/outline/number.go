package outline

import (
	"iter"
	"strconv"
	"strings"
)

// giveNumbers numbers the sections as record.Report.Numbers does.
func giveNumbers(flat []*Section) {
	var levels, counts []int // the open path: levels rising, and the ordinal at each
	top := 0
	for i, s := range flat {
		if s.Level == 0 {
			s.Number = "0"
			if i > 0 {
				s.Number += "." + strconv.Itoa(i)
			}
			continue
		}
		elder := 0
		for len(levels) > 0 && levels[len(levels)-1] >= s.Level {
			elder = counts[len(counts)-1]
			levels, counts = levels[:len(levels)-1], counts[:len(counts)-1]
		}
		if len(levels) == 0 {
			elder = top
			top++
		}
		levels, counts = append(levels, s.Level), append(counts, elder+1)
		parts := make([]string, len(counts))
		for j, n := range counts {
			parts[j] = strconv.Itoa(n)
		}
		s.Number = strings.Join(parts, ".")
	}
}

// All yields every section in reading order, parents before their children.
func (d *Document) All() iter.Seq[*Section] {
	return func(yield func(*Section) bool) {
		for _, s := range d.Sections {
			if !s.walk(yield) {
				return
			}
		}
	}
}

func (s *Section) walk(yield func(*Section) bool) bool {
	if !yield(s) {
		return false
	}
	for _, c := range s.Children {
		if !c.walk(yield) {
			return false
		}
	}
	return true
}
