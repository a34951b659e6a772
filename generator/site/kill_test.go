package site

import (
	"bufio"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pufa/generator/folder"
)

// TestMain lets the test binary be the process that is killed: asked to by its environment, it builds two sites in turn until someone ends it.
func TestMain(m *testing.M) {
	if root := os.Getenv("PUFA_KILL_ME"); root != "" {
		swap := (*folder.Yard).Swap
		if os.Getenv("PUFA_KILL_SWAP") == "two steps" {
			swap = (*folder.Yard).SwapInTwoSteps
		}
		fmt.Println("building")
		for i := 0; ; i++ {
			if r, findings, err := buildWith(context.Background(), turn(root, i), swap); err != nil || r == nil {
				fmt.Println("FAILED", err, show(findings))
				os.Exit(1)
			}
			fmt.Println("built")
		}
	}
	os.Exit(m.Run())
}

// turn is one of two sites of 16 pages that differ in every page, in a page the other lacks, and not in static/.
func turn(root string, i int) Options {
	name := [...]string{"甲", "乙"}[i%2]
	content := pages(16)
	content["only/"+[...]string{"a", "b"}[i%2]+".md"] = []byte("+++\ntitle = \"只在一处\"\n+++\n")
	return Options{Files: os.DirFS("testdata/town"), Content: content, Params: map[string]any{"unit": name},
		Out: filepath.Join(root, "public"), Cache: filepath.Join(root, "cache")}
}

// A build killed at any moment leaves the old site or the new one, whole.
func TestKilledBuildLeavesAWholeSite(t *testing.T) {
	for _, swap := range []string{"one step", "two steps"} {
		t.Run(swap, func(t *testing.T) {
			root := t.TempDir()
			var whole []map[string]folder.Sum
			for i := range 2 {
				build(t, turn(root, i))
				whole = append(whole, hashes(t, filepath.Join(root, "public")))
			}
			seen := map[int]int{}
			for round := range 50 {
				killBuild(t, root, swap, round%2 == 0)
				if swap == "two steps" { // between the steps nothing stands there: the next start mends it
					if err := folder.Recover(filepath.Join(root, "public")); err != nil {
						t.Fatal(err)
					}
				}
				now := hashes(t, filepath.Join(root, "public"))
				which := -1
				for i := range whole {
					if same(now, whole[i]) {
						which = i
					}
				}
				if which < 0 {
					t.Fatalf("round %d: public/ is neither the old site nor the new", round)
				}
				seen[which]++
			}
			t.Logf("killed 50 times: %d times the first site stood there, %d times the second", seen[0], seen[1])
			if seen[0] == 0 || seen[1] == 0 {
				t.Error("every kill found the same site: the builds were killed too early to prove anything")
			}
			if err := folder.Recover(filepath.Join(root, "public")); err != nil {
				t.Fatal(err)
			}
			for _, pattern := range []string{"new-*", "old-*", "journal*"} {
				if left, _ := filepath.Glob(filepath.Join(root, ".pufa", "public", pattern)); len(left) > 0 {
					t.Errorf("left behind: %q", left)
				}
			}
		})
	}
}

// killBuild starts a process that builds, and kills it at a random moment of its first three builds, or close to the moment when a build
// takes its place: then the process has just told of the one before.
func killBuild(t *testing.T, root, swap string, near bool) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "PUFA_KILL_ME="+root, "PUFA_KILL_SWAP="+swap)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan()
	begun := time.Now()
	builds := rand.IntN(3)
	for range builds {
		lines.Scan()
	}
	if near && builds > 0 {
		length := time.Since(begun) / time.Duration(builds)
		time.Sleep(length - time.Duration(rand.Int64N(int64(length/5))))
	} else {
		time.Sleep(time.Duration(rand.Int64N(int64(100 * time.Millisecond))))
	}
	c.Process.Kill()
	for lines.Scan() {
		if lines.Text() != "built" {
			t.Fatalf("the build failed by itself: %s", lines.Text())
		}
	}
	c.Wait()
}

// hashes reads every file of a folder.
func hashes(t testing.TB, dir string) map[string]folder.Sum {
	t.Helper()
	sums := map[string]folder.Sum{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		sums[filepath.ToSlash(rel)] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	m, err := folder.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range m.Files {
		if sums[e.Path] != e.SHA256 {
			t.Fatalf("%s is not as its manifest says", e.Path)
		}
	}
	if len(sums) != len(m.Files)+1 {
		t.Fatalf("%d files, but the manifest lists %d", len(sums), len(m.Files))
	}
	return sums
}

// pages makes n pages of an invented town.
func pages(n int) map[string][]byte {
	content := map[string][]byte{"_index.md": []byte("+++\ntitle = \"样例县甲样镇\"\n+++\n"), "events/_index.md": []byte("+++\ntitle = \"普法活动\"\n+++\n")}
	for i := range n {
		content[fmt.Sprintf("events/event-%03d.md", i)] = fmt.Appendf(nil, "+++\ntitle = \"第%d次活动\"\n+++\n%s\n", i, strings.Repeat("在甲样村讲民法典。", 80))
	}
	return content
}
