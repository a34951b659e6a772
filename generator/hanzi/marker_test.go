package hanzi

import "testing"

func TestMarkerReadsWhatOpensALine(t *testing.T) {
	for _, c := range []struct {
		line  string
		kind  MarkKind
		value int
		text  string
	}{
		{"一、总体情况", Numeral, 1, "一、"},
		{"十二、其他", Numeral, 12, "十二、"},
		{"二十一、其他", Numeral, 21, "二十一、"},
		{"（一）主动公开", Bracketed, 1, "（一）"},
		{"(一)主动公开", Bracketed, 1, "(一)"},
		{"（十四）全面", Bracketed, 14, "（十四）"},
		{"一）抓好", Bracketed, 1, "一）"},
		{"（ 三 ）抓好", Bracketed, 3, "（ 三 ）"},
		{"1.调整", Digit, 1, "1."},
		{"1．调整", Digit, 1, "1．"},
		{"12、调整", Digit, 12, "12、"},
		{"１．调整", Digit, 1, "１．"},
		{"（1）调整", BracketedDigit, 1, "（1）"},
		{"1)调整", BracketedDigit, 1, "1)"},
		{"③调整", Circled, 3, "③"},
		{"1.1. 编制", Decimal, 1, "1.1."},
		{"2.3 编制", Decimal, 3, "2.3"},
		{"01", Padded, 1, "01"},
		{"02 宣传", Padded, 2, "02"},
		{"一是抓班子", Point, 1, "一是"},
		{"一是，健全", Point, 1, "一是，"},
		{"十一是：健全", Point, 11, "十一是："},
		{"首先，健全", Sequence, 1, "首先，"},
		{"其次是健全", Sequence, 2, "其次是"},
		{"第三，健全", Nth, 3, "第三，"},
		{"一方面完善", Side, 1, "一方面"},
		{"另一方面，完善", Side, 2, "另一方面"},
	} {
		m, ok := Marker(c.line)
		if !ok || m.Kind != c.kind || m.Value != c.value || m.Text != c.text {
			t.Errorf("Marker(%q) = %v %d %q (%t), want %v %d %q", c.line, m.Kind, m.Value, m.Text, ok, c.kind, c.value, c.text)
		}
	}
}

func TestMarkerLeavesNumbersOfTheTextAlone(t *testing.T) {
	for _, line := range []string{
		"", "一", "一、二、三产业融合", "一是一，二是二", "2.5", "2.5万人参加", "2023年工作", "2023.实施", "12345热线", "3·15期间", "第三方评估", "第一书记",
		"（2026年1月14日）", "最后一公里", "十五运会", "0.5万元", "100.其他", "（一", "一百、", "同时推进",
	} {
		if m, ok := Marker(line); ok {
			t.Errorf("Marker(%q) = %+v, want none", line, m)
		}
	}
}
