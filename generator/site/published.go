package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// ServePublished shows a built site as a good web server shows it to the public: nothing added to a page, packed where the reader's browser can unpack
// it, kept by the browser as long as it stays the same. What it shows is what lies in folder at that moment; nothing is ever built. It returns when ctx ends.
func ServePublished(ctx context.Context, addr, folder string, ready func(url string)) error {
	if _, err := os.Stat(filepath.Join(folder, "index.html")); err != nil {
		return fmt.Errorf("opening the built site %q: %w", folder, err)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("listening on %q: %w", addr, err)
	}
	server := &http.Server{
		Handler:           published{os.DirFS(folder), !local(listener.Addr().String())},
		ReadHeaderTimeout: 10 * time.Second,
	}
	context.AfterFunc(ctx, func() { server.Close() })
	if ready != nil {
		ready("http://" + listener.Addr().String() + "/")
	}
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving on %q: %w", addr, err)
	}
	return nil
}

// published answers from a built folder; open tells whether other machines were let in.
type published struct {
	files fs.FS
	open  bool
}

func (s published) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if !admitted(w, r, s.open) {
		return
	}
	p := pathOf(r)
	if s.send(w, r, p, http.StatusOK) || s.send(w, r, "404.html", http.StatusNotFound) {
		return
	}
	http.NotFound(w, r)
}

// send answers with a file, packed if the browser takes it; it tells whether there is such a file.
func (s published) send(w http.ResponseWriter, r *http.Request, p string, status int) bool {
	if strings.HasPrefix(path.Base(p), ".") || !fs.ValidPath(p) {
		return false
	}
	coding, file := s.lightest(p, r.Header.Get("Accept-Encoding"))
	body, err := fs.ReadFile(s.files, file)
	if err != nil {
		return false
	}
	head := w.Header()
	head.Set("Content-Type", contentType(p))
	head.Set("Vary", "Accept-Encoding")
	head.Set("Cache-Control", keeping(r, status))
	if coding != "" {
		head.Set("Content-Encoding", coding)
	}
	info, err := fs.Stat(s.files, file)
	if err == nil && status == http.StatusOK {
		head.Set("ETag", fmt.Sprintf(`"%x-%x"`, info.Size(), info.ModTime().UnixNano()))
		if r.Header.Get("If-None-Match") == head.Get("ETag") {
			w.WriteHeader(http.StatusNotModified)
			return true
		}
	}
	head.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		w.Write(body)
	}
	return true
}

// lightest is the packed copy of a file that the browser takes, or the file itself.
func (s published) lightest(p, accepted string) (coding, file string) {
	for _, c := range []struct{ coding, ending string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if !accepts(accepted, c.coding) {
			continue
		}
		if _, err := fs.Stat(s.files, p+c.ending); err == nil {
			return c.coding, p + c.ending
		}
	}
	return "", p
}

// accepts reads a list as in “gzip, deflate, br;q=0.5”; a coding of no quality is refused.
func accepts(list, coding string) bool {
	for entry := range strings.SplitSeq(list, ",") {
		name, quality, _ := strings.Cut(entry, ";")
		if strings.TrimSpace(name) != coding {
			continue
		}
		q, weighed := strings.CutPrefix(strings.ReplaceAll(quality, " ", ""), "q=")
		weight, err := strconv.ParseFloat(q, 64)
		return !weighed || err == nil && weight > 0
	}
	return false
}

// keeping says how long a browser may keep an answer: for good where the address names the content (?v=), else until it has asked whether it is the same.
func keeping(r *http.Request, status int) string {
	switch {
	case status != http.StatusOK:
		return "no-store"
	case r.URL.Query().Has("v"):
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}
