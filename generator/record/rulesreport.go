package record

import (
	"fmt"
	"strings"
)

func (r *Report) rules(f *faults) {
	f.span("start", r.Start, r.End)
	for i, s := range r.Sections {
		if s.Level < 0 || s.Level > 9 {
			f.add("value", at("sections", i, "level"), fmt.Sprint(s.Level), "“level”（层次）应在 0 到 9 之间", "0 是第一个标题以前的文字，1 是“一、”，2 是“（一）”，3 是“1.”或“一是”")
		}
	}
	r.figureRules(f)
	r.rateRules(f)
	for i, a := range r.Attachments {
		f.beside(at("attachments", i, "file"), a.File)
	}
}

// figureRules holds the marks to the text: Text stands once in Quote, Quote once in the section that is named.
func (r *Report) figureRules(f *faults) {
	if len(r.Figures) == 0 {
		return
	}
	f.unique("figures", "id", "编号", len(r.Figures), func(i int) (string, int) { return r.Figures[i].ID, r.Figures[i].Place.Line })
	f.unique("figures", "indicator", "指标", len(r.Figures), func(i int) (string, int) { return r.Figures[i].Indicator, r.Figures[i].Place.Line })
	sections := r.sectionTexts()
	for i := range r.Figures {
		fig := &r.Figures[i]
		here := func(key string) string { return at("figures", i, key) }
		f.slug(here("id"), fig.ID)
		f.slug(here("indicator"), fig.Indicator)
		if fig.High != 0 && fig.High <= fig.Value {
			f.add("value", here("high"), fig.Text, "“high”（上限）应大于 “value”（数值）", "不是范围的数字不写上限")
		}
		if n := strings.Count(fig.Quote, fig.Text); n != 1 && fig.Text != "" && fig.Quote != "" {
			f.add("quote", here("text"), fig.Text, fmt.Sprintf("数字原文 “%s” 在引文里出现 %d 次，应恰好一次", shorten(fig.Text, 20), n), "改正数字原文，或者把引文截到只含这一个数字")
		}
		section, ok := sections.text[fig.Section]
		switch {
		case fig.Section == "":
		case !ok:
			f.add("reference", here("section"), fig.Section, "报告没有 “"+fig.Section+"” 这个部分", sections.hint(fig.Quote))
		case fig.Quote != "":
			if n := strings.Count(section, fig.Quote); n != 1 {
				hint := "引文要和正文一字不差"
				if n > 1 {
					hint = "把引文加长，让它在这一部分只出现一次"
				} else if where := sections.hint(fig.Quote); where != "" {
					hint = where
				}
				f.add("quote", here("quote"), shorten(fig.Quote, 40), fmt.Sprintf("引文在 %s 部分的正文里出现 %d 次，应恰好一次", fig.Section, n), hint)
			}
		}
	}
}

func (r *Report) rateRules(f *faults) {
	ids := map[string]bool{}
	for _, fig := range r.Figures {
		ids[fig.ID] = true
	}
	for i, rate := range r.Rates {
		for _, ref := range []struct{ key, label, id string }{{"figure", "比率", rate.Figure}, {"part", "部分", rate.Part}, {"whole", "总数", rate.Whole}} {
			if ref.id != "" && !ids[ref.id] {
				f.add("reference", at("rates", i, ref.key), ref.id, "“"+ref.key+"”（"+ref.label+"）指的数字 “"+shorten(ref.id, 40)+"” 不在 [[figures]] 里", didYouMean(ref.id, ids))
			}
		}
		if rate.Figure != "" && (rate.Figure == rate.Part || rate.Figure == rate.Whole || rate.Part == rate.Whole) {
			f.add("reference", at("rates", i, "figure"), rate.Figure, "比率、部分、总数应是三个不同的数字", "改正其中一个编号")
		}
	}
}

// sectionTexts are a report's sections by number, in order.
type sectionTexts struct {
	numbers []string
	text    map[string]string
}

func (r *Report) sectionTexts() *sectionTexts {
	s := &sectionTexts{numbers: r.Numbers(), text: make(map[string]string, len(r.Sections))}
	for i, number := range s.numbers {
		s.text[number] = r.Sections[i].Text()
	}
	return s
}

// hint names the section in which the words stand.
func (s *sectionTexts) hint(quote string) string {
	if quote == "" {
		return ""
	}
	for _, number := range s.numbers {
		if strings.Contains(s.text[number], quote) {
			return "这句话在 " + number + " 部分"
		}
	}
	return ""
}

// under is the text of a section with all that stands below it.
func (s *sectionTexts) under(number string) string {
	var b strings.Builder
	for _, n := range s.numbers {
		if n == number || strings.HasPrefix(n, number+".") {
			b.WriteString(s.text[n])
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (s *sectionTexts) all() []string {
	texts := make([]string, len(s.numbers))
	for i, number := range s.numbers {
		texts[i] = s.text[number]
	}
	return texts
}
