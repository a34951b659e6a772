package page

import (
	"math"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// A quantity is a figure's value as it is set: a word for its bound, the number large, the unit small: 超过 · 24 · 场次. 余 and 多 go with the unit.
type quantity struct{ bound, number, unit string }

// quantityOf takes a figure apart. A value that the text writes in digits keeps the text's own writing; 两名 becomes 2.
func quantityOf(f *record.Figure) quantity {
	n, more := plain(f.Value), ""
	written, ok := strings.CutSuffix(f.Text, f.Unit)
	switch {
	case f.High != 0:
		n += "—" + plain(f.High)
	case ok && written != "" && written[0] >= '0' && written[0] <= '9':
		n = strings.TrimRight(written, "余多")
		more = written[len(n):]
	}
	return quantity{bounded(f.Bound, written), n, more + f.Unit}
}

// String is the quantity in running text.
func (q quantity) String() string { return q.bound + q.number + q.unit }

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
