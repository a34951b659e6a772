package document

import (
	"fmt"
	"strconv"
	"strings"
)

// numeral writes n in a number format of Word's (ECMA-376 part 1, 17.18.59). Formats of other scripts, and numbers beyond what a format
// has signs for, come out in figures, as Word has it.
func numeral(n int, format string) string {
	decimal := strconv.Itoa(n)
	switch format {
	case "none":
		return ""
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "decimalFullWidth", "decimalFullWidth2":
		return digitwise(n, "０１２３４５６７８９")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return enclosed(n, '①', 20)
	case "decimalEnclosedParen":
		return enclosed(n, '⑴', 20)
	case "decimalEnclosedFullstop":
		return enclosed(n, '⒈', 20)
	case "ideographEnclosedCircle":
		return enclosed(n, '㊀', 10)
	case "ideographTraditional":
		return nth(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return nth(n, "子丑寅卯辰巳午未申酉戌亥")
	case "ideographZodiacTraditional":
		if n < 1 || n > 60 {
			return decimal
		}
		return nth((n-1)%10+1, "甲乙丙丁戊己庚辛壬癸") + nth((n-1)%12+1, "子丑寅卯辰巳午未申酉戌亥")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2":
		return digitwise(n, "〇一二三四五六七八九")
	case "chineseCounting", "taiwaneseCounting":
		if n < 100 {
			return counted(n, "〇一二三四五六七八九", "十百千", "万", true)
		}
		return digitwise(n, "〇一二三四五六七八九")
	case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting":
		return counted(n, "零一二三四五六七八九", "十百千", "万", true)
	case "chineseLegalSimplified":
		return counted(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万", false)
	case "ideographLegalTraditional":
		return counted(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬", false)
	}
	return decimal
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}

// letters counts a … z, aa, bb … zz, aaa …
func letters(n int, first rune) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func digitwise(n int, digits string) string {
	signs := []rune(digits)
	var b strings.Builder
	for _, d := range strconv.Itoa(n) {
		b.WriteRune(signs[d-'0'])
	}
	return b.String()
}

func enclosed(n int, first rune, last int) string {
	if n < 1 || n > last {
		return strconv.Itoa(n)
	}
	return string(first + rune(n-1))
}

func nth(n int, signs string) string {
	all := []rune(signs)
	if n < 1 || n > len(all) {
		return strconv.Itoa(n)
	}
	return string(all[n-1])
}

// counted writes n below 100 million as it is spoken: 二十三, 一百零五, 一万零三十. The 一 of 一十 is left out at the front where short.
func counted(n int, digits, units, myriad string, short bool) string {
	signs, steps := []rune(digits), []rune(units)
	if n == 0 {
		return string(signs[0])
	}
	if n >= 10_000 {
		head, rest := counted(n/10_000, digits, units, myriad, short)+myriad, n%10_000
		switch {
		case rest == 0:
			return head
		case rest < 1000:
			head += string(signs[0])
		}
		return head + counted(rest, digits, units, myriad, false)
	}
	var b strings.Builder
	gap := false
	for power, step := 1000, 2; power >= 1; power, step = power/10, step-1 {
		d := n / power % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune(signs[0])
			gap = false
		}
		if !(short && d == 1 && power == 10 && b.Len() == 0) {
			b.WriteRune(signs[d])
		}
		if step >= 0 {
			b.WriteRune(steps[step])
		}
	}
	return b.String()
}
