package check

import "strings"

// homeAddresses finds a person's address with a door number: words of dwelling (家住, 住址, 居住在), then a house, block or room number in the same
// clause. Addresses of offices, shops and places of meeting are none.
func homeAddresses(d *doc) (hits []hit) {
	last := -1
	for i := range d.r {
		if i < last {
			continue
		}
		n := d.dwelling(i)
		if n == 0 {
			continue
		}
		stop := min(i+n+45, d.sentence(i).end)
		end := d.doorNumber(i+n, stop)
		if end == 0 || d.office(i, end) {
			continue
		}
		hits = append(hits, hit{start: i, end: end, message: "写出了家庭住址的门牌", hint: "住址只写到镇街、村居"})
		last = end
	}
	return append(hits, d.rooms(hits)...)
}

var dwellings = []string{"家庭住址", "家庭地址", "住址", "家住", "现住", "居住地", "居住在", "居住于", "住在", "住于", "租住", "暂住", "户籍地址", "户籍地", "户籍所在地", "户籍", "住所地", "住所", "家中地址", "寄居", "同住", "居所", "（住", "(住", "，住", "，家在", "其家在", "的家在", "家位于", "送至其家", "其家（", "家（", "家中（", "家里（", "家，", "登门到", "上门到", "走访了", "入户走访", "家访"}

var dwelled = setOf("家住现居租暂户寄同（(，其的送登上走入")

// dwelling is the length of a word of dwelling that begins at i, 0 where none does.
func (d *doc) dwelling(i int) int {
	if !dwelled.has(d.r[i]) {
		return 0
	}
	for _, w := range dwellings {
		if !d.has(i, w) {
			continue
		}
		n := len([]rune(w))
		if strings.HasSuffix(w, "住") && strings.ContainsRune("房建院宅户宿村民人处", d.rune(i+n)) {
			continue
		}
		return n
	}
	if d.r[i] == '住' && !strings.ContainsRune("居入保留抓稳守把站记顶挡锁控吃衣管扛封", d.rune(i-1)) && han(d.rune(i+1)) && !strings.ContainsRune("房建院宅户宿村民人处所校户", d.rune(i+1)) {
		return 1 // 乡长住新兴街9号
	}
	return 0
}

// doorNumber tells where the first door number between i and stop ends, 0 where none stands: 12号, 3栋502房, 二单元301室, 6组28号. Clauses
// that begin another thought end the address.
func (d *doc) doorNumber(i, stop int) int {
	best, marks := 0, 0
	for j := i; j < stop; j++ {
		r := d.r[j]
		if strings.ContainsRune("，,", r) {
			if marks++; marks > 1 && best == 0 {
				return 0
			}
		}
		if !digit(r) && digitValue(r) < 0 && r != '十' {
			if best > 0 && strings.ContainsRune("，。；的）)、", r) {
				return best
			}
			continue
		}
		_, end := d.numberAfter(j)
		if d.rune(end) == '-' || d.rune(end) == '－' || d.rune(end) == '之' {
			_, end = d.numberAfter(end + 1)
		}
		for latin(d.rune(end)) && end-j < 8 {
			end++
		}
		switch next := d.rune(end); {
		case d.has(end, "号楼"), d.has(end, "号院"), d.has(end, "号房"), d.has(end, "号门"), d.has(end, "单元"):
			best = end + 2
		case next == '号' && !strings.ContainsRune("线文令公案机", d.rune(end+1)) && d.rune(j-1) != '〕' && d.rune(j-1) != '月' && d.rune(j-1) != '第':
			best = end + 1
		case strings.ContainsRune("室房栋幢座", next) && d.rune(j-1) != '第':
			best = end + 1
		}
		j = max(j, end-1)
	}
	return min(best, stop)
}

// office tells that the address is where people are received, not where someone lives.
func (d *doc) office(i, end int) bool {
	l := d.line(i)
	about := d.str(span{max(l.start, i-6), min(l.end, end+14)})
	home := d.str(span{i, end})
	if strings.Contains(home, "住") || strings.Contains(home, "户籍") {
		return containsAny(about, []string{"企业住所", "公司住所", "经营场所", "登记住所", "住所地的法院", "有限公司", "办公地址"})
	}
	return containsAny(about, []string{"公司", "办公", "中心", "服务站", "工作站", "商店", "店", "厂", "学校", "医院", "窗口", "大厅", "超市", "法院", "派出所", "司法所", "调解室", "会议室", "活动室", "接待室", "教室", "书屋"})
}

var people = []string{"村民", "居民", "当事人", "群众", "户主", "老人", "业主", "申请人", "被申请人", "嫌疑人", "住户", "租客", "房东", "租户", "对象", "学生", "同学", "低保户", "贫困户", "脱贫户", "五保户", "残疾人", "某某", "某"}

// rooms finds a full door number right behind a person, with no word of dwelling: 居民李某（幸福小区3栋502室）, 村民张某家（上坪村6组12号）.
func (d *doc) rooms(known []hit) (hits []hit) {
	for i := range d.r {
		if d.r[i] != '（' && d.r[i] != '(' {
			continue
		}
		close := i + 1
		for close < len(d.r) && close-i <= 46 && !strings.ContainsRune("）)\n", d.r[close]) {
			close++
		}
		if close-i > 45 || !containsAny(d.str(span{max(d.line(i).start, i-10), i}), people) {
			continue
		}
		inside := d.str(span{i + 1, close})
		if !containsAny(inside, []string{"村", "组", "路", "街", "巷", "小区", "花园", "苑", "栋", "单元", "社区"}) {
			continue
		}
		end := d.doorNumber(i+1, close)
		if end == 0 || d.office(i, end) {
			continue
		}
		covered := false
		for _, k := range known {
			covered = covered || k.start < end && i < k.end
		}
		if !covered {
			hits = append(hits, hit{start: i + 1, end: end, message: "写出了个人住址的门牌", hint: "住址只写到镇街、村居"})
		}
	}
	return hits
}
