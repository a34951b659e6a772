package main

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"pufa/generator/example"
)

// built is the day that every site of the tests is built on.
var built = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// townSite and exampleSite are public/ of the real town and of the fictional one, built once for all tests.
var (
	townSite    = sync.OnceValues(func() (string, error) { return buildInto("town", town) })
	exampleSite = sync.OnceValues(func() (string, error) {
		root := filepath.Join(workDir, "workspace")
		if err := example.Write(root, example.Options{Seed: 1, Events: 60, Reports: 3, Documents: 40}); err != nil {
			return "", err
		}
		return buildInto("example", root)
	})
)

// workDir holds what the tests build; TestMain's exit leaves it to the system's own cleaning of temporary files.
var workDir = func() string {
	dir, err := os.MkdirTemp("", "pufa-test-")
	if err != nil {
		panic(err)
	}
	return dir
}()

func buildInto(name, root string) (string, error) {
	out := filepath.Join(workDir, name)
	_, faults, err := build(context.Background(), root, out, built)
	if err == nil && refused(faults) {
		err = &fs.PathError{Op: "building", Path: root, Err: os.ErrInvalid}
		for _, f := range faults {
			os.Stderr.WriteString(f.String() + "\n")
		}
	}
	return out, err
}

// eachSite runs a test on both built sites.
func eachSite(t *testing.T, test func(t *testing.T, public string)) {
	for name, site := range map[string]func() (string, error){"town": townSite, "example": exampleSite} {
		t.Run(name, func(t *testing.T) {
			public, err := site()
			if err != nil {
				t.Fatal(err)
			}
			test(t, public)
		})
	}
}

func TestEveryLinkWorksWhereverTheFolderIsServed(t *testing.T) {
	eachSite(t, func(t *testing.T, public string) {
		for _, mount := range []string{"/", "/zwgk/fazhi/"} {
			t.Run("served at "+mount, func(t *testing.T) {
				server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(mount, "/"), http.FileServer(http.Dir(public))))
				defer server.Close()
				follow(t, server.URL+mount+"index.html", server.URL+mount, func(address string) ([]byte, bool) {
					response, err := http.Get(address)
					if err != nil {
						return nil, false
					}
					defer response.Body.Close()
					body, err := io.ReadAll(response.Body)
					return body, err == nil && response.StatusCode == http.StatusOK
				})
			})
		}
		t.Run("read from disk", func(t *testing.T) {
			base := "file://" + filepath.ToSlash(public) + "/"
			follow(t, base+"index.html", base, func(address string) ([]byte, bool) {
				u, err := url.Parse(address)
				if err != nil {
					return nil, false
				}
				body, err := os.ReadFile(filepath.FromSlash(u.Path)) // a folder is an error: from disk nothing turns it into its index
				return body, err == nil
			})
		})
	})
}

// follow walks from the first page through every link and asset below base and reports what does not load, anchors that are not there, and
// pages of the site that no link reaches.
func follow(t *testing.T, first, base string, load func(address string) ([]byte, bool)) {
	t.Helper()
	anchors := map[string]map[string]bool{} // page → ids on it
	wanted := map[string][]string{}         // page#id → pages that point there
	queue, from := []string{first}, map[string]string{first: "the start"}
	for len(queue) > 0 {
		address := queue[0]
		queue = queue[1:]
		body, ok := load(address)
		if !ok {
			t.Errorf("%s, linked from %s, does not load", address, from[address])
			continue
		}
		switch path.Ext(address) {
		case ".html":
		case ".css":
			if strings.Contains(string(body), "url(") {
				t.Errorf("%s loads more files: follow them in this test too", address)
			}
			continue
		default:
			continue
		}
		ids, links := idsAndLinks(t, address, body)
		anchors[address] = ids
		for _, link := range links {
			if strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "mailto:") || strings.HasPrefix(link, "tel:") {
				if strings.HasPrefix(link, base) {
					t.Errorf("%s: %s is not relative", address, link)
				}
				continue
			}
			target, err := url.Parse(address)
			if err != nil {
				t.Fatal(err)
			}
			target, err = target.Parse(link)
			if err != nil {
				t.Errorf("%s: link %q: %v", address, link, err)
				continue
			}
			if strings.HasPrefix(link, "/") {
				t.Errorf("%s: %s begins at the server's root", address, link)
			}
			page := *target
			page.Fragment, page.RawQuery = "", ""
			if target.Fragment != "" {
				key := page.String() + "#" + target.Fragment
				wanted[key] = append(wanted[key], address)
			}
			if _, seen := from[page.String()]; !seen {
				from[page.String()] = address
				queue = append(queue, page.String())
			}
		}
	}
	for key, pages := range wanted {
		page, id, _ := strings.Cut(key, "#")
		if ids, ok := anchors[page]; ok && !ids[id] {
			t.Errorf("%s has no anchor %s, linked from %s", page, id, pages[0])
		}
	}
	if len(anchors) < 8 {
		t.Errorf("only %d pages were reached", len(anchors))
	}
}

// idsAndLinks reads a page: the ids that it defines and everything it points to.
func idsAndLinks(t *testing.T, address string, body []byte) (ids map[string]bool, links []string) {
	t.Helper()
	tree, err := html.Parse(strings.NewReader(string(body)))
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	ids = map[string]bool{}
	for node := range tree.Descendants() {
		if node.Type != html.ElementNode {
			continue
		}
		for _, a := range node.Attr {
			switch {
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("%s: id %q stands twice", address, a.Val)
				}
				ids[a.Val] = true
			case a.Key == "href" || a.Key == "src" || a.Key == "action" && node.Data == "form":
				links = append(links, a.Val)
			case a.Key == "srcset":
				for candidate := range strings.SplitSeq(a.Val, ",") {
					links = append(links, strings.Fields(candidate)[0])
				}
			}
		}
	}
	return ids, links
}
