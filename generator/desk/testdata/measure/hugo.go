package main

import (
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// A hugoServer shows one page, which a test edits in its file.
type hugoServer struct {
	*exec.Cmd
	file, page string
}

// serveHugo starts `hugo server` on a free port and waits until it shows the page.
func serveHugo(hugo, source, year, slug string) *hugoServer {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	address := free.Addr().String()
	check(free.Close())
	_, port, err := net.SplitHostPort(address)
	check(err)
	s := &hugoServer{
		Cmd:  exec.Command(hugo, "server", "--source", source, "--bind", "127.0.0.1", "--port", port, "--baseURL", "http://"+address+"/", "--appendPort=false"),
		file: filepath.Join(source, "content", "campaigns", year, slug+".md"),
		page: "http://" + address + "/campaigns/" + year + "/" + slug + ".html",
	}
	s.Stderr = os.Stderr
	check(s.Start())
	for begun := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		if text, ok := fetched(s.page); ok && strings.Contains(text, "<h1") {
			return s
		}
		if time.Since(begun) > 5*time.Minute {
			log.Panic("hugo server shows nothing at ", s.page)
		}
	}
}

// heading is where a page's front matter holds what its reader sees as its title.
var heading = regexp.MustCompile(`"heading":"[^"]*"`)

// edit gives the page another title and waits until the server shows it.
func (s *hugoServer) edit(title string) time.Duration {
	text, err := os.ReadFile(s.file)
	check(err)
	if !heading.Match(text) {
		log.Panicf("%s has no heading:\n%s", s.file, text)
	}
	text = heading.ReplaceAll(text, []byte(`"heading":"`+title+`"`))
	begun := time.Now()
	check(os.WriteFile(s.file, text, 0o644))
	for {
		if text, ok := fetched(s.page); ok && strings.Contains(text, title) {
			return time.Since(begun)
		}
		if time.Since(begun) > 5*time.Minute {
			log.Panic("hugo server never shows the change")
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func (s *hugoServer) end() {
	s.Process.Kill()
	s.Wait()
}

func fetched(address string) (string, bool) {
	answer, err := http.Get(address)
	if err != nil {
		return "", false
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return string(text), err == nil && answer.StatusCode == http.StatusOK
}
