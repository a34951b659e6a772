package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"pufa/generator/example"
	"pufa/generator/record"
)

func initCommand() *cobra.Command {
	var fictional bool
	options := example.Options{Seed: 1, Events: 60, Reports: 3, Documents: 40}
	cmd := &cobra.Command{
		Use:   "init 文件夹",
		Short: "新建一个工作文件夹；已有的文件都不动",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := args[0]
			if options.Events < 0 || options.Reports < 0 || options.Reports > 50 || options.Documents < 0 {
				return usageError{errors.New("--events、--reports 和 --documents 不能是负数，--reports 最多 50")}
			}
			for _, name := range []string{"events", "reports", "documents", "seed"} {
				if cmd.Flags().Changed(name) && !fictional {
					return usageError{fmt.Errorf("--%s 要和 --example 一起用", name)}
				}
			}
			if fault := unfit(dir, fictional); fault != "" {
				fmt.Fprintln(cmd.ErrOrStderr(), fault)
				return errRefused
			}
			files, err := example.Town()
			if fictional {
				files, err = example.Example(options)
			}
			if err != nil {
				return err
			}
			written, kept, err := example.Place(dir, files)
			if err != nil {
				return err
			}
			for _, folder := range []string{"data/reports", "data/campaigns"} {
				if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(folder)), 0o755); err != nil {
					return fmt.Errorf("making folder %q: %w", folder, err)
				}
			}
			return initialised(cmd, dir, len(written), kept)
		},
	}
	cmd.Flags().BoolVar(&fictional, "example", false, "写入一个虚构的镇（样例县甲样镇）的记录，供试用")
	cmd.Flags().IntVar(&options.Events, "events", options.Events, "示例的活动数")
	cmd.Flags().IntVar(&options.Reports, "reports", options.Reports, "示例的年度报告数")
	cmd.Flags().IntVar(&options.Documents, "documents", options.Documents, "示例的公开文件数")
	cmd.Flags().Uint64Var(&options.Seed, "seed", options.Seed, "示例的种子数：种子相同，内容相同")
	return cmd
}

// unfit says why a folder can't take a workspace, or nothing. Invented records never go among a real town's.
func unfit(dir string, fictional bool) string {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		return fmt.Sprintf("%s 是一个文件，不是文件夹。换一个名字再试。", dir)
	}
	if !fictional {
		return ""
	}
	src, err := os.ReadFile(filepath.Join(dir, "data", "site.toml"))
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	var site record.Site
	if err == nil {
		record.Decode("data/site.toml", src, &site)
	}
	if site.Fictional {
		return ""
	}
	return fmt.Sprintf("%s 里已经有一个镇街的记录，示例不能混进去。换一个空文件夹再试。", dir)
}

// initialised tells what was done, and shows what the records still lack.
func initialised(cmd *cobra.Command, dir string, written int, kept []string) error {
	out := cmd.OutOrStdout()
	for i, name := range kept {
		if i == 20 {
			fmt.Fprintf(out, "……还有 %d 个文件也已经有了，没有动\n", len(kept)-i)
			break
		}
		fmt.Fprintf(out, "已经有了，没有动：%s\n", name)
	}
	fmt.Fprintf(out, "%s：写了 %d 个文件\n", dir, written)
	_, faults, err := record.Read(os.DirFS(dir))
	if err != nil {
		return err
	}
	if err := showFindings(cmd, faults, "text"); err != nil {
		return err
	}
	next(out, dir, refused(faults))
	return nil
}

func next(out io.Writer, dir string, lacking bool) {
	if lacking {
		fmt.Fprintf(out, "下一步：用记事本打开 %s，填上必填的几项\n", filepath.Join(dir, "data", "site.toml"))
	}
	fmt.Fprintf(out, "然后：pufa build --root %s\n", dir)
}
