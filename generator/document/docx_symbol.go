package document

import "strconv"

// symbol reads a w:sym, a sign named by its place in a symbol font. One that has no counterpart in Unicode stands as □ and is reported.
func (s *story) symbol(e element) error {
	code, err := strconv.ParseUint(e.attr("char"), 16, 32)
	if err != nil {
		return nil
	}
	if r, ok := symbolOf(e.attr("font"), rune(code)); ok {
		s.put(string(r))
		return nil
	}
	s.drop("符号字体“"+e.attr("font")+"”里的符号，没有对应的文字，以□代替", "□")
	s.put("□")
	return nil
}

// symbolOf is the character that stands for a sign of a symbol font.
func symbolOf(font string, code rune) (rune, bool) {
	if code >= 0xf000 && code <= 0xf0ff {
		code -= 0xf000
	}
	switch font {
	case "Wingdings":
		r, ok := wingdings[code]
		return r, ok
	case "Wingdings 2":
		r, ok := wingdings2[code]
		return r, ok
	case "Symbol":
		r, ok := symbolFont[code]
		return r, ok
	}
	private := code >= 0xe000 && code <= 0xf8ff
	return code, code >= ' ' && !private
}

// The signs of the symbol fonts that forms and lists use.
var (
	wingdings = map[rune]rune{0x22: '✂', 0x28: '☎', 0x2a: '✉', 0x46: '☞', 0x4a: '☺', 0x6c: '●', 0x6d: '❍', 0x6e: '■', 0x6f: '□', 0x70: '□', 0x71: '❑',
		0x72: '❒', 0x73: '⬧', 0x74: '⧫', 0x75: '◆', 0x76: '❖', 0x77: '⬥', 0x78: '⌧', 0x80: '⓪', 0x81: '①', 0x82: '②', 0x83: '③', 0x84: '④',
		0x85: '⑤', 0x86: '⑥', 0x87: '⑦', 0x88: '⑧', 0x89: '⑨', 0x8a: '⑩', 0x9e: '·', 0x9f: '•', 0xa1: '○', 0xa4: '◉', 0xa7: '▪', 0xa8: '□',
		0xab: '★', 0xd8: '➢', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓', 0xe8: '➔', 0xf0: '⇨', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑'}
	wingdings2 = map[rune]rune{0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x54: '☒', 0xa3: '□', 0x2a: '□', 0x30: '☑'}
	symbolFont = map[rune]rune{0x2d: '−', 0xa3: '≤', 0xa5: '∞', 0xae: '→', 0xb0: '°', 0xb1: '±', 0xb2: '″', 0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xb8: '÷',
		0xb9: '≠', 0xba: '≡', 0xbb: '≈', 0xbc: '…', 0xd7: '⋅', 0xde: '⇒', 0x61: 'α', 0x62: 'β', 0x67: 'γ', 0x6d: 'μ', 0x70: 'π', 0x57: 'Ω'}
)

// bullet is the sign that a bulleted list shows, those of symbol fonts as their nearest characters.
func bullet(text string) string {
	for _, r := range text {
		if r < 0xe000 || r > 0xf8ff {
			return text
		}
		code := r & 0xff
		if sign, ok := wingdings[code]; ok && code != 0x6f {
			return string(sign)
		}
		if sign, ok := symbolFont[code]; ok {
			return string(sign)
		}
	}
	return "•"
}
