package document

import (
	"testing"

	"pufa/generator/record"
)

func TestSlugsArePinyinInWordsOfTwo(t *testing.T) {
	for name, want := range map[string]string{
		"转派工单":          "zhuanpai-gongdan",
		"接到12345热线转派工单": "rexian-zhuanpai-gongdan",
		"参考率":           "cankao-lv",
		"矛盾纠纷调处成功率":     "diaochu-chenggong-lv",
		"12345":         "12345",
		"“”":            "shuzi",
		"受理各类矛盾纠纷":      "gelei-maodun-jiufen",
	} {
		if got := slug(name, 3); got != want {
			t.Errorf("slug(%q) = %q, want %q", name, got, want)
		}
	}
	taken := map[string]bool{}
	for _, want := range []string{"a", "a-2", "a-3"} {
		if got := freeSlug("a", taken); got != want || record.SlugFault(got) != "" {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
