package search

import (
	"maps"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// Initials of titles are grams as well: two or three letters that the syllables of neighbouring characters begin with. The first letter is
// moved to the private use area, where no text stands, so that they share the shards of the other grams: csz is U+E002, s, z.
const firstInitial = '\ue000'

// A speller knows how characters are read. A character with several readings counts with each of them.
type speller struct {
	args     pinyin.Args
	readings map[rune][]string
}

func newSpeller() *speller {
	args := pinyin.NewArgs()
	args.Heteronym = true
	return &speller{args, make(map[rune][]string)}
}

func (s *speller) read(r rune) []string {
	if !han(r) {
		return nil
	}
	readings, ok := s.readings[r]
	if !ok {
		readings = slices.Clone(pinyin.SinglePinyin(r, s.args))
		for i, reading := range readings {
			readings[i] = strings.ReplaceAll(reading, "ü", "v")
		}
		slices.Sort(readings)
		readings = slices.Compact(readings)
		s.readings[r] = readings
	}
	return readings
}

// initials lists the grams of a folded title's initials.
func (s *speller) initials(title []rune) []gram {
	letters := make([][]byte, len(title))
	for i, r := range title {
		for _, reading := range s.read(r) {
			if c := reading[0]; 'a' <= c && c <= 'z' && !slices.Contains(letters[i], c) {
				letters[i] = append(letters[i], c)
			}
		}
	}
	var list []gram
	for i := 1; i < len(letters); i++ {
		for _, b := range letters[i] {
			for _, a := range letters[i-1] {
				list = append(list, gramOf(firstInitial+rune(a-'a'), rune(b)))
				if i == 1 {
					continue
				}
				for _, before := range letters[i-2] {
					list = append(list, gramOf(firstInitial+rune(before-'a'), rune(a), rune(b)))
				}
			}
		}
	}
	return distinct(list)
}

// table lists the syllables of the characters read so far: a line each, the syllable, then its characters.
func (s *speller) table() []byte {
	characters := make(map[string][]rune)
	for _, r := range slices.Sorted(maps.Keys(s.readings)) {
		for _, reading := range s.readings[r] {
			characters[reading] = append(characters[reading], r)
		}
	}
	var b strings.Builder
	for _, syllable := range slices.Sorted(maps.Keys(characters)) {
		b.WriteString(syllable)
		b.WriteString(string(characters[syllable]))
		b.WriteByte('\n')
	}
	return []byte(b.String())
}
