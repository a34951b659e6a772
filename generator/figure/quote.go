package figure

// A span is a stretch of code points, from start up to, not including, end.
type span struct{ start, end int }

// quotations are the stretches inside Chinese quotation marks and book titles, in order. A mark that its line does not close opens none; of
// two openings in a row with one closing the inner one counts. Straight quotes pair up within a line that holds an even number of them.
func quotations(r runes) []span {
	var spans []span
	var titles, straight []int // open 《, straight quotes of the line
	double, single := -1, -1
	for i, c := range r {
		switch c {
		case '“', '「', '『', '〝':
			double = i
		case '”', '」', '』', '〞':
			if double >= 0 {
				spans = append(spans, span{double, i + 1})
			}
			double = -1
		case '‘':
			single = i
		case '’':
			if single >= 0 {
				spans = append(spans, span{single, i + 1})
			}
			single = -1
		case '《', '〈':
			titles = append(titles, i)
		case '》', '〉':
			if n := len(titles); n > 0 {
				spans = append(spans, span{titles[n-1], i + 1})
				titles = titles[:n-1]
			}
		case '"', '＂':
			straight = append(straight, i)
		}
		if c == '\n' || i == len(r)-1 {
			if len(straight)%2 == 0 {
				for k := 0; k < len(straight); k += 2 {
					spans = append(spans, span{straight[k], straight[k+1] + 1})
				}
			}
			double, single, titles, straight = -1, -1, titles[:0], straight[:0]
		}
	}
	return merged(spans)
}

// merged sorts spans and joins those that overlap.
func merged(spans []span) []span {
	sortSpans(spans)
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.start < out[n-1].end {
			out[n-1].end = max(out[n-1].end, s.end)
			continue
		}
		out = append(out, s)
	}
	return out
}
