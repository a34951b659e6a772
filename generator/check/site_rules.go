package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func metaRules() []siteRule {
	norm := "《政府网站发展指引》附件：网站标签、栏目标签、内容页标签"
	return []siteRule{
		{Rule{"meta-site", finding.Meta, finding.Notice, "网站标签", "每页都有 SiteName、SiteDomain、SiteIDCode；还不知道的值由 data/site.toml 补上。", norm}, siteMetas},
		{Rule{"meta-column", finding.Meta, finding.Warning, "栏目标签", "栏目页和内容页都有 ColumnName、ColumnType，栏目页还有 ColumnDescription、ColumnKeywords。", norm}, columnMetas},
		{Rule{"meta-article", finding.Meta, finding.Notice, "内容页标签", "内容页都有 ArticleTitle、PubDate、ContentSource。", norm}, articleMetas},
	}
}

// lacking gathers the pages that lack a tag into one fault a tag.
func (w *web) lacking(tags []string, applies func(*webPage) bool, hint string) (faults []fault) {
	for _, tag := range tags {
		var pages []string
		for _, p := range w.pages {
			if !p.redirect && applies(p) && p.metas[tag] == "" {
				pages = append(pages, p.path)
			}
		}
		if len(pages) > 0 {
			faults = append(faults, fault{file: pages[0], quote: tag, message: fmt.Sprintf("%d个页面没有“%s”标签", len(pages), tag), hint: hint})
		}
	}
	return faults
}

func siteMetas(w *web) []fault {
	return w.lacking([]string{"SiteName", "SiteDomain", "SiteIDCode"}, func(*webPage) bool { return true }, "在 data/site.toml 里补上网站名称、网址和标识码")
}

func columnMetas(w *web) []fault {
	inner := func(p *webPage) bool {
		return p.path != "index.html" && p.path != "404.html" && !strings.HasPrefix(p.path, "search/")
	}
	return append(w.lacking([]string{"ColumnName", "ColumnType"}, inner, "给页面补上所属栏目"), w.lacking([]string{"ColumnDescription", "ColumnKeywords"}, (*webPage).column, "给栏目补上说明和关键词")...)
}

func articleMetas(w *web) []fault {
	article := func(p *webPage) bool { return p.metas["ArticleTitle"] != "" }
	return w.lacking([]string{"PubDate", "ContentSource"}, article, "在记录里补上 published（发布日期）和 source（来源）；查不到的空着")
}

func markupRules() []siteRule {
	access := "《无障碍环境建设法》第三十二条；GB/T 37668-2019"
	return []siteRule{
		{Rule{"page-basics", finding.Meta, finding.Error, "页面基本要素", "每页写明语言 zh-CN、有标题、只有一个一级标题，不禁止放大。", access}, pageBasics},
		{Rule{"image-alt", finding.Meta, finding.Error, "图片替代文字", "每张图片都有 alt；只作装饰的写 alt=\"\"。", access}, imageAlts},
		{Rule{"id-twice", finding.Meta, finding.Error, "重复的锚点", "一页里每个 id 只出现一次，链接才到得了该去的地方。", "HTML 标准；《政府网站发展指引》：符合 W3C 标准"}, idsTwice},
		{Rule{"link-silent", finding.Link, finding.Error, "没有文字的链接", "每个链接都有读屏软件读得出的文字。", access}, silentLinks},
		{Rule{"link-outward", finding.Link, finding.Warning, "外部链接未标明", "通往别的网站的链接标明是外部网站（rel=\"external\"，并有提示）。", "《政府网站发展指引》：打开非政府网站链接有提示"}, outwardLinks},
		{Rule{"page-weight", finding.Other, finding.Warning, "页面过大", "一页连同样式、脚本和图片不超过1 MB，慢网络上也打得开。", "《政府网站发展指引》：页面打开时间"}, pageWeights},
	}
}

func (w *web) each(look func(p *webPage, add func(quote, message, hint string))) (faults []fault) {
	for _, p := range w.pages {
		if p.redirect {
			continue
		}
		look(p, func(quote, message, hint string) {
			faults = append(faults, fault{file: p.path, quote: quote, message: message, hint: hint})
		})
	}
	return faults
}

func pageBasics(w *web) []fault {
	return w.each(func(p *webPage, add func(quote, message, hint string)) {
		if !strings.HasPrefix(p.lang, "zh") {
			add(p.lang, "页面没有写明语言", "在 html 元素上写 lang=\"zh-CN\"")
		}
		if strings.TrimSpace(p.title) == "" {
			add("", "页面没有标题", "补上 title")
		}
		if p.headings != 1 {
			add("", fmt.Sprintf("页面有%d个一级标题", p.headings), "每页一个 h1")
		}
		if v := strings.ReplaceAll(p.metas["viewport"], " ", ""); strings.Contains(v, "user-scalable=no") || strings.Contains(v, "maximum-scale=1") {
			add(p.metas["viewport"], "页面不让放大", "删去 user-scalable 和 maximum-scale")
		}
	})
}

func imageAlts(w *web) []fault {
	return w.each(func(p *webPage, add func(quote, message, hint string)) {
		for _, src := range p.bare {
			add(src, "图片没有替代文字", "补上 alt")
		}
	})
}

func idsTwice(w *web) []fault {
	return w.each(func(p *webPage, add func(quote, message, hint string)) {
		seen := map[string]int{}
		for _, id := range p.ids {
			if seen[id]++; seen[id] == 2 {
				add(id, fmt.Sprintf("锚点“%s”出现了两次", id), "改掉其中一个")
			}
		}
	})
}

func silentLinks(w *web) []fault {
	return w.each(func(p *webPage, add func(quote, message, hint string)) {
		for _, href := range p.silent {
			add(href, "链接没有文字", "补上文字，或 aria-label")
		}
	})
}

func outwardLinks(w *web) []fault {
	return w.each(func(p *webPage, add func(quote, message, hint string)) {
		for _, href := range p.outward {
			if _, rest, _ := strings.Cut(href, "//"); w.o.Host == "" || !strings.HasPrefix(rest, w.o.Host) {
				add(href, "通往别的网站的链接没有标明", "标明“外部网站”")
			}
		}
	})
}

func pageWeights(w *web) []fault {
	return w.each(func(p *webPage, add func(quote, message, hint string)) {
		bytes := len(w.files[p.path])
		seen := map[string]bool{}
		for _, address := range p.loads {
			if at := p.at(address); !seen[at] {
				seen[at] = true
				bytes += len(w.files[at])
			}
		}
		if bytes > w.o.Weight {
			add("", fmt.Sprintf("这一页连同样式、脚本和图片有%.1f MB", float64(bytes)/1e6), "缩小图片，或分成几页")
		}
	})
}

func columnRules() []siteRule {
	norm := "《政府网站与政务新媒体检查指标》：首页、栏目不更新，空白栏目"
	return []siteRule{
		{Rule{"column-blank", finding.Stale, finding.Warning, "空白栏目", "挂出来的栏目都有内容，没有内容的不挂。", norm}, blankColumns},
		{Rule{"column-stale", finding.Stale, finding.Warning, "栏目久未更新", "首页和普法动态两周内、文件类栏目半年内有更新。", norm}, staleColumns},
	}
}

// blankColumns finds first pages of columns that lead nowhere and say next to nothing.
func blankColumns(w *web) []fault {
	return w.each(func(p *webPage, add func(quote, message, hint string)) {
		if p.column() && p.links == 0 && p.text < 60 {
			add(p.title, "栏目没有内容", "补上内容，或先把栏目收起来")
		}
	})
}

// budgets are in how many days a column should have something new, by the folder that it is.
var budgets = map[string]int{"campaigns": 14, "disclosure/documents": 180, "disclosure/rules": 180}

func staleColumns(w *web) (faults []fault) {
	if w.o.Now.IsZero() {
		return nil
	}
	for _, p := range w.pages {
		days, held := budgets[strings.TrimSuffix(p.path, "/index.html")]
		newest, err := time.Parse(time.DateOnly, p.newest)
		if !held || err != nil || newest.After(w.o.Now.Time()) {
			continue
		}
		if left := daysFrom(w.o.Now, addDays(record.DateOf(newest), days)); left < 0 {
			faults = append(faults, fault{file: p.path, quote: p.newest, message: fmt.Sprintf("最近一条是%s的，%d天的更新期限已过%d天", record.DateOf(newest).Chinese(), days, -left), hint: "发布新的内容"})
		}
	}
	return slices.Clip(faults)
}
