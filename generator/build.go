package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"pufa"
	"pufa/generator/card"
	"pufa/generator/check"
	"pufa/generator/dataset"
	"pufa/generator/feed"
	"pufa/generator/finding"
	"pufa/generator/page"
	"pufa/generator/record"
	"pufa/generator/search"
	"pufa/generator/site"
	"pufa/generator/sitemap"
)

func buildCommand() *cobra.Command {
	var content, out, date string
	var draft, plain bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "把记录做成网站，写进 public/",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			now, err := today(date)
			if err != nil {
				return usageError{err}
			}
			root := rootDir(cmd)
			if out == "" {
				out = filepath.Join(root, "public")
			}
			began := time.Now()
			defer site.Roomy()()
			ws, faults, err := record.Read(os.DirFS(root))
			if err != nil {
				return err
			}
			if refused(faults) {
				return refuse(cmd, faults, unchanged)
			}
			checked := inBackground(func() []finding.Finding {
				return checkRecords(cmd.Context(), root, ws, now)
			})
			options, err := optionsOf(ws, root, now, draft)
			if err != nil {
				return err
			}
			open, accepted := check.Settle(append(faults, <-checked...), ws.Site.Policy)
			if refused(open) && !draft {
				return refuse(cmd, gravest(open), unchanged)
			}
			show := func(more []finding.Finding) error {
				if err := showFindings(cmd, append(gravest(open), more...), "text"); err != nil {
					return err
				}
				if rest := tally(milder(open)); rest != "" || len(accepted) > 0 {
					fmt.Fprintf(cmd.ErrOrStderr(), "检查另有 %s；pufa check 逐条列出\n", withAccepted(rest, len(accepted)))
				}
				return nil
			}
			options.Out, options.Plain = out, plain
			if content != "" {
				more, err := site.WriteSource(cmd.Context(), content, options)
				if err != nil {
					return err
				}
				fmt.Fprintf(cmd.OutOrStdout(), "生成的内容写进了 %s；可用 hugo --source %s 继续\n", content, content)
				return show(more)
			}
			result, more, err := site.Build(cmd.Context(), options)
			if err != nil {
				return err
			}
			if refused(more) {
				return refuse(cmd, more, unchanged)
			}
			if err := show(more); err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), told(out, result, time.Since(began)))
			return nil
		},
	}
	cmd.Flags().StringVar(&content, "content", "", "只把生成的 Hugo 内容写到这个文件夹")
	cmd.Flags().StringVar(&out, "out", "", "网站写到哪里（默认是工作文件夹下的 public）")
	cmd.Flags().StringVar(&date, "date", "", "按哪一天生成，例如 2026-03-01（默认今天）")
	cmd.Flags().BoolVar(&draft, "draft", false, "连草稿一起生成，每页标明“草稿”")
	cmd.Flags().BoolVar(&plain, "no-compress", false, "不写 .gz 和 .br")
	return cmd
}

const unchanged = "网站没有重新生成，public/ 保持原样。"

// checkRecords is what a build asks before it renders: the rules over records, and the privacy rules over what is attached to them.
func checkRecords(ctx context.Context, root string, ws *record.Workspace, now time.Time) []finding.Finding {
	options := checkOptions(root, ws, now)
	options.Recorded = recorded(ctx, root)
	return append(check.Workspace(ws, options), checkAttachments(root, options)...)
}

// inBackground does work beside the caller's.
func inBackground[T any](work func() T) <-chan T {
	done := make(chan T, 1)
	go func() { done <- work() }()
	return done
}

// gravest are the errors, milder all others.
func gravest(fs []finding.Finding) []finding.Finding { return ofSeverity(fs, true) }
func milder(fs []finding.Finding) []finding.Finding  { return ofSeverity(fs, false) }

func ofSeverity(fs []finding.Finding, errors bool) []finding.Finding {
	var some []finding.Finding
	for _, f := range fs {
		if (f.Severity == finding.Error) == errors {
			some = append(some, f)
		}
	}
	return some
}

// withAccepted adds to a tally how many findings the town has accepted: they are counted, not hidden.
func withAccepted(rest string, accepted int) string {
	if accepted == 0 {
		return rest
	}
	return strings.TrimPrefix(fmt.Sprintf("%s，%d 条已接受", rest, accepted), "，")
}

// siteOptions reads the records of the workspace and turns them into what site renders. Findings may hold errors: then nothing may be rendered.
func siteOptions(root string, now time.Time, draft bool) (site.Options, []finding.Finding, error) {
	ws, faults, err := record.Read(os.DirFS(root))
	if err != nil {
		return site.Options{}, nil, err
	}
	if refused(faults) {
		return site.Options{}, faults, nil
	}
	options, err := optionsOf(ws, root, now, draft)
	if err == nil && illustrated(ws, draft) && options.More == nil {
		faults = append(faults, card.Unfound())
	}
	return options, faults, err
}

// optionsOf wires what the stages make of the records into what site renders.
func optionsOf(ws *record.Workspace, root string, now time.Time, draft bool) (site.Options, error) {
	files, err := feed.Make(ws, feed.Options{Now: now})
	if err != nil {
		return site.Options{}, err
	}
	open, err := dataset.Make(ws)
	if err != nil {
		return site.Options{}, err
	}
	for _, f := range open {
		files[f.Path] = f.Bytes
	}
	sizes := make(map[string]int, len(files))
	for path, data := range files {
		sizes[path] = len(data)
	}
	var font *card.Font
	o := page.Options{Now: now, Draft: draft, Files: os.DirFS(root), Published: sizes, Data: listed(open)}
	if illustrated(ws, draft) {
		if font = card.Find(root); font != nil {
			defer font.Close()
			o.Drawable = font.Covers
		}
	}
	pages, err := page.Make(ws, o)
	if err != nil {
		return site.Options{}, err
	}
	maps.Copy(files, pages.Publish)
	files["robots.txt"] = sitemap.Robots(ws.Site.Address())
	own := ownFiles(root)
	maps.DeleteFunc(files, func(path string, _ []byte) bool { return own[path] })
	index, all := search.New(search.Options{}), sitemap.New(ws.Site.Address(), pages.Changed)
	options := site.Options{
		Root:    root,
		Files:   pufa.Files,
		Content: pages.Content,
		Sources: onDisk(root, pages.Sources),
		Publish: files,
		Assets:  onDisk(root, pages.Assets),
		Page: func(path string, html []byte) {
			index.Add(path, html)
			all.Add(path, html)
		},
		Last: func(context.Context) (map[string][]byte, error) {
			found, err := index.Files()
			if err != nil {
				return nil, err
			}
			listed, err := all.Files()
			for path, data := range listed {
				if !own[path] {
					found[path] = data
				}
			}
			return found, err
		},
		Params:  pages.Params,
		BaseURL: ws.Site.BaseURL,
		Path:    ws.Site.Path,
		Title:   ws.Site.Name,
		Draft:   draft,
		Now:     now,
	}
	if font != nil {
		options.More = func(ctx context.Context) (map[string][]byte, error) { return drawn(ctx, root, pages.Cards) }
	}
	return options, nil
}

// onDisk turns workspace paths into paths of this system.
func onDisk(root string, assets map[string]string) map[string]string {
	files := make(map[string]string, len(assets))
	for published, file := range assets {
		files[published] = filepath.Join(root, filepath.FromSlash(file))
	}
	return files
}

func refused(faults []finding.Finding) bool { return finding.Count(faults, finding.Error) > 0 }

// refuse shows what stands in the way, and ends the verb with exit code 1.
func refuse(cmd *cobra.Command, faults []finding.Finding, consequence string) error {
	if err := showFindings(cmd, faults, "text"); err != nil {
		return err
	}
	fmt.Fprintln(cmd.ErrOrStderr(), consequence)
	return errRefused
}

// told is what a build wrote, in one line.
func told(out string, r *site.Result, took time.Duration) string {
	if r.Written == 0 && r.Removed == 0 {
		return fmt.Sprintf("%s：%d 个文件，没有变化（%.1f 秒）", out, r.Files, took.Seconds())
	}
	return fmt.Sprintf("%s：%d 个文件，写了 %d 个，去掉 %d 个（%.1f 秒）", out, r.Files, r.Written, r.Removed, took.Seconds())
}

// today is the day that the build speaks from: the one given, or SOURCE_DATE_EPOCH's, or the clock's. Nothing else asks the clock, so that the same
// records give the same bytes on the same day.
func today(date string) (time.Time, error) {
	if date != "" {
		t, err := time.ParseInLocation(time.DateOnly, date, time.Local)
		if err != nil {
			return time.Time{}, fmt.Errorf("日期 %q 读不懂，应写成 2026-03-01", date)
		}
		return t, nil
	}
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH %q 不是整数", epoch)
		}
		return time.Unix(seconds, 0), nil
	}
	return time.Now(), nil
}

// build is the whole of it for callers that are not a terminal: tests, serve.
func build(ctx context.Context, root, out string, now time.Time) (*site.Result, []finding.Finding, error) {
	options, faults, err := siteOptions(root, now, false)
	if err != nil || refused(faults) {
		return nil, faults, err
	}
	options.Out = out
	result, more, err := site.Build(ctx, options)
	return result, append(faults, more...), err
}
