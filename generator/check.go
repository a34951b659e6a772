package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"pufa/generator/check"
	"pufa/generator/document"
	"pufa/generator/example"
	"pufa/generator/finding"
	"pufa/generator/record"
	"pufa/generator/site"
)

func checkCommand() *cobra.Command {
	var format, date string
	var due bool
	cmd := &cobra.Command{
		Use:   "check [文件…]",
		Short: "查出不该对外公布的差错",
		Long: "不写文件时检查整个工作文件夹的记录；写了文件就检查这些还没有导入的文件（Word、网页、PDF、Excel、纯文本）。\n" +
			"有“错误”级的问题时以退出码 1 结束。pufa explain 规则 说明一条规则要什么、依据是什么。",
		RunE: func(cmd *cobra.Command, files []string) error {
			if format != "text" && format != "json" && format != "github" {
				return usageError{fmt.Errorf("不认识的输出格式 %q，可用 text、json 或 github", format)}
			}
			now, err := today(date)
			if err != nil {
				return usageError{err}
			}
			ws, faults, err := record.Read(os.DirFS(rootDir(cmd)))
			if err != nil {
				return err
			}
			options := checkOptions(rootDir(cmd), ws, now)
			switch {
			case due:
				return showDue(cmd, check.Due(ws, options), format)
			case len(files) > 0:
				faults, err = checkFiles(files, options)
			default:
				faults = append(faults, checkRecords(cmd.Context(), rootDir(cmd), ws, now)...)
				var pages []finding.Finding
				pages, err = checkPages(cmd.Context(), rootDir(cmd), ws, now)
				faults = append(faults, pages...)
			}
			if err != nil {
				return err
			}
			return settled(cmd, faults, ws.Site.Policy, format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "输出格式：text、json 或 github")
	cmd.Flags().StringVar(&date, "date", "", "按哪一天计算期限，例如 2026-03-01（默认今天）")
	cmd.Flags().BoolVar(&due, "due", false, "只列出今后 60 天内到期的事项")
	return cmd
}

// checkOptions is what rules may know beside what they look at. Without records of its own a town is held to the wording rules that every town starts with.
func checkOptions(root string, ws *record.Workspace, now time.Time) check.Options {
	terms := ws.Terms
	if len(terms) == 0 {
		terms = commonTerms()
	}
	return check.Options{
		Now:    record.DateOf(now),
		Terms:  terms,
		Phones: []string{ws.Site.Footer.Phone, ws.Site.Office.Phone, ws.Site.Office.Fax},
		Days:   ws.Calendar,
		Policy: ws.Site.Policy,
		Files:  os.DirFS(root),
	}
}

func commonTerms() []record.Term {
	files, err := example.Town()
	if err != nil {
		return nil
	}
	var terms record.Terms
	record.Decode("data/terms.toml", files["data/terms.toml"], &terms)
	return terms.Terms
}

// checkFiles checks documents before they are imported. One that can't be read is a finding and stops no other.
func checkFiles(files []string, o check.Options) ([]finding.Finding, error) {
	var found []finding.Finding
	for _, file := range files {
		src, err := document.Open(file, document.Limits{})
		if fault, refused := refusal(file, err); refused {
			found = append(found, fault)
			continue
		} else if err != nil {
			return nil, err
		}
		found = append(found, check.Document(check.Text{File: file, Text: src.Text}, o)...)
	}
	return found, nil
}

// checkAttachments puts the text of every document that lies among the records and pages through the privacy rules, what Word and Excel hide included.
func checkAttachments(root string, o check.Options) []finding.Finding {
	var found []finding.Finding
	for _, folder := range []string{"data", "content", "static"} {
		_ = fs.WalkDir(o.Files, folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return nil // what can't be listed is reported where the record that names it is read
			}
			if !readable(name) {
				if oldOffice(name) {
					found = append(found, finding.Finding{Rule: "attachment-unseen", Kind: finding.Privacy, Severity: finding.Notice, File: name,
						Message: "旧格式的附件，里面有没有个人信息没有查", Hint: "另存为 docx、xlsx 或 pdf 再放进来；不换的，请人看一遍"})
				}
				return nil
			}
			src, err := document.Open(filepath.Join(root, filepath.FromSlash(name)), document.Limits{})
			if fault, refused := refusal(name, err); refused {
				fault.Severity = finding.Warning
				found = append(found, fault)
				return nil
			} else if err != nil {
				return nil
			}
			found = append(found, check.Attachment(name, src.Text, o)...)
			for _, hidden := range src.Dropped {
				found = append(found, check.Attachment(name, hidden.Text, o)...)
			}
			return nil
		})
	}
	return found
}

// oldOffice names files of office programs that only a conversion could read: too slow for every build.
func oldOffice(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".doc", ".xls", ".ppt", ".rtf", ".wps", ".et", ".dps":
		return true
	}
	return false
}

// checkPages renders the site in memory, drafts included, and checks the pages. Records that can't be rendered are reported by the rules over records.
func checkPages(ctx context.Context, root string, ws *record.Workspace, now time.Time) ([]finding.Finding, error) {
	options, faults, err := siteOptions(root, now, true)
	if err != nil || refused(faults) {
		return nil, err
	}
	files, faults, err := site.Render(ctx, options)
	if err != nil {
		return nil, err
	}
	host := strings.TrimPrefix(strings.TrimPrefix(ws.Site.BaseURL, "https://"), "http://")
	found := check.Site(files, check.SiteOptions{Now: record.DateOf(now), Host: host, Policy: ws.Site.Policy})
	for _, b := range site.Links(files, ws.Site.Path) {
		found = append(found, brokenLink(b))
	}
	return append(faults, found...), nil
}

// brokenLink tells of a link that leads nowhere.
func brokenLink(b site.Broken) finding.Finding {
	why := map[site.BrokenKind]string{
		site.Dead: "链接指向的页面或文件不存在", site.NoAnchor: "链接指向的位置在那一页上不存在", site.Rooted: "链接从根目录写起，换了子路径或离线时打不开",
		site.Outside: "链接指到了网站之外的文件夹", site.Folder: "链接指向文件夹，离线时打不开", site.NoSyntax: "链接不是有效的地址", site.Loads: "页面从别的网站加载内容",
	}
	return finding.Finding{Rule: "link-" + string(b.Why), Kind: finding.Link, Severity: finding.Error, File: b.Page, Quote: b.URL, Message: why[b.Why], Hint: "改正地址，或删去链接"}
}

// showDue prints what is due, the nearest first; json and github as findings.
func showDue(cmd *cobra.Command, dues []finding.Finding, format string) error {
	if format != "text" {
		return showFindings(cmd, dues, format)
	}
	for _, d := range dues {
		fmt.Fprintf(cmd.OutOrStdout(), "%s\t%s\n", d.Message, d.File)
	}
	if len(dues) == 0 {
		fmt.Fprintln(cmd.OutOrStdout(), "今后 60 天内没有到期的事项")
	}
	return nil
}

// readable tells the formats whose text can be looked through.
func readable(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".docx", ".xlsx", ".pdf", ".csv", ".txt", ".md":
		return path.Base(name) != "robots.txt"
	}
	return false
}

// settled shows what stands open, says how many findings the town has accepted, and ends with exit code 1 where an error stands.
func settled(cmd *cobra.Command, faults []finding.Finding, p record.Policy, format string) error {
	open, accepted := check.Settle(faults, p)
	if err := showFindings(cmd, open, format); err != nil {
		return err
	}
	if len(accepted) > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "另有 %d 条已按 site.toml 的 policy.allow 接受\n", len(accepted))
	}
	if refused(open) {
		return errRefused
	}
	if len(open) == 0 && format == "text" {
		fmt.Fprintln(cmd.ErrOrStderr(), "没有发现问题")
	}
	return nil
}
