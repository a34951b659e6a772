package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"pufa/generator/record"
)

func schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [文件夹]",
		Short: "写出记录的 JSON Schema，供编辑器提示和检查",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := filepath.Join(rootDir(cmd), "data", "schema")
			if len(args) == 1 {
				dir = args[0]
			}
			schemas := record.Schemas()
			changed := 0
			for _, name := range slices.Sorted(maps.Keys(schemas)) {
				path := filepath.Join(dir, name)
				if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, schemas[name]) {
					continue
				}
				if err := record.WriteFile(path, schemas[name]); err != nil {
					return err
				}
				changed++
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s：%d 个文件，写了 %d 个\n", dir, len(schemas), changed)
			return nil
		},
	}
}
