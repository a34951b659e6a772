package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// A deskProcess is `pufa desk` as a process of its own, and a client that it let in.
type deskProcess struct {
	*exec.Cmd
	base, token string
	client      *http.Client
	wrong       bytes.Buffer
}

// startDesk starts `pufa desk` on a workspace, with more in its environment, and enters.
func startDesk(t *testing.T, root string, environment ...string) *deskProcess {
	t.Helper()
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	p := &deskProcess{Cmd: exec.Command("pufa", "desk", "--no-browser", "--root", root)}
	p.Env = append(append(os.Environ(), "XDG_CACHE_HOME="+wd+"/../.pufa/cache"), environment...)
	p.Stderr = &p.wrong
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Process.Kill(); p.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	address, found := strings.CutPrefix(strings.TrimSpace(line), "工作台: ")
	if err != nil || !found {
		t.Fatal("the desk told no address: ", line, err)
	}
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p.base, p.client = "http://"+at.Host, &http.Client{Jar: jar, Timeout: time.Minute, Transport: &http.Transport{Proxy: nil}}
	if _, _, err := p.get(at.RequestURI()); err != nil {
		t.Fatal(err)
	}
	page, _, err := p.get("/new")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(page, `name="csrf" value="`)
	p.token, _, _ = strings.Cut(rest, `"`)
	return p
}

// get reads a page and tells where it was led to.
func (p *deskProcess) get(path string) (page, at string, err error) {
	answer, err := p.client.Get(p.base + path)
	return read(answer, err)
}

// An uploaded is a file that a form sends along, under the name of its field.
type uploaded struct {
	field, name string
	data        []byte
}

// send posts a form as the desk's pages do.
func (p *deskProcess) send(path string, fields url.Values, files ...uploaded) (page, at string, err error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	form.WriteField("csrf", p.token)
	for key, values := range fields {
		for _, value := range values {
			form.WriteField(key, value)
		}
	}
	for _, f := range files {
		part, err := form.CreateFormFile(f.field, f.name)
		if err != nil {
			return "", "", err
		}
		part.Write(f.data)
	}
	form.Close()
	request, err := http.NewRequest(http.MethodPost, p.base+path, &body)
	if err != nil {
		return "", "", err
	}
	request.Header.Set("Content-Type", form.FormDataContentType())
	request.Header.Set("Origin", p.base)
	answer, err := p.client.Do(request)
	return read(answer, err)
}

func read(answer *http.Response, err error) (page, at string, _ error) {
	if err != nil {
		return "", "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", answer.Status, text)
	}
	return string(text), answer.Request.URL.Path, err
}

// publish publishes to the target and waits until it is done.
func (p *deskProcess) publish(target string) error {
	if _, _, err := p.send("/publish", url.Values{"target": {target}, "do": {"publish"}}); err != nil {
		return err
	}
	for {
		state, _, err := p.get("/publish/state")
		if err != nil {
			return err
		}
		if strings.Contains(state, `"running":false`) {
			page, _, err := p.get("/publish")
			if err == nil && !strings.Contains(page, "已发布") {
				err = fmt.Errorf("not published: %s", page)
			}
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}
