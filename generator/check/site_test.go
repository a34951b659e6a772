package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pufa/generator/record"
)

func TestSiteRules(t *testing.T) {
	head := func(metas string) string {
		return `<!doctype html><html lang="zh-CN"><head><title>样例</title>` + metas + `</head><body>`
	}
	site := `<meta name="SiteName" content="样例"><meta name="SiteDomain" content="a.cn"><meta name="SiteIDCode" content="1234567890">`
	column := site + `<meta name="ColumnName" content="普法动态"><meta name="ColumnType" content="工作动态"><meta name="ColumnDescription" content="动态"><meta name="ColumnKeywords" content="普法">`
	body := `<main><h1>标题</h1><a href="x.html">一条</a></main>`
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"a page without fault", map[string]string{"index.html": head(site) + body}, nil},
		{"tags that are not there", map[string]string{"index.html": head("") + body, "campaigns/a.html": head(site+`<meta name="ArticleTitle" content="题">`) + body}, []string{
			"campaigns/a.html meta-article ContentSource", "campaigns/a.html meta-article PubDate", "campaigns/a.html meta-column ColumnName", "campaigns/a.html meta-column ColumnType",
			"index.html meta-site SiteDomain", "index.html meta-site SiteIDCode", "index.html meta-site SiteName"}},
		{"markup", map[string]string{"index.html": `<html><head><title></title>` + site + `<meta name="viewport" content="width=device-width, user-scalable=no"></head><body><img src="a.jpg"><p id="x"><p id="x"><a href="b.html"></a><a href="https://other.cn/">外</a><a rel="external" href="https://other.cn/">外</a>`},
			[]string{"index.html id-twice x", "index.html image-alt a.jpg", "index.html link-outward https://other.cn/", "index.html link-silent b.html",
				"index.html page-basics ", "index.html page-basics ", "index.html page-basics ", "index.html page-basics width=device-width, user-scalable=no"}},
		{"a heavy page", map[string]string{"index.html": head(site) + `<link rel="stylesheet" href="s.css?v=1">` + body, "s.css": strings.Repeat("a", 2000000)}, []string{"index.html page-weight "}},
		{"a blank column", map[string]string{"work/index.html": head(column) + `<main><h1>空</h1></main>`}, []string{"work/index.html column-blank 样例"}},
		{"a stale column", map[string]string{"campaigns/index.html": head(column) + `<main><h1>动态</h1><a href="a.html">一</a><time datetime="2023-12-01">12月1日</time></main>`}, []string{"campaigns/index.html column-stale 2023-12-01"}},
	} {
		files := map[string][]byte{}
		for p, text := range c.files {
			files[p] = []byte(text)
		}
		var got []string
		for _, f := range Site(files, SiteOptions{Now: record.Date{Year: 2024, Month: 1, Day: 1}}) {
			got = append(got, fmt.Sprintf("%s %s %s", f.File, f.Rule, f.Quote))
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}
