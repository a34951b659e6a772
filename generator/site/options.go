package site

import (
	"context"
	"io/fs"
	"time"
)

// Options says what to build and where to put it. All paths in maps use forward slashes and are relative.
type Options struct {
	Root    string                                           // the workspace on disk; its content/, layouts/ and static/ win over Files, "" for none
	Files   fs.FS                                            // embedded layouts/, static/ and content/ (pufa.Files); nil for none
	Content map[string][]byte                                // generated content: path below content/ ("reports/2023.md") → file. A page of content/ at the same address wins
	Sources map[string]string                                // content resources that stay on disk until Hugo asks for them (photos): path below content/ → file
	Data    map[string][]byte                                // path below Hugo's data/ → file, for templates
	Publish map[string][]byte                                // generated files that Hugo need not see (open data): published path → bytes
	More    func(context.Context) (map[string][]byte, error) // makes further files to Publish, at work while pages render; nil for none
	Assets  map[string]string                                // files published as they are and too big to hold in memory (photos, attachments): published path → file

	Page func(path string, html []byte)                   // is shown every finished page while others render, from many goroutines; html is only lent. nil for none
	Last func(context.Context) (map[string][]byte, error) // makes files out of what Page was shown (a search index), published as they are; nil for none

	Params  map[string]any // site params of the templates; keys in lower case
	Title   string
	BaseURL string // "https://www.example.gov.cn", without a path; "" where unknown
	Path    string // the sub-path on that host, "/zwgk/fazhi/"; "" where unknown

	Now   time.Time // the day that templates see as today; its time of day is not used. The zero time stands for 1970, so that a forgotten value is seen
	Draft bool      // render pages marked as drafts, for previews
	Plain bool      // write no .gz and .br siblings

	Out   string // the published folder; Build only
	Cache string // where unpacked templates and resized images are kept; "" means the user's cache folder
}

// Result tells what a build did. Durations are wall time.
type Result struct {
	Files   int           // files in public/ now, manifest.json not counted
	Written int           // of these, how many are new or changed
	Removed int           // files of the last build that no longer exist
	Bytes   int64         // size of all files
	Render  time.Duration // gathering, Hugo and finishing
	Commit  time.Duration // linking, manifest and swap
}
