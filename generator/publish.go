package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"pufa/generator/finding"
	"pufa/generator/publish"
)

func publishCommand() *cobra.Command {
	var out string
	var undo bool
	cmd := &cobra.Command{
		Use:   "publish 目标",
		Short: "把 public/ 发布到文件夹或 .zip 文件；一步换上，可以退回",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			from, target := publicFolder(cmd, out), args[0]
			zipped := strings.EqualFold(filepath.Ext(target), ".zip")
			if undo && zipped {
				return usageError{fmt.Errorf("--undo 只能用于文件夹")}
			}
			var change *publish.Change
			var refused *finding.Finding
			var err error
			if undo {
				change, refused, err = publish.Undo(target)
			} else {
				change, refused, err = publishedTo(cmd.Context(), from, target, bar(cmd.ErrOrStderr(), "发布"))
			}
			if err != nil {
				return err
			}
			if refused != nil {
				return refuse(cmd, []finding.Finding{*refused}, "没有发布，目标保持原样。")
			}
			tell(cmd.OutOrStdout(), target, change)
			return nil
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "生成好的网站在哪里（默认是工作文件夹下的 public）")
	cmd.Flags().BoolVar(&undo, "undo", false, "退回到前一次发布（保留三次）")
	return cmd
}

func verifyCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "verify 目标",
		Short: "核对发布的网站（文件夹、.zip 或网址）与生成的是否一字不差",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			whole, found, err := publish.Verify(cmd.Context(), publicFolder(cmd, out), args[0], bar(cmd.ErrOrStderr(), "核对"))
			if err != nil {
				return err
			}
			if len(found) > 0 {
				return refuse(cmd, found, fmt.Sprintf("%d 个文件完好，%d 个有问题。", whole, len(found)))
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s：%d 个文件与生成的完全一致\n", args[0], whole)
			return nil
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "生成好的网站在哪里（默认是工作文件夹下的 public）")
	return cmd
}

// publicFolder is the built site that a verb speaks of.
func publicFolder(cmd *cobra.Command, out string) string {
	if out != "" {
		return out
	}
	return filepath.Join(rootDir(cmd), "public")
}

// tell lists what a publication changed, page by page, at most twenty of each.
func tell(w io.Writer, target string, c *publish.Change) {
	fmt.Fprintf(w, "%s：%d 个文件，新增 %d 页，改动 %d 页，去掉 %d 页\n", target, c.Files, len(c.New), len(c.Changed), len(c.Gone))
	for _, group := range []struct {
		mark  string
		pages []string
	}{{"新增", c.New}, {"改动", c.Changed}, {"去掉", c.Gone}} {
		for i, page := range group.pages {
			if i == 20 {
				fmt.Fprintf(w, "  … 还有 %d 页\n", len(group.pages)-i)
				break
			}
			fmt.Fprintf(w, "  %s %s\n", group.mark, page)
		}
	}
	if c.Earlier > 0 {
		fmt.Fprintf(w, "可以退回到之前的 %d 次发布：pufa publish %s --undo\n", c.Earlier, target)
	}
}

// bar shows how far long work is, on a terminal only.
func bar(w io.Writer, what string) publish.Progress {
	file, ok := w.(*os.File)
	if !ok {
		return nil
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	last := -1
	return func(done, total int) {
		percent := 100
		if total > 0 {
			percent = 100 * done / total
		}
		if percent == last {
			return
		}
		last = percent
		fmt.Fprintf(file, "\r%s %3d%%", what, percent)
		if done == total {
			fmt.Fprint(file, "\r\033[K")
		}
	}
}

// publishedTo brings a built site to a folder or a zip file, whichever the target names.
func publishedTo(ctx context.Context, from, target string, progress publish.Progress) (*publish.Change, *finding.Finding, error) {
	if strings.EqualFold(filepath.Ext(target), ".zip") {
		return publish.Zip(ctx, from, target, progress)
	}
	return publish.Folder(ctx, from, target, progress)
}
