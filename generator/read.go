package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"pufa/generator/document"
	"pufa/generator/finding"
)

func readCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "read 文件…",
		Short: "看一份文件被读成了什么，不写任何东西",
		Long:  "读 Word（.docx）、网页、PDF、Excel 或纯文本，显示标题、层次、数字和比率。\n--format json 每份文件输出一行 JSON。",
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(files) == 0 {
				return usageError{errors.New("请写出要看的文件，例如 pufa read 报告.docx")}
			}
			if format != "text" && format != "json" {
				return usageError{fmt.Errorf("不认识的输出格式 %q，可用 text 或 json", format)}
			}
			var faults []finding.Finding
			shown := 0
			for _, file := range files {
				if format == "text" {
					found, isSheet, err := readEvents(cmd, file, shown)
					if err != nil {
						return err
					}
					if isSheet {
						shown++
						faults = append(faults, found...)
						continue
					}
				}
				src, err := document.Open(file, document.Limits{})
				if fault, refused := refusal(file, err); refused {
					faults = append(faults, fault)
					continue
				} else if err != nil {
					return err
				}
				if shown++; shown > 1 && format == "text" {
					fmt.Fprintln(cmd.OutOrStdout())
				}
				if err := showDocument(cmd, document.Understand(src), format); err != nil {
					return err
				}
			}
			if len(faults) > 0 {
				if err := showFindings(cmd, faults, "text"); err != nil {
					return err
				}
			}
			if finding.Count(faults, finding.Error) > 0 {
				return errRefused
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "输出格式：text 或 json")
	return cmd
}

// readEvents shows a sheet of events, whose rows are records and no text; isSheet is false for any other file.
func readEvents(cmd *cobra.Command, file string, shown int) (faults []finding.Finding, isSheet bool, err error) {
	known, err := knownIn(rootDir(cmd))
	if err != nil {
		return nil, false, err
	}
	campaigns, faults, isSheet, err := document.Events(file, document.Choices{Days: known.Calendar, Themes: known.Themes}, document.Limits{})
	if fault, refused := refusal(file, err); refused {
		return []finding.Finding{fault}, true, nil
	} else if err != nil || !isSheet {
		return nil, isSheet, err
	}
	if shown > 0 {
		fmt.Fprintln(cmd.OutOrStdout())
	}
	return faults, true, document.ShowEvents(cmd.OutOrStdout(), file, campaigns)
}

// refusal turns what is wrong with a file, a missing one included, into a finding.
func refusal(file string, err error) (finding.Finding, bool) {
	var r *document.Refusal
	switch {
	case errors.As(err, &r):
		return r.Finding(file), true
	case errors.Is(err, os.ErrNotExist):
		return (&document.Refusal{Message: "没有这个文件", Hint: "请检查文件名和所在文件夹"}).Finding(file), true
	case errors.Is(err, os.ErrPermission):
		return (&document.Refusal{Message: "没有权限读写", Hint: "请关闭正在使用它的程序，或换一个账户"}).Finding(file), true
	}
	return finding.Finding{}, false
}

func showDocument(cmd *cobra.Command, doc *document.Document, format string) error {
	if format == "json" {
		out := json.NewEncoder(cmd.OutOrStdout())
		out.SetEscapeHTML(false)
		return out.Encode(doc)
	}
	return doc.Show(cmd.OutOrStdout(), isTerminal(os.Stdout) && os.Getenv("NO_COLOR") == "")
}

// isTerminal tells whether a person looks at the file's output as it comes.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
