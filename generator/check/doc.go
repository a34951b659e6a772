// Package check finds what must not go out: rules over documents, over the records of a town and over its finished pages.
//
// In: texts, records, rendered files, each with what a rule may need to know beside them (the day, the town's wording rules). Out: findings in
// Chinese with rule, place, quote, message and hint. A rule that breaks down is itself a finding, of the rule "pufa", and stops no other.
// The package never reads the clock or a file by itself, never changes what it is given, and never decides what happens next: whether an
// error stops a build is its caller's to say.
package check
