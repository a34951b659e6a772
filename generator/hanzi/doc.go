// Package hanzi knows Chinese text as text: numerals, outline markers, display width, pairs of punctuation, pairs of characters.
//
// In: strings. Out: numbers, markers, widths, strings. Everything is a pure function; the package never reads a file, never knows of a
// report or a campaign, and keeps no state.
package hanzi
