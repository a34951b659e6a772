package outline_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/outline"
	"pufa/generator/record"
)

func TestNumbersAreThoseOfTheRecord(t *testing.T) {
	text := "题目报告\n开头。\n一、甲\n（一）乙。一是丙。二是丁。\n1.戊。己。\n二、庚\n一是辛。\n（1）壬\n三、癸"
	var r record.Report
	var got []string
	for s := range outline.Parse(text).All() {
		r.Sections = append(r.Sections, record.Section{Level: s.Level})
		got = append(got, s.Number)
	}
	if diff := cmp.Diff(r.Numbers(), got); diff != "" {
		t.Errorf("record (-) and outline (+) differ:\n%s", diff)
	}
}
