package desk

import (
	"net/http"
	"strings"

	"pufa/generator/finding"
)

// importShow asks for a file.
func (d *Desk) importShow(w http.ResponseWriter, r *http.Request) {
	d.page(w, r, "import", "导入文件", struct{ Understands bool }{d.o.Understand != nil})
}

// otherKind handles a document that is no 简讯: an annual report is imported as what it is, of others the page says what they were read as. It
// returns false: there is no event to open.
func (d *Desk) otherKind(w http.ResponseWriter, r *http.Request, name string, data []byte, read Understood) bool {
	if read.Kind != "report" || d.o.Import == nil {
		d.page(w, r, "unread", "没有读成", struct {
			Name   string
			Faults []finding.Finding
		}{name, []finding.Finding{{Severity: finding.Error, Quote: read.Title, Message: "看不出这是活动简讯还是年度报告",
			Hint: "是简讯的话，请把文字复制出来，在“新活动”里粘贴"}}})
		return false
	}
	files, faults, err := d.o.Import(name, data, d.o.Now())
	if err != nil {
		d.broken(w, r, err)
		return false
	}
	d.page(w, r, "imported", "导入结果", struct {
		Name, Title, Files string
		Faults             []finding.Finding
	}{name, read.Title, strings.Join(files, "、"), faults})
	return false
}
