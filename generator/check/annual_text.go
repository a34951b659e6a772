package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"pufa/generator/finding"
	"pufa/generator/hanzi"
	"pufa/generator/record"
)

// partsInOrder is AR9.
func partsInOrder(a *yearReport) (faults []fault) {
	titles := record.PartTitles()
	ordinals := []string{"一、", "二、", "三、", "四、", "五、", "六、"}
	at := 0
	for n, want := range titles {
		i := slices.IndexFunc(a.Parts, func(p record.AnnualPart) bool { return plainWords(p.Title) == plainWords(want) })
		switch {
		case i < 0:
			faults = append(faults, fault{key: "parts", quote: want, message: fmt.Sprintf("缺第%s部分“%s”", strings.TrimSuffix(ordinals[n], "、"), want), hint: "照格式补上，名称一字不改；没有内容也要写明没有"})
			continue
		case i < at:
			faults = append(faults, fault{key: fmt.Sprintf("parts[%d].title", i), quote: want, message: fmt.Sprintf("“%s”的次序不对", want), hint: "照格式的次序排列六个部分"})
		}
		at = max(at, i)
		if marker := a.Parts[i].Marker; strings.TrimSpace(marker) != ordinals[n] {
			faults = append(faults, fault{key: fmt.Sprintf("parts[%d].marker", i), quote: marker + want, message: fmt.Sprintf("“%s”的序号应是“%s”", want, ordinals[n]), hint: "改正序号"})
		}
	}
	for i, p := range a.Parts {
		known := slices.ContainsFunc(titles[:], func(t string) bool { return plainWords(t) == plainWords(p.Title) })
		if !known {
			faults = append(faults, fault{key: fmt.Sprintf("parts[%d].title", i), quote: p.Title, message: fmt.Sprintf("格式里没有“%s”这个部分", p.Title), hint: "把内容并到六个部分里，标题用格式规定的名称"})
		}
	}
	return faults
}

// plainWords are the Chinese characters alone: labels differ in punctuation from source to source.
func plainWords(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x4e00 && r <= 0x9fff {
			return r
		}
		return -1
	}, s)
}

var yearWords = regexp.MustCompile(`(20\d\d)年`)

// sameYear is AR10.
func sameYear(a *yearReport) (faults []fault) {
	add := func(key, quote, message, hint string) {
		faults = append(faults, fault{key: key, quote: quote, message: message, hint: hint})
	}
	if m := yearWords.FindStringSubmatch(hanzi.FoldDigits(a.Title)); m == nil {
		add("title", a.Title, "标题里没有年份", fmt.Sprintf("写成“%s%d年政府信息公开工作年度报告”", a.Unit, a.Year))
	} else if m[1] != fmt.Sprint(a.Year) {
		add("title", m[0], fmt.Sprintf("标题写的是%s，报告年度是%d年", m[0], a.Year), "改正其中一个")
	}
	first, last := record.Date{Year: a.Year, Month: time.January, Day: 1}, record.Date{Year: a.Year, Month: time.December, Day: 31}
	if a.Start != first {
		add("start", a.Start.String(), fmt.Sprintf("统计期的起始应是%s", first.Chinese()), fmt.Sprintf("写 start = %s", first))
	}
	if a.End != last {
		add("end", a.End.String(), fmt.Sprintf("统计期的截止应是%s", last.Chinese()), fmt.Sprintf("写 end = %s", last))
	}
	if !a.Published.IsZero() && a.Published.Year != a.Year+1 {
		add("published", a.Published.String(), fmt.Sprintf("%d年度的报告应在%d年公布", a.Year, a.Year+1), "核对公布日期和报告年度")
	}
	return faults
}

var (
	countOfRequests = regexp.MustCompile(`(?:收到|新收|接到|受理)([^。；，、\d]{0,14})申请[^。；，、\d]{0,4}(\d+)\s*[件宗]`)
	countOfReviews  = regexp.MustCompile(`行政复议([^。；，、\d]{0,10})(\d+)\s*[件宗]`)
	countOfSuits    = regexp.MustCompile(`行政诉讼([^。；，、\d]{0,10})(\d+)\s*[件宗]`)
)

// proseAgrees is AR11. Counts of one kind of applicant are left alone.
func proseAgrees(a *yearReport) (faults []fault) {
	p := a.Part(0)
	if p == nil {
		return nil
	}
	text, key := hanzi.FoldDigits(p.Text), fmt.Sprintf("parts[%d].text", slices.IndexFunc(a.Parts, func(x record.AnnualPart) bool { return x.Title == p.Title }))
	rows, disputes := a.Requests.Rows(), a.Disputes.Rows()
	check := func(form *regexp.Regexp, what string, allowed ...float64) {
		for _, m := range form.FindAllStringSubmatch(text, -1) {
			if containsAny(m[1], []string{"自然人", "法人", "企业", "上年", "网络", "信函", "当面"}) {
				continue
			}
			n, ok := hanzi.Number(m[2])
			if ok && !slices.ContainsFunc(allowed, func(v float64) bool { return same(v, n) }) {
				faults = append(faults, fault{key: key, quote: m[0], message: fmt.Sprintf("总体情况写%s %g 件，表格是 %g 件", what, n, allowed[0]), hint: "对照台账，改正文字或表格"})
			}
		}
	}
	if v, ok := values([]record.Row{rows[record.RowNew], rows[record.RowCarriedIn]}, 6); ok {
		check(countOfRequests, "申请", v[0], v[0]+v[1])
	}
	if v, ok := disputes[0].Cell(4); ok {
		check(countOfReviews, "行政复议", v)
	}
	if v, ok := values([]record.Row{disputes[1], disputes[2]}, 4); ok {
		check(countOfSuits, "行政诉讼", total(v), v[0], v[1])
	}
	return faults
}

// otherOffice is an office that a sentence begins with and says what it did: 乙样县水务局高度重视.
var otherOffice = regexp.MustCompile(`(?m)(?:^|[。；]\s*)(?:\d{4}年(?:度)?，?)?(\p{Han}{2,9}(?:局|厅|委员会|办公室|管理处|服务中心))(?:\d{4}年|高度重视|认真|严格|坚持|积极|主动|全年|不断|进一步|深入|持续|共收到|共受理|共办理)`)

var otherTown = regexp.MustCompile(`\p{Han}{1,4}?(?:镇|乡|街道)(?:人民政府|办事处)`)

// ownUnit is AR12.
func ownUnit(a *yearReport) (faults []fault) {
	site := a.town.Site
	bare := func(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, "人民政府"), "办事处") }
	if site.Unit != "" && bare(a.Unit) != bare(site.Unit) {
		faults = append(faults, fault{key: "unit", quote: a.Unit, message: fmt.Sprintf("报告单位是“%s”，本站是“%s”", a.Unit, site.Unit), hint: "改正报告单位；若报告是别的单位的，移走"})
	}
	if site.Town != "" && !strings.Contains(a.Title, site.Town) {
		faults = append(faults, fault{key: "title", quote: a.Title, message: fmt.Sprintf("标题里没有“%s”", site.Town), hint: "看看标题是不是别的单位的"})
	}
	if site.Town != "" && a.Signature != "" && !strings.Contains(a.Signature, site.Town) {
		faults = append(faults, fault{key: "signature", quote: a.Signature, message: fmt.Sprintf("落款里没有“%s”", site.Town), hint: "看看是不是别的单位的报告"})
	}
	texts := map[string]string{"preface": a.Preface, "signature": a.Signature}
	for i, p := range a.Parts {
		texts[fmt.Sprintf("parts[%d].text", i)] = p.Text
	}
	for key, text := range texts {
		for _, word := range []string{"我局", "本局", "我厅", "本厅", "我省", "本省", "推动全省", "推动全市", "推进全省", "推进全市"} {
			if strings.Contains(text, word) {
				faults = append(faults, fault{key: key, quote: word, message: fmt.Sprintf("“%s”不是镇街的口气，像是套用了别的单位的文字", word), hint: "改成本镇街自己的情况"})
			}
		}
		for _, m := range otherOffice.FindAllStringSubmatch(text, -1) {
			if name := m[1]; site.Town != "" && !strings.Contains(name, site.Town) && !containsAny(name, []string{"各", "我", "本", "该", "某"}) {
				faults = append(faults, fault{key: key, quote: name, message: fmt.Sprintf("这句话说的是“%s”做了什么，像是套用了别的单位的文字", name), hint: "改成本镇街自己的情况", severity: finding.Warning})
			}
		}
		for _, name := range otherTown.FindAllString(text, -1) {
			short := strings.TrimSuffix(strings.TrimSuffix(name, "人民政府"), "办事处")
			if site.Town == "" || strings.HasSuffix(short, site.Town) || containsAny(short, []string{"各", "我", "本", "全", "该", "乡镇", "某"}) || strings.HasSuffix(site.Town, short) {
				continue
			}
			faults = append(faults, fault{key: key, quote: name, message: fmt.Sprintf("文字里出现别的单位“%s”", name), hint: "核对是不是套用了别处的报告", severity: finding.Warning})
		}
	}
	slices.SortFunc(faults, func(a, b fault) int { return strings.Compare(a.key+a.quote, b.key+b.quote) })
	return faults
}

// obsoleteWords is AR13.
func obsoleteWords(a *yearReport) (faults []fault) {
	for i, p := range a.Parts {
		for _, word := range []string{"概述", "支出和收费", "收费及减免", "收费和减免", "申诉情况"} {
			if strings.Contains(p.Title, word) {
				faults = append(faults, fault{key: fmt.Sprintf("parts[%d].title", i), quote: p.Title, message: "“" + p.Title + "”是旧格式的标题", hint: "改用现行格式的六个部分"})
			}
			for _, line := range strings.Split(p.Text, "\n") {
				if heading := strings.TrimSpace(line); strings.Contains(heading, word) && len([]rune(heading)) < 24 && !strings.ContainsAny(heading, "。；") {
					faults = append(faults, fault{key: fmt.Sprintf("parts[%d].text", i), quote: heading, message: "“" + heading + "”是旧格式的标题", hint: "删去，内容并到现行格式的部分里"})
				}
			}
		}
	}
	return faults
}

// obsoleteForm refuses the tables of 2019 for the reports of 2021 and later.
func obsoleteForm(a *yearReport) (faults []fault) {
	if a.Year < 2021 {
		return nil
	}
	hint := "照2021年的格式重新填表：本年制发件数、本年废止件数、现行有效件数；没有“其他对外管理服务事项”和“政府集中采购”"
	if a.Form == "2019" {
		faults = append(faults, fault{key: "form", quote: "2019", message: fmt.Sprintf("%d年度的报告用了2019年的旧格式", a.Year), hint: hint})
	}
	for i, p := range a.Parts {
		for _, word := range []string{"本年新制作数量", "本年新公开数量", "对外公开总数量", "其他对外管理服务事项", "采购项目数量", "采购总金额"} {
			if strings.Contains(p.Text, word) {
				faults = append(faults, fault{key: fmt.Sprintf("parts[%d].text", i), quote: word, message: "“" + word + "”是2019年旧格式表格的栏目", hint: hint})
			}
		}
	}
	return faults
}

// feeTold is AR14.
func feeTold(a *yearReport) []fault {
	p := a.Part(5)
	if p == nil {
		return nil // AR9 has said so
	}
	if !strings.Contains(p.Text, "信息处理费") {
		return []fault{{key: "parts", quote: p.Title, message: "第六部分没有写信息处理费", hint: "写明本年度收取信息处理费的情况，例如“本年度未收取信息处理费”"}}
	}
	unpaid, ok := a.Requests.Rows()[record.RowUnpaid].Cell(6)
	if ok && unpaid > 0 && containsAny(p.Text, []string{"未收取", "没有收取", "未发出"}) && !strings.Contains(p.Text, "通知") {
		return []fault{{key: "parts", quote: p.Title, message: fmt.Sprintf("有 %g 件申请逾期未缴费，第六部分没有写收费通知的情况", unpaid), hint: "写明发出多少件收费通知、收取多少元"}}
	}
	return nil
}

// problemsOwn is AR15.
func problemsOwn(a *yearReport) []fault {
	p := a.Part(4)
	if p == nil {
		return nil
	}
	if len([]rune(plainWords(p.Text))) < 20 {
		return []fault{{key: "parts", quote: p.Title, message: "第五部分几乎没有内容", hint: "写出本年度的主要问题和改进措施"}}
	}
	if a.before == nil {
		return nil
	}
	if last := a.before.Part(4); last != nil {
		if share := alike(plainWords(p.Text), plainWords(last.Text)); share > 0.8 {
			return []fault{{key: "parts", quote: p.Title, message: fmt.Sprintf("第五部分和%d年度的有 %.0f%% 相同", a.before.Year, share*100), hint: "写本年度自己的问题和改进"}}
		}
	}
	return nil
}

// alike is the share of pairs of characters that two texts have in common, of all that they have.
func alike(a, b string) float64 {
	pairs := func(s string) map[string]bool {
		set, rs := map[string]bool{}, []rune(s)
		for i := 0; i+1 < len(rs); i++ {
			set[string(rs[i:i+2])] = true
		}
		return set
	}
	first, second := pairs(a), pairs(b)
	both := 0
	for pair := range first {
		if second[pair] {
			both++
		}
	}
	if all := len(first) + len(second) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}

// annualsDue holds every report, and the one that should be there by now, to 31 January.
func annualsDue(t *town) []fault {
	return append(t.annuals(publishedInTime), t.overdue(t.annualDues())...)
}

// publishedInTime holds the report to 31 January.
func publishedInTime(a *yearReport) []fault {
	limit := record.Date{Year: a.Year + 1, Month: time.January, Day: 31}
	now := a.town.o.Now
	switch {
	case limit.Before(a.Published):
		return []fault{{key: "published", quote: a.Published.String(), message: fmt.Sprintf("%s公布，晚于%s", a.Published.Chinese(), limit.Chinese()), hint: "上级另有期限的，在站点资料里把这条规则设为 off"}}
	case a.Published.IsZero() && !now.IsZero() && limit.Before(now):
		return []fault{{key: "year", quote: a.Title, message: fmt.Sprintf("没有公布日期，%s的期限已过", limit.Chinese()), hint: "已经公布的补上 published；还没有的尽快公布"}}
	}
	return nil
}
