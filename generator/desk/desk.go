package desk

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// A Desk is the app for one workspace.
type Desk struct {
	o        Options
	shelf    *shelf
	guard    *guard
	previews previews
	job      job
	saving   sync.Mutex
	decoding sync.Mutex // one photo at a time is held in memory
	quit     chan struct{}
	once     sync.Once
}

// New makes the app. The workspace may still be empty.
func New(o Options) (*Desk, error) {
	if o.Slug == nil || o.Keep == nil {
		return nil, errors.New("making the desk: Slug and Keep are wanted")
	}
	root, err := filepath.Abs(o.Root)
	if err != nil {
		return nil, fmt.Errorf("finding %q: %w", o.Root, err)
	}
	o.Root = root
	if o.Now == nil {
		o.Now = time.Now
	}
	d := &Desk{o: o, shelf: &shelf{root: root}, guard: newGuard(), quit: make(chan struct{})}
	d.previews.secret = rand.Text()
	if err := d.mend(); err != nil {
		return nil, err
	}
	return d, nil
}

// Run serves the workspace until ctx ends or someone presses the button that closes the desk. Where a desk of this workspace already runs on this
// machine, its page is opened instead.
func Run(ctx context.Context, o Options) error {
	d, err := New(o)
	if err != nil {
		return err
	}
	if url, ok := d.running(ctx); ok {
		return d.show(url)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(o.Port)))
	if err != nil {
		return fmt.Errorf("listening on 127.0.0.1:%d: %w", o.Port, err)
	}
	base := "http://" + listener.Addr().String()
	leave, err := d.announce(base)
	if err != nil {
		listener.Close()
		return err
	}
	defer leave()
	server := &http.Server{Handler: d.Handler(), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		select {
		case <-ctx.Done():
		case <-d.quit:
		}
		wait, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if server.Shutdown(wait) != nil {
			server.Close()
		}
	}()
	if err := d.show(base + d.guard.entrance()); err != nil {
		server.Close()
		return err
	}
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving on %q: %w", base, err)
	}
	<-ended
	return nil
}

// show tells the address and opens it. The browser gets a key of its own, so that the address told can still be used.
func (d *Desk) show(url string) error {
	if d.o.Ready != nil {
		d.o.Ready(url)
	}
	if d.o.Open == nil {
		return nil
	}
	return d.o.Open(url)
}

// pufa is a path under the workspace's own folder of notes.
func (d *Desk) pufa(elements ...string) string {
	return filepath.Join(append([]string{d.o.Root, ".pufa"}, elements...)...)
}

// path is a workspace path on this system.
func (d *Desk) path(file string) string { return filepath.Join(d.o.Root, filepath.FromSlash(file)) }

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// Entrance is a path that lets one browser in, once.
func (d *Desk) Entrance() string { return d.guard.entrance() }
