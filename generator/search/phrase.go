package search

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Phrases that a site's pages repeat are coded as single characters of the private use area: text shards are small, so that a compressor alone
// would see few repetitions in each. The phrases themselves are loaded once, with core.js.
const (
	firstCode  = '\ue000'
	maxPhrases = 6400 // as many as the private use area has
	sampleSize = 240_000
	rounds     = 14
	minUses    = 6
)

// learnPhrases joins, round by round, the pairs that stand side by side most often in a sample of the texts, and keeps the joined ones that
// still occur in the end.
func learnPhrases(texts []string) []string {
	l := learner{known: make(map[uint64]int32)}
	l.take(texts)
	for range rounds {
		if len(l.symbols)-l.single >= 3*maxPhrases || !l.join() {
			break
		}
	}
	return l.phrases()
}

// A learner holds the sample as a sequence of symbols; -1 parts what may not be joined.
type learner struct {
	symbols []string
	single  int // how many symbols are one character
	text    []int32
	known   map[uint64]int32
}

// take samples whole texts, evenly spread.
func (l *learner) take(texts []string) {
	total := 0
	for _, t := range texts {
		total += len(t) / 3
	}
	step := max(1, total/sampleSize)
	ids := make(map[rune]int32)
	for i := 0; i < len(texts); i += step {
		for _, r := range texts[i] {
			if r < ' ' {
				l.text = append(l.text, -1)
				continue
			}
			id, ok := ids[r]
			if !ok {
				id = int32(len(l.symbols))
				ids[r], l.symbols = id, append(l.symbols, string(r))
			}
			l.text = append(l.text, id)
		}
		l.text = append(l.text, -1)
	}
	l.single = len(l.symbols)
}

// join makes symbols of the commonest pairs and rewrites the sample with them; it reports false when no pair is common any more.
func (l *learner) join() bool {
	type pair struct {
		key  uint64
		uses int
	}
	counts := make(map[uint64]int, len(l.text)/4)
	for i := 1; i < len(l.text); i++ {
		if a, b := l.text[i-1], l.text[i]; a >= 0 && b >= 0 {
			counts[uint64(a)<<32|uint64(b)]++
		}
	}
	var pairs []pair
	for key, uses := range counts {
		if uses >= minUses {
			pairs = append(pairs, pair{key, uses})
		}
	}
	if len(pairs) == 0 {
		return false
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Or(b.uses-a.uses, cmp.Compare(a.key, b.key)) })
	taken := pairs[:min(len(pairs), max(200, len(pairs)/4), maxPhrases)]
	fresh := make(map[uint64]int32, len(taken))
	for _, p := range taken {
		fresh[p.key] = int32(len(l.symbols))
		l.symbols = append(l.symbols, l.symbols[p.key>>32]+l.symbols[uint32(p.key)])
	}
	l.rewrite(fresh, func(key uint64) int { return counts[key] })
	return true
}

// rewrite replaces pairs from left to right, a pair giving way to a commoner one that overlaps it.
func (l *learner) rewrite(fresh map[uint64]int32, uses func(uint64) int) {
	out := l.text[:0]
	for i := 0; i < len(l.text); i++ {
		if i+1 < len(l.text) && l.text[i] >= 0 && l.text[i+1] >= 0 {
			key := uint64(l.text[i])<<32 | uint64(l.text[i+1])
			if id, ok := fresh[key]; ok {
				if i+2 >= len(l.text) || l.text[i+2] < 0 || uses(uint64(l.text[i+1])<<32|uint64(l.text[i+2])) <= uses(key) {
					out = append(out, id)
					i++
					continue
				}
			}
		}
		out = append(out, l.text[i])
	}
	l.text = out
}

// phrases are the symbols worth a code, those that save most first.
func (l *learner) phrases() []string {
	uses := make([]int, len(l.symbols))
	for _, id := range l.text {
		if id >= 0 {
			uses[id]++
		}
	}
	type phrase struct {
		text string
		gain int
	}
	var kept []phrase
	seen := make(map[string]bool)
	for id := l.single; id < len(l.symbols); id++ {
		if text := l.symbols[id]; uses[id] >= minUses && !seen[text] {
			seen[text] = true
			kept = append(kept, phrase{text, uses[id] * (utf8.RuneCountInString(text) - 1)})
		}
	}
	slices.SortFunc(kept, func(a, b phrase) int { return cmp.Or(b.gain-a.gain, cmp.Compare(a.text, b.text)) })
	var out []string
	for _, p := range kept[:min(len(kept), maxPhrases)] {
		out = append(out, p.text)
	}
	return out
}

// A coder writes text with phrases in place of what they stand for, the longest first.
type coder struct {
	first [0x10000]int32   // character → node, for those that phrases begin with
	next  map[uint64]int32 // node and character → node
	code  []rune           // node → the phrase that ends there, 0 for none
}

func newCoder(phrases []string) *coder {
	c := &coder{next: make(map[uint64]int32), code: []rune{0}}
	for i, p := range phrases {
		node := int32(0)
		for _, r := range p {
			to := c.follow(node, r)
			if to == 0 {
				to = int32(len(c.code))
				c.code = append(c.code, 0)
				if node == 0 && r < rune(len(c.first)) {
					c.first[r] = to
				} else {
					c.next[uint64(node)<<32|uint64(r)] = to
				}
			}
			node = to
		}
		c.code[node] = firstCode + rune(i)
	}
	return c
}

// follow is the node that a character leads to, 0 for none.
func (c *coder) follow(node int32, r rune) int32 {
	if node == 0 && r < rune(len(c.first)) {
		return c.first[r]
	}
	return c.next[uint64(node)<<32|uint64(r)]
}

// append adds the coded text to out.
func (c *coder) append(out []byte, text string) []byte {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		best, end := r, i+size
		node := int32(0)
		for j := i; j < len(text); {
			r, size := utf8.DecodeRuneInString(text[j:])
			if node = c.follow(node, r); node == 0 {
				break
			}
			j += size
			if c.code[node] != 0 {
				best, end = c.code[node], j
			}
		}
		out = utf8.AppendRune(out, best)
		i = end
	}
	return out
}
