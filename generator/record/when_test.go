package record

import (
	"os"
	"testing"
)

func TestWhenADayFalls(t *testing.T) {
	for _, c := range []struct {
		rule string
		year int
		want string
	}{
		{"12-04", 2023, "2023-12-04 2023-12-04"},
		{"12-01/12-07", 2024, "2024-12-01 2024-12-07"},
		{"12-28/01-03", 2024, "2024-12-28 2025-01-03"},
		{"02", 2024, "2024-02-01 2024-02-29"},
		{"05-sun-3", 2024, "2024-05-19 2024-05-19"},
		{"09-sat-3", 2024, "2024-09-21 2024-09-21"},
		{"02-29", 2024, "2024-02-29 2024-02-29"},
		{"02-29", 2023, "no"},
		{"05-mon-5", 2024, "no"},
		{"03-08-week", 2024, "2024-03-04 2024-03-10"},
		{"05-15-week", 2025, "2025-05-12 2025-05-18"},
		{"lunar-09-09", 2023, "2023-10-23 2023-10-23"},
		{"lunar-09-09", 2024, "2024-10-11 2024-10-11"},
		{"lunar-12-30", 2024, "2025-01-28 2025-01-28"},
		{"13-01", 2024, "no"}, {"00", 2024, "no"}, {"04-31", 2024, "no"}, {"lunar-13-01", 2024, "no"}, {"3-8", 2024, "no"}, {"", 2024, "no"},
	} {
		d := Day{When: c.rule}
		start, end, ok := d.In(c.year)
		got := "no"
		if ok {
			got = start.String() + " " + end.String()
		}
		if got != c.want {
			t.Errorf("%s in %d: got %s, want %s", c.rule, c.year, got, c.want)
		}
	}
}

func TestANoticesDatesWinAndOrdinalsCount(t *testing.T) {
	var calendar Calendar
	src, err := os.ReadFile("../example/seed/calendar.toml")
	if err != nil {
		t.Fatal(err)
	}
	if list := Decode("calendar.toml", src, &calendar); len(list) > 0 {
		t.Fatal(list)
	}
	for _, d := range calendar.Days {
		switch d.ID {
		case "constitution-week":
			if start, end, ok := d.In(2022); !ok || start.String() != "2022-12-04" || end.String() != "2022-12-10" {
				t.Errorf("constitution week of 2022: %s to %s", start, end)
			}
			if d.ByNotice(2022) || !d.ByNotice(2024) || !d.ByNotice(2031) {
				t.Error("the dates of 2022 stand in a notice, those of 2024 and 2031 in none")
			}
		case "constitution":
			if d.Ordinal(2025) != 12 || d.Ordinal(2013) != 0 {
				t.Errorf("constitution day: %d in 2025, %d in 2013", d.Ordinal(2025), d.Ordinal(2013))
			}
			if d.ByNotice(2031) {
				t.Error("constitution day is fixed by law, not by a notice")
			}
		case "national-security":
			if d.Ordinal(2025) != 10 {
				t.Errorf("national security day: %d in 2025", d.Ordinal(2025))
			}
		}
		if _, _, ok := d.In(2026); !ok {
			t.Errorf("%s does not fall in 2026", d.ID)
		}
	}
}
