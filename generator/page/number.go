package page

import (
	"math"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// number is a figure's value as it is set large, its unit apart: "24", "96.92", "7—8", "2.3万". A value that the text writes in digits keeps
// the text's own writing; 两名 becomes 2.
func number(f *record.Figure) string {
	if written, ok := strings.CutSuffix(f.Text, f.Unit); ok && f.High == 0 && written != "" && written[0] >= '0' && written[0] <= '9' {
		return written
	}
	if f.High != 0 {
		return plain(f.Value) + "—" + plain(f.High)
	}
	return plain(f.Value)
}

// plain writes a number without an exponent and without the dust of binary fractions.
func plain(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64)
}

// bounded is the word that a bound puts before a number; nothing where the number is exact or says 余 itself.
func bounded(bound, written string) string {
	switch {
	case bound == "at-least" && !strings.ContainsAny(written, "余多"):
		return "超过"
	case bound == "at-most":
		return "不超过"
	case bound == "about":
		return "约"
	}
	return ""
}

// counted is a number with its unit as people write it: 400余份, 约30人次, 24场次.
func counted(c *record.Count) string {
	if c.Bound == "at-least" {
		return plain(c.Value) + "余" + c.Unit
	}
	return bounded(c.Bound, "") + plain(c.Value) + c.Unit
}
