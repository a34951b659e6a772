package record

import (
	"maps"
	"slices"
	"unicode/utf8"
)

// nearest is the candidate that the word was most likely meant to be: at most a third of its letters away, "" where there is none. Among
// equals the first wins. Where there are very many candidates it does not search.
func nearest(word string, candidates []string) string {
	const many, long = 500, 64
	if len(candidates) > many || len(word) > long {
		return ""
	}
	best, found := max(utf8.RuneCountInString(word)/3, 1)+1, ""
	for _, c := range candidates {
		if len(c) > long {
			continue
		}
		if d := distance([]rune(word), []rune(c)); d < best && d > 0 {
			best, found = d, c
		}
	}
	return found
}

// distance counts the letters to put in, take out, replace or swap with their neighbour to make b of a.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// didYouMean is a hint that names the known id nearest to the one given, or what to do where none is near.
func didYouMean[V any](id string, known map[string]V) string {
	if likely := nearest(id, slices.Sorted(maps.Keys(known))); likely != "" {
		return "是不是 “" + likely + "”？"
	}
	return "改正这个编号，或者先加上它指的记录"
}
