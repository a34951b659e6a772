// Command measure times the program and Hugo's own command in turn on the same example town. bench.sh builds both and calls it:
//
//	measure PUFA HUGO EVENTS RUNS
//
// Printed for each: the median of wall time, the range, processor time, peak memory, and the median as a share of Hugo's. "Pages alone" is what both do:
// checks, search, feeds and open data left out, see pages.
package main

import (
	"cmp"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"

	"pufa/generator/example"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) == 5 && os.Args[1] == "pages" {
		pages(os.Args[2:])
		return
	}
	if len(os.Args) != 5 {
		log.Fatal("usage: measure PUFA HUGO EVENTS RUNS")
	}
	pufa, hugo := os.Args[1], os.Args[2]
	events, runs := number(os.Args[3]), number(os.Args[4])
	dir, err := os.MkdirTemp(os.Getenv("BENCH_DIR"), "pufa-bench-") // BENCH_DIR: the disk to measure on
	check(err)
	defer os.RemoveAll(dir)
	at := func(name string) string { return filepath.Join(dir, name) }

	check(example.Write(at("town"), example.Options{Seed: 1, Events: events, Reports: 10}))
	build := func(arguments ...string) *exec.Cmd {
		return exec.Command(pufa, append([]string{"--root", at("town"), "build", "--date", "2026-03-01"}, arguments...)...)
	}
	run(build("--content", at("source")))
	self, err := os.Executable()
	check(err)
	run(exec.Command(self, "pages", "content", at("town"), at("pages")))

	// Every run writes to a folder of its own, and nothing is removed before the end: ext4 is slow to make files where many were just removed.
	tasks := []*task{
		{name: "hugo --minify", command: func(run string) *exec.Cmd {
			return exec.Command(hugo, "--minify", "--quiet", "--source", at("source"), "--destination", at("hugo"+run))
		}},
		{name: "hugo --minify, pages alone", pages: true, command: func(run string) *exec.Cmd {
			return exec.Command(hugo, "--minify", "--quiet", "--source", at("pages"), "--destination", at("hugopages"+run))
		}},
		{name: "records to pages alone", pages: true, command: func(run string) *exec.Cmd { return exec.Command(self, "pages", "build", at("town"), at("only"+run)) }},
		{name: "pufa build --no-compress", command: func(run string) *exec.Cmd { return build("--no-compress", "--out", at("plain"+run)) }},
		{name: "pufa build", command: func(run string) *exec.Cmd { return build("--out", at("full"+run)) }},
		{name: "pufa build, nothing changed", command: func(run string) *exec.Cmd { return build("--out", at("full"+run)) }},
	}
	for i := range runs + 1 {
		for _, t := range tasks {
			t.run(strconv.Itoa(i))
		}
		if i == 0 { // unmeasured: fills the disk's caches
			for _, t := range tasks {
				t.taken = nil
			}
			continue
		}
		fmt.Fprintf(os.Stderr, "run %d of %d\n", i, runs)
	}
	fmt.Printf("%d events, %d runs in turn, %d processors\n\n", events, runs, processors())
	fmt.Printf("%-30s %8s %15s %9s %9s %7s\n", "", "median", "range", "cpu", "memory", "ratio")
	for _, t := range tasks {
		reference := tasks[0]
		if t.pages {
			reference = tasks[1]
		}
		fmt.Println(t.line(reference))
	}
}

// A task is one command line to be timed.
type task struct {
	name    string
	pages   bool // pages alone, to be held against Hugo's command on the same
	command func(run string) *exec.Cmd
	taken   []taken
}

type taken struct {
	wall, cpu time.Duration
	memory    int64 // bytes
}

func (t *task) run(name string) {
	syscall.Sync()
	c := t.command(name)
	begun := time.Now()
	state := run(c)
	usage := state.SysUsage().(*syscall.Rusage)
	t.taken = append(t.taken, taken{time.Since(begun), state.UserTime() + state.SystemTime(), usage.Maxrss * 1024})
}

func (t *task) line(reference *task) string {
	wall, cpu, memory := t.median()
	low, high := t.taken[0].wall, t.taken[0].wall
	for _, one := range t.taken {
		low, high = min(low, one.wall), max(high, one.wall)
	}
	base, _, _ := reference.median()
	return fmt.Sprintf("%-30s %7.2fs %6.2f - %5.2fs %8.2fs %6d MB %7.2f", t.name, wall.Seconds(), low.Seconds(), high.Seconds(), cpu.Seconds(),
		memory>>20, wall.Seconds()/base.Seconds())
}

// median of wall and processor time; of memory the peak.
func (t *task) median() (wall, cpu time.Duration, memory int64) {
	sorted := func(of func(taken) time.Duration) time.Duration {
		all := slices.Clone(t.taken)
		slices.SortFunc(all, func(a, b taken) int { return cmp.Compare(of(a), of(b)) })
		return of(all[len(all)/2])
	}
	for _, one := range t.taken {
		memory = max(memory, one.memory)
	}
	return sorted(func(x taken) time.Duration { return x.wall }), sorted(func(x taken) time.Duration { return x.cpu }), memory
}

func run(c *exec.Cmd) *os.ProcessState {
	out, err := c.CombinedOutput()
	if err != nil {
		log.Fatalf("%s: %v\n%s", c, err, out)
	}
	return c.ProcessState
}

func processors() int {
	out, err := exec.Command("nproc").Output()
	check(err)
	return number(string(out[:len(out)-1]))
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	check(err)
	return n
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
