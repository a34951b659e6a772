package site

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// newWatch takes down how the files are now: whatever changes from here on is told, also what changes before run begins.
func newWatch(folders []string) *watch {
	w := &watch{folders: folders}
	if notes, err := fsnotify.NewWatcher(); err == nil {
		w.notes = notes
	}
	w.seen = w.look()
	return w
}

// run calls changed, on this goroutine, each time files have changed and then lain still for a moment. It returns when ctx ends.
func (w *watch) run(ctx context.Context, changed func()) {
	if w.notes != nil {
		defer w.notes.Close()
	}
	for {
		if !w.wait(ctx) {
			return
		}
		now := w.look()
		if same(w.seen, now) {
			continue
		}
		for { // a file that is still being written, or a folder being copied
			if !sleep(ctx, still) {
				return
			}
			next := w.look()
			if same(now, next) {
				break
			}
			now = next
		}
		w.seen = now
		changed()
	}
}

const (
	still    = 120 * time.Millisecond // how long files lie untouched before a change is told
	interval = 2 * time.Second        // between looks without an event
	share    = 20                     // looking may take one part in this many of the time
)

// A watch sees what changes in folders. What counts is a look at every file's size and date. The system's change events only say when to look at once;
// shared folders send none, so there is a look every two seconds in any case, less often where one look takes long.
type watch struct {
	folders []string
	notes   *fsnotify.Watcher    // nil where the system gives no events
	seen    map[string]fileState // when a change was last told
	took    time.Duration        // of the last look
}

// A fileState is what a look sees of a file.
type fileState struct {
	size int64
	time int64
}

// look takes down every file, and asks for events of every folder.
func (w *watch) look() map[string]fileState {
	begun := time.Now()
	files := map[string]fileState{}
	for _, folder := range w.folders {
		filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil: // gone meanwhile, or not there yet
				return nil
			case d.IsDir() && name != folder && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case d.IsDir():
				if w.notes != nil {
					w.notes.Add(name) // known folders are known; without events the clock serves
				}
			case !skipped(d.Name()):
				if info, err := d.Info(); err == nil {
					files[name] = fileState{info.Size(), info.ModTime().UnixNano()}
				}
			}
			return nil
		})
	}
	w.took = time.Since(begun)
	return files
}

// wait returns true when it is time to look.
func (w *watch) wait(ctx context.Context) bool {
	clock := time.NewTimer(max(interval, share*w.took))
	defer clock.Stop()
	var events <-chan fsnotify.Event
	var errors <-chan error
	if w.notes != nil {
		events, errors = w.notes.Events, w.notes.Errors
	}
	select {
	case <-ctx.Done():
		return false
	case <-clock.C:
	case <-events:
	case <-errors: // events were lost: look
	}
	return true
}

func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

func same[K, V comparable](a, b map[K]V) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if w, there := b[k]; !there || w != v {
			return false
		}
	}
	return true
}
