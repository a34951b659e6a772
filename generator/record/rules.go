package record

import (
	"fmt"
	"io/fs"
	"net/url"
	"regexp"
	"strings"

	"slices"
)

var (
	baseURLForm  = regexp.MustCompile(`^https?://[^/\s?#]+$`)
	sitePathForm = regexp.MustCompile(`^/([A-Za-z0-9._~-]+/)*$`)
	siteCodeForm = regexp.MustCompile(`^(\d{10}|bm\d{8})$`)
)

func (s *Site) rules(f *faults) {
	if s.BaseURL != "" && !baseURLForm.MatchString(s.BaseURL) {
		f.add("value", "base_url", s.BaseURL, "“base_url”（网址）应是 https:// 开头的域名，后面不带路径", `例如 base_url = "https://www.example.gov.cn"，路径写在 path 里`)
	}
	if s.Path != "" && (!sitePathForm.MatchString(s.Path) || strings.Contains(s.Path, "/../") || strings.Contains(s.Path, "/./")) {
		f.add("value", "path", s.Path, "“path”（子路径）应以 / 开头、以 / 结尾，只用字母、数字和连字符", `例如 path = "/zwgk/fazhi/"`)
	}
	if s.Footer.SiteCode != "" && !siteCodeForm.MatchString(s.Footer.SiteCode) {
		f.add("value", "footer.site_code", s.Footer.SiteCode, "“site_code”（网站标识码）应是 10 位数字，或 bm 加 8 位数字", "照上级门户页脚上的标识码填写")
	}
	f.web("portal.url", s.Portal.URL)
	f.web("footer.police_url", s.Footer.PoliceURL)
	f.web("footer.error_url", s.Footer.ErrorURL)
	f.web("footer.mark_url", s.Footer.MarkURL)
	for rule, severity := range s.Policy.Severity {
		if !slices.Contains([]string{"error", "warning", "notice", "off"}, severity) {
			f.add("value", "policy.severity."+rule, severity, "规则 “"+rule+"” 没有 “"+severity+"” 这个级别", "可以写：error（错误）、warning（警告）、notice（提示）、off（关闭）")
		}
	}
	s.Policy.Publicity.rules(f)
}

// web checks an address that stands on pages: it may not be a script.
func (f *faults) web(path, address string) {
	if address == "" {
		return
	}
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		f.add("value", path, address, "这不是网址", "网址以 https:// 或 http:// 开头")
	}
}

func (t *Themes) rules(f *faults) {
	f.unique("themes", "id", "编号", len(t.Themes), func(i int) (string, int) { return t.Themes[i].ID, t.Themes[i].Place.Line })
	for i, theme := range t.Themes {
		f.slug(at("themes", i, "id"), theme.ID)
	}
}

func (c *Calendar) rules(f *faults) {
	f.unique("days", "id", "编号", len(c.Days), func(i int) (string, int) { return c.Days[i].ID, c.Days[i].Place.Line })
	for i := range c.Days {
		day := &c.Days[i]
		f.slug(at("days", i, "id"), day.ID)
		if _, _, ok := fall(day.When, 2024); !ok && day.When != "" {
			f.add("date", at("days", i, "when"), day.When, "“when”（日期）的写法不对，或者没有这个日子",
				"可以写：12-04（某日）、12-01/12-07（起止）、05（整月）、05-sun-3（5月第三个星期日）、05-15-week（那天所在的一周）、lunar-09-09（农历）")
		}
		years := map[int]bool{}
		for j, theme := range day.Themes {
			here := at("days", i, at("themes", j, "year"))
			if years[theme.Year] && theme.Year != 0 {
				f.add("duplicate", here, "", fmt.Sprintf("“%s” 的 %d 年主题写了两遍", day.Name, theme.Year), "留下一个，删去另一个")
			}
			years[theme.Year] = true
			f.span(at("days", i, at("themes", j, "start")), theme.Start, theme.End)
			if !theme.Start.IsZero() && theme.Start.Year != theme.Year {
				f.add("year", at("days", i, at("themes", j, "start")), theme.Start.String(), fmt.Sprintf("开始日期不在 %d 年", theme.Year), "改正年份或日期")
			}
		}
	}
}

func (t *Terms) rules(f *faults) {
	f.unique("terms", "wrong", "误", len(t.Terms), func(i int) (string, int) { return t.Terms[i].Wrong, t.Terms[i].Place.Line })
	for i, term := range t.Terms {
		if term.Wrong != "" && term.Wrong == term.Right {
			f.add("value", at("terms", i, "right"), term.Right, "误写和正写相同", "改正其中一个")
		}
	}
}

func (h *Holidays) rules(f *faults) {
	f.unique("days", "date", "日期", len(h.Days), func(i int) (string, int) { return h.Days[i].Date.String(), h.Days[i].Place.Line })
}

// at is the path of a key in an element of a list.
func at(list string, i int, key string) string { return fmt.Sprintf("%s[%d].%s", list, i, key) }

// unique reports what stands twice in a list that tells its elements apart by the key.
func (f *faults) unique(list, key, label string, n int, get func(i int) (value string, line int)) {
	seen := make(map[string]int, n)
	for i := range n {
		value, line := get(i)
		if value == "" {
			continue
		}
		folded := strings.ToLower(value)
		if first, ok := seen[folded]; ok {
			f.add("duplicate", at(list, i, key), value, fmt.Sprintf("“%s”（%s）“%s” 写了两遍，第一遍在第 %d 行", key, label, shorten(value, 40), first), "留下一个，或者换一个"+label)
			continue
		}
		seen[folded] = line
	}
}

// span reports an end before its beginning. path is that of the beginning.
func (f *faults) span(path string, start, end Date) {
	if !start.IsZero() && !end.IsZero() && end.Before(start) {
		f.add("date", path, start.String(), "开始日期 "+start.String()+" 晚于结束日期 "+end.String(), "改正其中一个日期")
	}
}

// beside reports a file name that leads away from the record's folder.
func (f *faults) beside(path, name string) {
	if name != "" && (!fs.ValidPath(name) || name == "." || strings.ContainsAny(name, `\:`)) {
		f.add("file", path, name, "文件名 “"+shorten(name, 40)+"” 不能用", "文件放在记录旁边，这里只写文件名，例如 photo-1.jpg；下一级文件夹用 / 隔开")
	}
}
