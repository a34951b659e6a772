package check_test

import (
	"testing"

	"pufa/generator/check"
	"pufa/generator/record"
)

func TestColumnsOfDocumentsAreForetold(t *testing.T) {
	published := func(d record.Date) record.Document { return record.Document{Status: "published", Published: d} }
	draft := record.Document{Status: "draft", Published: record.Date{Year: 2026, Month: 3, Day: 1}}
	ws := &record.Workspace{Disclosure: record.Disclosure{
		Documents: []record.Document{published(record.Date{Year: 2025, Month: 8, Day: 1}), published(record.Date{Year: 2025, Month: 11, Day: 29}), draft},
		Rules:     []record.Document{published(record.Date{Year: 2025, Month: 1, Day: 1})},
	}}
	var told []string
	for _, f := range check.Due(ws, check.Options{Now: record.Date{Year: 2026, Month: 4, Day: 15}}) {
		told = append(told, f.Rule+" "+f.Message)
	}
	want := "columns-due 2026-05-28　还有43天　“公开文件”栏目最近一条是2025年11月29日的，应有新的一条"
	if len(told) != 1 || told[0] != want {
		t.Errorf("told %q, want only %q: what is past its day stands among the findings of the finished page", told, want)
	}
}
