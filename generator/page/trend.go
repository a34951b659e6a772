package page

import (
	"cmp"
	"slices"
	"strconv"

	"pufa/generator/record"
)

// trends are the indicators that the reports follow: every figure with an indicator, by indicator and year.
type trends struct {
	order  []string           // indicators, in the order in which the newest report that states them names them
	points map[string][]point // indicator → its figures, the earliest year first
}

// A point is one year's figure of an indicator.
type point struct {
	year   int
	figure *record.Figure
	report *record.Report
}

// trendsOf follows the figures through the reports, which come newest first. Withdrawn reports state nothing.
func trendsOf(reports []*record.Report) trends {
	t := trends{points: map[string][]point{}}
	for _, r := range reports {
		if r.Status == statusWithdrawn {
			continue
		}
		seen := map[string]bool{} // an indicator that a report states twice counts by its first figure
		for i := range r.Figures {
			f := &r.Figures[i]
			if f.Indicator == "" || seen[f.Indicator] {
				continue
			}
			seen[f.Indicator] = true
			if t.points[f.Indicator] == nil {
				t.order = append(t.order, f.Indicator)
			}
			t.points[f.Indicator] = append(t.points[f.Indicator], point{r.Year, f, r})
		}
	}
	for _, points := range t.points {
		slices.SortStableFunc(points, func(a, b point) int { return cmp.Compare(a.year, b.year) })
	}
	return t
}

// before is the last earlier figure of the same indicator and unit.
func (t trends) before(year int, f *record.Figure) (point, bool) {
	points := t.points[f.Indicator]
	for i := len(points) - 1; i >= 0; i-- {
		if p := points[i]; p.year < year && p.figure.Unit == f.Unit {
			return p, true
		}
	}
	return point{}, false
}

// A change is what a figure was before and how it moved.
type change struct {
	Before    string `json:"before"`              // 2022年 20场次
	URL       string `json:"url"`                 // where that figure stands
	Text      string `json:"text,omitempty"`      // 增加4场次; nothing where the two can't be compared
	Direction string `json:"direction,omitempty"` // up, down, same
}

// changed compares a figure with its indicator's last earlier figure; nil where there is none.
func (t trends) changed(year int, f *record.Figure) *change {
	p, ok := t.before(year, f)
	if !ok {
		return nil
	}
	c := &change{
		Before: strconv.Itoa(p.year) + "年 " + quantityOf(p.figure).String(),
		URL:    figureAddress(p.year, p.figure),
	}
	if f.High != 0 || p.figure.High != 0 {
		return c
	}
	about := ""
	if inexact(f.Bound) || inexact(p.figure.Bound) {
		about = "约"
	}
	by := plain(f.Value - p.figure.Value)
	unit := f.Unit
	if unit == "%" {
		unit = "个百分点"
	}
	switch {
	case f.Value > p.figure.Value:
		c.Direction, c.Text = "up", about+"增加"+by+unit
	case f.Value < p.figure.Value:
		c.Direction, c.Text = "down", about+"减少"+by[1:]+unit
	default:
		c.Direction, c.Text = "same", "持平"
	}
	return c
}

func inexact(bound string) bool { return bound != "" && bound != "exact" }

// figureAddress is a figure's line on its report's page.
func figureAddress(year int, f *record.Figure) string {
	return "reports/" + strconv.Itoa(year) + ".html#f-" + f.ID
}
