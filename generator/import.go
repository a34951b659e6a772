package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"pufa/generator/document"
	"pufa/generator/finding"
	"pufa/generator/record"
)

func importCommand() *cobra.Command {
	var as, template string
	var year int
	var dryRun, replace bool
	cmd := &cobra.Command{
		Use:   "import 文件…",
		Short: "把文件读成记录，写进 data/",
		Long: "把年度报告、信息公开年报（Word、网页、PDF、文本）和活动（简讯，或 Excel 表里一行一场）读成记录；其他要公开的文件请加 --as document。\n" +
			"已有的记录不会被覆盖：会显示不同之处；--replace 取新的，人工补充的编号、名称、指标等保留，旧文件存入 .pufa/history/。",
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(files) == 0 && template == "" {
				return usageError{errors.New("请写出要导入的文件")}
			}
			switch document.Kind(as) {
			case "", document.ReportKind, document.AnnualKind, document.CampaignKind, document.OtherKind:
			default:
				return usageError{fmt.Errorf("--as 不认识 %q，可用 report、annual、campaign 或 document", as)}
			}
			if cmd.Flags().Changed("year") && (year < 1949 || year > time.Now().Year()+1) {
				return usageError{fmt.Errorf("--year 要写四位数的年份，例如 --year 2023，不是 %d", year)}
			}
			known, err := knownIn(rootDir(cmd))
			if err != nil {
				return err
			}
			if template != "" {
				if err := writeTemplate(cmd, template, known); err != nil || len(files) == 0 {
					return err
				}
			}
			return importFiles(cmd, files, document.Importer{
				Root: rootDir(cmd), Known: known, As: document.Kind(as), Year: year, DryRun: dryRun, Replace: replace, Now: time.Now(),
			})
		},
	}
	cmd.Flags().StringVar(&as, "as", "", "按哪一种读：report（法治政府建设年度报告）、annual（政府信息公开工作年度报告）、campaign（活动）或 document（其他公开的文件）；默认自动判断")
	cmd.Flags().IntVar(&year, "year", 0, "文件里没有写年份时用的年份")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "只显示会写成的记录，不写")
	cmd.Flags().BoolVar(&replace, "replace", false, "已有的记录换成新的，旧的存入 .pufa/history/")
	cmd.Flags().StringVar(&template, "template", "", "写一张空的活动表到这个文件，例如 events.xlsx")
	return cmd
}

// knownIn reads what documents may speak of. A workspace that is not yet there, or has faults, gives what can be read of it.
func knownIn(root string) (document.Known, error) {
	ws, _, err := record.Read(os.DirFS(root))
	if err != nil {
		return document.Known{}, err
	}
	return document.Known{Calendar: ws.Calendar, Themes: ws.Themes}, nil
}

func writeTemplate(cmd *cobra.Command, file string, known document.Known) error {
	if _, err := os.Lstat(file); err == nil {
		fault := finding.Finding{Rule: "file-exists", Kind: finding.Other, Severity: finding.Error, File: file, Message: "已有这个文件，没有写空表", Hint: "请换一个文件名"}
		if err := showFindings(cmd, []finding.Finding{fault}, "text"); err != nil {
			return err
		}
		return errRefused
	}
	var sheet bytes.Buffer
	if err := document.Template(&sheet, document.Choices{Days: known.Calendar, Themes: known.Themes}); err != nil {
		return err
	}
	if err := record.WriteFile(file, sheet.Bytes()); err != nil {
		return fmt.Errorf("writing %q: %w", file, err)
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "空表写到了 %s\n", file)
	return nil
}

// importFiles imports one file after the other; one that is refused, or that the machine fails on, does not stop the others.
func importFiles(cmd *cobra.Command, files []string, in document.Importer) error {
	live := isTerminal(os.Stderr) && len(files) > 1
	var n tallied
	var faults []finding.Finding
	for i, file := range files {
		if live {
			fmt.Fprintf(cmd.ErrOrStderr(), "\r\x1b[K[%d/%d] %s", i+1, len(files), filepath.Base(file))
		}
		out, err := in.File(file)
		if live {
			fmt.Fprint(cmd.ErrOrStderr(), "\r\x1b[K")
		}
		if fault, refused := refusal(file, err); refused {
			out.Findings = append(out.Findings, fault)
		} else if err != nil {
			out.Findings = append(out.Findings, finding.Finding{Rule: "machine", Kind: finding.Other, Severity: finding.Error, File: file, Message: "没有导入成：" + err.Error()})
		}
		showImported(cmd, file, out, in.DryRun)
		faults = append(faults, out.Findings...)
		n.count(out)
	}
	if len(faults) > 0 {
		if err := showFindings(cmd, faults, "text"); err != nil {
			return err
		}
	}
	tellNoSite(cmd, in, n)
	fmt.Fprintln(cmd.ErrOrStderr(), n.closing(in.DryRun))
	if n.partly+n.refused > 0 {
		return errRefused
	}
	return nil
}

// tellNoSite says that records went into a folder that is no town's yet: it may be the wrong one.
func tellNoSite(cmd *cobra.Command, in document.Importer, n tallied) {
	if in.DryRun || n.done+n.partly == 0 {
		return
	}
	if _, err := os.Stat(filepath.Join(in.Root, "data", "site.toml")); errors.Is(err, os.ErrNotExist) {
		root, _ := filepath.Abs(in.Root)
		fmt.Fprintf(cmd.ErrOrStderr(), "提示: %s 里还没有 data/site.toml（网站资料）。记录已写进这里的 data/；走错了文件夹的，请用 --root 指明，或先用 pufa init 建立\n", root)
	}
}

func showImported(cmd *cobra.Command, file string, out document.Imported, dryRun bool) {
	for _, r := range out.Records {
		if dryRun {
			fmt.Fprintf(cmd.OutOrStdout(), "# %s\n%s\n", r.File, r.Text)
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "%s → %s（%s）\n", file, r.File, outcomeWord(r.Outcome, dryRun))
	}
	if out.Mended != "" {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s → %s（有错的行在“原因”一列写明，改好后再导入）\n", file, out.Mended)
	}
}

func outcomeWord(o document.Outcome, dryRun bool) string {
	word := map[document.Outcome]string{document.Written: "新写入", document.Same: "已有，内容相同", document.Refused: "没有写入", document.Replaced: "已替换，旧的存入 .pufa/history/"}[o]
	if dryRun && (o == document.Written || o == document.Replaced) {
		return "试运行，没有写"
	}
	return word
}

// tallied counts files: those imported whole, those of which some records were refused, those of which nothing was imported.
type tallied struct{ done, partly, refused int }

func (n *tallied) count(out document.Imported) {
	written := false
	for _, r := range out.Records {
		written = written || r.Outcome != document.Refused
	}
	switch {
	case finding.Count(out.Findings, finding.Error) == 0:
		n.done++
	case written:
		n.partly++
	default:
		n.refused++
	}
}

func (n tallied) closing(dryRun bool) string {
	verb := "导入了"
	if dryRun {
		verb = "试读了"
	}
	line := fmt.Sprintf("%s %d 个文件", verb, n.done)
	if n.partly > 0 {
		line += fmt.Sprintf("，%d 个只%s一部分", n.partly, verb)
	}
	if n.refused > 0 {
		line += fmt.Sprintf("，%d 个没有导入", n.refused)
	}
	return line
}
