package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"pufa"
	"pufa/generator/check"
	"pufa/generator/desk"
	"pufa/generator/document"
	"pufa/generator/example"
	"pufa/generator/finding"
	"pufa/generator/publish"
	"pufa/generator/record"
	"pufa/generator/site"
)

func deskCommand() *cobra.Command {
	var port int
	var noBrowser bool
	cmd := &cobra.Command{
		Use:   "desk",
		Short: "在浏览器里登记活动、预览和发布",
		Long:  "打开工作台：登记活动、加照片、预览、检查、发布，都在浏览器里做。\n只有这台电脑能访问；已经开着时，打开正在运行的那一个。",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if port < 0 || port > 65535 {
				return usageError{fmt.Errorf("--port %d 不是端口号", port)}
			}
			options, err := deskOptions(rootDir(cmd))
			if err != nil {
				return err
			}
			options.Port = port
			if !noBrowser {
				options.Open = openBrowser
			}
			options.Ready = func(url string) {
				fmt.Fprintf(cmd.OutOrStdout(), "工作台: %s\n网址只能用一次，只有这台电脑能打开。用完在页面上按“关闭”，或在这里按 Ctrl+C。\n", url)
			}
			return desk.Run(cmd.Context(), options)
		},
	}
	cmd.Flags().IntVar(&port, "port", 0, "用哪个端口（默认由系统挑一个空的）")
	cmd.Flags().BoolVar(&noBrowser, "no-browser", false, "不打开浏览器，只显示网址")
	return cmd
}

// deskOptions wires what the other stages do for the desk.
func deskOptions(root string) (desk.Options, error) {
	look, err := deskLook()
	if err != nil {
		return desk.Options{}, err
	}
	return desk.Options{
		Root: root,
		Look: look,
		Create: func() error {
			files, err := example.Town()
			if err == nil {
				_, _, err = example.Place(root, files)
			}
			return err
		},
		Slug: document.CampaignSlug,
		Keep: func(file string, text []byte, now time.Time) error {
			_, _, err := document.Keep(root, file, text, true, now)
			return err
		},
		Understand: understood,
		Import: func(name string, data []byte, now time.Time) ([]string, []finding.Finding, error) {
			return importedBytes(root, name, data, now)
		},
		Rules: func(ws *record.Workspace, now time.Time) []finding.Finding {
			return check.Workspace(ws, checkOptions(root, ws, now))
		},
		Settle: func(found []finding.Finding, ws *record.Workspace) []finding.Finding {
			open, _ := check.Settle(found, ws.Site.Policy)
			return open
		},
		Due: func(ws *record.Workspace, now time.Time) []finding.Finding {
			return check.Due(ws, checkOptions(root, ws, now))
		},
		Limits: func(ws *record.Workspace, days []record.Date, extended bool) ([]desk.Limit, error) {
			dues, err := requestDues(ws.Workdays(), days, extended)
			limits := make([]desk.Limit, len(dues))
			for i, due := range dues {
				limits[i] = desk.Limit(due)
			}
			return limits, err
		},
		Render: func(ctx context.Context, ws *record.Workspace, now time.Time) (desk.Site, []finding.Finding, error) {
			return rendered(ctx, root, ws, now)
		},
		Publish: func(ctx context.Context, target string, progress func(done, total int)) (desk.Publication, []finding.Finding, error) {
			return published(ctx, root, target, progress)
		},
		Undo: func(_ context.Context, target string) (desk.Publication, error) {
			change, stopped, err := publish.Undo(target)
			if err != nil {
				return desk.Publication{}, err
			}
			if stopped != nil {
				return desk.Publication{}, errors.New(stopped.Message)
			}
			return publication(target, change), nil
		},
	}, nil
}

// deskLook are the site's tokens and modes, so that the desk looks like the site.
func deskLook() ([]byte, error) {
	var look bytes.Buffer
	for _, name := range []string{"tokens", "modes"} {
		css, err := pufa.Files.ReadFile("layouts/_partials/style/" + name + ".css")
		if err != nil {
			return nil, fmt.Errorf("reading the site's style: %w", err)
		}
		look.Write(css)
	}
	return look.Bytes(), nil
}

// understood reads a document for the desk; what is wrong with the document itself is a finding.
func understood(name string, data []byte, ws *record.Workspace) (desk.Understood, []finding.Finding, error) {
	src, err := document.Read(name, data, document.Limits{})
	if fault, refused := refusal(name, err); refused {
		return desk.Understood{}, []finding.Finding{fault}, nil
	} else if err != nil {
		return desk.Understood{}, nil, err
	}
	doc := document.Understand(src)
	out := desk.Understood{Kind: string(doc.Kind), Title: doc.Title, Text: doc.Text}
	c, values := document.Campaign(doc, document.Known{Calendar: ws.Calendar, Themes: ws.Themes})
	out.Campaign = c
	for _, v := range values {
		out.Values = append(out.Values, desk.Value{Key: v.Key, Value: v.Value, Quote: v.Quote, Confirm: v.Confirm})
	}
	return out, nil, nil
}

// importedBytes imports an uploaded document through a file of its own name in a temporary folder, which records name as their source.
func importedBytes(root, name string, data []byte, now time.Time) (files []string, faults []finding.Finding, err error) {
	known, err := knownIn(root)
	if err != nil {
		return nil, nil, err
	}
	folder, err := os.MkdirTemp("", "pufa-import-")
	if err != nil {
		return nil, nil, fmt.Errorf("making a temporary folder: %w", err)
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, filepath.Base(filepath.Clean("/"+name)))
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return nil, nil, fmt.Errorf("writing %q: %w", file, err)
	}
	out, err := document.Importer{Root: root, Known: known, Now: now}.File(file)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range out.Records {
		if r.Outcome != document.Refused {
			files = append(files, r.File)
		}
	}
	for i := range out.Findings {
		out.Findings[i].File = strings.TrimPrefix(out.Findings[i].File, folder+string(filepath.Separator))
	}
	return files, out.Findings, nil
}

// rendered makes the site of the records in memory for a preview, drafts included.
func rendered(ctx context.Context, root string, ws *record.Workspace, now time.Time) (desk.Site, []finding.Finding, error) {
	options, err := optionsOf(ws, root, now, true)
	if err != nil {
		return desk.Site{}, nil, err
	}
	files, faults, err := site.Render(ctx, options)
	if err != nil {
		return desk.Site{}, faults, err
	}
	out := desk.Site{Files: files, OnDisk: map[string]string{}}
	for path, data := range files {
		if data != nil {
			continue
		}
		out.OnDisk[path] = filepath.Join(root, "static", filepath.FromSlash(path))
		if file, ok := options.Assets[path]; ok {
			out.OnDisk[path] = file
		}
	}
	return out, faults, nil
}

// published builds the site and brings it to the target.
func published(ctx context.Context, root, target string, progress func(done, total int)) (desk.Publication, []finding.Finding, error) {
	public := filepath.Join(root, "public")
	if _, faults, err := build(ctx, root, public, time.Now()); err != nil || refused(faults) {
		return desk.Publication{}, faults, err
	}
	change, stopped, err := publishedTo(ctx, public, target, progress)
	if err != nil {
		return desk.Publication{}, nil, err
	}
	if stopped != nil {
		return desk.Publication{}, []finding.Finding{*stopped}, nil
	}
	return publication(target, change), nil, nil
}

func publication(target string, c *publish.Change) desk.Publication {
	return desk.Publication{Where: target, Files: c.Files, New: c.New, Changed: c.Changed, Gone: c.Gone, Earlier: c.Earlier}
}

// openBrowser opens an address in the browser of this machine's user.
func openBrowser(url string) error {
	command := map[string][]string{"windows": {"rundll32", "url.dll,FileProtocolHandler"}, "darwin": {"open"}}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	cmd := exec.Command(command[0], append(command[1:], url)...)
	if err := cmd.Start(); err != nil {
		fmt.Fprintf(os.Stderr, "浏览器没有打开（%v），请自己打开上面的网址\n", err)
		return nil
	}
	go cmd.Wait()
	return nil
}
