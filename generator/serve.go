package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"pufa/generator/finding"
	"pufa/generator/site"
)

func serveCommand() *cobra.Command {
	var addr, date string
	var draft, published bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "在这台电脑上看网站，改了记录就自动更新",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if host, _, err := net.SplitHostPort(addr); err != nil {
				return usageError{fmt.Errorf("地址 %q 应写成 127.0.0.1:1313", addr)}
			} else if ip := net.ParseIP(host); ip == nil {
				return usageError{fmt.Errorf("地址 %q 里的 %q 不是 IP 地址", addr, host)}
			} else if !ip.IsLoopback() {
				fmt.Fprintf(cmd.ErrOrStderr(), "注意: %s 不只是这台电脑能打开\n", addr)
			}
			if _, err := today(date); err != nil {
				return usageError{err}
			}
			root := rootDir(cmd)
			ready := func(url string) { fmt.Fprintf(cmd.OutOrStdout(), "在浏览器打开 %s ，按 Ctrl+C 结束\n", url) }
			if published {
				return servePublished(cmd, addr, ready)
			}
			return site.Serve(cmd.Context(), site.ServeOptions{
				Addr: addr,
				Load: func(context.Context) (site.Options, []finding.Finding, error) {
					now, err := today(date) // a server that runs over midnight speaks from the new day
					if err != nil {
						return site.Options{}, nil, err
					}
					return siteOptions(root, now, draft)
				},
				Folders: watched(root),
				Ready:   ready,
				Report: func(faults []finding.Finding, took time.Duration, err error) {
					if err != nil {
						fmt.Fprintf(cmd.ErrOrStderr(), "error: %v\n", err)
						return
					}
					finding.Sort(faults)
					for _, f := range faults {
						fmt.Fprintln(cmd.ErrOrStderr(), f)
					}
					if refused(faults) {
						fmt.Fprintln(cmd.ErrOrStderr(), "网页没有更新，仍是上一次的样子。")
						return
					}
					fmt.Fprintf(cmd.ErrOrStderr(), "%s 已更新（%.1f 秒）\n", time.Now().Format(time.TimeOnly), took.Seconds())
				},
			})
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", "在哪个地址提供网站")
	cmd.Flags().StringVar(&date, "date", "", "按哪一天生成，例如 2026-03-01（默认今天）")
	cmd.Flags().BoolVar(&draft, "draft", false, "连草稿一起显示")
	cmd.Flags().BoolVar(&published, "as-published", false, "照发布以后的样子提供 public/：压缩、缓存齐全，不随记录更新")
	return cmd
}

// servePublished shows public/ as a web server will, if there is one.
func servePublished(cmd *cobra.Command, addr string, ready func(url string)) error {
	public := publicFolder(cmd, "")
	if _, err := os.Stat(filepath.Join(public, "index.html")); errors.Is(err, fs.ErrNotExist) {
		return refuse(cmd, []finding.Finding{{
			Rule: "serve-nothing", Kind: finding.Other, Severity: finding.Error, File: filepath.ToSlash(public),
			Message: "这里没有生成好的网站", Hint: "先运行 pufa build",
		}}, "没有网页可看。")
	}
	return site.ServePublished(cmd.Context(), addr, public, ready)
}

// watched are the folders whose change makes the site anew.
func watched(root string) []string {
	var folders []string
	for _, name := range []string{"data", "content", "layouts", "static"} {
		folders = append(folders, filepath.Join(root, name))
	}
	return folders
}
