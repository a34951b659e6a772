package hanzi

// A PairFault is a mark of a pair that stands alone or meets the wrong partner. At counts code points; With is the place of the partner that
// it meets, At itself where it meets none.
type PairFault struct {
	At, With int
	Mark     rune
	Kind     PairKind
}

// A PairKind says what is wrong with a mark.
type PairKind int

const (
	Unclosed PairKind = iota + 1 // an opening mark that nothing closes
	Unopened                     // a closing mark that nothing opened
	Mixed                        // （ closed by ), “ closed by "
	Doubled                      // the same mark twice running: ““, 》》
)

// Pairs checks the pairs of one paragraph: 《》〈〉（）()“”‘’〔〕【】「」『』[]［］. Faults come in reading order. Marks that number points (1） a)) need no partner.
func Pairs(text []rune) []PairFault {
	p := pairing{text: text}
	for i, r := range text {
		switch {
		case apostrophe(text, i):
		case closer(r) != 0:
			p.open = append(p.open, i)
		case opener(r) != 0:
			p.shut(i)
		}
	}
	for _, i := range p.open {
		p.fault(PairFault{At: i, With: i, Mark: text[i], Kind: Unclosed})
	}
	return p.sorted()
}

// closer is the mark that closes r, 0 where r opens nothing.
func closer(r rune) rune {
	switch r {
	case '《':
		return '》'
	case '〈':
		return '〉'
	case '（':
		return '）'
	case '(':
		return ')'
	case '“':
		return '”'
	case '‘':
		return '’'
	case '〔':
		return '〕'
	case '【':
		return '】'
	case '「':
		return '」'
	case '『':
		return '』'
	case '[':
		return ']'
	case '［':
		return '］'
	}
	return 0
}

// opener is the mark that r closes, 0 where r closes nothing.
func opener(r rune) rune {
	switch r {
	case '》':
		return '《'
	case '〉':
		return '〈'
	case '）':
		return '（'
	case ')':
		return '('
	case '”':
		return '“'
	case '’':
		return '‘'
	case '〕':
		return '〔'
	case '】':
		return '【'
	case '」':
		return '「'
	case '』':
		return '『'
	case ']':
		return '['
	case '］':
		return '［'
	}
	return 0
}

// family groups marks that are the same mark in another width.
func family(r rune) rune {
	switch r {
	case '（', '(', '）', ')':
		return '('
	case '〔', '[', '［', '【', '〕', ']', '］', '】':
		return '['
	}
	if o := opener(r); o != 0 {
		return o
	}
	return r
}

// apostrophe tells that ’ at i stands between letters or after a number: it's, 90’.
func apostrophe(text []rune, i int) bool {
	return text[i] == '’' && i > 0 && i+1 < len(text) && ascii(text[i-1]) && ascii(text[i+1])
}

func ascii(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// pairing is a walk over one paragraph: the marks that stand open, and the faults met.
type pairing struct {
	text   []rune
	open   []int
	faults []PairFault
}

// shut closes the nearest open mark of the kind that text[i] closes; those opened within it stay unclosed.
func (p *pairing) shut(i int) {
	r := p.text[i]
	for n := len(p.open) - 1; n >= 0; n-- {
		at := p.open[n]
		if family(p.text[at]) != family(r) {
			continue
		}
		for _, left := range p.open[n+1:] {
			p.fault(PairFault{At: left, With: left, Mark: p.text[left], Kind: Unclosed})
		}
		p.open = p.open[:n]
		if p.text[at] != opener(r) {
			p.fault(PairFault{At: at, With: i, Mark: r, Kind: Mixed})
		}
		return
	}
	if !p.numbers(i) {
		p.fault(PairFault{At: i, With: i, Mark: r, Kind: Unopened})
	}
}

// numbers tells that the bracket at i closes nothing but the number or letter of a point: 1） 2) a).
func (p *pairing) numbers(i int) bool {
	if family(p.text[i]) != '(' {
		return false
	}
	j := i
	for j > 0 && i-j < 3 && ascii(p.text[j-1]) {
		j--
	}
	if j == i || i-j > 2 {
		return false
	}
	if j == 0 {
		return true
	}
	switch p.text[j-1] {
	case ' ', '\t', '\u3000', '。', '；', '：', '，', ':', ';':
		return true
	}
	return false
}

func (p *pairing) fault(f PairFault) {
	if f.Kind != Mixed && f.At == f.With {
		for _, n := range [2]int{f.At - 1, f.At + 1} {
			if n >= 0 && n < len(p.text) && p.text[n] == f.Mark {
				f.Kind = Doubled
				f.At, f.With = min(n, f.At), max(n, f.At)
				break
			}
		}
	}
	p.faults = append(p.faults, f)
}

// sorted is the faults in reading order.
func (p *pairing) sorted() []PairFault {
	fs := p.faults
	for i := range fs {
		for j := i; j > 0 && fs[j].At < fs[j-1].At; j-- {
			fs[j], fs[j-1] = fs[j-1], fs[j]
		}
	}
	return fs
}
