// Package figure finds the quantities that running Chinese text asserts: numbers with the unit that stands right after them, what bounds
// them (余, 以上, 不足, 约), what they count, and how they hang together (parts of a whole, a rate and the counts it follows from).
//
// In: plain text. Out: figures and relations, placed by code points. Dates, ordinals, document numbers, names and idioms are not figures. The
// package never reads a file, never changes the text and never judges whether the numbers are right.
package figure

// A Figure is one quantity. Start and End are code points in the text, from the number's first character through its unit.
type Figure struct {
	Start, End int
	Text       string  // as printed: "2.3万人次"
	Value      float64 // 23000; of a range the low end
	High       float64 // high end of a range; 0: none
	Unit       string  // "人次"; "" for fractions and bare numbers
	Bound      Bound
	Optional   bool   // a quantity of name or rhetoric, which need not be recorded (FIGURES.md 5)
	Name       string // what it counts, understood without the sentence: "接到12345市民服务热线转派工单"
}

// A Bound says on which side of the number the true value lies.
type Bound string

const (
	Exact   Bound = "exact"
	AtLeast Bound = "at-least"
	AtMost  Bound = "at-most"
	About   Bound = "about"
)

// A Rate ties a stated rate to the counts it follows from, as indices of the figures: figures[Figure] = figures[Part] / figures[Whole].
type Rate struct{ Figure, Part, Whole int }
