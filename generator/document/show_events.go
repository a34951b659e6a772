package document

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"pufa/generator/figure"
	"pufa/generator/finding"
	"pufa/generator/record"
)

// Events reads a file as a sheet of events, as Sheet does. isSheet is false for any other file, and for a sheet without the names of its columns.
func Events(path string, choices Choices, limits Limits) (campaigns []record.Campaign, findings []finding.Finding, isSheet bool, err error) {
	data, ok := Importer{Limits: limits}.sheet(path)
	if !ok {
		return nil, nil, false, nil
	}
	if _, err := openEvents(path, data, limits.orUsual()); err != nil {
		return nil, nil, false, nil
	}
	campaigns, findings, err = Sheet(path, data, choices, limits)
	return campaigns, findings, true, err
}

// ShowEvents prints the events of a sheet for a person: each with its day and what else its row says.
func ShowEvents(w io.Writer, file string, campaigns []record.Campaign) error {
	_, err := fmt.Fprintf(w, "文件　%s\n类别　普法活动表，读出 %d 场\n\n", file, len(campaigns))
	for i, c := range campaigns {
		_, wrong := fmt.Fprintf(w, "%d. %s　%s\n", i+1, whenOf(c), c.Title)
		err = errors.Join(err, wrong)
		for _, line := range eventLines(c) {
			_, wrong := fmt.Fprintf(w, "    %s\n", line)
			err = errors.Join(err, wrong)
		}
	}
	return err
}

func whenOf(c record.Campaign) string {
	switch {
	case !c.Date.IsZero():
		return c.Date.String()
	case !c.Start.IsZero():
		return c.Start.String() + "—" + c.End.String()
	case c.Period != "":
		return c.Period
	}
	return strconv.Itoa(c.Year) + "年"
}

// eventLines are what a campaign says of who, where and how many, a line each.
func eventLines(c record.Campaign) (lines []string) {
	add := func(name string, parts ...string) {
		if text := strings.Trim(strings.Join(parts, "、"), "、"); text != "" {
			lines = append(lines, name+"　"+text)
		}
	}
	count := func(list ...record.Count) (parts []string) {
		for _, n := range list {
			f := Figure{Value: n.Value, Unit: n.Unit, Bound: figure.Bound(n.Bound), Name: n.Name}
			parts = append(parts, f.sense())
		}
		return parts
	}
	add("地点", c.Village, c.Location)
	add("宣传日", c.Day)
	add("主办", append([]string{c.Organiser}, c.CoOrganisers...)...)
	add("法律", c.Laws...)
	add("形式", c.Forms...)
	add("对象", c.Audience...)
	for _, n := range []struct {
		name  string
		count *record.Count
	}{{"受众", c.Reached}, {"工作人员", c.Staff}, {"咨询", c.Consultations}} {
		if n.count != nil {
			add(n.name, count(*n.count)...)
		}
	}
	add("资料", count(c.Materials...)...)
	add("其他", count(c.Counts...)...)
	return lines
}
