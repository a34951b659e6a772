package figure_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/figure"
)

// relations writes what hangs together: "96.92%=63件/65件", with != where the rate does not follow, "72件=50件+14件+8件", with ~ for an open
// list, < where a part is larger than its whole and != where the parts do not make it, "18.3%:120件>98件" for growth.
func relations(text string) string {
	figures := figure.Find(text)
	var out []string
	for _, r := range figure.Rates(text, figures) {
		sign := "="
		if !figures[r.Figure].Within(figures[r.Part].Value, figures[r.Whole].Value) {
			sign = "!="
		}
		out = append(out, figures[r.Figure].Text+sign+figures[r.Part].Text+"/"+figures[r.Whole].Text)
	}
	for _, g := range figure.Growths(text, figures) {
		out = append(out, fmt.Sprintf("%s:%s>%s", figures[g.Figure].Text, figures[g.Before].Text, figures[g.Now].Text))
	}
	for _, s := range figure.Sums(text, figures) {
		var parts []string
		total, largest := 0.0, 0.0
		for _, k := range s.Parts {
			parts = append(parts, figures[k].Text)
			total, largest = total+figures[k].Value, max(largest, figures[k].Value)
		}
		sign := "="
		switch {
		case s.Open && largest > figures[s.Whole].Value:
			sign = "<"
		case s.Open:
			sign = "~"
		case total != figures[s.Whole].Value:
			sign = "!="
		}
		out = append(out, figures[s.Whole].Text+sign+strings.Join(parts, "+"))
	}
	return strings.Join(out, " ")
}

func checkRelations(t *testing.T, cases []lineCase) {
	t.Helper()
	for _, c := range cases {
		if diff := cmp.Diff(relations(c.text), c.want); diff != "" {
			t.Errorf("%s\n-got +want:\n%s", c.text, diff)
		}
	}
}

func TestRatesTiedToTheirCounts(t *testing.T) {
	checkRelations(t, []lineCase{
		{"接到12345市民服务热线转派工单65件，办结63件，办结率96.92%。", "96.92%=63件/65件"},
		{"受理各类矛盾纠纷114宗，处理114宗，成功调处110宗，调处成功率96.5%。", "96.5%=110宗/114宗"},
		{"受理纠纷286件，调解成功277件，成功率96.85%。", "96.85%=277件/286件"},
		{"组织9名同志参加考试，通过8名，通过率88.9%。", "88.9%=8名/9名"},
		{"组织46名执法人员参加考试，45人通过，通过率97.8%。", "97.8%=45人/46名"},
		{"排查矛盾纠纷87件；坚持小事不出村，成功化解84件，化解率96.55%。", "96.55%=84件/87件"},
		{"应参训120人，实参训114人，参训率95%。", "95%=114人/120人"},
		{"发现问题36个，责令整改36个，整改率100%。", "100%=36个/36个"},
		{"受理工单356件，按时办结356件，按时办结率100%，满意率98.6%。", "100%=356件/356件"},
		{"受理行政复议案件20件，审结18件，结案率90%。", "90%=18件/20件"},
		{"矛盾纠纷调处成功率为96.4%（受理110件，调处成功106件）。", "96.4%=106件/110件"},
		{"应参加培训50人，实际参加45人，参训率90%。", "90%=45人/50人"},
		{"行政应诉案件4件，负责人出庭3件，出庭应诉率75%。", "75%=3件/4件"},
		{"参与调解纠纷53件，成功48件，成功率90%。", "90%=48件/53件"}, // cut off, not rounded
		{"受理案件72件，其中民事50件，占总数的69.4%。", "69.4%=50件/72件 72件~50件"},
		{"受理纠纷2500宗，调处2400宗，调处成功率95.7%。", "95.7%!=2400宗/2500宗"},
		{"受理纠纷132件，调解成功128件，成功率95%。", "95%!=128件/132件"},
		{"出动156人次，检查48家，发现隐患25处，整改20处，整改率90%。", "90%!=20处/25处"},
		{"组织56名干部参加学法考试，合格54名，合格率98.4%。", "98.4%!=54名/56名"},
		{"接到投诉48件，办结45件，办结率为98.75%。", "98.75%!=45件/48件"},
	})
}

func TestAnyWordMayNameAPart(t *testing.T) {
	checkRelations(t, []lineCase{
		{"立案35宗，其中违法建设12宗、占用公共空间8宗、公共卫生15宗。", "35宗=12宗+8宗+15宗"},
		{"立案35宗，其中违法建设12宗、占用公共空间8宗、公共卫生10宗、噪声5宗。", "35宗=12宗+8宗+10宗+5宗"},
	})
}

func TestRatesWithoutCountsAreLeftAlone(t *testing.T) {
	for _, text := range []string{
		"学法考试参考率、合格率均达到100%，参加65人，合格63人。",
		"出庭应诉率100%，收到建议17条。",
		"受理诉求356件，同比下降12.5%，办结率99.4%。",
		"聘请法律顾问7名，覆盖7个村（居），覆盖率100%。",
		"受理工单65件，办结63件，群众满意率98%。",
		"受理工单65件，办结63件，按时办结率100%。",
		"受理工单65件，按期办结60件，办结率100%。",
		"受理复议案件52件（含上年结转6件），办结50件，办结率86.2%。",
		"受理申请30件，上年结转2件，办结31件，办结率96.9%。",
		"化解率由上年的92%提高到96%，排查纠纷87件，化解84件。",
		"代表建议17件，办复率、满意率均为100%。",
		"受理工单约65件，办结63件，办结率90%。",
		"受理案件21宗，审查合同46份，合格率100%。",
		"受理纠纷120件，调解120件，调解成功率98%。",
		"作出处罚决定273件，纠错率达12.83%。",
		"受理工单65件，办结63件。\n办结率90%。",
		"发现隐患92处，现场整改75处，下达通知书17份，复查17处，整改率100%。",
		"发现隐患92处，整改75处，复查17处，整改率100%。",
	} {
		for _, found := range strings.Fields(relations(text)) {
			if strings.Contains(found, "%") {
				t.Errorf("%s\nties %s", text, found)
			}
		}
	}
}

func TestGrowthTiedToItsAmounts(t *testing.T) {
	checkRelations(t, []lineCase{
		{"矛盾纠纷由2022年的120件减少至98件，下降18.3%。", "18.3%:120件>98件"},
		{"受理信访75件，较上年的89件下降15.7%。", "15.7%:89件>75件"},
		{"经费从50万元增加到60万元，增长20%。", "20%:50万元>60万元"},
		{"经费60万元，年均增长20%。", ""},
		{"受理信访75件，比上年减少14件，下降15.7%。", ""},
		{"受理信访75件，调解纠纷89件，下降15.7%。", ""},
	})
}

func TestSums(t *testing.T) {
	checkRelations(t, []lineCase{
		{"共办理案件72件，其中民事50件、行政14件、复议8件。", "72件=50件+14件+8件"},
		{"公布权责事项126项，其中保留103项、新增15项、下放8项；审查议题21项。", "126项=103项+15项+8项"},
		{"开展培训8期，其中线上3期，线下5期。", "8期=3期+5期"},
		{"查处72宗（行政处罚50宗、行政强制22宗），罚款15万元。", "72宗=50宗+22宗"},
		{"登记红色预警3宗、黄色预警19宗、蓝色预警74宗，共96宗，均已化解。", "96宗=3宗+19宗+74宗"},
		{"开展联合执法15次，办理简易程序案件23宗、普通程序案件6宗，合计29宗。", "29宗=23宗+6宗"},
		{"全年审查1090件，覆盖率达100%。其中，文件审查2件，处罚决定审查10件，其他事项审查1件，合同审查1077件。", "1090件=2件+10件+1件+1077件"},
		{"信访总量56件：市级18件、区级20件、镇级18件。", "56件=18件+20件+18件"},
		{"受理复议12件，办结10件，其中维持6件、撤销2件、终止2件。", "10件=6件+2件+2件"},
		{"开展宣传25场次，其中进社区11场次、进学校7场次、进企业6场次，发放传单3000余份。", "25场次!=11场次+7场次+6场次"},
		{"公开信息100条，其中动态61条、财政14条、其他30条。", "100条!=61条+14条+30条"},
		{"调解员63名，其中专职7名，兼职55名。", "63名!=7名+55名"},
		{"来信20件、来访35件、网上信访45件，合计110件。", "110件!=20件+35件+45件"},
		{"受理工单30件，其中已办结36件。", "30件<36件"},
	})
}

func TestOpenListsNeedNotMakeTheirWhole(t *testing.T) {
	checkRelations(t, []lineCase{
		{"答复申请258件，其中予以公开100件、部分公开44件。", "258件~100件+44件"},
		{"受理工单258件，其中城管类88件、环保类90件、交通类75件等。", "258件~88件+90件+75件"},
		{"共有党员64名，其中女性20名、少数民族5名、大专以上50名。", "64名~20名+5名+50名"},
		{"受理案件12件，其中行政处罚8件，办结10件。", "12件~8件"},
		{"处理信访54宗，其中市转来18宗，镇级36宗，已办结54宗。", "54宗=18宗+36宗"},
	})
}

func TestWhatIsNoSum(t *testing.T) {
	for _, text := range []string{
		"接到信访件18宗、镇级36宗，共调处51宗。",
		"抽检量超每千人6.6批次，其中专项抽检5批次。",
		"召开会议12次，听取汇报5次、研究议题6次。",
		"聘请专职5名、兼职7名。",
		"发放资料近1000份，其中手册500余份、传单600份。",
	} {
		if got := relations(text); got != "" {
			t.Errorf("%s\nties %s", text, got)
		}
	}
}

func TestWithinRoundedAndCutOff(t *testing.T) {
	for _, c := range []struct {
		text        string
		part, whole float64
		want        bool
	}{
		{"96.92%", 63, 65, true}, {"96.9%", 63, 65, true}, {"97%", 63, 65, true}, {"96%", 63, 65, true}, {"95%", 63, 65, false}, {"98.92%", 63, 65, false},
		{"90%", 48, 53, true}, {"91%", 48, 53, true}, {"100%", 54, 54, true}, {"99%", 54, 54, false}, {"66.67%", 2, 3, true}, {"66.66%", 2, 3, true}, {"66.65%", 2, 3, false},
	} {
		f := figure.Find(c.text)[0]
		if got := f.Within(c.part, c.whole); got != c.want {
			t.Errorf("%s from %v/%v: %v, want %v", c.text, c.part, c.whole, got, c.want)
		}
	}
}
