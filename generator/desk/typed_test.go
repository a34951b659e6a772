package desk

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestDatesAreReadAsPeopleTypeThem(t *testing.T) {
	today := time.Date(2025, 12, 6, 0, 0, 0, 0, time.Local)
	for text, want := range map[string]string{
		"2025年12月4日": "2025-12-04", "2025-12-4": "2025-12-04", "2025/12/04": "2025-12-04", "2025.12.4": "2025-12-04", "20251204": "2025-12-04",
		"２０２５年１２月４日": "2025-12-04", " 2025 年 12 月 4 日 ": "2025-12-04", "2025年12月4号": "2025-12-04", "12月4日": "2025-12-04", "12月24日": "2024-12-24", "": "",
	} {
		if got, why := date(text, today); got.String() != want || why != "" {
			t.Errorf("%q: got %s %s, want %s", text, got, why, want)
		}
	}
	for _, text := range []string{"昨天", "2025-13-1", "2025-2-30", "4日", "2025年12月", "12-4-2025", "0000-1-1", "2025-12-4x"} {
		if got, why := date(text, today); why == "" {
			t.Errorf("%q was read as %s", text, got)
		}
	}
}

func TestCountsAreReadAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct{ number, unit, bound, want string }{
		{"400", "份", "at-least", "400 份 at-least"}, {"400余份", "", "exact", "400 份 at-least"}, {"约300", "人次", "exact", "300 人次 about"},
		{"1,200", "人", "", "1200 人 exact"}, {"４００", "份", "exact", "400 份 exact"}, {"2.3万", "人次", "exact", "23000 人次 exact"}, {"0", "人", "exact", "0 人 exact"},
	} {
		got, why := count("", c.number, c.unit, c.bound)
		if why != "" || got == nil || fmt.Sprintf("%v %s %s", got.Value, got.Unit, got.Bound) != c.want {
			t.Errorf("%q %q: got %+v %s, want %s", c.number, c.unit, got, why, c.want)
		}
	}
	for _, c := range [][2]string{{"很多", "人"}, {"-3", "人"}, {"400", ""}, {"NaN", "人"}, {"1e99", "人"}} {
		if got, why := count("", c[0], c[1], ""); why == "" {
			t.Errorf("%q was read as %+v", c, got)
		}
	}
	if got, why := count("", "", "份", "exact"); got != nil || why != "" {
		t.Error("an empty row is a count:", got, why)
	}
}

func TestListsAreSplitOutsideOfTitles(t *testing.T) {
	got := list([]string{"讲座、发放资料；现场咨询", "讲座", "《关于甲、乙的规定》，《宪法》\n"})
	if want := []string{"讲座", "发放资料", "现场咨询", "《关于甲、乙的规定》", "《宪法》"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
