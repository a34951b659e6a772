package document

import (
	"fmt"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// other keeps a document under a slug made of its title. One of the same title, number and day of writing is the same one.
func (in Importer) other(doc *Document) (Imported, error) {
	d, findings := Other(doc)
	out := Imported{Findings: findings}
	if d.Year == 0 {
		out.Findings = append(out.Findings, noYear(doc.File))
	}
	if finding.Count(out.Findings, finding.Error) > 0 {
		return out, nil
	}
	out.Findings = append(out.Findings, waiting(doc.File, d)...)
	stem := titleSlug(matterOf(d, doc.Unit), 4)
	if record.SlugFault(stem) != "" {
		stem = "wenjian-" + stem
	}
	slug := stem
	for n := 2; ; n++ {
		file, old, there, err := in.oldBeside(fmt.Sprintf("data/disclosure/documents/%d/%s", d.Year, slug))
		if err != nil {
			return out, err
		}
		var before record.Document
		if there {
			record.Decode(file, old, &before)
		}
		if there && (before.Title != d.Title || before.Number != d.Number && d.Number != "" || before.Written != d.Written && !d.Written.IsZero()) {
			slug = fmt.Sprintf("%s-%d", stem, n)
			continue
		}
		text := append([]byte("#:schema ../../../schema/document.schema.json\n\n"), record.Encode(d)...)
		if there {
			text = record.Update(old, refineDocument(before, d))
		}
		var check record.Document
		return out, in.keep(&out, doc.File, file, text, record.Decode(file, text, &check))
	}
}

// waiting tells what the draft still waits for.
func waiting(file string, d record.Document) (list []finding.Finding) {
	notice := func(rule, quote, message, hint string) {
		list = append(list, finding.Finding{Rule: rule, Kind: finding.Record, Severity: finding.Notice, File: file, Quote: quote, Message: message, Hint: hint})
	}
	if len(d.Confirm) > 0 {
		notice("confirm", strings.Join(d.Confirm, "、"), "有的内容没有把握，记录先作草稿", "核对后从 confirm 里删去")
	}
	var open []string
	if d.Index == "" {
		open = append(open, "index（索引号）")
	}
	if d.Agency == "" {
		open = append(open, "agency（发布机构）")
	}
	if d.Written.IsZero() {
		open = append(open, "written（成文日期）")
	}
	if len(open) > 0 {
		notice("waiting", "", "文件里没有 "+strings.Join(open, "、"), "公布前请在记录里补上")
	}
	return list
}

// matterOf is what a document's title speaks of: without the unit, the 关于 and the 印发 that titles begin with.
func matterOf(d record.Document, unit string) string {
	title := d.Title
	for _, head := range []string{d.Agency, unit, "人民政府", "办公室"} {
		title = strings.TrimPrefix(title, head)
	}
	for _, head := range []string{"关于", "印发", "转发", "公布", "发布"} {
		title = strings.TrimPrefix(title, head)
	}
	return or(strings.TrimSuffix(title, "的通知"), d.Title)
}

// refineDocument gives a document read anew what people put into the old record.
func refineDocument(old, d record.Document) record.Document {
	d.Index, d.Agency, d.Number, d.Source, d.Status = or(old.Index, d.Index), or(old.Agency, d.Agency), or(old.Number, d.Number), or(old.Source, d.Source), or(old.Status, d.Status)
	d.Item, d.Validity, d.ReplacedBy, d.Summary = old.Item, or(old.Validity, d.Validity), old.ReplacedBy, old.Summary
	d.Interprets, d.Attachments, d.Review, d.Withdrawn, d.WithdrawnOn, d.Confirm = old.Interprets, old.Attachments, old.Review, old.Withdrawn, old.WithdrawnOn, old.Confirm
	if !old.Written.IsZero() {
		d.Written = old.Written
	}
	if !old.Published.IsZero() {
		d.Published = old.Published
	}
	if len(old.Topics) > 0 {
		d.Topics = old.Topics
	}
	return d
}
