package search

// Lists of page numbers are written in printable ASCII, one character for most numbers, so that brotli's and gzip's statistics of characters
// do the rest. A number is written in digits, the lowest last: that one as a character of ends, those before it, each less by one, as
// characters of more. Neither holds what a script would have to escape.
const (
	ends = "()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRST"
	more = "UVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}"
)

// The first character of a list that is written by its gaps: the numbers that are not in it, where that is shorter.
const without = '~'

// appendList writes ascending numbers below n as the distances between them.
func appendList(out []byte, list []uint32, n int) []byte {
	if len(list) > n/2 {
		out = append(out, without)
		next, absent := uint32(0), uint32(0)
		for _, id := range list {
			for ; next < id; next++ {
				out = appendNumber(out, next-absent)
				absent = next + 1
			}
			next = id + 1
		}
		for ; next < uint32(n); next++ {
			out = appendNumber(out, next-absent)
			absent = next + 1
		}
		return out
	}
	next := uint32(0)
	for _, id := range list {
		out = appendNumber(out, id-next)
		next = id + 1
	}
	return out
}

func appendNumber(out []byte, v uint32) []byte {
	const base = uint32(len(ends))
	if v >= base {
		out = appendMore(out, v/base-1)
	}
	return append(out, ends[v%base])
}

func appendMore(out []byte, v uint32) []byte {
	const base = uint32(len(more))
	if v >= base {
		out = appendMore(out, v/base-1)
	}
	return append(out, more[v%base])
}
