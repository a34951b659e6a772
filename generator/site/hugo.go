package site

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/bep/clocks"
	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/herrors"
	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"

	"pufa/generator/finding"
)

// hugoMu lets one Hugo run at a time: its clock and its logger are the process's.
var hugoMu sync.Mutex

// runHugo renders the tree, handing every file to out as soon as it is rendered. What Hugo finds fault with comes back as findings, errors
// among them where the site could not be rendered; the error is a fault of the machine.
func runHugo(ctx context.Context, o *Options, t *tree, out *sink) ([]finding.Finding, error) {
	hugoMu.Lock()
	defer hugoMu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	cache, err := cacheFolder(o.Cache)
	if err != nil {
		return nil, err
	}
	root, err := unpack(t, cache)
	if err != nil {
		return nil, err
	}
	previous := htime.Clock
	htime.Clock = clocks.Fixed(o.Now)
	defer func() { htime.Clock = previous }()

	log := &hugoLog{root: root}
	logger := loggers.New(loggers.Options{Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn, StdOut: io.Discard, StdErr: io.Discard, HandlerPost: log.take})
	err = renderWith(o, &sourceFs{tree: t, root: root, cache: cache}, out, root, cache, logger)
	loggers.SetGlobalLogger(loggers.NewDefault()) // ours dies with this build
	if err != nil {
		log.fail(err)
	}
	return log.findings, ctx.Err()
}

func renderWith(o *Options, source *sourceFs, out *sink, root, cache string, logger loggers.Logger) error {
	flags := config.New()
	for key, value := range map[string]any{
		"workingDir":  root,
		"publishDir":  "public",
		"cacheDir":    filepath.Join(cache, "hugo"),
		"resourceDir": filepath.Join(cache, "resources"),
		"buildDrafts": o.Draft,
		"noBuildLock": true,
		"environment": "production",
		"quiet":       true,
		"noTimes":     true,
		"noChmod":     true,
	} {
		flags.Set(key, value)
	}
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: source, Logger: logger, Flags: flags, ConfigDir: "config", Environment: "production",
		Environ:      []string{"PUFA=1"}, // never the machine's: an empty list would mean it
		SkipNpmCheck: true,
	})
	if err != nil {
		return err
	}
	var sites *hugolib.HugoSites
	err = frugally(func() (err error) {
		sites, err = hugolib.NewHugoSites(hugoDeps(configs, source, out, root, logger))
		return err
	})
	if err != nil {
		return err
	}
	defer sites.Close()
	return sites.Build(hugolib.BuildCfg{NoBuildLock: true})
}

// hugoDeps is what Hugo works with: our source and sink in place of the disk, our log in place of the console.
func hugoDeps(configs *allconfig.Configs, source *sourceFs, out *sink, root string, logger loggers.Logger) deps.DepsCfg {
	return deps.DepsCfg{
		Configs: configs, TestLogger: logger, StdOut: io.Discard, StdErr: io.Discard, LogLevel: logg.LevelWarn,
		Fs: &hugofs.Fs{
			Source:             source,
			PublishDir:         out,
			PublishDirServer:   out,
			PublishDirStatic:   out,
			Os:                 source,
			WorkingDirReadOnly: hugofs.NewBasePathFs(hugofs.NewReadOnlyFs(source), root),
			WorkingDirWritable: hugofs.NewBasePathFs(source, root),
		},
	}
}

// cacheFolder is where what can be made again is kept between builds: given, else the user's, else below the system's temporary folder.
func cacheFolder(given string) (string, error) {
	if given == "" {
		if user, err := os.UserCacheDir(); err == nil {
			given = filepath.Join(user, "pufa")
		}
	}
	if given != "" && os.MkdirAll(given, 0o755) == nil {
		return filepath.Abs(given)
	}
	given = filepath.Join(os.TempDir(), "pufa-cache")
	if err := os.MkdirAll(given, 0o755); err != nil {
		return "", fmt.Errorf("making a cache folder: %w", err)
	}
	return given, nil
}

// A hugoLog turns what Hugo says into findings.
type hugoLog struct {
	mu       sync.Mutex
	root     string // where Hugo believes the sources to be; people read paths without it
	findings []finding.Finding
}

// take is called for every line Hugo logs at warning level and above.
func (l *hugoLog) take(e *logg.Entry) error {
	severity := finding.Warning
	if e.Level >= logg.LevelError {
		severity = finding.Error
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.findings = append(l.findings, finding.Finding{Rule: "hugo", Kind: finding.Other, Severity: severity,
		Message: "排版程序报告：" + l.plain(e.Message)})
	return nil
}

// fail adds the error a build ended with, with its place where Hugo knows one.
func (l *hugoLog) fail(err error) {
	fault := finding.Finding{Rule: "hugo", Kind: finding.Other, Severity: finding.Error, Message: "网页没有生成：" + l.plain(err.Error())}
	if places := herrors.UnwrapFileErrors(err); len(places) > 0 {
		at := places[len(places)-1].Position() // the innermost is where it stands
		fault.File, fault.Line, fault.Column = l.plain(at.Filename), max(at.LineNumber, 0), max(at.ColumnNumber, 0)
	} else if len(l.findings) > 0 && strings.HasPrefix(err.Error(), "logged ") {
		return // Hugo only counts what it logged
	}
	l.findings = append(l.findings, fault)
}

// plain takes the folder Hugo was told to work in out of its words.
func (l *hugoLog) plain(s string) string {
	s = strings.ReplaceAll(s, l.root+string(filepath.Separator), "")
	return strings.TrimSpace(strings.ReplaceAll(s, l.root, ""))
}
