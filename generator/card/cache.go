package card

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// A cache is a folder of pictures by their key. It only saves time: what can't be read is drawn again, what can't be written is drawn again next time.
type cache struct {
	dir  string
	mu   sync.Mutex
	used map[string]bool
}

func openCache(dir string) *cache { return &cache{dir: dir, used: map[string]bool{}} }

// The first and last bytes of every PNG: a picture cut short has not both.
var (
	pngBegins = []byte("\x89PNG\r\n\x1a\n")
	pngEnds   = []byte("IEND\xaeB`\x82")
)

// read gives the picture, nil where there is no whole one.
func (c *cache) read(key string) []byte {
	c.mu.Lock()
	c.used[key+".png"] = true
	c.mu.Unlock()
	data, err := os.ReadFile(filepath.Join(c.dir, key+".png"))
	if err != nil || !bytes.HasPrefix(data, pngBegins) || !bytes.HasSuffix(data, pngEnds) {
		return nil
	}
	return data
}

func (c *cache) write(key string, data []byte) {
	if os.MkdirAll(c.dir, 0o755) != nil {
		return
	}
	name := filepath.Join(c.dir, key+".png")
	if os.WriteFile(name+".new", data, 0o644) == nil {
		os.Rename(name+".new", name)
	}
}

// sweep removes the pictures that no card asked for.
func (c *cache) sweep() {
	files, err := os.ReadDir(c.dir)
	if err != nil {
		return
	}
	for _, f := range files {
		if name := f.Name(); !c.used[name] && (strings.HasSuffix(name, ".png") || strings.HasSuffix(name, ".png.new")) {
			os.Remove(filepath.Join(c.dir, name))
		}
	}
}
