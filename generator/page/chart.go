package page

import (
	"slices"
	"strconv"
	"strings"

	"pufa/generator/record"
)

// A chart is the geometry of one SVG, drawn from the table that stands beside it. Lengths are in user units, 320 to the full width, so that the
// labels are as large on a phone as the text around them; the drawing grows with its column.
type chart struct {
	Kind   string     `json:"kind"` // bars, line, share, stacked
	Title  string     `json:"title"`
	Desc   string     `json:"desc"`
	Width  string     `json:"width"`
	Height string     `json:"height"`
	Rects  []rect     `json:"rects,omitempty"`
	Line   string     `json:"line,omitempty"` // points of a polyline
	Dots   []dot      `json:"dots,omitempty"`
	Labels []label    `json:"labels,omitempty"`
	Head   []string   `json:"head,omitempty"`
	Rows   [][]string `json:"rows,omitempty"`
	Legend []string   `json:"legend,omitempty"` // of a stacked chart: the filled part, the outlined part
}

type rect struct {
	X string `json:"x"`
	Y string `json:"y"`
	W string `json:"w"`
	H string `json:"h"`
	C string `json:"c"` // part, rest, now
}

type dot struct {
	X string `json:"x"`
	Y string `json:"y"`
	C string `json:"c,omitempty"`
}

type label struct {
	X    string `json:"x"`
	Y    string `json:"y"`
	Text string `json:"text"`
	At   string `json:"at,omitempty"` // start, middle, end
	C    string `json:"c,omitempty"`  // year, value
}

const (
	chartWidth = 320.0
	labelSize  = 18.0 // the font size that labels find room for, in user units: large print's; otherwise they are set in 13
	yearWidth  = 48.0
	rowHeight  = 28.0
	barHeight  = 12.0
	shareBar   = 8.0
)

// trendChart draws an indicator over the years: nothing for one year, part of whole where every year's rate says what it follows from, a line for a
// rate that moves over three years and more, bars for all else. Years whose unit differs from the newest's are left to the table.
func (b *book) trendChart(points []point) *chart {
	unit := points[len(points)-1].figure.Unit
	var same []point
	for _, p := range points {
		if p.figure.Unit == unit {
			same = append(same, p)
		}
	}
	if len(same) < 2 {
		return nil
	}
	if c := b.stackedChart(same); c != nil {
		return c
	}
	moves := slices.ContainsFunc(same, func(p point) bool { return p.figure.Value != same[0].figure.Value })
	if unit == "%" && len(same) > 2 && moves {
		return lineChart(same)
	}
	return barChart(same)
}

// partOfWhole draws one rate: the part filled, the rest outlined.
func partOfWhole(f, part, whole *record.Figure) chart {
	filled := chartWidth * min(1, part.Value/whole.Value)
	return chart{
		Kind: "share", Width: units(chartWidth), Height: units(shareBar),
		Title: f.Name,
		Desc:  whole.Name + quantityOf(whole).String() + "，其中" + part.Name + quantityOf(part).String() + "，" + f.Name + quantityOf(f).String(),
		Rects: []rect{
			{"0", "0", units(filled), units(shareBar), "part"},
			{units(filled), "0", units(chartWidth - filled), units(shareBar), "rest"},
		},
	}
}

// barChart draws one row a year, the value behind its bar, so that labels can't meet however many years there are.
func barChart(points []point) *chart {
	c := newTrend("bars", points)
	top, room := 0.0, 0.0
	for _, p := range points {
		top = max(top, p.figure.Value, p.figure.High)
		room = max(room, textWidth(valueOf(p))+8)
	}
	length := max(chartWidth-yearWidth-room, 60)
	for i, p := range points {
		y := float64(i) * rowHeight
		w := 0.0
		if top > 0 {
			w = length * max(p.figure.Value, p.figure.High) / top
		}
		class := "part"
		if i == len(points)-1 {
			class = "now"
		}
		c.Rects = append(c.Rects, rect{units(yearWidth), units(y + (rowHeight-barHeight)/2), units(max(w, 1)), units(barHeight), class})
		c.Labels = append(c.Labels,
			label{"0", units(y + rowHeight/2), strconv.Itoa(p.year), "start", "year"},
			label{units(yearWidth + max(w, 1) + 6), units(y + rowHeight/2), valueOf(p), "start", "value"})
	}
	c.Height = units(float64(len(points)) * rowHeight)
	return c
}

// stackedChart draws part and rest year by year where every year's rate says what it follows from; nil where one doesn't.
func (b *book) stackedChart(points []point) *chart {
	c := newTrend("stacked", points)
	c.Head = []string{"年份", "", "", points[len(points)-1].figure.Name}
	c.Rows = nil
	top := 0.0
	type pair struct{ part, whole *record.Figure }
	var pairs []pair
	room := 0.0
	for _, p := range points {
		part, whole := followsFrom(p.report, p.figure)
		if part == nil || whole.Value < part.Value {
			return nil
		}
		pairs = append(pairs, pair{part, whole})
		top = max(top, whole.Value)
		room = max(room, textWidth(shareOf(part, whole))+8)
		c.Rows = append(c.Rows, []string{strconv.Itoa(p.year) + "年", quantityOf(part).String(), quantityOf(whole).String(), valueOf(p)})
	}
	newest := pairs[len(pairs)-1]
	c.Head[1], c.Head[2] = newest.part.Name, newest.whole.Name
	c.Legend = []string{newest.part.Name, "其余"}
	length := max(chartWidth-yearWidth-room, 60)
	for i, p := range points {
		y := float64(i) * rowHeight
		whole, part := length*pairs[i].whole.Value/top, length*pairs[i].part.Value/top
		row := units(y + (rowHeight-barHeight)/2)
		class := "part"
		if i == len(points)-1 {
			class = "now"
		}
		c.Rects = append(c.Rects,
			rect{units(yearWidth), row, units(part), units(barHeight), class},
			rect{units(yearWidth + part), row, units(whole - part), units(barHeight), "rest"})
		c.Labels = append(c.Labels,
			label{"0", units(y + rowHeight/2), strconv.Itoa(p.year), "start", "year"},
			label{units(yearWidth + whole + 6), units(y + rowHeight/2), shareOf(pairs[i].part, pairs[i].whole), "start", "value"})
	}
	c.Height = units(float64(len(points)) * rowHeight)
	return c
}

// followsFrom are the figures that a rate is made of, or nil.
func followsFrom(r *record.Report, f *record.Figure) (part, whole *record.Figure) {
	for _, rate := range r.Rates {
		if rate.Figure != f.ID {
			continue
		}
		for i := range r.Figures {
			switch g := &r.Figures[i]; g.ID {
			case rate.Part:
				part = g
			case rate.Whole:
				whole = g
			}
		}
	}
	if part == nil || whole == nil || whole.Value <= 0 {
		return nil, nil
	}
	return part, whole
}

// newTrend is a chart over years without its drawing: what it says in words, and its table.
func newTrend(kind string, points []point) *chart {
	first, last := points[0], points[len(points)-1]
	c := &chart{
		Kind: kind, Width: units(chartWidth),
		Title: last.figure.Name + "，" + strconv.Itoa(first.year) + "年至" + strconv.Itoa(last.year) + "年",
		Head:  []string{"年份", last.figure.Name},
	}
	for i, p := range points {
		if i > 0 {
			c.Desc += "；"
		}
		c.Desc += strconv.Itoa(p.year) + "年" + quantityOf(p.figure).String()
		c.Rows = append(c.Rows, []string{strconv.Itoa(p.year) + "年", quantityOf(p.figure).String()})
	}
	return c
}

// valueOf is a value as a chart writes it: the number, with 余 where the text has it and % where it is one.
func valueOf(p point) string {
	q := quantityOf(p.figure)
	if p.figure.Unit == "%" {
		return q.number + q.unit
	}
	return q.number + strings.TrimSuffix(q.unit, p.figure.Unit)
}

func shareOf(part, whole *record.Figure) string {
	return quantityOf(part).number + "/" + quantityOf(whole).number
}

// textWidth is about how wide a label is: an ideograph takes the font size, a digit or letter 0.6 of it.
func textWidth(s string) float64 {
	w := 0.0
	for _, r := range s {
		if r < 0x2E80 {
			w += labelSize * 0.6
		} else {
			w += labelSize
		}
	}
	return w
}

// units writes a length with at most one decimal.
func units(v float64) string {
	return strconv.FormatFloat(float64(int64(v*10+0.5))/10, 'f', -1, 64)
}
