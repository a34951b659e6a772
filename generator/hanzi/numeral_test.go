package hanzi

import "testing"

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		in   string
		want float64
	}{
		{"65", 65}, {"０", 0}, {"1,234", 1234}, {"96.92", 96.92}, {"９．５", 9.5}, {"2.3万", 23000}, {"9.5万亿", 9.5e12}, {"1126.6亿", 112660000000},
		{"2万3千", 23000}, {"1亿2000万", 120000000}, {"3百", 300}, {"30亿", 3e9}, {"5千万", 5e7},
		{"两", 2}, {"十", 10}, {"十二", 12}, {"二十三", 23}, {"一百零五", 105}, {"一百二十四", 124}, {"一千五百", 1500}, {"两万", 20000}, {"一百一十", 110},
		{"三千二百万", 32000000}, {"一亿两千万", 120000000}, {"十万", 100000}, {"五十亿", 5e9}, {"二〇二三", 2023}, {"二○二三", 2023}, {"三点五", 3.5},
		{"百亿", 1e10}, {"千万", 1e7}, {"万", 1e4}, {"亿", 1e8}, {"万亿", 1e12}, {"百", 100}, {"一千零一", 1001}, {"一万零五十", 10050}, {"百万", 1e6},
	} {
		got, ok := Number(c.in)
		if !ok || got != c.want {
			t.Errorf("Number(%q) = %v, %v, want %v", c.in, got, ok, c.want)
		}
	}
}

func TestNumberRefusesVagueAndBroken(t *testing.T) {
	for _, in := range []string{"", "七八", "七八十", "三四千", "一二三", "十百", "三点", "点五", "人", "3万5万", "1.2.3", "3万人", "百百", "两百三千"} {
		if got, ok := Number(in); ok {
			t.Errorf("Number(%q) = %v, want none", in, got)
		}
	}
}

func TestSpell(t *testing.T) {
	for _, c := range []struct {
		n    int
		want string
	}{{0, "零"}, {1, "一"}, {10, "十"}, {12, "十二"}, {20, "二十"}, {23, "二十三"}, {100, "一百"}, {105, "一百零五"}, {110, "一百一十"}, {1001, "一千零一"},
		{1010, "一千零一十"}, {10000, "一万"}, {100000, "十万"}, {123456, "十二万三千四百五十六"}, {10050, "一万零五十"}, {100000000, "一亿"}, {-3, "负三"}} {
		if got := Spell(c.n); got != c.want {
			t.Errorf("Spell(%d) = %q, want %q", c.n, got, c.want)
		}
	}
}

func TestSpellComesBackAsNumber(t *testing.T) {
	for n := 1; n < 30000; n += 7 {
		if got, ok := Number(Spell(n)); !ok || got != float64(n) {
			t.Fatalf("Number(%q) = %v, %v, want %d", Spell(n), got, ok, n)
		}
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1,234", "一百零五", "9.5万亿", "百亿", "1e5", "..", "三点五"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { Number(s) })
}

func TestFoldDigits(t *testing.T) {
	if got, want := FoldDigits("３．９％、１2件"), "3.9%、12件"; got != want {
		t.Errorf("FoldDigits = %q, want %q", got, want)
	}
}
