package site

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"pufa/generator/finding"
)

// ServeOptions say what to show, and when to make it anew.
type ServeOptions struct {
	Addr    string                                                          // host:port; only this machine's own addresses make sense
	Load    func(context.Context) (Options, []finding.Finding, error)       // reads the records again and makes pages of them
	Folders []string                                                        // what to watch
	Ready   func(url string)                                                // called once, when pages can be asked for
	Report  func(findings []finding.Finding, took time.Duration, err error) // called after every rebuild
}

// Serve shows the site on this machine, from memory, and makes it anew each time a file in the watched folders changes; open pages reload by
// themselves. A rebuild that fails leaves the last good pages standing, with a note on them. It returns when ctx ends.
func Serve(ctx context.Context, o ServeOptions) error {
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return fmt.Errorf("listening on %q: %w", o.Addr, err)
	}
	s := NewServer(o.Load)
	s.open = !local(listener.Addr().String())
	rebuild := func() {
		begun := time.Now()
		findings, err := s.Rebuild(ctx)
		if o.Report != nil && ctx.Err() == nil {
			o.Report(findings, time.Since(begun), err)
		}
	}
	watch := newWatch(o.Folders) // before the first build: a change made while it is at work is not missed
	rebuild()
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	go watch.run(ctx, rebuild)
	context.AfterFunc(ctx, func() { server.Close() })
	if o.Ready != nil {
		o.Ready("http://" + listener.Addr().String() + "/")
	}
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving on %q: %w", o.Addr, err)
	}
	return nil
}

// A Server answers with the pages of the last good build. Its own addresses lie below /-/.
type Server struct {
	load func(context.Context) (Options, []finding.Finding, error)
	open bool // whether other machines were let in, by an address that is not only this one's

	mu     sync.RWMutex
	files  map[string][]byte
	onDisk map[string]string
	news   string        // what to tell open pages: "reload", or the faults as JSON
	told   chan struct{} // closed when there is news
}

// NewServer makes a server that has no pages until the first Rebuild.
func NewServer(load func(context.Context) (Options, []finding.Finding, error)) *Server {
	return &Server{load: load, told: make(chan struct{})}
}

// Rebuild loads and renders anew. On success the new pages stand, else the old ones.
func (s *Server) Rebuild(ctx context.Context) ([]finding.Finding, error) {
	o, findings, err := s.load(ctx)
	var files map[string][]byte
	var onDisk map[string]string
	if err == nil && finding.Count(findings, finding.Error) == 0 {
		var more []finding.Finding
		files, onDisk, more, err = render(ctx, &o)
		findings = append(findings, more...)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if files != nil {
		s.files, s.onDisk, s.news = files, onDisk, "reload"
	} else {
		s.news = faults(findings, err)
	}
	close(s.told)
	s.told = make(chan struct{})
	return findings, err
}

// faults is what stands in the way, as people read it, in one JSON string.
func faults(findings []finding.Finding, err error) string {
	var b strings.Builder
	b.WriteString("没有生成新的网页，这里显示的是上一次的内容。\n")
	if err != nil {
		fmt.Fprintf(&b, "%v\n", err)
	}
	for _, f := range findings {
		if f.Severity == finding.Error {
			fmt.Fprintln(&b, f)
		}
	}
	text, _ := json.Marshal(b.String())
	return string(text)
}

//go:embed live.js
var liveScript []byte

// ServeHTTP answers requests for this machine by name or number (of a server that is open to others, by any number), and no others: a page of
// another site can't read the pages through a name of its own.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if !admitted(w, r, s.open) {
		return
	}
	switch r.URL.Path {
	case "/-/live.js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Write(liveScript)
	case "/-/news":
		s.tell(w, r)
	default:
		s.page(w, r)
	}
}

// admitted refuses requests under a foreign name and those that want to change something.
func admitted(w http.ResponseWriter, r *http.Request, open bool) bool {
	switch {
	case !local(r.Host) && !(open && numbered(r.Host)):
		http.Error(w, "只能在本机访问", http.StatusForbidden)
		return false
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		http.Error(w, "只能浏览", http.StatusMethodNotAllowed)
		return false
	}
	return true
}

func local(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// numbered tells whether a host is named by its IP address.
func numbered(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return net.ParseIP(strings.Trim(host, "[]")) != nil
}

func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	s.mu.RLock()
	files, onDisk, news := s.files, s.onDisk, s.news
	s.mu.RUnlock()
	p := pathOf(r)
	if disk, there := onDisk[p]; there {
		http.ServeFile(w, r, disk)
		return
	}
	data, there := files[p]
	status := http.StatusOK
	switch {
	case files == nil:
		var text string
		json.Unmarshal([]byte(news), &text)
		http.Error(w, text, http.StatusServiceUnavailable)
		return
	case !there:
		data, p, status = files["404.html"], "404.html", http.StatusNotFound
	}
	w.Header().Set("Content-Type", contentType(p))
	w.WriteHeader(status)
	if path.Ext(p) == ".html" {
		data = withScript(data)
	}
	w.Write(data)
}

// pathOf is the file that a request asks for; a folder is asked for its index.
func pathOf(r *http.Request) string {
	p := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if p == "" || strings.HasSuffix(r.URL.Path, "/") {
		p = path.Join(p, "index.html")
	}
	return p
}

// withScript adds the script that reloads the page.
func withScript(page []byte) []byte {
	const script = `<script src="/-/live.js" defer></script>`
	if i := bytes.LastIndex(page, []byte("</body>")); i >= 0 {
		return append(append(append(make([]byte, 0, len(page)+len(script)), page[:i]...), script...), page[i:]...)
	}
	return append(bytes.Clone(page), script...)
}

// tell keeps the connection open and sends news as server-sent events.
func (s *Server) tell(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	for {
		s.mu.RLock()
		told := s.told
		s.mu.RUnlock()
		out.Flush()
		select {
		case <-r.Context().Done():
			return
		case <-told:
		}
		s.mu.RLock()
		news := s.news
		s.mu.RUnlock()
		if _, err := fmt.Fprintf(w, "data: %s\n\n", news); err != nil {
			return
		}
	}
}

// contentType is the media type by the file's ending, the same on every machine: Windows asks its registry, which may know anything.
func contentType(p string) string {
	switch path.Ext(p) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json", ".webmanifest":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".txt", ".csv", ".md":
		return "text/plain; charset=utf-8"
	case ".xml":
		return "application/xml"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".webp":
		return "image/webp"
	}
	if t := mime.TypeByExtension(path.Ext(p)); t != "" {
		return t
	}
	return "application/octet-stream"
}
