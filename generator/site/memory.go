package site

import (
	"os"
	"runtime/debug"
)

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

// Roomy sets these limits and returns the function that puts back what was before. Build does so by itself; a command that reads the records
// for a build only calls it before that.
func Roomy() (undo func()) { return roomyFor(0) }

// roomyFor is Roomy for a site with so many bytes of content.
func roomyFor(content int64) (undo func()) {
	limit := debug.SetMemoryLimit(max(heapLimit, heapPerContent*content))
	growth := debug.SetGCPercent(heapGrowth)
	return func() {
		debug.SetGCPercent(growth)
		debug.SetMemoryLimit(limit)
	}
}

func (o *Options) contentBytes() int64 {
	var sum int64
	for _, data := range o.Content {
		sum += int64(len(data))
	}
	return sum
}

// hugoMemory is what Hugo is told to hold its caches to, in GB: nothing, so that it lets go of the rendered words and syntax trees of pages
// which are finished. The default, a quarter of the machine's memory, keeps those of all pages: 130 MB for 10,000 events.
const (
	hugoMemory    = "0.05"
	hugoMemoryKey = "HUGO_MEMORYLIMIT"
)

// frugally calls make while Hugo, which asks the environment when a site is made, reads hugoMemory there. A limit set by the user stands.
func frugally(make func() error) error {
	if _, set := os.LookupEnv(hugoMemoryKey); set {
		return make()
	}
	if err := os.Setenv(hugoMemoryKey, hugoMemory); err != nil {
		return err
	}
	defer os.Unsetenv(hugoMemoryKey)
	return make()
}
