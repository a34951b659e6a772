package check

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"
)

//go:embed homophones.txt
var homophoneText string

// A sound is a reading without its tone, as a number; 0 for what has none.
type sound uint16

// sounds gives the first reading of a character.
var sounds = sync.OnceValue(func() func(rune) sound {
	byReading := map[string]sound{}
	table := make([]sound, 0xA000-0x4E00)
	toneless := strings.NewReplacer("ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e", "ī", "i", "í", "i", "ǐ", "i", "ì", "i",
		"ō", "o", "ó", "o", "ǒ", "o", "ò", "o", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u", "ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v", "ü", "v", "ń", "n", "ň", "n", "ǹ", "n")
	for r, readings := range pinyin.PinyinDict {
		if r < 0x4E00 || r >= 0xA000 {
			continue
		}
		first, _, _ := strings.Cut(readings, ",")
		first = toneless.Replace(first)
		if _, known := byReading[first]; !known {
			byReading[first] = sound(len(byReading) + 1)
		}
		table[r-0x4E00] = byReading[first]
	}
	return func(r rune) sound {
		if r < 0x4E00 || r >= 0xA000 {
			return 0
		}
		return table[r-0x4E00]
	}
})

// An expression is a fixed one with the sounds of its characters.
type expression struct {
	words  []rune
	sounds []sound
}

// expressions are the fixed expressions by the sound of their first character.
var expressions = sync.OnceValue(func() [][]expression {
	var bySound [1 << 9][]expression // Mandarin has some 400 syllables
	for line := range strings.Lines(homophoneText) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		e := expression{words: []rune(line)}
		for _, r := range e.words {
			e.sounds = append(e.sounds, sounds()(r))
		}
		bySound[e.sounds[0]] = append(bySound[e.sounds[0]], e)
	}
	return bySound[:]
})

// misheard finds a fixed expression written with other characters of the same sound: 社会注意法治, 执法全过程纪录.
func misheard(d *doc) (hits []hit) {
	of, known := sounds(), expressions()
	for i, r := range d.r {
		for _, e := range known[of(r)] {
			if d.sounds(i, e) && !d.has(i, string(e.words)) {
				hits = append(hits, hit{start: i, end: i + len(e.words), message: "与固定表述同音不同字", hint: "固定的写法是：" + string(e.words)})
				break
			}
		}
	}
	return withoutOverlaps(hits)
}

// sounds tells that the text sounds like the expression at i.
func (d *doc) sounds(i int, e expression) bool {
	if i+len(e.words) > len(d.r) {
		return false
	}
	of := sounds()
	for n, s := range e.sounds {
		if s == 0 || of(d.r[i+n]) != s {
			return false
		}
	}
	return true
}

// soundAlike tells that two words differ in their characters and not in their sound.
func soundAlike(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	of := sounds()
	for i := range a {
		if a[i] != b[i] && (of(a[i]) == 0 || of(a[i]) != of(b[i])) {
			return false
		}
	}
	return true
}
