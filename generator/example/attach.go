package example

import (
	"fmt"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// attach gives a report a table of its figures as an attachment, in the form that Excel opens without questions.
func attach(files map[string][]byte, r *record.Report) {
	var b strings.Builder
	b.WriteString("\ufeff指标,数值,单位\r\n")
	for _, f := range r.Figures {
		fmt.Fprintf(&b, "%s,%s,%s\r\n", f.Name, strconv.FormatFloat(f.Value, 'f', -1, 64), f.Unit)
	}
	name := fmt.Sprintf("%d-zhibiao.csv", r.Year)
	files["data/reports/"+name] = []byte(b.String())
	r.Attachments = []record.Attachment{{File: name, Title: fmt.Sprintf("%d年度主要指标一览表", r.Year)}}
	files[fmt.Sprintf("data/reports/%d.toml", r.Year)] = headed("report", "../", record.Encode(r))
}
