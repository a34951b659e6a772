package site

import "runtime/debug"

// A build is a burst: it makes garbage faster than anything that lasts, and ends. Collecting it at every doubling of the heap, Go's habit,
// takes a fifth of the processor time; so a build lets the heap grow to a limit instead, and only there collects.
//
// The limit is 900 MB, three quarters of what a build of 10,000 events may take. What stays alive is some sixteen times the content (10,000
// events: 44 MB of content, up to 680 MB alive), so for larger sites the limit is 24 times the content: one below what is alive would have
// the collector run without end.
const (
	heapLimit      = 900 << 20
	heapPerContent = 24
	heapGrowth     = 400 // percent
)

// roomy sets these limits and returns the function that puts back what was before.
func roomy(o *Options) (undo func()) {
	var content int64
	for _, data := range o.Content {
		content += int64(len(data))
	}
	limit := debug.SetMemoryLimit(max(heapLimit, heapPerContent*content))
	growth := debug.SetGCPercent(heapGrowth)
	return func() {
		debug.SetGCPercent(growth)
		debug.SetMemoryLimit(limit)
	}
}
