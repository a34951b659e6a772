// Package killed lets a test kill a process at work: the test's own binary, started again. For tests only.
//
// In: what to add to the environment, by which the test's TestMain knows that it is to work without end. Out: the last number that the process told of
// each step before it was killed. What it writes to standard error ends the test.
package killed

import (
	"bufio"
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Rounds is how often a test kills: few times, or as often as PUFA_KILLS asks.
func Rounds(few int) int {
	if n, err := strconv.Atoi(os.Getenv("PUFA_KILLS")); err == nil {
		return n
	}
	return few
}

// Told are the last numbers of the steps that a process told, one a line: "saved 3".
type Told map[string]int

// Last is the last number told of a step, none where it was never told.
func (t Told) Last(step string, none int) int {
	if n, ok := t[step]; ok {
		return n
	}
	return none
}

// AtWork starts the test's binary and kills it at a random moment, less than within after its first word.
func AtWork(t *testing.T, within time.Duration, environment ...string) Told {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), environment...)
	var wrong bytes.Buffer
	cmd.Stderr = &wrong
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	told := Told{}
	lines := bufio.NewScanner(out)
	for first := true; lines.Scan(); first = false {
		if first {
			time.AfterFunc(rand.N(within), func() { cmd.Process.Kill() })
		}
		step, number, _ := strings.Cut(lines.Text(), " ")
		if n, err := strconv.Atoi(number); err == nil {
			told[step] = n
		}
	}
	cmd.Wait()
	if wrong.Len() > 0 {
		t.Fatal(wrong.String())
	}
	return told
}
