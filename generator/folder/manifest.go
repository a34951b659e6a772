package folder

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ManifestName is the file at the root of the published folder that lists all others.
const ManifestName = "manifest.json"

// A Manifest lists every file that a build wrote, .gz and .br siblings included, itself not; sorted by path.
// It is how a build knows its own files from others', and how a published copy is verified.
type Manifest struct {
	Version int     `json:"version"` // 1
	Files   []Entry `json:"files"`
}

// An Entry is one published file: its path with slashes, its size in bytes and the SHA-256 of its content.
type Entry struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 Sum    `json:"sha256"`
}

// A Sum is a SHA-256, written as 64 hexadecimal digits.
type Sum [sha256.Size]byte

func (s Sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

func (s *Sum) UnmarshalText(text []byte) error {
	if len(text) != 2*len(s) {
		return fmt.Errorf("a SHA-256 has %d digits, not %d", 2*len(s), len(text))
	}
	_, err := hex.Decode(s[:], text)
	return err
}

// ReadManifest reads the manifest of a published folder. Where there is none the error is fs.ErrNotExist.
func ReadManifest(dir string) (*Manifest, error) {
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		return nil, err
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("reading %q: %w", filepath.Join(dir, ManifestName), err)
	}
	if m.Version != 1 {
		return nil, fmt.Errorf("reading %q: version %d is not known", filepath.Join(dir, ManifestName), m.Version)
	}
	for _, e := range m.Files {
		if !filepath.IsLocal(filepath.FromSlash(e.Path)) {
			return nil, fmt.Errorf("reading %q: path %q leads out of the folder", filepath.Join(dir, ManifestName), e.Path)
		}
	}
	return &m, nil
}

// Encode writes one entry a line, so that two manifests can be compared line by line.
func (m *Manifest) Encode() []byte {
	slices.SortFunc(m.Files, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	fmt.Fprintf(w, "{\"version\":%d,\"files\":[", m.Version)
	for i, e := range m.Files {
		if i > 0 {
			w.WriteByte(',')
		}
		line, _ := json.Marshal(e) // strings and numbers always can be written
		w.WriteByte('\n')
		w.Write(line)
	}
	w.WriteString("\n]}\n")
	w.Flush()
	return out.Bytes()
}
