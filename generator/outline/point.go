package outline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/generator/hanzi"
)

// A foundPoint is a mark in the midst of a line, at a byte of it.
type foundPoint struct {
	at   int
	mark hanzi.Mark
}

// points finds the points on a line from byte from on (where its text begins): 一是… 二是…, 首先… 其次…, 1.… 2.…, （1）… （2）…. A mark counts only
// where a clause begins and its family shows itself as a series, which the line next may go on with.
func (p *plan) points(text string, from int, open openPoint, next string) []foundPoint {
	found := candidates(text, from)
	if len(found) == 0 {
		return nil
	}
	found = withFirst(found, text, from, open)
	families := map[hanzi.MarkKind][]foundPoint{}
	for _, f := range found {
		families[f.mark.Kind] = append(families[f.mark.Kind], f)
	}
	kept := found[:0:0]
	for kind, family := range families {
		if series := p.series(kind, family, open); series != nil {
			kept = append(kept, series...)
		} else if m, ok := hanzi.Marker(next); ok && kind == hanzi.Point && m.Kind == kind && m.Value == family[0].mark.Value+1 {
			kept = append(kept, family...)
		}
	}
	slices.SortFunc(kept, func(a, b foundPoint) int { return a.at - b.at })
	return kept
}

// candidates are all marks that stand where a clause begins: words behind any stop, numbers behind 。；： only.
func candidates(text string, from int) []foundPoint {
	const none, weak, strong = 0, 1, 2
	var found []foundPoint
	edge := strong
	for i := from; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if edge != none {
			m, ok := hanzi.Marker(text[i:])
			if ok && (m.Kind.Word() && (edge == strong || m.Kind != hanzi.Side || m.Value < 3) || edge == strong && i > 0 && inline(m.Kind)) {
				found = append(found, foundPoint{i, m})
				i += len(m.Text)
				edge = none
				continue
			}
		}
		switch {
		case strings.ContainsRune("。；：！？;:", r):
			edge = strong
		case strings.ContainsRune("，、,—", r):
			edge = max(weak, none)
		case unicode.IsSpace(r), r == '”', r == '’', r == '）':
		default:
			edge = none
		}
		i += size
	}
	return found
}

// inline tells the numbers that occur in the midst of a paragraph.
func inline(kind hanzi.MarkKind) bool {
	return kind == hanzi.Digit || kind == hanzi.BracketedDigit || kind == hanzi.Circled
}

// withFirst adds the 一是 that runs on from its sentence without a stop (不足主要是一是…；二是…).
func withFirst(found []foundPoint, text string, from int, open openPoint) []foundPoint {
	for n, f := range found {
		if f.mark.Kind != hanzi.Point {
			continue
		}
		if f.mark.Value != 2 || open.kind == hanzi.Point && open.value == 1 {
			return found
		}
		if n > 0 {
			from = found[n-1].at + len(found[n-1].mark.Text)
		}
		i := strings.LastIndex(text[from:f.at], "一是")
		if i < 0 {
			return found
		}
		if m, ok := hanzi.Marker(text[from+i:]); ok && m.Kind == hanzi.Point {
			return slices.Insert(found, n, foundPoint{from + i, m})
		}
		return found
	}
	return found
}

// series keeps of one family's marks those that count on.
func (p *plan) series(kind hanzi.MarkKind, family []foundPoint, open openPoint) []foundPoint {
	first := family[0]
	goesOn := open.kind == kind && first.mark.Value == open.value+1
	switch {
	case kind == hanzi.Point:
		if len(family) > 1 || first.at == 0 || goesOn {
			return family
		}
	case kind == hanzi.Side:
		if i := slices.IndexFunc(family, func(f foundPoint) bool { return f.mark.Value == 1 }); i >= 0 && len(family)-i > 1 {
			return family[i:]
		}
		if first.at == 0 && first.mark.Value < 3 && p.starts[kind] > 1 {
			return family[:1]
		}
	case kind.Word():
		if len(family) > 1 || first.at == 0 && p.starts[kind] > 1 {
			return family
		}
	default:
		return counting(family, goesOn)
	}
	return nil
}

// counting keeps the numbers that count up; one that stands alone is no series. A jump or a repeat is kept: that is for check to tell.
func counting(family []foundPoint, goesOn bool) []foundPoint {
	var kept []foundPoint
	for i, f := range family {
		v := f.mark.Value
		switch {
		case len(kept) > 0:
			if last := kept[len(kept)-1].mark.Value; v >= last && v <= last+3 {
				kept = append(kept, f)
			}
		case v == 1, goesOn && i == 0, i+1 < len(family) && family[i+1].mark.Value == v+1:
			kept = append(kept, f)
		}
	}
	if len(kept) < 2 && !goesOn {
		return nil
	}
	return kept
}
