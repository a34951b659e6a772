package check

import (
	"strings"
	"time"

	"pufa/generator/finding"
)

func privacyRules() []documentRule {
	law := "《个人信息保护法》第二十五条、第三十四条；《政府信息公开条例》第十五条"
	return []documentRule{
		{Rule{"privacy-id", finding.Privacy, finding.Error, "身份证号", "对外公布的材料里没有完整的居民身份证号（按 GB 11643 的校验码识别）。", law}, idNumbers},
		{Rule{"privacy-card", finding.Privacy, finding.Error, "银行卡号", "对外公布的材料里没有完整的银行卡号（按 Luhn 校验识别）。", law + "；第二十八条（金融账户）"}, cardNumbers},
		{Rule{"privacy-mobile", finding.Privacy, finding.Error, "手机号", "对外公布的材料里没有完整的手机号；办公固话和热线可以公布。", law}, mobileNumbers},
		{Rule{"privacy-plate", finding.Privacy, finding.Error, "车牌号", "对外公布的材料里没有完整的车牌号。", law}, plates},
		{Rule{"privacy-address", finding.Privacy, finding.Error, "家庭住址", "个人的住址只写到镇街、村居，不写门牌、楼栋和房号。", law}, homeAddresses},
		{Rule{"privacy-minor", finding.Privacy, finding.Error, "未成年人姓名", "不写出未成年人的姓名；写“某某”或化名。", "《未成年人保护法》第一百零三条；《个人信息保护法》第二十八条、第三十一条"}, namedMinors},
	}
}

// A number is a run of digits as printed, single blanks and hyphens between groups included.
type number struct {
	span
	digits string // ASCII, X of an ID upper-case
}

// numbers finds runs of at least eleven digits that no letter, digit or mask touches.
func (d *doc) numbers() (ns []number) {
	for i := 0; i < len(d.r); i++ {
		if !digit(d.r[i]) {
			continue
		}
		n := number{span: span{i, i}}
		b := make([]byte, 0, 24)
		for j := i; j < len(d.r); j++ {
			r := d.r[j]
			switch {
			case digit(r):
				b = append(b, byte('0'+digitValue(r)))
				n.end = j + 1
				continue
			case (r == 'X' || r == 'x' || r == 'Ｘ') && len(b) == 17:
				b = append(b, 'X')
				n.end = j + 1
			case (r == ' ' || r == '-' || r == '－' || r == '\u00a0') && digit(d.rune(j+1)) && len(b) >= 3:
				continue
			}
			break
		}
		if len(b) >= 11 && !d.touched(n.span) {
			n.digits = string(b)
			ns = append(ns, n)
		}
		i = n.end
	}
	return ns
}

// touched tells that a letter, digit or mask stands right beside the run: it is part of something longer.
func (d *doc) touched(s span) bool {
	beside := func(r rune) bool { return latin(r) || digit(r) || strings.ContainsRune("*＊×•●#_/", r) }
	return beside(d.rune(s.start-1)) || beside(d.rune(s.end)) || strings.ContainsRune(".．", d.rune(s.start-1)) && digit(d.rune(s.start-2))
}

func idNumbers(d *doc) (hits []hit) {
	for _, n := range d.numbers() {
		old := len(n.digits) == 15 && birthday("19"+n.digits[6:12]) && province(n.digits) && d.near(n.span, 14, "身份证", "公民身份", "证件号")
		if validID(n.digits) || old {
			hits = append(hits, hit{start: n.start, end: n.end, message: "完整的居民身份证号", hint: "删去，或遮去中间各位（如 4414**********0020）"})
		}
	}
	return hits
}

// validID checks an 18-digit resident ID: province, date of birth, and the check digit of GB 11643.
func validID(s string) bool {
	if len(s) != 18 || !province(s) || !birthday(s[6:14]) {
		return false
	}
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(s[i]-'0') * w
	}
	return "10X98765432"[sum%11] == s[17]
}

func province(s string) bool {
	return strings.Contains(" 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ", " "+s[:2]+" ")
}

func birthday(s string) bool {
	t, err := time.Parse("20060102", s)
	return err == nil && t.Year() >= 1900 && t.Year() < 2100
}

func mobileNumbers(d *doc) (hits []hit) {
	for _, n := range d.numbers() {
		s := n.digits
		if len(s) == 13 && strings.HasPrefix(s, "86") {
			s = s[2:]
		}
		if len(s) != 11 || s[0] != '1' || s[1] < '3' || d.ownPhone(s) {
			continue
		}
		if strings.ContainsRune("元次人件条份吨㎡", d.rune(n.end)) || d.near(n.span, 10, "编号", "文号", "单号", "索引号", "案号", "受理号", "序列号", "许可证号", "流水号") && !d.near(n.span, 12, "电话", "手机", "联系") {
			continue
		}
		hits = append(hits, hit{start: n.start, end: n.end, message: "完整的手机号", hint: "改写办公固话，或遮去中间四位（如 138****1234）"})
	}
	return hits
}

// ownPhone tells that the number is the office's own.
func (d *doc) ownPhone(s string) bool {
	for _, p := range d.options.Phones {
		if strings.Contains(strings.NewReplacer("-", "", " ", "").Replace(p), s) {
			return true
		}
	}
	return false
}

func cardNumbers(d *doc) (hits []hit) {
	for _, n := range d.numbers() {
		if len(n.digits) < 16 || len(n.digits) > 19 || strings.Contains(n.digits, "X") || validID(n.digits) || !luhn(n.digits) {
			continue
		}
		if d.near(n.span, 12, "索引号", "信用代码", "文号", "编号", "案号", "单号", "项目代码", "标识码", "机构代码", "统一代码", "许可证") {
			continue
		}
		card := d.near(n.span, 20, "卡", "账号", "帐号", "账户", "帐户", "银行", "开户", "户名", "汇款", "转账", "转入", "打款", "信用社")
		if card || strings.HasPrefix(n.digits, "62") {
			hits = append(hits, hit{start: n.start, end: n.end, message: "完整的银行卡号", hint: "删去，或只留后四位"})
		}
	}
	return hits
}

func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		v := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0 && strings.Trim(s, s[:1]) != ""
}

// near tells that one of the words stands within n code points before s, on its line.
func (d *doc) near(s span, n int, words ...string) bool {
	l := d.line(s.start)
	return containsAny(d.str(span{max(l.start, s.start-n), s.start}), words)
}

const plateProvinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

func plates(d *doc) (hits []hit) {
	for i, r := range d.r {
		if next := d.rune(i + 1); next < 'A' || next > 'Z' || !strings.ContainsRune(plateProvinces, r) {
			continue
		}
		j := i + 2
		if strings.ContainsRune("·•.-－ ．∙・", d.rune(j)) {
			j++
		}
		start, digits := j, 0
		for ; plateSign(d.rune(j)); j++ {
			if digit(d.rune(j)) {
				digits++
			}
		}
		end := j
		if strings.ContainsRune("挂学警港澳领使", d.rune(j)) && j-start >= 4 {
			end++
		}
		n := end - start
		if (n == 5 || n == 6) && digits >= 2 && !strings.ContainsRune("*＊×号", d.rune(j)) || (n == 5 || n == 6) && digits >= 3 && d.rune(j) == '号' && d.rune(j+1) != '文' {
			if !latin(d.rune(end)) && !digit(d.rune(end)) {
				hits = append(hits, hit{start: i, end: end, message: "完整的车牌号", hint: "删去，或遮去后几位（如 粤M****7）"})
			}
		}
	}
	return hits
}

func plateSign(r rune) bool { return digit(r) || r >= 'A' && r <= 'Z' && r != 'I' && r != 'O' }
