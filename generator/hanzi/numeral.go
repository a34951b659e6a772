package hanzi

import (
	"strconv"
	"strings"
)

// ArabicDigit is the value of a decimal digit, ASCII or full-width; ok is false for every other rune.
func ArabicDigit(r rune) (value int, ok bool) {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0'), true
	case '０' <= r && r <= '９':
		return int(r - '０'), true
	}
	return 0, false
}

// ChineseDigit is the value of a Chinese digit, 〇 to 九 and 两; ok is false for every other rune.
func ChineseDigit(r rune) (value int, ok bool) {
	switch r {
	case '〇', '零', '○':
		return 0, true
	case '一':
		return 1, true
	case '二', '两':
		return 2, true
	case '三':
		return 3, true
	case '四':
		return 4, true
	case '五':
		return 5, true
	case '六':
		return 6, true
	case '七':
		return 7, true
	case '八':
		return 8, true
	case '九':
		return 9, true
	}
	return 0, false
}

// Multiplier is the power of ten that 十 百 千 万 亿 stand for, 0 for every other rune.
func Multiplier(r rune) int {
	switch r {
	case '十':
		return 1
	case '百':
		return 2
	case '千':
		return 3
	case '万':
		return 4
	case '亿':
		return 8
	}
	return 0
}

// FoldDigits writes full-width digits, the full-width point and the full-width percent sign as their ASCII forms.
func FoldDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := ArabicDigit(r); ok {
			return rune('0' + d)
		}
		switch r {
		case '．':
			return '.'
		case '％', '﹪':
			return '%'
		}
		return r
	}, s)
}

// Number reads a whole numeral: 65, 1,234, 9.5万亿, 2万3千, 一百零五, 十二, 两万, 二〇二三 (a year read digit by digit), 三点五, and a bare
// multiplier (百亿 is 1e10). Full-width digits count. What can't be read as one number, or names a vague one (七八十), gives ok false.
func Number(s string) (value float64, ok bool) {
	s = FoldDigits(strings.ReplaceAll(s, ",", ""))
	if s == "" {
		return 0, false
	}
	if c := s[0]; '0' <= c && c <= '9' {
		return arabic(s)
	}
	runes := []rune(s)
	if whole, fraction, found := strings.Cut(s, "点"); found {
		return withPoint(whole, fraction)
	}
	if v, ok := digitByDigit(runes); ok {
		return v, true
	}
	return spoken(runes)
}

// arabic reads digits with multipliers behind them, group after group: 2万3千 is 23000, 9.5万亿 is 9.5e12.
func arabic(s string) (float64, bool) {
	total, last := 0.0, 1<<10
	for s != "" {
		n := strings.IndexFunc(s, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
		if n < 0 {
			n = len(s)
		}
		if n == 0 {
			return 0, false
		}
		digits, power := s[:n], 0
		s = s[n:]
		for s != "" {
			r := []rune(s)[0]
			m := Multiplier(r)
			if m == 0 {
				break
			}
			power += m
			s = s[len(string(r)):]
		}
		v, err := strconv.ParseFloat(digits+"e"+strconv.Itoa(power), 64)
		if err != nil || power >= last {
			return 0, false
		}
		total, last = total+v, power
		if power == 0 && s != "" {
			return 0, false
		}
	}
	return total, true
}

func withPoint(whole, fraction string) (float64, bool) {
	high, ok := Number(whole)
	if !ok || fraction == "" {
		return 0, false
	}
	digits := make([]byte, 0, len(fraction))
	for _, r := range fraction {
		d, ok := ChineseDigit(r)
		if !ok {
			return 0, false
		}
		digits = append(digits, byte('0'+d))
	}
	v, err := strconv.ParseFloat(strconv.FormatFloat(high, 'f', -1, 64)+"."+string(digits), 64)
	return v, err == nil
}

// digitByDigit reads a single digit or four and more as printed years are: 二〇二三. Two or three in a row (七八, 一二三) name no number.
func digitByDigit(runes []rune) (float64, bool) {
	if len(runes) == 2 || len(runes) == 3 {
		return 0, false
	}
	v := 0.0
	for _, r := range runes {
		d, ok := ChineseDigit(r)
		if !ok {
			return 0, false
		}
		v = v*10 + float64(d)
	}
	return v, true
}

// spoken reads numerals as they are said: 一百零五, 三千二百万, 百亿. A multiplier with nothing before it counts once (百亿, 十二).
func spoken(runes []rune) (float64, bool) {
	total, section, digit := 0.0, 0.0, -1 // digit: read, not yet multiplied; -1 none
	lowest := 1 << 10                     // the last power below 万 within the section
	for i, r := range runes {
		if d, ok := ChineseDigit(r); ok {
			if digit > 0 {
				return 0, false
			}
			digit = d
			continue
		}
		power := Multiplier(r)
		bare := i == 0 || Multiplier(runes[i-1]) >= 4 && section == 0
		switch {
		case power == 0:
			return 0, false
		case power < 4:
			if power >= lowest || digit <= 0 && !bare && r != '十' || digit < 0 && !bare {
				return 0, false
			}
			section += float64(max(digit, 1)) * pow10(power)
			lowest = power
		default:
			section += float64(max(digit, 0))
			if section == 0 && !bare && total == 0 {
				return 0, false
			}
			switch {
			case power == 8 && total > 0: // 三千万亿, 万亿
				total = (total + section) * pow10(power)
			case section == 0:
				total = pow10(power)
			default:
				total += section * pow10(power)
			}
			section, lowest = 0, 1<<10
		}
		digit = -1
	}
	return total + section + float64(max(digit, 0)), true
}

func pow10(n int) float64 {
	v := 1.0
	for range n {
		v *= 10
	}
	return v
}

// Spell writes n as it is said: 1 is 一, 12 is 十二, 23 is 二十三, 105 is 一百零五, 10000 is 一万, 0 is 零. Negative numbers begin with 负.
func Spell(n int) string {
	switch {
	case n == 0:
		return "零"
	case n < 0:
		return "负" + Spell(-n)
	}
	s := said(n)
	if strings.HasPrefix(s, "一十") {
		return strings.TrimPrefix(s, "一")
	}
	return s
}

// said writes n > 0 with every 一 in its place (一十二); 0 is the empty string.
func said(n int) string {
	for _, step := range []struct {
		size int
		name string
	}{{1e8, "亿"}, {1e4, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}} {
		if n < step.size {
			continue
		}
		rest := n % step.size
		s := said(n/step.size) + step.name
		if rest > 0 && rest < step.size/10 {
			s += "零"
		}
		return s + said(rest)
	}
	if n == 0 {
		return ""
	}
	return string([]rune("〇一二三四五六七八九")[n])
}
