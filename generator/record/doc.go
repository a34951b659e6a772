// Package record holds what a town records: its site, its lasting fields of work, its legal-awareness days, its wording rules, its
// annual reports and its campaigns.
//
// In: the TOML files under data/. Out: typed values, each knowing the file it came from, and findings with file, line, column and
// remedy for everything in the files that is not so. Written records go out atomically, in canonical key order, one value a line, with the
// leading comment of the file kept. The package never renders, never listens, never guesses a value that a record lacks.
package record
