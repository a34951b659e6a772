package record

import (
	"strings"
	"testing"
)

func TestNumbersFollowTheTree(t *testing.T) {
	r := Report{Sections: []Section{
		{Level: 0}, {Level: 1}, {Level: 2}, {Level: 3}, {Level: 3}, {Level: 2}, {Level: 1}, {Level: 3}, {Level: 3}, {Level: 1}, {Level: 2},
	}}
	got := strings.Join(r.Numbers(), " ")
	if want := "0 1 1.1 1.1.1 1.1.2 1.2 2 2.1 2.2 3 3.1"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestPlainTextKeepsInlinePointsOnTheirLine(t *testing.T) {
	r := Report{Title: "题", Sections: []Section{
		{Level: 0, Paragraphs: []string{"前言"}},
		{Level: 1, Marker: "一、", Title: "成效"},
		{Level: 2, Marker: "（一）", Title: "加强领导。", RunsOn: true},
		{Level: 3, Inline: true, RunsOn: true, Marker: "一是", Paragraphs: []string{"甲。"}},
		{Level: 3, Inline: true, RunsOn: true, Marker: "二是", Title: "规范。", Paragraphs: []string{"乙。"}},
		{Level: 1, Marker: "二、", Title: "问题", Paragraphs: []string{"丙：", "丁。"}},
	}}
	want := "题\n前言\n一、成效\n（一）加强领导。一是甲。二是规范。乙。\n二、问题\n丙：\n丁。"
	if got := r.PlainText(); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
