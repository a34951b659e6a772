package main

import (
	"bufio"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"time"
)

// A desk has the form of one event open.
type desk struct {
	*exec.Cmd
	client            *http.Client
	base, form, token string
}

// startDesk starts `pufa desk`, enters, and opens the event.
func startDesk(pufa, town, year, slug string) *desk {
	d := &desk{Cmd: exec.Command(pufa, "--root", town, "desk", "--no-browser")}
	d.Stderr = os.Stderr
	out, err := d.StdoutPipe()
	check(err)
	check(d.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	check(err)
	_, address, _ := strings.Cut(strings.TrimSpace(line), ": ")
	at, err := url.Parse(address)
	check(err)
	jar, err := cookiejar.New(nil)
	check(err)
	d.client, d.base = &http.Client{Jar: jar}, "http://"+at.Host
	answer, err := d.client.Get(address)
	check(err)
	answer.Body.Close()
	page, _ := d.get("/new")
	_, rest, _ := strings.Cut(page, `name="csrf" value="`)
	d.token, _, _ = strings.Cut(rest, `"`)
	if _, d.form = d.send("/event/"+year+"/"+slug, url.Values{"do": {"edit"}}); !strings.HasPrefix(d.form, "/draft/") {
		log.Panicf("the desk did not open the event but %s", d.form)
	}
	return d
}

// edit keeps the form with another title and waits until the preview shows it.
func (d *desk) edit(title string) time.Duration {
	fields := url.Values{"do": {"auto"}, "kind": {"event"}, "title": {title}, "date": {"2025-06-15"}, "source": {"甲"}, "body": {"正文。"}}
	begun := time.Now()
	d.send(d.form, fields)
	var made struct{ Plain string }
	answer, _ := d.send(d.form+"/preview", url.Values{})
	check(json.Unmarshal([]byte(answer), &made))
	page, _ := d.get(made.Plain)
	if !strings.Contains(page, title) {
		log.Panic("the preview does not show the change")
	}
	return time.Since(begun)
}

func (d *desk) get(path string) (page, at string) {
	request, err := http.NewRequest(http.MethodGet, d.base+path, nil)
	check(err)
	return d.do(request)
}

func (d *desk) send(path string, fields url.Values) (page, at string) {
	fields.Set("csrf", d.token)
	request, err := http.NewRequest(http.MethodPost, d.base+path, strings.NewReader(fields.Encode()))
	check(err)
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Origin", d.base)
	return d.do(request)
}

func (d *desk) do(request *http.Request) (page, at string) {
	answer, err := d.client.Do(request)
	check(err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	check(err)
	if answer.StatusCode != http.StatusOK {
		log.Panicf("%s %s: %s\n%s", request.Method, request.URL.Path, answer.Status, text)
	}
	return string(text), answer.Request.URL.Path
}

func (d *desk) end() {
	d.Process.Kill()
	d.Wait()
}
