package check

// A runeSet holds characters, for loops that ask of every character of a text. Above U+FFFF it holds none.
type runeSet [1024]uint64

func setOf(chars string) *runeSet {
	s := new(runeSet)
	for _, r := range chars {
		if r < 0x10000 {
			s[r>>6] |= 1 << (r & 63)
		}
	}
	return s
}

func (s *runeSet) has(r rune) bool { return r < 0x10000 && r >= 0 && s[r>>6]&(1<<(r&63)) != 0 }

// A charSet tells which characters a text can have: one that it denies is not there, one that it affirms may be.
type charSet [16]uint64

func (s *charSet) add(r rune)      { s[uint32(r)>>6&15] |= 1 << (r & 63) }
func (s *charSet) has(r rune) bool { return s[uint32(r)>>6&15]&(1<<(r&63)) != 0 }
