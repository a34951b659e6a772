package desk

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// A guard lets in only the browser that came with a key, and only from the desk's own pages.
type guard struct {
	secret []byte
	mine   string // what a second start on this machine shows
	mu     sync.Mutex
	keys   map[string]bool // good for one entry each
}

func newGuard() *guard {
	g := &guard{secret: make([]byte, 32), keys: map[string]bool{}}
	rand.Read(g.secret)
	return g
}

// entrance is a path that lets one browser in, once.
func (g *guard) entrance() string {
	key := rand.Text()
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.keys) > 100 {
		clear(g.keys)
	}
	g.keys[key] = true
	return "/enter?key=" + key
}

// admit takes a key and gives the cookie of a new session; ok is false for a key that is unknown or was used.
func (g *guard) admit(key string) (cookie string, ok bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.keys[key] {
		return "", false
	}
	delete(g.keys, key)
	id := rand.Text()
	return id + "." + g.sign("session", id), true
}

func (g *guard) sign(what, id string) string {
	mac := hmac.New(sha256.New, g.secret)
	mac.Write([]byte(what + "\x00" + id))
	return hex.EncodeToString(mac.Sum(nil))
}

// session is the id of the request's session, "" where it has none.
func (g *guard) session(r *http.Request) string {
	cookie, err := r.Cookie(cookieName(r))
	if err != nil {
		return ""
	}
	id, mac, _ := strings.Cut(cookie.Value, ".")
	if !hmac.Equal([]byte(mac), []byte(g.sign("session", id))) {
		return ""
	}
	return id
}

// csrf is the token that every form of the session carries.
func (g *guard) csrf(session string) string { return g.sign("form", session) }

// cookieName holds the port: cookies are shared by all ports of a machine.
func cookieName(r *http.Request) string { return "pufa-desk-" + portOf(r) }

func portOf(r *http.Request) string {
	address, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return ""
	}
	_, port, _ := net.SplitHostPort(address.String())
	return port
}

// policy is what the desk's own pages may load: nothing from elsewhere, no inline script.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

type sessionKey struct{}

// around wraps the app's pages. What it refuses reaches no handler.
func (g *guard) around(next http.Handler, refuse func(w http.ResponseWriter, r *http.Request, status int, why string)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "same-origin")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Cache-Control", "no-store")
		if !ours(r) {
			refuse(w, r, http.StatusForbidden, "只能在这台电脑上，用 pufa 打开的网址访问")
			return
		}
		if open(r) {
			next.ServeHTTP(w, r)
			return
		}
		session := g.session(r)
		if session == "" {
			refuse(w, r, http.StatusForbidden, "这个窗口没有登录。请重新双击 pufa，从打开的窗口进入；已经写的内容都在草稿里")
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			if r.Method != http.MethodPost {
				refuse(w, r, http.StatusMethodNotAllowed, "不能这样访问")
				return
			}
			if !sameOrigin(r) {
				refuse(w, r, http.StatusForbidden, "这个请求来自别的网页，没有执行")
				return
			}
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), sessionKey{}, session)))
	})
}

// ours tells that the request was meant for this machine by number or as localhost: a name that another site had pointed here is refused.
func ours(r *http.Request) bool {
	port := portOf(r)
	return r.Host == "127.0.0.1:"+port || r.Host == "localhost:"+port
}

// open are the requests that need no session: the entrance, and previews, whose address can't be guessed and which run as nobody.
func open(r *http.Request) bool {
	return r.URL.Path == "/enter" || r.URL.Path == "/alive" || strings.HasPrefix(r.URL.Path, "/preview/") && (r.Method == http.MethodGet || r.Method == http.MethodHead)
}

// sameOrigin tells that the browser says the request comes from a page of the desk.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		from, err := url.Parse(r.Header.Get("Referer"))
		if err != nil || from.Host == "" {
			return false
		}
		origin = from.Scheme + "://" + from.Host
	}
	return origin == "http://"+r.Host
}

// signed tells that a form carries the token of its session. The form must have been parsed.
func (g *guard) signed(r *http.Request) bool {
	session, _ := r.Context().Value(sessionKey{}).(string)
	return session != "" && hmac.Equal([]byte(r.PostFormValue("csrf")), []byte(g.csrf(session)))
}
