package sitemap

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/record"
)

const home = "https://www.example.gov.cn/zwgk/fazhi/"

// A set is a sitemap or an index of sitemaps as a search engine reads it.
type set struct {
	XMLName xml.Name
	URLs    []location `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	Maps    []location `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap"`
}

func read(t *testing.T, data []byte) set {
	t.Helper()
	var s set
	if err := xml.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPagesStandInTheSitemapWithTheDaysOfTheirRecords(t *testing.T) {
	m := New(home, map[string]record.Date{"reports/2023.html": {Year: 2024, Month: 1, Day: 26}})
	var all sync.WaitGroup
	for path, html := range map[string]string{
		"reports/2023.html": "<head></head>", "index.html": `<head></head><meta name="robots" content="noindex">`, "feed.xml": "",
		"404.html": "<head></head>", "about/components.html": `<head><meta name="robots" content="noindex"></head>`,
	} {
		all.Go(func() { m.Add(path, []byte(html)) })
	}
	all.Wait()
	files, err := m.Files()
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, files["sitemap.xml"])
	want := []location{{home + "index.html", ""}, {home + "reports/2023.html", "2024-01-26"}}
	if diff := cmp.Diff(got.URLs, want); diff != "" || got.XMLName.Local != "urlset" || len(files) != 1 {
		t.Errorf("%s with %d files: -got +want\n%s", got.XMLName.Local, len(files), diff)
	}
	if !strings.Contains(string(Robots(home)), "\nSitemap: "+home+"sitemap.xml\n") {
		t.Errorf("robots.txt does not name the sitemap: %s", Robots(home))
	}
}

func TestASiteWithoutAnAddressHasNoSitemap(t *testing.T) {
	m := New("", nil)
	m.Add("index.html", []byte("<head></head>"))
	files, err := m.Files()
	if err != nil || len(files) != 0 || strings.Contains(string(Robots("")), "Sitemap") {
		t.Errorf("made %d files (%v) and %s", len(files), err, Robots(""))
	}
}

// sitemaps.org: at most 50,000 addresses and 50 MB a file.
func TestManyPagesStandInSeveralFiles(t *testing.T) {
	m := New(home, nil)
	const pages = 100_001
	for i := range pages {
		m.Add(fmt.Sprintf("campaigns/2023/huodong-%06d.html", i), nil)
	}
	files, err := m.Files()
	if err != nil {
		t.Fatal(err)
	}
	index := read(t, files["sitemap.xml"])
	if index.XMLName.Local != "sitemapindex" || len(index.Maps) != 3 {
		t.Fatalf("%s names %d files, want 3", index.XMLName.Local, len(index.Maps))
	}
	seen := map[string]bool{}
	for _, l := range index.Maps {
		data, ok := files[strings.TrimPrefix(l.Loc, home)]
		if !ok || len(data) > 50<<20 {
			t.Fatalf("%s is not there or has %d bytes", l.Loc, len(data))
		}
		urls := read(t, data).URLs
		if len(urls) > 50_000 {
			t.Errorf("%s holds %d addresses", l.Loc, len(urls))
		}
		for _, u := range urls {
			if _, err := url.Parse(u.Loc); err != nil || seen[u.Loc] {
				t.Errorf("%s is no address or stands twice", u.Loc)
			}
			seen[u.Loc] = true
		}
	}
	if len(seen) != pages {
		t.Errorf("%d pages in the sitemaps, want %d", len(seen), pages)
	}
}
