package site

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Watch calls changed, on its own goroutine, each time files in the folders have changed and then lain still for a moment. It returns when ctx
// ends.
//
// What counts is a look at every file's size and date. The system's change events only say when to look at once; shared folders send none, so
// there is a look every two seconds in any case, less often where one look takes long.
func Watch(ctx context.Context, folders []string, changed func()) {
	w := watch{folders: folders}
	if notes, err := fsnotify.NewWatcher(); err == nil {
		defer notes.Close()
		w.notes = notes
	}
	seen := w.look()
	for {
		if !w.wait(ctx) {
			return
		}
		now := w.look()
		if same(seen, now) {
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
		seen = now
		changed()
	}
}

const (
	still    = 120 * time.Millisecond // how long files lie untouched before a change is told
	interval = 2 * time.Second        // between looks without an event
	share    = 20                     // looking may take one part in this many of the time
)

type watch struct {
	folders []string
	notes   *fsnotify.Watcher // nil where the system gives no events
	took    time.Duration     // of the last look
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
