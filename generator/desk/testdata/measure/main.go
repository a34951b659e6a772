// Command measure times an edit until it is seen: in Hugo's own server from the file written to the page that shows it, in the desk from the form sent to
// the preview that shows it. bench.sh builds the programs and calls it:
//
//	measure PUFA HUGO RUNS EVENTS…
//
// Both run at the same time on the same events and are asked in turn, Hugo in its quickest way: in memory, only the pages looked at. Printed for each
// number of events: medians, ranges, and the desk's median as a share of Hugo's.
package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"pufa/generator/example"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 5 {
		log.Fatal("usage: measure PUFA HUGO RUNS EVENTS…")
	}
	pufa, hugo, runs := os.Args[1], os.Args[2], number(os.Args[3])
	for _, events := range os.Args[4:] {
		compare(pufa, hugo, runs, number(events))
	}
}

// compare measures with one number of events.
func compare(pufa, hugo string, runs, events int) {
	dir, err := os.MkdirTemp(os.Getenv("BENCH_DIR"), "pufa-bench-") // BENCH_DIR: the disk to measure on
	check(err)
	defer os.RemoveAll(dir)
	town, source := filepath.Join(dir, "town"), filepath.Join(dir, "source")
	check(example.Write(town, example.Options{Seed: 1, Events: events, Reports: 10}))
	if out, err := exec.Command(pufa, "--root", town, "build", "--content", source).CombinedOutput(); err != nil {
		log.Panicf("building the content: %v\n%s", err, out)
	}
	year, slug := anEvent(town, source)

	server := serveHugo(hugo, source, year, slug)
	defer server.end()
	desk := startDesk(pufa, town, year, slug)
	defer desk.end()
	var theirs, ours []time.Duration
	for n := range runs + 1 {
		title := fmt.Sprintf("第%d次改动的标题", n)
		hers, mine := server.edit(title), desk.edit(title)
		if n == 0 { // unmeasured: both read for the first time
			continue
		}
		theirs, ours = append(theirs, hers), append(ours, mine)
	}
	fmt.Printf("%d events, %d runs in turn\n", events, runs)
	fmt.Printf("%-28s %8s %17s %7s\n", "", "median", "range", "ratio")
	for _, line := range []struct {
		name  string
		taken []time.Duration
	}{{"hugo server", theirs}, {"pufa desk", ours}} {
		slices.Sort(line.taken)
		fmt.Printf("%-28s %7.3fs %7.3f - %6.3fs %7.2f\n", line.name, median(line.taken).Seconds(), line.taken[0].Seconds(),
			line.taken[len(line.taken)-1].Seconds(), median(line.taken).Seconds()/median(theirs).Seconds())
	}
	fmt.Println()
}

// anEvent is a published event in the middle of the example, which has a record of its own and a page of its own.
func anEvent(town, source string) (year, slug string) {
	pages, err := filepath.Glob(filepath.Join(source, "content", "campaigns", "[0-9]*", "*.md"))
	check(err)
	for _, page := range pages[len(pages)/2:] {
		year, slug = filepath.Base(filepath.Dir(page)), strings.TrimSuffix(filepath.Base(page), ".md")
		if _, err := os.Stat(filepath.Join(town, "data", "campaigns", year, slug+".toml")); err == nil {
			return year, slug
		}
	}
	log.Panicf("none of %d pages is that of an event", len(pages))
	return "", ""
}

func median(sorted []time.Duration) time.Duration { return sorted[len(sorted)/2] }

func number(s string) int {
	n, err := strconv.Atoi(s)
	check(err)
	return n
}

// check panics, so that what was started is ended and what was written removed.
func check(err error) {
	if err != nil {
		log.Panic(err)
	}
}
