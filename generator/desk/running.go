package desk

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"pufa/generator/record"
)

// A notice tells a second start on this machine where the first one is. The file carries the machine's name: on a shared folder each machine has
// its own desk.
type notice struct {
	Address string `json:"address"`
	Key     string `json:"key"` // proves to the running desk that who asks can read this folder
}

func (d *Desk) noticeFile() string {
	host, err := os.Hostname()
	if err != nil {
		host = "localhost"
	}
	return d.pufa("desk", slugged(host)+".json")
}

// slugged makes a name safe for a file.
func slugged(name string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' {
			return c
		}
		return '_'
	}, name)
}

// announce leaves the notice; leave takes it away if it is still this desk's.
func (d *Desk) announce(address string) (leave func(), err error) {
	d.guard.mine = rand.Text()
	text, err := json.Marshal(notice{address, d.guard.mine})
	if err != nil {
		return nil, err
	}
	file := d.noticeFile()
	if err := record.WriteFile(file, text); err != nil {
		return nil, fmt.Errorf("telling where the desk is: %w", err)
	}
	if err := os.Chmod(file, 0o600); err != nil {
		return nil, fmt.Errorf("closing %q to others: %w", file, err)
	}
	return func() {
		if now, err := os.ReadFile(file); err == nil && string(now) == string(text) {
			os.Remove(file)
		}
	}, nil
}

// running asks the desk that the notice names for an entrance. A notice that a crash left behind names nobody.
func (d *Desk) running(ctx context.Context) (entrance string, ok bool) {
	text, err := os.ReadFile(d.noticeFile())
	if err != nil {
		return "", false
	}
	var n notice
	if json.Unmarshal(text, &n) != nil {
		return "", false
	}
	at, err := url.Parse(n.Address)
	if err != nil || at.Scheme != "http" || at.Hostname() != "127.0.0.1" {
		return "", false
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, n.Address+"/alive", nil)
	if err != nil {
		return "", false
	}
	request.Header.Set("X-Pufa-Key", n.Key)
	client := http.Client{Transport: &http.Transport{Proxy: nil, DisableKeepAlives: true}}
	answer, err := client.Do(request)
	if err != nil {
		return "", false
	}
	defer answer.Body.Close()
	path, err := io.ReadAll(io.LimitReader(answer.Body, 200))
	if err != nil || answer.StatusCode != http.StatusOK || !strings.HasPrefix(string(path), "/enter?key=") {
		return "", false
	}
	return n.Address + string(path), true
}

// alive answers a second start with an entrance.
func (d *Desk) alive(w http.ResponseWriter, r *http.Request) {
	if d.guard.mine == "" || !hmac.Equal([]byte(r.Header.Get("X-Pufa-Key")), []byte(d.guard.mine)) {
		http.Error(w, "", http.StatusForbidden)
		return
	}
	io.WriteString(w, d.guard.entrance())
}

// enter turns a key into a session.
func (d *Desk) enter(w http.ResponseWriter, r *http.Request) {
	cookie, ok := d.guard.admit(r.URL.Query().Get("key"))
	if !ok {
		if d.guard.session(r) != "" {
			http.Redirect(w, r, "/", http.StatusSeeOther)
			return
		}
		d.refuse(w, r, http.StatusForbidden, "这个网址只能用一次。请重新双击 pufa，会打开正在运行的工作台")
		return
	}
	http.SetCookie(w, &http.Cookie{Name: cookieName(r), Value: cookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
