package figure

// name says of every figure what it counts.
func (r runes) name(found []Figure) {}
