package main

import (
	"crypto/sha256"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"pufa/generator/example"
)

// address is where the site of these tests is said to live.
const address = "https://www.example.gov.cn/zwgk/fazhi/"

// addressedSite is public/ of a fictional town that knows its address and its licence.
var addressedSite = sync.OnceValues(func() (string, error) {
	root := filepath.Join(workDir, "addressed-workspace")
	if err := example.Write(root, example.Options{Seed: 3, Events: 20, Reports: 2}); err != nil {
		return "", err
	}
	file := filepath.Join(root, "data", "site.toml")
	old, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	text := strings.Replace(string(old), "\nlaunched", "\nbase_url = \"https://www.example.gov.cn\"\npath = \"/zwgk/fazhi/\"\nlaunched", 1) +
		"\n[licence]\nname = \"样例许可\"\nurl = \"https://www.example.org/licence\"\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return "", err
	}
	return buildInto("addressed", root)
})

// A page is what machines read of one.
type machinePage struct {
	path      string
	tags      map[string]string // og: properties
	canonical string
	feeds     []string         // addresses of link rel=alternate
	graph     []map[string]any // JSON-LD
}

// machinePages reads every page but 404.html, which may be shown anywhere.
func machinePages(t *testing.T, public string) map[string]machinePage {
	t.Helper()
	pages := map[string]machinePage{}
	err := fs.WalkDir(os.DirFS(public), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".html" || file == "404.html" {
			return err
		}
		body, err := os.ReadFile(filepath.Join(public, file))
		if err == nil {
			pages[file] = machineRead(t, file, string(body))
		}
		return err
	})
	if err != nil || len(pages) < 10 {
		t.Fatalf("%d pages: %v", len(pages), err)
	}
	return pages
}

func machineRead(t *testing.T, file, body string) machinePage {
	tree, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	p := machinePage{path: file, tags: map[string]string{}}
	for n := range tree.Descendants() {
		a := map[string]string{}
		for _, x := range n.Attr {
			a[x.Key] = x.Val
		}
		switch {
		case n.Data == "meta" && strings.HasPrefix(a["property"], "og:"):
			if p.tags[a["property"]] != "" {
				t.Errorf("%s: %s stands twice", file, a["property"])
			}
			p.tags[a["property"]] = a["content"]
		case n.Data == "link" && a["rel"] == "canonical":
			p.canonical = a["href"]
		case n.Data == "link" && a["rel"] == "alternate":
			p.feeds = append(p.feeds, path.Join(path.Dir(file), a["href"]))
		case n.Data == "script" && a["type"] == "application/ld+json":
			var data map[string]any
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &data); err != nil || data["@context"] != "https://schema.org" {
				t.Errorf("%s: JSON-LD of %v: %v", file, data["@context"], err)
			}
			p.graph = append(p.graph, data)
		}
	}
	return p
}

// thing is what a page is about, nil where the page has no thing of that kind.
func (p machinePage) thing(kind string) map[string]any {
	for _, x := range p.graph {
		if x["@type"] == kind {
			return x
		}
	}
	return nil
}

func TestMachinesLearnWhatAPageIs(t *testing.T) {
	public, err := addressedSite()
	if err != nil {
		t.Fatal(err)
	}
	pages := machinePages(t, public)
	for file, kind := range map[string]string{"index.html": "GovernmentOrganization", "reports/2025.html": "Report", "data/index.html": "Dataset"} {
		if x := pages[file].thing(kind); x == nil || x["name"] == "" || x["url"] != address+file {
			t.Errorf("%s is no %s with its address: %v", file, kind, pages[file].graph)
		}
	}
	if data := pages["data/index.html"].thing("Dataset"); data["license"] != "https://www.example.org/licence" || len(data["distribution"].([]any)) < 8 {
		t.Errorf("the data set lacks licence or files: %v", data)
	}
	events := 0
	for file, p := range pages {
		if crumbs := p.thing("BreadcrumbList"); file != "index.html" && (crumbs == nil || len(crumbs["itemListElement"].([]any)) < 2) {
			t.Errorf("%s has no way from the home page", file)
		}
		if event := p.thing("Event"); event != nil {
			if day, _ := event["startDate"].(string); len(day) != len("2025-12-04") || event["url"] != address+file {
				t.Errorf("%s: event %v", file, event)
			}
			events++
		}
	}
	if events < 15 {
		t.Errorf("%d of 20 events are said to be one", events)
	}
}

func TestEveryPageCanBeShared(t *testing.T) {
	public, err := addressedSite()
	if err != nil {
		t.Fatal(err)
	}
	for file, p := range machinePages(t, public) {
		for _, tag := range []string{"og:title", "og:type", "og:site_name"} {
			if p.tags[tag] == "" {
				t.Errorf("%s has no %s", file, tag)
			}
		}
		if p.tags["og:locale"] != "zh_CN" || p.canonical != address+file || p.tags["og:url"] != p.canonical {
			t.Errorf("%s: locale %q, canonical %q, og:url %q", file, p.tags["og:locale"], p.canonical, p.tags["og:url"])
		}
		picture, whole := strings.CutPrefix(p.tags["og:image"], address)
		if p.tags["og:image"] == "" {
			t.Logf("SKIPPED: %s has no picture: this machine has no font with Chinese characters", file)
			continue
		}
		if data, err := os.ReadFile(filepath.Join(public, picture)); !whole || err != nil || !strings.HasPrefix(string(data), "\x89PNG") {
			t.Errorf("%s: the picture %q is not there: %v", file, p.tags["og:image"], err)
		}
	}
}

func TestTheSitemapHoldsThePagesAndNothingElse(t *testing.T) {
	public, err := addressedSite()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(public, "sitemap.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var set struct {
		URLs []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(data, &set); err != nil {
		t.Fatal(err)
	}
	pages := machinePages(t, public)
	for _, u := range set.URLs {
		file := strings.TrimPrefix(u.Loc, address)
		if _, ok := pages[file]; !ok {
			t.Errorf("the sitemap names %s, which is no page or stands there twice", u.Loc)
		}
		delete(pages, file)
	}
	for file := range pages {
		t.Errorf("the sitemap does not name %s", file)
	}
}

func TestFeedsAndDataAreFoundFromThePages(t *testing.T) {
	public, err := exampleSite()
	if err != nil {
		t.Fatal(err)
	}
	pages := machinePages(t, public)
	for file, feed := range map[string]string{
		"about/index.html": "feed.xml", "index.html": "feed.json", "reports/2025.html": "reports/feed.xml", "campaigns/index.html": "campaigns/feed.json",
		"disclosure/index.html": "disclosure/feed.xml", "calendar/index.html": "calendar/calendar.ics",
	} {
		found := false
		for _, f := range pages[file].feeds {
			found = found || f == feed
			if _, err := os.Stat(filepath.Join(public, f)); err != nil {
				t.Errorf("%s names a feed that is not there: %v", file, err)
			}
		}
		if !found {
			t.Errorf("%s does not name %s among %v", file, feed, pages[file].feeds)
		}
	}
	links := map[string]map[string]bool{}
	for _, file := range []string{"index.html", "about/index.html", "about/map.html", "data/index.html", "reports/2025.html", "calendar/index.html"} {
		body, err := os.ReadFile(filepath.Join(public, file))
		if err != nil {
			t.Fatal(err)
		}
		links[file] = map[string]bool{}
		tree, err := html.Parse(strings.NewReader(string(body)))
		if err != nil {
			t.Fatal(err)
		}
		for n := range tree.Descendants() {
			for _, a := range n.Attr {
				if n.Data == "a" && a.Key == "href" {
					links[file][path.Join(path.Dir(file), a.Val)] = true
				}
			}
		}
	}
	for file, target := range map[string]string{
		"index.html": "data/index.html", "about/index.html": "data/index.html", "about/map.html": "data/index.html", "calendar/index.html": "calendar/calendar.ics",
	} {
		if !links[file][target] {
			t.Errorf("%s has no link to %s", file, target)
		}
	}
	err = fs.WalkDir(os.DirFS(public), ".", func(file string, d fs.DirEntry, err error) error {
		ext := path.Ext(file)
		if err != nil || d.IsDir() || ext == ".gz" || ext == ".br" || ext == ".html" {
			return err
		}
		from := ""
		switch {
		case strings.HasPrefix(file, "data/figures/2025/"):
			from = "reports/2025.html"
		case strings.HasPrefix(file, "data/") && !strings.HasPrefix(file, "data/figures/"), strings.HasPrefix(path.Base(file), "feed."):
			from = "data/index.html"
		}
		if from != "" && !links[from][file] {
			t.Errorf("%s has no link to %s", from, file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestThePublishedDataIsWhatItsDescriptionSays(t *testing.T) {
	eachSite(t, func(t *testing.T, public string) {
		var described struct {
			Resources []struct {
				Path, Hash string
				Bytes      int
			}
		}
		data, err := os.ReadFile(filepath.Join(public, "data", "datapackage.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &described); err != nil || len(described.Resources) < 5 {
			t.Fatalf("%d files described: %v", len(described.Resources), err)
		}
		for _, r := range described.Resources {
			data, err := os.ReadFile(filepath.Join(public, "data", filepath.FromSlash(r.Path)))
			if err != nil {
				t.Error(err)
				continue
			}
			if hash := fmt.Sprintf("sha256:%x", sha256.Sum256(data)); len(data) != r.Bytes || hash != r.Hash {
				t.Errorf("%s has %d bytes and %s, described as %d and %s", r.Path, len(data), hash, r.Bytes, r.Hash)
			}
		}
	})
}

// A site that does not know its address says nothing that needs a whole one.
func TestNoAddressIsMadeUp(t *testing.T) {
	eachSite(t, func(t *testing.T, public string) {
		for file, p := range machinePages(t, public) {
			if p.canonical != "" || p.tags["og:url"] != "" || p.tags["og:image"] != "" || p.tags["og:title"] == "" {
				t.Errorf("%s: canonical %q, tags %v", file, p.canonical, p.tags)
			}
			for _, x := range p.graph {
				if url, has := x["url"]; has {
					t.Errorf("%s: the %v has the address %v", file, x["@type"], url)
				}
			}
		}
		for _, name := range []string{"sitemap.xml", "cards"} {
			if _, err := os.Stat(filepath.Join(public, name)); err == nil {
				t.Errorf("%s was made", name)
			}
		}
		if robots, err := os.ReadFile(filepath.Join(public, "robots.txt")); err != nil || strings.Contains(string(robots), "Sitemap") {
			t.Errorf("robots.txt: %s %v", robots, err)
		}
	})
}
