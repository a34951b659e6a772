package record

import (
	"fmt"
	"strings"

	"pufa/generator/finding"
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

func (e *EnforcementYear) rules(f *faults) {
	for i := range e.Counts {
		f.counted(fmt.Sprintf("counts[%d]", i), &e.Counts[i])
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

// disclosureReferences holds documents to one another: index numbers that are no one else's, replacements that exist and come to an end, interpretations
// of what is there. Standards are held to the fields of work.
func (w *Workspace) disclosureReferences(broken map[string]bool) (list []finding.Finding) {
	d := &w.Disclosure
	docs := map[string]*Document{}
	whole := true
	each := func(do func(*Document, *lazy)) {
		for _, of := range [][]Document{d.Rules, d.Documents} {
			for i := range of {
				f := &lazy{w: w, faults: faults{file: of[i].Place.File}}
				do(&of[i], f)
				list = append(list, f.list...)
			}
		}
	}
	for file := range broken {
		whole = whole && !strings.HasPrefix(file, disclosureDir)
	}
	each(func(doc *Document, f *lazy) {
		if doc.Index == "" {
			return
		}
		if other, ok := docs[doc.Index]; ok {
			f.add("duplicate", "index", doc.Index, "索引号 “"+shorten(doc.Index, 40)+"” 已经用在 "+other.Place.File, "索引号一件一个，用过的不再用；给后来的这件换一个")
			return
		}
		docs[doc.Index] = doc
	})
	each(func(doc *Document, f *lazy) {
		for i, index := range doc.Interprets {
			if docs[index] == nil && whole {
				f.add("reference", fmt.Sprintf("interprets[%d]", i), index, "没有索引号是 “"+shorten(index, 40)+"” 的文件", didYouMean(index, docs))
			}
		}
		if doc.ReplacedBy == "" {
			return
		}
		next := docs[doc.ReplacedBy]
		if next == nil {
			if whole {
				f.add("reference", "replaced_by", doc.ReplacedBy, "没有索引号是 “"+shorten(doc.ReplacedBy, 40)+"” 的文件", didYouMean(doc.ReplacedBy, docs))
			}
			return
		}
		for seen := map[*Document]bool{}; next != nil && !seen[next]; next = docs[next.ReplacedBy] {
			if next == doc {
				f.add("reference", "replaced_by", doc.ReplacedBy, "取代关系绕成了圈：跟着 “replaced_by” 走，又回到了这个文件", "查清哪一件在后，删去多余的一个 replaced_by")
				return
			}
			seen[next] = true
		}
	})
	if d.Standards != nil && !broken["data/themes.toml"] {
		themes := map[string]bool{}
		for _, t := range w.Themes {
			themes[t.ID] = true
		}
		f := &lazy{w: w, faults: faults{file: d.Standards.Place.File}}
		refs := known{themes: themes, broken: broken}
		for i, row := range d.Standards.Rows {
			for k, id := range row.Themes {
				refs.theme(f, fmt.Sprintf("rows[%d].themes[%d]", i, k), id)
			}
		}
		list = append(list, f.list...)
	}
	return list
}
