// Command pufa turns what a town records about the rule of law into a public static site.
//
// In: a workspace (data/, and the town's own content/, layouts/ and static/ where it has them). Out: public/, or what the verb says. Each verb is one
// file of this package: flags in, stages wired, exit code out. Exit code 0 is done, 1 refused or failed, 2 wrong usage.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

func main() { os.Exit(run()) }

// run is main without the exit, so that deferred work is done and testscript can call it.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := rootCommand().ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errRefused):
		return 1
	case errors.As(err, &usage):
		fmt.Fprintf(os.Stderr, "用法错误: %v\n提示: pufa help 列出所有命令\n", err)
		return 2
	}
	fmt.Fprintf(os.Stderr, "error: %v\n", err)
	if hint := remedy(err); hint != "" {
		fmt.Fprintf(os.Stderr, "提示: %s\n", hint)
	}
	return 1
}

// remedy says in Chinese what staff can do about a fault of the machine, where they can do something.
func remedy(err error) string {
	const diskFull = syscall.Errno(112) // ERROR_DISK_FULL of Windows
	switch {
	case errors.Is(err, syscall.ENOSPC), runtime.GOOS == "windows" && errors.Is(err, diskFull):
		return "磁盘满了。腾出空间再试；原有的文件没有动"
	case errors.Is(err, syscall.EROFS):
		return "这个磁盘只能读，不能写。把工作文件夹复制到能写的地方再试"
	case errors.Is(err, syscall.EADDRINUSE):
		return "这个地址已经有程序在用，可能已经开着一个；关掉它，或者用 --addr（desk 用 --port）换一个端口"
	case errors.Is(err, fs.ErrPermission):
		return "没有权限读写这里。换一个自己能写的文件夹，或者请管理员给权限"
	case errors.Is(err, syscall.ENOTDIR):
		return "这里要的是文件夹，给的是文件"
	}
	return ""
}

// errRefused ends a verb with exit code 1 after the findings or messages that say why are already shown.
var errRefused = errors.New("refused")

// A usageError is a wrong flag or argument: exit code 2.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "pufa",
		Short:         "把镇街的法治记录变成公开网站",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          usage(cobra.NoArgs),
	}
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if !mousetrap.StartedByExplorer() {
			return cmd.Help()
		}
		desk := deskCommand() // a double click in Windows opens the desk of the folder that the program lies in
		desk.Flags().AddFlagSet(cmd.PersistentFlags())
		desk.SetContext(cmd.Context())
		return desk.RunE(desk, nil)
	}
	cobra.MousetrapHelpText = "" // cobra would refuse to be started by a double click
	root.PersistentFlags().String("root", ".", "工作文件夹")
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(
		initCommand(),
		readCommand(),
		importCommand(),
		checkCommand(),
		explainCommand(),
		buildCommand(),
		serveCommand(),
		publishCommand(),
		verifyCommand(),
		clockCommand(),
		deskCommand(),
		schemaCommand(),
	)
	for _, c := range root.Commands() {
		if c.Args != nil {
			c.Args = usage(c.Args)
		}
	}
	chinese(root)
	return root
}

// usage marks what an argument rule refuses as wrong usage.
func usage(rule cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := rule(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// rootDir is the workspace that the verb works on.
func rootDir(cmd *cobra.Command) string {
	dir, err := cmd.Flags().GetString("root")
	if err != nil || dir == "" {
		return "."
	}
	return dir
}
