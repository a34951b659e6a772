package desk

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"os"
	"os/user"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// parsed are the templates, each page with the frame around it.
var parsed = sync.OnceValues(func() (map[string]*template.Template, error) {
	frame, err := template.New("").Funcs(functions).ParseFS(assets, "templates/frame.html", "templates/parts.html")
	if err != nil {
		return nil, err
	}
	entries, err := assets.ReadDir("templates")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, e := range entries {
		own, err := frame.Clone()
		if err == nil {
			own, err = own.ParseFS(assets, "templates/"+e.Name())
		}
		if err != nil {
			return nil, err
		}
		pages[strings.TrimSuffix(e.Name(), ".html")] = own
	}
	return pages, nil
})

var functions = template.FuncMap{
	"chinese":  func(d record.Date) string { return d.Chinese() },
	"weekday":  weekdayOf,
	"moment":   func(t time.Time) string { return t.Format("2006年1月2日 15:04") },
	"count":    chineseCount,
	"lines":    func(s string) []string { return strings.Split(s, "\n") },
	"path":     eventPath,
	"told":     told,
	"severity": func(s finding.Severity) string { return s.Chinese() },
	"link": func(file string) string { // the page on which a record is mended, "" where the desk has none
		switch {
		case campaignFile(file):
			return eventPath(file)
		case file == siteFile:
			return "/town/names"
		}
		return ""
	},
	"when": func(c record.Campaign) string {
		if c.Date.IsZero() && c.Start.IsZero() {
			return c.Period
		}
		return c.First().Chinese()
	},
	"bounds": func() []choice { return bounds },
	"join":   strings.Join,
}

var isoDay = regexp.MustCompile(`\b(\d{4})-(\d\d)-(\d\d)\b`)

// told is a finding for people who see labels and forms, not keys and files: days as they are spoken, and no advice on how to write TOML where the
// desk has a form.
func told(f finding.Finding) finding.Finding {
	f.Message = isoDay.ReplaceAllStringFunc(f.Message, func(day string) string {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return day
		}
		return record.DateOf(t).Chinese()
	})
	if f.File != siteFile && !campaignFile(f.File) {
		return f
	}
	if m := emptyKey.FindStringSubmatch(f.Message); f.Rule == "record-missing" && m != nil {
		f.Message, f.Hint = m[1]+"还没有填", ""
	}
	f.Message = labelOnly.ReplaceAllString(f.Message, "“$1”")
	return f
}

var (
	emptyKey  = regexp.MustCompile(`^(?:必填项|缺少必填项) “[a-z_.]+”（(.+?)）`)
	labelOnly = regexp.MustCompile(`“[a-z_.]+”（(.+?)）`)
)

// A view is what every page gets.
type view struct {
	Title string
	Page  string
	CSRF  string
	Town  string
	Who   string
	Data  any
}

// page answers with a page of the desk.
func (d *Desk) page(w http.ResponseWriter, r *http.Request, name, title string, data any) {
	d.pageWith(w, r, http.StatusOK, name, title, data)
}

func (d *Desk) pageWith(w http.ResponseWriter, r *http.Request, status int, name, title string, data any) {
	pages, err := parsed()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	v := view{Title: title, Page: name, Who: d.who(r), Data: data}
	if session, _ := r.Context().Value(sessionKey{}).(string); session != "" {
		v.CSRF = d.guard.csrf(session)
		if ws, err := d.shelf.recent(); err == nil {
			v.Town = ws.Site.Town
		}
	}
	var out bytes.Buffer
	if err := pages[name].ExecuteTemplate(&out, "frame", v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(out.Bytes())
}

// refuse answers with why a request was not done.
func (d *Desk) refuse(w http.ResponseWriter, r *http.Request, status int, why string) {
	d.pageWith(w, r, status, "refused", "没有执行", why)
}

// broken answers with a fault of the machine: what staff can do is told first.
func (d *Desk) broken(w http.ResponseWriter, r *http.Request, err error) {
	d.pageWith(w, r, http.StatusInternalServerError, "broken", "出了故障", err.Error())
}

const nameCookie = "pufa-name"

// who is the name that goes into the history: the one given at the desk, or else the account's.
func (d *Desk) who(r *http.Request) string {
	if cookie, err := r.Cookie(nameCookie); err == nil {
		if name, err := strconv.Unquote(`"` + strings.ReplaceAll(cookie.Value, "|", `\u`) + `"`); err == nil && name != "" {
			return name
		}
	}
	if u, err := user.Current(); err == nil {
		if host, err := os.Hostname(); err == nil {
			return u.Username + "@" + host
		}
		return u.Username
	}
	return "不详"
}

// name takes the name that stands in the history from now on.
func (d *Desk) name(w http.ResponseWriter, r *http.Request) {
	name := strings.Join(strings.Fields(r.PostFormValue("who")), " ")
	if len([]rune(name)) > 20 {
		name = string([]rune(name)[:20])
	}
	var value strings.Builder // a cookie holds ASCII only
	for _, c := range name {
		fmt.Fprintf(&value, "|%04x", min(c, 0xffff))
	}
	http.SetCookie(w, &http.Cookie{Name: nameCookie, Value: value.String(), Path: "/", MaxAge: 400 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
