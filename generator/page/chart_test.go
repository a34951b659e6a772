package page

import (
	"strconv"
	"strings"
	"testing"

	"pufa/generator/record"
)

// rates are the given values of one rate, a year each from 2015.
func rates(values ...float64) []point {
	var points []point
	for i, v := range values {
		text := plain(v) + "%"
		points = append(points, point{2015 + i, &record.Figure{Name: "办结率", Value: v, Unit: "%", Text: text}, &record.Report{}})
	}
	return points
}

func TestLabelsOfALineNeverMeetEachOtherOrTheLine(t *testing.T) {
	for _, values := range [][]float64{
		{90, 91, 92}, {99.02, 99.03, 99.04, 99.05, 99.06, 99.07, 99.08, 99.09, 99.1, 99.11}, {100, 50, 100, 50, 100, 50}, {10, 90, 10}, {1, 2, 3, 100},
	} {
		points := rates(values...)
		places := placed(points)
		rows := map[string][]interval{}
		for _, l := range lineChart(points).Labels {
			x, y := number64(t, l.X), number64(t, l.Y)
			half := textWidth(l.Text) / 2
			if x-half < 0 || x+half > chartWidth {
				t.Errorf("%v: %s reaches outside the drawing", values, l.Text)
			}
			if l.C == "value" {
				if top := highest(places, x-half, x+half); y+labelSize/2 > top {
					t.Errorf("%v: %s at %v stands on the line at %v", values, l.Text, y, top)
				}
			}
			taken := rows[l.C]
			if !free(&taken, x-half, x+half) {
				t.Errorf("%v: %s meets another label", values, l.Text)
			}
			rows[l.C] = taken
		}
		if len(rows["value"]) < 2 {
			t.Errorf("%v: only %d values are written", values, len(rows["value"]))
		}
	}
}

func TestLabelsOfBarsStayInsideTheDrawing(t *testing.T) {
	points := rates(1, 250, 99999999.5)
	for i := range points {
		points[i].figure.Unit, points[i].figure.Text = "元", plain(points[i].figure.Value)+"元"
	}
	for _, l := range barChart(points).Labels {
		if x := number64(t, l.X); x+textWidth(l.Text) > chartWidth+0.1 {
			t.Errorf("%s ends at %v of %v", l.Text, x+textWidth(l.Text), chartWidth)
		}
	}
}

func TestATrendIsDrawnByItsKind(t *testing.T) {
	b := &book{}
	for kind, points := range map[string][]point{"line": rates(1, 2, 3), "bars": rates(100, 100, 100)} {
		if c := b.trendChart(points); c == nil || c.Kind != kind {
			t.Errorf("got %v, want %s", c, kind)
		} else if len(c.Rows) != len(points) {
			t.Errorf("%s: the table has %d rows for %d years", kind, len(c.Rows), len(points))
		} else if !strings.Contains(c.Desc, "2015年") {
			t.Errorf("%s: the description names no year: %s", kind, c.Desc)
		}
	}
	if c := b.trendChart(rates(5)); c != nil {
		t.Errorf("one year was drawn as a trend: %v", c)
	}
}

func number64(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
