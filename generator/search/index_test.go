package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// A made site and its index, built once for the tests that share it.
type built struct {
	pages   []Page
	files   map[string][]byte
	folded  [][]string // by page: title and blocks
	queries []string
}

func build(t testing.TB, n int) built {
	t.Helper()
	c := madeUp(n)
	if dir := os.Getenv("PUFA_SEARCH_SITE"); dir != "" && n == 10000 {
		c = fromFolder(t, dir)
	}
	x := New(Options{})
	var b built
	for _, path := range c.paths {
		x.Add(path, c.pages[path])
		p, ok := Read(path, c.pages[path])
		if !ok {
			continue
		}
		b.pages = append(b.pages, p)
		texts := []string{string(fold(p.Title))}
		for _, block := range p.Blocks {
			texts = append(texts, string(fold(block.Text)))
		}
		b.folded = append(b.folded, texts)
	}
	var err error
	if b.files, err = x.Files(); err != nil {
		t.Fatal(err)
	}
	return b
}

// scan is what search must find: the pages in whose text the string stands.
func (b *built) scan(query string) []string {
	needle := string(fold(plain(query)))
	paths := []string{}
	for i, texts := range b.folded {
		if slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, needle) }) {
			paths = append(paths, b.pages[i].Path)
		}
	}
	slices.Sort(paths)
	return paths
}

// sample draws strings of 2 to 8 characters from the pages, and strings that stand in none.
func (b *built) sample(present, absent int) []string {
	r := rand.New(rand.NewPCG(7, 8))
	var list []string
	draw := func() string {
		for {
			p := b.pages[r.IntN(len(b.pages))]
			texts := []string{p.Title}
			for _, block := range p.Blocks {
				texts = append(texts, block.Text)
			}
			text := []rune(texts[r.IntN(len(texts))])
			size := 2 + r.IntN(7)
			if len(text) < size {
				continue
			}
			at := r.IntN(len(text) - size + 1)
			if s := string(text[at : at+size]); plain(s) == s {
				return s
			}
		}
	}
	for range present {
		list = append(list, draw())
	}
	for absent > 0 {
		rs := []rune(draw() + draw())
		r.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		if s := string(rs[:2+r.IntN(min(7, len(rs)-1))]); plain(s) == s && len(b.scan(s)) == 0 {
			list = append(list, s)
			absent--
		}
	}
	return list
}

// script joins the modules as the template does, into the body of a function.
func script(t testing.TB) string {
	t.Helper()
	var s strings.Builder
	for _, name := range []string{"list", "fold", "pinyin", "index", "query"} {
		b, err := os.ReadFile(filepath.Join("../../layouts/_partials/search", name+".js"))
		if err != nil {
			t.Fatal(err)
		}
		s.Write(regexp.MustCompile(`(?m)^import .*$`).ReplaceAll(b, nil))
	}
	return regexp.MustCompile(`(?m)^export `).ReplaceAllString(s.String(), "") + "\nreturn { openIndex, find };"
}

type answer struct {
	Paths []string
	Where []string
	Files []string
	Slow  float64
}

// run lets node answer the queries; share is how many queries share what was loaded, 0 for all.
func run(t testing.TB, files map[string][]byte, queries []string, share int) []answer {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("SKIPPED: no node here, so the search script was not run")
	}
	dir := t.TempDir()
	for path, data := range files {
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	body := filepath.Join(dir, "script")
	if err := os.WriteFile(body, []byte(script(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	input, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "testdata/run.js", body, dir, fmt.Sprint(share))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var answers []answer
	for line := range bytes.Lines(out) {
		var a answer
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, a)
	}
	if len(answers) != len(queries) {
		t.Fatalf("%d answers to %d queries", len(answers), len(queries))
	}
	return answers
}

func compressed(b []byte) int {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, 9)
	w.Write(b)
	w.Close()
	return out.Len()
}

func TestEveryStringFindsItsPages(t *testing.T) {
	b := build(t, 1000)
	queries := b.sample(2000, 200)
	for i, a := range run(t, b.files, queries, 0) {
		want := b.scan(queries[i])
		slices.Sort(a.Paths)
		if !slices.Equal(a.Paths, want) {
			t.Errorf("%q: found %d pages, a scan %d", queries[i], len(a.Paths), len(want))
		}
	}
}

func TestProbe(t *testing.T) {
	b := build(t, 10000)
	text := 0
	for _, p := range b.pages {
		text += len(p.Title)
		for _, block := range p.Blocks {
			text += len(block.Text)
		}
	}
	size := map[string]int{}
	total := 0
	t.Log(string(b.files[Folder+"core.js"][:300]))
	for p, f := range b.files {
		size[strings.TrimSuffix(filepath.Base(p), ".js")] = compressed(f)
		total += compressed(f)
	}
	t.Logf("text %d index %d ratio %.3f files %d", text, total, float64(total)/float64(text), len(b.files))
	queries := b.sample(400, 0)
	var first, next, cands []int
	var slow []float64
	for i, a := range run(t, b.files, queries, 2) {
		n := 0
		for _, f := range a.Files {
			n += size[f]
		}
		if i%2 == 0 {
			first = append(first, n)
		} else {
			next = append(next, n)
		}
		slow = append(slow, a.Slow)
		cands = append(cands, len(a.Files))
		if len(a.Files) > 25 {
			t.Log(queries[i], len(a.Files), n, len(b.scan(queries[i])))
		}
	}
	slices.Sort(first)
	slices.Sort(next)
	slices.Sort(slow)
	slices.Sort(cands)
	q := func(l []int) []int { return []int{l[0], l[len(l)/2], l[len(l)*9/10], l[len(l)-1]} }
	t.Log("first", q(first), "next", q(next), "files", q(cands), "ms", slow[len(slow)/2], slow[len(slow)*9/10], slow[len(slow)-1])
}

func fromFolder(t testing.TB, dir string) corpus {
	c := corpus{pages: map[string][]byte{}}
	err := filepath.WalkDir(dir, func(file string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".html") {
			return err
		}
		b, err := os.ReadFile(file)
		if bytes.Contains(b, []byte("main--campaigns")) {
			return nil
		}
		path, _ := filepath.Rel(dir, file)
		path = filepath.ToSlash(path)
		c.paths = append(c.paths, path)
		c.pages[path] = b
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}
