package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"pufa/generator/record"
)

func clockCommand() *cobra.Command {
	var received, format string
	var corrections []string
	var extended bool
	cmd := &cobra.Command{
		Use:   "clock --received 日期",
		Short: "算出政府信息公开申请的各个期限",
		Long: "按 data/holidays.toml 的工作日计算：收到申请当天不算，补正以后从收到补正的第二天重新起算；补正几次，从最后一次起算。\n" +
			"征求第三方和其他机关意见的时间不计入期限，请自行扣除。缺少某一年的节假日安排时不猜，以退出码 1 结束。",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "text" && format != "json" {
				return usageError{fmt.Errorf("不认识的输出格式 %q，可用 text 或 json", format)}
			}
			days, err := clockDays(received, corrections)
			if err != nil {
				return usageError{err}
			}
			ws, faults, err := record.Read(os.DirFS(rootDir(cmd)))
			if err != nil {
				return err
			}
			dues, err := requestDues(ws.Workdays(), days, extended)
			var unknown record.NoNotice
			if errors.As(err, &unknown) {
				for _, f := range faults { // the notice may be there and not be read
					if f.File == "data/holidays.toml" {
						fmt.Fprintln(cmd.ErrOrStderr(), f)
					}
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "%s\n    办法: 照国务院办公厅关于%d年部分节假日安排的通知，把放假和调休的日子补进去\n", unknown, unknown.Year)
				return errRefused
			}
			if err != nil {
				return err
			}
			if format == "json" {
				e := json.NewEncoder(cmd.OutOrStdout())
				e.SetEscapeHTML(false)
				e.SetIndent("", "  ")
				return e.Encode(dues)
			}
			_, err = io.WriteString(cmd.OutOrStdout(), clockText(ws, days, dues))
			return err
		},
	}
	cmd.Flags().StringVar(&received, "received", "", "收到申请的日期，例如 2026-03-02")
	cmd.Flags().BoolVar(&extended, "extended", false, "已经负责人同意延长")
	cmd.Flags().StringArrayVar(&corrections, "correction", nil, "收到补正的日期；补正几次写几次")
	cmd.Flags().StringVar(&format, "format", "text", "输出格式：text 或 json")
	return cmd
}

// clockDays are the day of receipt and those of the corrections, in order.
func clockDays(received string, corrections []string) ([]record.Date, error) {
	if received == "" {
		return nil, errors.New("要写 --received，例如 --received 2026-03-02")
	}
	var days []record.Date
	for _, text := range append([]string{received}, corrections...) {
		day, err := dayOf(text)
		if err != nil {
			return nil, err
		}
		if n := len(days); n > 0 && day.Before(days[n-1]) {
			return nil, fmt.Errorf("补正的日期 %s 早于 %s", day, days[n-1])
		}
		days = append(days, day)
	}
	return days, nil
}

// dayOf reads a day as people write it: 2026-03-02, 2026-3-2, 2026/3/2, 2026年3月2日.
func dayOf(text string) (record.Date, error) {
	for _, form := range []string{"2006-1-2", "2006/1/2", "2006年1月2日"} {
		if t, err := time.Parse(form, text); err == nil {
			return record.DateOf(t), nil
		}
	}
	return record.Date{}, fmt.Errorf("日期 %q 读不懂，应写成 2026-03-02", text)
}

// A requestDue is one limit of a request: what has to be done, by which day, under which article, counted from which day.
type requestDue struct {
	Name  string
	From  record.Date
	Due   record.Date
	Days  int
	Basis string
}

// requestDues counts the limits of the 政府信息公开条例, the nearest first: 7 days to ask for a correction, 15 for a third party that is asked on the day the
// request counts from, 20 to answer, 20 more where that was granted.
func requestDues(w record.Workdays, days []record.Date, extended bool) ([]requestDue, error) {
	received, from := days[0], days[len(days)-1]
	limits := []struct {
		name  string
		from  record.Date
		days  int
		basis string
		not   bool
	}{
		{"告知补正（申请内容不明确的）", received, 7, "第三十条", len(days) > 1},
		{"第三方回复意见（当天发出征求意见书的）", from, 15, "第三十二条", false},
		{"答复申请人", from, 20, "第三十三条", extended},
		{"告知申请人延长（原来的答复期限）", from, 20, "第三十三条", !extended},
		{"答复申请人（已经同意延长）", from, 40, "第三十三条", !extended},
	}
	var dues []requestDue
	for _, l := range limits {
		if l.not {
			continue
		}
		day, err := w.After(l.from, l.days)
		if err != nil {
			return nil, err
		}
		dues = append(dues, requestDue{l.name, l.from, day, l.days, "《政府信息公开条例》" + l.basis})
	}
	return dues, nil
}

// MarshalJSON writes the days as 2026-03-02.
func (d requestDue) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Name  string `json:"name"`
		Due   string `json:"due"`
		Days  int    `json:"days"`
		From  string `json:"from"`
		Basis string `json:"basis"`
	}{d.Name, d.Due.String(), d.Days, d.From.String(), d.Basis})
}
