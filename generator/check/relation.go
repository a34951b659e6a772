package check

import (
	"math"
	"strings"
)

// Figures that hang together by the words around them, beyond what figure itself ties: a whole and a part told by what was done with it, lists in mixed
// units, a share of what stands before 其中.

func decodeRune(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 0
}

// sheets are units of printed matter, which are added up together.
func sheets(unit string) bool { return strings.Contains("份本册张套幅", unit) && unit != "" }

func sameUnit(a, b string) bool {
	return a == b || sheets(a) && sheets(b)
}

// totalled tells that the words end as those before a total do.
func totalled(lead string) bool {
	for _, w := range []string{"合计", "共计", "总计", "总共", "一共", "累计", "共"} {
		if strings.HasSuffix(lead, w) {
			return true
		}
	}
	return false
}

var (
	takenIn = []string{"受理", "接到", "收到", "接收", "排查", "发现", "登记", "立案", "摸排", "转办", "交办", "收集", "接访", "转派", "接报", "排查出", "查出", "梳理", "提出"}
	acted   = []string{"办结", "化解", "调解成功", "调处成功", "成功调解", "成功化解", "成功调处", "整改", "解决", "答复", "办复", "结案", "处置", "调处", "回复", "采纳", "审结"}
)

// finished are words of what is no longer to be done, beyond those of acted.
var finished = []string{"完成", "落实", "通过", "到位", "销号", "验收", "交付", "兑现", "开工", "竣工", "拆除", "达成"}

// carried are words by which a part may go beyond its whole: what came over from the year before.
var carried = []string{"结转", "上年", "往年", "历年", "去年", "积案", "以来", "历史", "遗留", "跨年", "含", "累计", "另", "前期", "上一年"}

// manifold are words of lists of people in which one may be counted twice; partial those of lists that leave some out.
var (
	manifold = []string{"党员", "岁", "本科", "大专", "学历", "少数民族", "骨干", "老年", "青年", "持证", "专职", "女", "退役"}
	partial  = []string{"重点", "主要", "等", "部分", "约", "以上", "特别"}
)

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Max(1, math.Abs(b)) }
