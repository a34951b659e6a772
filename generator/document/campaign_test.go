package document

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"pufa/generator/record"
)

func inventedCalendar() Known {
	return Known{
		Calendar: []record.Day{
			{ID: "constitution-week", Name: "宪法宣传周"}, {ID: "constitution", Name: "国家宪法日"}, {ID: "national-security", Name: "全民国家安全教育日"},
			{ID: "traffic-safety", Name: "全国交通安全日"}, {ID: "water", Name: "世界水日、中国水周"},
		},
		Themes: []record.Theme{{ID: "publicity", Words: []string{"普法", "宪法宣传", "法治宣传", "法律明白人", "民法典"}}, {ID: "governance", Words: []string{"调解", "信访"}}},
	}
}

func TestCampaigns(t *testing.T) {
	texts := samples(t)
	texts["event-hosted"] = `首页 > 普法动态 > 正文
丙例镇“宪法进乡村”主题宣传活动走进青例村
来源：丙例镇司法所  发布时间：2023-12-06  浏览次数：31

12月4日上午，由丙例镇人民政府主办，丙例镇司法所、丙例镇妇联承办的“宪法进乡村”主题宣传活动走进青例村。2023年12月4日是第十个国家宪法日，活动在青例村文化广场设点，以有奖问答、文艺演出等形式向村民讲解《中华人民共和国宪法》《信访工作条例》，并发布了《宣传工作方案》。
活动出动志愿者12名，悬挂横幅6条，发放宣传手册300多册、环保袋150个，接受法律咨询近40人次，受教育群众约500人次。
（供稿：王某）　
初审：李某　复审：赵某　终审：孙某`
	for name, text := range texts {
		doc := understood(name+".txt", text)
		if doc.Kind != CampaignKind {
			if strings.HasPrefix(name, "event") || name == "c12" || name == "p24" {
				t.Errorf("%s is taken for a %s", name, doc.Kind)
			}
			continue
		}
		c, values := Campaign(doc, inventedCalendar())
		var b strings.Builder
		b.Write(record.Encode(c))
		b.WriteString("\n# where each value was read\n")
		runes := []rune(doc.Text)
		for _, v := range values {
			if got := string(runes[v.Start:v.End]); got != v.Quote {
				t.Errorf("%s: %s: %q stands at %d..%d, not %q", name, v.Key, got, v.Start, v.End, v.Quote)
			}
			doubt := ""
			if v.Confirm {
				doubt = " (confirm)"
			}
			fmt.Fprintf(&b, "# %s = %s%s: %s\n", v.Key, v.Value, doubt, v.Quote)
		}
		golden(t, filepath.Join("testdata/golden", name+".campaign.toml"), b.String())
	}
}

func TestWhatWasHandedOutIsNamedWithoutItsExamples(t *testing.T) {
	for name, want := range map[string]string{"民共和国宪法中华人民共和国民法典等宣传资料": "宣传资料", "宣传资料": "宣传资料", "等距尺": "等距尺", "宣传资料等": "宣传资料等"} {
		if got := kindOf(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
