package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/generator/hanzi"
)

const (
	longHeading = 120 // a sentence longer than this under 一、 or （一） is text, not a heading
	shortLabel  = 20  // how long the label of a point or of a numbered paragraph can be
)

// headingTitle is the title behind the mark m, and the byte at which the heading ends on the line; limit is where its first point begins. The
// title is the sentence up to the first 。, or a short label up to ：, or the whole line. Under 1. and below, a full sentence that says more than
// a label is text.
func headingTitle(text string, m hanzi.Mark, limit int) (string, int) {
	start := len(m.Text) + leadingSpace(text[len(m.Text):])
	if start >= limit {
		return "", min(start, limit)
	}
	end, closed := sentenceEnd(text, start, limit)
	n := utf8.RuneCountInString(text[start:end])
	label := n <= shortLabel
	switch {
	case rank(m.Kind) <= 2:
		if n > longHeading {
			return "", start
		}
	case !closed && limit == len(text):
		if n > longHeading || strings.HasSuffix(text, "；") || strings.HasSuffix(text, ";") {
			return "", start
		}
	case end == len(text):
		if !label || strings.ContainsFunc(text[start:end], unicode.IsDigit) {
			return "", start
		}
	case !label && closed:
		return "", start
	}
	return trimRight(text[start:end]), end + leadingSpace(text[end:])
}

// pointTitle is the label of a point: a short first sentence with more text behind it.
func pointTitle(text string, m hanzi.Mark) (string, int) {
	start := len(m.Text) + leadingSpace(text[len(m.Text):])
	end, closed := sentenceEnd(text, start, len(text))
	rest := end + leadingSpace(text[end:])
	if !closed || rest == len(text) || utf8.RuneCountInString(text[start:end]) > shortLabel {
		return "", start
	}
	return text[start:end], rest
}

// sentenceEnd is the byte behind the first 。！？ of text[start:limit] with the brackets and quotes that close there, or behind a ： that ends a
// short label; closed is false where neither stands.
func sentenceEnd(text string, start, limit int) (end int, closed bool) {
	n := 0
	for i, r := range text[start:limit] {
		n++
		after := start + i + len("。")
		switch {
		case r == '。' || r == '！' || r == '？':
			for after < limit {
				next, size := utf8.DecodeRuneInString(text[after:limit])
				if !strings.ContainsRune("”’）》", next) {
					break
				}
				after += size
			}
			return after, true
		case r == '：' && n <= shortLabel && after < limit:
			return after, true
		}
	}
	return limit, false
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }
