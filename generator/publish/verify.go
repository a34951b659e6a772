package publish

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"time"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// Verify holds a published copy against the manifest of the site built in from: every file there, every byte the same. The copy is a folder, a zip file or
// an address that begins with http:// or https://. It tells every file that is missing or differs, and how many are whole.
func Verify(ctx context.Context, from, target string, progress Progress) (whole int, found []finding.Finding, err error) {
	m, refused, err := built(from)
	if err != nil {
		return 0, nil, err
	}
	if refused != nil {
		return 0, []finding.Finding{*refused}, nil
	}
	read, done, err := reader(ctx, target)
	if err != nil {
		return 0, nil, err
	}
	defer done()
	for i, e := range m.Files {
		if err := ctx.Err(); err != nil {
			return whole, nil, err
		}
		progress.tell(i, len(m.Files))
		sum, size, err := read(e.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			found = append(found, *fault("verify-missing", e.Path, "发布的网站上没有这个文件", "重新发布"))
		case err != nil:
			return whole, found, fmt.Errorf("reading %q of the published copy: %w", e.Path, err)
		case size != e.Bytes || sum != e.SHA256:
			found = append(found, *fault("verify-differs", e.Path, "发布的文件与生成的不一样", "重新发布；如果反复出现，查一查网站是否被改动"))
		default:
			whole++
		}
	}
	progress.tell(len(m.Files), len(m.Files))
	return whole, found, nil
}

// A reader of a copy gives the sum and the size of one of its files; fs.ErrNotExist where it has none.
type reading func(path string) (folder.Sum, int64, error)

func reader(ctx context.Context, target string) (reading, func() error, error) {
	if strings.HasPrefix(target, "http://") || strings.HasPrefix(target, "https://") {
		return overHTTP(ctx, strings.TrimSuffix(target, "/")+"/"), func() error { return nil }, nil
	}
	if strings.EqualFold(path.Ext(target), ".zip") {
		z, err := zip.OpenReader(target)
		if err != nil {
			return nil, nil, fmt.Errorf("opening %q: %w", target, err)
		}
		return func(p string) (folder.Sum, int64, error) { return sumOf(z, p) }, z.Close, nil
	}
	if info, err := os.Stat(target); err != nil || !info.IsDir() {
		return nil, nil, fmt.Errorf("opening %q: not a folder, a .zip file or an address", target)
	}
	copied := os.DirFS(target)
	return func(p string) (folder.Sum, int64, error) { return sumOf(copied, p) }, func() error { return nil }, nil
}

// overHTTP asks for each file as it lies there: without compression on the way, never from another host (a server may show index.html as its folder).
func overHTTP(ctx context.Context, base string) reading {
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 2},
		CheckRedirect: func(to *http.Request, way []*http.Request) error {
			if to.URL.Host != way[0].URL.Host || len(way) > 3 {
				return http.ErrUseLastResponse
			}
			return nil
		}}
	return func(p string) (folder.Sum, int64, error) {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+(&url.URL{Path: p}).EscapedPath(), nil)
		if err != nil {
			return folder.Sum{}, 0, err
		}
		response, err := client.Do(request)
		if err != nil {
			return folder.Sum{}, 0, err
		}
		defer response.Body.Close()
		switch {
		case response.StatusCode == http.StatusNotFound || response.StatusCode == http.StatusGone:
			return folder.Sum{}, 0, fs.ErrNotExist
		case response.StatusCode != http.StatusOK:
			return folder.Sum{}, 0, fmt.Errorf("the server answered %s", response.Status)
		}
		return sumOfReader(response.Body)
	}
}

func sumOf(fsys fs.FS, name string) (folder.Sum, int64, error) {
	in, err := fsys.Open(name)
	if err != nil {
		return folder.Sum{}, 0, err
	}
	defer in.Close()
	return sumOfReader(in)
}

func sumOfReader(in io.Reader) (folder.Sum, int64, error) {
	sum := sha256.New()
	n, err := io.Copy(sum, in)
	return folder.Sum(sum.Sum(nil)), n, err
}
