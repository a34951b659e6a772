package record

import (
	"fmt"
	"math"
	"strings"
)

func (g *Guide) rules(f *faults) {
	for i, c := range g.Channels {
		f.web(at("channels", i, "url"), c.URL)
	}
	for i, s := range g.Fees {
		if s.From < 1 || s.To != 0 && s.To < s.From {
			f.add("value", at("fees", i, "from"), "", "收费档次的起止不对", "从第几到第几，都是 1 以上的整数，例如 from = 11、to = 30")
		}
		if s.Price < 0 || s.Rise < 0 || s.Step < 0 {
			f.add("value", at("fees", i, "price"), "", "收费标准不能小于 0", "改正这个数")
		}
		if (s.Step != 0) != (s.Rise != 0) {
			f.add("value", at("fees", i, "step"), "", "“step”（每档数量）和 “rise”（每档提高）要一起写", "补上另一个，或者两个都删去")
		}
	}
}

func (c *Catalogue) rules(f *faults) {
	f.unique("items", "item", "事项", len(c.Items), func(i int) (string, int) { return c.Items[i].Item, c.Items[i].Place.Line })
	for i, item := range c.Items {
		f.web(at("items", i, "url"), item.URL)
		if item.Reason == "" && item.URL == "" {
			f.add("missing", at("items", i, "item"), item.Item, "既没有不适用的理由，也没有公开的网址", "补上 reason（不适用的理由），或者 url（公开在哪里）；有文件的事项不必写在这里")
		}
		if item.URL != "" && item.Where == "" {
			f.add("missing", at("items", i, "url"), item.URL, "有网址，没有写 “where”（公开在哪里）", "补上那个页面的名称")
		}
	}
}

func (s *Standards) rules(f *faults) {
	f.unique("rows", "id", "编号", len(s.Rows), func(i int) (string, int) { return s.Rows[i].ID, s.Rows[i].Place.Line })
	for i, row := range s.Rows {
		f.slug(at("rows", i, "id"), row.ID)
	}
}

func (d *Document) rules(f *faults) {
	for i, a := range d.Attachments {
		f.beside(at("attachments", i, "file"), a.File)
	}
	if d.Status == "withdrawn" {
		f.withdrawn(d.Withdrawn, d.WithdrawnOn)
	} else if strings.TrimSpace(d.Body) == "" && len(d.Attachments) == 0 {
		f.add("missing", "", "", "既没有正文，也没有附件", "补上 body（正文）或 [[attachments]]（附件）")
	}
	if d.Status != "draft" {
		d.finished(f)
	}
	f.span("written", d.Written, d.Published)
	if d.ReplacedBy != "" && d.Validity == "有效" {
		f.add("value", "validity", d.Validity, "写了被何文件取代，有效性却是 “有效”", "改成 “已修改” 或 “已废止”，或者删去 replaced_by")
	}
}

// finished asks a document that is no draft for what only a draft may leave open.
func (d *Document) finished(f *faults) {
	if d.Index == "" {
		f.add("missing", "", "", "缺少必填项 “index”（索引号）", "加一行 index = \"…\"；还没有编的，先写 status = \"draft\"（草稿）")
	}
	if d.Agency == "" {
		f.add("missing", "", "", "缺少必填项 “agency”（发布机构）", "加一行 agency = \"…\"；还没有定的，先写 status = \"draft\"（草稿）")
	}
	if len(d.Confirm) > 0 {
		f.add("value", "confirm", strings.Join(d.Confirm, "、"), "还有待确认的内容，不能公布", "核对后删去 confirm，或者先写 status = \"draft\"（草稿）")
	}
}

func (a *Annual) rules(f *faults) {
	f.span("start", a.Start, a.End)
	for i, x := range a.Attachments {
		f.beside(at("attachments", i, "file"), x.File)
	}
	if a.Status == "withdrawn" {
		f.withdrawn(a.Withdrawn, a.WithdrawnOn)
	}
}

func (e *Enforcement) rules(f *faults) {
	f.unique("officers", "certificate", "执法证号", len(e.Officers), func(i int) (string, int) { return e.Officers[i].Certificate, e.Officers[i].Place.Line })
}

func (e *EnforcementYear) rules(f *faults) {
	seen := map[string]bool{}
	for i := range e.Counts {
		c, key := &e.Counts[i], fmt.Sprintf("counts[%d]", i)
		f.counted(key, c)
		if c.Value != math.Trunc(c.Value) && !strings.HasSuffix(c.Unit, "元") {
			f.add("value", key+".value", c.Name, fmt.Sprintf("“%s”是 %g，%s数应是整数", shorten(c.Name, 40), c.Value, c.Unit), "改成整数；只有金额可以有小数")
		}
		if name := c.Name + "\x00" + c.Unit; seen[name] {
			f.add("duplicate", key+".name", c.Name, "“"+shorten(c.Name, 40)+"”写了两遍", "同一年的同一项只写一次，删去多余的")
		} else {
			seen[name] = true
		}
	}
}

func (r *Result) rules(f *faults) {
	f.span("decided", r.Decided, r.Published)
	if r.Status == "withdrawn" {
		f.withdrawn(r.Withdrawn, r.WithdrawnOn)
	}
}

// withdrawn asks a withdrawn record for its reason and its day: its page tells both.
func (f *faults) withdrawn(reason string, on Date) {
	if reason == "" {
		f.add("missing", "status", "", "已撤回，没有写 “withdrawn”（撤回理由）", "补上理由，网页会照登")
	}
	if on.IsZero() {
		f.add("missing", "status", "", "已撤回，没有写 “withdrawn_on”（撤回日期）", "补上日期，例如 withdrawn_on = 2026-03-01")
	}
}
