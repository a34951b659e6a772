package main

import (
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// chinese makes the command's help read in Chinese: its readers are staff.
func chinese(root *cobra.Command) {
	root.SetUsageTemplate(`用法：
  {{if .Runnable}}{{.UseLine}}{{if not .HasAvailableSubCommands}} [选项]{{end}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} 命令 [选项]

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

通用选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

“{{.CommandPath}} 命令 --help” 说明一个命令。{{end}}
`)
	root.SetHelpTemplate(`{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{.UsageString}}`)
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [命令]",
		Short: "说明一个命令",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, _, err := root.Find(args)
			if err != nil {
				return usageError{err}
			}
			return cmd.Help()
		},
	})
	for _, cmd := range append(root.Commands(), root) {
		cmd.InitDefaultHelpFlag()
		cmd.DisableFlagsInUseLine = true
		cmd.Flags().VisitAll(defaultInChinese)
		cmd.PersistentFlags().VisitAll(defaultInChinese)
		if flag := cmd.Flags().Lookup("help"); flag != nil {
			flag.Usage = "说明这个命令"
		}
	}
}

// defaultInChinese moves a flag's default from where the library would write it in English into the flag's own words.
func defaultInChinese(flag *pflag.Flag) {
	if !slices.Contains([]string{"", "0", "false", "[]"}, flag.DefValue) {
		flag.Usage += "（默认 " + flag.DefValue + "）"
		if flag.DefValue = "0"; flag.Value.Type() == "string" {
			flag.DefValue = ""
		}
	}
}
