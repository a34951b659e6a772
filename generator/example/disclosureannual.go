package example

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"pufa/generator/record"
)

// annuals are the 政府信息公开工作年度报告 of the years that have a report: what one year carries over, the next takes in.
func annuals(o Options) []*record.Annual {
	var list []*record.Annual
	carried := []float64{1, 0, 0, 0, 0, 0, 1}
	inForce := 11.0
	for i := range o.Reports {
		year := lastYear - o.Reports + 1 + i
		dice := rand.New(rand.NewPCG(o.Seed, uint64(year)*7))
		a := &record.Annual{
			Year: year, Title: fmt.Sprintf("%s%d年政府信息公开工作年度报告", unit, year), Unit: unit, Form: "2021",
			Start: record.Date{Year: year, Month: 1, Day: 1}, End: record.Date{Year: year, Month: 12, Day: 31},
			Published: record.Date{Year: year + 1, Month: 1, Day: 20 + i%7}, Source: "虚构的示例，仅供试用",
			Preface: "本报告依据《中华人民共和国政府信息公开条例》编制。统计期限为" + fmt.Sprintf("%d年1月1日至12月31日", year) +
				"。对报告有疑问的，可与甲样镇党政综合办公室联系（地址：样例县甲样镇样例路1号，电话：000-0000000）。",
			Signature: unit + "人民政府", Signed: fmt.Sprintf("%d年1月15日", year+1),
			Status: "published", Review: reviewed(record.Date{Year: year + 1, Month: 1, Day: 16}),
		}
		a.Requests = requests(dice, carried)
		carried = a.Requests.CarriedOut
		made, ended := float64(dice.IntN(3)), float64(dice.IntN(2))
		inForce += made - ended
		a.Issued = record.Issued{
			Rules: []float64{0, 0, 0}, Documents: []float64{made, ended, inForce}, Licences: []float64{float64(120 + dice.IntN(60))},
			Penalties: []float64{float64(8 + dice.IntN(12))}, Coercion: []float64{float64(dice.IntN(3))}, Fees: []float64{float64(dice.IntN(90)) / 100},
		}
		a.Disputes = record.Disputes{Review: []float64{1, 0, 0, 0, 1}, Suit: []float64{0, 0, 0, 0, 0}, SuitAfterReview: []float64{0, 0, 0, 0, 0}}
		if i%2 == 1 {
			a.Disputes.Review = []float64{0, 0, 0, 0, 0}
		}
		a.Parts = annualParts(a, i)
		list = append(list, a)
	}
	return list
}

// requests deal a year's applications out: every application that came in is answered in one of the 21 ways or carried over.
func requests(dice *rand.Rand, carried []float64) record.Requests {
	row := func() []float64 { return make([]float64, 7) }
	fresh, out := row(), row()
	leaves := make([][]float64, 21)
	for i := range leaves {
		leaves[i] = row()
	}
	likely := []int{0, 0, 0, 0, 1, 5, 7, 10, 10, 11, 13, 14, 18} // mostly 予以公开
	for c := range 6 {
		most := 2
		if c == 0 {
			most = 9
		}
		fresh[c] = float64(dice.IntN(most))
		if c == 0 {
			fresh[c] += 4
		}
		left := int(fresh[c] + carried[c])
		if left > 2 && dice.IntN(2) == 0 {
			out[c] = 1
			left--
		}
		for range left {
			leaves[likely[dice.IntN(len(likely))]][c]++
		}
	}
	sum := row()
	for _, list := range append(leaves, fresh, out) {
		list[6] = 0
		for c := range 6 {
			list[6] += list[c]
		}
	}
	for _, leaf := range leaves {
		for c := range sum {
			sum[c] += leaf[c]
		}
	}
	return record.Requests{
		New: fresh, CarriedIn: carried, Disclosed: leaves[0], Partly: leaves[1], RefusedSecret: leaves[2], RefusedLaw: leaves[3], RefusedSafety: leaves[4],
		RefusedThirdParty: leaves[5], RefusedInternal: leaves[6], RefusedProcess: leaves[7], RefusedCaseFile: leaves[8], RefusedEnquiry: leaves[9],
		UnableNotHeld: leaves[10], UnableNotMade: leaves[11], UnableUnclear: leaves[12], UnprocessedPetition: leaves[13], UnprocessedRepeat: leaves[14],
		UnprocessedPublication: leaves[15], UnprocessedExcessive: leaves[16], UnprocessedConfirm: leaves[17], OtherUncorrected: leaves[18],
		OtherUnpaid: leaves[19], Other: leaves[20], Total: sum, CarriedOut: out,
	}
}

// annualParts are the six parts in words that follow from the tables.
func annualParts(a *record.Annual, i int) []record.AnnualPart {
	turn := func(wordings ...string) string { return wordings[i%len(wordings)] }
	reviews := "本年度没有因政府信息公开引起的行政复议和行政诉讼。"
	if n := a.Disputes.Review[4]; n > 0 {
		reviews = fmt.Sprintf("本年度因政府信息公开引起的行政复议%g件，没有行政诉讼。", n)
	}
	texts := []string{
		strings.Join([]string{
			fmt.Sprintf("%d年，甲样镇认真执行《中华人民共和国政府信息公开条例》，%s。", a.Year, turn("把群众看得到、看得懂作为公开的标准", "以基层政务公开标准化规范化为抓手推进公开", "着力提高公开的质量和时效")),
			fmt.Sprintf("（一）主动公开。全年主动公开政府信息%d条，其中财政预决算、社会救助、普法活动等群众关心的信息占多数。", 96+i*14),
			fmt.Sprintf("（二）依申请公开。全年收到政府信息公开申请%g件，上年结转%g件，均按期答复或者依法结转。", a.Requests.New[6], a.Requests.CarriedIn[6]),
			"（三）政府信息管理。" + turn("落实先审查后公开，公开前逐条登记审查意见。", "清理过期文件，在网页上标明有效、已修改或者已废止。", "规范索引号的编制，文件撤下以后索引号不再另用。"),
			"（四）政府信息公开平台建设。" + turn("在县政府门户网站设立专栏，并在便民服务中心设查阅点。", "更新专栏的栏目，增加检索和下载。", "为老年人增设大字版，网页可以朗读、打印。"),
			"（五）监督保障。" + turn("公开工作纳入各股室年度考核，全年培训2次；社会评议结果为良好，没有责任追究的情形。", "明确一名副镇长分管，专人负责；社会评议收到建议3条，均已采纳，没有责任追究的情形。", "每季度通报一次公开情况；工作考核结果为合格，没有责任追究的情形。"),
		}, "\n"),
		"", "", "",
		turn(
			"存在的主要问题：一是个别政策文件发布以后没有同步解读，群众看不懂；二是公开内容的更新偏集中在年底。\n改进情况：制定解读和文件同步起草、同步审签的办法，每月检查一次栏目的更新情况。",
			"主要问题是依申请公开的答复文书不够规范，有的没有写明救济渠道；村级信息和镇级信息衔接不畅，群众要到两处去查。\n已统一答复文书的样式，由法律顾问逐件审看，并把村务公开的链接放到专栏的首页。",
			"年内检查发现，附件名称用编号代替标题，下载以后难以辨认；部分表格没有说明统计口径。\n为此重新整理全部附件，逐件写明标题和格式，统计表加注口径和来源，指定专人在发布前核对。"),
		"本年度未收取信息处理费。本年度没有其他需要报告的事项。",
	}
	texts[3] = reviews
	var parts []record.AnnualPart
	for n, title := range record.PartTitles() {
		parts = append(parts, record.AnnualPart{Marker: []string{"一、", "二、", "三、", "四、", "五、", "六、"}[n], Title: title, Text: texts[n]})
	}
	return parts
}
