package search

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestListsReadAsTheyWereWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{1, 2, 45, 46, 3000, 200_000} {
		for _, share := range []float64{0, .001, .1, .5, .9, 1} {
			list := []uint32{}
			for id := range n {
				if r.Float64() < share {
					list = append(list, uint32(id))
				}
			}
			var got []uint32
			for _, id := range readList(string(appendList(nil, list, n)), n) {
				got = append(got, uint32(id))
			}
			if !slices.Equal(got, list) {
				t.Errorf("%d of %d: read otherwise", len(list), n)
			}
		}
	}
}

func TestPhrasesStandForWhatTheyReplace(t *testing.T) {
	texts := slices.Repeat([]string{"近日，甲样镇司法所开展宪法宣传\n发放资料200份", "\t一、成效\n法法法法法法"}, 50)
	phrases := learnPhrases(texts)
	if len(phrases) == 0 {
		t.Fatal("nothing was learnt")
	}
	c := newCoder(phrases)
	for _, text := range append(texts, "没有见过的𬒈字", "") {
		coded := string(c.append(nil, text))
		var b strings.Builder
		for _, r := range coded {
			if r >= firstCode && r <= '\uf8ff' {
				b.WriteString(phrases[r-firstCode])
			} else {
				b.WriteRune(r)
			}
		}
		if b.String() != text {
			t.Errorf("%q reads as %q", text, b.String())
		}
	}
}

func TestGramsSortAsScriptsCompare(t *testing.T) {
	list := []string{"!a", "一", "一丁", "一丁b", "𠀀一", "\ue002sz", "\ufffd一"}
	for i := 1; i < len(list); i++ {
		if a, b := gramOf([]rune(list[i-1])...), gramOf([]rune(list[i])...); a >= b {
			t.Errorf("%q does not come before %q", list[i-1], list[i])
		}
	}
	for _, s := range list {
		if got := gramOf([]rune(s)...).String(); got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}

// Text that the index keeps must be cleaned and folded by the script as it is in Go, or a query would miss it.
func TestTheScriptFoldsAsGoDoes(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("SKIPPED: no node here, so the script's folding was not compared")
	}
	var samples []string
	for r := rune(1); r < 0x20000; r++ {
		if 0xd800 <= r && r < 0xf900 || r == '\n' || r == 0x85 { // half characters, private ones, the line end that parts samples, and one that JavaScript takes for none
			continue
		}
		samples = append(samples, "甲"+string(r)+"乙a"+string(r)+"b")
	}
	var pairs strings.Builder
	for t, s := range simplified() {
		pairs.WriteString(string([]rune{t, s}))
	}
	dir := t.TempDir()
	program := script(t) + fmt.Sprintf(`
		const lines = require("fs").readFileSync(0, "utf8").split("\n"), fold = folder(new Map(pairs(%q)));
		process.stdout.write(lines.map((line) => fold(plain(line))).join("\n"));`, pairs.String())
	if err := os.WriteFile(dir+"/fold.js", []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, dir+"/fold.js")
	cmd.Stdin, cmd.Stderr = strings.NewReader(strings.Join(samples, "\n")), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	faults := 0
	for i, got := range bytes.Split(out, []byte("\n")) {
		if want := string(fold(plain(samples[i]))); string(got) != want {
			if faults++; faults <= 10 {
				t.Errorf("%q: the script makes %q, Go %q", samples[i], got, want)
			}
		}
	}
}
