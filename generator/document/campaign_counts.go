package document

import (
	"strings"

	"pufa/generator/record"
)

// counts sorts the figures of the text: what was handed out, how many asked, how many came, how many worked there, and all others.
func (c *campaign) counts() {
	at := 0 // bytes before the code point that was looked at last
	point := 0
	for _, f := range c.doc.Figures {
		at += len(string(c.doc.body[point:f.Start]))
		point = f.Start
		if f.Optional || f.Unit == "" {
			continue
		}
		end := at + len(f.Text)
		count := record.Count{Name: f.Name, Value: f.Value, Unit: f.Unit, Bound: string(f.Bound)}
		before := c.text[:at]
		if i := strings.LastIndexAny(before, "。；，！？\n"); i >= 0 {
			before = before[i:]
		}
		after := firstRunes(c.text[end:], 12)
		if i := strings.IndexAny(after, "。；，！？\n"); i >= 0 {
			after = after[:i]
		}
		key, into := c.sort(f.Unit, before, after)
		shown := f.Text
		switch {
		case into == nil:
			list := &c.record.Counts
			if key == "materials" {
				list, count.Name = &c.record.Materials, kindOf(count.Name)
			}
			*list = append(*list, count)
		default:
			*into = &count
		}
		c.found(key, shown, at, end, false)
	}
}

// kindOf is what was handed out, without the titles that are told as examples: 宣传资料 of 《宪法》《民法典》等宣传资料.
func kindOf(name string) string {
	if i := strings.LastIndex(name, "等"); i > 0 && len(name)-i >= len("等资料") {
		return name[i+len("等"):]
	}
	return name
}

// sort tells the key of a count from its unit and the words around it, and where it goes unless it goes into a list. A second count of people
// reached goes with the others: two are never added up.
func (c *campaign) sort(unit, before, after string) (key string, into **record.Count) {
	r := &c.record
	persons := unit == "人次" || unit == "人" || unit == "名" || unit == "位" || unit == "户次"
	switch {
	case strings.Contains(before, "咨询") && (persons || unit == "件" || unit == "条" || unit == "次" || unit == "起") && r.Consultations == nil:
		return "consultations", &r.Consultations
	case !persons && hasAny(before, "发放", "派发", "赠送", "分发", "印发", "印制", "张贴", "悬挂", "播放", "推送") && isThing(unit):
		return "materials", nil
	case persons && hasAny(before+after, "工作人员", "志愿者", "民警", "执法人员", "出动", "干警", "律师") && !hasAny(before+after, "参加", "受教育", "受众") && r.Staff == nil:
		return "staff", &r.Staff
	case persons && hasAny(before+after, "受教育", "受众", "惠及", "覆盖", "参与", "参加", "吸引", "观看", "听众", "群众", "学生", "村民", "居民", "参训", "受益", "学员") && !hasAny(before, "咨询", "合格", "未") &&
		r.Reached == nil:
		return "reached", &r.Reached
	}
	return "counts", nil
}

func isThing(unit string) bool {
	switch unit {
	case "份", "册", "份册", "本", "张", "条", "幅", "个", "把", "件", "套", "块", "条次", "盒", "支", "袋", "包":
		return true
	}
	return false
}

func hasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
