package page

import "strconv"

const (
	lineTop    = 28.0 // room for a value above the highest point
	lineHeight = 72.0
	lineSide   = 24.0
)

// lineChart draws a rate over three years and more, each year at its place in time. The last and the first value are always written, the others
// where they find room; every label stands above the line, never on it.
func lineChart(points []point) *chart {
	c := newTrend("line", points)
	places := placed(points)
	var taken []interval
	value := func(i int) {
		half := textWidth(valueOf(points[i])) / 2
		x := min(max(places[i].x, half), chartWidth-half)
		if free(&taken, x-half-3, x+half+3) {
			y := highest(places, x-half, x+half)
			c.Labels = append(c.Labels, label{units(x), units(y - 15), valueOf(points[i]), "middle", "value"})
		}
	}
	last := len(points) - 1
	value(last)
	for i := range last {
		value(i)
	}
	var years []interval
	half := textWidth("2000")/2 + 3
	for i := last; i >= 0; i-- {
		p := places[i]
		c.Line = units(p.x) + "," + units(p.y) + " " + c.Line
		d := dot{X: units(p.x), Y: units(p.y)}
		if i == last {
			d.C = "now"
		}
		c.Dots = append(c.Dots, d)
		if free(&years, p.x-half, p.x+half) {
			c.Labels = append(c.Labels, label{units(p.x), units(lineTop + lineHeight + 24), strconv.Itoa(points[i].year), "middle", "year"})
		}
	}
	c.Height = units(lineTop + lineHeight + 36)
	return c
}

// A place is where a point of the line stands.
type place struct{ x, y float64 }

// placed sets the points between the chart's sides by year, and between its top and bottom by value, which must not all be the same.
func placed(points []point) []place {
	first, last := points[0].year, points[len(points)-1].year
	low, high := points[0].figure.Value, points[0].figure.Value
	for _, p := range points {
		low, high = min(low, p.figure.Value), max(high, p.figure.Value)
	}
	places := make([]place, len(points))
	for i, p := range points {
		places[i] = place{
			x: lineSide + (chartWidth-2*lineSide)*float64(p.year-first)/float64(last-first),
			y: lineTop + lineHeight*(high-p.figure.Value)/(high-low),
		}
	}
	return places
}

// highest is the line's highest place (the least y) between two x.
func highest(places []place, from, to float64) float64 {
	y := lineTop + lineHeight
	for i, p := range places {
		if p.x >= from && p.x <= to {
			y = min(y, p.y)
		}
		if i == 0 {
			continue
		}
		q := places[i-1]
		for _, x := range []float64{from, to} {
			if q.x <= x && x <= p.x && p.x > q.x {
				y = min(y, q.y+(p.y-q.y)*(x-q.x)/(p.x-q.x))
			}
		}
	}
	return y
}

// An interval is the room that a label takes on its line.
type interval struct{ from, to float64 }

// free takes the room from..to if no label has taken part of it.
func free(taken *[]interval, from, to float64) bool {
	for _, t := range *taken {
		if from < t.to && t.from < to {
			return false
		}
	}
	*taken = append(*taken, interval{from, to})
	return true
}
