package document

import (
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// unfit reports what of the document's text the record of a report does not hold.
func unfit(doc *Document, r *record.Report) []finding.Finding {
	list, start := aboveTitle(doc)
	if squeezed(string(doc.body[start:])) != squeezed(r.PlainText()) {
		list = append(list, notWordForWord(doc))
	}
	if r.Title == "" {
		list = append(list, noTitle(doc))
	}
	if r.Unit == "" {
		list = append(list, noUnit(doc))
	}
	return append(list, leftOut(doc)...)
}

func unfitFinding(doc *Document, rule string, severity finding.Severity, quote, message, hint string) finding.Finding {
	return finding.Finding{Rule: rule, Kind: finding.Record, Severity: severity, File: doc.File, Quote: quote, Message: message, Hint: hint}
}

// aboveTitle tells of lines above the title, which no record holds, and where in the body the record begins.
func aboveTitle(doc *Document) (list []finding.Finding, start int) {
	title := doc.Structure.Title
	above := strings.TrimSpace(string(doc.body[:title.Start]))
	if title.End == title.Start || above == "" {
		return nil, 0
	}
	if squeezed(above) != squeezed(doc.Title) {
		list = append(list, unfitFinding(doc, "above-title", finding.Notice, shorten(above), "标题上面的文字没有写入记录", "如果它属于这份文件，请在记录里补上"))
	}
	return list, title.Start
}

// notWordForWord stops a record that lost or changed text on the way, which would be a fault of this program.
func notWordForWord(doc *Document) finding.Finding {
	return unfitFinding(doc, "word-for-word", finding.Error, "", "记录里的文字和原文不一致，没有写入", "请把这份文件交给开发者")
}

func noTitle(doc *Document) finding.Finding {
	return unfitFinding(doc, "no-title", finding.Warning, "", "没有找到标题", "请在文件的第一行写上标题，再导入")
}

func noUnit(doc *Document) finding.Finding {
	return unfitFinding(doc, "no-unit", finding.Warning, "", "没有找到报告单位", "标题里请写明单位，例如：某某县某某镇2023年……报告")
}

// leftOut lists what was taken for no part of the document.
func leftOut(doc *Document) (list []finding.Finding) {
	for _, d := range doc.Clutter {
		list = append(list, unfitFinding(doc, "page-clutter", finding.Notice, shorten(d.Text), d.Why+"，没有写入记录", ""))
	}
	for _, d := range doc.Dropped {
		list = append(list, unfitFinding(doc, "leftover", finding.Notice, shorten(d.Text), d.Why+"，已去掉", ""))
	}
	return list
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func shorten(s string) string {
	s = joinLines(s)
	if short := firstRunes(s, 40); short != s {
		return short + "…"
	}
	return s
}
