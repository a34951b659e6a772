package document

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// slug is an address made of a name: pinyin, two syllables a word, its Latin letters and digits kept. Of a long name the last so many words are
// taken, for there Chinese says what a thing is. It is never empty.
func slug(name string, words int) string {
	list := pinyinWords(name)
	return address(list[max(0, len(list)-words):])
}

// titleSlug is slug for titles, of which the first words are taken.
func titleSlug(title string, words int) string {
	list := pinyinWords(title)
	return address(list[:min(len(list), words)])
}

// pinyinWords spells a name in words of two syllables; a run of letters and digits is a word of its own.
func pinyinWords(name string) []string {
	const none, latin, half, full = 0, 1, 2, 3
	var words []string
	state := none // of the word written last
	args := pinyin.NewArgs()
	for _, r := range name {
		switch {
		case r < 0x80 && (unicode.IsDigit(r) || unicode.IsLetter(r)):
			if state != latin {
				words = append(words, "")
			}
			words[len(words)-1] += strings.ToLower(string(r))
			state = latin
		case unicode.Is(unicode.Han, r):
			p := pinyin.SinglePinyin(r, args)
			switch {
			case len(p) == 0:
			case state == half:
				words[len(words)-1] += p[0]
				state = full
			default:
				words = append(words, p[0])
				state = half
			}
		default:
			state = none
		}
	}
	return words
}

func address(words []string) string {
	s := strings.Join(words, "-")
	if len(s) > 48 {
		s = strings.Trim(s[:48], "-")
	}
	if s == "" {
		return "shuzi"
	}
	return s
}

// freeSlug gives the slug, with a number behind it where it is taken, and takes it.
func freeSlug(s string, taken map[string]bool) string {
	free := s
	for n := 2; taken[free]; n++ {
		free = s + "-" + strconv.Itoa(n)
	}
	taken[free] = true
	return free
}
