package desk_test

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// A fox is a page of a real Firefox, spoken to by WebDriver BiDi: one command, one answer; events in between are kept.
type fox struct {
	*guest
	conn    *websocket.Conn
	context string
	n       int
	errors  []string // what its scripts complained of
}

// quiet keeps a fresh Firefox from looking for updates, lists and experiments of its maker.
const quiet = `user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.safebrowsing.downloads.remote.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("datareporting.healthreport.uploadEnabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.dns.disablePrefetch", true);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.enabled", false);
user_pref("intl.accept_languages", "zh-CN");
`

var listens = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

// openFirefox lets a page of Firefox into the guest's desk.
func openFirefox(t *testing.T, g *guest) *fox {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED: browser tests in short mode")
	}
	bin, err := exec.LookPath("firefox-esr")
	if err != nil {
		t.Skipf("SKIPPED: no Firefox here, so no page was looked at in it: %v", err)
	}
	profile := t.TempDir()
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(quiet), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(bin, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+profile, "MOZ_CRASHREPORTER_DISABLE=1")
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	address := make(chan string, 1)
	var reading sync.WaitGroup
	reading.Go(func() {
		defer close(address)
		for lines := bufio.NewScanner(said); lines.Scan(); {
			if m := listens.FindStringSubmatch(lines.Text()); m != nil {
				address <- m[1]
			}
		}
	})
	t.Cleanup(func() { cmd.Process.Kill(); reading.Wait(); cmd.Wait() })
	at, ok := <-address
	if !ok {
		t.Fatal("Firefox ended before it listened")
	}
	conn, _, err := websocket.DefaultDialer.Dial(at+"/session", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	f := &fox{guest: g, conn: conn}
	f.do("session.new", `{"capabilities":{}}`)
	f.do("session.subscribe", `{"events":["log.entryAdded"]}`)
	var tree struct {
		Contexts []struct{ Context string }
	}
	f.into(f.do("browsingContext.getTree", `{}`), &tree)
	f.context = tree.Contexts[0].Context
	f.size(1280, 900)
	f.visit(g.desk.Entrance())
	return f
}

// do sends a command, its parameters as JSON, and gives the result.
func (f *fox) do(method, params string) json.RawMessage {
	f.tb.Helper()
	result, err := f.ask(method, params)
	if err != nil {
		f.tb.Fatal(err)
	}
	return result
}

func (f *fox) ask(method, params string) (json.RawMessage, error) {
	f.n++
	if err := f.conn.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"id":%d,"method":%q,"params":%s}`, f.n, method, params)); err != nil {
		return nil, err
	}
	for {
		var said struct {
			ID      int
			Type    string
			Method  string
			Message string
			Result  json.RawMessage
			Params  struct{ Level, Text string }
		}
		if err := f.conn.ReadJSON(&said); err != nil {
			return nil, err
		}
		switch {
		case said.Method == "log.entryAdded" && said.Params.Level == "error":
			f.errors = append(f.errors, said.Params.Text)
		case said.ID == f.n && said.Type == "error":
			return nil, errors.New(method + ": " + said.Message)
		case said.ID == f.n:
			return said.Result, nil
		}
	}
}

func (f *fox) into(text json.RawMessage, v any) {
	f.tb.Helper()
	if err := json.Unmarshal(text, v); err != nil {
		f.tb.Fatal(err)
	}
}

func (f *fox) size(width, height int) {
	f.tb.Helper()
	f.do("browsingContext.setViewport", fmt.Sprintf(`{"context":%q,"viewport":{"width":%d,"height":%d}}`, f.context, width, height))
}

func (f *fox) visit(path string) {
	f.tb.Helper()
	f.do("browsingContext.navigate", fmt.Sprintf(`{"context":%q,"url":%q,"wait":"complete"}`, f.context, f.base+path))
}

// says is the value of an expression as text.
func (f *fox) says(expression string) string {
	f.tb.Helper()
	text, err := f.trySays(expression)
	if err != nil {
		f.tb.Fatal(err)
	}
	return text
}

func (f *fox) trySays(expression string) (string, error) {
	script, err := json.Marshal("Promise.resolve(" + expression + ").then(String)")
	if err != nil {
		return "", err
	}
	answer, err := f.ask("script.evaluate", fmt.Sprintf(`{"expression":%s,"target":{"context":%q},"awaitPromise":true,"userActivation":true}`, script, f.context))
	if err != nil {
		return "", err
	}
	var said struct {
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	err = json.Unmarshal(answer, &said)
	if said.ExceptionDetails.Text != "" {
		err = errors.New(expression + ": " + said.ExceptionDetails.Text)
	}
	return said.Result.Value, err
}

// until waits for an expression to be true, over the loading of pages.
func (f *fox) until(expression string) {
	f.tb.Helper()
	for range 400 {
		if said, err := f.trySays(parsed + " && !!(" + expression + ")"); err == nil && said == "true" {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	f.tb.Fatalf("this never came true: %s\n%s", expression, f.says("document.body.innerText"))
}

// press clicks as a person does, where the element is.
func (f *fox) press(selector string) {
	f.tb.Helper()
	f.do("input.performActions", fmt.Sprintf(`{"context":%q,"actions":[{"type":"pointer","id":"mouse","actions":[
		{"type":"pointerMove","x":0,"y":0,"origin":{"type":"element","element":%s}},{"type":"pointerDown","button":0},{"type":"pointerUp","button":0}]}]}`, f.context, f.element(selector)))
}

// write types into an element, key by key.
func (f *fox) write(selector, text string) {
	f.tb.Helper()
	f.says(fmt.Sprintf("document.querySelector(%q).focus()", selector))
	var keys []string
	for _, c := range text {
		keys = append(keys, fmt.Sprintf(`{"type":"keyDown","value":%q},{"type":"keyUp","value":%q}`, string(c), string(c)))
	}
	f.do("input.performActions", fmt.Sprintf(`{"context":%q,"actions":[{"type":"key","id":"keys","actions":[%s]}]}`, f.context, strings.Join(keys, ",")))
}

// paste puts the clipboard into an element by the keys for it.
func (f *fox) paste(selector string) {
	f.tb.Helper()
	f.says(fmt.Sprintf("document.querySelector(%q).focus()", selector))
	f.do("input.performActions", fmt.Sprintf(`{"context":%q,"actions":[{"type":"key","id":"keys","actions":[
		{"type":"keyDown","value":"\ue009"},{"type":"keyDown","value":"v"},{"type":"keyUp","value":"v"},{"type":"keyUp","value":"\ue009"}]}]}`, f.context))
}

// element scrolls an element into view and gives the name by which commands know it.
func (f *fox) element(selector string) string {
	f.tb.Helper()
	answer := f.do("script.evaluate", fmt.Sprintf(`{"expression":%q,"target":{"context":%q},"awaitPromise":false}`,
		`(function () { var e = document.querySelector("`+strings.ReplaceAll(selector, `"`, `'`)+`"); e.scrollIntoView({block: "center"}); return e; })()`, f.context))
	var found struct{ Result struct{ SharedID string } }
	f.into(answer, &found)
	if found.Result.SharedID == "" {
		f.tb.Fatal("no element ", selector, ": ", string(answer))
	}
	return fmt.Sprintf(`{"sharedId":%q}`, found.Result.SharedID)
}

func (f *fox) choose(selector string, files ...string) {
	f.tb.Helper()
	list, err := json.Marshal(files)
	if err != nil {
		f.tb.Fatal(err)
	}
	f.do("input.setFiles", fmt.Sprintf(`{"context":%q,"element":%s,"files":%s}`, f.context, f.element(selector), list))
}

// picture writes what the page shows into the folder of PUFA_PICTURES, for a person to look at.
func (f *fox) picture(name string) {
	f.tb.Helper()
	dir := os.Getenv("PUFA_PICTURES")
	if dir == "" {
		return
	}
	var shot struct{ Data string }
	f.into(f.do("browsingContext.captureScreenshot", fmt.Sprintf(`{"context":%q,"origin":"document"}`, f.context)), &shot)
	data, err := base64.StdEncoding.DecodeString(shot.Data)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), data, 0o644)
	}
	if err != nil {
		f.tb.Fatal(err)
	}
}

// calm tells what scripts complained of since the last time.
func (f *fox) calm(where string) {
	f.tb.Helper()
	for _, e := range f.errors {
		f.tb.Errorf("%s: %s", where, e)
	}
	f.errors = nil
}
